-- expect: status 1
-- expect: code SR9061
-- expect: say measures.lua:
measure "m" { label = "M", kind = "count", value = function(c)
  while true do pcall(function() local t = {} for i = 1, math.huge do t[i] = { i } end end) end
  return c:source("deltagare"):count()
end }
