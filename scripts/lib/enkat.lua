-- Enkäter: mått på svaren som de kommer ur enkätverktyget, en rad per svar (lång form) eller en rad per svarande (bred form).
local falt, svaren = require "falt", require "enkat_svar"
local M = {}

-- Skalornas steg, lägsta svaret först, och hur många av de högsta som räknas. Ja och nej skrivs 1 och 0 med "codes" i
-- forbund.json. En skala utan neutralt mittsteg jämförs aldrig med riket: de nationella frågorna har sex steg.
M.skalor = {
  sex = { steg = 6, lagsta = 1, hogsta = 2, ord = "de två högsta svaren av sex", jamforbar = true },
  fyra = { steg = 4, lagsta = 1, hogsta = 2, ord = "de två högsta svaren av fyra", jamforbar = false },
  ja = { steg = 2, lagsta = 0, hogsta = 1, ord = "svaret ja", jamforbar = true },
}

-- Könen redovisas var för sig bara när vart och ett har fler svar än så.
M.minst_per_grupp = 5

-- Typvärdet visas bara när minst så många har svarat: bland färre vore det nästan att visa svaren.
M.minst_for_typvarde = 10

local function skala(fraga)
  local vald = M.skalor[fraga.skala]
  if not vald then error("frågan " .. fraga.id .. " har skalan " .. tostring(fraga.skala) .. ", som inte finns i enkat.skalor") end
  return vald
end

-- Lägsta svaret som räknas som positivt: 5 när de två högsta av sex räknas.
function M.grans(fraga)
  local vald = skala(fraga)
  return vald.lagsta + vald.steg - (fraga.hogsta or vald.hogsta)
end

function M.definition(fraga)
  local vald = skala(fraga)
  local ord = vald.ord
  if fraga.hogsta and fraga.hogsta ~= vald.hogsta then
    ord = "de " .. fraga.hogsta .. " högsta svaren av " .. vald.steg
  end
  return "Andel som gett " .. ord .. ", av dem som besvarat frågan."
end

local FALT_ENKAT = falt.lista "kalla! form grupp svarande fraga svar kon grupper enhet utan_matt"
local FALT_FRAGA = falt.lista("id! kolumn text etikett grupp skala! hogsta fran till andrad anmarkning kon taggar nyckel indikator")
local FALT_MATT = falt.lista "riket fore tolerans osakerhet unit"
local FALT_SVARANDE = falt.lista "id! etikett! grupp kolumner utskick kon"

-- En enkät: { kalla = källa, eller en per grupp { personal = "…" }, form = "lång" eller "bred", grupp = kolumn, svarande = kolumn, fraga, svar = kolumner i lång form,
-- utan_matt = frågor vars svar inget mått ska läsa, enhet = kolumn, grupper = de värden som ska jämföras, till exempel { "kvinnor", "män" } }.
local Enkat = {}

function M.enkat(val)
  local egen = {
    form = "lång", grupp = "grupp", svarande = "svarande", fraga = "fråga", svar = "svar", kon = "kön",
    grupper = { "kvinnor", "män" },
  }
  falt.prova("enkat.enkat", val, FALT_ENKAT)
  for namn, varde in pairs(val) do egen[namn] = varde end
  if egen.form ~= "lång" and egen.form ~= "bred" then
    error('en enkät har formen "lång" eller "bred", inte ' .. tostring(egen.form))
  end
  local enkat = {}
  for namn, metod in pairs(Enkat) do enkat[namn] = metod end
  for namn, varde in pairs(egen) do enkat[namn] = varde end
  return enkat
end

-- Kolumnen med svaret på frågan.
local function svarskolumn(enkat, fraga)
  return enkat.form == "bred" and fraga.kolumn or enkat.svar
end

local function kalla_for(enkat, grupp)
  local kalla, kolumn = svaren.kalla_och_grupp(enkat, grupp)
  if not kalla then error("enkäten har ingen källa för gruppen " .. tostring(grupp)) end
  return kalla, kolumn
end

