-- Social budget: vad insatserna ska ge. En vakt (guard) ser till att ett volymmål inte nås på någons bekostnad.

social_budget "genomströmning" {
  text = "Genomströmning", unit = "vagen_in", measure = "deltagare.genomstromning",
  target = at_least "40 %", proposed = true,
  guards = {
    guard { "Avslut till arbete eller studier", "deltagare.till_arbete_eller_studier", not_below(last_year), status = "proposed" },
  },
}
