-- Förbundets och insatsernas mål 2021.
local publicerat = require "publicerat"
publicerat.deltagare(require "deltagartabeller_2021")
require "ekonomi_2021"
require "tryckt_2021"
require "indikatorer_2021"
require "enkat_2021"
require "register_2021"
require "kontroller_2021"

local utfall = publicerat.utfall

utfall("utfall.arenan.mal-c", "Avslutade till jobb eller studier (redovisade av arbetsmarknadsförvaltningen)", { unit = "arenan" })
utfall("utfall.arenan.mal-d", "Avslutade till jobb, studier eller aktivt sökande hos AF", { unit = "arenan" })
utfall("utfall.samverkansteam.mal-c", "Avslutade till jobb eller studier", { unit = "samverkansteam" })
utfall("utfall.samverkansteam.aktivitet-3", "Avslutade till jobb eller studier", { unit = "samverkansteam" })
utfall("utfall.samkraft.mal-b", "Deltagare som tyckt att gruppträffarna gett något", { unit = "samkraft" })
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
