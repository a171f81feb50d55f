-- Målbilden i Strategi och verksamhetsplan 2023: fem mål, inriktning och övergripande planering.
-- De fem målen ersätter de sju målformuleringarna från 2021. Planen har inga utfall; de som visas kommer ur påhittade register.
require "register_2023"

-- Källa: Strategi och verksamhetsplan 2023, Skellefteå-Norsjö, avsnitt 6
goal "1.1" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Deltagarna utvecklas i riktning mot jobb eller utbildning",
  text = "Genomsnittlig utveckling på ett år, mätt med SKAPA",
  responsible = { "Förbundschef" },
  measure = "misam.skapa", target = at_least "10 %",
  replaces = "2021:malformuleringar",
  note = "Vad utvecklingen på minst 10 % räknas av anges inte i planen. Vilka av de sju målformuleringarna från 2021 som målen motsvarar anges inte.",
}

goal "1.2a" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Avslut sker med gott utfall, helst jobb, utbildning eller AF:s ordinarie utbud",
  text = "Avslut med gott utfall för personen",
  unit = "misam", responsible = { "MISAM" },
  measure = "misam.gott_utfall", target = at_least "90 %",
  replaces = "2021:malformuleringar",
}

goal "1.2b" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Avslut sker med gott utfall, helst jobb, utbildning eller AF:s ordinarie utbud",
  text = "Avslut till jobb, utbildning eller AF:s ordinarie utbud",
  unit = "misam", responsible = { "MISAM" },
  measure = "misam.vidare", target = at_least "70 %",
  replaces = "2021:malformuleringar",
}

goal "1.3a" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Den som behöver samordning ska få plats utan dröjsmål",
  text = "Genomströmning: årets avslut delat med årets samtliga deltagare",
  unit = "misam", responsible = { "MISAM", "NAFS" },
  measure = "misam.genomstromning", target = at_least "35 %",
  replaces = "2021:malformuleringar",
}

goal "1.3b" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Den som behöver samordning ska få plats utan dröjsmål",
  text = "Väntetid innan ett ärende tas upp",
  unit = "nafs", responsible = { "MISAM", "NAFS" },
  measure = "nafs.vantetid", target = at_most(months(1)),
  replaces = "2021:malformuleringar",
}

goal "1.3c" {
  area = "Individer", goal = "Insatserna för deltagarna vidare till jobb, utbildning eller annat gott utfall",
  subgoal = "Den som behöver samordning ska få plats utan dröjsmål",
  text = "Väntetid på återkoppling sedan ärendet behandlats på mötet",
  unit = "nafs", responsible = { "MISAM", "NAFS" },
  measure = "nafs.aterkoppling", target = at_most(weeks(1)),
  replaces = "2021:malformuleringar",
}

goal "2.1" {
  area = "Samverkan", goal = "Samarbetet mellan flera parter är tydligt och fungerar",
  subgoal = "Alla parter är engagerade",
  text = "Närvaro per part på gemensamma möten",
  responsible = { "Förbundschef" },
  measure = "narvaro", target = each_at_least("75 %", { over = "part" }),
  replaces = "2021:malformuleringar",
}

goal "2.2" {
  area = "Samverkan", goal = "Samarbetet mellan flera parter är tydligt och fungerar",
  subgoal = "Planering och insatser görs tillsammans över myndighetsgränser",
  text = "Parter som har möjlighet att aktualisera personer hos MISAM och NAFS",
  responsible = { "Förbundschef" },
  measure = "parter-som-kan-aktualisera", target = equals "100 %",
  replaces = "2021:malformuleringar",
}

goal "2.3a" {
  area = "Samverkan", goal = "Samarbetet mellan flera parter är tydligt och fungerar",
  subgoal = "Styrelsen håller koll på planens mål, uppdrag och aktiviteter",
  text = "Rapport lämnas både vid delår och helår",
  responsible = { "Förbundschef" },
  measure = "rapporter", target = yes,
  replaces = "2021:malformuleringar",
}

goal "2.3b" {
  area = "Samverkan", goal = "Samarbetet mellan flera parter är tydligt och fungerar",
  subgoal = "Styrelsen håller koll på planens mål, uppdrag och aktiviteter",
  text = "Tillfällen då insatser bjuds in till dialog med styrelsen (antal per år)",
  responsible = { "Förbundschef" },
  measure = "dialoger", target = at_least(count(2)),
  replaces = "2021:malformuleringar",
}

goal "3.1a" {
  area = "Analys", goal = "Medlemmarna ser behov och prioriteringar på samma sätt",
  subgoal = "Behovsanalysen bygger på vad analysgruppen föreslår",
  text = "Behovsanalys från beredningsgruppen inför verksamhetsplanen (antal per år)",
  responsible = { "Förbundschef" },
  measure = "behovsanalyser", target = equals(count(1)),
  replaces = "2021:malformuleringar",
}

goal "3.1b" {
  area = "Analys", goal = "Medlemmarna ser behov och prioriteringar på samma sätt",
  subgoal = "Behovsanalysen bygger på vad analysgruppen föreslår",
  text = "Beslutsärenden där länken till behovsanalysen syns",
  responsible = { "Förbundschef" },
  measure = "lankade-beslut", target = at_least "75 %",
  replaces = "2021:malformuleringar",
}

