-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:6:
measure "m" { label = "M", kind = "count", value = function(c)
  local s = "x"
  for i = 1, 60 do s = s:gsub(".", "xx") end
  return c:source("deltagare"):count()
end }
