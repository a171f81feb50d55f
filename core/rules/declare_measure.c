#include <string.h>

#include "rules/draft.h"

typedef struct measure_draft {
    sr_measure measure;
    int kind; /* number in `kinds`; -1: not given */
    bool with_unit;
    bool with_tolerance;
    sr_quantity tolerance;
    int interval; /* number in `interval_methods`; -1: not given */
    sr_quantity level;
} measure_draft;

static const char *const kinds[] = {"share", "count",  "sum",    "mean",  "median",
                                    "ratio", "change", "yes_no", "value", NULL};
static const sr_measured_in kind_units[] = {SR_IN_SHARE, SR_IN_COUNT};

static bool read_kind(reading *r, int index, const char *name, void *out)
{
    measure_draft *draft = out;
    draft->kind = read_word(r, index, name, kinds);
    return draft->kind >= 0;
}

static bool read_measured_in(reading *r, int index, const char *name, void *out)
{
    static const char *const names[] = {"share", "points", "count", "kr",   "days",
                                        "weeks", "months", "score", "none", NULL};
    measure_draft *draft = out;
    int found = read_word(r, index, name, names);
    draft->with_unit = found >= 0;
    return draft->with_unit && sr_measured_in_read(names[found], &draft->measure.measured_in);
}

static bool read_tolerance(reading *r, int index, const char *name, void *out)
{
    measure_draft *draft = out;
    draft->with_tolerance = read_quantity_field(r, index, name, &draft->tolerance);
    return draft->with_tolerance;
}

static const field compare_fields[] = {
    {"tolerance", read_tolerance, 0},
    {"broken_since", read_whole_field, offsetof(measure_draft, measure.compare.broken_since)},
    {"note", read_text_field, offsetof(measure_draft, measure.compare.broken_note)},
    {NULL, NULL, 0},
};

static bool read_compare(reading *r, int index, const char *name, void *out)
{
    (void)name;
    reading inner = *r;
    inner.prefix = "compare.";
    return read_fields(&inner, index, compare_fields, out);
}

static const char *const interval_methods[] = {"wilson", NULL};

static bool read_method(reading *r, int index, const char *name, void *out)
{
    measure_draft *draft = out;
    draft->interval = read_word(r, index, name, interval_methods);
    return draft->interval >= 0;
}

static bool read_level(reading *r, int index, const char *name, void *out)
{
    measure_draft *draft = out;
    bool read = read_constant(r->L, index, &draft->level) && draft->level.measured_in == SR_IN_SHARE &&
                draft->level.missing == SR_PRESENT && sr_number_compare(draft->level.value, SR_INT(0)) > 0 &&
                sr_number_compare(draft->level.value, SR_INT(1)) < 0;
    return read || wrong_member(r, index, name, SR_MSG("a level such as \"95 %\", above 0 and below 100 %"));
}

static const field interval_fields[] = {
    {"method", read_method, 0},
    {"level", read_level, 0},
    {"decides", read_flag_field, offsetof(measure_draft, measure.interval.decides)},
    {NULL, NULL, 0},
};

/* "wilson", or { method = "wilson", level = "90 %", decides = true } */
static bool read_interval(reading *r, int index, const char *name, void *out)
{
    measure_draft *draft = out;
    if (!lua_istable(r->L, index)) {
        return read_method(r, index, name, out);
    }
    reading inner = *r;
    inner.prefix = "interval.";
    bool right = read_fields(&inner, index, interval_fields, out);
    if (right && draft->interval < 0) {
        missing_member(&inner, "method", SR_MSG("method = \"wilson\""));
    }
    return right;
}

