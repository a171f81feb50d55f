-- Viktat index 2022. Sju vikter är publicerade (lästa ur symbolernas namn); övriga indikatorer står med sitt utfall och
-- ingår i återstoden. Tre områden och hela indexet har publicerade totaler. Inget är påhittat.
require "utfall_2022"
require "kontroller_2022"
local publicerat = require("viktat_index").publicerat

report "social-redovisning" {
  title = "Social redovisning", lead = "Vad plattformarna har uppnått, mätt med ett viktat index och en social budget.",
  facts = { "index:viktat", "umearegionen.deltagare", "umearegionen.avslut", "umearegionen.positiva-avslut" },
  decisions = {
    "Styrelsen föreslås godkänna den sociala redovisningen.",
    "Styrelsen föreslås ge kansliet i uppdrag att redovisa poäng per område även för de områden som saknar det.",
  },
}

index "viktat" { title = "Viktat index", target = at_least "70",
  near = points(2), near_earns = 0,
  near_assumed = "den är inte publicerad; nära är sett vid 1 och 2 procentenheter, inte vid 6 och 7",
  published = publicerat "hela",
  -- Antagande: vikterna är inte beslutade, så slutsatsen prövas med vikter som ändras med högst en fjärdedel.
  robustness = { weights = "25 %", draws = 2000, seed = 1 },

  area "Samhälls- och medlemsnytta" { id = "samhalls-och-medlemsnytta",
    { not_published, "Genomströmning: årets avslut av alla deltagare under året", "avslut.genomstromning",
      at_least "40 %" },
    { not_published, "Avslut till en lösning som är positiv för deltagaren", "avslut.positiv", at_least "80 %" },
    { not_published, "Positiva avslut som gick till arbete", "avslut.arbete", at_least "35 %" },
    { 10, "Positiva avslut som gick till studier", "avslut.studier", at_least "25 %" },
    { not_published, "Beskrivning av andra slags positiva lösningar", nil, yes, id = "beskrivning-andra-losningar" },
    { not_published, "Fyra fallbeskrivningar med tidslinje", nil, yes, id = "fallbeskrivningar" },
    { not_published, "Andel med offentlig försörjning lägre än året före, halvårsekvivalenter januari–juni", nil,
      falls, id = "offentlig-forsorjning" } },

  area "Jämlik samverkan" { id = "jamlik-samverkan", published = publicerat "jamlik-samverkan" },

  area "God samordning" { id = "god-samordning",
    { not_published, "Fallstudie som visar att den regionala samverkan fungerat", nil, yes, id = "fallstudie" },
    { 2, "Personal: medskapande och trohet mot beslutat arbetssätt", "personal.medskapande", at_least "80 %" } },

  area "Deltagarnöjdhet" { id = "deltagarnojdhet", published = publicerat "deltagarnojdhet",
    { not_published, "Avslutade som funnit en positiv lösning, i tiondelar", "deltagare.positiv-losning",
      at_least(score(8)) },
    { 2, "Deltagare: fått vara med och bestämma om stödet", "deltagare.bestamma", at_least "80 %" },
    { not_published, "Deltagare: en person eller ett team att vända sig till", "deltagare.team", at_least "80 %" },
    { 3, "Deltagare: bemötande", "deltagare.bemotande", at_least "80 %" },
    { 5, "Deltagare: tiden i verksamheten har varit viktig", "deltagare.tiden", at_least "80 %" } },

  area "Medarbetarnöjdhet" { id = "medarbetarnojdhet", published = publicerat "medarbetarnojdhet",
    { 1, "Personal: andra myndigheter lyssnar", "personal.lyssnar", at_least "80 %" },
    { 1, "Personal: andra myndigheter vet vad jag kan bidra med", "personal.vet", at_least "80 %" } },
}