goal "3.1c" {
  area = "Analys", goal = "Medlemmarna ser behov och prioriteringar på samma sätt",
  subgoal = "Behovsanalysen bygger på vad analysgruppen föreslår",
  text = "Skäl anges när ett beslut avviker från analysen",
  responsible = { "Förbundschef" },
  measure = "skal-anges", target = yes,
  replaces = "2021:malformuleringar",
}

goal "4.1" {
  area = "Spridning och påverkan", goal = "Förbundet har ordnade former för att sprida kunskap och påverka",
  subgoal = "Teman och finansierade insatser blir kända utanför förbundet",
  text = "Kommunikationsplan finns och används",
  responsible = { "Förbundschef" },
  measure = "kommunikationsplan", target = yes,
  replaces = "2021:malformuleringar",
}

goal "4.2" {
  area = "Spridning och påverkan", goal = "Förbundet har ordnade former för att sprida kunskap och påverka",
  subgoal = "Aktivt medlemskap i NNS",
  text = "Förslag på ledamot till NNS styrelse lämnas",
  responsible = { "Styrelsen" },
  measure = "nns-ledamot", target = yes,
  replaces = "2021:malformuleringar",
}

goal "5.1" {
  area = "God ekonomisk hushållning", goal = "God ekonomisk hushållning",
  subgoal = "Kommunens ekonomirutiner följs",
  text = "Skellefteå kommuns rutiner för ekonomiadministration tillämpas",
  measure = "ekonomirutiner", target = yes,
  replaces = "2021:malformuleringar",
}

goal "5.2" {
  area = "God ekonomisk hushållning", goal = "God ekonomisk hushållning",
  subgoal = "Avtalet om köpta tjänster hålls aktuellt",
  text = "Tjänsteköpsavtalet ses över varje år",
  measure = "tjanstekopsavtal", target = yes,
  replaces = "2021:malformuleringar",
}

-- Källa: Strategi och verksamhetsplan 2023, Skellefteå-Norsjö, avsnitt 4
goal "inriktning-1" {
  area = "Inriktning: Samverkan", goal = "Bättre samarbete",
  subgoal = "Mellan egna medlemmar och med länets övriga samordningsförbund",
  target = no_level,
}

goal "inriktning-2" {
  area = "Inriktning: Analys", goal = "Mer systematisk analys",
  subgoal = "På lokal och regional nivå",
  target = no_level,
}

goal "inriktning-3" {
  area = "Inriktning: Projekt", goal = "Riktade projekt utifrån analyserna",
  subgoal = "Möjligheter i EU:s sammanhållningsprogram tas till vara",
  target = no_level,
}

goal "inriktning-4" {
  area = "Inriktning: Kompetensutveckling", goal = "Gemensam fortbildning för medlemmarnas personal",
  subgoal = "Syftet är att stärka deltagarna",
  target = no_level,
}

-- Källa: Strategi och verksamhetsplan 2023, Skellefteå-Norsjö, avsnitt 7
goal "planering-1" {
  area = "Övergripande planering", goal = "Strävansmål på tre år: djupare myndighetssamverkan i samlokaliserade verksamheter",
  subgoal = "MISAM och NAFS utvecklas i metod, samverkan och uppföljning",
  target = no_level,
}

goal "planering-2" {
  area = "Övergripande planering", goal = "Avtalad medverkan",
  subgoal = "Varje myndighets roll i MISAM och NAFS är skriftligt överenskommen",
  text = "Överenskommelser finns",
  target = yes,
}

goal "planering-3" {
  area = "Övergripande planering", goal = "SKAPA i drift",
  subgoal = "Verktyget används där personalen är samlokaliserad",
  text = "SKAPA används",
  target = yes,
}

goal "planering-4" {
  area = "Övergripande planering", goal = "Skarpare behovsanalys",
  subgoal = "Analysgruppen bidrar till gemensam bild av behov och målgrupper",
  target = no_level,
}

goal "planering-5" {
  area = "Övergripande planering", goal = "Regionalt samarbete",
  subgoal = "Förutsättningar för mer samarbete med länets förbund utreds",
  text = "Utredning görs",
  target = yes,
}

goal "planering-6" {
  area = "Övergripande planering", goal = "Bättre uppföljning",
  subgoal = "Helt eller delvis finansierade insatser följs upp och utvärderas mer systematiskt",
  target = no_level,
}

goal "planering-7" {
  area = "Övergripande planering", goal = "Extern finansiering",
  subgoal = "Nya utvecklingsprojekt söks vid behov, t.ex. hos ESF",
  target = no_level,
}

report "insatser" {
  title = "Uppföljning av målen", lead = "Hur det har gått med målen i planen, och vad som återstår av uppdrag och anmärkningar.",
  facts = { "misam.deltagare@misam", "misam.vidare@misam", "nafs.vantetid@nafs", "narvaro.lagst" },
  decisions = {
    "Styrelsen föreslås godkänna uppföljningen av målen.",
    "Styrelsen föreslås ge förbundschefen i uppdrag att se över tjänsteköpsavtalet före nästa delår.",
  },
}
