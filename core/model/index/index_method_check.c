/* Checks of how an index is computed: weights, levels and choices that cannot be, or not together. */
#include <string.h>

#include "model/declare_check.h"
#include "model/index/index.h"
#include "model/judge.h"

typedef struct checking {
    const sr_declare_check *check;
    const sr_index *index;
    const char *subject;
} checking;

typedef struct complaint {
    const char *code;
    const sr_place *place; /* NULL: the index's */
    sr_message message, expected, hint;
    const char *found;
} complaint;

static void complain(const checking *c, complaint what)
{
    sr_findings_add(c->check->findings,
                    &(sr_finding){.code = what.code,
                                  .severity = SR_ERROR,
                                  .place = what.place != NULL ? *what.place : c->index->place,
                                  .subject = c->subject,
                                  .message = what.message,
                                  .found = what.found,
                                  .expected = what.expected,
                                  .hint = what.hint});
}

static const char *shown(const checking *c, sr_number number)
{
    return sr_plain_number(c->check->arena, number);
}

static bool above_zero(sr_number number)
{
    return sr_number_compare(number, SR_INT(0)) > 0;
}

/* ---- weights ---- */

static void check_weights(const checking *c)
{
    size_t weighted = 0;
    bool any = false;
    for (size_t i = 0; i < c->index->indicator_count; i++) {
        const sr_indicator *each = &c->index->indicators[i];
        weighted += each->has_weight;
        any = any || (each->has_weight && above_zero(each->weight));
    }
    if (weighted > 0 && weighted == c->index->indicator_count && !any && !sr_index_has_published(c->index) &&
        c->index->method.weighting != SR_WEIGHTING_EQUAL) {
        complain(c, (complaint){.code = "SR2401",
                                .message = SR_MSG("every weight of the index {0} is zero", c->index->id),
                                .expected = SR_MSG("at least one weight above zero")});
    }
}

static void check_area_weight(const checking *c, const sr_index_area *area)
{
    if (area->has_weight && sr_number_compare(area->weight, SR_INT(0)) < 0) {
        complain(c, (complaint){.code = "SR2405",
                                .place = &area->place,
                                .message = SR_MSG("the weight of {0} is below zero", area->id),
                                .found = shown(c, area->weight),
                                .expected = SR_MSG("a weight of zero or more")});
    }
}

/* Areas beside each other all have a weight, or none has: one without would be guessed. */
static void check_area_weights(const checking *c)
{
    bool by_area = c->index->method.weighting == SR_WEIGHTING_BY_AREA;
    for (size_t i = 0; i < c->index->area_count; i++) {
        const sr_index_area *area = &c->index->areas[i];
        check_area_weight(c, area);
        for (size_t k = 0; k < c->index->area_count && !area->has_weight && !by_area; k++) {
            const sr_index_area *other = &c->index->areas[k];
            if (other->inside == area->inside && other->has_weight) {
                complain(c, (complaint){.code = "SR2405",
                                        .place = &area->place,
                                        .message = SR_MSG("{0} has no weight, but {1} beside it has one",
                                                          area->id, other->id),
                                        .expected = SR_MSG("a weight of each area, or of none")});
                break;
            }
        }
    }
}

static void check_points(const checking *c)
{
    bool whole = c->index->points.den == 1 && c->index->points.num > 0;
    if (c->index->has_points && !whole) {
        complain(c, (complaint){.code = "SR2407",
                                .message = SR_MSG("the points to distribute are no positive whole number"),
                                .found = shown(c, c->index->points),
                                .expected = SR_MSG("a whole number such as 100")});
    }
}

/* ---- scoring ---- */

static bool by_share(const sr_scoring_rule *rule)
{
    bool steps = false;
    for (size_t i = 0; i < rule->step_count; i++) {
        steps = steps || !rule->steps[i].by_target;
    }
    return rule->kind == SR_SCORING_SHARE_REACHED || rule->kind == SR_SCORING_SHARE_UNCAPPED || steps;
}

static bool is_share(sr_number number)
{
    return sr_number_compare(number, SR_INT(0)) >= 0 && sr_number_compare(number, SR_INT(1)) <= 0;
}

static void check_level(const checking *c, const sr_step *step, const sr_place *place)
{
    if (!step->by_target && !above_zero(step->reached)) {
        complain(c,
                 (complaint){.code = "SR2408",
                             .place = place,
                             .message = SR_MSG("a step of the scoring is reached by no share of the target"),
                             .found = shown(c, step->reached),
                             .expected = SR_MSG("a share of the target above zero, such as \"90 %\"")});
    }
}

