-- Mått som används varje år i Samordningsförbundet Skellefteå-Norsjö.

local egen_forsorjning = {
  "Lön/arbete 100 %", "Lön/arbete 75 %", "Lön/arbete 50 %", "Lön/arbete 25 %",
  "Studiestöd/studiemedel", "Studiestöd/studiemedel 100 %", "Studiestöd/studiemedel 75 %",
  "Studiestöd/studiemedel 50 %", "Studiestöd/studiemedel 25 %",
}

local avslutade = { dimension = "avslutade", kategori = "Avslutade under året" }

measure "misam.egen_forsorjning" {
  label = "Avslutade som nått egen försörjning", kind = "share", unit = "misam", by = { "kön" },
  value = function(c)
    local vid_avslut = c:source("deltagare"):where { dimension = "försörjning", fas = "vid avslut" }
    local egen = vid_avslut:where { kategori = egen_forsorjning }:sum "antal"
    return share(egen, c:source("deltagare"):where(avslutade):printed "antal")
  end,
  definition = "Avslutade med lön eller studiemedel som försörjning, av alla avslutade under året.",
  tags = { "avslut" },
}

-- Ur perioder med en rad per deltagare räknas raderna; annars läses den publicerade tabellen.
local function avslut_och_deltagare(c)
  local rader = c:source "deltagande"
  if rader:has_column "slut" then
    return rader:where { slut = in_period }:count(), rader:active("start", "slut"):count()
  end
  local tabell = c:source "deltagare"
  return tabell:where(avslutade):printed "antal", tabell:where { dimension = "deltagare", kategori = "alla" }:printed "antal"
end

measure "misam.genomstromning" {
  label = "Genomströmning: årets avslut av alla deltagare under året", kind = "share", unit = "misam", by = { "kön" },
  value = function(c) return share(avslut_och_deltagare(c)) end,
  definition = "Avslutade under året delat med alla deltagare under året.",
  tags = { "avslut" },
}
