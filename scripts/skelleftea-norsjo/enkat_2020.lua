-- Enkätsvaren 2020, en svarande per rad och en kolumn per fråga (påhittade svar; antalet svarande är det publicerade).
local nns = require "nns"
local M = {}

M.fragor, M.enkat = nns.enkat({ kalla = "enkatposter", form = "bred" }, {
  prefix = "enkat.", osakerhet = "wilson", typvarde = true,
  taggar = function(fraga) return { "enkät", fraga.grupp } end,
})

for _, nummer in ipairs { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15 } do
  nns.sammanvagd(nummer, M.fragor, M.enkat, { id = "enkat.indikator" .. nummer, osakerhet = "wilson" })
end

local kolumner = {}
for _, fraga in ipairs(M.fragor) do
  if not fraga.fran or fraga.fran <= 2020 then
    kolumner[fraga.grupp] = kolumner[fraga.grupp] or {}
    table.insert(kolumner[fraga.grupp], fraga.kolumn)
  end
end
for _, grupp in ipairs(nns.svarande) do
  if kolumner[grupp[1]] then
    M.enkat:svarsmatt { id = "enkat.svarande." .. grupp[1], etikett = grupp[2], grupp = grupp[1],
      kolumner = kolumner[grupp[1]] }
  end
end

measure "enkat.svarande" {
  label = "Svarande, alla grupper", kind = "count", tags = { "enkätsvar" },
  value = function(c) return c:source("enkatposter"):distinct "svarande" end,
}

return M
