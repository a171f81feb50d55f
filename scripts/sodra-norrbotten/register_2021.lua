-- Mått ur registren 2021: Samverkansteam Luleå är personregistrerat och Samkraft volymregistrerat, så där är bara antalet
-- deltagare känt. Uppgifterna är påhittade.
local deltagare = require "deltagare"

-- Det publicerade antalet deltagare står i sammanfattningen, inte registrens.
deltagare.alla { enhet = "samverkansteam", utan = { "deltagare" } }
deltagare.alla { enhet = "samkraft", volym = "register_volym", prefix = "register-volym", by = { "kön" },
  utan = { "deltagare", "alder", "remittent", "utbildning", "tid-i-forsorjning", "avslut.utan-orsak" } }

deltagare.avsnitt { enheter = { { "samverkansteam", "Samverkansteam Luleå" },
  { "samkraft", "Samkraft", prefix = "register-volym", rader = { "aktiva", "avslutade", "genomstromning" } } } }
