-- Social budget 2021, antagen av styrelsen 2021-05-04 § 38. Utfallen är inte publicerade. Styrelsen ville att målet inte
-- ska stänga ute den som behöver insatsen; hur det vaktas är kansliets förslag och inte beslutat.
local nya_med_lang_tid = measure "plattformar.nya_lang_tid" {
  label = "Nya deltagare med minst tre år i offentlig försörjning", kind = "share",
  value = not_published "utfallet är inte publicerat", tags = { "vakt" },
}

local function vakt()
  return guard { "Nya deltagare med minst tre år i offentlig försörjning", nya_med_lang_tid, not_below(last_year),
    status = "proposed" }
end

social_budget "omsattning" { text = "Deltagare som avslutas inom ett verksamhetsår", goal = "social-budget-1",
  unit = { "torgen", "samordningsteamet" },
  measure = "plattformar.omsattning", target = at_least "50 %", decided = "2021-05-04 § 38",
  comment = "Målet får inte stänga ute den som behöver insatsen.", guards = { vakt() },
}

social_budget "tid" { text = "Genomsnittlig tid i plattformarna", goal = "social-budget-2",
  unit = { "torgen", "samordningsteamet" },
  measure = "plattformar.tid", target = falls, decided = "2021-05-04 § 38",
  comment = "Tiden ska bli kortare; ingen nivå är beslutad.", guards = { vakt() },
}

report "social-redovisning" {
  title = "Social redovisning", lead = "Den sociala budget som styrelsen har antagit, och det viktade indexet.",
  facts = { "index:viktat" },
  decisions = { "Styrelsen föreslås anta den sociala budgeten och ge kansliet i uppdrag att följa upp den." },
}
