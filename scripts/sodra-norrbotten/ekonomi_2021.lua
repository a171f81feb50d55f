-- Ekonomin 2021 som den står i årsredovisningen. Medlemsbidragen följer dagarna: Boden är medlem från 2021-06-01.
local publicerat = require "publicerat"
local belopp, post = publicerat.belopp, publicerat.post

belopp("ekonomi.intakter", "Verksamhetens intäkter", "översikt", "Verksamhetens intäkter", "2021", "2020")
belopp("ekonomi.kostnader", "Verksamhetens kostnader", "översikt", "Verksamhetens kostnader", "2021", "2020")
belopp("ekonomi.resultat", "Årets resultat", "resultaträkning", "Årets resultat", "2021", "2020")
belopp("ekonomi.kostnader_budget", "Nettokostnad, budget", "driftsredovisning", "Nettokostnad", "2021 budget")
belopp("ekonomi.overskott", "Ackumulerat överskott vid årets slut", "ackumulerat överskott i text",
  "Ackumulerat överskott", "2021-12-31", "2020-12-31")
belopp("ekonomi.likvida_medel", "Likvida medel", "driftsredovisning", "Likvida medel", "2021", "2020")

local not1, not2 = "not 1 verksamhetens intäkter", "not 2 verksamhetens kostnader"
local bidrag = {
  { "staten", "Bidrag från staten", "Driftbidrag från staten" },
  { "region", "Bidrag från Region Norrbotten", "Driftbidrag från landsting/region" },
  { "lulea", "Bidrag från Luleå kommun", "Driftbidrag från Luleå kommun" },
  { "pitea", "Bidrag från Piteå kommun", "Driftbidrag från Piteå kommun" },
  { "alvsbyn", "Bidrag från Älvsbyns kommun", "Driftbidrag från Älvsbyn kommun" },
  { "boden", "Bidrag från Bodens kommun", "Driftbidrag från Bodens kommun" },
}
local poster = {}
for i, medlem in ipairs(bidrag) do
  belopp("ekonomi.bidrag." .. medlem[1], medlem[2], not1, medlem[3], "2021-12-31", "2020-12-31")
  poster[i] = medlem[3]
end

local function bidragen(dag)
  return source("ekonomi"):where { ["uppställning"] = not1, avser = dag, post = poster }:sum "belopp"
end

measure "ekonomi.bidrag" {
  label = "Medlemmarnas bidrag", kind = "sum", measured_in = "kr", tags = { "ekonomi" },
  value = bidragen "2021-12-31", previous = bidragen "2020-12-31",
}

-- Måtten som slutar på kommunens namn är insticksmodulens: bidraget gånger årets dagar delat med medlemsdagarna.
measure "ekonomi.kommunbidrag_helar" {
  label = "Kommunernas bidrag, omräknat till helt år", kind = "sum", measured_in = "kr", decimals = 0, tags = { "ekonomi" },
  value = function(c)
    return c:measure "sodra-norrbotten.helarsbidrag.lulea" + c:measure "sodra-norrbotten.helarsbidrag.pitea"
      + c:measure "sodra-norrbotten.helarsbidrag.alvsbyn" + c:measure "sodra-norrbotten.helarsbidrag.boden"
  end,
}

belopp("ekonomi.individinsatser", "Individinriktade insatser", not2, "Individinriktade insatser", "2021-12-31",
  "2020-12-31")
belopp("ekonomi.strukturinsatser", "Strukturella insatser", not2, "Strukturella insatser", "2021-12-31", "2020-12-31")

-- Andelen individinsatser av kostnaderna, ur not 2.
local function andel_individ(dag)
  return function(c)
    local rader = c:source("ekonomi"):where { ["uppställning"] = not2, avser = dag }
    return share(rader:where { post = "Individinriktade insatser" }:printed "belopp",
      rader:where { post = "Summa" }:printed "belopp")
  end
end

measure "ekonomi.andel_till_individinsatser" {
  label = "Andel av använda medel till insatser för målgruppen", kind = "share", tags = { "ekonomi" },
  value = andel_individ "2021-12-31", previous = andel_individ "2020-12-31",
  definition = "Individinriktade insatser delat med verksamhetens kostnader (not 2).",
}

measure "ekonomi.minskat_overskott" {
  label = "Minskning av det ackumulerade överskottet", kind = "share", tags = { "ekonomi" },
  value = post("kostnadsfördelning i text", "Minskning av ackumulerat överskott", "2021"):printed "andel",
}

measure "ekonomi.soliditet" {
  label = "Soliditet", kind = "share", tags = { "ekonomi" },
  value = post("översikt", "Soliditet", "2021"):printed "andel",
  previous = post("översikt", "Soliditet", "2020"):printed "andel",
}

measure "arenan.forsorjningsstod" {
  label = "Utbetalt försörjningsstöd i Luleå kommun", kind = "value", measured_in = "kr", unit = "arenan",
  value = post("utbetalt försörjningsstöd Luleå kommun", "Utbetalt försörjningsstöd", "2021"):printed "belopp",
  previous = post("utbetalt försörjningsstöd Luleå kommun", "Utbetalt försörjningsstöd", "2020"):printed "belopp",
  tags = { "ekonomi" },
}
