-- Mål för 2020: förbundets övergripande målsättning och målen per insats.
local publicerat = require "publicerat"
publicerat.deltagare(require "deltagartabeller_2020")
require "ekonomi_2020"
require "tryckt_2020"
require "indikatorer_2020"
require "enkat_2020"
require "register_2020"
require "kontroller_2020"

-- Målkartan med åtta mål gällde till och med 2020. Dess mål står inte i de publicerade dokumenten.
goal "malkarta" {
  area = "Målkarta", goal = "Målkarta med åtta mål",
  target = no_level, note = "De åtta målens lydelse är inte publicerad i årsredovisningen.",
}

local utfall = publicerat.utfall

utfall("utfall.misam.mal1-pagaende", "Positiva svar, pågående deltagare: Insatserna utgår från personens behov", { unit = "misam" })
utfall("utfall.misam.mal1-avslutade", "Positiva svar, avslutade deltagare: Insatserna utgår från personens behov", { unit = "misam" })
utfall("utfall.misam.mal2-pagaende", "Positiva svar, pågående deltagare: Någon håller ihop processen åt personen", { unit = "misam" })
utfall("utfall.misam.mal2-avslutade", "Positiva svar, avslutade deltagare: Någon håller ihop processen åt personen", { unit = "misam" })
utfall("utfall.misam.mal3-pagaende", "Positiva svar, pågående deltagare: Personen kan hantera sin situation och har fått stöd i det", { unit = "misam" })
utfall("utfall.misam.mal3-avslutade", "Positiva svar, avslutade deltagare: Personen kan hantera sin situation och har fått stöd i det", { unit = "misam" })
utfall("utfall.misam.mal4", "Genomsnittlig inskrivningstid", { unit = "misam", unit_of = "months" })
utfall("utfall.nasta-steg.mal-5", "Deltagare i jobb eller studier (läget i december)", { unit = "nasta-steg", decimals = 1 })

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, försättsblad (ur Verksamhetsplan 2020)
goal "overgripande-1" {
  area = "Övergripande målsättning", goal = "Betala för det som linjen saknar",
  subgoal = "Samverkan som kostar extra eller inte ryms i ordinarie prioritering",
  target = no_level,
}

goal "overgripande-2" {
  area = "Övergripande målsättning", goal = "God ekonomisk hushållning",
  target = no_level,
}

goal "overgripande-3" {
  area = "Övergripande målsättning", goal = "Fortbildning efter behov",
  target = no_level,
}

goal "overgripande-4" {
  area = "Övergripande målsättning", goal = "Varaktig uppföljning",
  subgoal = "Former för utvärdering och för att sprida det som fungerar",
  target = no_level,
}

goal "overgripande-5" {
  area = "Övergripande målsättning", goal = "Nytta för den enskilde",
  subgoal = "Finansierade insatser siktar på försörjning, jobb, utbildning eller sysselsättning",
  target = no_level,
}

