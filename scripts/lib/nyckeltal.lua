-- Färdiga ekonomiska mått ur räkenskaperna. Varje mått säger vad som delas med vad.
local bokslut, falt = require "bokslut", require "falt"
local N = {}

local function rad(bok, c, id, ar)
  return bokslut.belopp(bok, c, bok.rader[id], ar)
end

-- Summan av rader; en som saknas gör att summan saknas.
local function summa(bok, c, ids, ar)
  local ut
  for _, id in ipairs(ids) do
    local del = rad(bok, c, id, ar)
    ut = ut and ut + del or del
  end
  return ut
end

local function ihop(rader, en)
  local ut = { en }
  for _, id in ipairs(rader) do ut[#ut + 1] = id end
  return ut
end

-- Kostnader är under noll i resultaträkningen och över noll i en not som vänder dem; här räknas de över noll.
local function over_noll(belopp)
  return belopp < kr(0) and belopp * -1 or belopp
end

-- Ett mått för året och, ur samma fil, för året före, på de rader som det räknas av.
local function matt(bok, id, deklaration, rader)
  if not bokslut.finns(bok, here(), "nyckeltalet " .. id, rader) then return end
  local varde = deklaration.value
  deklaration.value = function(c) return varde(c, 0) end
  if not deklaration.bara_aret then deklaration.previous = bokslut.aret_fore(bok, varde) end
  deklaration.bara_aret = nil
  deklaration.tags = { "ekonomi", "räkenskaper", "nyckeltal" }
  bok.nyckeltal = bok.nyckeltal or {}
  bok.nyckeltal[#bok.nyckeltal + 1] = { nyckel = bok.id .. "." .. id .. (deklaration.unit and "@" .. deklaration.unit or ""),
    text = deklaration.label, pengar = deklaration.measured_in == "kr" }
  return measure(bok.id .. "." .. id)(deklaration)
end

local FALT = {
  soliditet = falt.lista "eget_kapital! tillgangar! decimaler",
  andel = falt.lista "text! av! kostnader! decimaler definition",
  niva = falt.lista "eget_kapital! niva tilldelning procent definition",
  per_deltagare = falt.lista "text! rad! deltagare! enhet vilka minst",
  finansiering = falt.lista "# tolerans",
  part = falt.lista "# av! andel!",
}

-- Eget kapital delat med tillgångarna.
function N.soliditet(bok, val)
  if not falt.prova("nyckeltal.soliditet", val, FALT.soliditet) then return end
  return matt(bok, "soliditet", { label = "Soliditet", kind = "share", decimals = val.decimaler or 0,
    definition = "Eget kapital delat med summa tillgångar.",
    value = function(c, ar) return share(summa(bok, c, val.eget_kapital, ar), rad(bok, c, val.tillgangar, ar)) end }, ihop(val.eget_kapital, val.tillgangar))
end

-- Kostnader på raderna `av` (i en not, eller i resultaträkningen) delat med alla kostnader.
function N.andel_av_kostnader(bok, id, val)
  if not falt.prova("nyckeltal.andel_av_kostnader: " .. tostring(id), val, FALT.andel) then return end
  return matt(bok, id, { label = val.text, kind = "share", decimals = val.decimaler or 0, definition = val.definition,
    value = function(c, ar)
      local del, alla = summa(bok, c, val.av, ar), rad(bok, c, val.kostnader, ar)
      if alla:is_missing() or del:is_missing() then return not_measured end
      return share(over_noll(del), over_noll(alla))
    end }, ihop(val.av, val.kostnader))
end

-- Eget kapital mot en angiven nivå: i kronor (`niva = kr(500000)`), eller i procent av årets tilldelning (`tilldelning` är
-- raden, `procent = 20`). Måttet är vad som är över nivån; under noll betyder att kapitalet inte räcker.
function N.eget_kapital_mot_niva(bok, val)
  if not falt.prova("nyckeltal.eget_kapital_mot_niva", val, FALT.niva) then return end
  if (val.niva == nil) == (val.tilldelning == nil) or (val.tilldelning == nil) ~= (type(val.procent) ~= "number") then
    falt.fel("nyckeltal.eget_kapital_mot_niva behöver antingen niva = kr(500000), eller tilldelning = \"rad\" och procent = 20")
    return
  end
  local function kapital(c, ar) return summa(bok, c, val.eget_kapital, ar) end
  local function tilldelning(c, ar)
    if bokslut.ar_del_av_aret(c) then
      return not_applicable "årets tilldelning är för hela året, och bokföringen bara till periodens slut"
    end
    return rad(bok, c, val.tilldelning, ar)
  end
  if val.tilldelning then
    matt(bok, "eget_kapital_andel", { label = "Eget kapital som andel av årets tilldelning", kind = "share",
      definition = "Eget kapital vid årets slut delat med årets bidrag från medlemmarna.",
      value = function(c, ar) return share(kapital(c, ar), tilldelning(c, ar)) end },
      ihop(val.eget_kapital, val.tilldelning))
  end
  return matt(bok, "eget_kapital_over_niva", { label = "Eget kapital över den nivå som gäller", kind = "value",
    measured_in = "kr", decimals = 0, definition = val.definition,
    value = function(c, ar)
      local niva = val.niva
      if val.tilldelning then niva = tilldelning(c, ar) * (val.procent / 100) end
      return kapital(c, ar) - niva
    end }, ihop(val.eget_kapital, val.tilldelning))
end

-- Vad en insats kostade för varje deltagare, eller för varje avslutad: { text, rad, deltagare = "mått", enhet }. Är de färre
-- än `minst` (5) visas det inte: kostnaden är känd, så talet skulle röja antalet.
function N.kostnad_per_deltagare(bok, id, val)
  if not falt.prova("nyckeltal.kostnad_per_deltagare: " .. tostring(id), val, FALT.per_deltagare) then return end
  return matt(bok, id, { label = val.text, kind = "ratio", measured_in = "kr", decimals = 0, unit = val.enhet, bara_aret = true,
    definition = "Insatsens kostnader delade med " .. (val.vilka or "deltagarna under året") .. ".",
    value = function(c)
      if bokslut.ar_del_av_aret(c) and c.first:sub(6) ~= "01-01" then
        return not_applicable "kostnaderna är från årets början, och deltagarna bara från periodens början"
      end
      local kostnad, antal = rad(bok, c, val.rad, 0), c:measure(val.deltagare, { unit = val.enhet or "" })
      if kostnad:is_missing() then return kostnad end
      if antal:is_missing() or antal == count(0) then return not_measured "antalet deltagare är inte känt" end
      if antal < count(val.minst or 5) then return not_published "för få deltagare: kostnaden skulle röja hur många de är" end
      return ratio(over_noll(kostnad), antal)
    end }, { val.rad })
end

-- "25 %" eller "33,3 %" som täljare och nämnare i hela tal: 25 och 100, 333 och 1000. Inget annat är en andel.
local function andel_av(text)
  local hela, delar = tostring(text):match "^(%d+),?(%d*) ?%%$"
  if not hela then return nil end
  return tonumber(hela .. delar), 100 * math.tointeger(10 ^ #delar)
end

-- De parter som går att räkna; vad som är fel i de andra sägs.
local function parterna(val)
  local ut = {}
  for i, part in ipairs(val) do
    local vad = "nyckeltal.finansiering: part " .. i
    if falt.prova(vad, part, FALT.part) then
      local tal, av = andel_av(part.andel)
      if not (part[1] and part[2]) then
        falt.fel(vad .. " ska börja med id och namn: { \"staten\", \"Staten\", av = …, andel = \"50 %\" }")
      elseif not tal then
        falt.fel(vad .. " har andel = " .. tostring(part.andel) .. "; skriv till exempel \"25 %\" eller \"33,3 %\"")
      else
        ut[#ut + 1] = { id = part[1], namn = part[2], av = part.av, andel = part.andel, tal = tal, namnare = av }
      end
    end
  end
  return ut
end

-- Medlemmarnas andelar av finansieringen, som lagen säger: staten hälften, regionen och kommunerna en fjärdedel var.
-- val = { tolerans = kr(1000), { "staten", "Staten", av = { "not1.staten" }, andel = "50 %" }, … }
function N.finansiering(bok, val)
  local alla, plats = {}, here()
  if not falt.prova("nyckeltal.finansiering", val, FALT.finansiering) then return end
  local parter = parterna(val)
  for _, part in ipairs(parter) do
    for _, id in ipairs(part.av) do alla[#alla + 1] = id end
  end
  if not bokslut.finns(bok, plats, "finansieringen", alla) then return end
  for _, part in ipairs(parter) do
    matt(bok, "finansiering." .. part.id, { label = part.namn .. ", andel av bidragen", kind = "share", decimals = 1,
      definition = "Bidrag delade med alla medlemmars bidrag; ska vara " .. part.andel .. ".",
      value = function(c, ar) return share(summa(bok, c, part.av, ar), summa(bok, c, alla, ar)) end }, part.av)
  end
  if #parter < #val then return end -- utan alla parter säger jämförelsen inget
  check(bok.id .. "-finansiering") { title = "Medlemmarna bidrar med sina andelar",
    run = function(c)
      for _, part in ipairs(parter) do
        local bidrag, total = summa(bok, c, part.av, 0), summa(bok, c, alla, 0)
        if not bidrag:is_missing() then
          local ska = total * part.tal / part.namnare
          if bidrag - ska > (val.tolerans or kr(1)) or ska - bidrag > (val.tolerans or kr(1)) then
            c:warning(part.namn .. " bidrar inte med " .. part.andel .. " av medlemmarnas bidrag",
              { at = plats, stated = bidrag, recomputed = ska })
          end
        end
      end
    end }
end

return N
