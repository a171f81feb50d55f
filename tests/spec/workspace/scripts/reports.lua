report "social-redovisning" {
  title = "Social redovisning 2025", lead = "Allt i den här rapporten är påhittat.",
  facts = { "deltagare.antal@spar", "viktat" },
  decisions = { "Styrelsen godkänner den sociala redovisningen." },
}
