-- De nationella indikatorerna (NNS): frågor som jämförs med riket och med året före, båda inom två procentenheter.
local enkat, svaren, falt = require "enkat", require "enkat_svar", require "falt"
local M = {}

-- Vilka som svarar, i den ordning de redovisas. Remittenterna har egna frågor sedan 2021; de anges av den som ställer dem.
M.svarande = {
  { "pagaende", "pågående deltagare", kon = true }, { "avslut", "avslutade deltagare", kon = true },
  { "personal", "personal" }, { "chefsgrupp", "chefsgrupp" }, { "styrelse", "styrelse" },
  { "remittenter", "remittenter", fran = 2021 },
}

-- Frågorna 4, 9 och 16 ändrades mellan 2020 och 2021.
M.andrade = { [4] = 2021, [9] = 2021, [16] = 2021 }
M.tolerans = points(2)

local FALT_INDIKATOR = falt.lista "# kon"
local FALT_FRAGA = falt.lista "# skala fran till"
local FALT_ENKAT = falt.lista "prefix fler taggar typvarde riket fore tolerans osakerhet unit"
local FALT_SAMMANVAGD = falt.lista "id etikett regel riket osakerhet taggar"

-- Ett mått per fråga: { id, indikator, fråga, svarande, kon = true }. Källan har kolumnerna nyckel, kön, n, andel,
-- andel_fg (året före) och riket.
function M.indikator(fraga)
  falt.prova("nns.indikator: " .. tostring(fraga[1]), fraga, FALT_INDIKATOR)
  local id, nummer, text, svarande = fraga[1], fraga[2], fraga[3], fraga[4]
  local rad = source("indikatorer"):where { nyckel = id }
  local jamforelse = { tolerance = M.tolerans }
  if M.andrade[nummer] then
    jamforelse.broken_since = M.andrade[nummer]
    jamforelse.note = "frågan ändrades mellan 2020 och 2021"
  end
  local deklaration = {
    label = "Indikator " .. nummer .. ", " .. svarande .. ": " .. text,
    kind = "share", value = rad:printed("andel", { denominator = "n" }),
    previous = rad:printed "andel_fg", national = rad:printed "riket", compare = jamforelse,
    definition = "Andel klart positiva svar av dem som besvarat frågan.",
    tags = { "indikator", "indikator " .. nummer, svarande },
  }
  if fraga.kon then deklaration.by = { "kön" } end
  return measure(id)(deklaration)
end

-- Läget mot riket eller pilen mot året före: 1 högre, 0 samma, -1 lägre; nil när något av talen saknas.
function M.riktning(a, b)
  if a:is_missing() or b:is_missing() then return nil end
  if (a - b) > M.tolerans then return 1 end
  if (b - a) > M.tolerans then return -1 end
  return 0
end

