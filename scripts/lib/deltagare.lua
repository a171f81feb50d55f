-- Mått ur ett register med ett deltagande per rad: kolumnerna är de i kolumnbeskrivningarna sus-person, sus-volym och
-- uppfoljning-finsam. Ett förbund skriver
--
--   require "deltagare".alla { kalla = "register", enhet = { "misam" } }
--
-- och får måtten "register.aktiva", "register.avslut.arbete" … för varje enhet. Det som skiljer anges i samma tabell:
--
--   kalla       källan i forbund.json; utan den "register"
--   volym       källan med volymregistrerade insatser: där är bara antalet deltagare känt
--   prefix      första ledet i måttens id; utan det källans namn
--   enhet       en enhet eller en lista; utan den hela förbundet
--   by          grupper för huvudmåtten: kön, åldersgrupp, kommun, remittent
--   by_tabell   grupper för orsaker och försörjning: kön
--   positiva    avslutsorsaker som är positiva för deltagaren
--   egen        försörjning som är egen
--   bas         vad avsluten delas med i genomströmningen: "alla" under perioden, "vid_start" eller "samtidiga" (medel av kvartalen)
--   skapa       { matt = "medel" | "andel" | "relativ", minst = score(5) }: vad progression är; utan den räknas den inte
--   budget      en recept eller funktion som ger budgeterad volym
--   utan        mått som inte ska finnas: { "anonyma", "samtidiga" }
--   andra       fält som ändras i ett mått: { genomstromning = { label = "Omsättning" } }
local perioden, falt = require "perioden", require "falt"
local ord, volym, avsnitt = require "deltagare_ord", require "deltagare_volym", require "deltagare_avsnitt"
local M = {}

local STANDARD = {
  kalla = "register", by = { "kön", "åldersgrupp", "kommun", "remittent" }, by_tabell = { "kön" }, bas = "alla",
  positiva = { "arbete", "studier", "aktivt arbetssökande" },
  egen = { "arbete 100 %", "arbete 75 %", "arbete 50 %", "arbete 25 %", "studier 100 %", "studier 75 %", "studier 50 %",
           "studier 25 %", "studiestöd" },
  utan = {}, andra = {},
}

local FALT = falt.lista "kalla volym prefix enhet by* by_tabell* positiva* egen* bas skapa budget utan* andra*"
local FALT_AVSNITT = falt.lista "kalla prefix enheter*! rader* kon* kinds* namn*"
local FALT_ENHET = falt.lista "# prefix rader* kon*"
local FALT_SKAPA = falt.lista "matt! minst"

-- De val som gäller: förbundets, och annars de vanliga.
local function val(o, falten, vad)
  local v = {}
  for namn, varde in pairs(STANDARD) do v[namn] = varde end
  for namn, varde in pairs(o or {}) do v[namn] = varde end
  v.prefix = v.prefix or v.kalla
  falt.prova(vad, o or {}, falten)
  v.plats = here()
  perioden.prova(v.kalla, { "start", "slut" })
  return v
end

