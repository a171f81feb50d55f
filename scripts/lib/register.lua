-- Mått ur kansliets egna register: remisser och kö, möten, beslut, aktiviteter, checklista, uppdrag och anmärkningar.
-- Varje mått deklareras på en rad. docs/register.md visar kolumnerna och alla mått.
--
-- Gemensamt för alla (val): label, unit, by, definition, decimals, tags som i measure; `kalla` när källan heter något
-- annat än registret; `dar` villkor på raderna, till exempel { slag = "styrelse" }.
local perioden, falt = require "perioden", require "falt"
local M = {}

-- Dagar i registren som visar att filen hör till perioden. Uppdrag och anmärkningar får vara äldre.
local dagar = {
  remisser = { "inkommen", "bedömd", "start", "återkoppling", "avförd" },
  moten = { "datum" }, narvaro = { "datum" }, beslut = { "datum" }, aktiviteter = { "datum" },
}

-- Raderna i registret, eller nil när perioden inte har registret.
local function rader(c, val, kalla)
  local r = c:source(val.kalla or kalla)
  if r:count():is_missing() then return nil end
  if val.dar then r = r:where(val.dar) end
  return r
end

local saknas = not_measured "perioden har inget sådant register"

local gemensamma = "label unit by* definition decimals tags* compare base kalla dar*"

-- `berakna` får sammanhanget och raderna; ett mått i en period utan registret är inte mätt. `standard.falt`: de fält som
-- just det här måttet har utöver de gemensamma.
function M.matt(id, val, standard, kalla, kolumn, berakna)
  if not falt.prova("måttet " .. tostring(id), val, falt.lista(gemensamma .. " " .. (standard.falt or ""))) then return end
  if dagar[kalla] then perioden.prova(val.kalla or kalla, dagar[kalla]) end
  return measure(id) {
    label = val.label or standard.label, kind = standard.kind, measured_in = standard.measured_in,
    unit = val.unit, by = val.by or standard.by, decimals = val.decimals, compare = val.compare, base = val.base,
    definition = val.definition or standard.definition, tags = val.tags or { "register" },
    value = function(c)
      local r = rader(c, val, kalla)
      if not r then return saknas end
      local ifyllda = r:where { [kolumn] = filled }:count() -- en kolumn som inte finns sägs, och en som filen saknar är inte noll
      return ifyllda:is_missing() and ifyllda or berakna(c, r)
    end,
  }
end

-- ---- remisser och kö ----

local enheter = { days = { "dag", "dagar" }, weeks = { "vecka", "veckor" }, months = { "månad", "månader" } }

-- Från vilken dag till vilken, i vilken enhet.
local function tider(val)
  local i = val.i or "days"
  if not enheter[i] then
    falt.fel("i är days, weeks eller months, inte " .. tostring(i))
    i = "days"
  end
  return { fran = val.fran or "inkommen", till = val.till or "start", i = i }
end

-- De som väntar en viss dag: har kommit in, men varken nått slutdagen eller avförts.
local function vantar(r, t, dag)
  local function inte_an(rader_i, kolumn)
    return rader_i:where { [kolumn] = empty }:union(rader_i:where { [kolumn] = above(dag) })
  end
  r = inte_an(r:where { [t.fran] = at_most(dag) }, t.till)
  return r:has_column "avförd" and inte_an(r, "avförd") or r
end

-- De som nådde slutdagen under perioden, och de som fortfarande väntar sista dagen: deras tid räknas dit.
local function vantetider(c, r, t)
  local klara = r:where { [t.fran] = filled, [t.till] = in_period }
  local kvar = vantar(r, t, c.last)
  return klara:union(kvar):waited("väntan", t.fran, t.till, t.i), klara, kvar
end

local kvar_raknas = "De som fortfarande väntar räknas till periodens sista dag; avförda räknas inte."

local function vantan(id, val, text, sammanfatta)
  local t = tider(val)
  return M.matt(id, val, {
    label = text .. " från " .. t.fran .. " till " .. t.till, kind = "value", measured_in = t.i, falt = "fran till i",
    definition = text .. " från " .. t.fran .. " till " .. t.till .. ". " .. kvar_raknas,
  }, "remisser", t.fran, function(c, r)
    local tid = vantetider(c, r, t)
    if tid:count():is_missing() then return tid:count() end
    if tid:rows() == 0 then return not_applicable "ingen väntade under perioden" end
    return sammanfatta(tid)
  end)
end

function M.langsta_vantan(id, val)
  return vantan(id, val, "Längsta väntetid", function(tid) return tid:greatest "väntan" end)
