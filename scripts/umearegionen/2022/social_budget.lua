-- Social budget 2022. Påhittad: nivåerna står i 2022/data/socialbudget.csv och utfallen räknas ur det påhittade registret,
-- för att visa en budget som är en tabell. Styrelsens beslut om den sociala budgeten är det för 2021.
local plattformar = { "torgen", "samordningsteamet" }
local avslutade = source "register":where { slut = in_period }

social_budget "avslut" { text = "Avslut under året (påhittad budget)", unit = plattformar, measure = measure "plattformar.avslut" {
    label = "Avslut under året", kind = "count", unit = plattformar, tags = { "social budget" }, value = avslutade:count() },
  levels = levels_from(source "socialbudget"),
  cost = measure "plattformar.kostnad" { label = "Plattformens kostnad", kind = "sum", measured_in = "kr", unit = plattformar,
    tags = { "social budget" }, value = source "kostnader":sum "belopp" },
  next_year = { rule = "outcome", why = "Årets utfall, tills nästa års platser är kända." },
}

social_budget "arbete-studier" { text = "Avslut till arbete eller studier (påhittad budget)", unit = plattformar,
  measure = measure "plattformar.till_arbete_eller_studier" {
    label = "Avslut till arbete eller studier", kind = "share", unit = plattformar, tags = { "social budget" },
    definition = "Avslut under året med orsaken arbete eller studier, av alla avslut under året.",
    value = share { of = avslutade, where = { avslutsorsak = { "arbete", "studier" } } } },
  levels = levels_from(source "socialbudget"),
}
