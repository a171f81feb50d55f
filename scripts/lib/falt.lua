-- Fälten i det som ett förbund skriver till en färdig modul. Ett felskrivet fält skulle annars inte märkas, och måttet
-- räknas på ett annat sätt än förbundet tror. Alla fel sägs på en gång, vart och ett vid sin rad i förbundets skript.
local M = {}

local fel = {}

-- Ett fel i det som står på förbundets rad; `plats` är raden när den inte är den som körs.
function M.fel(text, plats)
  if #fel == 0 then
    check "felskrivna-falt" {
      title = "Det som skrivs till modulerna finns", run = function(c)
        for _, ett in ipairs(fel) do c:error(ett.text, { at = ett.plats }) end
      end,
    }
  end
  fel[#fel + 1] = { text = text, plats = plats or here() }
end

-- "id! text rader* #": fälten en gång för alla. Utropstecken: fältet ska finnas. Stjärna: det är en lista, för ett ensamt
-- ord läses som en tom. #: poster utan namn får finnas.
function M.lista(ord)
  local kanda = { ordning = {}, ska_finnas = {}, finns = {}, listor = {} }
  for namn, lista, ska in ord:gmatch "([^%s!*]+)(%*?)(!?)" do
    if namn == "#" then
      kanda.poster = true
    else
      kanda.finns[namn], kanda.ordning[#kanda.ordning + 1] = true, namn
      kanda.listor[namn] = lista == "*"
      if ska == "!" then kanda.ska_finnas[#kanda.ska_finnas + 1] = namn end
    end
  end
  return kanda
end

-- De fält i tabellen som listan inte har, i tabellens ordning.
function M.okanda(ett, kanda)
  local ut = {}
  for namn in pairs(ett) do
    local post = math.type(namn) == "integer"
    if not (post and kanda.poster) and not kanda.finns[namn] then ut[#ut + 1] = tostring(namn) end
  end
  return ut
end

-- Prövar fälten mot listan; `vad` är början på meningen, "måttet ko". Falskt: något som ska finnas saknas, eller är ingen lista.
function M.prova(vad, ett, kanda, plats)
  if type(ett) ~= "table" then
    M.fel(vad .. " ska vara en tabell med fält, inte " .. tostring(ett), plats)
    return false
  end
  for _, namn in ipairs(M.okanda(ett, kanda)) do
    M.fel(vad .. " har fältet " .. namn .. ", som inte finns. Fälten är " .. table.concat(kanda.ordning, ", "), plats)
  end
  local hel = true
  for _, namn in ipairs(kanda.ska_finnas) do
    if ett[namn] == nil then
      hel = false
      M.fel(vad .. " saknar " .. namn .. " = …", plats)
    end
  end
  for _, namn in ipairs(kanda.ordning) do
    if kanda.listor[namn] and ett[namn] ~= nil and type(ett[namn]) ~= "table" then
      hel = false
      M.fel(vad .. ": " .. namn .. " är en lista, skriv " .. namn .. " = { \"" .. tostring(ett[namn]) .. "\" }", plats)
    end
  end
  return hel
end

return M
