-- Utfallen i Social redovisning 2022, med de antal som är publicerade bredvid andelen. Där antalen ger den tryckta
-- andelen räknas den exakt av dem; där de motsäger den står den tryckta, med en varning.
local function andel(id, etikett, definition)
  local rad = source("utfall"):where { nyckel = id }
  return measure(id) {
    label = etikett, kind = "share", definition = definition, tags = { "index" },
    value = rad:printed("andel", { numerator = "täljare", denominator = "nämnare" }),
  }
end

local klart_positiva = "De två högsta svaren, av dem som besvarat frågan."

andel("avslut.genomstromning", "Genomströmning: årets avslut av alla deltagare under året",
  "Avslutade under året delat med alla deltagare under året.")
andel("avslut.positiv", "Avslut till en lösning som är positiv för deltagaren",
  "Avslutade till en positiv lösning, av alla avslutade.")
andel("avslut.arbete", "Positiva avslut som gick till arbete", "Avslutade till arbete, av de positiva avsluten.")
andel("avslut.studier", "Positiva avslut som gick till studier",
  "Avslutade till studier, av de positiva avsluten. Den publicerade andelen och antalen går inte ihop.")
andel("personal.medskapande", "Personal: medskapande och trohet mot beslutat arbetssätt", klart_positiva)
andel("personal.lyssnar", "Personal: andra myndigheter lyssnar", klart_positiva)
andel("personal.vet", "Personal: andra myndigheter vet vad jag kan bidra med", klart_positiva)
andel("deltagare.bestamma", "Deltagare: fått vara med och bestämma om stödet", klart_positiva)
andel("deltagare.team", "Deltagare: en person eller ett team att vända sig till", "Andel som svarat ja.")
andel("deltagare.bemotande", "Deltagare: bemötande", klart_positiva)
andel("deltagare.tiden", "Deltagare: tiden i verksamheten har varit viktig", klart_positiva)

measure "deltagare.positiv-losning" {
  label = "Avslutade som funnit en positiv lösning, i tiondelar", kind = "value", measured_in = "score", decimals = 0,
  value = source("utfall"):where { nyckel = "deltagare.positiv-losning" }:printed "poäng", tags = { "index" },
}

-- Helårsekvivalenter i riket, ur SCB:s statistik. Statistiken släpar ett år och det senaste året är preliminärt.
local helar = require "helar"
local riket = helar.kalla { region = "regionkod", preliminart = { 2021 } }
helar.alla(riket, { id = "riket.helarsekvivalenter", etikett = "Helårsekvivalenter i riket 2021", region = "00", slapar = 1 })
helar.andel(riket, {
  id = "riket.helarsekvivalenter.andel", etikett = "Helårsekvivalenter av folkmängden 20–64 år, riket 2021",
  region = "00", folkmangd = "folkmangd-20-64", slapar = 1,
})
