-- Nyckeltal ur Kolada. Kolada ber att den som återger dess siffror skriver "Källa: Kolada", och att den som har räknat
-- vidare på dem inte gör det.
local falt = require "falt"
local M = {}

M.kallrad = "Källa: Kolada"

-- Kön i Kolada: T totalt, K kvinnor, M män.
local function rad(c, val, ar)
  return c:whole(val.kalla or "kolada"):where {
    nyckeltal = val.nyckeltal, kommun = val.kommun, period = ar, ["kön"] = val.kon or "T",
  }
end

-- Värdet ett år; saknas det säger källans status varför.
function M.varde(c, val, ar)
  local urval = rad(c, val, ar)
  if urval:rows() == 0 then return not_measured("källan har ingen uppgift för " .. ar) end
  for ord, saknas in pairs { not_published = not_published, suppressed = not_published, not_measured = not_measured,
    not_applicable = not_applicable } do
    if urval:where({ saknas = ord }):rows() > 0 then
      return saknas(ord == "suppressed" and "Kolada visar inte värdet, som gäller få personer" or "Kolada saknar värdet")
    end
  end
  return urval:printed "värde"
end

local FALT = falt.lista("id! nyckeltal! kommun! etikett kon kind measured_in slapar kalla definition taggar decimaler")
local FALT_TABELL = falt.lista "id! rubrik! rader! kolumn varde enhet"

-- Ett nyckeltal som det står i Kolada: `val`: id, etikett, nyckeltal, kommun, kon, kind, measured_in, slapar, kalla,
-- definition, taggar. Källraden följer med i metodbilagan.
function M.matt(val)
  if not falt.prova("kolada.matt", val, FALT) then return end
  local slapar = val.slapar or 0
  local definition = val.definition and val.definition .. " " .. M.kallrad .. "." or M.kallrad .. "."
  return measure(val.id) {
    label = val.etikett, kind = val.kind or "value", measured_in = val.measured_in, decimals = val.decimaler,
    value = function(c) return M.varde(c, val, c.year - slapar) end,
    previous = function(c) return M.varde(c, val, c.year - slapar - 1) end,
    definition = definition, tags = val.taggar or { "kolada" },
  }
end

-- Ett mått som förbundet självt har räknat fram ur Koladas siffror: utan källrad, och utan att Kolada nämns.
function M.bearbetat(id)
  return function(deklaration)
    for _, text in ipairs { deklaration.label or "", deklaration.definition or "" } do
      if text:find("Kolada", 1, true) then
        error("måttet " .. id .. " är räknat ur Koladas siffror: Kolada får inte anges som källa för det")
      end
    end
    return measure(id)(deklaration)
  end
end

-- En tabell i en rapport med Koladas egna siffror och källraden under; `rader` är { rubrik, måttets nyckel }.
function M.tabell(d, tabell)
  local rader = {}
  local okanda = falt.okanda(tabell, FALT_TABELL)
  if not (tabell.id and tabell.rubrik and type(tabell.rader) == "table") or #okanda > 0 then
    error('kolada.tabell behöver id, rubrik och rader = { { "Radens namn", "måttets id" }, … }, och kan ha kolumn, varde och enhet'
      .. (okanda[1] and "; fältet " .. okanda[1] .. " finns inte" or ""), 2)
  end
  for i, en in ipairs(tabell.rader) do rader[i] = { en[1], d:value(en[2]) } end
  d:table { id = tabell.id, caption = tabell.rubrik, columns = { { tabell.kolumn or "Nyckeltal" },
    { tabell.varde or "Värde", unit = tabell.enhet } }, rows = rader }
  d:small(M.kallrad)
end

return M
