-- Helårsekvivalenter (SCB): personer som skulle kunna försörjas en hel period med full ersättning, 20–64 år.
local falt = require "falt"
local M = {}

-- Ersättningarna i SCB:s tabell. Nycklarna är de som förbundets källa använder; andra kan anges i stället.
M.ersattningar = {
  { "sjukpenning", "Sjukpenning" }, { "sjuk-aktivitetsersattning", "Sjuk- och aktivitetsersättning" },
  { "arbetsloshet", "Arbetslöshetsersättning" }, { "arbetsmarknadsatgarder", "Arbetsmarknadsåtgärder" },
  { "ekonomiskt-bistand", "Ekonomiskt bistånd" }, { "etableringsersattning", "Etableringsersättning" },
  { "summa", "alla ersättningar" },
}

local forsta_halvaret = { 1, 2, 3, 4, 5, 6 }
local hela_aret = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }

local FALT_KALLA = falt.lista "kalla ersattning ar antal summa region manad status preliminart noll_saknas"
local FALT = "id! etikett region halvar slapar taggar"
local FALT_MATT = falt.lista(FALT)
local FALT_ALLA = falt.lista(FALT .. " ersattningar")
local FALT_ANDEL = falt.lista(FALT .. " decimaler folkmangd!")

-- En källa: { kalla, ersattning, ar, antal = kolumnernas namn; region och manad där källan har dem; status, med "p" för
-- preliminära uppgifter; preliminart = år som är preliminära; noll_saknas = ersättningar vars nolla betyder att uppgift
-- saknas }. Kommuner som inte har lämnat uppgift om ekonomiskt bistånd visas med 0, fast det inte är noll: då är värdet
-- inte publicerat, och inte heller summan där det ingår.
function M.kalla(val)
  falt.prova("helar.kalla", val or {}, FALT_KALLA)
  local egen = {
    kalla = "helarsekvivalenter", ersattning = "nyckel", ar = "år", antal = "antal", summa = "summa",
    noll_saknas = { "ekonomiskt-bistand" }, preliminart = {},
  }
  for namn, varde in pairs(val or {}) do egen[namn] = varde end
  return egen
end

local function rader(egen, c, ersattning, val, ar)
  local villkor = { [egen.ersattning] = ersattning, [egen.ar] = ar }
  if egen.region then villkor[egen.region] = val.region end
  local urval = c:whole(egen.kalla):where(villkor)
  if egen.manad then urval = urval:where { [egen.manad] = val.halvar and forsta_halvaret or hela_aret } end
  return urval
end

local nolla = "0 i statistiken betyder här att kommunen inte har lämnat uppgift"

-- Ersättningen, eller någon som ingår i summan, är en nolla som betyder att uppgift saknas.
local function uppgift_saknas(egen, c, ersattning, val, ar)
  for _, mojlig in ipairs(egen.noll_saknas) do
    local ingar = ersattning == mojlig or ersattning == egen.summa
    if ingar and rader(egen, c, mojlig, val, ar):where({ [egen.antal] = 0 }):rows() > 0 then return true end
  end
  return false
end

local function ar_preliminart(egen, urval, ar)
  for _, preliminart in ipairs(egen.preliminart) do
    if preliminart == ar then return true end
  end
  return egen.status ~= nil and urval:where({ [egen.status] = "p" }):rows() > 0
end

