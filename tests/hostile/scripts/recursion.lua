-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  local function deeper(n) return 1 + deeper(n + 1) end
  deeper(1)
  return c:source("deltagare"):count()
end }