-- Frågorna till varje grupp: nummer i gruppens enkät, indikator, fråga. Indikator 11 är en registerstudie och frågas inte.
-- Skalan har sex steg där inget annat sägs; för indikator 7 räknas de tre högsta svaren som positiva.
M.fragor = {
  pagaende = {
    { 1, 1, "stödet ges så att det gör nytta" }, { 2, 2, "får påverka vilket stöd som ges" },
    { 3, 3, "stödet får tillräckligt med tid" }, { 4, 4, "någon finns att vända sig till med frågor" },
    { 5, 5, "stödet hjälper personen att klara sin situation" },
    { 6, 7, "mer redo för jobb eller utbildning än före insatsen" },
    { 7, 9, "personalen använder deltagarens kunskap och synpunkter" },
  },
  avslut = {
    { 1, 1, "stödet har getts så att det gjort nytta" }, { 2, 2, "har fått påverka vilket stöd som getts" },
    { 3, 3, "stödet fick tillräckligt med tid" }, { 4, 4, "någon fanns att vända sig till med frågor" },
    { 5, 5, "stödet hjälpte personen att klara sin situation" },
    { 6, 7, "mer redo för jobb eller utbildning än före insatsen" },
    { 7, 9, "personalen använde deltagarens kunskap och synpunkter" },
    { 8, 6, "planering för tiden efteråt har påbörjats", skala = "ja" },
    { 9, 6, "planeringen för tiden efteråt räcker" }, { 10, 6, "det planerade startar i rimlig tid" },
  },
  personal = {
    { 1, 3, "stödet får tillräckligt med tid" }, { 2, 6, "planeringen för tiden efteråt räcker" },
    { 3, 8, "andra myndigheters personal lyssnar" }, { 4, 8, "andra myndigheters personal vet vad man bidrar med" },
    { 5, 9, "deltagares kunskap och synpunkter tas till vara i fast form" },
    { 6, 10, "rutiner finns för samarbete med andra aktörer" },
    { 7, 12, "strukturer finns för relationer mellan aktörerna" },
    { 8, 13, "alla i insatsen delar synen på människors resurser" }, { 9, 13, "de olika arbetssätten går ihop" },
    { 10, 16, "rutiner för jämställdhet, jämlikhet och mångfald", fran = 2021 },
    { 11, 16, "tid avsätts för lärande om jämställdhet, jämlikhet och mångfald", fran = 2021 },
  },
  chefsgrupp = {
    { 1, 9, "deltagares kunskap och synpunkter tas till vara i fast form" },
    { 2, 9, "individer med rehabbehov är med och utvecklar insatsen" },
    { 3, 10, "samarbete med näringsliv och andra utanför medlemskretsen" },
    { 4, 12, "strukturer finns för relationer mellan aktörerna" },
    { 5, 15, "erfarenheter används i fortsatt utveckling" },
    { 6, 15, "samverkan har gett nya förebyggande insatser" },
    { 7, 16, "könsuppdelad statistik används", fran = 2021 },
    { 8, 16, "jämställdhet, jämlikhet och mångfald ingår i samverkan", fran = 2021 },
  },
  styrelse = {
    { 1, 12, "strukturer finns för relationer mellan aktörerna" },
    { 2, 14, "strategi finns för uppföljning och utvärdering" },
    { 3, 14, "uppföljningen används för att utveckla insatserna" },
    { 4, 16, "könsuppdelad statistik används", fran = 2021 },
    { 5, 16, "könsuppdelad statistik används (så lyder tabellrubriken)", fran = 2021 },
  },
  remittenter = {},
}

-- De tre högsta av sex; på en annan skala gäller den skalans egna.
M.tre_hogsta = { [7] = 3 }

-- Nyckeln i filer med publicerade och nationella andelar: "indikator1.pagaende.f1".
function M.nyckel(grupp, fraga)
  return "indikator" .. fraga[2] .. "." .. grupp .. ".f" .. fraga[1]
end

-- Frågan som enkat.lua vill ha den. I lång form står "pagaende.f1" i kolumnen fråga, i bred form heter kolumnen så.
local function fraga_i(grupp, fraga, prefix)
  local skala = fraga.skala or "sex"
  return {
    id = prefix .. M.nyckel(grupp[1], fraga), nyckel = M.nyckel(grupp[1], fraga), indikator = fraga[2], text = fraga[3],
    etikett = "Indikator " .. fraga[2] .. ", " .. grupp[2] .. ": " .. fraga[3],
    kolumn = grupp[1] .. ".f" .. fraga[1], grupp = grupp[1], skala = skala, kon = grupp.kon,
    hogsta = skala == "sex" and M.tre_hogsta[fraga[2]] or nil, fran = fraga.fran or grupp.fran, till = fraga.till,
    andrad = M.andrade[fraga[2]], anmarkning = M.andrade[fraga[2]] and "frågan ändrades mellan 2020 och 2021",
  }
end

-- Egna frågor som ingen grupp eller inget fält tar emot skulle annars försvinna.
local function prova_fler(fler)
  local kanda, ord = {}, {}
  for i, grupp in ipairs(M.svarande) do kanda[grupp[1]], ord[i] = true, grupp[1] end
  for grupp, lista in pairs(fler) do
    if not kanda[grupp] then
      falt.fel("fler har gruppen " .. tostring(grupp) .. ", som inte finns. Grupperna är " .. table.concat(ord, ", "))
    else
      for i, fraga in ipairs(lista) do falt.prova("fler." .. grupp .. ", fråga " .. i, fraga, FALT_FRAGA) end
    end
  end
end

