-- Samband i årsredovisningen 2021 som ska hålla. Det som inte går ihop blir varningar; inga tal ändras.
local kontroll = require "kontroll"
local nns = require "nns"
local fragor = require "indikatorfragor_2021"
local belopp, kronor = kontroll.belopp, kontroll.kronor

check "resultat-sex-ar" { title = "Intäkter minus kostnader är årets resultat",
  run = function(c)
    for _, ar in ipairs { "2021", "2020", "2019", "2018", "2017", "2016" } do
      kronor(c, "årets resultat " .. ar .. " är inte intäkter minus kostnader i översikten",
        belopp(c, "översikt", "Årets resultat", ar),
        belopp(c, "översikt", "Verksamhetens intäkter", ar) - belopp(c, "översikt", "Verksamhetens kostnader", ar))
    end
  end }

check "noter" { title = "Noternas rader blir deras summor",
  run = function(c)
    local noter = {
      { "not 1 verksamhetens intäkter", { "Driftbidrag från staten", "Driftbidrag från Luleå kommun",
        "Driftbidrag från Älvsbyn kommun", "Driftbidrag från Piteå kommun", "Driftbidrag från landsting/region",
        "Driftbidrag från Bodens kommun", "Övriga intäkter" } },
      { "not 2 verksamhetens kostnader", { "Lokalhyra", "Konsultarvode administration", "Revisionsarvoden",
        "Redovisningstjänster", "Individinriktade insatser", "Strukturella insatser", "Övriga externa kostnader" } },
      { "not 3 fordringar", { "Momsfordran 2021", "Momsfordran 2020", "Övriga fordringar", "Upplupna intäkter" } },
      { "not 4 upplupna kostnader och förutbetalda intäkter",
        { "Upplupna konsultarvoden", "Upplupna hyreskostnader", "Övriga upplupna kostnader" } },
    }
    for _, noten in ipairs(noter) do
      for _, dag in ipairs { "2021-12-31", "2020-12-31" } do
        local varden = {}
        for i, post in ipairs(noten[2]) do varden[i] = belopp(c, noten[1], post, dag) end
        kronor(c, noten[1] .. " " .. dag .. ": raderna blir inte summan",
          belopp(c, noten[1], "Summa", dag), kontroll.summa(varden))
      end
    end
  end }

check "balans" { title = "Balansräkningen balanserar och kassaflödet går ihop",
  run = function(c)
    local skulder = { "Balanserat resultat", "Övertaget balanserat resultat", "Årets resultat", "Kortfristiga skulder" }
    for _, dag in ipairs { "2021-12-31", "2020-12-31" } do
      local varden = {}
      for i, post in ipairs(skulder) do varden[i] = belopp(c, "balansräkning", post, dag) end
      kronor(c, "tillgångarna " .. dag .. " är inte eget kapital plus skulder",
        belopp(c, "balansräkning", "Summa tillgångar", dag), kontroll.summa(varden))
      kronor(c, "likvida medel vid årets slut " .. dag .. " är inte början plus årets kassaflöde",
        belopp(c, "kassaflödesanalys", "Likvida medel vid årets slut", dag),
        belopp(c, "kassaflödesanalys", "Likvida medel vid årets början", dag)
          + belopp(c, "kassaflödesanalys", "Årets kassaflöde", dag))
    end
  end }

-- Driftsredovisningens rubrik säger tusental kronor, men talen är kronor: enheten i rubriken ska vara talens enhet.
check "enhet" { title = "Enheten i rubriken är talens enhet",
  run = function(c)
    local nettokostnad = { ["uppställning"] = "driftsredovisning", post = "Nettokostnad", avser = "2021" }
    if kontroll.finns(c, "ekonomi", { ["uppställning"] = "driftsredovisning", avser = "2021", enhet = "tkr" }) then
      kronor(c, "driftsredovisningens rubrik säger tusental kronor men talen är kronor",
        kontroll.cell(c, "ekonomi", nettokostnad, "belopp") * 1000,
        belopp(c, "resultaträkning", "Verksamhetens kostnader", "2021"))
    end
  end }

check "overskott" { title = "Minskningen av överskottet är den som beloppen ger",
  run = function(c)
    local fore = belopp(c, "ackumulerat överskott i text", "Ackumulerat överskott", "2020-12-31")
    local efter = belopp(c, "ackumulerat överskott i text", "Ackumulerat överskott", "2021-12-31")
    kontroll.andel(c, "minskningen av det ackumulerade överskottet är inte den som beloppen ger",
      kontroll.cell(c, "ekonomi", { ["uppställning"] = "kostnadsfördelning i text",
        post = "Minskning av ackumulerat överskott" }, "andel"), fore - efter, fore)
  end }

