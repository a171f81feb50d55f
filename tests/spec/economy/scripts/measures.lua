local bokslut, nyckeltal, medel = require "bokslut", require "nyckeltal", require "medel"
local rad, summa, visa = bokslut.rad, bokslut.summa, bokslut.visa

measure "deltagare" { label = "Deltagare", kind = "count", unit = "steget", value = source("deltagare"):count() }
measure "avslutade" { label = "Avslutade", kind = "count", unit = "steget",
  value = source("deltagare"):where { status = "avslutad" }:count() }

local bok = bokslut.rakenskaper {
  kontoplan = "konton", bokslutskonton = "8999",
  budgetar = {
    bokslut.budget "ursprunglig" { "ursprunglig budget", beslut = "2024-11-22 § 41", register = "budget" },
    bokslut.budget "reviderad" { "reviderad budget", beslut = "2025-05-16 § 17", sie = true },
  },
  jamfor_budget = "reviderad", budgetrad = "resultat",
  resultatrakning = {
    rad "intakter" { "Verksamhetens intäkter", konton = "3000-3999" },
    rad "kostnader" { "Verksamhetens kostnader", konton = { "4000-4999", "5000-5999" } },
    summa "resultat" { "Årets resultat", av = { "intakter", "kostnader" } },
  },
  tillgangar = {
    rad "fordringar" { "Kortfristiga fordringar", konton = "1500-1599" },
    rad "bank" { "Kassa och bank", konton = "1900-1999" },
    summa "tillgangar" { "Summa tillgångar", av = { "fordringar", "bank" } },
  },
  skulder = {
    rad "eget_kapital" { "Eget kapital", konton = "2010", eget_kapital = true },
    bokslut.arets_resultat "arets_resultat" { "Årets resultat", konton = "2069" },
    rad "skulder" { "Kortfristiga skulder", konton = "2400-2499" },
    summa "skulder_och_eget_kapital" { "Summa eget kapital och skulder", av = { "eget_kapital", "arets_resultat", "skulder" } },
  },
  kassaflode = {
    visa "kf.resultat" { "Årets resultat", rad = "resultat" },
    bokslut.forandring "kf.fordringar" { "Ändring av fordringar", rad = "fordringar" },
    bokslut.forandring "kf.skulder" { "Ändring av skulder", rad = "skulder" },
    summa "kf.arets" { "Årets kassaflöde", av = { "kf.resultat", "kf.fordringar", "kf.skulder" } },
    bokslut.vid_borjan "kf.borjan" { "Likvida medel vid årets början", rad = "bank" },
    bokslut.vid_slut "kf.slut" { "Likvida medel vid årets slut", rad = "bank" },
  },
  noter = {
    bokslut.noten "1" { "Verksamhetens intäkter", rad = "intakter", rader = {
      rad "staten" { "Staten", konton = "3010" },
      rad "region" { "Regionen", konton = "3020" },
      rad "kommuner" { "Kommunerna", konton = "3030" },
    } },
    bokslut.noten "2" { "Kostnader per insats", rad = "kostnader", tecken = -1, rader = {
      rad "steget" { "Steget", konton = "4000-4999", objekt = "10" },
      rad "bron" { "Bron", konton = "4000-4999", objekt = "20" },
      rad "utan" { "Utan insats", konton = "4000-5999", utan_objekt = true },
    } },
  },
}

nyckeltal.soliditet(bok, { eget_kapital = { "eget_kapital", "arets_resultat" }, tillgangar = "tillgangar" })
nyckeltal.andel_av_kostnader(bok, "andel_insatser", { text = "Andel till insatser", av = { "not2.steget", "not2.bron" },
  kostnader = "kostnader" })
nyckeltal.eget_kapital_mot_niva(bok, { eget_kapital = { "eget_kapital", "arets_resultat" }, tilldelning = "intakter", procent = 20,
  definition = "Minst 20 % av årets tilldelning." })
nyckeltal.kostnad_per_deltagare(bok, "per_deltagare", { text = "Kostnad per deltagare", rad = "not2.steget", enhet = "steget",
  deltagare = "deltagare" })
nyckeltal.kostnad_per_deltagare(bok, "per_avslutad", { text = "Kostnad per avslutad", rad = "not2.steget", enhet = "steget",
  deltagare = "avslutade", vilka = "dem som avslutade under året" })
nyckeltal.finansiering(bok, { { "staten", "Staten", av = { "not1.staten" }, andel = "50 %" },
  { "region", "Regionen", av = { "not1.region" }, andel = "25 %" },
  { "kommuner", "Kommunerna", av = { "not1.kommuner" }, andel = "25 %" } })
medel.per_insats { register = "beviljat", insatser = { "steget", "bron" }, objekt = { steget = "10", bron = "20" },
  konton = "4000-4999", namn = { steget = "Steget", bron = "Bron" } }
