/* index "viktat" { … area "…" { { weight, text, measure, target } … } } */
#include <string.h>

#include "rules/declare_index.h"

/* ---- published totals: a function, or a table of recipes ---- */

typedef struct total_recipes {
    sr_evaluator earned, maximum, indicators, goals;
} total_recipes;

static const field total_fields[] = {
    {"earned", read_evaluator_field, offsetof(total_recipes, earned)},
    {"maximum", read_evaluator_field, offsetof(total_recipes, maximum)},
    {"indicators", read_evaluator_field, offsetof(total_recipes, indicators)},
    {"goals", read_evaluator_field, offsetof(total_recipes, goals)},
    {NULL, NULL, 0},
};

static sr_status compute_totals(void *user, const sr_context *context, sr_published_total *out)
{
    const total_recipes *recipes = user;
    const sr_evaluator *from[] = {&recipes->earned, &recipes->maximum, &recipes->indicators, &recipes->goals};
    sr_quantity *to[] = {&out->earned, &out->maximum, &out->indicators, &out->goals};
    sr_status worst = SR_OK;
    for (size_t i = 0; i < 4; i++) {
        *to[i] = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
        sr_status status = from[i]->compute != NULL ? from[i]->compute(from[i]->user, context, to[i]) : SR_OK;
        if (status == SR_MEMORY) {
            return status;
        }
        worst = status != SR_OK ? status : worst;
    }
    return worst;
}

static bool read_published(reading *r, int index, const char *name, void *out)
{
    (void)name;
    sr_total_evaluator *evaluator = out;
    if (lua_isfunction(r->L, index)) {
        *evaluator = (sr_total_evaluator){callback_total, new_callback(r, index)};
        return true;
    }
    total_recipes *recipes = arena_need(r->L, sizeof *recipes);
    reading inner = *r;
    inner.prefix = "published.";
    *evaluator = (sr_total_evaluator){compute_totals, recipes};
    return read_fields(&inner, index, total_fields, recipes);
}

/* ---- indicators ---- */

static bool read_score(reading *r, int index, const char *name, void *out)
{
    indicator_draft *draft = out;
    if (!lua_isfunction(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("a function that returns a number from 0 to 1"));
    }
    script_call *score = new_callback(r, index);
    score->plain = true;
    draft->indicator.scored = true;
    draft->indicator.score = (sr_evaluator){callback_compute, score};
    return true;
}

static const field indicator_fields[] = {
    {"id", read_text_field, offsetof(indicator_draft, indicator.id)},
    {"score", read_score, 0},
    {"decided", read_text_field, offsetof(indicator_draft, indicator.decided)},
    {"proposed", read_flag_field, offsetof(indicator_draft, indicator.proposed)},
    {"status", read_status_field, offsetof(indicator_draft, indicator.proposed)},
    {"assumed", read_text_field, offsetof(indicator_draft, indicator.assumed)},
    {"scoring", read_scoring_field, offsetof(indicator_draft, scoring)},
    {"direction", read_direction_field, offsetof(indicator_draft, indicator)},
    {"goalposts", read_goalposts_field, offsetof(indicator_draft, indicator)},
    {NULL, NULL, 0},
};

static bool read_weight(reading *r, int index, const char *name, indicator_draft *draft)
{
    const recipe *node = recipe_at(r->L, index);
    bool constant = node != NULL && node->op == RECIPE_QUANTITY;
    const sr_quantity *value = constant ? &node->quantity->quantity : NULL;
    if (value == NULL || (value->missing != SR_PRESENT && value->missing != SR_NOT_PUBLISHED)) {
        return wrong_member(r, index, name,
                            r->columns != NULL ? SR_MSG("a number such as 2; empty: not published")
                                               : SR_MSG("a weight such as 2, or not_published"));
    }
    draft->indicator.has_weight = value->missing == SR_PRESENT;
    draft->indicator.weight = draft->indicator.has_weight ? value->value : SR_INT(0);
    if (value->assumed != NULL) {
        draft->indicator.assumed = value->assumed;
    }
    return true;
}

