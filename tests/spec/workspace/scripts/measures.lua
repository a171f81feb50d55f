-- Made up: see README.md beside forbund.json.
local deltagare = source "deltagare"

measure "deltagare.antal" {
  label = "Deltagare", kind = "count", unit = "spar", by = { "kön" }, tags = { "deltagare" },
  value = deltagare:count(),
}

measure "deltagare.avslut" {
  label = "Avslut till arbete eller studier", kind = "share", unit = "spar",
  value = share { of = deltagare:where { orsak = filled }, where = { orsak = { "arbete", "studier" } } },
}

measure "enkat.bemotande" {
  label = "Bra bemötande", kind = "share", tags = { "indikator" },
  value = source "enkat":where { ["fråga"] = "bemötande" }:printed "andel",
  national = source "enkat":where { ["fråga"] = "bemötande" }:printed "riket",
}
