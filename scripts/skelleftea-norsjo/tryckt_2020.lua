-- Raderna i årsredovisningen 2020 mot dem som bokföringen ger, och nyckeltal ur bokföringen.
local bok, tryckt, nyckeltal = require "kontering", require "bokslut_jamfor", require "nyckeltal"
local post = tryckt.post

local rr, br, kf, drift = "resultaträkning", "balansräkning", "kassaflödesanalys", "driftsredovisning"
local not1, not3 = "not 1 verksamhetens intäkter", "not 3 fordringar"
local ar, dag = { utfall = "2020", fore = "2019" }, { utfall = "2020-12-31", fore = "2019-12-31" }

local budget = { utfall = "2020", fore = "2019", ["budget.reviderad"] = "2020 budget", avvikelse = "2020 avvikelse" }

tryckt.jamfor(bok, { kalla = "ekonomi",
  post("drift.nettokostnad", drift, "Nettokostnad", budget),
  post("drift.medlemsavgift", drift, "Medlemsavgift", budget),
  post("drift.resultat", drift, "Resultat", budget),
  post("drift.eget_kapital", drift, "Utgående eget kapital", ar),
  post("drift.likvida_medel", drift, "Likvida medel", ar),
  post("intakter", rr, "Verksamhetens intäkter", ar),
  post("kostnader", rr, "Verksamhetens kostnader", ar),
  post("resultat", rr, "Årets resultat", ar),
  post("fordringar", br, "Korta fordringar", dag),
  post("bank", br, "Kassa och bank", dag),
  post("omsattningstillgangar", br, "Summa omsättningstillgångar", dag),
  post("tillgangar", br, "Summa tillgångar", dag),
  post("eget_kapital", br, "Eget kapital", dag),
  post("arets_resultat", br, "Årets resultat", dag),
  post("avsattningar", br, "Avsättningar för pensioner", dag),
  post("skulder", br, "Kortfristiga skulder", dag),
  post("skulder_och_eget_kapital", br, "Summa eget kapital, avsättningar och skulder", dag),
  post("kf.resultat", kf, "Årets resultat", dag),
  post("kf.justering", kf, "Justering för ej likviditetspåverkande poster", dag),
  post("kf.fore_rorelsekapital", kf, "Medel från verksamheten före förändring av rörelsekapital", dag),
  post("kf.fordringar", kf, "Ökning/minskning kortfristiga fordringar", dag),
  post("kf.skulder", kf, "Ökning/minskning kortfristiga skulder", dag),
  post("kf.lopande", kf, "Kassaflöde för den löpande verksamheten", dag),
  post("kf.arets", kf, "Årets kassaflöde", dag),
  post("kf.borjan", kf, "Likvida medel vid årets början", dag),
  post("kf.slut", kf, "Likvida medel vid årets slut", dag),
  post("not1.staten", not1, "Driftbidrag från staten", dag),
  post("not1.skelleftea", not1, "Driftbidrag från Skellefteå kommun", dag),
  post("not1.norsjo", not1, "Driftbidrag från Norsjö kommun", dag),
  post("not1.region", not1, "Driftbidrag från Region Västerbotten", dag),
  post("not1.ovriga", not1, "Övriga intäkter", dag),
  post("not1.summa", not1, "Summa", dag),
  post("not3.moms", not3, "Moms", dag),
  post("not3.skelleftea", not3, "Skellefteå kommun", dag),
  post("not3.norsjo", not3, "Norsjö kommun", dag),
  post("not3.region", not3, "Region Västerbotten", dag),
  post("not3.forbund", not3, "Fordran på andra samordningsförbund", dag),
  post("not3.ovriga", not3, "Övriga fordringar", dag),
  post("not3.skatt", not3, "Skattefordringar", dag),
  post("not3.summa", not3, "Summa", dag),
})

nyckeltal.soliditet(bok, { eget_kapital = { "eget_kapital", "arets_resultat" }, tillgangar = "tillgangar", decimaler = 1 })
nyckeltal.andel_av_kostnader(bok, "andel_insatser", { text = "Andel av kostnaderna till insatser",
  av = { "not2.misam", "not2.nafs", "not2.framsteg", "not2.proaktiv", "not2.nasta-steg", "not2.psykisk-halsa",
    "not2.stoppa-valdet" },
  kostnader = "kostnader", definition = "Kostnader på insatsernas objekt delade med verksamhetens kostnader." })
nyckeltal.kostnad_per_deltagare(bok, "misam_per_deltagare", { text = "Kostnad per deltagare", rad = "not2.misam",
  enhet = "misam", deltagare = "misam.deltagare" })

-- Bidragen är tryckta i hela tusental: andelarna gäller till närmaste tusental.
nyckeltal.finansiering(bok, { tolerans = kr(1000), { "staten", "Staten", av = { "not1.staten" }, andel = "50 %" },
  { "region", "Region Västerbotten", av = { "not1.region" }, andel = "25 %" },
  { "kommuner", "Kommunerna", av = { "not1.skelleftea", "not1.norsjo" }, andel = "25 %" } })