static void tell_no_target(reading *r, const indicator_draft *draft)
{
    const char *text = draft->indicator.text;
    tell(r->rules,
         &(telling){.code = "SR2106",
                    .at = {r->at.file, draft->indicator.place.line},
                    .literal = text,
                    .subject = r->subject,
                    .message = text != NULL ? SR_MSG("the indicator {0} has no target", text)
                                            : SR_MSG("an indicator has no target"),
                    .expected = r->columns != NULL ? SR_MSG("jämförelse and nivå, such as minst and 90 %")
                                                   : SR_MSG("a target such as at_least \"90 %\""),
                    .hint = SR_MSG("only an index that compares units with each other (normalise) can "
                                   "do without")});
}

/* { weight, text, measure, target, id = …, score = … } at the top of the stack. A target may be left out
   where outcomes are compared with each other instead. */
static void read_indicator(reading *r, int row, const index_draft *index, indicator_draft *draft)
{
    lua_State *L = r->L;
    r->with_list = true;
    (void)read_fields(r, row, indicator_fields, draft);
    if (!lua_istable(L, row)) {
        return;
    }
    for (int i = 1; i <= 4; i++) {
        lua_rawgeti(L, row, i);
    }
    int first = row + 1;
    r->shown = "weight";
    if (box_kind_at(L, first) != BOX_ABSORBER) {
        (void)read_weight(r, first, "1", draft);
    }
    r->shown = "text";
    (void)read_text_field(r, first + 1, "2", &draft->indicator.text);
    r->shown = "measure";
    if (!lua_isnil(L, first + 2) && box_kind_at(L, first + 2) != BOX_ABSORBER) {
        (void)read_measure_field(r, first + 2, "3", &draft->ref);
    }
    r->shown = "target";
    bool without = lua_isnil(L, first + 3);
    if (without && index->index.method.normal.method == SR_NORMAL_NONE) {
        tell_no_target(r, draft);
    }
    if (!without && box_kind_at(L, first + 3) != BOX_ABSORBER) {
        (void)read_target_field(r, first + 3, "4", &draft->target);
    }
}

static void append_indicator(index_draft *index, indicator_draft *draft)
{
    *index->last = draft;
    index->last = &draft->next;
    index->indicator_count++;
}

static void add_indicator(reading *r, int row, size_t number, index_draft *index, size_t area)
{
    indicator_draft *draft = arena_need(r->L, sizeof *draft);
    reading inner = *r;
    inner.prefix = sr_arena_printf(r->rules->arena, "%zu.", number);
    if (inner.prefix == NULL) {
        (void)raise_memory(r->L);
        return;
    }
    draft->indicator.area = area;
    draft->indicator.weight = SR_INT(0);
    char position[32];
    (void)snprintf(position, sizeof position, "%zu", number);
    draft->indicator.place = place_of(r->rules, r->at, position, NULL);
    read_indicator(&inner, row, index, draft);
    append_indicator(index, draft);
}

/* ---- areas ---- */

static const field area_fields[] = {
    {"id", read_text_field, offsetof(sr_index_area, id)},
    {"weight", read_area_weight_field, 0},
    {"published", read_published, offsetof(sr_index_area, published)},
    {NULL, NULL, 0},
};

static sr_index_area *append_area(lua_State *L, index_draft *index, const char *title, size_t inside, spot at)
{
    sr_rules *rules = rules_of(L);
    sr_index_area *areas = arena_need(L, (index->index.area_count + 1) * sizeof *areas);
    if (index->index.area_count > 0) {
        memcpy(areas, index->index.areas, index->index.area_count * sizeof *areas);
    }
    sr_index_area *area = &areas[index->index.area_count++];
    area->title = title;
    area->inside = inside;
    area->id = make_id(rules, "omrade", title, 0);
    area->place = place_later(at, title);
    if (area->id == NULL) {
        (void)raise_memory(L);
    }
    index->index.areas = areas;
    return area;
}

static void read_area(lua_State *L, int box, const started *what, index_draft *index, size_t inside);

/* A row of a table is an indicator, and is told where it stands. */
static bool add_row(reading *r, int box, size_t number, index_draft *index, size_t area)
{
    const part_box *part = box_at(r->L, box, BOX_TABLE);
    if (part == NULL || part->columns == NULL) {
        return false;
    }
    reading row = *r;
    row.at = part->at;
    row.columns = part->columns;
    (void)push_part_table(r->L, box);
    add_indicator(&row, lua_gettop(r->L), number, index, area);
    return true;
}

