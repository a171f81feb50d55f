/* The levels of a line under way. Only for declare_budget_levels.c and declare_budget_parts.c. */
#ifndef SR_RULES_DECLARE_BUDGET_LEVELS_H
#define SR_RULES_DECLARE_BUDGET_LEVELS_H

#include "rules/declare_budget.h"

typedef struct level_finishing {
    sr_rules *rules;
    const char *subject;
    level_drafts *drafts; /* those about the line and its year */
    sr_budget_line *line;
    sr_budget_level *levels;
    bool failed; /* out of memory */
} level_finishing;

void tell_budget_level(const level_finishing *f, const char *code, spot at, sr_message message,
                       sr_message hint);
/* In the arena; "" when out of memory, which is remembered. */
const char *level_number_text(level_finishing *f, int64_t number);
const char *level_period_text(level_finishing *f, sr_period period);
const char *level_unit_name(const sr_unit *unit, const sr_forbund *forbund);
bool level_is_of_year(const level_draft *draft);
sr_target level_target(const level_finishing *f, const level_draft *draft);
size_t count_level_parts(const level_finishing *f, const sr_unit *unit);
/* Divides the level of a year by the `count` levels of its parts, and tells what is missing or does not add
   up. */
void find_level_parts(level_finishing *f, const level_draft *year, size_t count, sr_budget_level *level);

#endif
