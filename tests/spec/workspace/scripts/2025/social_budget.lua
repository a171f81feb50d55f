social_budget "avslut" { text = "Avslut till arbete eller studier", unit = "spar", measure = "deltagare.avslut",
  target = at_least "60 %", proposed = true,
  guards = { guard { "Bra bemötande", "enkat.bemotande", at_least "80 %", status = "proposed" } } }
