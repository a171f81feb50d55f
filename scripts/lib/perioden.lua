-- Fel års fil ger nollor som ser riktiga ut. En källa där ingen dag ligger i rapportens period blir därför en varning.
local M = {}

local provade = {} -- källorna som redan kontrolleras

-- `kolumner`: dagar i källan, varav minst en brukar ligga i perioden.
function M.prova(kalla, kolumner)
  if provade[kalla] then return end
  provade[kalla] = true
  check(kalla .. "-perioden") {
    title = "Källan hör till perioden", run = function(c)
      local rader, finns = c:whole(kalla), {}
      if rader:rows() == 0 then return end
      for _, kolumn in ipairs(kolumner) do
        if rader:has_column(kolumn) then
          if rader:where { [kolumn] = in_period }:rows() > 0 then return end
          finns[#finns + 1] = kolumn
        end
      end
      if #finns == 0 then return end
      c:warning("ingen dag i källan " .. kalla .. " (" .. table.concat(finns, ", ") .. ") ligger i perioden " .. c.period
        .. ". Är det rätt fil?", { at = rader })
    end,
  }
end

return M
