-- Mål från verksamhetsplanen 2021–2023 och uppdraget Stoppa våldet.
-- Målkartan med åtta mål ersattes efter revisionens synpunkter av sju målformuleringar med delmål och effekter.
goal "malformuleringar" {
  area = "Verksamhetsplan 2021–2023", goal = "Sju målformuleringar med delmål och effekter",
  target = no_level, replaces = "2020:malkarta",
  note = "De sju målformuleringarna är inte publicerade i uppsiktsrapporten.",
}

measure "misam.avslutade_forsta_halvaret" {
  label = "Avslutade ärenden första halvåret", kind = "share", unit = "misam",
  value = printed("23 %", "Regionstyrelsens uppsikt 2021, Skellefteå-Norsjö"),
  definition = "Andel avslutade ärenden första halvåret; basen anges inte i källan.", tags = { "avslut" },
}

-- Källa: Årsredovisning 2020, Skellefteå-Norsjö, avsnitt 1.7
goal "stravan-1" {
  area = "Strävansmål", goal = "Samverkan i MISAM och NAFS byggs ut under tre år",
  subgoal = "Fokus på metod, förutsättningar, uppföljning och utvärdering",
  target = no_level,
}

-- Källa: Regionstyrelsens uppsikt 2021, Skellefteå-Norsjö
goal "stoppa-valdet.uppdrag-a" {
  area = "Regeringsuppdrag", goal = "Våldsutsatthet upptäcks oftare",
  unit = "stoppa-valdet",
  target = no_level,
}

goal "stoppa-valdet.uppdrag-b" {
  area = "Regeringsuppdrag", goal = "Mer kunskap om våld och vad det leder till",
  unit = "stoppa-valdet",
  target = no_level,
}
