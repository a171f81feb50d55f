-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  getmetatable("").__index = function() return "evil" end
  return c:source("deltagare"):count()
end }