-- Källa: Årsredovisning 2020, Skellefteå-Norsjö, avsnitt 1.5.3.1
goal "misam.overgripande-a" {
  area = "Övergripande mål", goal = "Gemensam planering över myndigheterna för dem som behöver det",
  subgoal = "Den som har arbetsförmåga kommer närmare jobb och försörjning",
  text = "Avslutade som nått egen försörjning (jobb eller studiemedel)",
  unit = "misam", measure = "misam.egen_forsorjning",
  target = no_target,
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, MISAM
goal "misam.overgripande-b" {
  area = "Övergripande mål", goal = "Samverkansbehovet är tillgodosett",
  subgoal = "Personen klarar sig sedan i myndigheternas vanliga samverkan",
  unit = "misam",
  target = no_level,
}

goal "misam.1" {
  area = "Deltagarnas upplevelse", goal = "Insatserna utgår från personens behov",
  subgoal = "Indikator 1",
  text = "Positiva svar",
  unit = "misam",
  measures = { { "pågående", "utfall.misam.mal1-pagaende" }, { "avslutade", "utfall.misam.mal1-avslutade" } },
  rule = "all",
  target = above "85 %",
  judgement = { box = "met", role = "insatsen" },
}

goal "misam.2" {
  area = "Deltagarnas upplevelse", goal = "Någon håller ihop processen åt personen",
  subgoal = "Indikator 4",
  text = "Positiva svar",
  unit = "misam",
  measures = { { "pågående", "utfall.misam.mal2-pagaende" }, { "avslutade", "utfall.misam.mal2-avslutade" } },
  rule = "all",
  target = above "90 %",
  judgement = { box = "met", role = "insatsen" },
}

goal "misam.3" {
  area = "Deltagarnas upplevelse", goal = "Personen kan hantera sin situation och har fått stöd i det",
  subgoal = "Indikator 5",
  text = "Positiva svar",
  unit = "misam",
  measures = { { "pågående", "utfall.misam.mal3-pagaende" }, { "avslutade", "utfall.misam.mal3-avslutade" } },
  rule = "all",
  target = above "60 %",
  judgement = { box = "met", role = "insatsen" },
}

goal "misam.4" {
  area = "Verksamhetsmått", goal = "Rimlig tid i insatsen",
  text = "Genomsnittlig inskrivningstid",
  unit = "misam", measure = "utfall.misam.mal4",
  target = below(months(18)),
  note = "Utfallet är avrundat nedåt i källan.",
}

goal "misam.5" {
  area = "Verksamhetsmått", goal = "Jämn beläggning",
  text = "Samtidigt inskrivna deltagare, varje kvartal",
  unit = "misam",
  measures = { { "kvartal 1", "misam.samtidiga.samtidigt-inskrivna-kvartal-1" }, { "kvartal 2", "misam.samtidiga.samtidigt-inskrivna-kvartal-2" }, { "kvartal 3", "misam.samtidiga.samtidigt-inskrivna-kvartal-3" }, { "kvartal 4", "misam.samtidiga.samtidigt-inskrivna-kvartal-4" } },
  rule = "all",
  target = at_least(count(125), { per = "quarter" }),
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, NAFS
goal "nafs.mal-1" {
  area = "Insatsens mål", goal = "Tvärprofessionell bedömning",
  subgoal = "Den som behöver samordning når ett team med flera kompetenser",
  unit = "nafs",
  target = yes,
}

goal "nafs.mal-2" {
  area = "Insatsens mål", goal = "Samordnad rehabplan",
  subgoal = "Planen pekar på sikt tillbaka till jobb eller utbildning",
  unit = "nafs",
  target = yes,
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, Framsteg Norsjömodellen
goal "framsteg.overgripande-a" {
  area = "Övergripande mål", goal = "Anställningar blir varaktiga jobb",
  text = "Projektanställningar som leder till jobb på riktigt",
  unit = "framsteg",
  target = equals "100 %",
}

goal "framsteg.mal-1" {
  area = "Insatsens mål", goal = "Egen försörjning vid slutet",
  text = "Självförsörjande av projektets tio",
  unit = "framsteg", measure = "framsteg.sysselsattning.sjalvforsorjande-vid-slutet",
  target = at_least(count(6)),
}

goal "framsteg.mal-2" {
  area = "Insatsens mål", goal = "Jobben fördelas lika på sektorer",
  text = "De självförsörjandes jobb, offentligt respektive privat",
  unit = "framsteg",
  target = distribution { "50 %", "50 %" },
}

goal "framsteg.mal-3" {
  area = "Insatsens mål", goal = "Kunskap om arbetsmarknaden",
  text = "Undervisning i arbetsmarknadskunskap ges i projektet",
  unit = "framsteg",
  target = yes,
  judgement = { box = "not_met", role = "insatsen" },
}

goal "framsteg.mal-4" {
  area = "Insatsens mål", goal = "Ordnad samverkan",
  subgoal = "Inom kommunen och med myndigheter såsom AF",
  text = "Struktur finns",
  unit = "framsteg",
  target = yes,
}

goal "framsteg.mal-5" {
  area = "Insatsens mål", goal = "Nytt arbetssätt införs",
  subgoal = "Tyngdpunkten ligger på att snabbt komma ut på arbetsmarknaden",
  unit = "framsteg",
  target = yes,
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, Psykisk hälsa Arbetsliv 2.0
goal "psykisk-halsa.mal-a" {
  area = "Projektmål", goal = "Större möjlighet till hållbart arbetsliv",
  subgoal = "Chefer och medarbetare rustas",
  unit = "psykisk-halsa",
  target = no_level,
}

goal "psykisk-halsa.mal-b" {
  area = "Projektmål", goal = "Tydligt helhetsgrepp",
  unit = "psykisk-halsa",
  target = no_level,
}

goal "psykisk-halsa.mal-c" {
  area = "Projektmål", goal = "Hälsa i fokus för ledarskapet",
  unit = "psykisk-halsa",
  target = no_level,
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, ProAktiv
goal "proaktiv.mal-1" {
  area = "Projektmål", goal = "Fler lämnar aktivitetsersättning för jobb eller utbildning",
  subgoal = "Ersättningstiden används till studier eller till att pröva arbetsförmågan",
  unit = "proaktiv",
  target = no_level,
}

goal "proaktiv.mal-2" {
  area = "Projektmål", goal = "Tydligare stöd kring den som får, har eller har lämnat aktivitetsersättning",
  unit = "proaktiv",
  target = yes,
}

goal "proaktiv.mal-3" {
  area = "Projektmål", goal = "Fler aktiviteter nära arbetsmarknaden",
  subgoal = "Både individuella och arbetsplatsnära, även vid avslag",
  unit = "proaktiv",
  target = no_level,
}

goal "proaktiv.mal-4" {
  area = "Projektmål", goal = "Arbetsgivare mer villiga att anställa vid funktionsnedsättning",
  unit = "proaktiv",
  target = no_level,
}

goal "proaktiv.mal-5" {
  area = "Projektmål", goal = "Tillgängliga aktiviteter",
  subgoal = "Alla ska kunna vara med på sina villkor",
  unit = "proaktiv",
  target = yes,
}

goal "proaktiv.mal-6" {
  area = "Projektmål", goal = "Yrkesval efter intresse",
  subgoal = "Mindre styrt av könsmönster",
  unit = "proaktiv",
  target = no_level,
}

goal "proaktiv.mal-7" {
  area = "Projektmål", goal = "Verktyg för samarbete med partner i andra länder",
  unit = "proaktiv",
  target = yes,
}

-- Källa: Insatser och måluppfyllelse 2020 (bilaga till årsredovisning 2020), Skellefteå-Norsjö, Nästa steg
goal "nasta-steg.mal-1" {
  area = "Projektmål", goal = "Unga 15–24 år når projektet",
  subgoal = "Både kvinnor och män",
  text = "Deltagare i projektet",
  unit = "nasta-steg",
  target = at_least(count(40)), base = "project_to_date",
}

goal "nasta-steg.mal-2" {
  area = "Projektmål", goal = "SE och IPS införs i Solkraft",
  text = "Metoderna är anpassade och en del av verksamheten",
  unit = "nasta-steg",
  target = yes,
  judgement = { box = "not_met", role = "insatsen" },
}

goal "nasta-steg.mal-3" {
  area = "Projektmål", goal = "Fler arbetsgivare",
  text = "Nya arbetsgivare som samarbetar med Solkraft",
  unit = "nasta-steg",
  target = at_least(count(5)),
}

goal "nasta-steg.mal-4" {
  area = "Projektmål", goal = "Nyckelaktörer och Solkraft samarbetar bättre kring de unga",
  unit = "nasta-steg",
  target = no_level,
  judgement = { box = "not_met", role = "insatsen" },
}

goal "nasta-steg.mal-5" {
  area = "Projektmål", goal = "Jobb eller utbildning",
  text = "Deltagare i jobb eller studier (läget i december)",
  unit = "nasta-steg", measure = "utfall.nasta-steg.mal-5",
  target = at_least "20 %",
}

-- Källa: Årsredovisning 2020, Skellefteå-Norsjö, avsnitt 1.5.3.1
goal "stoppa-valdet.uppdrag-a" {
  area = "Regeringsuppdrag", goal = "Våld upptäcks oftare",
  subgoal = "Myndigheterna samarbetar operativt och kan förmedla skydd, stöd och behandling",
  unit = "stoppa-valdet",
  target = no_level,
}

report "insatser" {
  title = "Insatser och måluppfyllelse", lead = "Vad insatserna har uppnått, vilka som har deltagit och vad det har kostat.",
  facts = { "misam.deltagare@misam", "misam.egen_forsorjning@misam", "skelleftea-norsjo.positiva-avslut",
    "ekonomi.kostnader" },
  decisions = {
    "Styrelsen föreslås godkänna redovisningen av insatser och måluppfyllelse.",
    "Styrelsen föreslås ge kansliet i uppdrag att ange utfall eller målnivå för de mål som inte kan bedömas.",
  },
}
