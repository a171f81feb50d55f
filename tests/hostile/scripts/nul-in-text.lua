-- expect: status 1
-- expect: code SR2102
-- expect: say measures.lua
measure "m" { label = "A\0B", kind = "count", value = source "deltagare":count() }