check "deltagare" { title = "Delarna blir totalen",
  run = function(c)
    local function antal(enhet, dimension, kategori)
      return kontroll.cell(c, "deltagare", { enhet = enhet, ["kön"] = "totalt", dimension = dimension,
        kategori = kategori, tid = "året", ["mått"] = "antal" }, "antal")
    end
    local function summa(text, total, delar)
      kontroll.lika(c, text, total, kontroll.summa(delar), count(0))
    end
    summa("deltagarna med och utan personuppgifter blir inte alla", antal("förbundet", "deltagare", "Alla individinsatser"),
      { antal("förbundet", "deltagare", "Med personuppgifter i SUS"),
        antal("förbundet", "deltagare", "Volymregistrerade i SUS") })
    summa("Ett steg till: avslutade och pågående blir inte alla deltagare", antal("ett-steg-till", "deltagare", "alla"),
      { antal("ett-steg-till", "avslutade", "Avslutade"), antal("ett-steg-till", "pågående", "Pågående") })
    summa("Samverkansteam Luleå: pågående och nya blir inte alla deltagare", antal("samverkansteam", "deltagare", "alla"),
      { antal("samverkansteam", "pågående", "Pågående vid årets ingång"), antal("samverkansteam", "nya", "Nya") })
    summa("Projekt Arenan: kommunens och SUS deltagare blir inte alla", antal("arenan", "deltagare", "alla"),
      { antal("arenan", "deltagare", "Redovisade av arbetsmarknadsförvaltningen"),
        antal("arenan", "deltagare", "Redovisade i SUS (Samverkansteam Luleå)") })
    summa("Projekt Arenan: avslutsorsakerna blir inte alla avslutade",
      antal("arenan", "avslutade", "Avslutade (arbetsmarknadsförvaltningen)"),
      { antal("arenan", "sysselsättning", "Arbete, studier eller aktivt arbetssökande totalt"),
        antal("arenan", "avslutsorsak", "Återkallat beslut"), antal("arenan", "avslutsorsak", "Sjukskrivning"),
        antal("arenan", "avslutsorsak", "Föräldraledighet"), antal("arenan", "avslutsorsak", "Andra orsaker") })
    summa("Beredningsgruppen: remittenterna blir inte alla anmälningar",
      antal("beredningsgruppen", "anmälningar", "Intresseanmälningar"),
      { antal("beredningsgruppen", "remittent", "Arbetsförmedlingen"),
        antal("beredningsgruppen", "remittent", "Försäkringskassan"),
        antal("beredningsgruppen", "remittent", "Region Norrbotten"),
        antal("beredningsgruppen", "remittent", "Socialförvaltningen") })
  end }

check "andelar" { title = "Andelarna är de som antalen ger",
  run = function(c)
    local function cell(enhet, dimension, kategori, matt)
      return kontroll.cell(c, "deltagare", { enhet = enhet, ["kön"] = "totalt", dimension = dimension,
        kategori = kategori, tid = "året", ["mått"] = matt }, matt)
    end
    kontroll.andel(c, "Ett steg till: andelen till arbete eller studier är inte den som antalen ger",
      cell("ett-steg-till", "sysselsättning", "Arbete eller studier", "andel"),
      cell("ett-steg-till", "sysselsättning", "Arbete", "antal") + cell("ett-steg-till", "sysselsättning", "Studier", "antal"),
      cell("ett-steg-till", "avslutade", "Avslutade", "antal"))
    kontroll.andel(c, "Steget Fram: andelen till arbete är inte den som antalen ger",
      cell("steget-fram", "sysselsättning", "Arbete", "andel"), cell("steget-fram", "sysselsättning", "Arbete", "antal"),
      cell("steget-fram", "avslutade", "Avslutade", "antal"))
    kontroll.andel(c, "Tidsam: andelen i arbete eller studier är inte den som antalen ger",
      cell("tidsam", "sysselsättning", "Arbete eller studier", "andel"),
      cell("tidsam", "sysselsättning", "Arbete", "antal") + cell("tidsam", "sysselsättning", "Studier", "antal"),
      cell("tidsam", "deltagare", "alla", "antal"))
    kontroll.andel(c, "förbundet: andelen till arbete eller utbildning är inte den som antalen ger",
      cell("förbundet", "sysselsättning", "Arbete eller utbildning", "andel"),
      cell("förbundet", "sysselsättning", "Arbete eller utbildning", "antal"),
      cell("förbundet", "avslutade", "Avslutade", "antal"))
    kontroll.lika(c, "förbundet: två andelar anges för arbete, utbildning eller aktivt arbetssökande",
      cell("förbundet", "avslutsorsak", "Arbete, utbildning eller aktivt arbetssökande", "andel"),
      cell("förbundet", "sysselsättning", "Arbete, utbildning eller aktivt arbetssökande", "andel"), points "0,5")
    kontroll.lika(c, "Steget Fram: andelen från vården skiljer sig mellan tabellen och bilaga 2",
      cell("steget-fram", "remittent", "Region Norrbotten", "andel"), cell("steget-fram", "remittent", "Vården", "andel"),
      points "0,5")
  end }

