-- De nationella indikatorerna 2021 (bilaga 4), målmåtten och svaren på enkäterna.
local nns = require "nns"

for _, fraga in ipairs(require "indikatorfragor_2021") do nns.indikator(fraga) end

local svarande = {
  { "pagaende", "Svar, pågående deltagare", "deltagare pågående", kon = true, riket = true },
  { "avslut", "Svar, avslutade deltagare", "deltagare avslut", kon = true, riket = true },
  { "personal", "Svar, personal", "personal", riket = true },
  { "chefsgrupp", "Svar, chefsgrupp", "chefsgrupp", riket = true },
  { "styrelse", "Svar, styrelse", "styrelse", riket = true },
  { "remittenter", "Svar, remittenter", "remittenter", riket = true },
  { "alla", "Svar, samtliga", "samtliga" },
}
for _, grupp in ipairs(svarande) do
  local rad = source("enkatsvar"):where { svarande = grupp[3] }
  measure("enkatsvar." .. grupp[1]) {
    label = grupp[2], kind = "count", by = grupp.kon and { "kön" } or nil,
    value = rad:printed "svar", previous = rad:printed "svar_fg", tags = { "enkätsvar" },
  }
  if grupp.riket then
    measure("enkatsvar.riket." .. grupp[1]) {
      label = "Svarsandel i riket" .. grupp[2]:sub(5), kind = "share", value = rad:printed "svarsandel_riket",
      tags = { "enkätsvar" },
    }
  end
end

-- Svaren per insats, där de är publicerade.
for _, insats in ipairs {
  { "pagaende", "deltagare pågående", { "samverkansteam", "tidsam", "steget-fram" } },
  { "avslut", "deltagare avslut", { "samverkansteam", "steget-fram" } },
} do
  measure("insats.enkatsvar." .. insats[1]) {
    label = "Svar i insatsen, " .. insats[2], kind = "count", unit = insats[3], by = { "kön" },
    value = source("enkatsvar"):where { svarande = insats[2] }:printed "svar", tags = { "enkätsvar" },
  }
end
