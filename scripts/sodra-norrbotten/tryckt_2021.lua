-- Raderna i årsredovisningen 2021 mot dem som bokföringen ger, och nyckeltal ur bokföringen.
local bok, tryckt, nyckeltal = require "kontering", require "bokslut_jamfor", require "nyckeltal"
local post = tryckt.post

local rr, br, kf, drift = "resultaträkning", "balansräkning", "kassaflödesanalys", "driftsredovisning"
local not1, not2 = "not 1 verksamhetens intäkter", "not 2 verksamhetens kostnader"
local not3, not4 = "not 3 fordringar", "not 4 upplupna kostnader och förutbetalda intäkter"
local ar, dag = { utfall = "2021", fore = "2020" }, { utfall = "2021-12-31", fore = "2020-12-31" }

local budget = { utfall = "2021", fore = "2020", ["budget.antagen"] = "2021 budget", avvikelse = "2021 avvikelse" }

tryckt.jamfor(bok, { kalla = "ekonomi",
  post("drift.nettokostnad", drift, "Nettokostnad", budget),
  post("drift.medlemsavgift", drift, "Medlemsavgift", budget),
  post("drift.resultat", drift, "Resultat", budget),
  post("drift.eget_kapital", drift, "Utgående eget kapital", budget),
  post("drift.likvida_medel", drift, "Likvida medel", budget),
  post("intakter", rr, "Verksamhetens intäkter", ar),
  post("kostnader", rr, "Verksamhetens kostnader", ar),
  post("avskrivningar", rr, "Avskrivningar", ar),
  post("verksamhetens_resultat", rr, "Verksamhetens resultat", ar),
  post("finansiella_intakter", rr, "Finansiella intäkter", ar),
  post("finansiella_kostnader", rr, "Finansiella kostnader", ar),
  post("efter_finansiella", rr, "Resultat efter finansiella poster", ar),
  post("extraordinara", rr, "Extraordinära poster", ar),
  post("resultat", rr, "Årets resultat", ar),
  post("fordringar", br, "Korta fordringar", dag),
  post("bank", br, "Kassa och bank", dag),
  post("omsattningstillgangar", br, "Summa omsättningstillgångar", dag),
  post("tillgangar", br, "Summa tillgångar", dag),
  post("balanserat", br, "Balanserat resultat", dag),
  post("overtaget", br, "Övertaget balanserat resultat", dag),
  post("arets_resultat", br, "Årets resultat", dag),
  post("skulder", br, "Kortfristiga skulder", dag),
  post("skulder_och_eget_kapital", br, "Summa eget kapital, avsättningar och skulder", dag),
  post("kf.resultat", kf, "Årets resultat", dag),
  post("kf.justering", kf, "Justering för ej likviditetspåverkande poster", dag),
  post("kf.fore_rorelsekapital", kf, "Medel från verksamheten före förändring av rörelsekapital", dag),
  post("kf.fordringar", kf, "Ökning/minskning kortfristiga fordringar", dag),
  post("kf.skulder", kf, "Ökning/minskning kortfristiga skulder", dag),
  post("kf.lopande", kf, "Kassaflöde för den löpande verksamheten", dag),
  post("kf.tillskott", kf, "Tillkommande likvida medel nya kommuner", dag),
  post("kf.arets", kf, "Årets kassaflöde", dag),
  post("kf.borjan", kf, "Likvida medel vid årets början", dag),
  post("kf.slut", kf, "Likvida medel vid årets slut", dag),
  post("not1.staten", not1, "Driftbidrag från staten", dag),
  post("not1.lulea", not1, "Driftbidrag från Luleå kommun", dag),
  post("not1.alvsbyn", not1, "Driftbidrag från Älvsbyn kommun", dag),
  post("not1.pitea", not1, "Driftbidrag från Piteå kommun", dag),
  post("not1.region", not1, "Driftbidrag från landsting/region", dag),
  post("not1.boden", not1, "Driftbidrag från Bodens kommun", dag),
  post("not1.ovriga", not1, "Övriga intäkter", dag),
  post("not1.summa", not1, "Summa", dag),
  post("not2.lokalhyra", not2, "Lokalhyra", dag),
  post("not2.konsult", not2, "Konsultarvode administration", dag),
  post("not2.revision", not2, "Revisionsarvoden", dag),
  post("not2.redovisning", not2, "Redovisningstjänster", dag),
  post("not2.individ", not2, "Individinriktade insatser", dag),
  post("not2.struktur", not2, "Strukturella insatser", dag),
  post("not2.ovriga", not2, "Övriga externa kostnader", dag),
  post("not2.summa", not2, "Summa", dag),
  post("not3.moms", not3, "Momsfordran 2021", dag),
  post("not3.ovriga", not3, "Övriga fordringar", dag),
  post("not3.upplupna", not3, "Upplupna intäkter", dag),
  post("not3.summa", not3, "Summa", dag),
  post("not4.konsult", not4, "Upplupna konsultarvoden", dag),
  post("not4.hyra", not4, "Upplupna hyreskostnader", dag),
  post("not4.ovriga", not4, "Övriga upplupna kostnader", dag),
})

local eget_kapital = { "balanserat", "overtaget", "arets_resultat" }
nyckeltal.soliditet(bok, { eget_kapital = eget_kapital, tillgangar = "tillgangar" })
nyckeltal.andel_av_kostnader(bok, "andel_insatser", { text = "Andel av kostnaderna till projekt och insatser",
  av = { "not2.individ", "not2.struktur" }, kostnader = "kostnader",
  definition = "Individinriktade och strukturella insatser delade med verksamhetens kostnader." })

nyckeltal.finansiering(bok, { { "staten", "Staten", av = { "not1.staten" }, andel = "50 %" },
  { "region", "Region Norrbotten", av = { "not1.region" }, andel = "25 %" },
  { "kommuner", "Kommunerna", av = { "not1.lulea", "not1.pitea", "not1.alvsbyn", "not1.boden" }, andel = "25 %" } })

-- Beviljade medel är publicerade för två insatser; vad de har använt är påhittat, som hela bokföringen.
require("medel").per_insats {
  register = "beviljat", insatser = { "mykey", "steget-fram" }, objekt = { mykey = "13" }, konton = "4000-4999",
  dimension = "1", namn = { mykey = "MyKey", ["steget-fram"] = "Steget Fram, förlängning" },
}
