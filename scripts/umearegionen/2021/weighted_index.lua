-- Viktat index 2021: bara totalen är publicerad, som fjolårets siffra i Social redovisning 2022.
index "viktat" { title = "Viktat index", published = require("viktat_index").publicerat "hela" }
