-- Förbundets mål 2021; insatsernas står i mal_lulea_2021.lua och mal_pitea_alvsbyn_2021.lua.
local publicerat = require "publicerat"
publicerat.deltagare(require "deltagartabeller_2021")
require "ekonomi_2021"
require "tryckt_2021"
require "indikatorer_2021"
require "enkat_2021"
require "register_2021"
require "kontroller_2021"

-- Källa: Årsredovisning 2021, Södra Norrbotten, Uppföljning av mål utifrån indikatorenkäter
goal "individ-1" {
  area = "Individ i centrum", goal = "Deltagare i samordnad rehabilitering når jobb, utbildning eller annan passande lösning",
  subgoal = "Stödet har varit till stor nytta",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr1",
  target = not_below(nation),
}

goal "individ-2" {
  area = "Individ i centrum", goal = "Deltagare i samordnad rehabilitering når jobb, utbildning eller annan passande lösning",
  subgoal = "Medbestämmande om vilket stöd som ges",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr2",
  target = not_below(nation),
}

goal "individ-3" {
  area = "Individ i centrum", goal = "Deltagare i samordnad rehabilitering når jobb, utbildning eller annan passande lösning",
  subgoal = "Mer redo för jobb eller utbildning",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr3",
  target = not_below(nation),
}

goal "utveckling-1" {
  area = "Utveckling", goal = "Parterna förnyar sina samordnade insatser och integrerar samverkan mer",
  subgoal = "Arbetssätt och synsätt över sektorsgränser",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr4",
  target = not_below(nation),
}

goal "arbetssatt-1" {
  area = "Arbetssätt/processer", goal = "Förbundet är arenan där parterna hjälper varandra att samverka",
  subgoal = "Personal blir lyssnad på och andra vet vad den bidrar med",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr5",
  target = not_below(nation),
}

goal "arbetssatt-2" {
  area = "Arbetssätt/processer", goal = "Förbundet är arenan där parterna hjälper varandra att samverka",
  subgoal = "De olika arbetssätten går ihop",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr6",
  target = not_below(nation),
}

goal "arbetssatt-3" {
  area = "Arbetssätt/processer", goal = "Förbundet är arenan där parterna hjälper varandra att samverka",
  subgoal = "Deltagares kunskap och synpunkter tas till vara",
  text = "Positiva svar, minst rikssnittet",
  measure = "malmatt.nr7",
  target = not_below(nation),
}

goal "arbetssatt-4" {
  area = "Arbetssätt/processer", goal = "Förbundet är arenan där parterna hjälper varandra att samverka",
  subgoal = "Strukturer för relationer finns",
  text = "Positiva svar, minst rikssnittet (redovisas under Utveckling)",
  target = not_below(nation),
  note = "Målnivån är rikssnittet; utfallet redovisas under Utveckling och är inte publicerat för sig.",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Mål Jämställdhet
goal "jamstalldhet-1" {
  area = "Jämställdhet", goal = "Kvinnor och män får likvärdig arbetslivsinriktad rehabilitering",
  subgoal = "Frågan bevakas i analys, rapporter och budget",
  text = "Utfall visas könsuppdelat",
  target = yes,
}

goal "stoppa-valdet.jamstalldhet-a" {
  area = "Jämställdhet", goal = "Våldsutsatthet upptäcks oftare",
  subgoal = "Beprövade frågor om våld ställs rutinmässigt i alla insatser",
  unit = "stoppa-valdet",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Mål Ekonomi
goal "ekonomi-1" {
  area = "Ekonomi", goal = "Budgeten hålls",
  subgoal = "Hushållning med tillgängliga medel",
  text = "Kostnader inom budgetram",
  measure = "ekonomi.kostnader",
  target = at_most(kr(7101506)),
  judgement = { box = "met", role = "förbundet" },
  note = "Källan bedömer ja eller nej; ramen är driftsredovisningens budget.",
}

goal "ekonomi-2" {
  area = "Ekonomi", goal = "Pengarna når målgruppen",
  text = "Andel av använda medel som gått till insatser för målgruppen",
  measure = "ekonomi.andel_till_individinsatser",
  target = at_least "75 %",
  judgement = { box = "not_met", role = "förbundet" },
}

goal "ekonomi-3" {
  area = "Ekonomi", goal = "Överskottet används under året",
  text = "Minskning av det ackumulerade överskottet",
  measure = "ekonomi.minskat_overskott",
  target = no_target,
  judgement = { box = "not_met", role = "förbundet" },
  note = "Källan bedömer ja eller nej och anger ingen nivå.",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Uppföljning och resultat för individriktade insatser
goal "volym-1" {
  area = "Budgeterad volym", goal = "Planerat deltagarantal nås",
  subgoal = "Registrering i SUS med personuppgifter",
  text = "Inskrivna under året",
  measure = "deltagare.med-personuppgifter-i-sus",
  target = at_least(count(315)),
}

goal "volym-2" {
  area = "Budgeterad volym", goal = "Planerat deltagarantal nås",
  subgoal = "Volymregistrerade individinsatser",
  text = "Deltagare under året",
  measure = "deltagare.volymregistrerade-i-sus",
  target = at_least(count(168)),
}

require "mal_lulea_2021"
require "mal_pitea_alvsbyn_2021"