/* The members of an area in their order: indicators, and areas within it. */
static void read_members(reading *r, int table, const started *what, index_draft *index)
{
    lua_State *L = r->L;
    size_t area = index->index.area_count;
    size_t count = lua_rawlen(L, table);
    for (size_t i = 1; i <= count; i++) {
        int type = lua_rawgeti(L, table, (lua_Integer)i);
        if (type == LUA_TTABLE) {
            add_indicator(r, lua_gettop(L), i, index, area - 1);
        } else if (add_row(r, lua_gettop(L), i, index, area - 1)) {
            /* has been read */
        } else if (box_kind_at(L, -1) == BOX_TABLE) {
            read_area(L, lua_gettop(L), what, index, area);
        } else if (box_kind_at(L, -1) != BOX_ABSORBER) {
            (void)wrong_member(r, lua_gettop(L), "indicator", SR_MSG("{ weight, text, measure, target }"));
        }
        lua_settop(L, table);
    }
}

static void read_area(lua_State *L, int box, const started *what, index_draft *index, size_t inside)
{
    luaL_checkstack(L, 20, NULL);
    const part_box *part = push_part_table(L, box);
    if (part == NULL || part->title == NULL) {
        if (box_kind_at(L, box) != BOX_ABSORBER) {
            reading outer = start_reading(L, what->subject, NULL);
            outer.at = what->at;
            (void)wrong_member(&outer, box, "area", SR_MSG("area \"title\" { … }"));
        }
        return;
    }
    int table = lua_gettop(L);
    reading r =
        start_reading(L, sr_arena_printf(rules_of(L)->arena, "%s, %s", what->subject, part->title), NULL);
    r.at = part->at;
    r.with_list = true;
    sr_index_area *area = append_area(L, index, part->title, inside, part->at);
    (void)read_fields(&r, table, area_fields, area);
    read_members(&r, table, what, index);
}

/* ---- the index ---- */

/* A list of areas: what weights_from gives. */
static void read_area_list(lua_State *L, int list, const started *what, index_draft *draft)
{
    int top = lua_gettop(L);
    size_t count = lua_rawlen(L, list);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i);
        read_area(L, top + 1, what, draft, 0);
        lua_settop(L, top);
    }
}

static bool read_areas(reading *r, int index, const char *name, void *out)
{
    index_draft *draft = out;
    if (!lua_istable(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("weights_from(source \"…\")"));
    }
    read_area_list(r->L, index, draft->what, draft);
    return true;
}

bool find_near(const sr_quantity *said, sr_number *near, bool *plain)
{
    *near = said->value;
    *plain = said->measured_in != SR_IN_POINTS && said->measured_in != SR_IN_SHARE;
    return said->measured_in != SR_IN_POINTS || sr_number_divide(said->value, SR_INT(100), near) == SR_OK;
}

static bool read_near(reading *r, int index, const char *name, void *out)
{
    sr_index *made = &((index_draft *)out)->index;
    sr_quantity near;
    if (!read_quantity_field(r, index, name, &near)) {
        return false;
    }
    made->has_near = true;
    return find_near(&near, &made->near, &made->near_plain) ||
           wrong_member(r, index, name, SR_MSG("a number with its unit, such as points(2)"));
}

static bool read_earns(reading *r, int index, const char *name, void *out)
{
    sr_quantity earns;
    bool right = read_quantity_field(r, index, name, &earns);
    if (right) {
        ((index_draft *)out)->index.near_earns = earns.value;
    }
    return right;
}

static const field fields[] = {
    {"title", read_text_field, offsetof(index_draft, index.title)},
    {"unit", read_unit_field, offsetof(index_draft, index.unit)},
    {"units", read_units_field, offsetof(index_draft, units)},
    {"target", read_target_field, offsetof(index_draft, target)},
    {"near", read_near, 0},
    {"near_earns", read_earns, 0},
    {"near_assumed", read_text_field, offsetof(index_draft, index.near_assumed)},
    {"decided", read_text_field, offsetof(index_draft, index.decided)},
    {"proposed", read_flag_field, offsetof(index_draft, index.proposed)},
    {"status", read_status_field, offsetof(index_draft, index.proposed)},
    {"published", read_published, offsetof(index_draft, index.published)},
    {"scoring", read_scoring_field, offsetof(index_draft, scoring)},
    {"normalise", read_normalise_field, 0},
    {"scale", read_scale_field, 0},
    {"capped", read_capped_field, 0},
    {"weighting", read_weighting_field, 0},
    {"aggregation", read_aggregation_field, 0},
    {"missing", read_missing_field, 0},
    {"coverage", read_coverage_field, 0},
    {"points", read_points_field, 0},
    {"robustness", read_robustness_field, 0},
    {"weights", read_weights_field, 0},
    {"areas", read_areas, 0},
    {NULL, NULL, 0},
};

