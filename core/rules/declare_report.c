/* report, section and check. */
#include <string.h>

#include "rules/draft.h"

static const field report_fields[] = {
    {"title", read_text_field, offsetof(sr_report_plan, title)},
    {"lead", read_text_field, offsetof(sr_report_plan, lead)},
    {"sections", read_texts_field, offsetof(sr_report_plan, sections)},
    {"decisions", read_texts_field, offsetof(sr_report_plan, decisions)},
    {"facts", read_texts_field, offsetof(sr_report_plan, facts)},
    {NULL, NULL, 0},
};
_Static_assert(offsetof(sr_report_plan, section_count) ==
                       offsetof(sr_report_plan, sections) + sizeof(void *) &&
                   offsetof(sr_report_plan, decision_count) ==
                       offsetof(sr_report_plan, decisions) + sizeof(void *) &&
                   offsetof(sr_report_plan, fact_count) == offsetof(sr_report_plan, facts) + sizeof(void *),
               "a count follows its list, as in texts");

int declare_report(lua_State *L, const started *what)
{
    enum { MOST_FACTS = 4 };
    sr_rules *rules = rules_of(L);
    sr_report_plan plan = {.kind = what->id, .place = place_later(what->at, what->id)};
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    (void)read_fields(&r, 1, report_fields, &plan);
    if (plan.fact_count > MOST_FACTS) {
        push_field(&r, 1, "facts");
        (void)wrong_member(&r, lua_gettop(L), "facts", SR_MSG("at most 4 key figures"));
        plan.fact_count = MOST_FACTS;
    }
    if (sr_model_report_plan(rules->setup.model, &plan) == NULL) {
        return raise_memory(L);
    }
    return 0;
}

typedef struct section_draft {
    sr_own_section section;
    script_call *build;
} section_draft;

static bool read_function(reading *r, int index, const char *name, void *out)
{
    if (!lua_isfunction(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("a function"));
    }
    *(script_call **)out = new_callback(r, index);
    return true;
}

static const field section_fields[] = {
    {"title", read_text_field, offsetof(section_draft, section.title)},
    {"kinds", read_texts_field, offsetof(section_draft, section.kinds)},
    {"build", read_function, offsetof(section_draft, build)},
    {NULL, NULL, 0},
};
_Static_assert(offsetof(sr_own_section, kind_count) == offsetof(sr_own_section, kinds) + sizeof(void *),
               "a count follows its list, as in texts");

int declare_section(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    section_draft draft = {.section = {.id = what->id,
                                       .title = what->id,
                                       .build = callback_build,
                                       .place = place_later(what->at, what->id)}};
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    bool right = read_fields(&r, 1, section_fields, &draft);
    if (draft.build == NULL) {
        if (right) {
            missing_member(&r, "build", SR_MSG("build = function(d, c) … end"));
        }
        return 0;
    }
    draft.section.user = draft.build;
    if (rules->setup.registry != NULL &&
        sr_registry_add_section(rules->setup.registry, &draft.section) == SR_MEMORY) {
        return raise_memory(L);
    }
    return 0;
}

typedef struct check_draft {
    const char *title;
    script_call *run;
} check_draft;

static const field check_fields[] = {
    {"title", read_text_field, offsetof(check_draft, title)},
    {"run", read_function, offsetof(check_draft, run)},
    {NULL, NULL, 0},
};

int declare_check(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    check_draft draft = {.title = what->id};
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    bool right = read_fields(&r, 1, check_fields, &draft);
    if (draft.run == NULL) {
        if (right) {
            missing_member(&r, "run", SR_MSG("run = function(c) … end"));
        }
        return 0;
    }
    const sr_check check = {.id = what->id, .title = draft.title, .run = callback_check, .user = draft.run};
    sr_place place = place_later(what->at, what->id);
    if (rules->setup.registry != NULL &&
        sr_registry_add_check(rules->setup.registry, &check, &place) == SR_MEMORY) {
        return raise_memory(L);
    }
    return 0;
}
