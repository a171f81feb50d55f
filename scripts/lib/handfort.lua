-- Handförda värden: ett värde, eller täljare och nämnare, som kansliet skriver in med underlag, roll och datum. De märks
-- som handförda i varje rapport. docs/register.md visar kolumnerna.
local M = {}

local lasta = {} -- de id som något mått läser

local function period(text)
  return text:match "^%d%d%d%d$" or text:match "^%d%d%d%d%-H[12]$" or text:match "^%d%d%d%d%-T[123]$"
    or text:match "^%d%d%d%d%-Q[1234]$"
end

-- Förbundets egna rader har tom enhet eller ordet förbundet.
local function enhetens(r, enhet)
  if enhet then return r:where { enhet = enhet } end
  return r:where { enhet = empty }:union(r:where { enhet = "förbundet" })
end

-- Som `value` i vilket mått som helst: value = handfort.varde "behovsanalyser".
function M.varde(id)
  lasta[id] = true
  return function(c)
    local r = c:whole "handforda"
    if not r:has_column "värde" then return not_measured "perioden har inga handförda värden" end
    r = enhetens(r:where { id = id, period = c.period }, c.unit)
    if r:rows() == 0 then return not_measured "inget värde är infört för perioden" end
    return r:printed("värde", { numerator = "täljare", denominator = "nämnare", unit = "mätenhet" })
  end
end

-- Ett eget mått: { label, kind, measured_in, unit, definition, … } som i measure.
function M.matt(id, val)
  local deklaration = { tags = { "register" }, value = M.varde(val.rad or id) }
  for namn, varde in pairs(val) do
    if namn ~= "rad" then deklaration[namn] = varde end
  end
  return measure(id)(deklaration)
end

local function kanda()
  local lista = {}
  for id in pairs(lasta) do lista[#lista + 1] = id end
  return table.concat(lista, ", ")
end

-- Ett antal är hela tal; 2,5 personer är en annan mätenhet eller en felskrivning.
local function prova_antal(c, r)
  for text, rader in r:where({ ["mätenhet"] = "count", ["värde"] = filled }):group "värde" do
    if tostring(text):match "[.,]%d*[1-9]" then
      c:error("mätenheten är antal, men värdet " .. text .. " är inget helt tal. Rätta värdet eller mätenheten", { at = rader })
    end
  end
end

check "handforda-varden" {
  title = "Handförda värden hör till ett mått och till perioden",
  run = function(c)
    local r = c:whole "handforda"
    if not r:has_column "värde" then return end
    for id, rader in r:group "id" do
      if id ~= "" and not lasta[id] then
        c:error("inget mått läser det handförda värdet " .. id .. "; de som läses är " .. kanda(), { at = rader })
      end
    end
    for text, rader in r:group "period" do
      if text ~= "" and not period(text) then
        c:error("perioden " .. text .. " kan inte läsas; skriv till exempel 2023, 2023-H1, 2023-T1 eller 2023-Q1",
          { at = rader })
      elseif text ~= "" and text ~= c.period then
        c:warning("perioden " .. text .. " är inte rapportens period " .. c.period .. "; värdet används inte",
          { at = rader })
      end
    end
    prova_antal(c, r)
  end,
}

return M
