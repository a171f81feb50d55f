-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:4:
measure "m" { label = "M", kind = "count", value = function(c)
  do return setmetatable({}, { __index = function() while true do end end, __eq = function() while true do end end,
    __lt = function() while true do end end, __name = "quantity" }) end
  return c:source("deltagare"):count()
end }
