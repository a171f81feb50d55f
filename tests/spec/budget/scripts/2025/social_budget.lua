social_budget "arbete" { text = "Avslut till arbete", unit = { "spar", "bron" }, measure = "arbete", goal = "1.1",
  target = at_least(24), decided = "2024-11-29 § 41", split = "even",
  follow_ups = {
    follow_up { period = "2024-T1", unit = "spar", forecast = 26, role = "Kansliet", date = "2024-05-20" },
    follow_up { period = "2025-T1", unit = "spar", forecast = 23, comment = "Två handledare har slutat.", role = "Styrgruppen",
                date = "2025-05-19" },
  },
  cost = "kostnad", next_year = { rule = "trend", years = 2, why = "Fler platser från hösten." },
}

social_budget "takt" { text = "Avslut till arbete, utan uppdelning", unit = "spar", measure = "arbete", target = at_least(24),
  proposed = true,
}

social_budget "plats" { text = "Avslut till arbete, ur en tabell", unit = { "spar", "bron" }, measure = "arbete", cost = "kostnad",
  levels = levels_from(source "nivaer"),
}
