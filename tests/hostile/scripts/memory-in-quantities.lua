-- expect: status 1
-- expect: code SR9061
-- expect: say measures.lua:
measure "m" { label = "M", kind = "count", value = function(c)
  local q = c:source("deltagare"):count()
  while true do q = q + 1 end
  return c:source("deltagare"):count()
end }
