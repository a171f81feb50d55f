-- Målen 2021 för insatserna i Piteå och Älvsbyn, och för plattformen för sociala företag.
local utfall = require("publicerat").utfall

utfall("utfall.moa-pitea.mal-b", "Avslutade till jobb eller studier, hela projekttiden", { unit = "moa-pitea", base = "project_to_date" })
utfall("utfall.moa-alvsbyn.mal-b", "Avslutade till jobb eller studier, hela projekttiden", { unit = "moa-alvsbyn", base = "project_to_date" })
utfall("utfall.moa.projekt-a", "Deltagare vidare till jobb eller studier 13 januari 2022", { unit = "moa", base = "project_to_date" })
utfall("utfall.moa.projekt-b", "Deltagare som själva anger detta", { unit = "moa", base = "project_to_date" })
utfall("utfall.moa.projekt-d", "Aktivitet eller påbörjad plan inom en månad", { unit = "moa", base = "project_to_date" })
utfall("utfall.tidsam.mal-2a", "I sysselsättning, jobb eller studier, hela insatstiden", { unit = "tidsam", base = "project_to_date" })
utfall("utfall.tidsam.mal-2b", "Vidare till jobb eller studier under 2021", { unit = "tidsam" })
utfall("utfall.etablering-kvinna.mal-b", "Avslutade till jobb eller utbildning", { unit = "etablering-kvinna" })
utfall("utfall.ett-steg-till.mal-a", "Avslutade till jobb eller studier", { unit = "ett-steg-till" })
utfall("utfall.ett-steg-till.mal-b", "Avslutade med varaktig egen lösning", { unit = "ett-steg-till" })
utfall("utfall.steget-fram.mal-2a", "Avslutade till jobb", { unit = "steget-fram" })
utfall("utfall.steget-fram.mal-2b", "Avslutade som aktivt sökande", { unit = "steget-fram" })

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "moa-pitea.mal-a" {
  area = "Insatsens mål", goal = "Volym",
  subgoal = "Ingen fördelning per kommun",
  text = "Deltagare i hela projektet",
  unit = "moa-pitea",
  target = at_least(count(120)), base = "project_to_date",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Södra Norrbotten
goal "moa-pitea.mal-b" {
  area = "Insatsens mål", goal = "Närmare jobb eller utbildning",
  text = "Avslutade till jobb eller studier, hela projekttiden",
  unit = "moa-pitea", measure = "utfall.moa-pitea.mal-b",
  target = at_least "50 %", base = "project_to_date",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "moa-pitea.mal-c" {
  area = "Insatsens mål", goal = "Kortare tid utan aktivitet",
  unit = "moa-pitea",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 MoA Piteå
goal "moa-pitea.mal-1" {
  area = "Insatsens mål", goal = "Unga kommer närmare jobb eller utbildning",
  subgoal = "Aktörerna samarbetar så att passiva perioder blir kortare",
  unit = "moa-pitea",
  target = no_level,
}

goal "moa-pitea.mal-2" {
  area = "Insatsens mål", goal = "Metoder för att nå och behålla kontakt",
  subgoal = "Unga 15–29 år utanför jobb och skola eller i riskzon",
  unit = "moa-pitea",
  target = no_level,
}

goal "moa-pitea.mal-3" {
  area = "Insatsens mål", goal = "Starkare samverkan",
  subgoal = "Inom och mellan parter i kommunen och med andra",
  unit = "moa-pitea",
  target = no_level,
}

goal "moa-pitea.mal-4" {
  area = "Insatsens mål", goal = "Medarbetare bättre på att stötta",
  subgoal = "Mot jobb eller utbildning",
  unit = "moa-pitea",
  target = no_level,
}

goal "moa-pitea.mal-5" {
  area = "Insatsens mål", goal = "Tillgänglighet",
  subgoal = "Kunskap om hinder och diskrimineringsgrunder",
  unit = "moa-pitea",
  target = no_level,
}

goal "moa-pitea.mal-6" {
  area = "Insatsens mål", goal = "Jämställdhet",
  subgoal = "Arbetet på deltagande arbetsplatser utvecklas",
  unit = "moa-pitea",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "moa-alvsbyn.mal-a" {
  area = "Insatsens mål", goal = "Volym",
  subgoal = "Ingen fördelning per kommun",
  text = "Deltagare i hela projektet",
  unit = "moa-alvsbyn",
  target = at_least(count(120)), base = "project_to_date",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Södra Norrbotten
goal "moa-alvsbyn.mal-b" {
  area = "Insatsens mål", goal = "Närmare jobb eller utbildning",
  text = "Avslutade till jobb eller studier, hela projekttiden",
  unit = "moa-alvsbyn", measure = "utfall.moa-alvsbyn.mal-b",
  target = at_least "50 %", base = "project_to_date",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "moa-alvsbyn.mal-c" {
  area = "Insatsens mål", goal = "Kortare tid utan aktivitet",
  unit = "moa-alvsbyn",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 MoA Älvsbyn
goal "moa-alvsbyn.mal-1" {
  area = "Insatsens mål", goal = "Unga kommer närmare jobb eller utbildning",
  subgoal = "Aktörerna samarbetar så att passiva perioder blir kortare",
  unit = "moa-alvsbyn",
  target = no_level,
}

goal "moa-alvsbyn.mal-2" {
  area = "Insatsens mål", goal = "Metoder för att nå och behålla kontakt",
  subgoal = "Unga 15–29 år utanför jobb och skola eller i riskzon",
  unit = "moa-alvsbyn",
  target = no_level,
}

goal "moa-alvsbyn.mal-3" {
  area = "Insatsens mål", goal = "Starkare samverkan",
  subgoal = "Inom och mellan parter i kommunen och med andra",
  unit = "moa-alvsbyn",
  target = no_level,
}

goal "moa-alvsbyn.mal-4" {
  area = "Insatsens mål", goal = "Medarbetare bättre på att stötta",
  subgoal = "Mot jobb eller utbildning",
  unit = "moa-alvsbyn",
  target = no_level,
}

goal "moa-alvsbyn.mal-5" {
  area = "Insatsens mål", goal = "Tillgänglighet",
  subgoal = "Kunskap om hinder och diskrimineringsgrunder",
  unit = "moa-alvsbyn",
  target = no_level,
}

goal "moa-alvsbyn.mal-6" {
  area = "Insatsens mål", goal = "Jämställdhet",
  subgoal = "Arbetet på deltagande arbetsplatser utvecklas",
  unit = "moa-alvsbyn",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 2 MoA
goal "moa.projekt-a" {
  area = "Projektresultat", goal = "Jobb eller utbildning",
  subgoal = "Piteå och Älvsbyn samlat",
  text = "Deltagare vidare till jobb eller studier 13 januari 2022",
  unit = "moa", measure = "utfall.moa.projekt-a",
  target = no_target, base = "project_to_date",
}

goal "moa.projekt-b" {
  area = "Projektresultat", goal = "Närmare arbetsmarknaden",
  text = "Deltagare som själva anger detta",
  unit = "moa", measure = "utfall.moa.projekt-b",
  target = no_target, base = "project_to_date",
}

goal "moa.projekt-c" {
  area = "Projektresultat", goal = "Når unga utan myndighetskontakt",
  text = "Inskrivna utan remittent",
  unit = "moa", measure = "moa.remittent.projekttid.utan-remittent",
  target = no_target, base = "project_to_date",
}

goal "moa.projekt-d" {
  area = "Projektresultat", goal = "Snabb start",
  subgoal = "Målvärdet anges inte i klartext",
  text = "Aktivitet eller påbörjad plan inom en månad",
  unit = "moa", measure = "utfall.moa.projekt-d",
  target = no_target, base = "project_to_date",
  judgement = { box = "met", role = "insatsen" },
  note = "Målvärdet anges inte i klartext.",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Piteå / Bilaga 3 Tidsam
goal "tidsam.mal-1" {
  area = "Insatsens mål", goal = "Volym",
  text = "Samtidiga platser",
  unit = "tidsam", measure = "tidsam.deltagare",
  target = at_least(count(30)),
}

goal "tidsam.mal-2a" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  subgoal = "Tolv månader efter insatsens slut",
  text = "I sysselsättning, jobb eller studier, hela insatstiden",
  unit = "tidsam", measure = "utfall.tidsam.mal-2a",
  target = at_least "50 %", base = "project_to_date",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Piteå
goal "tidsam.mal-2b" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Vidare till jobb eller studier under 2021",
  unit = "tidsam", measure = "utfall.tidsam.mal-2b",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Piteå / Bilaga 3 Tidsam
goal "tidsam.mal-3" {
  area = "Insatsens mål", goal = "Bättre livssituation",
  text = "Deltagare som upplever förbättring",
  unit = "tidsam",
  target = at_least "75 %",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021
goal "tidsam.syfte-a" {
  area = "Syfte", goal = "Lokalt program för vård och stöd",
  unit = "tidsam",
  target = no_level,
}

goal "tidsam.syfte-b" {
  area = "Syfte", goal = "Arbete enligt IPS",
  unit = "tidsam",
  target = no_level,
}

goal "tidsam.syfte-c" {
  area = "Syfte", goal = "Jämställda möjligheter",
  unit = "tidsam",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Resultat individinsatser i Piteå
goal "etablering-kvinna.mal-a" {
  area = "Insatsens mål", goal = "Volym",
  text = "Erbjudna platser löpande",
  unit = "etablering-kvinna", measure = "etablering-kvinna.deltagare",
  target = at_least(count(15)),
}

goal "etablering-kvinna.mal-b" {
  area = "Insatsens mål", goal = "Närmare jobb eller utbildning",
  text = "Avslutade till jobb eller utbildning",
  unit = "etablering-kvinna", measure = "utfall.etablering-kvinna.mal-b",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Etablering kvinna
goal "etablering-kvinna.mal-1" {
  area = "Insatsens mål", goal = "Stärkt kompetens och svenska",
  subgoal = "Större chans att komma in på arbetsmarknaden",
  unit = "etablering-kvinna",
  target = no_level,
}

goal "etablering-kvinna.mal-2" {
  area = "Insatsens mål", goal = "Klarar vardagen själv",
  subgoal = "T.ex. buss, klocka, inköp, siffror och myndighetskontakter",
  unit = "etablering-kvinna",
  target = no_level,
}

goal "etablering-kvinna.mal-3" {
  area = "Insatsens mål", goal = "Bättre talad svenska",
  unit = "etablering-kvinna",
  target = no_level,
}

goal "etablering-kvinna.mal-4" {
  area = "Insatsens mål", goal = "Mer självförtroende",
  subgoal = "Tryggare i ett nytt samhälle",
  unit = "etablering-kvinna",
  target = no_level,
}

goal "etablering-kvinna.mal-5" {
  area = "Insatsens mål", goal = "Arbetssätt som ger anställningsbarhet",
  subgoal = "Etableringsprocess och flexibla lärformer tas fram med andra aktörer",
  unit = "etablering-kvinna",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Älvsbyn / Bilaga 3 Ett steg till
goal "ett-steg-till.mal-a" {
  area = "Insatsens mål", goal = "Jobb, utbildning eller rätt insats",
  subgoal = "Rätt ersättning utifrån livssituation",
  text = "Avslutade till jobb eller studier",
  unit = "ett-steg-till", measure = "utfall.ett-steg-till.mal-a",
  target = no_target,
}

goal "ett-steg-till.mal-b" {
  area = "Insatsens mål", goal = "Jobb, utbildning eller rätt insats",
  subgoal = "Rätt ersättning utifrån livssituation",
  text = "Avslutade med varaktig egen lösning",
  unit = "ett-steg-till", measure = "utfall.ett-steg-till.mal-b",
  target = no_target,
}

goal "ett-steg-till.syfte-a" {
  area = "Syfte", goal = "Gemensamma rutiner och förhållningssätt",
  subgoal = "Bryta rundgång mellan system",
  unit = "ett-steg-till",
  target = no_level,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Bilaga 3 Steget Fram
goal "steget-fram.mal-1" {
  area = "Insatsens mål", goal = "Arbetsträning i kommunen",
  text = "Tillgängliga platser",
  unit = "steget-fram",
  target = at_least(count(10)),
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Älvsbyn / Bilaga 3 Steget Fram
goal "steget-fram.mal-2a" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Avslutade till jobb",
  unit = "steget-fram", measure = "utfall.steget-fram.mal-2a",
  target = at_least "50 %",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Resultat individinsatser i Älvsbyn
goal "steget-fram.mal-2b" {
  area = "Insatsens mål", goal = "Jobb eller utbildning",
  text = "Avslutade som aktivt sökande",
  unit = "steget-fram", measure = "utfall.steget-fram.mal-2b",
  target = no_target,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Bilaga 3 Steget Fram
goal "steget-fram.mal-3" {
  area = "Insatsens mål", goal = "Mindre ohälsa",
  subgoal = "Eller mindre påverkan av riskfaktorer",
  text = "Deltagare som upplever detta",
  unit = "steget-fram",
  target = at_least "90 %",
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Steget Fram
goal "steget-fram.mal-4" {
  area = "Insatsens mål", goal = "Arbetsträning som går att föra in i ordinarie drift",
  subgoal = "Hos någon av parterna",
  unit = "steget-fram",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Insatser i förbundet 2021 / Bilaga 3 Plattform sociala företag
goal "plattform-sociala-foretag.mal-1" {
  area = "Insatsens mål", goal = "Forum för dialog och lärande",
  subgoal = "För projektets parter",
  unit = "plattform-sociala-foretag",
  target = yes,
}

goal "plattform-sociala-foretag.mal-2" {
  area = "Insatsens mål", goal = "Stödfunktion provas",
  subgoal = "Utgår från sociala företags behov",
  unit = "plattform-sociala-foretag",
  target = yes,
}

goal "plattform-sociala-foretag.mal-3" {
  area = "Insatsens mål", goal = "Sociala företag blir ett verktyg för förbundet",
  subgoal = "Stödfunktionen lotsar målgruppen",
  unit = "plattform-sociala-foretag",
  target = yes,
}

-- Källa: Årsredovisning 2021, Södra Norrbotten, Bilaga 3 Plattform sociala företag
goal "plattform-sociala-foretag.syfte-1" {
  area = "Syfte", goal = "Regionalt kompetenscentrum",
  unit = "plattform-sociala-foretag",
  target = no_level,
}

goal "plattform-sociala-foretag.syfte-2" {
  area = "Syfte", goal = "Flexibel expertfunktion för företagen",
  unit = "plattform-sociala-foretag",
  target = no_level,
}

goal "plattform-sociala-foretag.syfte-3" {
  area = "Syfte", goal = "Individer hittar rätt på arbetsmarknaden",
  unit = "plattform-sociala-foretag",
  target = no_level,
}

goal "plattform-sociala-foretag.syfte-4" {
  area = "Syfte", goal = "Bättre samordning mellan stödaktörer",
  subgoal = "Ger en bred stödstruktur",
  unit = "plattform-sociala-foretag",
  target = no_level,
}
