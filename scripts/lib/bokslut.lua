-- Räkenskaper ur bokföringen (SIE): en kontering säger vilka konton som hör till vilken rad. Varje rad blir ett mått, i
-- exakta ören, och kontrollerna säger vad som inte går ihop. Hur konteringen skrivs står i docs/ekonomi.md.
local belopp, falten = require "bokslut_belopp", require "falt"
local M = {
  lista = belopp.lista, traffar = belopp.traffar, inom = belopp.inom, belopp = belopp.belopp, ingaende = belopp.ingaende,
  aret_fore = belopp.aret_fore, ar_del_av_aret = belopp.ar_del_av_aret,
}

-- ---- raderna i konteringen ----

-- Raden minns sin plats i skriptet, så att ett meddelande om den pekar dit.
local function slag(sort)
  return function(id)
    local plats = here()
    return function(rad)
      rad.id, rad.sort, rad.plats, rad.text = id, sort, plats, rad[1] or id
      if rad.konton then rad.villkor = belopp.villkor(rad, rad.konton) end
      if rad.utom then
        local undantag = belopp.villkor(rad, rad.utom)
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

-- ---- mått ----

function M.id(bok, rad, del)
  return bok.id .. "." .. rad.id .. (del and "." .. del or "")
end

local function konton_i_ord(rad)
  local text = "konto " .. table.concat(M.lista(rad.konton), ", "):gsub("%-", "–")
  if rad.utom then text = text .. ", utom " .. table.concat(M.lista(rad.utom), ", "):gsub("%-", "–") end
  return text
end

-- Intäkter och kostnader hör till månader; i en rapport för en del av året är de inte bara delens egna.
local function manaderna(rad)
  return rad.sida == "resultat" and ", från årets början till periodens slut" or ""
end

local function taggar(bok, rad)
  return { "ekonomi", "räkenskaper", bok.sammanfattning[rad.id] and "sammanfattning" or nil }
end

local function matt(bok, rad, etikett)
  measure(M.id(bok, rad)) {
    label = etikett or rad.text, kind = "value", measured_in = "kr", decimals = 0, tags = taggar(bok, rad),
    definition = rad.konton and "Bokföringens " .. konton_i_ord(rad) .. manaderna(rad) .. "." or nil,
    value = function(c) return M.belopp(bok, c, rad, 0) end,
    previous = belopp.aret_fore(bok, function(c, ar) return M.belopp(bok, c, rad, ar) end),
  }
end

local function budgetmatt(bok, rad)
  for _, version in ipairs(bok.budgetar) do
    measure(M.id(bok, rad, "budget." .. version.id)) {
      label = rad.text .. ", " .. version.text, kind = "value", measured_in = "kr", decimals = 0,
      tags = { "ekonomi", "räkenskaper", "budget" }, definition = M.beslut(version),
      value = function(c) return belopp.budgeterat(bok, c, version, rad) end,
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

local egna = "# id sort plats text sida tecken villkor undantag felskriven noten delar summa "
local falt = {
  rad = falten.lista(egna .. "konton utom av rad rader resultat eget_kapital objekt utan_objekt dimension"),
  version = falten.lista(egna .. "beslut ej_publicerat sie register"),
  noten = falten.lista(egna .. "rad rader"),
  bok = falten.lista(egna .. "saldon poster kontoplan bokslutskonton resultatkonton dimension foregaende sammanfattning rapporter "
    .. "avsnitt enhet budgetar jamfor_budget budgetrad drift drift_resultat resultatrakning tillgangar skulder kassaflode "
    .. "noter rader ordning fel"),
}

local function okanda(bok, sort, ett, vad)
  for _, namn in ipairs(falten.okanda(ett, falt[sort])) do
    fel(bok, ett, vad .. " har fältet " .. namn .. ", som inte finns")
  end
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
    elseif not rad.id then
      fel(bok, bok, "en rad i konteringen är varken rad, summa, visa eller rubrik")
    elseif bok.rader[rad.id] then
      fel(bok, rad, "raden " .. rad.id .. " står två gånger i konteringen")
    elseif not rad[behov[rad.sort]] then
      fel(bok, rad, "raden " .. rad.id .. " saknar " .. behov[rad.sort] .. " = …")
    else
      okanda(bok, "rad", rad, "raden " .. rad.id)
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
    okanda(bok, "version", version, "budgeten " .. version.id)
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
    okanda(bok, "noten", noten, "not " .. noten.id)
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
  okanda(bok, "bok", bok, "räkenskaperna")
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
