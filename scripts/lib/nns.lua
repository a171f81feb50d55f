-- De nationella indikatorerna (NNS): frågor som jämförs med riket och med året före, båda inom två procentenheter.
local M = {}

-- Frågorna 4, 9 och 16 ändrades mellan 2020 och 2021.
M.andrade = { [4] = 2021, [9] = 2021, [16] = 2021 }
M.tolerans = points(2)

-- Ett mått per fråga: { id, indikator, fråga, svarande, kon = true }. Källan har kolumnerna nyckel, kön, n, andel,
-- andel_fg (året före) och riket.
function M.indikator(fraga)
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

return M
