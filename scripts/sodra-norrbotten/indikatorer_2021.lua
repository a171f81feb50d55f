-- De nationella indikatorerna 2021 (bilaga 4), målmåtten och svaren på enkäterna.
local nns = require "nns"

for _, fraga in ipairs(require "indikatorfragor_2021") do nns.indikator(fraga) end

local svarande = {
  { "pagaende", "Svar, pågående deltagare", "deltagare pågående" },
  { "avslut", "Svar, avslutade deltagare", "deltagare avslut" },
  { "personal", "Svar, personal", "personal" }, { "chefsgrupp", "Svar, chefsgrupp", "chefsgrupp" },
  { "styrelse", "Svar, styrelse", "styrelse" }, { "remittenter", "Svar, remittenter", "remittenter" },
  { "alla", "Svar, samtliga", "samtliga" },
}
for _, grupp in ipairs(svarande) do
  local rad = source("enkatsvar"):where { svarande = grupp[3] }
  measure("enkatsvar." .. grupp[1]) {
    label = grupp[2], kind = "count", value = rad:printed "svar", previous = rad:printed "svar_fg",
    tags = { "enkätsvar" },
  }
end
