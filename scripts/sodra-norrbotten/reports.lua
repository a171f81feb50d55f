-- Rapporter för Samordningsförbundet Södra Norrbotten.
local publicerat = require "publicerat"

report "insatser" {
  title = "Insatser och måluppfyllelse", lead = "Vad insatserna har uppnått, vilka som har deltagit och vad det har kostat.",
  facts = { "deltagare.alla-individinsatser", "sysselsattning.andel.arbete-eller-utbildning", "ekonomi.kostnader", "ekonomi.resultat" },
  decisions = {
    "Styrelsen föreslås godkänna redovisningen av insatser och måluppfyllelse.",
    "Styrelsen föreslås ge kansliet i uppdrag att ange utfall eller målnivå för de mål som inte kan bedömas.",
  },
}

report "indikatorrapport" {
  title = "Nationella indikatorer",
  lead = "Förbundets svar på de nationella indikatorenkäterna mot riket och mot året före.",
  facts = { "enkatsvar.alla", "malmatt.nr1", "malmatt.nr2", "malmatt.nr5" },
  decisions = { "Styrelsen föreslås godkänna indikatorrapporten." },
}

report "verksamhetsplan" {
  title = "Utvecklingsområden", lead = "Vad förbundet vill utveckla i indikatorarbetet.",
  decisions = { "Styrelsen föreslås ställa sig bakom utvecklingsområdena." },
}

local enheter = {
  { "arenan", "Projekt Arenan" }, { "beredningsgruppen", "Beredningsgruppen" },
  { "samverkansteam", "Samverkansteam Luleå" }, { "samkraft", "Samkraft" }, { "mykey", "MyKey" },
  { "moa-pitea", "MoA Piteå" }, { "moa-alvsbyn", "MoA Älvsbyn" }, { "moa", "MoA" }, { "tidsam", "Tidsam" },
  { "etablering-kvinna", "Etablering kvinna" }, { "ett-steg-till", "Ett steg till" },
  { "steget-fram", "Steget Fram" }, { "nordic-nabs", "Nordic NaBS" },
}

section "alla-deltagare" { title = "Deltagare i hela förbundet", kinds = { "insatser" },
  build = function(d, c)
    d:takeaway("Under året deltog ", d:value "deltagare.alla-individinsatser", " personer i individinsatserna, och ",
      d:value "avslutade.avslutade", " avslutades.")
    for nummer, block in ipairs(require "deltagartabeller_2021") do
      if not block.unit then publicerat.tabell(d, block, nummer) end
    end
  end }

section "deltagare" { title = "Deltagare per insats", kinds = { "insatser" },
  build = function(d, c)
    d:paragraph("En del av insatserna redovisas med personuppgifter, andra bara som antal. Tal sedan starten står för sig.")
    for _, enhet in ipairs(enheter) do
      d:paragraph(enhet[2] .. ": deltagare enligt årsredovisningen.")
      for nummer, block in ipairs(require "deltagartabeller_2021") do
        if block.unit == enhet[1] then publicerat.tabell(d, block, nummer) end
      end
    end
  end }

section "svar" { title = "Svar på enkäterna", kinds = { "indikatorrapport" },
  build = function(d, c)
    d:takeaway("Sammanlagt svarade ", d:value "enkatsvar.alla", " personer på enkäterna.")
    d:table { id = "t-svar", caption = "Svar på indikatorenkäterna 2021",
      columns = { { "Svarande" }, { "Svar", unit = "antal" } },
      rows = {
        { "Pågående deltagare", d:value "enkatsvar.pagaende" }, { "Avslutade deltagare", d:value "enkatsvar.avslut" },
        { "Personal", d:value "enkatsvar.personal" }, { "Chefsgrupp", d:value "enkatsvar.chefsgrupp" },
        { "Styrelse", d:value "enkatsvar.styrelse" }, { "Remittenter", d:value "enkatsvar.remittenter" },
        { "Samtliga", d:value "enkatsvar.alla" },
      } }
  end }
