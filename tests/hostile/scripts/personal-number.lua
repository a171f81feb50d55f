-- expect: status 1
-- expect: code SR5101
-- expect: silent 19121212
measure "m" { label = "Person 19121212-1212", kind = "count", value = source "deltagare":count(), tags = { "deltagare" } }
goal "9" { area = "Mål", text = "Person 19121212-1212", measure = "m", target = at_least(count(2)) }
