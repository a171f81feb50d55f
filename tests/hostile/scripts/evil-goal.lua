-- expect: as 2022/goals.lua
-- expect: status 1
-- expect: code SR2102
-- expect: say 2022/goals.lua:5:
goal "1" { area = "A", text = "T", measure = "deltagare.alla", target = function(c) while true do end end }
