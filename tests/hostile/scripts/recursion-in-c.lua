-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  local function deeper(s) return (s:gsub(".", deeper)) end
  deeper("x")
  return c:source("deltagare"):count()
end }
