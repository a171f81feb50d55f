-- expect: status 1
-- expect: code SR9061
-- expect: say measures.lua:
measure "m" { label = "M", kind = "count", value = function(c)
  local t = {}
  for i = 1, math.huge do t[i] = { i, tostring(i) } end
  return c:source("deltagare"):count()
end }
