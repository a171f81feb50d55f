-- De nationella indikatorerna 2020. Andelarna är inte publicerade, bara läget mot riket (tabell 2); lägena står i
-- indikatorlagen.csv och visas i rapporten som de är publicerade.
local M = {}

M.indikatorer = {
  { 1, "Insatserna utgår från individens behov", kon = true }, { 2, "Deltagarens inflytande", kon = true },
  { 3, "Tillräckligt med tid", kon = true }, { 4, "Någon håller samman stödet", kon = true },
  { 5, "Deltagaren kan hantera sin situation", kon = true }, { 6, "Planering för tiden efteråt", kon = true },
  { 7, "Mer redo för jobb eller utbildning", kon = true }, { 8, "Parterna lyssnar och vet vad andra bidrar med" },
  { 9, "Deltagarnas kunskap tas till vara", kon = true }, { 10, "Samarbete med andra aktörer" },
  { 11, "Registerstudie" }, { 12, "Strukturer för relationer" }, { 13, "Synsätt och arbetssätt" },
  { 14, "Uppföljning och utvärdering" }, { 15, "Förebyggande och fortsatt utveckling" },
  { 16, "Jämställdhet, jämlikhet och mångfald" },
}

for _, indikator in ipairs(M.indikatorer) do
  local rad = source("indikatorer"):where { nyckel = "indikator" .. indikator[1] }
  measure("indikator" .. indikator[1]) {
    label = "Indikator " .. indikator[1] .. ": " .. indikator[2], kind = "share",
    by = indikator.kon and { "kön" } or nil,
    value = rad:printed "andel", previous = rad:printed "andel_fg", national = rad:printed "riket",
    compare = { tolerance = points(2) },
    definition = "Andelen är inte publicerad. Det publicerade läget mot riket står i tabellen över lägen.",
    tags = { "indikator", "indikator " .. indikator[1] },
  }
end

measure "enkatsvar.alla" {
  label = "Svar på indikatorenkäterna", kind = "count", tags = { "enkätsvar" },
  value = source("enkatsvar"):where { svarande = "samtliga" }:printed "svar",
}

return M
