-- Räkenskaper ur bokföringen (SIE): en kontering säger vilka konton som hör till vilken rad. Varje rad blir ett mått, i
-- exakta ören, och kontrollerna säger vad som inte går ihop. Hur konteringen skrivs står i docs/ekonomi.md.
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
local function villkor(rad, konton)
  for _, intervall in ipairs(M.lista(konton)) do
    if not giltigt(intervall) then
      rad.felskriven = true
      local _ = accounts(konton)
      return
    end
  end
  return accounts(konton)
end

-- ---- raderna i konteringen ----

-- Raden minns sin plats i skriptet, så att ett meddelande om den pekar dit.
local function slag(sort)
  return function(id)
    local plats = here()
    return function(rad)
      rad.id, rad.sort, rad.plats, rad.text = id, sort, plats, rad[1] or id
      if rad.konton then rad.villkor = villkor(rad, rad.konton) end
      if rad.utom then
        local undantag = villkor(rad, rad.utom)
        rad.undantag = undantag and is_not(undantag)
      end
      return rad
    end
  end
end

M.rad = slag "konton"              -- konton = "3000-3999" eller en lista; utom = …
M.summa = slag "summa"             -- av = { "rad", "rad" }
M.arets_resultat = slag "arets_resultat" -- i balansräkningen, bokfört eller inte; konton = "2069"
M.visa = slag "visa"               -- rad = "…": samma belopp som en annan rad
M.forandring = slag "forandring"   -- rad = "…": så mycket som raden har tillfört eller bundit under året
M.vid_borjan = slag "vid_borjan"   -- rad = "…": vid årets ingång
M.vid_slut = slag "vid_slut"       -- rad = "…": vid årets utgång
M.tillskott = slag "tillskott"     -- rader = { … }, resultat = "…": eget kapital som inte är årets resultat
M.budget = slag "budget"           -- en version: beslut = "2020-11-27 § 52", sie = true, register = "…"
M.noten = slag "not"               -- rad = "…", rader = { … }, tecken = -1

function M.rubrik(text)
  return { sort = "rubrik", text = text }
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

