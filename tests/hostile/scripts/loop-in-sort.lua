-- expect: status 1
-- expect: code SR9060
-- expect: say measures.lua:7:
measure "m" { label = "M", kind = "count", value = function(c)
  local t = {}
  for i = 1, 1000 do t[i] = i end
  table.sort(t, function(a, b) while true do end end)
  return c:source("deltagare"):count()
end }