-- Om måttet är `led` eller en del av det: "avslut" är alla avslutsorsaker.
local function hor_till(namn, led)
  return led == namn or namn:sub(1, #led + 1) == led .. "."
end

local function ska_med(v, namn)
  for _, utan in ipairs(v.utan) do
    if hor_till(namn, utan) then return false end
  end
  return true
end

-- ---- vad som går att veta ----

-- En funktion av registrets rader i sammanhanget, där volymregistrering och kolumner som saknas inte blir noll.
local function ur_registret(v, kolumner, berakna)
  return function(c)
    if volym.ar_det_enda(v, c) then return not_measurable(volym.VARFOR) end
    local rader = c:source(v.kalla)
    local alla = c:whole(v.kalla)
    local antal = alla:count()
    if antal:is_missing() then return antal end -- perioden har inget register
    for _, kolumn in ipairs(kolumner) do
      if antal > 0 and alla:where { [kolumn] = filled }:rows() == 0 then
        return not_measured("kolumnen " .. kolumn .. " saknas eller är tom i utdraget")
      end
    end
    return berakna(rader, c)
  end
end

local function deklarera(v, namn, deklaration)
  if v.namnen then -- bara namnen på det som finns
    v.namnen[#v.namnen + 1] = namn
    return
  end
  if not ska_med(v, namn) then return end
  deklaration.unit = deklaration.unit or v.enhet
  deklaration.by = deklaration.by or v.by
  deklaration.tags = deklaration.tags or { "register" }
  if v.volym and not deklaration.med_volym then
    deklaration.definition = (deklaration.definition and deklaration.definition .. " " or "") .. "Volymregistrerade insatser är inte med."
  end
  deklaration.med_volym = nil
  for falt, varde in pairs(v.andra[namn] or {}) do deklaration[falt] = varde end
  return measure(v.prefix .. "." .. namn)(deklaration)
end

-- ---- deltaganden ----

local function aktiva(rader) return rader:active("start", "slut") end
local function avslutade(rader) return rader:where { slut = in_period } end

-- Hela förbundet är registret och de insatser som bara har ett antal.
local function antal_aktiva(v)
  local raknade = ur_registret(v, {}, function(rader) return aktiva(rader):count() end)
  return function(c)
    if c.unit and volym.ar_det_enda(v, c) then return volym.antal(v, c, c.unit) end
    local antal
    if not v.volym or c:whole(v.kalla):rows() > 0 then antal = raknade(c) end
    for _, insats in ipairs(v.volym and not c.unit and volym.bara_dar(v, c) or {}) do
      local fler = volym.antal(v, c, insats)
      antal = antal and antal + fler or fler
    end
    return antal or raknade(c)
  end
end

local AKTIVA = "Deltaganden som pågick någon dag under perioden; en person kan ha flera."

function M.aktiva(v)
  deklarera(v, "aktiva", { label = "Deltagare", kind = "count", value = antal_aktiva(v), definition = AKTIVA, med_volym = true })
end

-- Samma antal, som det står i rapporternas sammanfattning och översikt över insatserna.
function M.deltagare(v)
  deklarera(v, "deltagare", {
    label = "Deltagare", kind = "count", by = { "kön" }, tags = { "deltagare" }, value = antal_aktiva(v), definition = AKTIVA,
    med_volym = true,
  })
end

function M.nya(v)
  deklarera(v, "nya", {
    label = "Nya deltagare", kind = "count",
    value = ur_registret(v, {}, function(rader) return rader:where { start = in_period }:count() end),
    definition = "Deltaganden som började under perioden.",
  })
end

function M.avslutade(v)
  deklarera(v, "avslutade", {
    label = "Avslutade", kind = "count",
    value = ur_registret(v, {}, function(rader) return avslutade(rader):count() end),
    definition = "Deltaganden som slutade under perioden.",
  })
end

-- Personer i stället för deltaganden. Anonyma går inte att skilja åt.
function M.personer(v)
  deklarera(v, "personer", {
    label = "Personer", kind = "count",
    value = ur_registret(v, { "id" }, function(rader)
      local under_perioden = aktiva(rader)
      if under_perioden:where { id = empty }:rows() > 0 then
        return not_measurable "det finns anonyma deltaganden, och de kan inte skiljas åt"
      end
      return under_perioden:distinct "id"
    end),
    definition = "Olika id bland periodens deltaganden.",
  })
  deklarera(v, "anonyma", {
    label = "Anonyma deltaganden", kind = "count",
    value = ur_registret(v, { "id" }, function(rader) return aktiva(rader):where { id = empty }:count() end),
    definition = "Periodens deltaganden utan id.",
  })
end

-- ---- samtidigt inskrivna ----

local SISTA = { "-03-31", "-06-30", "-09-30", "-12-31" }

local function kvartal_i(c)
  local dagar = {}
  for nummer, dag in ipairs(SISTA) do
    local hela = c.year .. dag
    if hela >= c.first and hela <= c.last then dagar[#dagar + 1] = { nummer, hela } end
  end
  return dagar
end

local function inskrivna(rader, dag) return rader:active("start", "slut", dag, dag):count() end

local function medel_av_kvartalen(rader, c)
  local summa
  local dagar = kvartal_i(c)
  for _, kvartal in ipairs(dagar) do
    local antal = inskrivna(rader, kvartal[2])
    summa = summa and summa + antal or antal
  end
  return summa and summa / #dagar or not_applicable "perioden har inget kvartalsslut"
end

local function hogst_av_kvartalen(rader, c)
  local mest
  for _, kvartal in ipairs(kvartal_i(c)) do
    local antal = inskrivna(rader, kvartal[2])
    if not mest or antal > mest then mest = antal end
  end
  return mest or not_applicable "perioden har inget kvartalsslut"
end

function M.samtidiga(v)
  for nummer, dag in ipairs(SISTA) do
    deklarera(v, "samtidiga.kvartal-" .. nummer, {
      label = "Samtidigt inskrivna, kvartal " .. nummer, kind = "count", by = v.by_tabell,
      value = ur_registret(v, {}, function(rader, c)
        local hela = c.year .. dag
        if hela < c.first or hela > c.last then return not_applicable "kvartalet ligger utanför perioden" end
        return inskrivna(rader, hela)
      end),
      definition = "Deltaganden som pågick kvartalets sista dag.",
    })
  end
  deklarera(v, "samtidiga.medel", {
    label = "Samtidigt inskrivna, medel", kind = "value", measured_in = "count", by = v.by_tabell, decimals = 1,
    value = ur_registret(v, {}, medel_av_kvartalen), definition = "Medel av periodens kvartal, den sista dagen i vart och ett.",
  })
  deklarera(v, "samtidiga.hogst", {
    label = "Samtidigt inskrivna, flest", kind = "count", by = v.by_tabell,
    value = ur_registret(v, {}, hogst_av_kvartalen), definition = "Det högsta av periodens kvartal, den sista dagen i vart och ett.",
  })
end

-- ---- genomströmning ----

local function dagen_fore(rader, c) return rader:where { start = below(c.first) }:active("start", "slut", c.first, c.first) end

-- Vad avsluten delas med, och vilka som då kan ha avslutats.
local BASER = {
  alla = { "alla deltaganden under perioden", function(rader) return aktiva(rader):count() end },
  vid_start = { "de deltaganden som pågick när perioden började", function(rader, c) return dagen_fore(rader, c):count() end, dagen_fore },
  samtidiga = { "samtidigt inskrivna i medel per kvartal", medel_av_kvartalen },
}

function M.genomstromning(v)
  local bas = BASER[v.bas] or error("bas är alla, vid_start eller samtidiga, inte " .. tostring(v.bas))
  deklarera(v, "genomstromning", {
    label = "Genomströmning", kind = "share",
    value = ur_registret(v, {}, function(rader, c)
      local mojliga = bas[3] and bas[3](rader, c) or rader
      return share(avslutade(mojliga):count(), bas[2](rader, c))
    end),
    definition = "Avslutade under perioden av " .. bas[1] .. ".",
  })
end

-- ---- avslut ----

function M.avslut(v)
  for _, orsak in ipairs(ord.orsaker) do
    deklarera(v, "avslut." .. orsak[1], {
      label = "Avslutsorsak: " .. orsak[2], kind = "count", by = v.by_tabell,
      value = ur_registret(v, { "avslutsorsak" }, function(rader)
        return avslutade(rader):where { avslutsorsak = orsak[2] }:count()
      end),
    })
  end
  deklarera(v, "avslut.utan-orsak", {
    label = "Avslutsorsak: anges inte", kind = "count", by = v.by_tabell,
    value = ur_registret(v, { "avslutsorsak" }, function(rader)
      return avslutade(rader):where { avslutsorsak = empty }:count()
    end),
  })
  deklarera(v, "avslut.positiva", {
    label = "Positiva avslut", kind = "share",
    value = ur_registret(v, { "avslutsorsak" }, function(rader)
      return avslutade(rader):where { avslutsorsak = filled }:share { avslutsorsak = v.positiva }
    end),
    definition = "Avslut till " .. table.concat(v.positiva, ", ") .. " av de avslut som har en orsak.",
  })
end

-- ---- försörjning: en person kan ha flera, så andelarna kan tillsammans bli mer än 100 % ----

-- Avslutade med uppgift om både före och efter: bara för dem finns en förändring.
local function med_bada(rader)
  return avslutade(rader):where { ["försörjning_in"] = filled, ["försörjning_ut"] = filled }
end

local function forsorjning_i(v, kategori)
  local id, ord = kategori[1], kategori[2]
  deklarera(v, "forsorjning.in." .. id, {
    label = "Försörjning vid inskrivning: " .. ord, kind = "count", by = v.by_tabell,
    value = ur_registret(v, { "försörjning_in" }, function(rader)
      return aktiva(rader):where { ["försörjning_in"] = ord }:count()
    end),
  })
  deklarera(v, "forsorjning.ut." .. id, {
    label = "Försörjning vid avslut: " .. ord, kind = "count", by = v.by_tabell,
    value = ur_registret(v, { "försörjning_ut" }, function(rader)
      return avslutade(rader):where { ["försörjning_ut"] = ord }:count()
    end),
  })
  deklarera(v, "forsorjning.forandring." .. id, {
    label = "Förändrad försörjning: " .. ord, kind = "value", measured_in = "count", by = v.by_tabell,
    value = ur_registret(v, { "försörjning_in", "försörjning_ut" }, function(rader)
      local bada = med_bada(rader)
      return bada:where { ["försörjning_ut"] = ord }:count() - bada:where { ["försörjning_in"] = ord }:count()
    end),
    definition = "Antal vid avslut minus antal vid inskrivning, bland avslutade med uppgift om båda.",
  })
end

function M.forsorjningar(v)
  for _, kategori in ipairs(ord.forsorjning) do forsorjning_i(v, kategori) end
  deklarera(v, "forsorjning.egen", {
    label = "Avslutade till egen försörjning", kind = "share",
    value = ur_registret(v, { "försörjning_ut" }, function(rader)
      return avslutade(rader):where { ["försörjning_ut"] = filled }:share { ["försörjning_ut"] = v.egen }
    end),
    definition = "Avslutade med arbete eller studier som försörjning, av avslutade med uppgift om försörjning.",
  })
end

-- ---- ålder, remittent och utbildning som tabeller ----

local function tabell(v, led, etikett, kolumn, kategorier)
  for _, kategori in ipairs(kategorier) do
    deklarera(v, led .. "." .. kategori[1], {
      label = etikett .. ": " .. kategori[2], kind = "count", by = v.by_tabell,
      value = ur_registret(v, { kolumn }, function(rader) return aktiva(rader):where { [kolumn] = kategori[2] }:count() end),
    })
  end
end

function M.bakgrund(v)
  tabell(v, "alder", "Ålder", "åldersgrupp", ord.aldrar)
  tabell(v, "remittent", "Remittent", "remittent", ord.remittenter)
  tabell(v, "utbildning", "Utbildning", "utbildning", ord.utbildningar)
  tabell(v, "tid-i-forsorjning", "Tid i offentlig försörjning", "tid_i_försörjning", ord.tider)
end

-- ---- tid i insatsen ----

function M.tid(v)
  local function tid(namn, etikett, sista_steg)
    deklarera(v, "tid." .. namn, {
      label = etikett, kind = namn == "medel" and "mean" or "median", measured_in = "months", decimals = 1,
      value = ur_registret(v, {}, function(rader)
        return sista_steg(avslutade(rader):elapsed("manader", "start", "slut", "months"))
      end),
      definition = "Månader från start till slut för deltaganden som slutade under perioden.",
    })
  end
  tid("medel", "Tid i insatsen, medel", function(rader) return rader:mean "manader" end)
  tid("median", "Tid i insatsen, median", function(rader) return rader:median "manader" end)
end

-- ---- progression med SKAPA ----

local PROGRESSION = {
  medel = { kind = "mean", measured_in = "score", text = "Medel av förändringen i SKAPA",
    function(bada) return bada:derive("skapa_förändring", "skapa_ut - skapa_in"):mean "skapa_förändring" end },
  relativ = { kind = "change", measured_in = "share", text = "Förändringen av medelvärdet i SKAPA, delad med medelvärdet vid start",
    function(bada) return share(bada:sum "skapa_ut" - bada:sum "skapa_in", bada:sum "skapa_in") end },
  andel = { kind = "share", measured_in = "share", text = "Andel vars SKAPA ökat så mycket som krävs",
    function(bada, v)
      return bada:derive("skapa_förändring", "skapa_ut - skapa_in"):share { ["skapa_förändring"] = at_least(v.skapa.minst) }
    end },
}

function M.skapa(v)
  if not v.skapa then return end
  local sort = PROGRESSION[v.skapa.matt] or error("skapa.matt är medel, andel eller relativ, inte " .. tostring(v.skapa.matt))
  if v.skapa.matt == "andel" and not v.skapa.minst then error "skapa.minst saknas: hur mycket ska SKAPA öka?" end
  deklarera(v, "skapa", {
    label = "Progression enligt SKAPA", kind = sort.kind, measured_in = sort.measured_in,
    value = ur_registret(v, { "skapa_in", "skapa_ut" }, function(rader)
      local bada = avslutade(rader):where { skapa_in = filled, skapa_ut = filled }
      if bada:rows() == 0 then return not_measured "ingen avslutad har båda värdena" end
      return sort[1](bada, v)
    end),
    definition = sort.text .. ", bland avslutade som har båda värdena.",
  })
end

-- ---- budgeterad volym, och sedan starten ----

function M.volym(v)
  if not v.budget then return end
  deklarera(v, "volym.andel", {
    label = "Deltagare av budgeterad volym", kind = "ratio", measured_in = "share", by = {},
    value = function(c)
      local budget = type(v.budget) == "function" and v.budget(c) or v.budget
      return share(c:measure(v.prefix .. ".aktiva"), budget)
    end,
    definition = "Deltaganden under perioden delat med budgeterat antal; kan vara mer än 100 %.",
  })
end

function M.sedan_starten(v)
  deklarera(v, "sedan-starten.deltagare", {
    label = "Deltagare sedan starten", kind = "count", base = "project_to_date", by = v.by_tabell,
    value = ur_registret(v, {}, function(rader, c) return rader:where { start = at_most(c.last) }:count() end),
    definition = "Deltaganden som börjat till och med periodens sista dag.",
  })
  deklarera(v, "sedan-starten.avslutade", {
    label = "Avslutade sedan starten", kind = "count", base = "project_to_date", by = v.by_tabell,
    value = ur_registret(v, {}, function(rader, c) return rader:where { slut = at_most(c.last) }:count() end),
    definition = "Deltaganden som slutat till och med periodens sista dag.",
  })
  deklarera(v, "sedan-starten.positiva", {
    label = "Positiva avslut sedan starten", kind = "share", base = "project_to_date", by = v.by_tabell,
    value = ur_registret(v, { "avslutsorsak" }, function(rader, c)
      return rader:where { slut = at_most(c.last), avslutsorsak = filled }:share { avslutsorsak = v.positiva }
    end),
    definition = "Som positiva avslut, räknat från starten.",
  })
end

local DELAR = { "deltagare", "aktiva", "nya", "avslutade", "personer", "samtidiga", "genomstromning", "avslut", "forsorjningar", "bakgrund",
                "tid", "skapa", "volym", "sedan_starten" }

-- Namnen på alla mått som modulen kan ge.
local function namnen()
  local v = { namnen = {} }
  for namn, varde in pairs(STANDARD) do v[namn] = varde end
  v.prefix, v.skapa, v.budget = v.kalla, { matt = "medel" }, count(1)
  for _, del in ipairs(DELAR) do M[del](v) end
  return v.namnen
end

-- Ord i `utan` och `andra` som inget mått heter: fältet skulle annars inte göra något.
local function prova_namn(v)
  local finns = namnen()
  local function prova(faltet, ord, del)
    for _, namn in ipairs(finns) do
      if namn == ord or del and hor_till(namn, ord) then return end
    end
    falt.fel("deltagare: " .. faltet .. " nämner måttet " .. tostring(ord) .. ", som inte finns. Måtten står i docs/deltagare.md")
  end
  for _, ord in ipairs(v.utan) do prova("utan", ord, true) end
  for ord in pairs(v.andra) do prova("andra", ord, false) end
  if v.skapa then falt.prova("deltagare: skapa", v.skapa, FALT_SKAPA) end
end

local provade = {} -- de prefix vars ord och volym redan kontrolleras

local function prova(v)
  prova_namn(v)
  if provade[v.prefix] then return end
  provade[v.prefix] = true
  ord.kontrollera(v)
  if v.volym then volym.kontrollera(v) end
end

-- Alla mått på en gång.
function M.alla(o)
  local v = val(o, FALT, "deltagare.alla")
  prova(v)
  for _, del in ipairs(DELAR) do M[del](v) end
end

-- Bara de delar som nämns: deltagare.delar({ "aktiva", "avslut" }, { kalla = "register" }).
function M.delar(namn, o)
  local v = val(o, FALT, "deltagare.delar")
  local finns = {}
  for _, del in ipairs(DELAR) do finns[del] = true end
  prova(v)
  if type(namn) ~= "table" then
    falt.fel("deltagare.delar: delarna är en lista, skriv { \"" .. tostring(namn) .. "\" }")
    return
  end
  for _, del in ipairs(namn) do
    if finns[del] then
      M[del](v)
    else
      falt.fel("deltagare.delar: det finns ingen del " .. tostring(del) .. ". Delarna är " .. table.concat(DELAR, ", "))
    end
  end
end

-- Ett eget avsnitt med huvudmåtten, en tabell per enhet: { enheter = { { "misam", "MISAM" } }, kinds = { "insatser" } }.
-- `rader` byter måtten, `kon` kolumnerna; en enhet kan ha eget `prefix`, `rader` och `kon`.
function M.avsnitt(o)
  local v = val(o, FALT_AVSNITT, "deltagare.avsnitt")
  for i, enhet in ipairs(v.enheter or {}) do falt.prova("deltagare.avsnitt: enhet " .. i, enhet, FALT_ENHET) end
  if not v.enheter then return end
  avsnitt.bygg(v)
end

return M
