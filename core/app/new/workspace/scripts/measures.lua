-- Mått: det som räknas. Ett mått räknas en gång och står likadant i alla rapporter.
-- Alla siffror i den här arbetsytan är påhittade: byt filerna i 2024/data och 2025/data mot era egna.

local deltagare = source "deltagare"                    -- namnet står i forbund.json
local avslutade = deltagare:where { slut = in_period }  -- rader vars slutdatum ligger i perioden

measure "deltagare.antal" {
  label = "Deltagare", kind = "count", unit = "vagen_in", by = { "kön" }, tags = { "deltagare" },
  value = deltagare:count(),
}

measure "deltagare.avslutade" {
  label = "Avslutade", kind = "count", unit = "vagen_in", by = { "kön" }, tags = { "deltagare" },
  value = avslutade:count(),
}

-- En andel behöver en bas (of) och ett villkor (where). Basen skrivs ut i rapporten: "k av n".
measure "deltagare.till_arbete_eller_studier" {
  label = "Avslut till arbete eller studier", kind = "share", unit = "vagen_in",
  definition = "Avslut under året med orsaken arbete eller studier, av alla avslut under året.",
  value = share { of = avslutade, where = { orsak = { "arbete", "studier" } } },
}

measure "deltagare.genomstromning" {
  label = "Genomströmning", kind = "share", unit = "vagen_in",
  definition = "Årets avslut delat med årets alla deltagare.",
  value = share { of = deltagare, where = { slut = in_period } },
}

-- Ett mått kan också läsa en färdig siffra ur en rad, med antal och bas.
local function svar(id, fraga)
  return measure(id) {
    label = fraga, kind = "share", tags = { "indikator" },
    value = function(c)
      local r = c:source "enkät":where { ["fråga"] = fraga }
      return share(r:printed "antal", r:printed "av")
    end,
    national = function(c)
      return c:source "enkät":where { ["fråga"] = fraga }:printed "andel riket" / count(100)
    end,
  }
end

svar("enkat.bestamma", "Fått vara med och bestämma")
svar("enkat.en_person", "En person att vända sig till")
svar("enkat.bemotande", "Bra bemötande")
