-- Samband i Social redovisning 2022 som ska hålla. Det som inte går ihop blir varningar; inga tal ändras.
local kontroll = require "kontroll"

-- Indexet är publicerat avrundat: högst en halv poäng från 100 gånger intjänat delat med högst.
check "index" { title = "Publicerade index är de som poängen ger",
  run = function(c)
    for _, nyckel in ipairs { "hela", "jamlik-samverkan", "deltagarnojdhet", "medarbetarnojdhet" } do
      local rad = c:whole("index_totaler"):where { nyckel = nyckel }
      local angivet = rad:printed "index"
      local raknat = ratio(rad:printed "intjänat" * 100, rad:printed "högst")
      if (raknat - angivet) * 2 > 1 or (angivet - raknat) * 2 > 1 then
        c:warning("det publicerade indexet är inte det som poängen ger: " .. nyckel,
          { stated = angivet, recomputed = raknat })
      end
    end
  end }

-- Insticksmodulens antal är samma täljare och nämnare som genomströmningen räknas av.
check "plattformar" { title = "Plattformarnas avslut och deltagare ger genomströmningen",
  run = function(c)
    kontroll.lika(c, "genomströmningen är inte avslut delat med deltagare", c:measure "avslut.genomstromning",
      share(c:measure "umearegionen.avslut", c:measure "umearegionen.deltagare"), points(0))
  end }

check "helarsekvivalenter" { title = "Ersättningarna blir summan",
  run = function(c)
    local delar = { "sjukpenning", "sjuk-aktivitetsersattning", "arbetsloshet", "arbetsmarknadsatgarder",
      "ekonomiskt-bistand", "etableringsersattning" }
    for ar = 2017, 2021 do
      local rader = c:whole("helarsekvivalenter"):where { ["år"] = ar }
      kontroll.lika(c, "ersättningarna " .. ar .. " blir inte summan",
        rader:where { nyckel = "summa" }:printed "antal", rader:where { nyckel = delar }:sum "antal", count(1))
    end
  end }

-- SCB:s fil och den avskrivna tabellen ska säga detsamma; den tryckta andelen är avrundad.
check "helarsekvivalenter-tabell" { title = "Statistikfilen säger detsamma som den avskrivna tabellen",
  run = function(c)
    for _, ersattning in ipairs((require "helar").ersattningar) do
      for ar = 2017, 2021 do
        local villkor = { nyckel = ersattning[1], ["år"] = ar }
        kontroll.lika(c, "statistikfilen och tabellen skiljer sig: " .. ersattning[2] .. " " .. ar,
          c:whole("helarsekvivalenter_tabell"):where(villkor):printed "antal",
          c:whole("helarsekvivalenter"):where(villkor):printed "antal", count(0))
      end
    end
    for ar = 2017, 2021 do
      local rader = c:whole("helarsekvivalenter"):where { ["år"] = ar }
      kontroll.andel(c, "den tryckta andelen " .. ar .. " är inte den som antalen ger",
        c:whole("helarsekvivalenter_tabell"):where({ nyckel = "andel", ["år"] = ar }):printed "andel",
        rader:where({ nyckel = "summa" }):printed "antal", rader:where({ nyckel = "folkmangd-20-64" }):printed "antal")
    end
  end }