static bool used_before(const index_draft *index, const indicator_draft *draft, const char *id)
{
    for (const indicator_draft *each = index->first; each != draft; each = each->next) {
        if (sr_text_equal(each->indicator.id, id)) {
            return true;
        }
    }
    return false;
}

static sr_status finish_indicator(sr_rules *rules, const index_draft *index, indicator_draft *draft,
                                  size_t number)
{
    const inline_measure inlined = {
        .id = make_id(rules, "index", index->index.id, number),
        .label = draft->indicator.text,
        .units = index->units.count > 0 ? index->units : (units){index->unit, index->index.unit != NULL},
        .target = draft->target != NULL ? &draft->target->target : NULL,
    };
    if (inlined.id == NULL) {
        return SR_MEMORY;
    }
    sr_indicator *indicator = &draft->indicator;
    sr_status status = resolve_measure(rules, &draft->ref, index->subject, &inlined, &indicator->measure);
    if (status != SR_OK) {
        return status;
    }
    indicator->scoring = fit_scoring(rules, draft->scoring, indicator->measure);
    indicator->target.comparator = SR_NO_LEVEL;
    if (draft->target != NULL) {
        indicator->target = fit_target(draft->target, indicator->measure);
    }
    if (indicator->id == NULL) {
        bool named = indicator->measure != NULL && !used_before(index, draft, indicator->measure->id);
        indicator->id = named ? indicator->measure->id : inlined.id;
    }
    if (indicator->text == NULL) {
        indicator->text = indicator->id;
    }
    return SR_OK;
}

static sr_status finish_index(sr_rules *rules, declared *what)
{
    index_draft *draft = (index_draft *)what;
    sr_indicator *indicators = sr_arena_array(rules->arena, draft->indicator_count + 1, sizeof *indicators);
    if (indicators == NULL) {
        return SR_MEMORY;
    }
    size_t count = 0;
    for (indicator_draft *each = draft->first; each != NULL; each = each->next) {
        sr_status status = finish_indicator(rules, draft, each, count + 1);
        if (status != SR_OK) {
            return status;
        }
        indicators[count++] = each->indicator;
    }
    put_weights(rules, draft, indicators, count);
    sr_index *index = &draft->index;
    index->method.scoring = fit_scoring(rules, draft->scoring, NULL);
    index->units = draft->units.at;
    index->unit_count = draft->units.count;
    index->indicators = indicators;
    index->indicator_count = count;
    if (draft->target != NULL) {
        index->target = fit_target(draft->target, NULL);
        if (index->target.measured_in == SR_IN_NONE) {
            index->target.measured_in = SR_IN_POINTS; /* a plain number; per cent is refused */
        }
    } else {
        index->target.comparator = SR_NO_LEVEL;
    }
    if (put_chosen_weights(rules, draft, index) != SR_OK) {
        return SR_MEMORY;
    }
    return sr_model_index(rules->setup.model, index) != NULL ? SR_OK : SR_MEMORY;
}

int declare_index(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    index_draft *draft = arena_need(L, sizeof *draft);
    draft->what = what;
    draft->subject = what->subject;
    draft->last = &draft->first;
    draft->index = (sr_index){.id = what->id,
                              .title = what->id,
                              .near = SR_INT(0),
                              .near_earns = SR_INT(0),
                              .place = place_later(what->at, what->id)};
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    r.with_list = true;
    (void)read_fields(&r, 1, fields, draft);
    draft->unit = arena_need(L, sizeof(const sr_unit *));
    draft->unit[0] = draft->index.unit;
    read_area_list(L, 1, what, draft);
    add_draft(rules, &draft->draft, finish_index);
    return 0;
}
