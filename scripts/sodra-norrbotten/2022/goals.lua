-- Utvecklingsområden för indikatorarbetet 2022.

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 4 Utvecklingsområden
goal "indikatorarbete-1" {
  area = "Indikatorarbete", goal = "Fler svar på enkäterna",
  subgoal = "Bättre lokala rutiner för att hantera dem",
  target = no_level,
}

goal "indikatorarbete-2" {
  area = "Indikatorarbete", goal = "Resultaten används lokalt",
  subgoal = "Ett indikatornätverk byggs upp",
  target = no_level,
}

goal "indikatorarbete-3" {
  area = "Indikatorarbete", goal = "SKAPA införs",
  subgoal = "Fördjupad bild av deltagarens egen utveckling",
  target = no_level,
}
