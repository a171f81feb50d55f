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

-- Femårsöversikten: ett mått för varje post och år, så att varje tal har sin rad i metodbilagan.
local ar = { "2016", "2017", "2018", "2019", "2020" }
local poster = {
  { "intakter", "Verksamhetens intäkter", "belopp", "kr" },
  { "kostnader", "Verksamhetens kostnader", "belopp", "kr" },
  { "resultat", "Årets resultat", "belopp", "kr" },
  { "soliditet", "Soliditet", "andel", "share" },
}
for _, post in ipairs(poster) do
  for _, avser in ipairs(ar) do
    measure("oversikt." .. post[1] .. ".ar" .. avser) {
      label = post[2] .. " " .. avser, kind = post[4] == "share" and "share" or "value", measured_in = post[4],
      decimals = post[4] == "share" and 1 or 0,
      value = publicerat.post("översikt", post[2], avser):printed(post[3]),
    }
  end
end

section "femarsoversikt" { title = "Fem år i översikt", kinds = { "insatser" },
  build = function(d, c)
    d:takeaway("Soliditeten har stigit tre år i rad, till ", d:value "oversikt.soliditet.ar2020", ".")
    local rader, soliditet = {}, { label = "Soliditet" }
    for i, avser in ipairs(ar) do
      local rad = { avser }
      for k, post in ipairs(poster) do rad[k + 1] = d:value("oversikt." .. post[1] .. ".ar" .. avser) end
      rader[i] = rad
      soliditet[i] = d:value("oversikt.soliditet.ar" .. avser)
    end
    d:chart { id = "d-soliditet", kind = "trend", title = "Soliditeten föll 2017 och har stigit varje år sedan dess",
      description = "Linje över fem år. Värdena står i tabellen under.", table = "t-femar", categories = ar,
      series = { soliditet } }
    d:table { id = "t-femar", caption = "Femårsöversikt", rows = rader,
      columns = { { "År" }, { "Intäkter", unit = "kr" }, { "Kostnader", unit = "kr" }, { "Resultat", unit = "kr" },
        { "Soliditet", unit = "%", decimals = 1 } } }
  end }
