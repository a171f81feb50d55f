/* robustness = true, or { weights = "25 %", near = { points(1) }, … }: what is varied around an index. */
#include "rules/declare_index.h"

typedef struct robust_draft {
    sr_robustness rule;
    bool within; /* weights = … was given */
    sr_variant variants[SR_MOST_VARIANTS];
} robust_draft;

static bool read_within(reading *r, int index, const char *name, void *out)
{
    robust_draft *draft = out;
    sr_quantity share;
    if (!read_constant(r->L, index, &share) || share.missing != SR_PRESENT ||
        share.measured_in != SR_IN_SHARE || sr_number_compare(share.value, SR_INT(0)) <= 0 ||
        sr_number_compare(share.value, SR_INT(1)) > 0) {
        return wrong_member(r, index, name, SR_MSG("a share above 0 % and at most 100 %, such as \"25 %\""));
    }
    draft->within = true;
    draft->rule.spread = SR_SPREAD_WITHIN;
    draft->rule.amount = share.value;
    return true;
}

static bool read_concentration(reading *r, int index, const char *name, void *out)
{
    robust_draft *draft = out;
    sr_quantity number;
    if (!read_constant(r->L, index, &number) || number.missing != SR_PRESENT ||
        number.measured_in != SR_IN_NONE || sr_number_compare(number.value, SR_INT(0)) <= 0 ||
        sr_number_compare(number.value, SR_INT(1000000)) > 0) {
        return wrong_member(r, index, name,
                            SR_MSG("a number above zero, such as 100: the higher, the closer to the "
                                   "proposal"));
    }
    if (draft->within) {
        return wrong_member(r, index, name, SR_MSG("either weights or concentration, not both"));
    }
    draft->rule.spread = SR_SPREAD_DIRICHLET;
    draft->rule.amount = number.value;
    return true;
}

static sr_variant *next_variant(reading *r, int index, const char *name, robust_draft *draft)
{
    if (draft->rule.variant_count == SR_MOST_VARIANTS) {
        (void)wrong_member(r, index, name, SR_MSG("at most {0} variants in all", "16"));
        return NULL;
    }
    return &draft->variants[draft->rule.variant_count++];
}

static bool read_near_variant(reading *r, int index, const char *name, robust_draft *draft)
{
    sr_quantity near;
    if (!read_constant(r->L, index, &near) || near.missing != SR_PRESENT ||
        sr_number_compare(near.value, SR_INT(0)) < 0) {
        return wrong_member(r, index, name, SR_MSG("a list of limits, such as { points(1), points(3) }"));
    }
    sr_variant *variant = next_variant(r, index, name, draft);
    if (variant == NULL) {
        return false;
    }
    variant->has_near = true;
    return find_near(&near, &variant->near, &variant->near_plain);
}

static bool read_scoring_variant(reading *r, int index, const char *name, robust_draft *draft)
{
    scoring_draft scoring = {0};
    if (!read_scoring_field(r, index, name, &scoring)) {
        return false;
    }
    sr_variant *variant = next_variant(r, index, name, draft);
    if (variant != NULL) {
        variant->has_scoring = true;
        variant->scoring = fit_scoring(r->rules, scoring, NULL);
    }
    return variant != NULL;
}

typedef bool read_variant(reading *r, int index, const char *name, robust_draft *draft);

static bool read_list(reading *r, int index, const char *name, robust_draft *draft, read_variant *each,
                      sr_message expected)
{
    lua_State *L = r->L;
    if (!lua_istable(L, index) || lua_rawlen(L, index) == 0) {
        return wrong_member(r, index, name, expected);
    }
    bool right = true;
    for (size_t i = 1; i <= lua_rawlen(L, index); i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        right = each(r, lua_gettop(L), name, draft) && right;
        lua_pop(L, 1);
    }
    return right;
}

static bool read_nears(reading *r, int index, const char *name, void *out)
{
    return read_list(r, index, name, out, read_near_variant,
                     SR_MSG("a list of limits, such as { points(1), points(3) }"));
}

static bool read_scorings(reading *r, int index, const char *name, void *out)
{
    return read_list(r, index, name, out, read_scoring_variant,
                     SR_MSG("a list of scorings, such as { \"share_reached\" }"));
}

static bool read_samples(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"interval", "all", "none", NULL};
    int found = read_word(r, index, name, words);
    if (found >= 0) {
        ((robust_draft *)out)->rule.samples = (sr_samples)found;
    }
    return found >= 0;
}

static bool read_between(reading *r, int index, const char *name, int least, int most, int *out)
{
    sr_quantity number;
    if (read_constant(r->L, index, &number) && number.missing == SR_PRESENT &&
        number.measured_in == SR_IN_NONE && number.value.den == 1 && number.value.num >= least &&
        number.value.num <= most) {
        *out = (int)number.value.num;
        return true;
    }
    const char *low = sr_arena_printf(r->rules->arena, "%d", least);
    const char *high = sr_arena_printf(r->rules->arena, "%d", most);
    return wrong_member(r, index, name, SR_MSG("a whole number from {0} to {1}", low, high));
}

static bool read_draws(reading *r, int index, const char *name, void *out)
{
    int draws = 0;
    bool right = read_between(r, index, name, SR_LEAST_DRAWS, SR_MOST_DRAWS, &draws);
    if (right) {
        ((robust_draft *)out)->rule.draws = (size_t)draws;
    }
    return right;
}

static bool read_seed(reading *r, int index, const char *name, void *out)
{
    int seed = 0;
    bool right = read_between(r, index, name, 0, INT32_MAX, &seed);
    if (right) {
        ((robust_draft *)out)->rule.seed = (uint64_t)seed;
    }
    return right;
}

static bool read_sensitivity(reading *r, int index, const char *name, void *out)
{
    int rows = 0;
    bool right = read_between(r, index, name, 0, SR_MOST_ROWS, &rows);
    if (right) {
        ((robust_draft *)out)->rule.rows = (size_t)rows;
    }
    return right;
}

static const field robust_fields[] = {
    {"weights", read_within, 0},
    {"concentration", read_concentration, 0},
    {"near", read_nears, 0},
    {"scoring", read_scorings, 0},
    {"samples", read_samples, 0},
    {"draws", read_draws, 0},
    {"seed", read_seed, 0},
    {"sensitivity", read_sensitivity, 0},
    {NULL, NULL, 0},
};

bool read_robustness_field(reading *r, int index, const char *name, void *out)
{
    index_draft *declared_in = out;
    robust_draft draft = {.rule = sr_robustness_default()};
    bool right = true;
    if (lua_istable(r->L, index)) {
        reading inner = *r;
        inner.prefix = "robustness.";
        inner.with_list = false;
        right = read_fields(&inner, index, robust_fields, &draft);
    } else if (!lua_isboolean(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("true, or { weights = \"25 %\", … }"));
    }
    draft.rule.declared = lua_istable(r->L, index) || lua_toboolean(r->L, index) != 0;
    if (draft.rule.variant_count > 0) {
        sr_variant *kept = arena_need(r->L, sizeof draft.variants);
        for (size_t i = 0; i < draft.rule.variant_count; i++) {
            kept[i] = draft.variants[i];
        }
        draft.rule.variants = kept;
    }
    declared_in->index.robustness = draft.rule;
    return right;
}