-- Månaderna i en del av året ("2025-T1"); nil för hela året. Budgeten för en del av året är de månadernas.
local function manader(c)
  if c.period:match "^%d+$" then return end
  local ut, ar = {}, c.first:sub(1, 5)
  for manad = tonumber(c.first:sub(6, 7)), tonumber(c.last:sub(6, 7)) do ut[#ut + 1] = ar .. ("%02d"):format(manad) end
  return ut
end

-- Summan av kontonas saldon av en typ: debet över noll. `ar` är 0 för årets kolumn och -1 för årets före.
local function saldo(bok, c, rad, typ, ar)
  local alla = c:whole(bok.saldon):where { typ = typ, ["år"] = ar, ["nivå"] = "konto" }
  if typ == "periodbudget" and manader(c) then alla = alla:where { period = manader(c) } end
  if alla:rows() == 0 then return not_measured("filen har inga saldon av typen " .. typ .. " för året") end
  return valda(alla, rad):total "belopp"
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

-- ---- mått ----

function M.id(bok, rad, del)
  return bok.id .. "." .. rad.id .. (del and "." .. del or "")
end

local function konton_i_ord(rad)
  local text = "konto " .. table.concat(M.lista(rad.konton), ", "):gsub("%-", "–")
  if rad.utom then text = text .. ", utom " .. table.concat(M.lista(rad.utom), ", "):gsub("%-", "–") end
  return text
end

local function taggar(bok, rad)
  return { "ekonomi", "räkenskaper", bok.sammanfattning[rad.id] and "sammanfattning" or nil }
end

local function matt(bok, rad, etikett)
  measure(M.id(bok, rad)) {
    label = etikett or rad.text, kind = "value", measured_in = "kr", decimals = 0, tags = taggar(bok, rad),
    definition = rad.konton and "Bokföringens " .. konton_i_ord(rad) .. "." or nil,
    value = function(c) return M.belopp(bok, c, rad, 0) end,
    previous = bok.foregaende ~= "perioden" and function(c) return M.belopp(bok, c, rad, -1) end or nil,
  }
end

local function budgetmatt(bok, rad)
  for _, version in ipairs(bok.budgetar) do
    measure(M.id(bok, rad, "budget." .. version.id)) {
      label = rad.text .. ", " .. version.text, kind = "value", measured_in = "kr", decimals = 0,
      tags = { "ekonomi", "räkenskaper", "budget" }, definition = M.beslut(version),
      value = function(c) return M.budgeterat(bok, c, version, rad) end,
    }
  end
  if not bok.jamford then return end
  measure(M.id(bok, rad, "avvikelse")) {
    label = rad.text .. ", avvikelse", kind = "change", measured_in = "kr", decimals = 0,
    tags = { "ekonomi", "räkenskaper", "avvikelse" },
    definition = "Utfall minus " .. bok.jamford.text .. "; över noll är bättre än budgeten.",
    value = function(c)
      local skillnad = c:measure(M.id(bok, rad)) - c:measure(M.id(bok, rad, "budget." .. bok.jamford.id))
      return computed(skillnad, rad.text .. " − " .. bok.jamford.text)
    end,
  }
end

function M.beslut(version)
  if version.beslut then return "Beslutad " .. version.beslut .. "." end
  return version.ej_publicerat and "Beslutet är inte publicerat." or "Utan angivet beslut."
end

-- ---- räkenskaperna ----

-- Vad som är fel i själva konteringen; sägs av kontrollen, med radens plats.
local function fel(bok, rad, text)
  bok.fel[#bok.fel + 1] = { text = text, plats = rad.plats }
end

-- Om alla rader finns; den som saknas sägs.
function M.finns(bok, plats, vad, ids)
  local alla = true
  for _, id in ipairs(ids) do
    if not bok.rader[id] then
      alla = false
      fel(bok, { plats = plats }, vad .. " hänvisar till raden " .. tostring(id) .. ", som inte finns i konteringen")
    end
  end
  return alla
end

local behov = {
  konton = "konton", summa = "av", arets_resultat = "konton", visa = "rad", forandring = "rad", vid_borjan = "rad",
  vid_slut = "rad", tillskott = "rader",
}

local function lagg(bok, lista, sida, ut)
  for _, rad in ipairs(lista or {}) do
    rad.sida, rad.tecken = rad.sida or sida, rad.tecken or 1
    if rad.sort == "rubrik" then
      ut[#ut + 1] = rad
    elseif bok.rader[rad.id] then
      fel(bok, rad, "raden " .. rad.id .. " står två gånger i konteringen")
    elseif not rad[behov[rad.sort]] then
      fel(bok, rad, "raden " .. rad.id .. " saknar " .. behov[rad.sort] .. " = …")
    else
      bok.rader[rad.id], bok.ordning[#bok.ordning + 1], ut[#ut + 1] = rad, rad, rad
    end
  end
end

local function hanvisningar(rad)
  local ut = {}
  for _, namn in ipairs { "av", "rader" } do
    for _, id in ipairs(rad[namn] or {}) do ut[#ut + 1] = id end
  end
  ut[#ut + 1], ut[#ut + 2] = rad.rad, rad.resultat
  return ut
end

-- Rader som hänvisar till något som inte finns tas bort, så att resten går att räkna.
local function prova_hanvisningar(bok)
  local kvar = {}
  for _, rad in ipairs(bok.ordning) do
    local hel = true
    for _, id in ipairs(hanvisningar(rad)) do
      if not bok.rader[id] then
        hel = false
        fel(bok, rad, "raden " .. rad.id .. " hänvisar till raden " .. id .. ", som inte finns i konteringen före den")
      end
    end
    if hel then kvar[#kvar + 1] = rad else bok.rader[rad.id] = nil end
  end
  bok.ordning = kvar
end

local function behall(bok, lista)
  local ut = {}
  for _, rad in ipairs(lista) do
    if rad.sort == "rubrik" or bok.rader[rad.id] == rad then ut[#ut + 1] = rad end
  end
  return ut
end

local function valj_budget(bok)
  for _, version in ipairs(bok.budgetar) do
    if version.id == bok.jamfor_budget then bok.jamford = version end
  end
  if #bok.budgetar > 0 and not bok.jamford then
    fel(bok, bok.budgetar[1], "jamfor_budget ska vara en av budgetens versioner, inte " .. tostring(bok.jamfor_budget))
  end
end

-- Notens rader är av samma slag som raden som noten hör till.
local function noter(bok)
  for _, noten in ipairs(bok.noter or {}) do
    local rad = bok.rader[noten.rad]
    noten.delar = {}
    if not rad then
      fel(bok, noten, "not " .. noten.id .. " hör till raden " .. tostring(noten.rad) .. ", som inte finns i konteringen")
    else
      rad.noten = rad.noten and rad.noten .. ", " .. noten.id or noten.id
      for _, del in ipairs(noten.rader) do
        del.id, del.tecken = "not" .. noten.id .. "." .. del.id, noten.tecken or 1
      end
      lagg(bok, noten.rader, rad.sida, noten.delar)
      noten.summa = M.summa("not" .. noten.id .. ".summa") { "Summa", av = {} }
      for i, del in ipairs(noten.delar) do noten.summa.av[i] = del.id end
      if #noten.delar > 0 then lagg(bok, { noten.summa }, rad.sida, {}) end
    end
  end
end

local delar = { "resultatrakning", "tillgangar", "skulder", "kassaflode", "drift" }
local sidor = { resultatrakning = "resultat", drift = "resultat", tillgangar = "tillgång", skulder = "skuld" }

function M.rakenskaper(bok)
  local enhet = bok.enhet or "kr"
  bok.id, bok.saldon, bok.poster = bok.id or "bokslut", bok.saldon or "saldon", bok.poster or "poster"
  bok.rader, bok.ordning, bok.fel, bok.budgetar = {}, {}, {}, bok.budgetar or {}
  bok.plats = here()
  if enhet ~= "kr" and enhet ~= "tkr" then
    fel(bok, bok, "enhet är \"kr\" eller \"tkr\", inte " .. tostring(enhet))
    bok.enhet = nil
  end
  bok.sammanfattning = bok.sammanfattning or {}
  bok.resultatkonton = { villkor = accounts(bok.resultatkonton or "3000-8999"), konton = bok.resultatkonton or "3000-8999" }
  for _, del in ipairs(delar) do
    local ut = {}
    lagg(bok, bok[del], sidor[del], ut)
    bok[del] = ut
  end
  noter(bok)
  valj_budget(bok)
  prova_hanvisningar(bok)
  for _, del in ipairs(delar) do bok[del] = behall(bok, bok[del]) end
  for _, rad in ipairs(bok.ordning) do matt(bok, rad) end
  for _, del in ipairs { "resultatrakning", "drift" } do
    for _, rad in ipairs(bok[del]) do
      if rad.sort ~= "rubrik" then budgetmatt(bok, rad) end
    end
  end
  require("bokslut_kontroller").deklarera(M, bok)
  require("bokslut_tabeller").deklarera(M, bok)
  return bok
end

return M
