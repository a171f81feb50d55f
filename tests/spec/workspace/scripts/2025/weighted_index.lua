local totalt = source "index"

index "viktat" { title = "Viktat index", target = at_least "70", near = points(2), proposed = true,
  area "Resultat" { id = "resultat",
    published = { earned = totalt:printed "intjänat", maximum = totalt:printed "högst", indicators = totalt:printed "indikatorer" },
    { 3, "Avslut till arbete eller studier", "deltagare.avslut", at_least "70 %" },
    { 2, "Bra bemötande", "enkat.bemotande", at_least "90 %" } } }
