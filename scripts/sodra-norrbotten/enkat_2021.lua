-- Enkätsvaren 2021, ett svar per rad (påhittade svar som ger de publicerade andelarna), räknade som NNS räknar dem.
local nns = require "nns"
local M = {}

M.fragor, M.enkat = nns.enkat(
  { kalla = "enkatposter", form = "lång" },
  {
    prefix = "enkat.", riket = nns.ur("indikatorer", "riket"), fore = nns.ur("indikatorer", "andel_fg"),
    osakerhet = { method = "wilson", decides = false }, typvarde = true,
    taggar = function(fraga) return { "enkät", fraga.grupp } end,
  })

-- Indikatorer som frågas i flera enkäter eller med flera frågor, sammanvägda.
for _, nummer in ipairs { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16 } do
  nns.sammanvagd(nummer, M.fragor, M.enkat, {
    id = "enkat.indikator" .. nummer, riket = nns.ur("indikatorer", "riket"), osakerhet = "wilson",
  })
end

for _, grupp in ipairs(nns.svarande) do
  if grupp[1] ~= "remittenter" then
    M.enkat:svarsmatt { id = "enkat.svarande." .. grupp[1], etikett = grupp[2], grupp = grupp[1] }
  end
end

return M
