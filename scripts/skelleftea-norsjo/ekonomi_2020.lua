-- Ekonomin 2020 som den står i årsredovisningen; kostnader är negativa där.
local publicerat = require "publicerat"
local belopp = publicerat.belopp

belopp("ekonomi.intakter", "Verksamhetens intäkter", "resultaträkning", "Verksamhetens intäkter", "2020", "2019")
belopp("ekonomi.kostnader", "Verksamhetens kostnader", "resultaträkning", "Verksamhetens kostnader", "2020", "2019")
belopp("ekonomi.resultat", "Årets resultat", "resultaträkning", "Årets resultat", "2020", "2019")
belopp("ekonomi.kostnader_budget", "Nettokostnad, budget", "driftsredovisning", "Nettokostnad", "2020 budget")
belopp("ekonomi.kostnader_avvikelse", "Nettokostnad, avvikelse mot budget", "driftsredovisning", "Nettokostnad",
  "2020 avvikelse")
belopp("ekonomi.resultat_budget", "Resultat, budget", "driftsredovisning", "Resultat", "2020 budget")
belopp("ekonomi.medlemsavgift", "Medlemsavgift", "driftsredovisning", "Medlemsavgift", "2020", "2019")
belopp("ekonomi.eget_kapital", "Utgående eget kapital", "driftsredovisning", "Utgående eget kapital", "2020", "2019")
belopp("ekonomi.likvida_medel", "Likvida medel", "driftsredovisning", "Likvida medel", "2020", "2019")

local not1 = "not 1 verksamhetens intäkter"
local bidrag = {
  { "staten", "Bidrag från staten", "Driftbidrag från staten" },
  { "region", "Bidrag från Region Västerbotten", "Driftbidrag från Region Västerbotten" },
  { "skelleftea", "Bidrag från Skellefteå kommun", "Driftbidrag från Skellefteå kommun" },
  { "norsjo", "Bidrag från Norsjö kommun", "Driftbidrag från Norsjö kommun" },
}
for _, medlem in ipairs(bidrag) do
  belopp("ekonomi.bidrag." .. medlem[1], medlem[2], not1, medlem[3], "2020-12-31", "2019-12-31")
end

measure "ekonomi.bidrag" {
  label = "Medlemmarnas bidrag", kind = "sum", measured_in = "kr", tags = { "ekonomi" },
  value = source("ekonomi"):where {
    ["uppställning"] = not1, avser = "2020-12-31",
    post = { bidrag[1][3], bidrag[2][3], bidrag[3][3], bidrag[4][3] },
  }:sum "belopp",
}

measure "ekonomi.soliditet" {
  label = "Soliditet", kind = "share", decimals = 1, tags = { "ekonomi" },
  value = publicerat.post("översikt", "Soliditet", "2020"):printed "andel",
  previous = publicerat.post("översikt", "Soliditet", "2019"):printed "andel",
}