static const field fields[] = {
    {"label", read_text_field, offsetof(measure_draft, measure.label)},
    {"kind", read_kind, 0},
    {"measured_in", read_measured_in, 0},
    {"unit", read_units_field, offsetof(measure_draft, measure.units)},
    {"by", read_texts_field, offsetof(measure_draft, measure.by)},
    {"value", read_evaluator_field, offsetof(measure_draft, measure.value)},
    {"national", read_evaluator_field, offsetof(measure_draft, measure.national)},
    {"previous", read_evaluator_field, offsetof(measure_draft, measure.previous)},
    {"compare", read_compare, 0},
    {"interval", read_interval, 0},
    {"base", read_base_field, offsetof(measure_draft, measure.base)},
    {"decimals", read_whole_field, offsetof(measure_draft, measure.decimals)},
    {"definition", read_text_field, offsetof(measure_draft, measure.definition)},
    {"tags", read_texts_field, offsetof(measure_draft, measure.tags)},
    {NULL, NULL, 0},
};
_Static_assert(offsetof(sr_measure, unit_count) == offsetof(sr_measure, units) + sizeof(void *) &&
                   offsetof(sr_measure, by_count) == offsetof(sr_measure, by) + sizeof(void *) &&
                   offsetof(sr_measure, tag_count) == offsetof(sr_measure, tags) + sizeof(void *),
               "a count follows its list, as in texts and units");

/* Points on a share are hundredths of it. */
static void fit_tolerance(measure_draft *draft)
{
    sr_measure *measure = &draft->measure;
    measure->compare.with_tolerance = draft->with_tolerance;
    measure->compare.tolerance = draft->tolerance.value;
    if (draft->tolerance.measured_in == SR_IN_POINTS && measure->measured_in == SR_IN_SHARE &&
        sr_number_divide(draft->tolerance.value, SR_INT(100), &measure->compare.tolerance) != SR_OK) {
        measure->compare.with_tolerance = false;
    }
}

/* A count or a mean has no base to be uncertain about. */
static void fit_interval(measure_draft *draft, reading *r)
{
    sr_measure *measure = &draft->measure;
    if (draft->interval < 0) {
        return;
    }
    if (measure->measured_in != SR_IN_SHARE) {
        tell(r->rules, &(telling){.code = "SR2340",
                                  .at = r->at,
                                  .member = "interval",
                                  .literal = "interval",
                                  .subject = r->subject,
                                  .message = SR_MSG("only a share can have an interval"),
                                  .found = sr_measured_in_id(measure->measured_in),
                                  .expected = SR_MSG("kind = \"share\""),
                                  .hint = SR_MSG("take interval away, or measure a share of a known base")});
        return;
    }
    measure->interval.wanted = true;
    measure->interval.level = draft->level.value;
}

static void complete(measure_draft *draft, const started *what)
{
    sr_measure *measure = &draft->measure;
    measure->kind = draft->kind >= 0 ? kinds[draft->kind] : "value";
    if (!draft->with_unit && draft->kind >= 0 && draft->kind < 2) {
        measure->measured_in = kind_units[draft->kind];
    }
    if (measure->label == NULL) {
        measure->label = what->id;
    }
    fit_tolerance(draft);
}

int declare_measure(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    measure_draft draft = {.kind = -1,
                           .tolerance = {.value = SR_INT(0)},
                           .interval = -1,
                           .level = {.value = {.num = 19, .den = 20}, .measured_in = SR_IN_SHARE}};
    draft.measure.id = what->id;
    draft.measure.decimals = -1;
    draft.measure.place = place_later(what->at, what->id);
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    bool right = read_fields(&r, 1, fields, &draft);
    if (right && draft.measure.value.compute == NULL) {
        missing_member(&r, "value", SR_MSG("value = source \"…\":count(), or a function"));
    }
    complete(&draft, what);
    fit_interval(&draft, &r);
    if (sr_model_measure(rules->setup.model, &draft.measure) == NULL) {
        return raise_memory(L);
    }
    measure_box *box = arena_need(L, sizeof *box);
    box->id = what->id;
    push_box(L, BOX_MEASURE, box);
    return 1;
}
