-- expect: status 1
-- expect: code SR2001
-- expect: say measures.lua:6:
measure "m" {
  label = "M",
