-- Volymregistrerade insatser: bara antalet deltagare är känt, i en egen källa.
local M = {}

-- En insats som bara finns i volymkällan har inget annat än antal.
function M.ar_det_enda(v, c)
  if not v.volym then return false end
  local register, volym = c:whole(v.kalla), c:whole(v.volym)
  if c.unit then register, volym = register:where { insats = c.unit }, volym:where { insats = c.unit } end
  return volym:rows() > 0 and register:rows() == 0
end

M.VARFOR = "insatsen är volymregistrerad: bara antalet deltagare är känt"

-- Insatserna som bara finns i volymkällan.
function M.bara_dar(v, c)
  local i_registret, bara = {}, {}
  for insats in c:whole(v.kalla):group "insats" do i_registret[insats] = true end
  for insats in c:whole(v.volym):group "insats" do
    if not i_registret[insats] then bara[#bara + 1] = insats end
  end
  return bara
end

-- Antalet i en insats: totalen, och annars summan över kön.
function M.antal(v, c, insats)
  local rader = c:source(v.volym):where { insats = insats }
  if rader:rows() == 0 and not next(c.group or {}) then
    rader = c:whole(v.volym):where { insats = insats, ["kön"] = is_not "totalt" }
  end
  return rader:sum "antal"
end

function M.kontrollera(v)
  check(v.prefix .. "-volym") {
    title = "En insats är antingen volymregistrerad eller inte", run = function(c)
      if c:whole(v.kalla):rows() == 0 then return end
      for insats, rader in c:whole(v.volym):group "insats" do
        if c:whole(v.kalla):where { insats = insats }:rows() > 0 then
          c:error("insatsen " .. insats .. " står både i " .. v.kalla .. " och i " .. v.volym .. ". Antalet i " .. v.volym
            .. " räknas då inte: ta bort insatsen ur en av dem", { at = rader })
        end
      end
    end,
  }
end

return M
