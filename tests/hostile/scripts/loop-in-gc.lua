-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  setmetatable({}, { __gc = function() while true do end end })
  for i = 1, 100000 do local t = { i } end
  return c:source("deltagare"):count()
end }
