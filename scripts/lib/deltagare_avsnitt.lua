-- Avsnittet Ur registret: huvudmåtten, en tabell per enhet och en kolumn per kön.
local ord = require "deltagare_ord"
local M = {}

local RADER = { "aktiva", "nya", "avslutade", "genomstromning", "avslut.positiva", "forsorjning.egen", "tid.medel", "tid.median" }

-- Gruppens värde; en grupp som ingen hör till har inget resultat.
local function gruppens(d, c, nyckel, kon)
  local av_gruppen = nyckel .. "[kön=" .. kon .. "]"
  if pcall(function() return c:result(av_gruppen) end) then return d:value(av_gruppen) end
  return c:result(nyckel):is_missing() and d:value(nyckel) or "ingen"
end

function M.bygg(v)
  local kon = v.kon or { "kvinnor", "män" }
  section "ur-registret" {
    title = "Ur registret", kinds = v.kinds or { "insatser" },
    build = function(d, c)
      d:takeaway "Siffrorna i det här avsnittet är räknade ur registret, ett deltagande per rad."
      for _, enhet in ipairs(v.enheter) do
        local kolumner = { { "Mått" }, { "Totalt" } }
        local kon = enhet.kon or kon
        for _, ett in ipairs(kon) do kolumner[#kolumner + 1] = { ett:sub(1, 1):upper() .. ett:sub(2) } end
        local rader = {}
        for _, matt in ipairs(enhet.rader or v.rader or RADER) do
          local nyckel = (enhet.prefix or v.prefix) .. "." .. matt .. (enhet[1] ~= "" and "@" .. enhet[1] or "")
          local rad = { v.namn and v.namn[matt] or ord.namn[matt] or matt, d:value(nyckel) }
          for _, ett in ipairs(kon) do rad[#rad + 1] = gruppens(d, c, nyckel, ett) end
          rader[#rader + 1] = rad
        end
        d:table { id = "t-register-" .. (enhet[1] ~= "" and enhet[1] or "alla"), caption = enhet[2] .. ", ur registret",
                  columns = kolumner, rows = rader }
      end
    end }
end

return M
