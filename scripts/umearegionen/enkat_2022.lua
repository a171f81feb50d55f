-- Förbundets egna enkäter 2022, en svarande per rad (påhittade svar som ger de publicerade antalen). Skalan har fyra steg
-- och inget neutralt svar: den jämförs inte med de nationella frågorna, som har sex steg.
local enkat = require "enkat"
local M = {}

M.enkat = enkat.enkat { kalla = "enkatposter", form = "bred" }

M.fragor = {
  { "deltagare.bestamma", "Fått vara med och bestämma om stödet" }, { "deltagare.bemotande", "Bemötande" },
  { "deltagare.tiden", "Tiden i verksamheten har varit viktig" },
  { "deltagare.team", "En person eller ett team att vända sig till", skala = "ja" },
  { "personal.medskapande", "Medskapande och trohet mot beslutat arbetssätt" },
  { "personal.lyssnar", "Andra myndigheter lyssnar" }, { "personal.vet", "Andra myndigheter vet vad jag kan bidra med" },
}
for _, fraga in ipairs(M.fragor) do
  local grupp = fraga[1]:match "^%a+"
  M.enkat:matt({
    id = "enkat." .. fraga[1], text = fraga[2], kolumn = fraga[1], grupp = grupp, skala = fraga.skala or "fyra",
    taggar = { "enkät", grupp },
  }, { osakerhet = "wilson" })
end

return M