-- Alla frågor i ordning; `fler` är egna frågor per grupp, till exempel { remittenter = { { 1, 9, "…" } } }.
function M.alla_fragor(prefix, fler)
  local alla = {}
  prova_fler(fler or {})
  for _, grupp in ipairs(M.svarande) do
    for _, lista in ipairs { M.fragor[grupp[1]], fler and fler[grupp[1]] or {} } do
      for _, fraga in ipairs(lista) do alla[#alla + 1] = fraga_i(grupp, fraga, prefix or "") end
    end
  end
  return alla
end

-- Nationella andelar ur en källa med kolumnerna nyckel, kön, `kolumn`; frågor som den saknar är inte publicerade.
function M.ur(kalla, kolumn)
  return function(c, fraga)
    local rad = c:source(kalla):where { nyckel = fraga.nyckel }
    if rad:rows() == 0 then return not_published "riksandelen är inte publicerad" end
    return rad:printed(kolumn)
  end
end

-- Måtten på en enkät: `enkaten` som i enkat.enkat; `val`: prefix, fler (egna frågor), taggar(fråga), typvarde, och det
-- som enkat.matt tar. Ger frågorna.
function M.enkat(enkaten, val)
  local egen = enkat.enkat(enkaten)
  falt.prova("nns.enkat", val, FALT_ENKAT)
  local jamforelser = { riket = val.riket, fore = val.fore, tolerans = val.tolerans, osakerhet = val.osakerhet, unit = val.unit }
  local fragor = M.alla_fragor(val.prefix, val.fler)
  for _, fraga in ipairs(fragor) do
    if val.taggar then fraga.taggar = val.taggar(fraga) end
    egen:matt(fraga, jamforelser)
    if val.typvarde then egen:typvardesmatt(fraga, jamforelser) end
  end
  return fragor, egen
end

-- ---- en indikator av flera frågor ----

-- Hur frågorna i en indikator vägs samman när förbundet inte anger något annat:
-- "sammanlagt": alla positiva svar av alla svar; "alla": den fråga som ligger lägst avgör; "någon": den som ligger
-- högst avgör; "stjärna": sammanlagt, men utan läge mot riket när två frågor pekar åt olika håll.
M.regler = { ["sammanlagt"] = true, ["alla"] = true, ["någon"] = true, ["stjärna"] = true }

local function matta(c, fragor)
  local ut = {}
  for _, fraga in ipairs(fragor) do
    local varde = c:measure(fraga.id)
    if not varde:is_missing() then ut[#ut + 1] = { fraga = fraga, varde = varde } end
  end
  return ut
end

local function ytterst(poster, storst)
  local vald
  for _, post in ipairs(poster) do
    if not vald or (storst and post.varde > vald.varde) or (not storst and post.varde < vald.varde) then vald = post end
  end
  return vald
end

-- Pekar två frågor åt olika håll mot riket?
function M.motsatta(c, fragor, riket)
  local upp, ned = false, false
  for _, post in ipairs(matta(c, fragor)) do
    local riktning = M.riktning(post.varde, riket(c, post.fraga))
    upp, ned = upp or riktning == 1, ned or riktning == -1
  end
  return upp and ned
end

local inget = "ingen fråga i indikatorn har ett värde"

local function sammanlagt(c, egen, poster)
  local positiva, alla
  for _, post in ipairs(poster) do
    local svar = egen:besvarade(c, post.fraga)
    local kolumn = egen.form == "bred" and post.fraga.kolumn or egen.svar
    local hoga = svar:where({ [kolumn] = at_least(enkat.grans(post.fraga)) }):count()
    positiva = positiva and positiva + hoga or hoga
    alla = alla and alla + svar:count() or svar:count()
  end
  return share(positiva, alla)
end

-- Rikets andel vägd med de egna svaren per fråga: det riket skulle ha haft med förbundets svarande.
local function riket_vagt(c, egen, poster, riket)
  local summa, alla
  for _, post in ipairs(poster) do
    local andel, n = riket(c, post.fraga), egen:besvarade(c, post.fraga):count()
    if andel:is_missing() then return andel end
    summa = summa and summa + n * andel or n * andel
    alla = alla and alla + n or n
  end
  return ratio(summa, alla)
end

-- Könens tal ska vara av samma frågor som det hela: redovisas en fråga inte per kön gör indikatorn det inte heller.
local function undanhalls(c, egen, fragor)
  for _, fraga in ipairs(fragor) do
    if egen:undanhalls(c, fraga) then return true end
  end
  return false
end

local function undanhallet(c, egen, fragor)
  local varfor = "redovisas inte per kön: en av indikatorns frågor gör det inte"
  for _, fraga in ipairs(fragor) do
    local rader = egen:besvarade(c, fraga)
    if rader:rows() > 0 then return rader:withheld(varfor) end
  end
  return not_published(varfor)
end

local function vardet(c, egen, fragor, regel)
  local poster = matta(c, fragor)
  if c.group and undanhalls(c, egen, fragor) then return undanhallet(c, egen, fragor) end
  if #poster == 0 then return not_published(inget) end
  if regel == "alla" or regel == "någon" then return ytterst(poster, regel == "någon").varde end
  return sammanlagt(c, egen, poster)
end

local function rikets(c, egen, fragor, regel, riket)
  local poster = matta(c, fragor)
  if #poster == 0 then return not_published(inget) end
  if regel == "alla" or regel == "någon" then return riket(c, ytterst(poster, regel == "någon").fraga) end
  if regel == "stjärna" and M.motsatta(c, fragor, riket) then
    return not_measurable "* två frågor i indikatorn pekar åt olika håll"
  end
  return riket_vagt(c, egen, poster, riket)
end

local beskrivning = {
  ["sammanlagt"] = "Positiva svar på indikatorns alla frågor, av alla svar på dem.",
  ["alla"] = "Den av indikatorns frågor som har lägst andel avgör.",
  ["någon"] = "Den av indikatorns frågor som har högst andel avgör.",
  ["stjärna"] = "Positiva svar på indikatorns alla frågor, av alla svar på dem. Inget läge när två frågor pekar åt olika håll.",
}

-- Ett mått för en indikator: `fragor` och `egen` från M.enkat; `val`: id, etikett, regel, riket, osakerhet, taggar.
function M.sammanvagd(nummer, fragor, egen, val)
  falt.prova("nns.sammanvagd: indikator " .. tostring(nummer), val, FALT_SAMMANVAGD)
  local regel = val.regel or "stjärna"
  if not M.regler[regel] then error("indikator " .. nummer .. " har regeln " .. tostring(regel) .. ", som inte finns") end
  local egna, kon = {}, true
  for _, fraga in ipairs(fragor) do
    if fraga.indikator == nummer then
      egna[#egna + 1] = fraga
      kon = kon and fraga.kon
    end
  end
  return measure(val.id or "indikator" .. nummer .. ".sammanvagd") {
    label = val.etikett or "Indikator " .. nummer .. ", sammanvägd", kind = "share", by = kon and { egen.kon } or nil,
    value = function(c) return vardet(c, egen, egna, regel) end,
    national = val.riket and function(c) return rikets(c, egen, egna, regel, val.riket) end or nil,
    compare = { tolerance = M.tolerans, broken_since = M.andrade[nummer] },
    interval = val.osakerhet, definition = beskrivning[regel], tags = val.taggar or { "sammanvägd indikator" },
  }
end

-- ---- i en rapport ----

-- Raderna i en tabell över frågorna: rubrik, andel med sin bas och, när måtten finns, typvärde.
local function fragerad(d, fraga, typvarde)
  local rad = { fraga.etikett, d:share(fraga.id) }
  if typvarde then rad[3] = d:value(fraga.id .. ".typvarde") end
  return rad
end

-- En tabell med varje fråga som ställdes: `val`: id, rubrik, typvarde (sant när måtten har det), ar.
function M.fragetabell(d, fragor, val)
  local rader, kolumner = {}, { { "Fråga" }, { "Andel positiva svar" } }
  if val.typvarde then kolumner[3] = { "Typvärde" } end
  for _, fraga in ipairs(fragor) do
    if svaren.stalldes(fraga, val.ar) then rader[#rader + 1] = fragerad(d, fraga, val.typvarde) end
  end
  d:table { id = val.id, caption = val.rubrik, columns = kolumner, rows = rader }
end

-- Avsnittet Räknat ur enkätsvaren i indikatorrapporten för ett år; skriptet `enkaten` ger { fragor = … }.
function M.avsnitt(ar, enkaten)
  section "enkatposter" { title = "Räknat ur enkätsvaren", kinds = { "indikatorrapport" },
    build = function(d, c)
      if c.year ~= ar then return end
      d:paragraph("Andelen positiva svar på varje fråga, räknad ur svaren, med antalet positiva av dem som besvarat frågan. ",
        "Typvärdet är det vanligaste svaret; en punkt står där flera svar är lika vanliga.")
      M.fragetabell(d, require(enkaten).fragor, {
        id = "t-enkatposter", rubrik = "Enkätsvaren per fråga " .. ar, typvarde = true, ar = ar,
      })
    end }
end

return M