-- Gruppens rader: i sammanhanget `c`, eller (`hela`) i hela enheten utan uppdelning på kön.
local function rader_i(enkat, c, grupp, hela)
  local kalla, kolumn = kalla_for(enkat, grupp)
  local rader = hela and c:whole(kalla) or c:source(kalla)
  if hela and c.unit and enkat.enhet then rader = rader:where { [enkat.enhet] = c.unit } end
  if grupp and kolumn then rader = rader:where { [kolumn] = grupp } end
  return rader
end

-- De rader som har ett svar på frågan, ur ett urval av enkätens källa. Den som inte har svarat räknas inte.
local function besvarade(enkat, c, fraga, hela)
  local rader = rader_i(enkat, c, fraga.grupp, hela)
  if enkat.form == "lång" then rader = rader:where { [enkat.fraga] = fraga.kolumn } end
  return rader:where { [svarskolumn(enkat, fraga)] = filled }
end

function Enkat:besvarade(c, fraga)
  return besvarade(self, c, fraga)
end

-- Varför könen inte redovisas var för sig; nil när de gör det. Hur få de är sägs inte.
function Enkat:for_fa(c, fraga)
  if not c.group or not c.group[self.kon] then return nil end
  local jamforbar = false
  for _, kon in ipairs(self.grupper) do jamforbar = jamforbar or c.group[self.kon] == kon end
  if not jamforbar then return "redovisas bara för " .. table.concat(self.grupper, " och ") end
  local alla = besvarade(self, c, fraga, true)
  local egna = besvarade(self, c, fraga)
  local for_fa = egna:rows() <= M.minst_per_grupp
  for _, kon in ipairs(self.grupper) do
    for_fa = for_fa or alla:where({ [self.kon] = kon }):rows() <= M.minst_per_grupp
  end
  if for_fa then
    return "redovisas inte per kön: varje kön ska ha fler än " .. M.minst_per_grupp .. " svar på frågan"
  end
end

local function utanfor_aren(c, fraga)
  if not svaren.stalldes(fraga, c.year) then
    return "frågan ställdes inte " .. c.year
  end
end

-- Varför frågan, som ingår i hela gruppens tal, inte redovisas för könet; nil när den gör det.
function Enkat:undanhalls(c, fraga)
  if utanfor_aren(c, fraga) or besvarade(self, c, fraga, true):rows() == 0 then return nil end
  return self:for_fa(c, fraga)
end

-- Andelen positiva svar på en fråga, eller varför den inte finns.
function Enkat:andel(c, fraga)
  local varfor = utanfor_aren(c, fraga)
  if varfor then return not_measured(varfor) end
  varfor = self:for_fa(c, fraga)
  if varfor then return self:besvarade(c, fraga):withheld(varfor) end
  local svar = self:besvarade(c, fraga)
  return svar:share { [svarskolumn(self, fraga)] = at_least(M.grans(fraga)) }
end

-- Det vanligaste svaret; flera lika vanliga nämns i metodbilagan.
function Enkat:typvarde(c, fraga)
  local varfor = utanfor_aren(c, fraga)
  if varfor then return not_measured(varfor) end
  varfor = self:for_fa(c, fraga)
  if varfor then return self:besvarade(c, fraga):withheld(varfor) end
  local svar = self:besvarade(c, fraga)
  if svar:rows() > 0 and svar:rows() < M.minst_for_typvarde then
    return svar:withheld("typvärdet visas när minst " .. M.minst_for_typvarde .. " har besvarat frågan")
  end
  return svar:mode(svarskolumn(self, fraga))
end

-- Hur många som har svarat på något i en grupp.
function Enkat:svarande_i(c, grupp, kolumner)
  local rader = rader_i(self, c, grupp)
  if self.form == "lång" then
    return rader:where({ [self.svar] = filled }):distinct(self.svarande)
  end
  return rader:unpivot(kolumner, "fråga", "svar"):where({ svar = filled }):distinct(self.svarande)
end

-- Jämför med riket och året före: { riket = funktion av c, fore = funktion av c, andrad = år, tolerans }.
local function jamfor(deklaration, fraga, val)
  if val.riket then
    if not skala(fraga).jamforbar then
      error("frågan " .. fraga.id .. " har en skala som inte kan jämföras med riket")
    end
    deklaration.national = function(c) return val.riket(c, fraga) end
  end
  if val.fore then deklaration.previous = function(c) return val.fore(c, fraga) end end
  deklaration.compare = { tolerance = val.tolerans or points(2), broken_since = fraga.andrad, note = fraga.anmarkning }
