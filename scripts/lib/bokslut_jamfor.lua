-- Räkenskaperna mot det som är tryckt: en rad per belopp i en källa med publicerade uppställningar. En krona är avrundning.
local bokslut = require "bokslut"
local J = {}

-- Beloppet i bokföringens räkenskaper: årets, året före, eller en budgetversions.
local function eget(bok, c, post)
  local rad = bok.rader[post[1]]
  if post.kolumn == "fore" then return c:previous(bokslut.id(bok, rad)) end
  return c:result(bokslut.id(bok, rad, post.kolumn and post.kolumn ~= "utfall" and post.kolumn or nil))
end

local function jamfor(bok, c, lista, post, kolumn, avser)
  local tryckt = c:whole(lista.kalla):where { ["uppställning"] = post[2], post = post[3], avser = avser }
  local namn = post[2] .. ", " .. post[3] .. ", " .. avser
  if tryckt:rows() == 0 then
    c:error("den tryckta uppställningen har ingen rad " .. namn, { at = lista.plats })
    return
  end
  local angivet = tryckt:printed "belopp"
  local omraknat = eget(bok, c, { post[1], kolumn = kolumn })
  if angivet:is_missing() or omraknat:is_missing() then return end
  if post.tecken then omraknat = omraknat * post.tecken end
  if angivet - omraknat > kr(1) or omraknat - angivet > kr(1) then
    c:warning("bokföringen ger ett annat belopp än det tryckta: " .. namn,
      { at = lista.plats, stated = angivet, recomputed = omraknat })
  end
end

-- En post: raden i konteringen, var den är tryckt, och vilken kolumn som avser vad.
function J.post(rad, uppstallning, text, kolumner)
  local ut = { rad, uppstallning, text }
  for kolumn, avser in pairs(kolumner) do ut[kolumn] = avser end
  return ut
end

-- lista = { kalla = "ekonomi", { "rad", "uppställning", "post", utfall = "2021", fore = "2020", … }, … }; nycklarna är
-- kolumner: utfall, fore, "budget.<version>" och avvikelse, och värdet är kolumnen i källan.
function J.jamfor(bok, lista)
  lista.plats = here()
  check(bok.id .. "-tryckt") { title = "Bokföringen ger de tryckta beloppen",
    run = function(c)
      if c:whole(bok.saldon):rows() == 0 then return end
      for _, post in ipairs(lista) do
        for kolumn, avser in pairs(post) do
          if type(kolumn) == "string" and kolumn ~= "tecken" then jamfor(bok, c, lista, post, kolumn, avser) end
        end
      end
    end }
end

return J
