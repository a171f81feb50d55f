-- expect: status 1
-- expect: code SR1004
-- expect: say measures.lua:4
measure "m" { label = "ÿþ", kind = "count", value = source "deltagare":count() }
