/* An index that is combined level by level: normalised over its units, or by a mean of its own. The
   arithmetic is in core/composite; here its arrays are filled, and what comes out is put in its place. */
#include "model/index/index_compose.h"

#include "model/declare_check.h"

static sr_indicator_result *cell(const sr_composing *c, size_t unit, size_t indicator)
{
    return (sr_indicator_result *)&c->units[unit].indicators[indicator];
}

/* As many are ranked as have an outcome. A standard score has no end: the best is at least that of the best
   of the units. */
sr_number sr_index_best(const sr_index_result *units, size_t unit_count, size_t indicator)
{
    const sr_normal_rule *rule = &units[0].index->method.normal;
    sr_number best = rule->method == SR_NORMAL_NONE ? SR_INT(100) : rule->high;
    int64_t ranked = 0;
    for (size_t u = 0; u < unit_count; u++) {
        const sr_quantity *score = &units[u].indicators[indicator].score;
        bool present = score->missing == SR_PRESENT;
        ranked += present;
        if (present && rule->method == SR_NORMAL_Z_SCORE && sr_number_compare(score->value, best) > 0) {
            best = score->value;
        }
    }
    return rule->method == SR_NORMAL_RANK ? SR_INT(ranked) : best;
}

sr_number sr_index_worst(const sr_index *index)
{
    const sr_normal_rule *rule = &index->method.normal;
    return rule->method == SR_NORMAL_NONE   ? SR_INT(0)
           : rule->method == SR_NORMAL_RANK ? SR_INT(1)
                                            : rule->low;
}

/* ---- normalisation ---- */

static void tell_no_spread(const sr_composing *c, size_t at)
{
    const sr_indicator *indicator = &c->index->indicators[at];
    bool target = c->index->method.normal.method == SR_NORMAL_DISTANCE_TO_TARGET;
    sr_findings_add(
        c->build->findings,
        &(sr_finding){.code = "SR4402",
                      .severity = SR_WARNING,
                      .place = indicator->place,
                      .subject = sr_arena_printf(c->build->arena, "index:%s", c->index->id),
                      .message = target ? SR_MSG("{0} is left out: its target is no better than the worst "
                                                 "of the units, so there is no distance to measure",
                                                 indicator->id)
                                        : SR_MSG("{0} is left out: it has the same value in all units, so "
                                                 "there is nothing to normalise by",
                                                 indicator->id),
                      .hint =
                          SR_MSG("goalposts compare with declared levels instead of with the other units")});
}

static void put_column(sr_composing *c, size_t at, sr_normal_end end)
{
    for (size_t u = 0; u < c->unit_count; u++) {
        sr_indicator_result *out = cell(c, u, at);
        out->score = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_POINTS);
        if (c->in_column[u] && end == SR_NORMAL_DONE) {
            out->score = sr_quantity_number(c->normal[u], SR_IN_POINTS);
            out->score.decimals = 2;
            out->score.origin = out->outcome->value.origin;
        } else if (c->in_column[u]) {
            out->score.missing = SR_NOT_APPLICABLE;
            out->fallback = SR_MSG("no differences to normalise by: left out");
        }
    }
}

static void normalise_column(sr_composing *c, size_t at)
{
    const sr_indicator *indicator = &c->index->indicators[at];
    const sr_normal_column column = {.lower_is_better = sr_indicator_lower_is_better(indicator),
                                     .target = sr_settled(indicator->target.value),
                                     .worst_post = sr_settled(indicator->worst_post),
                                     .best_post = sr_settled(indicator->best_post)};
    size_t any = 0;
    for (size_t u = 0; u < c->unit_count; u++) {
        const sr_measure_result *outcome = cell(c, u, at)->outcome;
        c->in_column[u] = outcome != NULL && outcome->value.missing == SR_PRESENT;
        c->column[u] = c->in_column[u] ? outcome->value.value : SR_INT(0);
        any += c->in_column[u];
    }
    sr_normal_end end =
        sr_normalise(&c->index->method.normal, &column, c->column, c->in_column, c->unit_count, c->normal);
    /* Goalposts that cannot be used, and a unit alone, have been told where they are declared. */
    bool told = c->index->method.normal.method == SR_NORMAL_GOALPOSTS || c->unit_count < 2;
    if (end != SR_NORMAL_DONE && any > 0 && !told) {
        tell_no_spread(c, at);
    }
    put_column(c, at, end);
}

/* Without normalisation the scores are what is combined, from 0 to 100. */
static void hundredfold(sr_composing *c, size_t at)
{
    for (size_t u = 0; u < c->unit_count; u++) {
        sr_quantity *score = &cell(c, u, at)->score;
        score->measured_in = SR_IN_POINTS;
        score->decimals = 2;
        if (score->missing == SR_PRESENT &&
            sr_number_multiply(score->value, SR_INT(100), &score->value) != SR_OK) {
            *score = sr_quantity_missing(SR_NOT_MEASURABLE, SR_IN_POINTS);
        }
    }
}