static void check_earning(const checking *c, const sr_step *step, sr_number before, const sr_place *place)
{
    bool more = sr_number_compare(step->earns, before) > 0;
    if (!is_share(step->earns)) {
        complain(c, (complaint){.code = "SR2408",
                                .place = place,
                                .message = SR_MSG("a step of the scoring earns no share of the weight"),
                                .found = shown(c, step->earns),
                                .expected = SR_MSG("a number from {0} to {1}", "0", "1")});
    } else if (more) {
        complain(c, (complaint){.code = "SR2408",
                                .place = place,
                                .message = SR_MSG("a step earns more than the step before it"),
                                .found = shown(c, step->earns),
                                .expected = SR_MSG("at most {0}: steps go from the best level down",
                                                   shown(c, before))});
    }
}

/* Levels from the best to the worst, each earning less than the one before. */
static void check_steps(const checking *c, const sr_scoring_rule *rule, const sr_place *place)
{
    sr_number before = SR_INT(1);
    for (size_t i = 0; i < rule->step_count; i++) {
        check_level(c, &rule->steps[i], place);
        check_earning(c, &rule->steps[i], before, place);
        before = rule->steps[i].earns;
    }
}

static void check_share_target(const checking *c, const sr_indicator *each)
{
    const sr_scoring_rule *rule = sr_index_scoring(c->index, each);
    bool up = each->target.comparator == SR_AT_LEAST_TARGET || each->target.comparator == SR_ABOVE;
    if (by_share(rule) && up && !each->scored && !above_zero(each->target.value)) {
        complain(c, (complaint){.code = "SR2404",
                                .place = &each->place,
                                .message = SR_MSG("no share of the target of {0} can be reached", each->id),
                                .found = shown(c, each->target.value),
                                .expected = SR_MSG("a target above zero, or scoring = \"all_or_nothing\"")});
    }
}

static void check_scoring(const checking *c)
{
    const sr_index_method *method = &c->index->method;
    check_steps(c, &method->scoring, NULL);
    for (size_t i = 0; i < c->index->indicator_count; i++) {
        check_steps(c, &c->index->indicators[i].scoring, &c->index->indicators[i].place);
        check_share_target(c, &c->index->indicators[i]);
    }
    if (method->scoring.kind > SR_SCORING_ALL_OR_NOTHING && above_zero(sr_settled(c->index->near_earns))) {
        complain(c, (complaint){.code = "SR2400",
                                .message = SR_MSG("near_earns is for scoring by all or nothing, not by {0}",
                                                  sr_scoring_id(method->scoring.kind)),
                                .hint = SR_MSG("take near_earns away, or the scoring")});
    }
}

/* ---- normalisation ---- */

static void exclude(const checking *c, sr_message message, sr_message hint)
{
    complain(c, (complaint){.code = "SR2400", .message = message, .hint = hint});
}

static void check_goalposts(const checking *c, const sr_indicator *each)
{
    bool wanted = c->index->method.normal.method == SR_NORMAL_GOALPOSTS;
    if (!wanted && !each->has_goalposts) {
        return;
    }
    int order = each->has_goalposts ? sr_number_compare(each->best_post, each->worst_post) : 0;
    bool lower = sr_indicator_lower_is_better(each);
    bool unit = each->measure != NULL && each->has_goalposts &&
                (each->measure->measured_in == SR_IN_SHARE) != (each->posts_in == SR_IN_SHARE);
    if (!wanted) {
        exclude(c, SR_MSG("{0} has goalposts, but the index is not normalised by them", each->id),
                SR_MSG("write normalise = \"goalposts\", or take them away"));
    } else if (unit) {
        complain(c, (complaint){.code = "SR2403",
                                .place = &each->place,
                                .message = SR_MSG("the goalposts of {0} are in another unit than its outcome",
                                                  each->id),
                                .expected = SR_MSG("goalposts = { \"50 %\", \"100 %\" } for a share, plain "
                                                   "numbers for others")});
    } else if (order == 0 || (order < 0) != lower) {
        complain(c, (complaint){
                        .code = "SR2403",
                        .place = &each->place,
                        .message = each->has_goalposts
                                       ? SR_MSG("the goalposts of {0} do not go from worst to best", each->id)
                                       : SR_MSG("{0} has no goalposts", each->id),
                        .expected = lower ? SR_MSG("goalposts = { worst, best }, falling: lower is better")
                                          : SR_MSG("goalposts = { worst, best }, rising: higher is better")});
    }
}

static void check_distance(const checking *c, const sr_indicator *each)
{
    sr_comparator comparator = each->target.comparator;
    bool level = each->target.has_value && comparator <= SR_BELOW;
    if (c->index->method.normal.method == SR_NORMAL_DISTANCE_TO_TARGET && !level) {
        complain(c, (complaint){.code = "SR2402",
                                .place = &each->place,
                                .message = SR_MSG("{0} has no target to measure the distance to", each->id),
                                .expected = SR_MSG("a target such as at_least \"90 %\"")});
    }
}

static bool named_before(const sr_index *index, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (index->units[i] == index->units[at]) {
            return true;
        }
    }
    return false;
}

