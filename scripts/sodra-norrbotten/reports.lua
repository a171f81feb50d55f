-- Rapporter för Samordningsförbundet Södra Norrbotten.

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

require("nns").avsnitt(2021, "enkat_2021")