/* ---- the tree ---- */

sr_status sr_index_tree(sr_arena *arena, const sr_index *index, size_t **parents, sr_aggregation **means)
{
    size_t nodes = index->area_count;
    *parents = sr_arena_array(arena, nodes + 1, sizeof **parents);
    *means = sr_arena_array(arena, nodes + 1, sizeof **means);
    if (*parents == NULL || *means == NULL) {
        return SR_MEMORY;
    }
    (*means)[nodes] = index->method.between;
    for (size_t i = 0; i < nodes; i++) {
        size_t inside = index->areas[i].inside;
        (*parents)[i] = inside > 0 ? inside - 1 : nodes;
        (*means)[i] = index->method.between;
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        (*means)[index->indicators[i].area] = index->method.within;
    }
    return SR_OK;
}

static sr_status make_levels(sr_composing *c)
{
    const sr_index *index = c->index;
    sr_arena *arena = c->build->arena;
    size_t leaves = index->indicator_count;
    size_t nodes = index->area_count;
    size_t *node_parent = NULL;
    sr_aggregation *combine = NULL;
    size_t *leaf_parent = sr_arena_array(arena, leaves + 1, sizeof *leaf_parent);
    sr_number *leaf_weight = sr_arena_array(arena, leaves + 1, sizeof *leaf_weight);
    sr_number *node_weight = sr_arena_array(arena, nodes + 1, sizeof *node_weight);
    if (leaf_parent == NULL || leaf_weight == NULL || node_weight == NULL ||
        sr_index_tree(arena, index, &node_parent, &combine) != SR_OK) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < leaves; i++) {
        const sr_indicator_result *first = cell(c, 0, i);
        leaf_parent[i] = index->indicators[i].area;
        leaf_weight[i] = first->has_weight ? first->weight : SR_INT(0);
    }
    for (size_t i = 0; i < nodes; i++) {
        const sr_quantity *weight = &c->units[0].areas[i].weight;
        node_weight[i] = weight->missing == SR_PRESENT ? weight->value : SR_INT(0);
    }
    c->levels = (sr_levels){.leaves = leaves,
                            .nodes = nodes,
                            .leaf_parent = leaf_parent,
                            .node_parent = node_parent,
                            .leaf_weight = leaf_weight,
                            .node_weight = node_weight,
                            .combine = combine,
                            .counts_missing = index->method.counts_missing,
                            .missing_value = sr_index_worst(index),
                            .has_coverage = index->method.has_coverage,
                            .coverage = sr_settled(index->method.coverage)};
    return SR_OK;
}

/* ---- one unit ---- */

/* The first value below zero that counts; indicator_count: there is none. */
static size_t below_zero(const sr_composing *c)
{
    size_t at = 0;
    while (at < c->levels.leaves && !(c->present[at] && sr_number_compare(c->values[at], SR_INT(0)) < 0 &&
                                      sr_number_compare(c->levels.leaf_weight[at], SR_INT(0)) > 0)) {
        at++;
    }
    return at;
}

/* Of the first unit that has such a value: what mends it there mends it for all of them. */
static void tell_no_mean(sr_composing *c, const sr_index_result *unit)
{
    size_t at = below_zero(c);
    bool known = at < c->levels.leaves;
    if (c->told_no_mean) {
        return;
    }
    c->told_no_mean = true;
    sr_findings_add(
        c->build->findings,
        &(sr_finding){.code = "SR4403",
                      .severity = SR_ERROR,
                      .place = known ? c->index->indicators[at].place : c->index->place,
                      .subject = unit->key,
                      .message = SR_MSG("the value of {0} is below zero, and has an arithmetic mean only",
                                        known ? c->index->indicators[at].id : c->index->id),
                      .found = known ? sr_plain_number(c->build->arena, c->values[at]) : NULL,
                      .expected = SR_MSG("values of zero or more"),
                      .hint = SR_MSG("use the arithmetic mean, or a normalisation whose scale begins above "
                                     "zero, such as scale = { 1, 100 }")});
}

sr_quantity sr_compose_value(const sr_composing *c, const sr_level_value *node)
{
    sr_quantity out = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_POINTS);
    if (node->end == SR_MEAN_NEGATIVE || node->end == SR_MEAN_FAILED) {
        out.missing = SR_NOT_MEASURABLE;
    } else if (!node->too_little && node->end != SR_MEAN_NOTHING) {
        out = sr_quantity_number(node->value, SR_IN_POINTS);
        out.decimals = 2;
        out.formula = c->index->method.normal.method == SR_NORMAL_NONE
                          ? "weighted mean of the scores, level by level"
                          : "weighted mean of the normalised values, level by level";
    }
    return out;
}

