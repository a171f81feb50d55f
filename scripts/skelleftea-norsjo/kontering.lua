-- Konteringen: vilka konton som hör till vilken rad i räkenskaperna. Beloppen kommer ur bokföringen (SIE).
local bokslut = require "bokslut"
local rad, summa, visa, rubrik = bokslut.rad, bokslut.summa, bokslut.visa, bokslut.rubrik

return bokslut.rakenskaper {
  kontoplan = "konton", bokslutskonton = "8990-8999", dimension = "6",

  -- Beloppen är publicerade i årsredovisningen 2020, men inte besluten. Av den ursprungliga budgeten är bara resultatet känt.
  budgetar = {
    bokslut.budget "ursprunglig" { "ursprunglig budget", ej_publicerat = true, register = "budget" },
    bokslut.budget "reviderad" { "reviderad budget", ej_publicerat = true, sie = true },
  },
  jamfor_budget = "reviderad", budgetrad = "drift.resultat", drift_resultat = "drift.resultat",

  drift = {
    visa "drift.nettokostnad" { "Nettokostnad", rad = "kostnader" },
    visa "drift.medlemsavgift" { "Medlemsavgift", rad = "intakter" },
    summa "drift.resultat" { "Resultat", av = { "drift.nettokostnad", "drift.medlemsavgift" } },
    summa "drift.eget_kapital" { "Utgående eget kapital",
      av = { "eget_kapital", "arets_resultat", "ovrigt_eget_kapital" } },
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
    rad "maskiner" { "Maskiner och inventarier", konton = "1200-1299" },
    summa "anlaggningstillgangar" { "Summa anläggningstillgångar", av = { "maskiner" } },
    rad "fordringar" { "Korta fordringar", konton = "1500-1799" },
    rad "placeringar" { "Kortfristiga placeringar", konton = "1800-1899" },
    rad "bank" { "Kassa och bank", konton = "1900-1999" },
    summa "omsattningstillgangar" { "Summa omsättningstillgångar", av = { "fordringar", "placeringar", "bank" } },
    summa "tillgangar" { "Summa tillgångar", av = { "anlaggningstillgangar", "omsattningstillgangar" } },
  },
  skulder = {
    rubrik "Eget kapital, avsättningar och skulder",
    rad "eget_kapital" { "Eget kapital", konton = "2060-2068", eget_kapital = true },
    bokslut.arets_resultat "arets_resultat" { "Årets resultat", konton = "2069" },
    rad "ovrigt_eget_kapital" { "Övrigt eget kapital", konton = "2070-2079", eget_kapital = true },
    rad "avsattningar" { "Avsättningar för pensioner", konton = "2200-2299" },
    rad "langfristiga_skulder" { "Långfristiga skulder", konton = "2300-2399" },
    rad "skulder" { "Kortfristiga skulder", konton = { "2400-2499", "2900-2999" } },
    summa "skulder_och_eget_kapital" { "Summa eget kapital, avsättningar och skulder",
      av = { "eget_kapital", "arets_resultat", "ovrigt_eget_kapital", "avsattningar", "langfristiga_skulder", "skulder" } },
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
    summa "kf.arets" { "Årets kassaflöde", av = { "kf.lopande" } },
    bokslut.vid_borjan "kf.borjan" { "Likvida medel vid årets början", rad = "bank" },
    bokslut.vid_slut "kf.slut" { "Likvida medel vid årets slut", rad = "bank" },
  },

  noter = {
    bokslut.noten "1" { "Verksamhetens intäkter", rad = "intakter", rader = {
      rad "staten" { "Driftbidrag från staten", konton = "3010" },
      rad "skelleftea" { "Driftbidrag från Skellefteå kommun", konton = "3031" },
      rad "norsjo" { "Driftbidrag från Norsjö kommun", konton = "3032" },
      rad "region" { "Driftbidrag från Region Västerbotten", konton = "3020" },
      rad "eu" { "EU-medel och andra bidrag", konton = "3980" },
      rad "ovriga" { "Övriga intäkter", konton = "3990" },
    } },
    -- Not 2 har ingen publicerad uppdelning; den per insats är påhittad (se examples/README.md).
    bokslut.noten "2" { "Kostnader per insats", rad = "kostnader", tecken = -1, rader = {
      rad "misam" { "MISAM", konton = "4000-4999", objekt = "100" },
      rad "nafs" { "NAFS", konton = "4000-4999", objekt = "101" },
      rad "framsteg" { "Framsteg", konton = "4000-4999", objekt = "102" },
      rad "proaktiv" { "ProAktiv", konton = "4000-4999", objekt = "103" },
      rad "nasta-steg" { "Nästa steg", konton = "4000-4999", objekt = "104" },
      rad "psykisk-halsa" { "Psykisk hälsa Arbetsliv 2.0", konton = "4000-4999", objekt = "105" },
      rad "stoppa-valdet" { "Stoppa våldet", konton = "4000-4999", objekt = "106" },
      rad "utan_insats" { "Utan insats", konton = "4000-7799", utan_objekt = true },
    } },
    bokslut.noten "3" { "Fordringar", rad = "fordringar", rader = {
      rad "moms" { "Moms", konton = "1650" },
      rad "skelleftea" { "Skellefteå kommun", konton = "1511" },
      rad "norsjo" { "Norsjö kommun", konton = "1512" },
      rad "region" { "Region Västerbotten", konton = "1513" },
      rad "forbund" { "Fordran på andra samordningsförbund", konton = "1515" },
      rad "ovriga" { "Övriga fordringar", konton = "1680" },
      rad "skatt" { "Skattefordringar", konton = "1630" },
    } },
  },
}
