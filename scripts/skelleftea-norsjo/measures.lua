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

measure "misam.genomstromning" {
  label = "Genomströmning: årets avslut av alla deltagare under året", kind = "share", unit = "misam", by = { "kön" },
  value = function(c)
    local deltagare = c:source("deltagare"):where { dimension = "deltagare", kategori = "alla" }:printed "antal"
    return share(c:source("deltagare"):where(avslutade):printed "antal", deltagare)
  end,
  definition = "Avslutade under året delat med alla deltagare under året.",
  tags = { "avslut" },
}
