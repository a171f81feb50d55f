-- Konteringen: vilka konton som hör till vilken rad i räkenskaperna. Beloppen kommer ur bokföringen (SIE).
local bokslut = require "bokslut"
local rad, summa, visa, rubrik = bokslut.rad, bokslut.summa, bokslut.visa, bokslut.rubrik

return bokslut.rakenskaper {
  kontoplan = "konton", bokslutskonton = "8990-8999", dimension = "1",

  -- Budgeten för 2021 är publicerad i årsredovisningen, men inte dess beslut.
  budgetar = {
    bokslut.budget "antagen" { "budget 2021", ej_publicerat = true, sie = true, register = "budget" },
  },
  jamfor_budget = "antagen", budgetrad = "drift.resultat", drift_resultat = "drift.resultat",

  drift = {
    visa "drift.nettokostnad" { "Nettokostnad", rad = "kostnader" },
    visa "drift.medlemsavgift" { "Medlemsavgift", rad = "intakter" },
    summa "drift.resultat" { "Resultat", av = { "drift.nettokostnad", "drift.medlemsavgift" } },
    summa "drift.eget_kapital" { "Utgående eget kapital", av = { "balanserat", "overtaget", "arets_resultat" } },
    visa "drift.likvida_medel" { "Likvida medel", rad = "bank" },
  },

  resultatrakning = {
    rad "intakter" { "Verksamhetens intäkter", konton = "3000-3999" },
    rad "kostnader" { "Verksamhetens kostnader", konton = "4000-7799" },
    rad "avskrivningar" { "Avskrivningar", konton = "7800-7899" },
    summa "verksamhetens_resultat" { "Verksamhetens resultat", av = { "intakter", "kostnader", "avskrivningar" } },
    rad "finansiella_intakter" { "Finansiella intäkter", konton = "8300-8399" },
    rad "finansiella_kostnader" { "Finansiella kostnader", konton = "8400-8499" },
    summa "efter_finansiella" { "Resultat efter finansiella poster",
      av = { "verksamhetens_resultat", "finansiella_intakter", "finansiella_kostnader" } },
    rad "extraordinara" { "Extraordinära poster", konton = "8700-8799" },
    summa "resultat" { "Årets resultat", av = { "efter_finansiella", "extraordinara" } },
  },

  tillgangar = {
    rubrik "Tillgångar",
    rad "fordringar" { "Korta fordringar", konton = "1500-1799" },
    rad "bank" { "Kassa och bank", konton = "1900-1999" },
    summa "omsattningstillgangar" { "Summa omsättningstillgångar", av = { "fordringar", "bank" } },
    summa "tillgangar" { "Summa tillgångar", av = { "omsattningstillgangar" } },
  },
  skulder = {
    rubrik "Eget kapital och skulder",
    rad "balanserat" { "Balanserat resultat", konton = "2061", eget_kapital = true },
    rad "overtaget" { "Övertaget balanserat resultat", konton = "2065", eget_kapital = true },
    bokslut.arets_resultat "arets_resultat" { "Årets resultat", konton = "2069" },
    rad "skulder" { "Kortfristiga skulder", konton = { "2400-2499", "2900-2999" } },
    summa "skulder_och_eget_kapital" { "Summa eget kapital, avsättningar och skulder",
      av = { "balanserat", "overtaget", "arets_resultat", "skulder" } },
  },

  kassaflode = {
    visa "kf.resultat" { "Årets resultat", rad = "resultat" },
    visa "kf.justering" { "Justering för ej likviditetspåverkande poster", rad = "avskrivningar" },
    summa "kf.fore_rorelsekapital" { "Medel från verksamheten före förändring av rörelsekapital",
      av = { "kf.resultat", "kf.justering" } },
    bokslut.forandring "kf.fordringar" { "Ökning/minskning kortfristiga fordringar", rad = "fordringar" },
    bokslut.forandring "kf.skulder" { "Ökning/minskning kortfristiga skulder", rad = "skulder" },
    summa "kf.lopande" { "Kassaflöde för den löpande verksamheten",
      av = { "kf.fore_rorelsekapital", "kf.fordringar", "kf.skulder" } },
    bokslut.tillskott "kf.tillskott" { "Tillkommande likvida medel nya kommuner",
      rader = { "balanserat", "overtaget", "arets_resultat" }, resultat = "resultat" },
    summa "kf.arets" { "Årets kassaflöde", av = { "kf.lopande", "kf.tillskott" } },
    bokslut.vid_borjan "kf.borjan" { "Likvida medel vid årets början", rad = "bank" },
    bokslut.vid_slut "kf.slut" { "Likvida medel vid årets slut", rad = "bank" },
  },

  noter = {
    bokslut.noten "1" { "Verksamhetens intäkter", rad = "intakter", rader = {
      rad "staten" { "Driftbidrag från staten", konton = "3010" },
      rad "lulea" { "Driftbidrag från Luleå kommun", konton = "3031" },
      rad "alvsbyn" { "Driftbidrag från Älvsbyns kommun", konton = "3033" },
      rad "pitea" { "Driftbidrag från Piteå kommun", konton = "3032" },
      rad "region" { "Driftbidrag från landsting/region", konton = "3020" },
      rad "boden" { "Driftbidrag från Bodens kommun", konton = "3034" },
      rad "ovriga" { "Övriga intäkter", konton = "3900-3999" },
    } },
    bokslut.noten "2" { "Verksamhetens kostnader", rad = "kostnader", tecken = -1, rader = {
      rad "lokalhyra" { "Lokalhyra", konton = "5010" },
      rad "konsult" { "Konsultarvode administration", konton = "6550" },
      rad "revision" { "Revisionsarvoden", konton = "6420" },
      rad "redovisning" { "Redovisningstjänster", konton = "6530" },
      rad "individ" { "Individinriktade insatser", konton = "4010" },
      rad "struktur" { "Strukturella insatser", konton = "4020" },
      rad "ovriga" { "Övriga externa kostnader", konton = "6990" },
    } },
    bokslut.noten "3" { "Fordringar", rad = "fordringar", rader = {
      rad "moms" { "Momsfordran innevarande år", konton = "1651" },
      rad "moms_fore" { "Momsfordran föregående år", konton = "1652" },
      rad "ovriga" { "Övriga fordringar", konton = "1680" },
      rad "upplupna" { "Upplupna intäkter", konton = "1790" },
      rad "visas_inte" { "Fordran som den publicerade noten inte visar", konton = "1690" },
    } },
    bokslut.noten "4" { "Kortfristiga skulder", rad = "skulder", rader = {
      rad "konsult" { "Upplupna konsultarvoden", konton = "2991" },
      rad "hyra" { "Upplupna hyreskostnader", konton = "2992" },
      rad "ovriga" { "Övriga upplupna kostnader", konton = "2999" },
      rad "leverantorer" { "Leverantörsskulder", konton = "2400-2499" },
    } },
    bokslut.noten "5" { "Kostnader per insats", rad = "kostnader", tecken = -1, rader = {
      rad "arenan" { "Projekt Arenan", konton = "4000-4999", objekt = "10" },
      rad "samverkansteam" { "Samverkansteam Luleå", konton = "4000-4999", objekt = "11" },
      rad "samkraft" { "Samkraft", konton = "4000-4999", objekt = "12" },
      rad "mykey" { "MyKey", konton = "4000-4999", objekt = "13" },
      rad "moa-pitea" { "MoA Piteå", konton = "4000-4999", objekt = "14" },
      rad "moa-alvsbyn" { "MoA Älvsbyn", konton = "4000-4999", objekt = "15" },
      rad "tidsam" { "Tidsam", konton = "4000-4999", objekt = "16" },
      rad "etablering-kvinna" { "Etablering kvinna", konton = "4000-4999", objekt = "17" },
      rad "ett-steg-till" { "Ett steg till", konton = "4000-4999", objekt = "18" },
      rad "steget-fram" { "Steget Fram", konton = "4000-4999", objekt = "19" },
      rad "plattform" { "Plattform sociala företag", konton = "4000-4999", objekt = "20" },
      rad "stoppa-valdet" { "Stoppa våldet", konton = "4000-4999", objekt = "21" },
      rad "forstudie-ips" { "Förstudie IPS", konton = "4000-4999", objekt = "22" },
      rad "utan_insats" { "Utan insats", konton = "4000-7799", utan_objekt = true },
    } },
  },
}
