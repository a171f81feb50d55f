-- Mått på plattformarna i Samordningsförbundet Umeåregionen. Utfallen för 2021 är inte publicerade.
measure "plattformar.omsattning" {
  label = "Omsättning: deltagare som avslutas inom ett verksamhetsår", kind = "share",
  unit = { "torgen", "samordningsteamet" }, value = not_published "utfallet är inte publicerat",
  definition = "Deltagare som avslutas inom ett verksamhetsår, av alla deltagare.", tags = { "social budget" },
}

measure "plattformar.tid" {
  label = "Genomsnittlig tid i plattformarna", kind = "mean", measured_in = "months",
  unit = { "torgen", "samordningsteamet" }, value = not_published "utfallet är inte publicerat",
  tags = { "social budget" },
}
