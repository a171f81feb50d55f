
local s = source "d"
measure "n" { label = "N", kind = "count", value = s:count() }

measure "avsl" { label = "P", kind = "count", value = s:where{ slut = in_period }:count() }
measure "orsak" { label = "P", kind = "count", value = s:where{ orsak = "arbete" }:count() }
measure "andel" { label = "P", kind = "share", value = share{of=s, where={ orsak = "arbete" } } }