end

function M.median_vantan(id, val)
  return vantan(id, val, "Väntetid (median)", function(tid) return tid:median "väntan" end)
end

-- Andel inom en gräns: { hogst = 30, i = "days" }. Den som väntar kvar räknas först när gränsen har passerats; innan dess
-- vet ingen om tiden hölls.
function M.inom(id, val)
  local t = tider(val)
  local hogst = val.hogst or 0
  local grans = hogst .. " " .. enheter[t.i][hogst == 1 and 1 or 2]
  return M.matt(id, val, {
    label = "Inom " .. grans .. " från " .. t.fran .. " till " .. t.till, kind = "share", falt = "hogst! fran till i",
    definition = "De som nådde " .. t.till .. " inom " .. grans .. " från " .. t.fran .. ", av dem som nådde dit under "
      .. "perioden och dem som väntat längre än så. " .. kvar_raknas,
  }, "remisser", t.fran, function(c, r)
    local _, klara, kvar = vantetider(c, r, t)
    klara = klara:waited("väntan", t.fran, t.till, t.i)
    local over = kvar:waited("väntan", t.fran, t.till, t.i):where { ["väntan"] = above(hogst) }
    local bas = klara:count() + over:count()
    if bas:is_missing() then return bas end
    if klara:rows() + over:rows() == 0 then return not_applicable "ingen väntade under perioden" end
    return share(klara:where { ["väntan"] = at_most(hogst) }:count(), bas)
  end)
end

-- Återkoppling inom en gräns, från mötet där ärendet behandlades: { hogst = 1, i = "weeks" }.
function M.aterkoppling_inom(id, val)
  local mer = { fran = val.fran or "bedömd", till = val.till or "återkoppling" }
  for namn, varde in pairs(val) do mer[namn] = varde end
  return M.inom(id, mer)
end

-- Dagen i den period som räknas: samma månad och dag året före, när det är året före som räknas.
local function dagen_i(c, dag)
  local samma = c.year .. dag:sub(5)
  return samma:sub(6) == "02-29" and c.year % 4 ~= 0 and c.year .. "-02-28" or samma
end

-- Antal som väntar en dag (`dag`, annars periodens sista).
function M.ko(id, val)
  local t = tider(val)
  return M.matt(id, val, {
    label = "I kö " .. (val.dag or "vid periodens slut"), kind = "count", falt = "dag fran till",
    definition = "Inkomna ärenden som varken har nått " .. t.till .. " eller avförts.",
  }, "remisser", t.fran, function(c, r)
    local dag = val.dag and dagen_i(c, val.dag) or c.last
    if dag < c.first or dag > c.last then return not_applicable "dagen ligger utanför perioden" end
    return vantar(r, t, dag):count()
  end)
end

function M.inkomna(id, val)
  return M.matt(id, val, { label = "Inkomna ärenden", kind = "count" }, "remisser", "inkommen",
    function(_, r) return r:where { inkommen = in_period }:count() end)
end

local remittenter = {} -- per register över remisser: parterna som kan remittera

-- En remittent som ingen part heter räknas inte: oftast är namnet skrivet på ett annat sätt.
local function kontrollera_remittenter(kalla, parter)
  if remittenter[kalla] then return end
  remittenter[kalla] = true
  check(kalla .. "-remittenter") {
    title = "Remittenterna är parter", run = function(c)
      local r = c:whole(kalla)
      if not r:has_column "remittent" then return end
      for namn, deras in r:where { inkommen = in_period, remittent = filled }:group "remittent" do
        local finns = false
        for _, part in ipairs(parter) do finns = finns or part == namn end
        if not finns then
          c:warning(namn .. " har remitterat, men är ingen av parterna " .. table.concat(parter, ", "), { at = deras })
        end
      end
    end,
  }
end

