-- Mått ur plattformarnas register 2022. Uppgifterna är påhittade; summorna är de publicerade.
local deltagare = require "deltagare"

local val = { by = { "kön", "åldersgrupp", "kommun", "remittent" } }
deltagare.delar({ "aktiva", "nya", "avslutade", "personer", "genomstromning", "avslut", "bakgrund", "tid" }, val)

deltagare.avsnitt { enheter = { { "", "Plattformarna" } }, kinds = { "social-redovisning" },
  rader = { "aktiva", "nya", "avslutade", "genomstromning", "avslut.positiva", "tid.medel", "tid.median" } }
