-- expect: status 1
-- expect: code SR2002
-- expect: say measures.lua:4:
measure "m" (setmetatable({}, { __index = function() while true do end end, __pairs = function() while true do end end }))