static void check_units(const checking *c)
{
    sr_normalisation method = c->index->method.normal.method;
    if (method != SR_NORMAL_NONE && method != SR_NORMAL_GOALPOSTS && c->index->unit_count < 2) {
        exclude(
            c,
            SR_MSG("{0} compares units with each other, and there is only one", sr_normalisation_id(method)),
            SR_MSG("name them: units = { \"…\", \"…\" }; or use normalise = \"goalposts\""));
    }
    for (size_t i = 0; i < c->index->unit_count; i++) {
        if (named_before(c->index, i)) {
            complain(c, (complaint){.code = "SR2410",
                                    .message =
                                        SR_MSG("the index names the unit {0} twice", c->index->units[i]->id),
                                    .expected = SR_MSG("each unit once"),
                                    .hint = SR_MSG("take one of them out of units")});
        }
    }
    if (c->index->unit != NULL && c->index->unit_count > 0) {
        exclude(c, SR_MSG("the index has both unit and units"), SR_MSG("keep one of them"));
    }
}

static void check_scale(const checking *c)
{
    const sr_index_method *method = &c->index->method;
    sr_normalisation normal = method->normal.method;
    if (method->has_scale && (normal == SR_NORMAL_NONE || normal == SR_NORMAL_RANK)) {
        exclude(c,
                normal == SR_NORMAL_RANK ? SR_MSG("ranks have no scale")
                                         : SR_MSG("scale is for an index that is normalised"),
                SR_MSG("take scale away, or use another normalise"));
    } else if (method->has_scale && sr_number_compare(method->normal.low, method->normal.high) >= 0) {
        complain(c, (complaint){.code = "SR2409",
                                .message = SR_MSG("the scale does not rise"),
                                .expected = SR_MSG("two rising numbers, such as { 1, 100 }")});
    }
    if (method->has_capped && normal != SR_NORMAL_DISTANCE_TO_TARGET) {
        exclude(c, SR_MSG("capped is for normalise = \"distance_to_target\""),
                SR_MSG("of scores, use scoring = \"share_reached\" or \"share_reached_uncapped\""));
    }
}

static void check_variants(const checking *c)
{
    const sr_robustness *rule = &c->index->robustness;
    if (rule->variant_count > 0 && c->index->method.normal.method != SR_NORMAL_NONE) {
        exclude(c, SR_MSG("a normalised index has no scoring and no near to vary"),
                SR_MSG("take near and scoring out of robustness"));
    }
    for (size_t i = 0; i < rule->variant_count; i++) {
        check_steps(c, &rule->variants[i].scoring, NULL);
    }
}

static void check_normalised(const checking *c)
{
    const sr_index_method *method = &c->index->method;
    bool means = method->within != SR_ARITHMETIC || method->between != SR_ARITHMETIC;
    if (method->normal.method == SR_NORMAL_Z_SCORE && means && !method->has_scale) {
        exclude(c, SR_MSG("z-scores fall below zero, where only the arithmetic mean is defined"),
                SR_MSG("use aggregation = \"arithmetic\", or move them with scale = { 50, 60 }"));
    }
    if (method->normal.method != SR_NORMAL_NONE && method->scoring.kind != SR_SCORING_UNSAID) {
        exclude(
            c, SR_MSG("an index is either scored against its targets or normalised over its units, not both"),
            SR_MSG("take scoring away, or normalise"));
    }
    for (size_t i = 0; i < c->index->indicator_count; i++) {
        check_goalposts(c, &c->index->indicators[i]);
        check_distance(c, &c->index->indicators[i]);
    }
}

/* ---- the rest ---- */

/* Published totals are points pooled by the published weights: nothing else can be computed from them. */
static void check_published(const checking *c)
{
    const sr_index_method *method = &c->index->method;
    bool plain =
        !sr_index_is_composed(method) && method->weighting == SR_WEIGHTING_GIVEN && !method->has_coverage;
    if (sr_index_has_published(c->index) && !plain) {
        exclude(
            c, SR_MSG("published totals are pooled points, and cannot be weighed or combined in another way"),
            SR_MSG("take published away, or normalise, weighting, aggregation and coverage"));
    }
}

static void check_coverage(const checking *c)
{
    sr_number coverage = sr_settled(c->index->method.coverage);
    if (c->index->method.has_coverage &&
        (sr_number_compare(coverage, SR_INT(0)) < 0 || sr_number_compare(coverage, SR_INT(1)) > 0)) {
        complain(c, (complaint){.code = "SR2409",
                                .message = SR_MSG("the coverage is no share of the weight"),
                                .found = shown(c, coverage),
                                .expected = SR_MSG("a share from 0 % to 100 %")});
    }
}

void sr_check_index_method(const sr_declare_check *check, const sr_index *index, const char *subject)
{
    const checking c = {check, index, subject};
    check_weights(&c);
    check_area_weights(&c);
    check_points(&c);
    check_scoring(&c);
    check_units(&c);
    check_scale(&c);
    check_normalised(&c);
    check_variants(&c);
    check_published(&c);
    check_coverage(&c);
}
