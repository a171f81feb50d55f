-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  table.insert(setmetatable({}, { __len = function() return 2 ^ 53 end }), 1, 1)
  return c:source("deltagare"):count()
end }
