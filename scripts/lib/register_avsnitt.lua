-- Avsnitt i rapporterna ur kansliets register: uppdrag och anmärkningar med ägare, sista dag och läge, och checklistan.
local falt = require "falt"
local M = {}

local FALT = falt.lista "id title kinds meningar"

-- "klart 2023-06-12", "pågår", "pågår, sista dagen har passerat"; det som blev klart efter perioden var inte klart då.
local function lage(c, status, klart, forfaller)
  if klart ~= "" and klart <= c.last then return "klart " .. klart end
  if status == "klart" then status = "pågår" end
  if status ~= "avskrivet" and forfaller < c.last then return status .. ", sista dagen har passerat" end
  return status
end

-- Raderna i ordning efter sista dag.
local function efter_dag(a, b) return a.dag < b.dag or (a.dag == b.dag and a.nr < b.nr) end

local function uppfoljda(c, r, vad, klart)
  local rader = {}
  for id, text, agare, forfaller, status, dag in r:group("id", vad, "ägare", "förfaller", "status", klart) do
    rader[#rader + 1] = { dag = forfaller, nr = #rader + 1, id, text, agare, forfaller, lage(c, status, dag, forfaller) }
  end
  table.sort(rader, efter_dag)
  return rader
end

local function tabell(d, id, rubrik, kolumner, rader)
  local rena = {}
  for i, rad in ipairs(rader) do rena[i] = { table.unpack(rad) } end
  d:table { id = id, caption = rubrik, columns = kolumner, rows = rena }
end

local function uppdrag(d, c)
  local r = c:whole "uppdrag"
  if r:rows() == 0 then return false end
  tabell(d, "t-uppdrag", "Uppdrag efter sista dag", { { "Nr" }, { "Uppdrag" }, { "Ägare" }, { "Klart senast" }, { "Läge" } },
    uppfoljda(c, r, "uppdrag", "klart"))
  return true
end

local function anmarkningar(d, c)
  local r = c:whole "anmarkningar"
  if r:rows() == 0 then return false end
  tabell(d, "t-anmarkningar", "Revisorernas anmärkningar efter sista dag",
    { { "Nr" }, { "Anmärkning" }, { "Ägare" }, { "Klart senast" }, { "Läge" } }, uppfoljda(c, r, "anmärkning", "åtgärdad"))
  return true
end

local function checklista(d, c)
  local r, rader = c:whole "checklista", {}
  if r:rows() == 0 then return false end
  for _, punkt, gjort, underlag, roll, datum in r:group("id", "punkt", "gjort", "underlag", "roll", "datum") do
    local svar = gjort == "ja" and datum > c.last and "nej" or gjort
    rader[#rader + 1] = { punkt, svar, underlag ~= "" and underlag or "–", roll ~= "" and roll or "–", datum ~= "" and datum or "–" }
  end
  tabell(d, "t-checklista", "Checklista", { { "Punkt" }, { "Gjort" }, { "Underlag" }, { "Roll" }, { "Datum" } }, rader)
  return true
end

-- Ett värde med sin text, när måttet är deklarerat: { "forfallna-uppdrag", " uppdrag har passerat sin sista dag." }.
local function meningar(d, rader)
  for _, rad in ipairs(rader or {}) do d:paragraph(d:value(rad[1]), rad[2]) end
end

-- { kinds = { "insatser" }, title, meningar = { { mått, text } } }
function M.uppfoljning(val)
  falt.prova("register_avsnitt.uppfoljning", val, FALT)
  section(val.id or "uppfoljning") {
    title = val.title or "Uppdrag, anmärkningar och checklista", kinds = val.kinds or { "insatser" },
    build = function(d, c)
      meningar(d, val.meningar)
      local visat = { uppdrag(d, c), anmarkningar(d, c), checklista(d, c) }
      if not (visat[1] or visat[2] or visat[3]) then d:paragraph "Perioden har inga sådana register." end
    end,
  }
end

return M
