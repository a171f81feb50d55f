goal "1.1" {
  area = "1. Individer", goal = "Deltagarna går vidare till arbete", text = "Avslut till arbete", unit = "spar",
  measure = "arbete", target = at_least(24),
}
