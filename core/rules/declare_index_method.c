/* How an index is computed: scoring, normalisation, weighting, aggregation, what is missing. */
#include <string.h>

#include "rules/declare_index.h"

/* ---- numbers ---- */

/* A plain number, or a share such as "50 %" as its fraction. */
bool read_plain_number(reading *r, int index, sr_number *out)
{
    sr_quantity value;
    if (!read_constant(r->L, index, &value) || value.missing != SR_PRESENT ||
        (value.measured_in != SR_IN_NONE && value.measured_in != SR_IN_SHARE)) {
        return false;
    }
    *out = value.value;
    return true;
}

/* Two numbers of a list, in any unit, which both have. */
static bool read_pair(reading *r, int index, const char *name, sr_number *first, sr_number *second,
                      sr_measured_in *unit)
{
    lua_State *L = r->L;
    sr_quantity values[2];
    bool right = lua_istable(L, index) && lua_rawlen(L, index) == 2;
    for (int i = 0; i < 2 && right; i++) {
        lua_rawgeti(L, index, i + 1);
        right = read_constant(L, lua_gettop(L), &values[i]) && values[i].missing == SR_PRESENT;
        lua_pop(L, 1);
    }
    if (!right || values[0].measured_in != values[1].measured_in) {
        return wrong_member(r, index, name, SR_MSG("two numbers, such as { 0, 100 }"));
    }
    *unit = values[0].measured_in;
    *first = values[0].value;
    *second = values[1].value;
    return true;
}

/* ---- scoring ---- */

static bool wrong_step(reading *r, int index, const char *name)
{
    return wrong_member_hint(r, index, name, SR_MSG("{ level, share of the weight }"),
                             SR_MSG("such as { at_least \"70 %\", \"50 %\" }, or { \"90 %\", \"50 %\" } for "
                                    "ninety per cent of the target"));
}

static bool read_step(reading *r, int row, const char *name, sr_step *step, const target_box **target)
{
    lua_State *L = r->L;
    if (!lua_istable(L, row) || lua_rawlen(L, row) != 2) {
        return wrong_step(r, row, name);
    }
    lua_rawgeti(L, row, 1);
    lua_rawgeti(L, row, 2);
    const target_box *box = box_at(L, row + 1, BOX_TARGET);
    *step = (sr_step){.by_target = box != NULL, .reached = SR_INT(0), .earns = SR_INT(0)};
    *target = box;
    bool level = box != NULL ? box->day == NULL : read_plain_number(r, row + 1, &step->reached);
    return (level && read_plain_number(r, row + 2, &step->earns)) || wrong_step(r, row, name);
}

static bool read_steps(reading *r, int index, const char *name, scoring_draft *draft)
{
    lua_State *L = r->L;
    size_t count = lua_rawlen(L, index);
    if (count == 0) {
        return wrong_step(r, index, name);
    }
    draft->kind = SR_SCORING_STEPS;
    draft->steps = arena_need(L, count * sizeof *draft->steps);
    draft->targets = arena_need(L, count * sizeof(const target_box *));
    draft->step_count = count;
    bool right = true;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        int row = lua_gettop(L);
        right = read_step(r, row, name, &draft->steps[i], &draft->targets[i]) && right;
        lua_settop(L, row - 1);
    }
    return right;
}

bool read_scoring_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"all_or_nothing", "share_reached", "share_reached_uncapped", NULL};
    static const sr_scoring kinds[] = {SR_SCORING_ALL_OR_NOTHING, SR_SCORING_SHARE_REACHED,
                                       SR_SCORING_SHARE_UNCAPPED};
    scoring_draft *draft = out;
    if (lua_istable(r->L, index)) {
        return read_steps(r, index, name, draft);
    }
    if (lua_isfunction(r->L, index)) {
        script_call *call = new_callback(r, index);
        call->plain = true;
        draft->kind = SR_SCORING_OWN;
        draft->own = (sr_scorer){callback_score, call};
        return true;
    }
    int found = read_word(r, index, name, words);
    draft->kind = found >= 0 ? kinds[found] : SR_SCORING_UNSAID;
    return found >= 0;
}

sr_scoring_rule fit_scoring(sr_rules *rules, scoring_draft draft, const sr_measure *measure)
{
    (void)rules;
    for (size_t i = 0; i < draft.step_count; i++) {
        if (draft.steps[i].by_target) {
            draft.steps[i].target = fit_target(draft.targets[i], measure);
        }
    }
    return (sr_scoring_rule){draft.kind, draft.steps, draft.step_count, draft.own};
}

