-- Rapporter för Samordningsförbundet Umeåregionen. Den sociala redovisningen står hos sitt år: dess nyckeltal skiftar.
report "verksamhetsplan" {
  title = "Social budget och mål", lead = "De mål som styrelsen har beslutat om och hur de följs upp.",
  decisions = { "Styrelsen föreslås anta målen." },
}

section "helarsekvivalenter" { title = "Helårsekvivalenter i riket", kinds = { "social-redovisning" },
  build = function(d, c)
    if c.year ~= 2022 then return end
    d:takeaway("I riket motsvarade ersättningarna ", d:value "riket.helarsekvivalenter.andel",
      " av folkmängden mellan 20 och 64 år 2021.")
    local rader = {}
    for _, ersattning in ipairs {
      { "Sjukpenning", "sjukpenning" }, { "Sjuk- och aktivitetsersättning", "sjuk-aktivitetsersattning" },
      { "Arbetslöshetsersättning", "arbetsloshet" }, { "Arbetsmarknadsåtgärder", "arbetsmarknadsatgarder" },
      { "Ekonomiskt bistånd", "ekonomiskt-bistand" }, { "Etableringsersättning", "etableringsersattning" },
      { "Alla ersättningar", "summa" },
    } do
      rader[#rader + 1] = { ersattning[1], d:value("riket.helarsekvivalenter." .. ersattning[2]) }
    end
    d:table { id = "t-helarsekvivalenter", caption = "Helårsekvivalenter i riket 2021, 20–64 år",
      columns = { { "Ersättning" }, { "Helårsekvivalenter", unit = "antal" } }, rows = rader }
  end }

section "enkatposter" { title = "Räknat ur enkätsvaren", kinds = { "social-redovisning" },
  build = function(d, c)
    if c.year ~= 2022 then return end
    local rader = {}
    for i, fraga in ipairs((require "enkat_2022").fragor) do rader[i] = { fraga[2], d:share("enkat." .. fraga[1]) } end
    d:paragraph("De egna enkäterna har fyra steg utan neutralt svar och jämförs inte med de nationella frågorna.")
    d:table { id = "t-enkatposter", caption = "Egna enkäter 2022, räknade ur svaren",
      columns = { { "Fråga" }, { "Andel med de två högsta svaren, eller ja" } }, rows = rader }
  end }
