-- expect: status 1
-- expect: code SR9060
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  while true do end
  return c:source("deltagare"):count()
end }