static sr_status unite_origins(const sr_composing *c, const sr_index_result *unit, size_t area,
                               const sr_origin **origin)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < unit->indicator_count && status == SR_OK; i++) {
        const sr_indicator_result *each = &unit->indicators[i];
        bool inside = area == SR_EVERY_AREA || sr_area_within(c->index, each->indicator->area, area);
        if (inside && each->score.missing == SR_PRESENT && each->outcome != NULL) {
            status = sr_origin_unite(c->build->arena, *origin, each->outcome->value.origin, origin);
        }
    }
    return status;
}

static void gather_unit(sr_composing *c, const sr_index_result *unit)
{
    for (size_t i = 0; i < unit->indicator_count; i++) {
        const sr_quantity *score = &unit->indicators[i].score;
        c->present[i] = score->missing == SR_PRESENT;
        c->values[i] = c->present[i] ? score->value : SR_INT(0);
    }
}

static sr_status put_areas(sr_composing *c, sr_index_result *unit)
{
    sr_area_result *areas = (sr_area_result *)unit->areas;
    sr_quantity none = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_NONE);
    sr_status status = SR_OK;
    for (size_t i = 0; i < unit->area_count && status == SR_OK; i++) {
        size_t listed = 0;
        for (size_t k = 0; k < unit->indicator_count; k++) {
            listed += sr_area_within(c->index, c->index->indicators[k].area, i);
        }
        areas[i].earned = none;
        areas[i].maximum = none;
        areas[i].goals = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
        areas[i].indicators = sr_quantity_number(SR_INT((int64_t)listed), SR_IN_COUNT);
        areas[i].value = sr_compose_value(c, &c->nodes[i]);
        areas[i].coverage = sr_quantity_number(c->nodes[i].coverage, SR_IN_SHARE);
        areas[i].state = sr_index_state(c->index, &areas[i].value);
        status = unite_origins(c, unit, i, &areas[i].value.origin);
    }
    return status;
}

static sr_status compose_unit(sr_composing *c, sr_index_result *unit)
{
    gather_unit(c, unit);
    sr_status status = sr_combine(&c->levels, c->values, c->present, c->nodes);
    if (status != SR_OK) {
        return status;
    }
    const sr_level_value root = c->nodes[c->levels.nodes];
    if (root.end == SR_MEAN_NEGATIVE) {
        tell_no_mean(c, unit);
    }
    unit->value = sr_compose_value(c, &root);
    unit->coverage = sr_quantity_number(root.coverage, SR_IN_SHARE);
    unit->state = sr_index_state(c->index, &unit->value);
    unit->earned = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_NONE);
    unit->maximum = unit->earned;
    unit->indicators_total = sr_quantity_number(SR_INT((int64_t)unit->indicator_count), SR_IN_COUNT);
    status = put_areas(c, unit);
    if (status == SR_OK) {
        status = unite_origins(c, unit, SR_EVERY_AREA, &unit->value.origin);
    }
    if (status == SR_OK) {
        status = sr_compose_shares(c, unit);
    }
    return status;
}

static sr_status start(sr_composing *c)
{
    sr_arena *arena = c->build->arena;
    c->values = sr_arena_array(arena, c->index->indicator_count + 1, sizeof *c->values);
    c->present = sr_arena_array(arena, c->index->indicator_count + 1, sizeof *c->present);
    c->column = sr_arena_array(arena, c->unit_count, sizeof *c->column);
    c->normal = sr_arena_array(arena, c->unit_count, sizeof *c->normal);
    c->in_column = sr_arena_array(arena, c->unit_count, sizeof *c->in_column);
    c->nodes = sr_arena_array(arena, c->index->area_count + 1, sizeof *c->nodes);
    bool room = c->values != NULL && c->present != NULL && c->column != NULL && c->normal != NULL &&
                c->in_column != NULL && c->nodes != NULL;
    return room ? make_levels(c) : SR_MEMORY;
}

sr_status sr_index_compose(sr_build *build, sr_index_result *units, size_t count)
{
    sr_composing c = {.build = build, .index = units[0].index, .units = units, .unit_count = count};
    sr_status status = start(&c);
    bool normalised = c.index->method.normal.method != SR_NORMAL_NONE;
    for (size_t i = 0; i < c.index->indicator_count && status == SR_OK; i++) {
        (normalised ? normalise_column : hundredfold)(&c, i);
    }
    for (size_t u = 0; u < count && status == SR_OK; u++) {
        status = compose_unit(&c, &units[u]);
    }
    if (status == SR_LIMIT) {
        sr_error(build->findings, "SR4404", &c.index->place,
                 SR_MSG("an area of {0} has too many indicators to be combined", c.index->id));
        status = SR_CONTENT;
    }
    return status;
}
