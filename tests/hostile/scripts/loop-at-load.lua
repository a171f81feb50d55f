-- expect: status 1
-- expect: code SR9060
-- expect: say measures.lua:4:
while true do end