-- ---- indikatorerna ----

local antal_svar = { ["pågående deltagare"] = "deltagare pågående", ["avslutade deltagare"] = "deltagare avslut" }

local function svar(c, svarande, kon, kolumn)
  return kontroll.cell(c, "enkatsvar", { enhet = "förbundet", svarande = antal_svar[svarande] or svarande,
    ["kön"] = kon }, kolumn or "svar")
end

check "enkatsvar" { title = "Svaren per grupp blir alla svar",
  run = function(c)
    local function alla(kolumn)
      local varden = {}
      for i, grupp in ipairs { "deltagare pågående", "deltagare avslut", "personal", "chefsgrupp", "styrelse" } do
        varden[i] = svar(c, grupp, "totalt", kolumn)
      end
      return kontroll.summa(varden)
    end
    kontroll.lika(c, "svaren 2021 per grupp blir inte samtliga svar", svar(c, "samtliga", "totalt"), alla "svar", count(0))
    kontroll.lika(c, "svaren 2020 per grupp blir inte samtliga svar", svar(c, "samtliga", "totalt", "svar_fg"),
      alla "svar_fg", count(0))
    kontroll.lika(c, "svaren 2020 per kön blir inte alla svar: deltagare pågående",
      svar(c, "deltagare pågående", "totalt", "svar_fg"), svar(c, "deltagare pågående", "kvinnor", "svar_fg")
        + svar(c, "deltagare pågående", "män", "svar_fg") + svar(c, "deltagare pågående", "ej uppgivet", "svar_fg"),
      count(0))
  end }

local function tal(c, id, kon, kolumn)
  return kontroll.cell(c, "indikatorer", { nyckel = id, ["kön"] = kon }, kolumn)
end

check "antal-svar" { title = "En fråga har inte fler svar än enkäten",
  run = function(c)
    for _, fraga in ipairs(fragor) do
      local n = tal(c, fraga[1], "totalt", "n")
      if not n:is_missing() and n > svar(c, fraga[4], "totalt") then
        c:warning("fler svar på frågan än på enkäten: " .. fraga[1],
          { stated = n, recomputed = svar(c, fraga[4], "totalt") })
      end
    end
  end }

-- Det publicerade läget (tabell 10) mot de lägen som indikatorns frågor ger. Pekar frågorna åt olika håll kan de jämna
-- ut sig, och då går läget inte att kontrollera.
local ord = { ["läge"] = { [1] = "högre", [0] = "samma", [-1] = "lägre" }, pil = { [1] = "upp", [0] = "plan", [-1] = "ned" } }

local function riktningar(c, nummer, kon, mot)
  local funna, exempel = {}, nil
  for _, fraga in ipairs(fragor) do
    if fraga[2] == nummer and fraga[1]:sub(1, 9) == "indikator" and (kon == "totalt" or fraga.kon) then
      local riktning = nns.riktning(tal(c, fraga[1], kon, "andel"), tal(c, fraga[1], kon, mot))
      if riktning then
        funna[riktning] = true
        exempel = fraga[1]
      end
    end
  end
  return funna, exempel
end

local function publicerad(c, nummer, kon, kolumn)
  for _, text in pairs(ord[kolumn]) do
    if kontroll.finns(c, "indikatorlagen",
      { indikator = nummer, sort = "sammanvägt", ["kön"] = kon, [kolumn] = text }) then return text end
  end
end

local function jamfor(c, nummer, kon, kolumn, mot)
  local angivet = publicerad(c, nummer, kon, kolumn)
  local funna, exempel = riktningar(c, nummer, kon, mot)
  if not angivet or not exempel or (funna[1] and funna[-1]) then return end
  local mojliga = {}
  for _, riktning in ipairs { 1, 0, -1 } do
    if funna[riktning] then mojliga[#mojliga + 1] = ord[kolumn][riktning] end
  end
  for _, text in ipairs(mojliga) do
    if text == angivet then return end
  end
  c:warning("indikator " .. nummer .. " (" .. kon .. "): publicerat " .. angivet .. ", frågorna ger "
    .. table.concat(mojliga, " eller "), { stated = tal(c, exempel, kon, "andel"), recomputed = tal(c, exempel, kon, mot) })
end

check "lagen" { title = "Publicerade lägen och pilar är de som frågorna ger",
  run = function(c)
    for nummer = 1, 16 do
      for _, kon in ipairs { "totalt", "kvinnor", "män" } do
        jamfor(c, nummer, kon, "läge", "riket")
        if not nns.andrade[nummer] then jamfor(c, nummer, kon, "pil", "andel_fg") end
      end
    end
  end }
