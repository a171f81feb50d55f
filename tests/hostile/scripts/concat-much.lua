-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  table.concat(setmetatable({}, { __index = function() return "x" end }), "", 1, 2 ^ 40)
  return c:source("deltagare"):count()
end }
