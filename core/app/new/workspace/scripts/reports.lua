-- Rapporter: titel, ingress, nyckeltal i sammanfattningen och förslag till beslut.

report "social-redovisning" {
  title = "Social redovisning 2025", lead = "Vad insatserna gav och om målen nåddes.",
  facts = { "deltagare.antal@vagen_in", "viktat" },
  decisions = { "Styrelsen godkänner den sociala redovisningen för 2025." },
}

report "verksamhetsplan" {
  title = "Verksamhetsplan 2025", lead = "Målen för året och vem som ansvarar.",
  decisions = { "Styrelsen fastställer verksamhetsplanen för 2025." },
}