-- Andel av parterna som har remitterat minst en gång: { parter = { "Arbetsförmedlingen", … } }.
function M.remitterande_parter(id, val)
  local parter = type(val.parter) == "table" and val.parter or {}
  if #parter > 0 then kontrollera_remittenter(val.kalla or "remisser", parter) end
  return M.matt(id, val, {
    label = "Parter som har remitterat", kind = "share", falt = "parter*!",
    definition = "Parter med minst ett inkommet ärende under perioden, av de " .. #parter .. " parterna.",
  }, "remisser", "remittent", function(_, r)
    return share(r:where { inkommen = in_period, remittent = parter }:distinct "remittent", count(#parter))
  end)
end

-- ---- möten ----

-- Registret har en rad per möte och part (närvarande: ja eller nej), eller en rad per möte (deltog: parterna som kom).
local kallade = {} -- per register över möten: de parter som ska ha kallats

-- Den som kom ska ha kallats, och varje part som ska vara med ska ha kallats någon gång: annars bedöms den inte.
local function kontrollera_moten(kalla, parter)
  local deklarerad, ska = kallade[kalla] ~= nil, kallade[kalla] or {}
  kallade[kalla] = ska
  for _, namn in ipairs(parter or {}) do
    if not ska[namn] then ska[namn], ska[#ska + 1] = true, namn end
  end
  if deklarerad then return end
  check(kalla .. "-parter") {
    title = "Parterna i registret över möten", run = function(c)
      local r = c:whole(kalla)
      if r:has_column "deltog" then
        for namn in r:group "deltog" do
          local okallad = r:where { deltog = namn, part = is_not(namn) }
          if namn ~= "" and okallad:rows() > 0 then
            c:error(namn .. " står bland dem som kom, men inte bland dem som kallades", { at = okallad })
          end
        end
      end
      for _, namn in ipairs(r:has_column "part" and ska or {}) do
        if r:where { part = namn, datum = in_period }:rows() == 0 then
          c:warning(namn .. " har inte kallats till något möte under perioden, och bedöms därför inte", { at = r })
        end
      end
    end,
  }
end

local function narvaro_av(c, r)
  if not r:has_column "deltog" then return share { of = r, where = { ["närvarande"] = "ja" } } end
  local part = c.group and c.group.part
  if part then return share { of = r, where = { deltog = part } } end
  local kom, kallade
  for namn, moten in r:group "part" do
    local antal, av = moten:where { deltog = namn }:count(), moten:count()
    kom, kallade = kom and kom + antal or antal, kallade and kallade + av or av
  end
  return kom and share(kom, kallade) or not_applicable "inget möte hölls"
end

-- Närvaro, för alla och för varje part: ett mål skriver each_at_least("75 %", { over = "part" }).
-- `parter`: de som ska finnas i registret; den som saknas sägs till om.
function M.narvaro(id, val)
  kontrollera_moten(val.kalla or "moten", val.parter)
  return M.matt(id, val, {
    label = "Närvaro på möten", kind = "share", by = { "part" }, falt = "parter*",
    definition = "Möten där parten var med, av de möten som parten kallades till.",
  }, "moten", "part", function(c, r)
    r = r:where { datum = in_period }
    if r:rows() == 0 then return not_applicable "inget möte hölls" end
    return narvaro_av(c, r)
  end)
end

-- Närvaron för den part som var med minst.
function M.lagsta_narvaro(id, val)
  return M.matt(id, val, {
    label = "Lägsta närvaro bland parterna", kind = "share",
    definition = "Närvaron för den part som var med på den minsta andelen av sina möten.",
  }, "moten", "part", function(_, r)
    local lagst
    for namn, moten in r:where { datum = in_period }:group "part" do
      local villkor = r:has_column "deltog" and { deltog = namn } or { ["närvarande"] = "ja" }
      local andel = share { of = moten, where = villkor }
      if not lagst or andel < lagst then lagst = andel end
    end
    return lagst or not_applicable "inget möte hölls"
  end)
end

function M.antal_moten(id, val)
  return M.matt(id, val, { label = "Möten", kind = "count" }, "moten", "möte",
    function(_, r) return r:where { datum = in_period }:distinct "möte" end)
end

-- ---- beslut ----

local function arets(r) return r:where { datum = in_period } end

-- Andel beslut där länken till behovsanalysen syns.
function M.lankade_beslut(id, val)
  return M.matt(id, val, {
    label = "Beslut med länk till behovsanalysen", kind = "share",
    definition = "Beslut där länken till behovsanalysen är angiven, av alla beslut.",
  }, "beslut", "behovsanalys", function(_, r) return share { of = arets(r), where = { behovsanalys = filled } } end)
end

-- Andel beslut som antingen har länken eller anger ett skäl att avvika.
function M.lank_eller_skal(id, val)
  return M.matt(id, val, {
    label = "Beslut med länk till behovsanalysen eller skäl att avvika", kind = "share",
    definition = "Beslut där länken till behovsanalysen eller skälet att avvika är angivet, av alla beslut.",
  }, "beslut", "behovsanalys", function(_, r)
    r = arets(r)
    return share(r:where { behovsanalys = filled }:union(r:where { ["skäl"] = filled }):count(), r:count())
  end)
end

-- Ja när varje beslut som avviker anger sitt skäl.
function M.skal_anges(id, val)
  return M.matt(id, val, {
    label = "Skäl anges när ett beslut avviker från analysen", kind = "yes_no",
    definition = "Ja när alla beslut som avviker från behovsanalysen anger ett skäl.",
  }, "beslut", "avviker", function(_, r)
    local avviker = arets(r):where { avviker = "ja" }
    if avviker:rows() == 0 then return not_applicable "inget beslut avvek från analysen" end
    return avviker:answer(avviker:where { ["skäl"] = empty }:rows() == 0)
  end)
end

-- ---- aktiviteter ----

function M.antal_aktiviteter(id, val)
  return M.matt(id, val, { label = "Aktiviteter", kind = "count" }, "aktiviteter", "aktivitet",
    function(_, r) return arets(r):distinct "aktivitet" end)
end

-- Deltagare på aktiviteter; by = { "part" } ger dem för varje part.
function M.aktivitetsdeltagare(id, val)
  return M.matt(id, val, { label = "Deltagare på aktiviteter", kind = "sum", measured_in = "count" }, "aktiviteter",
    "deltagare", function(_, r)
      r = arets(r)
      if r:rows() == 0 then return not_applicable "ingen aktivitet hölls" end
      return r:sum "deltagare"
    end)
end

-- ---- checklista ----

local function gjorda(c, r) return r:where { gjort = "ja", datum = at_most(c.last) } end

-- Ja när punkterna (`punkt`, ett id eller flera) är gjorda senast periodens sista dag. Det som inte är aktuellt har sitt
-- skäl i underlaget.
function M.gjort(id, val)
  local punkter = type(val.punkt) == "table" and val.punkt or { val.punkt or id }
  return M.matt(id, val, {
    label = "Punkt i checklistan", kind = "yes_no", falt = "punkt",
    definition = "Ja när punkten är avprickad med underlag, roll och datum.",
  }, "checklista", "gjort", function(c, r)
    r = r:where { id = punkter }
    if r:rows() < #punkter then return not_measured "punkten saknas i checklistan" end
    local aktuella = r:where { gjort = is_not "ej aktuellt" }
    if aktuella:rows() == 0 then
      for skal in r:group "underlag" do return not_applicable(skal) end
    end
    return r:answer(gjorda(c, aktuella):rows() == aktuella:rows())
  end)
end

function M.andel_gjort(id, val)
  return M.matt(id, val, {
    label = "Avprickat i checklistan", kind = "share", definition = "Punkter som är gjorda, av alla punkter som är aktuella.",
  }, "checklista", "gjort", function(c, r)
    r = r:where { gjort = is_not "ej aktuellt" }
    return share(gjorda(c, r):count(), r:count())
  end)
end

-- ---- uppdrag och anmärkningar ----

-- Det som inte är avklarat en dag. Avskrivna uppdrag ligger inte kvar.
local function oppna(r, klart, dag)
  r = r:where { status = is_not "avskrivet" }
  return r:where { [klart] = empty }:union(r:where { [klart] = above(dag) })
end

-- Uppdrag vars sista dag har passerat utan att de är klara.
function M.forfallna(id, val)
  return M.matt(id, val, {
    label = "Förfallna uppdrag", kind = "count",
    definition = "Uppdrag vars sista dag har passerat vid periodens slut utan att de är klara.",
  }, "uppdrag", "förfaller", function(c, r)
    return oppna(r, "klart", c.last):where { ["förfaller"] = below(c.last) }:count()
  end)
end

function M.klara_uppdrag(id, val)
  return M.matt(id, val, {
    label = "Klara uppdrag", kind = "share", definition = "Uppdrag som är klara vid periodens slut, av dem som inte har avskrivits.",
  }, "uppdrag", "klart", function(c, r)
    r = r:where { status = is_not "avskrivet" }
    return share { of = r, where = { klart = at_most(c.last) } }
  end)
end

-- Andel av revisorernas anmärkningar som är åtgärdade.
function M.atgardade(id, val)
  return M.matt(id, val, {
    label = "Åtgärdade anmärkningar", kind = "share", definition = "Anmärkningar som är åtgärdade vid periodens slut, av alla.",
  }, "anmarkningar", "åtgärdad", function(c, r)
    r = r:where { status = is_not "avskrivet" }
    return share { of = r, where = { ["åtgärdad"] = at_most(c.last) } }
  end)
end

return M