-- Genomsnittet av månaderna: var och en ska finnas, en gång. En som står två gånger får inte dölja en som saknas.
local function medel(egen, urval, val)
  local manader = val.halvar and forsta_halvaret or hela_aret
  for _, manad in ipairs(manader) do
    local rader = urval:where({ [egen.manad] = manad, [egen.antal] = filled }):rows()
    if rader > 1 then return not_measured("månaden " .. manad .. " står " .. rader .. " gånger i källan") end
    if rader == 0 then return not_measured("alla " .. #manader .. " månader finns inte i källan") end
  end
  return urval:sum(egen.antal) / #manader
end

-- Helårsekvivalenter för en ersättning ett år; i månadskällor även halvårsekvivalenter, januari–juni.
function M.antal(egen, c, ersattning, val, ar)
  local urval = rader(egen, c, ersattning, val, ar)
  if urval:rows() == 0 then return not_measured("källan har inga uppgifter för " .. ar) end
  if uppgift_saknas(egen, c, ersattning, val, ar) then return urval:withheld(nolla) end
  local varde
  if egen.manad then
    varde = medel(egen, urval, val)
  elseif val.halvar then
    varde = not_measured "källan har inga månader: halvårsekvivalenter går inte att räkna"
  else
    varde = urval:printed(egen.antal)
  end
  if not varde:is_missing() and ar_preliminart(egen, urval, ar) then
    varde = assumed(varde, "preliminär uppgift, som kan ändras")
  end
  return varde
end

-- Statistiken släpar: rapporten för 2022 har året 2021 som sitt senaste när `slapar` är 1.
local function aret(c, val)
  return c.year - (val.slapar or 0)
end

local function period(val)
  return val.halvar and "Halvårsekvivalenter januari–juni" or "Helårsekvivalenter"
end

local beskrivning = "Dagar med ersättning delat med 365, åldern 20–64 år."

-- En region som källan inte har någon kolumn för skulle bli alla regioner, och utan region finns inget att välja på.
local function prova_region(egen, vad, val)
  if (egen.region == nil) == (val.region == nil) then return true end
  if egen.region then
    falt.fel(vad .. " " .. val.id .. " saknar region = …: källan har regionen i kolumnen " .. egen.region)
  else
    falt.fel(vad .. " " .. val.id .. " har region = " .. tostring(val.region) .. ", men källan ingen kolumn för den. "
      .. "Skriv helar.kalla { region = \"kolumnen\" }")
  end
  return false
end

-- Ett mått för en ersättning: `val`: id, etikett, region, halvar, slapar, taggar. Jämförs med samma mått året före.
function M.matt(egen, ersattning, val)
  if not falt.prova("helar.matt", val, FALT_MATT) or not prova_region(egen, "helar.matt", val) then return end
  return measure(val.id) {
    label = val.etikett or period(val), kind = "count", decimals = 0, definition = beskrivning,
    value = function(c) return M.antal(egen, c, ersattning, val, aret(c, val)) end,
    previous = function(c) return M.antal(egen, c, ersattning, val, aret(c, val) - 1) end,
    compare = { tolerance = count(0) }, tags = val.taggar or { "helårsekvivalenter" },
  }
end

-- Alla ersättningar i en region: id är `val.id` och ersättningens nyckel.
function M.alla(egen, val)
  if not falt.prova("helar.alla", val, FALT_ALLA) or not prova_region(egen, "helar.alla", val) then return end
  for _, ersattning in ipairs(val.ersattningar or M.ersattningar) do
    M.matt(egen, ersattning[1], {
      id = val.id .. "." .. ersattning[1], etikett = (val.etikett or period(val)) .. ": " .. ersattning[2],
      region = val.region, halvar = val.halvar, slapar = val.slapar, taggar = val.taggar,
    })
  end
end

-- Summan av folkmängden 20–64 år; `val.folkmangd` är dess nyckel i samma källa.
function M.andel(egen, val)
  if not falt.prova("helar.andel", val, FALT_ANDEL) or not prova_region(egen, "helar.andel", val) then return end
  local function andelen(c, ar)
    local summa = M.antal(egen, c, egen.summa, val, ar)
    if summa:is_missing() then return summa end
    return share(summa, rader(egen, c, val.folkmangd, { region = val.region }, ar):printed(egen.antal))
  end
  return measure(val.id) {
    label = val.etikett, kind = "share", decimals = val.decimaler or 1,
    definition = period(val) .. " av folkmängden 20–64 år.",
    value = function(c) return andelen(c, aret(c, val)) end,
    previous = function(c) return andelen(c, aret(c, val) - 1) end,
    tags = val.taggar or { "helårsekvivalenter" },
  }
end

return M
