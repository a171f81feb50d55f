-- Viktat index: varje indikator som når sin nivå ger sin vikt. Index = 100 × intjänat / högsta möjliga.

index "viktat" {
  title = "Viktat index", target = at_least "70", near = points(2), proposed = true,
  area "Deltagarnöjdhet" { id = "deltagarnojdhet",
    { 2, "Fått vara med och bestämma", "enkat.bestamma", at_least "80 %" },
    { 3, "Bra bemötande", "enkat.bemotande", at_least "80 %" } },
  area "Resultat" { id = "resultat",
    { 5, "Avslut till arbete eller studier", "deltagare.till_arbete_eller_studier", at_least "50 %" } },
}
