-- Kontrollerna av räkenskaperna: konteringen mot kontona i filen, och sambanden mellan raderna.
local om_den_finns = require("bokslut_belopp").om_den_finns
local K = {}

-- Konton i filen med sina saldon, en post per konto: namn, rader.
local function konton(bok, c)
  local ut = {}
  for konto, namn, rader in c:whole(bok.saldon):where { ["nivå"] = "konto" }:group("konto", "kontonamn") do
    ut[#ut + 1] = { konto = konto, namn = namn, rader = rader }
  end
  return ut
end

-- Raderna som ska fånga varje konto precis en gång: inte noterna, och inte driftsredovisningens egna delsummor.
local function fangande(bok)
  local ut = {}
  for _, del in ipairs { "resultatrakning", "tillgangar", "skulder" } do
    for _, rad in ipairs(bok[del]) do
      if rad.konton then ut[#ut + 1] = rad end
    end
  end
  return ut
end

local function nollskild(varde)
  return not varde:is_missing() and (varde > kr(0) or varde < kr(0))
end

-- Kontots största avvikelse från noll bland årets och föregående års saldon: typ, år och belopp.
local function saldo_av(post)
  for _, ar in ipairs { 0, -1 } do
    for _, typ in ipairs { "utgående", "resultat", "periodbudget", "ingående" } do
      local belopp = post.rader:where { typ = typ, ["år"] = ar }:total "belopp"
      if nollskild(belopp) then return belopp, typ, ar end
    end
  end
end

local ord = { ["utgående"] = "utgående saldo", resultat = "resultat", periodbudget = "budget", ["ingående"] = "ingående saldo" }
local aret = { [0] = "", [-1] = " året före" }

local function bokslutskonto(M, bok, konto)
  for _, intervall in ipairs(M.lista(bok.bokslutskonton)) do
    if M.inom(konto, intervall) then return true end
  end
  return false
end

local function prova_konto(M, bok, c, rader, post)
  local traffade = {}
  for _, rad in ipairs(rader) do
    if M.traffar(rad, post.konto) then traffade[#traffade + 1] = rad end
  end
  if #traffade > 1 then
    bok.konton_fel = true
    c:error("kontot " .. post.konto .. " (" .. post.namn .. ") hör till två rader i konteringen: " .. traffade[1].id
      .. " och " .. traffade[2].id .. ". Ta bort det ur den ena, med utom om det behövs", { at = traffade[2].plats })
  elseif #traffade == 0 and not bokslutskonto(M, bok, post.konto) then
    local belopp, typ, ar = saldo_av(post)
    if belopp then
      bok.konton_fel = true
      c:error("kontot " .. post.konto .. " (" .. post.namn .. ") har " .. ord[typ] .. aret[ar] .. " " .. tostring(belopp)
        .. " och hör inte till någon rad i konteringen. Lägg till det på en rad", { at = bok.plats })
    end
  end
end

-- Intervall som inte träffar något konto är oftast en felskrivning. Kontoplanen räknas när den är en källa.
local function prova_intervall(M, bok, c, rad, kanda)
  for _, intervall in ipairs(M.lista(rad.konton)) do
    local traff = false
    for _, konto in ipairs(kanda) do traff = traff or M.inom(konto, intervall) end
    if not traff then
      c:warning("intervallet " .. intervall .. " på raden " .. rad.id .. " träffar inget konto i filen. Rätta det, "
        .. "eller ta bort det", { at = rad.plats })
    end
  end
end

local function kanda_konton(bok, c, alla)
  local ut = {}
  if bok.kontoplan then
    for konto in c:whole(bok.kontoplan):group "konto" do ut[#ut + 1] = konto end
  end
  for _, post in ipairs(alla) do ut[#ut + 1] = post.konto end
  return ut
end

-- " 2022-01-01–2022-12-31", eller inget när filen inte säger det på ett sätt.
local function aret_i(rader)
  local ut = ""
  for fran, till in rader:group("årets början", "årets slut") do
    if ut ~= "" then return "" end
    ut = " " .. fran .. "–" .. till
  end
  return ut
end

-- Filen ska vara den för rapportens period: fel års fil ger tal som ser riktiga ut.
local function prova_ar(bok, c)
  local rader = c:whole(bok.saldon):where { ["år"] = 0 }
  local slutar_fore = rader:where { ["årets slut"] = below(c.first) }:rows()
  if slutar_fore + rader:where { ["årets början"] = above(c.last) }:rows() > 0 then
    c:error("bokföringens räkenskapsår" .. aret_i(rader) .. " är ett annat än rapportens period " .. c.period
      .. ". Byt fil i forbund.json", { at = bok.plats })
  end
end

-- Saldona är räknade till filens sista dag. Är den efter periodens slut hör de till fler månader än rapporten.
local function prova_sista_dag(bok, c)
  local poster, sist = om_den_finns(c, bok.poster), nil
  if not poster then return end
  local efter = poster:where { ["år"] = 0, datum = above(c.last) }
  for dag in efter:group "datum" do sist = sist and sist > dag and sist or dag end
  if not sist then return end
  c:error("bokföringen går till " .. sist .. ", efter periodens sista dag " .. c.last .. ", så beloppen är för fler månader än "
    .. "rapporten. Exportera den till och med " .. c.last .. ", och byt fil i forbund.json", { at = efter })
end

local function kontering(M, bok)
  return function(c)
    for _, ett in ipairs(bok.fel) do c:error(ett.text, { at = ett.plats }) end
    local alla = konton(bok, c)
    if #alla == 0 then return end
    for _, rad in ipairs(bok.ordning) do bok.konton_fel = bok.konton_fel or rad.felskriven end
    if bok.konton_fel then return end -- följderna av en felskriven rad säger inget mer
    prova_ar(bok, c)
    prova_sista_dag(bok, c)
    local rader, kanda = fangande(bok), kanda_konton(bok, c, alla)
    for _, post in ipairs(alla) do prova_konto(M, bok, c, rader, post) end
    for _, rad in ipairs(bok.ordning) do
      if rad.konton then prova_intervall(M, bok, c, rad, kanda) end
    end
  end
end

-- ---- samband ----

-- Två belopp ur samma bokföring ska vara lika på öret.
local function lika(c, plats, text, angivet, omraknat)
  if angivet:is_missing() or omraknat:is_missing() then return end
  if nollskild(angivet - omraknat) then c:error(text, { at = plats, stated = angivet, recomputed = omraknat }) end
end

local function sista(lista)
  for i = #lista, 1, -1 do
    if lista[i].sort ~= "rubrik" then return lista[i] end
  end
end

local function egna(bok)
  local ut = {}
  for _, rad in ipairs(bok.skulder) do
    if rad.eget_kapital or rad.sort == "arets_resultat" then ut[#ut + 1] = rad end
  end
  return ut
end

-- Hela resultatet enligt bokföringen, utan bokslutets egna konton (8999).
local function bokfort_resultat(bok, c, ar)
  local rader = c:whole(bok.saldon):where { typ = "resultat", ["år"] = ar, ["nivå"] = "konto",
    konto = bok.resultatkonton.villkor }
  if bok.bokslutskonton then rader = rader:where { konto = is_not(accounts(bok.bokslutskonton)) } end
  return rader:rows() > 0 and rader:total "belopp" * -1 or not_measured
end

local namn_pa_ar = { [0] = "året", [-1] = "året före" }

local function eget_kapital(M, bok, c, ar)
  local andring, tillskott, resultat
  for _, rad in ipairs(egna(bok)) do
    local skillnad = M.belopp(bok, c, rad, ar) - M.ingaende(bok, c, rad, ar)
    andring = andring and andring + skillnad or skillnad
    if rad.sort == "arets_resultat" then resultat = M.belopp(bok, c, rad, ar) end
  end
  if not resultat then return end
  for _, rad in ipairs(bok.kassaflode) do
    if rad.sort == "tillskott" then tillskott = M.belopp(bok, c, rad, ar) end
  end
  lika(c, bok.plats, "eget kapital rullar inte vidare (" .. namn_pa_ar[ar] .. "): ändringen är inte årets resultat"
    .. (tillskott and " och tillskottet" or "; ett tillskott skrivs som tillskott i kassaflödesanalysen"),
    andring, tillskott and resultat + tillskott or resultat)
end

local function balans(M, bok, c, ar)
  local tillgangar, skulder = sista(bok.tillgangar), sista(bok.skulder)
  if not tillgangar or not skulder then return end
  lika(c, skulder.plats, "balansräkningen balanserar inte (" .. namn_pa_ar[ar] .. "), tillgångar mot eget kapital och skulder",
    M.belopp(bok, c, tillgangar, ar), M.belopp(bok, c, skulder, ar))
end

-- Kassaflödets sista tre rader: årets kassaflöde, likvida medel vid årets början och vid dess slut.
local function kassaflode(M, bok, c, ar)
  local arets, borjan, slut
  for _, rad in ipairs(bok.kassaflode) do
    if rad.sort == "summa" then arets = rad end
    if rad.sort == "vid_borjan" then borjan = rad end
    if rad.sort == "vid_slut" then slut = rad end
  end
  if not (arets and borjan and slut) then return end
  lika(c, arets.plats, "årets kassaflöde (" .. namn_pa_ar[ar] .. ") är inte ändringen av likvida medel",
    M.belopp(bok, c, arets, ar), M.belopp(bok, c, slut, ar) - M.belopp(bok, c, borjan, ar))
end

-- Ett kontos ingående saldo är det utgående året före; eget kapital får ha disponerats om.
local function ingaende(M, bok, c)
  for _, rad in ipairs(fangande(bok)) do
    if rad.sida ~= "resultat" and not rad.eget_kapital and rad.sort == "konton" then
      lika(c, rad.plats, "raden " .. rad.id .. ": ingående balans är inte den utgående året före",
        M.ingaende(bok, c, rad, 0), M.belopp(bok, c, rad, -1))
    end
  end
end

local function noter(M, bok, c, ar)
  for _, noten in ipairs(bok.noter or {}) do
    if noten.summa and bok.rader[noten.summa.id] then
      local rad = bok.rader[noten.rad]
      lika(c, noten.plats, "not " .. noten.id .. " (" .. namn_pa_ar[ar] .. "): raderna blir inte raden " .. rad.id
        .. "; ett konto eller en insats saknas i noten, eller står två gånger",
        M.belopp(bok, c, noten.summa, ar), M.belopp(bok, c, rad, ar) * (noten.tecken or 1))
    end
  end
end

-- Insatser (objekt) med kostnader som ingen rad i en not per insats har, med namn och belopp.
local function objekt(M, bok, c, noten)
  local kolumn, kanda = "dim" .. (bok.dimension or "1"), {}
  for _, del in ipairs(noten.delar) do
    if del.objekt then kanda[del.objekt] = true end
  end
  if next(kanda) == nil then return end -- noten är inte per insats, och behöver inga verifikationer
  local poster = c:whole(bok.poster):where { ["år"] = 0, konto = bok.rader[noten.rad].villkor }
  if not poster:has_column(kolumn) then return end
  for nummer, rader in poster:where { [kolumn] = filled }:group(kolumn) do
    local belopp = rader:total "belopp"
    if not kanda[nummer] and nollskild(belopp) then
      c:error("objektet " .. nummer .. " har " .. tostring(belopp) .. " och står inte i not " .. noten.id
        .. ". Lägg till en rad med objekt = \"" .. nummer .. "\"", { at = noten.plats })
    end
  end
end

local function drift(M, bok, c)
  local rad = bok.drift_resultat and bok.rader[bok.drift_resultat]
  if not rad then return end
  lika(c, rad.plats, "driftsredovisningens resultat är inte resultaträkningens",
    M.belopp(bok, c, rad, 0), M.belopp(bok, c, sista(bok.resultatrakning), 0))
end

local function samband(M, bok)
  return function(c)
    if #bok.fel > 0 or bok.konton_fel or c:whole(bok.saldon):rows() == 0 then return end
    for _, ar in ipairs { 0, -1 } do
      local sist = sista(bok.resultatrakning)
      if sist then
        lika(c, sist.plats, "resultatet (" .. namn_pa_ar[ar] .. ") är inte intäkter minus kostnader i bokföringen",
          M.belopp(bok, c, sist, ar), bokfort_resultat(bok, c, ar))
      end
      balans(M, bok, c, ar)
      eget_kapital(M, bok, c, ar)
      kassaflode(M, bok, c, ar)
      noter(M, bok, c, ar)
    end
    for _, noten in ipairs(bok.noter or {}) do
      if noten.summa and bok.rader[noten.rad] then objekt(M, bok, c, noten) end
    end
    ingaende(M, bok, c)
    drift(M, bok, c)
  end
end

-- ---- budget ----

local function okanda_rader(bok, c, version)
  for rad, rader in c:whole(version.register):where { version = version.id }:group "rad" do
    if not bok.rader[rad] then
      c:error("budgetregistret har raden " .. rad .. ", som inte finns i konteringen", { at = version.plats })
    elseif rader:rows() > 1 then
      c:error("budgetregistret har raden " .. rad .. " flera gånger i versionen " .. version.id, { at = version.plats })
    end
  end
end

-- En rad i registret vars version ingen budget har räknas inte: oftast står budgetens namn där, och inte dess id.
local function okanda_versioner(bok, c)
  local ids, lista, provade = {}, {}, {}
  for _, version in ipairs(bok.budgetar) do
    ids[version.id], lista[#lista + 1] = true, version.id
  end
  for _, version in ipairs(bok.budgetar) do
    if version.register and not provade[version.register] then
      provade[version.register] = true
      for namn, rader in c:whole(version.register):group "version" do
        if not ids[namn] then
          c:error("budgetregistret har versionen " .. namn .. ", som ingen budget i konteringen heter. Versionerna är "
            .. table.concat(lista, ", "), { at = rader })
        end
      end
    end
  end
end

local function budget(bok)
  return function(c)
    if c:whole(bok.saldon):rows() == 0 then return end
    okanda_versioner(bok, c)
    for _, version in ipairs(bok.budgetar) do
      local rader = version.register and c:whole(version.register):where { version = version.id }:rows() or 0
      if not version.beslut and not version.ej_publicerat then
        c:warning("budgeten " .. version.id .. " saknar beslut. Skriv beslut = \"2020-11-27 § 52\", eller "
          .. "ej_publicerat = true", { at = version.plats })
      elseif version.beslut and not version.beslut:match "^%d%d%d%d%-%d%d%-%d%d § %d+" then
        c:warning("budgeten " .. version.id .. ": beslutet \"" .. version.beslut .. "\" är inte dag och paragraf, som "
          .. "2020-11-27 § 52", { at = version.plats })
      end
      if version.register and rader > 0 then okanda_rader(bok, c, version) end
      local i_filen = version.sie and c:whole(bok.saldon):where { typ = "periodbudget", ["år"] = 0 }:rows() or 0
      if rader == 0 and i_filen == 0 then
        c:warning("budgeten " .. version.id .. " har inga belopp, varken i ett register eller i filens #PBUDGET",
          { at = version.plats })
      end
    end
  end
end

function K.deklarera(M, bok)
  check(bok.id .. "-kontering") { title = "Varje konto hör till en rad, och varje rad har konton", run = kontering(M, bok) }
  check(bok.id .. "-samband") { title = "Räkenskaperna går ihop", run = samband(M, bok) }
  check(bok.id .. "-budget") { title = "Budgeten är beslutad och har belopp", run = budget(bok) }
end

return K
