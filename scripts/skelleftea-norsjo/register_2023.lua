-- Utfallen av målen i planen 2023, ur kansliets register. Registren är påhittade (examples/generate/registers.py).
local register, handfort = require "register", require "handfort"

local parter = { "Arbetsförmedlingen", "Försäkringskassan", "Region Västerbotten", "Skellefteå kommun", "Norsjö kommun" }
local ordinarie = { "arbete", "studier", "arbetsförmedlingens ordinarie utbud" }
local goda = { "arbete", "studier", "arbetsförmedlingens ordinarie utbud", "rätt stöd hos annan part" }

local deltagande = source "deltagande"
local avslut = deltagande:where { slut = in_period }

measure "misam.deltagare" {
  label = "Deltagare", kind = "count", unit = "misam", by = { "kön" },
  value = deltagande:active("start", "slut"):count(), definition = "Inskrivna någon dag under året.",
  tags = { "deltagare" },
}

-- Vad utvecklingen på minst 10 % räknas av anges inte i planen: här av poängen vid start.
measure "misam.skapa" {
  label = "Utveckling på ett år enligt SKAPA", kind = "share",
  value = function(c)
    local tva = c:source("deltagande"):where { skapa_start = filled, ["skapa_ett_år"] = filled }
    return share(tva:derive("utveckling", "skapa_ett_år - skapa_start"):sum "utveckling", tva:sum "skapa_start")
  end,
  definition = "Poängen efter ett år minus poängen vid start, av poängen vid start, för dem som skattats två gånger.",
  tags = { "register" },
}

measure "misam.gott_utfall" {
  label = "Avslut med gott utfall", kind = "share", unit = "misam", by = { "kön" },
  value = share { of = avslut, where = { orsak = goda } },
  definition = "Avslut till arbete, studier, Arbetsförmedlingens ordinarie utbud eller rätt stöd hos annan part, av årets avslut.",
  tags = { "register" },
}

measure "misam.vidare" {
  label = "Avslut till jobb, utbildning eller AF:s ordinarie utbud", kind = "share", unit = "misam", by = { "kön" },
  value = share { of = avslut, where = { orsak = ordinarie } },
  definition = "Avslut till arbete, studier eller Arbetsförmedlingens ordinarie utbud, av årets avslut.", tags = { "register" },
}

register.langsta_vantan("nafs.vantetid", { unit = "nafs", till = "bedömd", i = "months", decimals = 1,
  label = "Längsta väntetid innan ett ärende tas upp" })
register.median_vantan("nafs.median", { unit = "nafs", till = "bedömd", label = "Väntetid innan ett ärende tas upp (median)" })
register.inom("nafs.inom_en_manad", { unit = "nafs", till = "bedömd", hogst = 1, i = "months",
  label = "Ärenden som tas upp inom en månad" })
register.langsta_vantan("nafs.aterkoppling", { unit = "nafs", fran = "bedömd", till = "återkoppling", i = "weeks", decimals = 1,
  label = "Längsta väntetid på återkoppling" })
register.aterkoppling_inom("nafs.aterkoppling_inom", { unit = "nafs", hogst = 1, i = "weeks",
  label = "Återkoppling inom en vecka" })
register.ko("nafs.ko", { unit = "nafs", till = "bedömd", label = "Väntar på att tas upp vid årets slut" })
register.inkomna("nafs.inkomna", { unit = "nafs" })
register.remitterande_parter("nafs.remitterande-parter", { unit = "nafs", parter = parter })

register.narvaro("narvaro", { parter = parter })
register.lagsta_narvaro("narvaro.lagst", {})
register.antal_moten("moten", {})
handfort.matt("parter-som-kan-aktualisera", { label = "Parter som kan aktualisera personer", kind = "share" })
register.gjort("rapporter", { punkt = { "rapport-delar", "rapport-helar" }, label = "Rapport vid delår och helår" })
register.antal_aktiviteter("dialoger", { dar = { slag = "dialog med styrelsen" }, label = "Dialoger mellan insatser och styrelsen" })
register.aktivitetsdeltagare("aktivitetsdeltagare", { by = { "part" } })

handfort.matt("behovsanalyser", { label = "Behovsanalyser från beredningsgruppen", kind = "count" })
register.lankade_beslut("lankade-beslut", {})
register.lank_eller_skal("lank-eller-skal", {})
register.skal_anges("skal-anges", {})

register.gjort("kommunikationsplan", { label = "Kommunikationsplan finns och används" })
register.gjort("nns-ledamot", { label = "Förslag på ledamot till NNS styrelse" })
register.gjort("ekonomirutiner", { label = "Kommunens ekonomirutiner tillämpas" })
register.gjort("tjanstekopsavtal", { label = "Tjänsteköpsavtalet ses över" })
register.andel_gjort("checklista", {})

register.forfallna("forfallna-uppdrag", {})
register.klara_uppdrag("klara-uppdrag", {})
register.atgardade("atgardade-anmarkningar", {})

require("register_avsnitt").uppfoljning {
  meningar = {
    { "forfallna-uppdrag", " uppdrag har passerat sin sista dag utan att vara klart." },
    { "atgardade-anmarkningar", " av revisorernas anmärkningar är åtgärdade." },
    { "checklista", " av punkterna i checklistan är gjorda." },
  },
}
