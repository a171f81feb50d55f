-- Beviljade medel per insats: vad som är beviljat (ett register), använt (bokföringen eller registret) och kvar.
local falt, om_den_finns = require "falt", require("bokslut_belopp").om_den_finns
local M = {}

-- Registret har en rad per beslut: enhet, beviljat, använt (om det förs där), från, till, beslut.
local function beviljat(val, c)
  local rader = c:source(val.register)
  return rader:rows() > 0 and rader:sum "beviljat" or not_published "inget belopp är beviljat i registret"
end

local function objektkolumn(val)
  return "dim" .. (val.dimension or "1")
end

-- Objekten som bokföringen har något på, i verifikationerna eller i saldona; nil när den inte har dimensionen.
local function objekten(val, c)
  local finns, ordning = {}, {}
  for _, kalla in ipairs { val.poster or "poster", "saldon" } do
    local rader = om_den_finns(c, kalla)
    if rader and rader:has_column(objektkolumn(val)) then
      for objekt in rader:where({ [objektkolumn(val)] = filled }):group(objektkolumn(val)) do
        if not finns[objekt] then finns[objekt], ordning[#ordning + 1] = true, objekt end
      end
    end
  end
  table.sort(ordning)
  return #ordning > 0 and finns or nil, ordning
end

-- Ur bokföringen: kostnaderna på insatsens objekt under räkenskapsåret, och det som registret säger om åren före.
local function anvant(val, c)
  local rader = c:source(val.register)
  local objekt = val.objekt and val.objekt[c.unit]
  if not objekt then
    return rader:rows() > 0 and rader:has_column "använt" and rader:sum "använt" or not_measured "inget är redovisat"
  end
  local poster = c:whole(val.poster or "poster"):where { ["år"] = 0, konto = accounts(val.konton) }
  if not poster:has_column(objektkolumn(val)) then return not_measured "filen har inga objekt" end
  local finns = objekten(val, c)
  if finns and not finns[objekt] then return not_measured("objektet " .. objekt .. " finns inte i bokföringen") end
  local arets = poster:where { [objektkolumn(val)] = objekt }:total "belopp"
  local fore = rader:has_column "använt tidigare år" and rader:where { ["använt tidigare år"] = filled }
  return fore and fore:rows() > 0 and arets + fore:sum "använt tidigare år" or arets
end

local function ett(val, id, etikett, definition, varde)
  return measure(val.id .. "." .. id) { label = etikett, kind = "value", measured_in = "kr", decimals = 0,
    unit = val.insatser, definition = definition, tags = { "medel" }, value = varde }
end

local function tabell(val)
  section(val.avsnitt or "beviljade-medel") { title = "Beviljade medel per insats",
    kinds = val.rapporter or { "insatser", "social-redovisning", "arsredovisning", "delarsrapport" },
    build = function(d, c)
      if c:whole(val.register):rows() == 0 then return end
      local rader = {}
      for i, insats in ipairs(val.insatser) do
        rader[i] = { val.namn and val.namn[insats] or insats, d:value(val.id .. ".beviljat@" .. insats),
          d:value(val.id .. ".anvant@" .. insats), d:value(val.id .. ".kvar@" .. insats) }
      end
      d:paragraph("Beviljat är vad styrelsen har beslutat för hela insatsen, använt är vad som hittills har kostat.")
      d:table { id = "t-" .. val.id, caption = "Beviljat, använt och kvar", unit = "kr", rows = rader,
        columns = { { "Insats" }, { "Beviljat" }, { "Använt" }, { "Kvar" } } }
    end }
end

local FALT = falt.lista "id register! insatser! objekt konton namn poster dimension avsnitt rapporter"

-- Namn och objekt för en insats som inte är bland insatserna skulle aldrig användas.
local function prova_insatser(val)
  local finns = {}
  for _, insats in ipairs(val.insatser) do finns[insats] = true end
  for _, faltet in ipairs { "objekt", "namn" } do
    for insats in pairs(val[faltet] or {}) do
      if not finns[insats] then
        falt.fel("medel.per_insats: " .. faltet .. " nämner insatsen " .. tostring(insats) .. ", som inte är bland insatser: "
          .. table.concat(val.insatser, ", "))
      end
    end
  end
  if val.objekt and not val.konton then falt.fel "medel.per_insats: konton = … behövs när objekt anges" end
end

-- Ett felskrivet objekt skulle annars säga att inget är använt.
local function kontrollera_objekt(val, plats)
  check(val.id .. "-objekt") { title = "Insatsernas objekt finns i bokföringen",
    run = function(c)
      local finns, ordning = objekten(val, c)
      for _, insats in ipairs(finns and val.insatser or {}) do
        local objekt = val.objekt[insats]
        if objekt and not finns[objekt] then
          c:error("insatsen " .. insats .. " har objekt = \"" .. objekt .. "\", som bokföringen inte har något på i dimensionen "
            .. (val.dimension or "1") .. ". Objekten är " .. table.concat(ordning, ", ")
            .. ". Rätta numret, eller ta bort det tills något är bokfört", { at = plats })
        end
      end
    end }
end

-- val = { id, register, insatser = { … }, objekt = { [insats] = "10" }, konton = "4000-4999", namn = { … } }
function M.per_insats(val)
  if not falt.prova("medel.per_insats", val, FALT) then return end
  prova_insatser(val)
  val.id = val.id or "medel"
  local plats = here()
  ett(val, "beviljat", "Beviljade medel", "Beviljat enligt registret, för hela insatsen.", function(c) return beviljat(val, c) end)
  ett(val, "anvant", "Använda medel", "Kostnader på insatsens objekt i bokföringen, och vad registret säger om åren före.",
    function(c) return anvant(val, c) end)
  ett(val, "kvar", "Kvar av beviljade medel", "Beviljat minus använt; under noll är överdraget.",
    function(c) return c:measure(val.id .. ".beviljat") - c:measure(val.id .. ".anvant") end)
  check(val.id .. "-overdraget") { title = "Ingen insats har använt mer än den har beviljats",
    run = function(c)
      for _, insats in ipairs(val.insatser) do
        local kvar = c:result(val.id .. ".kvar@" .. insats)
        if not kvar:is_missing() and kvar < kr(0) then
          c:warning("insatsen " .. insats .. " har använt mer än den har beviljats", { at = plats,
            stated = c:result(val.id .. ".beviljat@" .. insats), recomputed = c:result(val.id .. ".anvant@" .. insats) })
        end
      end
    end }
  if val.objekt then kontrollera_objekt(val, plats) end
  tabell(val)
end

return M
