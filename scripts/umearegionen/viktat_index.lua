-- Publicerade totaler för det viktade indexet och dess områden.
local M = {}

function M.publicerat(nyckel)
  local rad = source("index_totaler"):where { nyckel = nyckel }
  return {
    earned = rad:printed "intjänat", maximum = rad:printed "högst",
    indicators = rad:printed "indikatorer", goals = rad:printed "mål",
  }
end

return M
