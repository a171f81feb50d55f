-- Mål i styrelsens beslut den 4 maj 2021.

-- Källa: Protokoll 2021-05-04, Umeåregionen, § 38
goal "social-budget-1" {
  area = "Social budget", goal = "Omsättning på plattformarna",
  subgoal = "Målet får inte stänga ute den som behöver insatsen",
  text = "Deltagare som avslutas inom ett verksamhetsår",
  responsible = { "Kansliet" },
  target = at_least "50 %",
  decided = "2021-05-04 § 38",
}

goal "social-budget-2" {
  area = "Social budget", goal = "Kortare tid i plattformarna",
  text = "Genomsnittlig tid",
  target = falls,
  decided = "2021-05-04 § 38",
}

goal "strategi-a" {
  area = "Strategiska mål", goal = "Plattformarna värderas med ett viktat index",
  subgoal = "Medlemmarna är med och bestämmer vikterna",
  responsible = { "Kansliet" },
  target = yes,
  decided = "2021-05-04 § 38",
}

-- Källa: Protokoll 2021-05-04, Umeåregionen, § 36
goal "handlingsplan-a" {
  area = "Handlingsplaner", goal = "Gemensamma handlingsplaner följs upp",
  subgoal = "Styrelsen har antagit ett stöd för arbetet",
  responsible = { "Kansliet" },
  target = yes,
  decided = "2021-05-04 § 36",
}
