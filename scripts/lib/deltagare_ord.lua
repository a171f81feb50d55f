-- Orden i registren över deltaganden, med det led i måttens id som de ger, och måttens namn i rapportens tabell.
local M = {}

M.orsaker = {
  { "arbete", "arbete" }, { "studier", "studier" }, { "arbetssokande", "aktivt arbetssökande" },
  { "fortsatt-rehabilitering", "fortsatt rehabilitering" }, { "sjukdom", "sjukdom" }, { "flyttat", "flyttat" },
  { "aterkallat-beslut", "återkallat beslut" }, { "foraldraledighet", "föräldraledighet" },
  { "annan-orsak", "annan orsak" }, { "felregistrerad", "felregistrerad" },
}

M.forsorjning = {
  { "arbete-100", "arbete 100 %" }, { "arbete-75", "arbete 75 %" }, { "arbete-50", "arbete 50 %" },
  { "arbete-25", "arbete 25 %" }, { "studiestod", "studiestöd" }, { "studier-100", "studier 100 %" },
  { "studier-75", "studier 75 %" }, { "studier-50", "studier 50 %" }, { "studier-25", "studier 25 %" },
  { "a-kassa", "a-kassa" }, { "aktivitetsstod", "aktivitetsstöd" },
  { "sjuk-rehabpenning", "sjuk- eller rehabpenning" }, { "sjukersattning", "sjukersättning" },
  { "aktivitetsersattning", "aktivitetsersättning" }, { "forsorjningsstod", "försörjningsstöd" },
  { "etableringsersattning", "etableringsersättning" }, { "annan-offentlig", "annan offentlig försörjning" },
  { "ingen-offentlig", "ingen offentlig försörjning" }, { "uppgift-saknas", "uppgift saknas" },
}

M.utbildningar = {
  { "grundskola", "grundskola" }, { "gymnasium", "gymnasium" }, { "grundsarskola", "grundsärskola" },
  { "gymnasiesarskola", "gymnasiesärskola" }, { "yrkesutbildning", "eftergymnasial yrkesutbildning" },
  { "hogskola-1", "högskola upp till 1 år" }, { "hogskola-1-3", "högskola 1–3 år" },
  { "hogskola-3", "högskola mer än 3 år" }, { "annan", "annan eftergymnasial utbildning" },
  { "saknar-grundskola", "saknar grundskola" }, { "uppgift-saknas", "uppgift saknas" },
}

M.aldrar = { { "ar-16-29", "16-29" }, { "ar-30-44", "30-44" }, { "ar-45-59", "45-59" }, { "ar-60-64", "60-64" } }
M.remittenter = {
  { "arbetsformedlingen", "arbetsförmedlingen" }, { "forsakringskassan", "försäkringskassan" }, { "kommunen", "kommunen" },
  { "regionen", "regionen" }, { "egen-kontakt", "egen kontakt" }, { "annan", "annan" },
}

M.tider = {
  { "ar-under-1", "under 1 år" }, { "ar-1-3", "1–3 år" }, { "ar-3-6", "3–6 år" }, { "ar-6-9", "6–9 år" },
  { "ar-9", "9 år eller mer" }, { "uppgift-saknas", "uppgift saknas" },
}

M.namn = {
  aktiva = "Deltagare", nya = "Nya", avslutade = "Avslutade", personer = "Personer", anonyma = "Anonyma deltaganden",
  genomstromning = "Genomströmning (procent)", ["avslut.positiva"] = "Positiva avslut (procent)",
  ["forsorjning.egen"] = "Avslutade till egen försörjning (procent)",
  ["tid.medel"] = "Tid i insatsen, medel (månader)", ["tid.median"] = "Tid i insatsen, median (månader)",
  ["samtidiga.medel"] = "Samtidigt inskrivna, medel", ["samtidiga.hogst"] = "Samtidigt inskrivna, flest",
}

-- Ett ord som varken är ett av de vanliga eller står i registret räknar ingen.
function M.kontrollera(v)
  local function okanda(c, kolumn, namnda, vanliga, faltet)
    local rader, finns = c:whole(v.kalla), {}
    if not rader:has_column(kolumn) then return end
    for _, par in ipairs(vanliga) do finns[par[2]] = true end
    for _, ett in ipairs(namnda) do
      if not finns[ett] and rader:where { [kolumn] = ett }:rows() == 0 then
        c:error(faltet .. " nämner " .. ett .. ", som inte är ett av orden för " .. kolumn .. ". Orden står i docs/deltagare.md",
          { at = v.plats })
      end
    end
  end
  check(v.prefix .. "-ord") {
    title = "Orden i positiva och egen finns", run = function(c)
      okanda(c, "avslutsorsak", v.positiva, M.orsaker, "positiva")
      okanda(c, "försörjning_ut", v.egen, M.forsorjning, "egen")
    end,
  }
end

return M
