-- Svaren mot frågorna: inget svar hoppas över i tysthet, och varje fråga har den skala som svaren är givna på.
local M = {}

-- Färre svar än så säger inget om skalan: alla kan ha svarat lågt.
local MINST_FOR_SKALAN = 6

local kallor, ordning = {}, {} -- per källa och form: enkätens kolumner, och frågorna som något mått läser

-- Källan med gruppens svar, nil när enkäten ingen har, och kolumnen som säger gruppen; en källa per grupp behöver ingen.
function M.kalla_och_grupp(enkat, grupp)
  if type(enkat.kalla) ~= "table" then return enkat.kalla, enkat.grupp end
  return enkat.kalla[grupp], nil
end

-- Om frågan ställdes det året.
function M.stalldes(fraga, ar)
  return not (fraga.fran and ar < fraga.fran) and not (fraga.till and ar > fraga.till)
end

-- ---- svar som inget mått läser ----

local function lases(c, kalla, kolumn, grupp)
  for _, fraga in ipairs(kalla.fragor) do
    local gruppen = grupp == nil or fraga.grupp == nil or fraga.grupp == grupp
    if fraga.kolumn == kolumn and gruppen and M.stalldes(fraga, c.year) then return true end
  end
  return kalla.utan_matt[kolumn]
end

local function prova_svar(c, kalla, kolumn, grupp, rader)
  if lases(c, kalla, kolumn, grupp) then return end
  c:warning("svar på frågan " .. kolumn .. (grupp and " i gruppen " .. grupp or "") .. " läses inte av något mått " .. c.year
    .. ". Rätta frågan eller gruppen, deklarera ett mått, eller skriv frågan i utan_matt", { at = rader })
end

local function lang_form(c, kalla, rader)
  local svar = rader:where { [kalla.svar] = filled }
  if not kalla.grupp or not rader:has_column(kalla.grupp) then
    for kolumn, egna in svar:group(kalla.fraga) do prova_svar(c, kalla, kolumn, nil, egna) end
    return
  end
  for kolumn, grupp, egna in svar:group(kalla.fraga, kalla.grupp) do prova_svar(c, kalla, kolumn, grupp, egna) end
end

-- I bred form är frågorna kolumner; de som inget mått nämner är inte enkätens frågor, men en grupp kan ha svarat på fel.
local function bred_form(c, kalla, rader)
  if not kalla.grupp or not rader:has_column(kalla.grupp) then return end
  local provade = {}
  for _, fraga in ipairs(kalla.fragor) do
    if not provade[fraga.kolumn] and rader:has_column(fraga.kolumn) then
      provade[fraga.kolumn] = true
      for grupp, egna in rader:where({ [fraga.kolumn] = filled }):group(kalla.grupp) do
        prova_svar(c, kalla, fraga.kolumn, grupp, egna)
      end
    end
  end
end

local function olasta(c)
  for _, kalla in ipairs(ordning) do
    local rader = c:whole(kalla.namn)
    if rader:rows() > 0 and kalla.form == "bred" then bred_form(c, kalla, rader) end
    if rader:rows() > 0 and kalla.form == "lång" and rader:has_column(kalla.fraga) then lang_form(c, kalla, rader) end
  end
end

-- ---- skalan ----

local function svar_pa(c, kalla, fraga)
  local rader = c:whole(kalla.namn)
  local kolumn = kalla.form == "bred" and fraga.kolumn or kalla.svar
  if rader:rows() == 0 or not rader:has_column(kolumn) then return end
  if fraga.grupp and kalla.grupp then rader = rader:where { [kalla.grupp] = fraga.grupp } end
  if kalla.form == "lång" then rader = rader:where { [kalla.fraga] = fraga.kolumn } end
  return rader:where { [kolumn] = filled }, kolumn
end

local function i_ord(fraga)
  local skala = fraga.vald
  return "skalan " .. fraga.skala .. " (" .. skala.lagsta .. "–" .. skala.lagsta + skala.steg - 1 .. ")"
end

-- Ett svar som skalan inte har är svar på en annan skala, och andelen vore falsk.
local function prova_skala(c, fraga, svar, kolumn)
  local skala = fraga.vald
  local utanfor = svar:where({ [kolumn] = below(skala.lagsta) })
    :union(svar:where { [kolumn] = above(skala.lagsta + skala.steg - 1) })
  if utanfor:rows() > 0 then
    c:error("frågan " .. fraga.id .. " räknas på " .. i_ord(fraga) .. ", som inte har svaret. Skriv frågans skala = …, eller "
      .. "rätta svaret", { at = utanfor })
  end
end

-- Frågorna på samma skala i en enkät: hur många svar de har, och om något av dem hör till de högsta.
local function lagg_till(summor, fraga, svar, kolumn)
  local skala = fraga.vald
  local nyckel = tostring(fraga.grupp) .. " " .. fraga.skala
  local summa = summor[nyckel]
  if not summa then
    summa = { fraga = fraga, svar = 0, grans = skala.lagsta + skala.steg - skala.hogsta }
    summor[nyckel], summor[#summor + 1] = summa, summa
  end
  summa.svar = summa.svar + svar:rows()
  summa.natt = summa.natt or svar:where({ [kolumn] = at_least(summa.grans) }):rows() > 0
end

local function prova_skalor(c, kalla)
  local summor = {}
  for _, fraga in ipairs(kalla.fragor) do
    local svar, kolumn = svar_pa(c, kalla, fraga)
    if svar and M.stalldes(fraga, c.year) then
      prova_skala(c, fraga, svar, kolumn)
      if fraga.vald.steg > 2 then lagg_till(summor, fraga, svar, kolumn) end
    end
  end
  for _, summa in ipairs(summor) do
    if not summa.natt and summa.svar >= MINST_FOR_SKALAN then
      local grupp = summa.fraga.grupp and " i gruppen " .. summa.fraga.grupp or ""
      c:warning("frågorna" .. grupp .. " räknas på " .. i_ord(summa.fraga) .. ", men inget svar är " .. summa.grans
        .. " eller högre. Är skalan en annan skrivs den i frågorna, skala = …", { at = summa.fraga.plats })
    end
  end
end

local function skalor(c)
  for _, kalla in ipairs(ordning) do prova_skalor(c, kalla) end
end

local function kontroller()
  check "enkat-olasta-svar" { title = "Alla svar läses av ett mått", run = olasta }
  check "enkat-skalor" { title = "Svaren är givna på frågornas skalor", run = skalor }
end

-- Ett mått läser frågan; `vald` är dess skala.
function M.lases(enkat, fraga, vald)
  local namn, grupp = M.kalla_och_grupp(enkat, fraga.grupp)
  if not namn then return end
  if #ordning == 0 then kontroller() end
  local nyckel = namn .. " " .. enkat.form -- samma källa kan läsas på båda sätten
  local kalla = kallor[nyckel]
  if not kalla then
    kalla = { namn = namn, form = enkat.form, grupp = grupp, fraga = enkat.fraga, svar = enkat.svar, fragor = {}, utan_matt = {} }
    kallor[nyckel], ordning[#ordning + 1] = kalla, kalla
  end
  for _, kolumn in ipairs(enkat.utan_matt or {}) do kalla.utan_matt[kolumn] = true end
  kalla.fragor[#kalla.fragor + 1] = { id = fraga.id, kolumn = fraga.kolumn, grupp = fraga.grupp, fran = fraga.fran,
    till = fraga.till, skala = fraga.skala, vald = vald, plats = here() }
end

return M