/* ---- of an indicator, of an area ---- */

bool read_direction_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"higher", "lower", NULL};
    int found = read_word(r, index, name, words);
    if (found >= 0) {
        ((sr_indicator *)out)->good = found == 0 ? SR_GOOD_HIGHER : SR_GOOD_LOWER;
    }
    return found >= 0;
}

bool read_goalposts_field(reading *r, int index, const char *name, void *out)
{
    sr_indicator *indicator = out;
    indicator->has_goalposts =
        read_pair(r, index, name, &indicator->worst_post, &indicator->best_post, &indicator->posts_in);
    return indicator->has_goalposts;
}

bool read_area_weight_field(reading *r, int index, const char *name, void *out)
{
    sr_index_area *area = out;
    area->has_weight = read_plain_number(r, index, &area->weight);
    return area->has_weight || wrong_member(r, index, name, SR_MSG("a number such as 2"));
}

/* ---- of the index ---- */

bool read_normalise_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {
        "min_max", "z_score", "rank", "percentile_rank", "distance_to_target", "goalposts", NULL};
    sr_normal_rule *rule = &((index_draft *)out)->index.method.normal;
    int found = read_word(r, index, name, words);
    if (found >= 0) {
        bool standard = found + 1 == SR_NORMAL_Z_SCORE;
        *rule = (sr_normal_rule){.method = (sr_normalisation)(found + 1),
                                 .low = SR_INT(0),
                                 .high = SR_INT(standard ? 1 : 100),
                                 .capped = true};
    }
    return found >= 0;
}

bool read_scale_field(reading *r, int index, const char *name, void *out)
{
    sr_normal_rule *rule = &((index_draft *)out)->index.method.normal;
    ((index_draft *)out)->index.method.has_scale = true;
    sr_measured_in unit = SR_IN_NONE;
    bool right = read_pair(r, index, name, &rule->low, &rule->high, &unit);
    return right &&
           (unit == SR_IN_NONE || wrong_member(r, index, name, SR_MSG("two numbers, such as { 0, 100 }")));
}

bool read_capped_field(reading *r, int index, const char *name, void *out)
{
    ((index_draft *)out)->index.method.has_capped = true;
    return read_flag_field(r, index, name, &((index_draft *)out)->index.method.normal.capped);
}

bool read_weighting_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"given", "equal", "by_area", NULL};
    int found = read_word(r, index, name, words);
    if (found >= 0) {
        ((index_draft *)out)->index.method.weighting = (sr_weighting)found;
    }
    return found >= 0;
}

static bool read_mean(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"arithmetic", "geometric", "harmonic", "penalised", NULL};
    int found = read_word(r, index, name, words);
    if (found >= 0) {
        *(sr_aggregation *)out = (sr_aggregation)found;
    }
    return found >= 0;
}

static const field levels[] = {
    {"within", read_mean, offsetof(sr_index_method, within)},
    {"between", read_mean, offsetof(sr_index_method, between)},
    {NULL, NULL, 0},
};

bool read_aggregation_field(reading *r, int index, const char *name, void *out)
{
    sr_index_method *method = &((index_draft *)out)->index.method;
    if (lua_istable(r->L, index)) {
        reading inner = *r;
        inner.prefix = "aggregation.";
        inner.with_list = false;
        return read_fields(&inner, index, levels, method);
    }
    bool right = read_mean(r, index, name, &method->within);
    method->between = method->within;
    return right;
}

bool read_missing_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"left_out", "counts_as_missed", NULL};
    int found = read_word(r, index, name, words);
    ((index_draft *)out)->index.method.counts_missing = found == 1;
    return found >= 0;
}

bool read_coverage_field(reading *r, int index, const char *name, void *out)
{
    sr_index_method *method = &((index_draft *)out)->index.method;
    sr_quantity share;
    method->has_coverage =
        read_constant(r->L, index, &share) && share.missing == SR_PRESENT && share.measured_in == SR_IN_SHARE;
    method->coverage = method->has_coverage ? share.value : SR_INT(0);
    return method->has_coverage || wrong_member(r, index, name, SR_MSG("a share such as \"80 %\""));
}

bool read_points_field(reading *r, int index, const char *name, void *out)
{
    sr_index *own = &((index_draft *)out)->index;
    own->has_points = read_plain_number(r, index, &own->points);
    return own->has_points || wrong_member(r, index, name, SR_MSG("a whole number such as 100"));
}
