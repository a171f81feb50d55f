-- Målen 2021 för insatserna i Luleå.
local utfall = require("publicerat").utfall

utfall("utfall.arenan.mal-c", "Avslutade till jobb eller studier (redovisade av arbetsmarknadsförvaltningen)", { unit = "arenan" })
utfall("utfall.arenan.mal-d", "Avslutade till jobb, studier eller aktivt sökande hos AF", { unit = "arenan" })
utfall("utfall.samverkansteam.mal-c", "Avslutade till jobb eller studier", { unit = "samverkansteam" })
utfall("utfall.samverkansteam.aktivitet-3", "Avslutade till jobb eller studier", { unit = "samverkansteam" })
utfall("utfall.samkraft.mal-b", "Deltagare som tyckt att gruppträffarna gett något", { unit = "samkraft" })

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "arenan.mal-a" {
  area = "Insatsens mål", goal = "En ingång till alla insatser",
  unit = "arenan",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Resultat individinsatser i Luleå
goal "arenan.mal-b" {
  area = "Insatsens mål", goal = "Volym",
  text = "Deltagare per år",
  unit = "arenan", measure = "arenan.deltagare",
  target = at_least(count(250)),
}

goal "arenan.mal-c" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Avslutade till jobb eller studier (redovisade av arbetsmarknadsförvaltningen)",
  unit = "arenan", measure = "utfall.arenan.mal-c",
  target = at_least "40 %",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Luleå
goal "arenan.mal-d" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Avslutade till jobb, studier eller aktivt sökande hos AF",
  unit = "arenan", measure = "utfall.arenan.mal-d",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Resultat individinsatser i Luleå
goal "arenan.mal-e" {
  area = "Insatsens mål", goal = "Lägre försörjningsstöd",
  text = "Utbetalt försörjningsstöd i Luleå",
  unit = "arenan", measure = "arenan.forsorjningsstod",
  target = falls,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Projekt Arenan
goal "arenan.mal-1" {
  area = "Insatsens mål", goal = "Parterna löser delade utmaningar tillsammans",
  unit = "arenan",
  target = no_level,
}

goal "arenan.mal-2" {
  area = "Insatsens mål", goal = "Samverkan fortsätter utvecklas långsiktigt",
  subgoal = "Strukturerat och lösningsinriktat, över myndigheter och kommun",
  unit = "arenan",
  target = no_level,
}

goal "arenan.mal-3" {
  area = "Insatsens mål", goal = "Samlad ingång till plattformens utbud",
  unit = "arenan",
  target = yes,
}

goal "arenan.mal-4" {
  area = "Insatsens mål", goal = "Volym under projektet",
  text = "Personer som fått del av någon insats",
  unit = "arenan",
  target = at_least(count(500)), base = "project_to_date",
}

goal "arenan.mal-5" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Remitterade som går vidare",
  unit = "arenan",
  target = at_least "40 %",
}

goal "arenan.mal-6" {
  area = "Insatsens mål", goal = "Lägre försörjningsstöd",
  subgoal = "Fler försörjer sig själva",
  text = "Minskning på tre år, 2020–2022, för arbetssökande i Luleå",
  unit = "arenan",
  target = at_least "22 %",
}

goal "arenan.mal-7" {
  area = "Insatsens mål", goal = "Delad kommunikation och delat förhållningssätt",
  unit = "arenan",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Luleå / Bilaga 3 Beredningsgruppen
goal "beredningsgruppen.mal-1" {
  area = "Insatsens mål", goal = "Samlad ingång för den som är ny",
  unit = "beredningsgruppen",
  target = yes,
}

goal "beredningsgruppen.mal-2" {
  area = "Insatsens mål", goal = "Ansökningar tas emot, bereds och får en rekommendation om första steg",
  text = "Inkomna intresseanmälningar",
  unit = "beredningsgruppen", measure = "beredningsgruppen.anmalningar",
  target = no_target,
}

goal "beredningsgruppen.mal-3" {
  area = "Insatsens mål", goal = "Kortare förberedande arbete i egen regi i vissa ärenden",
  text = "Deltagare gruppen själv arbetat med",
  unit = "beredningsgruppen", measure = "beredningsgruppen.aktualisering.arbetat-med-sjalva",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "samverkansteam.mal-a" {
  area = "Insatsens mål", goal = "Ingång via beredningsgrupp",
  unit = "samverkansteam",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Resultat individinsatser i Luleå
goal "samverkansteam.mal-b" {
  area = "Insatsens mål", goal = "Volym",
  text = "Deltagare per år",
  unit = "samverkansteam", measure = "samverkansteam.deltagare",
  target = at_least(count(160)),
}

goal "samverkansteam.mal-c" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Avslutade till jobb eller studier",
  unit = "samverkansteam", measure = "utfall.samverkansteam.mal-c",
  target = at_least "40 %",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Luleå / Bilaga 3 Samverkansteam Luleå
goal "samverkansteam.aktivitet-1" {
  area = "Aktivitetsmål", goal = "Plats för nya via beredningsgruppen",
  text = "Nya deltagare per år",
  unit = "samverkansteam", measure = "samverkansteam.nya.nya",
  target = at_least(count(100)),
  judgement = { box = "not_met", role = "insatsen" },
}

goal "samverkansteam.aktivitet-2" {
  area = "Aktivitetsmål", goal = "Progression följs med indikatorenkäten",
  subgoal = "Efter tre månader och vid avslut",
  text = "Deltagare som erbjuds enkäten",
  unit = "samverkansteam",
  target = equals "100 %",
  judgement = { box = "not_met", role = "insatsen" },
}

goal "samverkansteam.aktivitet-3" {
  area = "Aktivitetsmål", goal = "Jobb eller utbildning",
  text = "Avslutade till jobb eller studier",
  unit = "samverkansteam", measure = "utfall.samverkansteam.aktivitet-3",
  target = at_least "35 %",
  judgement = { box = "not_met", role = "insatsen" },
}

goal "samverkansteam.aktivitet-4" {
  area = "Aktivitetsmål", goal = "Dokumentation som pekar framåt",
  text = "Avslutade som får avslutsdokument",
  unit = "samverkansteam",
  target = equals "100 %",
  judgement = { box = "met", role = "insatsen" },
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Samverkansteam Luleå
goal "samverkansteam.mal-d" {
  area = "Insatsens mål", goal = "Vidare till jobb",
  unit = "samverkansteam",
  target = no_level,
}

goal "samverkansteam.mal-e" {
  area = "Insatsens mål", goal = "Vidare till utbildning",
  unit = "samverkansteam",
  target = no_level,
}

goal "samverkansteam.mal-f" {
  area = "Insatsens mål", goal = "Vidare till rätt insats efter behov",
  unit = "samverkansteam",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "samkraft.mal-a" {
  area = "Insatsens mål", goal = "Tidigt stöd",
  subgoal = "Inventera resurser, medskapa och arbeta samtidigt på flera fronter",
  text = "Stegförflyttning följs",
  unit = "samkraft",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Bilaga 2 Samkraft
goal "samkraft.mal-b" {
  area = "Insatsens mål", goal = "Egenmakt",
  text = "Deltagare som tyckt att gruppträffarna gett något",
  unit = "samkraft", measure = "utfall.samkraft.mal-b",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Samkraft
goal "samkraft.mal-1" {
  area = "Insatsens mål", goal = "Lösningsfokus",
  subgoal = "Både enskilt och i grupp",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-2" {
  area = "Insatsens mål", goal = "Resurserna kartläggs från start",
  subgoal = "Tillsammans med deltagaren, i fast form",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-3" {
  area = "Insatsens mål", goal = "Deltagaren är medskapare",
  subgoal = "Planering och genomförande görs ihop",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-4" {
  area = "Insatsens mål", goal = "Parallella insatser",
  subgoal = "Minst en är alltid inriktad på arbetslivet",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-5" {
  area = "Insatsens mål", goal = "Flexibla aktiviteter",
  subgoal = "Går att anpassa efter person",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-6" {
  area = "Insatsens mål", goal = "Tät uppföljning av steg framåt",
  subgoal = "Med instrument och självskattning",
  unit = "samkraft",
  target = yes,
}

goal "samkraft.mal-7" {
  area = "Insatsens mål", goal = "Arbetssättet sprids till hela Arenan",
  subgoal = "Lösningar som håller länge",
  unit = "samkraft",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "forstudie-ips.mal-a" {
  area = "Insatsens mål", goal = "Underlag för en IPS-verksamhet i Luleå",
  subgoal = "Beskriva start och organisation utifrån parternas resurser",
  text = "Slutrapport lämnad",
  unit = "forstudie-ips",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Bilaga 3 MyKey
goal "mykey.mal-a" {
  area = "Insatsens mål", goal = "Mindre utanförskap",
  subgoal = "Isolering bryts, vardagen fungerar, närmare egen försörjning",
  unit = "mykey",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 MyKey / Resultat individinsatser i Luleå
goal "mykey.volym-a" {
  area = "Volymmål", goal = "Unga får del av insatsen",
  text = "Deltagare under projektet",
  unit = "mykey", measure = "mykey.deltagare",
  target = at_least(count(45), { after = months(23) }), base = "project_to_date",
  note = "Målet gäller hela projekttiden, till och med juni 2023.",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 MyKey
goal "mykey.resultat-a" {
  area = "Resultatmål", goal = "Individuellt stöd",
  text = "Får stöd utifrån egen situation",
  unit = "mykey",
  target = equals "100 %",
}

goal "mykey.resultat-b" {
  area = "Resultatmål", goal = "Bruten isolering",
  text = "Bryter sin isolering",
  unit = "mykey",
  target = at_least "80 %",
}

goal "mykey.resultat-c" {
  area = "Resultatmål", goal = "Planerad övergång",
  text = "Har en plan för nästa åtgärd när insatsen är slut",
  unit = "mykey",
  target = at_least "60 %",
}

goal "mykey.resultat-d" {
  area = "Resultatmål", goal = "Jobb eller utbildning",
  text = "Motiveras vidare till jobb eller studier",
  unit = "mykey",
  target = at_least "20 %",
}

goal "mykey.individ-1" {
  area = "Individuella mål", goal = "Bättre livskvalitet och självkänsla",
  unit = "mykey",
  target = no_level,
}

goal "mykey.individ-2" {
  area = "Individuella mål", goal = "Negativ hälsoutveckling bryts",
  unit = "mykey",
  target = no_level,
}

goal "mykey.individ-3" {
  area = "Individuella mål", goal = "Större kontaktnät, privat och professionellt",
  unit = "mykey",
  target = no_level,
}

goal "mykey.individ-4" {
  area = "Individuella mål", goal = "Tillit till välfärdens organisationer",
  unit = "mykey",
  target = no_level,
}
