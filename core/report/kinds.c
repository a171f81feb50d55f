/* The kinds of report and the sections that they can have. */
#include <string.h>

#include "report/goals.h"
#include "report/indicators.h"
#include "report/participants.h"

static bool has_index(const sr_report *r)
{
    return r->results->index_count > 0;
}

static bool has_parties(const sr_report *r)
{
    return r->results->parties != NULL;
}

static bool has_budget(const sr_report *r)
{
    return r->results->budget_count > 0;
}

static const sr_standard_section sections[] = {
    {"mal", SR_WORD("Goals and how they were met"), sr_section_goals, sr_goals_exist},
    {"malbild", SR_WORD("Goals of the plan"), sr_section_plan_goals, sr_goals_exist},
    {"harkomst", SR_WORD("Where the goals come from"), sr_section_lineage, sr_lineage_exists},
    {"index", SR_WORD("Weighted index"), sr_section_index, has_index},
    {"social-budget", SR_WORD("Social budget"), sr_section_budget, has_budget},
    {"indikatorer", SR_WORD("National indicators"), sr_section_indicators, sr_indicators_exist},
    {"indikatorer-grupper", SR_WORD("Indicators by group"), sr_section_indicators_by_group,
     sr_indicator_groups_exist},
    {"insatser", SR_WORD("Activities and how their goals were met"), sr_section_units, sr_units_exist},
    {"deltagare", SR_WORD("Participants"), sr_section_participants, sr_participants_exist},
    {"ekonomi", SR_WORD("Economy"), sr_section_economy, sr_economy_exists},
    {"vikter", SR_WORD("The weights of the parties"), sr_section_weights, has_parties},
};

const sr_standard_section *sr_standard_section_find(const char *id)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(sections[i].id, id) == 0) {
            return &sections[i];
        }
    }
    return NULL;
}

static const char *const plan[] = {"malbild", "harkomst", "social-budget", "index", NULL};
static const char *const budget[] = {"social-budget", "index", NULL};
static const char *const social[] = {"index", "social-budget", "mal", "deltagare", "ekonomi", NULL};
static const char *const indicators[] = {"indikatorer", "indikatorer-grupper", NULL};
static const char *const weights[] = {"vikter", NULL};
static const char *const units[] = {"insatser", "mal", "deltagare", "ekonomi", NULL};

const sr_report_kind sr_report_kinds[] = {
    {"verksamhetsplan", SR_WORD("Plan"), plan, false},
    {"social-budget", SR_WORD("Social budget"), budget, false},
    {"social-redovisning", SR_WORD("Social report"), social, false},
    {"indikatorrapport", SR_WORD("Indicator report"), indicators, false},
    {"insatser", SR_WORD("Activities and goals"), units, false},
    {"vikter", SR_WORD("Weights"), weights, true},
};
const size_t sr_report_kind_count = sizeof sr_report_kinds / sizeof *sr_report_kinds;

const sr_report_kind *sr_report_kind_find(const char *id)
{
    for (size_t i = 0; i < sr_report_kind_count; i++) {
        if (strcmp(sr_report_kinds[i].id, id) == 0) {
            return &sr_report_kinds[i];
        }
    }
    return NULL;
}
