-- Räkenskaperna som avsnitt i en rapport, i den ordning som en årsredovisning har dem.
local T = {}

-- En tom cell i varje kolumn efter den första.
local function rubrikrad(d, rad, antal)
  local ut = { d:strong(rad.text) }
  for i = 2, antal do ut[i] = "" end
  return ut
end

local function med_budget(M, bok, d, rad)
  return d:value(M.id(bok, rad, "budget." .. bok.jamford.id)), d:value(M.id(bok, rad, "avvikelse"))
end

local function rad_i_tabell(M, bok, d, rad, val)
  local nyckel = M.id(bok, rad)
  local ut = { rad.text }
  if val.noter then ut[#ut + 1] = rad.noten and tostring(rad.noten) or "" end
  ut[#ut + 1] = d:value(nyckel)
  if val.budget then
    local budget, avvikelse = med_budget(M, bok, d, rad)
    ut[#ut + 1], ut[#ut + 2] = budget, avvikelse
  end
  if val.fore then ut[#ut + 1] = d:previous(nyckel) end
  ut.total = rad.sort == "summa"
  return ut
end

-- Samma dag eller period ett år tidigare: "2025-T1" är "2024-T1".
local function fore(c, text)
  return (text:gsub("^%d+", tostring(c.year - 1)))
end

local function kolumner(bok, c, val)
  local ut = { { "Post" } }
  if val.noter then ut[#ut + 1] = { "Not" } end
  ut[#ut + 1] = { val.kolumn or "Utfall " .. c.period }
  if val.budget then
    ut[#ut + 1] = { bok.jamford.rubrik or "Budget" }
    ut[#ut + 1] = { "Avvikelse" }
  end
  if val.fore then ut[#ut + 1] = { val.kolumn_fore or fore(c, c.period) } end
  return ut
end

-- Om något av nycklarnas värden är känt för året före; annars har tabellen ingen sådan kolumn.
local function kant_fore(c, nycklar)
  for _, nyckel in ipairs(nycklar) do
    if not c:previous(nyckel):is_missing() then return true end
  end
  return false
end

local function tabell(M, bok, d, c, id, rubrik, rader, val)
  local nycklar = {}
  for _, rad in ipairs(rader) do
    if rad.sort ~= "rubrik" then nycklar[#nycklar + 1] = M.id(bok, rad) end
  end
  val.fore = kant_fore(c, nycklar)
  local huvud, kropp = kolumner(bok, c, val), {}
  for i, rad in ipairs(rader) do
    kropp[i] = rad.sort == "rubrik" and rubrikrad(d, rad, #huvud) or rad_i_tabell(M, bok, d, rad, val)
  end
  d:table { id = "t-" .. bok.id .. "-" .. id, caption = rubrik, unit = bok.enhet or "kr", columns = huvud, rows = kropp }
end

local function har_noter(bok, rader)
  for _, rad in ipairs(rader) do
    if rad.noten then return true end
  end
  return false
end

local function forenade(a, b)
  local ut = {}
  for _, lista in ipairs { a, b } do
    for _, rad in ipairs(lista) do ut[#ut + 1] = rad end
  end
  return ut
end

local function noter(M, bok, d, c)
  if not bok.noter or #bok.noter == 0 then return end
  d:section(bok.id .. "-noter", "Noter", function()
    for _, noten in ipairs(bok.noter) do
      if noten.summa and bok.rader[noten.summa.id] then
        local rader = forenade(noten.delar, { noten.summa })
        tabell(M, bok, d, c, "not" .. noten.id:gsub("%.", "-"), "Not " .. noten.id .. ": " .. noten.text, rader,
          { kolumn = c.period })
      end
    end
  end)
end

-- Nyckeltalen står i två tabeller, eftersom en tabell har en enhet.
local function nyckeltal(bok, d, c)
  if not bok.nyckeltal then return end
  d:section(bok.id .. "-nyckeltal", "Nyckeltal", function()
    for _, del in ipairs { { "andelar", "Nyckeltal", false }, { "kronor", "Nyckeltal i kronor", true } } do
      local rader, nycklar, kolumner = {}, {}, { { "Mått" }, { c.period } }
      for _, ett in ipairs(bok.nyckeltal) do
        if ett.pengar == del[3] then
          rader[#rader + 1], nycklar[#nycklar + 1] = { ett.text, d:value(ett.nyckel) }, ett.nyckel
        end
      end
      if kant_fore(c, nycklar) then
        kolumner[3] = { fore(c, c.period) }
        for i, rad in ipairs(rader) do rad[3] = d:previous(nycklar[i]) end
      end
      if #rader > 0 then
        d:table { id = "t-" .. bok.id .. "-nyckeltal-" .. del[1], caption = del[2], unit = del[3] and "kr" or "%",
          columns = kolumner, rows = rader }
      end
    end
  end)
end

-- En kolumn per version: vad som var budgeterat först, och efter varje revidering.
local function versioner(M, bok, d)
  local kolumner, rader = { { "Post" } }, {}
  for i, version in ipairs(bok.budgetar) do kolumner[i + 1] = { (version.text:gsub("^%l", string.upper)) } end
  for _, rad in ipairs(#bok.drift > 0 and bok.drift or bok.resultatrakning) do
    if rad.sort ~= "rubrik" then
      local ut = { rad.text, total = rad.sort == "summa" }
      for i, version in ipairs(bok.budgetar) do ut[i + 1] = d:value(M.id(bok, rad, "budget." .. version.id)) end
      rader[#rader + 1] = ut
    end
  end
  d:table { id = "t-" .. bok.id .. "-versioner", caption = "Budgetens versioner", unit = bok.enhet or "kr", columns = kolumner, rows = rader }
end

-- Versionerna med sina beslut; den som utfallet jämförs med står i tabellerna.
local function budgetar(M, bok, d)
  if #bok.budgetar == 0 then return end
  local punkter = {}
  for i, version in ipairs(bok.budgetar) do
    local rad = { version.text:gsub("^%l", string.upper) .. ". ", M.beslut(version) }
    if version == bok.jamford then rad[#rad + 1] = " Utfallet jämförs med den." end
    local sist = bok.budgetrad and bok.rader[bok.budgetrad]
    if sist then
      rad[#rad + 1] = " " .. sist.text .. ": "
      rad[#rad + 1] = d:value(M.id(bok, sist, "budget." .. version.id))
      rad[#rad + 1] = "."
    end
    punkter[i] = rad
  end
  d:list(punkter)
  if #bok.budgetar > 1 then versioner(M, bok, d) end
end

local function uppstallningar(M, bok, d, c)
  local budget = bok.jamford ~= nil
  if #bok.drift > 0 then
    d:section(bok.id .. "-drift", "Driftsredovisning", function()
      tabell(M, bok, d, c, "drift", "Driftsredovisning", bok.drift, { budget = budget })
      budgetar(M, bok, d)
    end)
  end
  d:section(bok.id .. "-resultat", "Resultaträkning", function()
    tabell(M, bok, d, c, "resultat", "Resultaträkning", bok.resultatrakning,
      { budget = budget, noter = har_noter(bok, bok.resultatrakning) })
    if #bok.drift == 0 then budgetar(M, bok, d) end
  end)
  local balans = forenade(bok.tillgangar, bok.skulder)
  if #balans > 0 then
    d:section(bok.id .. "-balans", "Balansräkning", function()
      tabell(M, bok, d, c, "balans", "Balansräkning", balans,
        { noter = har_noter(bok, balans), kolumn = c.last, kolumn_fore = fore(c, c.last) })
    end)
  end
  if #bok.kassaflode > 0 then
    d:section(bok.id .. "-kassaflode", "Kassaflödesanalys", function()
      tabell(M, bok, d, c, "kassaflode", "Kassaflödesanalys", bok.kassaflode, { kolumn = c.period })
    end)
  end
end

function T.deklarera(M, bok)
  section(bok.avsnitt or "rakenskaper") {
    title = "Räkenskaper", kinds = bok.rapporter or { "insatser", "social-redovisning", "arsredovisning", "delarsrapport" },
    build = function(d, c)
      if c:whole(bok.saldon):rows() == 0 then return end
      local sist = bok.resultatrakning[#bok.resultatrakning]
      if bok.jamford then
        d:takeaway(sist.text .. ": ", d:value(M.id(bok, sist)), ", i " .. bok.jamford.text .. " ",
          d:value(M.id(bok, sist, "budget." .. bok.jamford.id)), ".")
      else
        d:takeaway(sist.text .. ": ", d:value(M.id(bok, sist)), ".")
      end
      local tusen = bok.enhet == "tkr"
      d:paragraph("Beloppen i tabellerna är " .. (tusen and "tusental kronor (tkr)" or "kronor")
        .. ". De är räknade i ören ur bokföringen och avrundade var för sig när de skrivs ut, så en summa kan skilja "
        .. (tusen and "ett tusental" or "en krona") .. " från sina delar.")
      if M.ar_del_av_aret(c) then
        d:paragraph("Utfall och budget är från årets början till och med " .. c.last .. ".")
      end
      uppstallningar(M, bok, d, c)
      noter(M, bok, d, c)
      nyckeltal(bok, d, c)
    end,
  }
end

return T
