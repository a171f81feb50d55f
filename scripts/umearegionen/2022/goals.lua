-- Mål 2022 som är publicerade med nivå. Källa: Social redovisning 2022, samhälls- och medlemsnytta.
require "utfall_2022"
require "enkat_2022"
require "register_2022"

goal "genomstromning" {
  area = "Samhälls- och medlemsnytta", goal = "Omsättning på plattformarna",
  text = "Genomströmning: årets avslut av alla deltagare under året",
  measure = "avslut.genomstromning", target = at_least "40 %", replaces = "2021:social-budget-1",
  note = "Målet var 50 % i den sociala budgeten för 2021. Definitionen är nu skriven som avslut delat med deltagare.",
}

goal "positiv-losning" {
  area = "Samhälls- och medlemsnytta", goal = "Positiv lösning för deltagaren",
  text = "Avslut till en lösning som är positiv för deltagaren",
  measure = "avslut.positiv", target = at_least "80 %",
}

goal "arbete" {
  area = "Samhälls- och medlemsnytta", goal = "Positiv lösning för deltagaren",
  text = "Positiva avslut som gick till arbete", measure = "avslut.arbete", target = at_least "35 %",
}

goal "studier" {
  area = "Samhälls- och medlemsnytta", goal = "Positiv lösning för deltagaren",
  text = "Positiva avslut som gick till studier", measure = "avslut.studier", target = at_least "25 %",
}

goal "offentlig-forsorjning" {
  area = "Samhälls- och medlemsnytta", goal = "Färre med offentlig försörjning",
  text = "Andel med offentlig försörjning lägre än året före, halvårsekvivalenter januari–juni",
  target = falls,
}
