-- expect: status 1
-- expect: code SR2201
-- expect: say measures.lua:5:
measure "m" { label = "M", kind = "count", value = function(c)
  os.execute("touch hostile-wrote-this")
  return c:source("deltagare"):count()
end }
