-- Beloppen på räkenskapernas rader: kontonas saldon i bokföringen, deras summor och deras budget.
local M = {}

-- "3000-3999" eller { "3000-3999", "3740" } som en lista.
function M.lista(konton)
  if type(konton) == "string" then return { konton } end
  return konton or {}
end

local function giltigt(intervall)
  local fran, till = tostring(intervall):match "^(%w+)%-(%w+)$"
  return fran and #fran == #till and fran <= till or tostring(intervall):match "^%w+$"
end

-- Villkoret för konton; nil när något är felskrivet, vilket accounts säger på radens plats.
function M.villkor(rad, konton)
  for _, intervall in ipairs(M.lista(konton)) do
    if not giltigt(intervall) then
      rad.felskriven = true
      local _ = accounts(konton)
      return
    end
  end
  return accounts(konton)
end

-- Om kontot ligger inom intervallet: lika många siffror jämförs, så underkontot 30101 hör till 3000-3999.
function M.inom(konto, intervall)
  local fran, till = intervall:match "^(%w+)%-(%w+)$"
  fran, till = fran or intervall, till or intervall
  local del = konto:sub(1, #fran)
  return #del == #fran and del >= fran and del <= till
end

function M.traffar(rad, konto)
  local traff = false
  for _, intervall in ipairs(M.lista(rad.konton)) do traff = traff or M.inom(konto, intervall) end
  for _, intervall in ipairs(M.lista(rad.utom)) do traff = traff and not M.inom(konto, intervall) end
  return traff
end

-- ---- belopp ----

local function valda(rader, rad)
  rader = rader:where { konto = rad.villkor }
  return rad.undantag and rader:where { konto = rad.undantag } or rader
end

function M.ar_del_av_aret(c)
  return not c.period:match "^%d+$"
end

-- Månaderna från årets början till slutet av en del av året ("2025-T2": januari till augusti); nil för hela året. Filens
-- saldon är räknade från årets början, så budgeten för en del av året är för samma månader, inte bara för delens egna.
local function manader(c)
  if not M.ar_del_av_aret(c) then return end
  local ut, ar = {}, c.first:sub(1, 5)
  for manad = 1, tonumber(c.last:sub(6, 7)) do ut[#ut + 1] = ar .. ("%02d"):format(manad) end
  return ut
end

-- Värdet för året före ur samma fil, som funktion av c; nil när det tas ur förra periodens egen fil. Filens år före är
-- hela året, som inte går att jämföra med en del av ett.
function M.aret_fore(bok, varde)
  if bok.foregaende == "perioden" then return end
  return function(c)
    if M.ar_del_av_aret(c) then
      return not_applicable "filens år före är hela året, och rapporten är för en del av året"
    end
    return varde(c, -1)
  end
end

-- Summan av kontonas saldon av en typ: debet över noll. `ar` är 0 för årets kolumn och -1 för årets före.
local function saldo(bok, c, rad, typ, ar)
  local alla = c:whole(bok.saldon):where { typ = typ, ["år"] = ar, ["nivå"] = "konto" }
  if typ == "periodbudget" and manader(c) then alla = alla:where { period = manader(c) } end
  if alla:rows() == 0 then return not_measured("filen har inga saldon av typen " .. typ .. " för året") end
  return valda(alla, rad):total "belopp"
end

-- Raderna i en källa som förbundet inte behöver ha; nil när det inte har den.
function M.om_den_finns(c, kalla)
  local finns, rader = pcall(function() return c:whole(kalla) end)
  return finns and rader or nil
end

local function poster(bok, c, rad)
  local kolumn = "dim" .. (rad.dimension or bok.dimension or "1")
  local alla = c:whole(bok.poster):where { ["år"] = 0 }
  if alla:rows() == 0 then return not_measured "filen har inga verifikationer för året" end
  if not alla:has_column(kolumn) then return not_measured("filen har inga objekt i dimensionen " .. kolumn:sub(4)) end
  return valda(alla:where { [kolumn] = rad.objekt or empty }, rad):total "belopp"
end

local sorter = {}

-- En rad utanför balansräkningen är resultat: intäkter över noll, kostnader under. Skulder och eget kapital visas över noll.
function sorter.konton(bok, c, rad, ar)
  local belopp
  if rad.sida ~= "resultat" then
    belopp = saldo(bok, c, rad, "utgående", ar)
  elseif not rad.objekt and not rad.utan_objekt then
    belopp = saldo(bok, c, rad, "resultat", ar)
  else
    belopp = ar == 0 and poster(bok, c, rad) or not_measured "verifikationer finns bara för året"
  end
  return (rad.sida == "tillgång") == (rad.tecken == 1) and belopp or belopp * -1
end

-- Summan av raderna, med deras texter som formel: varje rad har en egen i metodbilagan.
local function hopa(bok, ids, varde)
  local summa, texter = nil, {}
  for i, id in ipairs(ids) do
    local del = varde(bok.rader[id])
    summa, texter[i] = summa and summa + del or del, bok.rader[id].text
  end
  return #ids > 1 and computed(summa, table.concat(texter, " + ")) or summa
end

function sorter.summa(bok, c, rad, ar)
  return hopa(bok, rad.av, function(del) return M.belopp(bok, c, del, ar) end)
end

-- Har året stängts står resultatet på kontot (2069), annars är det ännu skillnaden mellan intäkter och kostnader.
function sorter.arets_resultat(bok, c, rad, ar)
  local kvar = saldo(bok, c, bok.resultatkonton, "resultat", ar)
  return (saldo(bok, c, rad, "utgående", ar) + kvar) * -1
end

function sorter.visa(bok, c, rad, ar)
  return M.belopp(bok, c, bok.rader[rad.rad], ar)
end

-- Vad en balansrad var vid årets ingång.
function M.ingaende(bok, c, rad, ar)
  if rad.sort == "summa" then
    return hopa(bok, rad.av, function(del) return M.ingaende(bok, c, del, ar) end)
  end
  local belopp = saldo(bok, c, rad, "ingående", ar)
  return rad.sida == "tillgång" and belopp or belopp * -1
end

function sorter.forandring(bok, c, rad, ar)
  local balans = bok.rader[rad.rad]
  local andring = M.belopp(bok, c, balans, ar) - M.ingaende(bok, c, balans, ar)
  return balans.sida == "tillgång" and andring * -1 or andring
end

function sorter.vid_borjan(bok, c, rad, ar)
  return M.ingaende(bok, c, bok.rader[rad.rad], ar)
end

sorter.vid_slut = sorter.visa

function sorter.tillskott(bok, c, rad, ar)
  local summa = M.belopp(bok, c, bok.rader[rad.resultat], ar) * -1
  for _, id in ipairs(rad.rader) do
    local balans = bok.rader[id]
    summa = summa + M.belopp(bok, c, balans, ar) - M.ingaende(bok, c, balans, ar)
  end
  return summa
end

function M.belopp(bok, c, rad, ar)
  if rad.felskriven then return not_measured "radens konton är felskrivna" end
  return sorter[rad.sort](bok, c, rad, ar)
end

-- ---- budget ----

local function ur_register(c, version, rad)
  if not version.register then return end
  local rader = c:whole(version.register):where { version = version.id, rad = rad.id }
  if rader:rows() > 0 and manader(c) then return not_applicable "registrets budget är för hela året" end
  if rader:rows() > 1 then return not_measured "raden står flera gånger i registret" end
  if rader:rows() == 1 then return rader:printed "belopp" end
end

-- Radens budget i en version: ur registret om raden står där, annars summan av sina delar, annars kontonas #PBUDGET.
function M.budgeterat(bok, c, version, rad)
  local angivet = ur_register(c, version, rad)
  if angivet then return angivet end
  if rad.sort == "visa" then return M.budgeterat(bok, c, version, bok.rader[rad.rad]) end
  if rad.sort == "summa" then
    return hopa(bok, rad.av, function(del) return M.budgeterat(bok, c, version, del) end)
  end
  if version.sie and rad.sort == "konton" and rad.sida == "resultat" then
    return saldo(bok, c, rad, "periodbudget", 0) * -1
  end
  if rad.sida ~= "resultat" then return not_applicable "raden budgeteras inte" end
  return not_published "raden står inte i budgeten"
end

return M
