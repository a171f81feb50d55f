/* What each indicator of an index that is combined level by level gives, could give, and would lift: in
   doubles where fractions no longer fit, as the index itself. */
#include "composite/calc.h"
#include "model/index/index_compose.h"

/* Of an arithmetic mean on every level what the indicators give can be added. */
static bool is_linear(const sr_index_method *method)
{
    return method->within == SR_ARITHMETIC && method->between == SR_ARITHMETIC;
}

/* Points by which the index changes when one value becomes another. */
static sr_quantity moved_by(sr_composing *c, const sr_quantity *whole, size_t leaf, bool present,
                            sr_number value, sr_status *status)
{
    sr_quantity out = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS);
    bool was = c->present[leaf];
    sr_number before = c->values[leaf];
    c->present[leaf] = present;
    c->values[leaf] = value;
    if (*status == SR_OK) {
        *status = sr_combine(&c->levels, c->values, c->present, c->nodes);
    }
    sr_quantity then = sr_compose_value(c, &c->nodes[c->levels.nodes]);
    if (*status == SR_OK && then.missing == SR_PRESENT && whole->missing == SR_PRESENT) {
        sr_calc calc = {0};
        sr_number difference = sr_calc_subtract(&calc, then.value, whole->value);
        out = calc.failed ? out : sr_quantity_number(difference, SR_IN_POINTS);
        out.decimals = 2;
    }
    c->present[leaf] = was;
    c->values[leaf] = before;
    return out;
}

static sr_quantity negated(sr_quantity quantity)
{
    /* From zero, so that a double does not become a zero below zero. */
    sr_calc calc = {0};
    if (quantity.missing == SR_PRESENT) {
        quantity.value = sr_calc_subtract(&calc, SR_INT(0), quantity.value);
    }
    return calc.failed ? sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS) : quantity;
}

/* What is better than the best already is not lifted by it. */
static sr_quantity at_least_nothing(sr_quantity quantity)
{
    if (quantity.missing == SR_PRESENT && sr_number_compare(quantity.value, SR_INT(0)) < 0) {
        quantity.value = SR_INT(0);
    }
    return quantity;
}

/* What a value gives is what the index would lose with the worst value in its place. */
static sr_status put_shares(sr_composing *c, sr_index_result *unit)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < unit->indicator_count; i++) {
        sr_indicator_result *out = (sr_indicator_result *)&unit->indicators[i];
        sr_quantity none = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS);
        out->contribution = none;
        out->possible = none;
        out->lift = none;
        if (!c->present[i]) {
            continue;
        }
        sr_number best = sr_index_best(c->units, c->unit_count, i);
        out->lift = at_least_nothing(moved_by(c, &unit->value, i, true, best, &status));
        out->contribution = negated(moved_by(c, &unit->value, i, true, sr_index_worst(c->index), &status));
        if (out->lift.missing == SR_PRESENT && out->contribution.missing == SR_PRESENT) {
            sr_calc calc = {0};
            sr_number sum = sr_calc_add(&calc, out->lift.value, out->contribution.value);
            out->possible = calc.failed ? none : sr_quantity_number(sum, SR_IN_POINTS);
        }
    }
    return status;
}

static void put_enough(const sr_composing *c, sr_index_result *unit)
{
    for (size_t i = 0; i < unit->indicator_count; i++) {
        sr_indicator_result *out = (sr_indicator_result *)&unit->indicators[i];
        sr_quantity then = unit->value;
        sr_calc calc = {0};
        out->enough = false;
        if (unit->state == SR_STATE_NOT_MET && out->lift.missing == SR_PRESENT) {
            then.value = sr_calc_add(&calc, unit->value.value, out->lift.value);
            out->enough = !calc.failed && sr_index_state(c->index, &then) == SR_STATE_MET;
        }
    }
}

/* Of a linear index an area gives the sum of what its indicators give; of others that has no meaning. */
static void add_areas(const sr_composing *c, sr_index_result *unit)
{
    for (size_t a = 0; a < unit->area_count; a++) {
        sr_area_result *area = (sr_area_result *)&unit->areas[a];
        sr_quantity none = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS);
        sr_number given = SR_INT(0);
        sr_number left = SR_INT(0);
        sr_calc calc = {0};
        bool known = is_linear(&c->index->method) && unit->value.missing == SR_PRESENT &&
                     area->value.missing == SR_PRESENT;
        for (size_t i = 0; i < unit->indicator_count; i++) {
            const sr_indicator_result *each = &unit->indicators[i];
            if (sr_area_within(c->index, each->indicator->area, a) && each->lift.missing == SR_PRESENT) {
                given = sr_calc_add(&calc, given, each->contribution.value);
                left = sr_calc_add(&calc, left, each->lift.value);
            }
        }
        known = known && !calc.failed;
        area->contribution = known ? sr_quantity_number(given, SR_IN_POINTS) : none;
        area->missed = known ? sr_quantity_number(left, SR_IN_POINTS) : none;
    }
}

sr_status sr_compose_shares(sr_composing *c, sr_index_result *unit)
{
    sr_status status = put_shares(c, unit);
    put_enough(c, unit);
    add_areas(c, unit);
    return status;
}
