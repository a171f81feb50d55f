-- Samband som publicerade siffror ska uppfylla. Den som bryts blir en varning med angivet och omräknat värde.
local M = {}

-- Ett värde i en källa, utan att kontrollens sammanhang snävar in raderna.
function M.cell(c, kalla, villkor, kolumn)
  return c:whole(kalla):where(villkor):printed(kolumn)
end

function M.finns(c, kalla, villkor)
  return c:whole(kalla):where(villkor):count() > 0
end

function M.skiljer(a, b, tolerans)
  if a:is_missing() or b:is_missing() then return false end
  return (a - b) > tolerans or (b - a) > tolerans
end

function M.lika(c, text, angivet, omraknat, tolerans)
  if M.skiljer(angivet, omraknat, tolerans) then
    c:warning(text, { stated = angivet, recomputed = omraknat })
  end
end

-- Summan av flera värden; ett som saknas gör att summan saknas.
function M.summa(varden)
  local summa = varden[1]
  for i = 2, #varden do summa = summa + varden[i] end
  return summa
end

-- En avrundad procentandel och den andel som antalen ger: högst en halv procentenhet isär.
function M.andel(c, text, angiven, taljare, namnare)
  M.lika(c, text, angiven, share(taljare, namnare), points "0,5")
end

-- Ekonomi: uppställning, post och avser pekar ut ett belopp i ekonomi.csv.
function M.belopp(c, uppstallning, post, avser)
  return M.cell(c, "ekonomi", { ["uppställning"] = uppstallning, post = post, avser = avser }, "belopp")
end

-- En krona är avrundning, inte ett fel.
function M.kronor(c, text, angivet, omraknat)
  M.lika(c, text, angivet, omraknat, kr(1))
end

-- Deltagare: kategorierna i en tabell ska bli tabellens total. Varje post: text, enhet, kön, delar, total;
-- delar och total är villkor i deltagare.csv.
function M.tabellsumma(c, text, enhet, kon, delar, total)
  local function antal(villkor)
    local alla = { enhet = enhet, ["kön"] = kon, tid = "året", ["mått"] = "antal" }
    for namn, varde in pairs(villkor) do alla[namn] = varde end
    return M.cell(c, "deltagare", alla, "antal")
  end
  local varden = {}
  for i, villkor in ipairs(delar) do varden[i] = antal(villkor) end
  M.lika(c, text .. " (" .. kon .. ")", antal(total), M.summa(varden), count(0))
end

return M
