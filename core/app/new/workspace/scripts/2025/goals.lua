-- Mål för planåret 2025. Varje mål får ett id som i er plan. Ett mål utan mått blir "ej mätt", aldrig noll.

goal "1.1" {
  area = "1. Individer", goal = "Deltagarna kommer närmare arbete eller studier",
  text = "Avslut till arbete eller studier", unit = "vagen_in", responsible = { "Styrgruppen" },
  measure = "deltagare.till_arbete_eller_studier",
  target = at_least "50 %", partly = at_least "45 %",
}

goal "1.2" {
  area = "1. Individer", goal = "Den som behöver stöd får plats utan dröjsmål",
  text = "Genomströmning", unit = "vagen_in", responsible = { "Förbundschefen" },
  measure = "deltagare.genomstromning",
  target = at_least "40 %",
}

goal "2.1" {
  area = "2. Inflytande", goal = "Deltagarna är med och bestämmer",
  text = "Fått vara med och bestämma om stödet", responsible = { "Förbundschefen" },
  measure = "enkat.bestamma",
  target = at_least "80 %",
}

goal "2.2" {
  area = "2. Inflytande", goal = "Samverkan märks i vardagen",
  text = "Parterna beskriver hur samverkan fungerar", responsible = { "Beredningsgruppen" },
  target = no_level,                                   -- en avsikt utan nivå: ej mätbart
}
