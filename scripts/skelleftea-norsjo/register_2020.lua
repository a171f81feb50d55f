-- Mått ur registret över deltaganden 2020. Uppgifterna är påhittade; tabellerna de ger är de publicerade.
local deltagare = require "deltagare"

-- Det publicerade antalet deltagare står i sammanfattningen, inte registrets.
deltagare.alla { enhet = { "misam", "framsteg", "nasta-steg" }, skapa = { matt = "relativ" }, utan = { "deltagare" } }
-- Hela förbundets avslut, efter försörjning: den publicerade tabellen över avslutade.
deltagare.delar({ "aktiva", "avslutade", "genomstromning", "personer", "forsorjningar" }, { prefix = "register-alla" })

deltagare.avsnitt { enheter = { { "misam", "MISAM" }, { "framsteg", "Framsteg" }, { "nasta-steg", "Nästa steg" } } }
