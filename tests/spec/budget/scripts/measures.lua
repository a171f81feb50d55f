-- Påhittat: se README.md.
measure "arbete" {
  label = "Avslut till arbete", kind = "count", unit = { "spar", "bron" },
  value = source "deltagare":where { orsak = "arbete" }:count(),
}

measure "kostnad" {
  label = "Insatsens kostnad", kind = "sum", measured_in = "kr", unit = { "spar", "bron" },
  value = function(c) return c:source "pengar":sum "belopp" end,
}
