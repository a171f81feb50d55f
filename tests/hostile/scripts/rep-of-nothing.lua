-- expect: status 0
measure "m" { label = "M", kind = "count", value = function(c)
  string.rep("", 1 << 40)
  return c:source("deltagare"):count()
end }