end

-- Räknas alla steg är andelen alltid 100 %, och räknas inget är den alltid 0 %.
local function prova_hogsta(fraga)
  local steg = skala(fraga).steg
  if fraga.hogsta == nil then return true end
  if math.type(fraga.hogsta) ~= "integer" or fraga.hogsta < 1 or fraga.hogsta >= steg then
    falt.fel("frågan " .. fraga.id .. " har hogsta = " .. tostring(fraga.hogsta) .. "; på en skala med " .. steg
      .. " steg är det 1 till " .. steg - 1)
    return false
  end
  return true
end

-- Ett mått per fråga. Skalan gissas aldrig: på fel skala vore andelen falsk. Frågan är { id, text, kolumn, grupp, skala, hogsta, fran, till, andrad, kon, taggar }.
-- `val`: riket, fore, tolerans, osakerhet ("wilson" eller { method, level, decides }), unit.
function Enkat:matt(fraga, val)
  val = val or {}
  if not falt.prova("frågan " .. tostring(fraga.id), fraga, FALT_FRAGA) then return end
  falt.prova("frågan " .. fraga.id, val, FALT_MATT)
  if not prova_hogsta(fraga) then return end
  svaren.lases(self, fraga, skala(fraga))
  local deklaration = {
    label = fraga.etikett or fraga.text, kind = "share", unit = val.unit,
    by = fraga.kon and { self.kon } or nil,
    value = function(c) return self:andel(c, fraga) end,
    interval = val.osakerhet, definition = M.definition(fraga), tags = fraga.taggar or { "enkät" },
  }
  jamfor(deklaration, fraga, val)
  return measure(fraga.id)(deklaration)
end

function Enkat:typvardesmatt(fraga, val)
  val = val or {}
  return measure(fraga.id .. ".typvarde") {
    label = "Typvärde, " .. (fraga.etikett or fraga.text or fraga.id), kind = "value", measured_in = "none", unit = val.unit, decimals = 0,
    value = function(c) return self:typvarde(c, fraga) end,
    definition = "Det vanligaste svaret bland dem som besvarat frågan.", tags = { "typvärde" },
  }
end

-- Fler svarande än utskick: antalet utskick är för en annan grupp eller enkät, eller så svarade någon två gånger.
local function prova_utskick(grupp)
  local plats = here()
  check(grupp.id .. "-utskick") { title = "Inte fler har svarat än enkäten sändes till",
    run = function(c)
      local andel = c:result(grupp.id .. ".andel")
      if not andel:is_missing() and andel > share(count(1), count(1)) then
        c:error("fler har svarat än enkäten sändes till: " .. grupp.etikett .. ". Rätta antalet utskick, eller svar som står två "
          .. "gånger", { at = plats, stated = grupp.utskick(c), recomputed = c:result(grupp.id) })
      end
    end }
end

-- Svarande och svarsandel i en grupp: { id, etikett, grupp, kolumner (bred form), utskick = funktion av c }.
function Enkat:svarsmatt(grupp)
  if not falt.prova("svarsmåttet " .. tostring(grupp.id), grupp, FALT_SVARANDE) then return end
  local svarande = measure(grupp.id) {
    label = "Svarande, " .. grupp.etikett, kind = "count", by = grupp.kon and { self.kon } or nil,
    value = function(c) return self:svarande_i(c, grupp.grupp, grupp.kolumner) end,
    definition = "Personer som besvarat minst en fråga.", tags = { "enkätsvar" },
  }
  if grupp.utskick then
    measure(grupp.id .. ".andel") {
      label = "Svarsandel, " .. grupp.etikett, kind = "share",
      value = function(c) return share(self:svarande_i(c, grupp.grupp, grupp.kolumner), grupp.utskick(c)) end,
      definition = "Svarande av dem som enkäten sändes till.", tags = { "enkätsvar" },
    }
    prova_utskick(grupp)
  end
  return svarande
end

return M
