index "viktat" { title = "Viktat index", target = at_least "70", near = points(2), proposed = true,
  published = { earned = 5, maximum = 8, indicators = 4 },
  area "Resultat" { id = "resultat",
    { 3, "Avslut till arbete eller studier", "deltagare.avslut", at_least "70 %" },
    { 2, "Bra bemötande", "enkat.bemotande", at_least "90 %" } } }
