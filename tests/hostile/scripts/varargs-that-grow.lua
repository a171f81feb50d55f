-- expect: status 3
-- expect: code SR9010
-- expect: say measure m
-- Each call copies all its arguments and takes three steps: only the clock of the parent sees it.
measure "m" { label = "M", kind = "count", value = function(c)
  local function f(...) return f(1, ...) end
  return f()
end }
