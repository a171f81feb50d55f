-- Mått på siffror som redan är publicerade: en rad i en datafil per siffra, avläst som den står.
local falt = require "falt"
local M = {}

local FALT_BLOCK = falt.lista "# id! dimension! unit andel fas tid kon fore"
local FALT_KATEGORI = falt.lista "# decimaler osaker"
local FALT_UTFALL = falt.lista "unit unit_of base decimals"

local rubriker = {
  ["deltagare"] = "Deltagare", ["berörd personal"] = "Berörd personal", ["anmälningar"] = "Anmälningar",
  ["individärenden"] = "Individärenden", ["budgeterade deltagare"] = "Budgeterade deltagare",
  ["ökning av deltagare"] = "Ökning av deltagare", ["ålder"] = "Ålder", ["remittent"] = "Remittent",
  ["utbildning"] = "Utbildning", ["försörjning"] = "Försörjning", ["avslutsorsak"] = "Avslutade till",
  ["sysselsättning"] = "Sysselsättning", ["nya"] = "Nya deltagare", ["avslutade"] = "Avslutade",
  ["pågående"] = "Pågående", ["samtidigt inskrivna"] = "Samtidigt inskrivna", ["kommun"] = "Kommun",
  ["aktualisering"] = "Aktualisering", ["avgångselever"] = "Avgångselever", ["aktivitet"] = "Aktivitet",
  ["utbildningstillfälle"] = "Utbildningstillfälle", ["svar på våldsfrågor"] = "Svar på våldsfrågor",
  ["ja på våldsfrågor"] = "Ja på våldsfrågor", ["tid i offentlig försörjning"] = "Tid i offentlig försörjning",
  ["enkät"] = "Enkät", ["övrigt"] = "Övrigt",
}

-- Rubriken över en publicerad tabell, "Försörjning vid avslut".
function M.rubrik(block)
  local text = rubriker[block.dimension] or block.dimension
  if block.fas and block.dimension == "försörjning" then text = text .. " " .. block.fas end
  if block.tid == "projekttiden" then text = text .. ", sedan starten" end
  return text
end

-- Måttets id: "misam.alder.ar-16-29". Kategorin som omfattar alla har inget eget led.
function M.id(block, kategori)
  local id = block.id
  if block.unit then id = block.unit .. "." .. id end
  if kategori[1] ~= "" then id = id .. "." .. kategori[1] end
  return id
end

-- Villkoren för raden i deltagare.csv.
function M.rad(block, kategori)
  local villkor = {
    dimension = block.dimension, kategori = kategori[2], tid = block.tid or "året",
    ["mått"] = block.andel and "andel" or "antal",
  }
  if block.fas then villkor.fas = block.fas end
  return villkor
end

-- "16-29" i filen är "16–29 år" i en rapport.
local function kategorinamn(text)
  if text:match "^%d+%-%d+$" then return (text:gsub("%-", "–")) .. " år" end
  return text
end

local function matt(block, kategori)
  local rader = source("deltagare"):where(M.rad(block, kategori))
  local etikett = M.rubrik(block)
  if kategori[1] ~= "" then etikett = etikett .. ": " .. kategorinamn(kategori[2]) end
  local deklaration = {
    label = etikett, unit = block.unit,
    kind = block.andel and "share" or "count",
    value = rader:printed(block.andel and "andel" or "antal"),
    base = block.tid == "projekttiden" and "project_to_date" or "calendar_year",
    decimals = kategori.decimaler,
    tags = { "deltagare", block.dimension },
  }
  if block.kon then deklaration.by = { "kön" } end
  if block.fore then deklaration.previous = rader:printed "antal_fg" end
  if kategori.osaker then
    deklaration.definition = "Minst en siffra i den publicerade tabellen är en osäker avläsning."
  end
  measure(M.id(block, kategori))(deklaration)
end

-- Ett mått för varje kategori i varje block (se deltagartabeller_<år>.lua).
function M.deltagare(tabeller)
  for _, block in ipairs(tabeller) do
    if falt.prova("publicerat.deltagare: " .. tostring(block.id), block, FALT_BLOCK) then
      for _, kategori in ipairs(block) do
        falt.prova("publicerat.deltagare: " .. M.id(block, kategori), kategori, FALT_KATEGORI)
        matt(block, kategori)
      end
    end
  end
end

-- Ett måls utfall som det är publicerat (malutfall.csv). Där täljare och nämnare också är tryckta är de andelens bas.
-- `unit_of`: utfallet är inte en andel utan anges i den enheten.
function M.utfall(id, etikett, val)
  val = val or {}
  falt.prova("publicerat.utfall: " .. id, val, FALT_UTFALL)
  local rad = source("malutfall"):where { nyckel = id }
  local varde
  if val.unit_of then
    varde = rad:printed "tal"
  else
    varde = rad:printed("andel", { numerator = "täljare", denominator = "nämnare" })
  end
  return measure(id) {
    label = etikett, unit = val.unit, kind = val.unit_of and "value" or "share",
    measured_in = val.unit_of or "share", value = varde,
    base = val.base or "calendar_year", decimals = val.decimals, tags = { "målutfall" },
  }
end

-- En rad i ekonomi.csv; `fore` är året före i samma uppställning.
function M.post(uppstallning, post, avser)
  return source("ekonomi"):where { ["uppställning"] = uppstallning, post = post, avser = avser }
end

-- De belopp som rapporternas sammanfattning berättar om.
local korta = {
  ["ekonomi.intakter"] = "sammanfattning", ["ekonomi.kostnader"] = "sammanfattning",
  ["ekonomi.resultat"] = "sammanfattning",
}

function M.belopp(id, etikett, uppstallning, post, avser, fore)
  return measure(id) {
    label = etikett, kind = "value", measured_in = "kr", tags = { "ekonomi", korta[id] },
    value = M.post(uppstallning, post, avser):printed "belopp",
    previous = fore and M.post(uppstallning, post, fore):printed "belopp" or nil,
  }
end

return M
