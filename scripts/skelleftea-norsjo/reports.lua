-- Rapporter för Samordningsförbundet Skellefteå-Norsjö. Rapporten insatser står med planårets mål, eftersom nyckeltalen är olika.

report "indikatorrapport" {
  title = "Nationella indikatorer",
  lead = "Förbundets läge mot riket i de nationella indikatorerna. Andelarna är inte publicerade för året.",
  facts = { "enkatsvar.alla" },
  decisions = { "Styrelsen föreslås godkänna indikatorrapporten." },
}

report "verksamhetsplan" {
  title = "Strategi och verksamhetsplan", lead = "Förbundets mål, hur de mäts och vem som ansvarar för dem.",
  decisions = { "Styrelsen föreslås anta verksamhetsplanen." },
}

local function lage(c, villkor)
  for _, ord in ipairs { "högre", "samma", "lägre" } do
    local rader = c:whole("indikatorlagen"):where(villkor):where { ["läge"] = ord }
    if rader:count() > 0 then return ord end
  end
  return "ej publicerat"
end

section "publicerade-lagen" { title = "Publicerade lägen mot riket", kinds = { "indikatorrapport" },
  build = function(d, c)
    d:paragraph("Förbundets läge mot riket som det är publicerat i tabell 2. Andelar och pilar går inte att läsa ut.")
    local rader = {}
    for _, indikator in ipairs((require "indikatorer_2020").indikatorer) do
      local rad = { "Indikator " .. indikator[1] .. ": " .. indikator[2] }
      for i, kon in ipairs { "totalt", "kvinnor", "män" } do
        local redovisas = kon == "totalt" or indikator.kon
        rad[i + 1] = redovisas and lage(c, { indikator = indikator[1], ["kön"] = kon }) or "ej uppdelat"
      end
      rader[#rader + 1] = rad
    end
    d:table { id = "t-lagen", caption = "Läge mot riket 2020, som det är publicerat",
      columns = { { "Indikator" }, { "Totalt" }, { "Kvinnor" }, { "Män" } }, rows = rader }
  end }

require("nns").avsnitt(2020, "enkat_2020")
