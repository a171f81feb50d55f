goal "1.1" {
  area = "1. Individer", goal = "Deltagarna går vidare",
  text = "Avslut till arbete eller studier", unit = "spar", responsible = { "Styrgruppen" },
  measure = "deltagare.avslut",
  target = at_least "70 %", partly = at_least "60 %",
}

goal "1.2" {
  area = "1. Individer", goal = "Deltagarna är nöjda",
  text = "Bra bemötande", responsible = { "Förbundschefen" },
  measure = "enkat.bemotande",
  target = at_least "90 %",
}
