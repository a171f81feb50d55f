/* Outcomes that are samples of an index: k of n, and how a drawn share is scored. */
#include "model/declare_check.h"
#include "model/index/index_robust_rows.h"

static bool is_sample(const sr_filling *f, const sr_indicator *indicator)
{
    sr_comparator comparator = indicator->target.comparator;
    sr_normalisation normal = f->units[0].index->method.normal.method;
    bool level = indicator->target.has_value && comparator <= SR_BELOW;
    bool own = indicator->scored || sr_index_scoring(f->units[0].index, indicator)->kind ==
                                        SR_SCORING_OWN; /* never called again */
    bool scored = normal != SR_NORMAL_NONE || (level && !own);
    bool wanted = indicator->measure != NULL &&
                  (f->rule->samples == SR_SAMPLES_ALL ||
                   (f->rule->samples == SR_SAMPLES_INTERVAL && indicator->measure->interval.wanted));
    return wanted && scored && indicator->measure->measured_in == SR_IN_SHARE;
}

/* The levels of a curve while they are written. */
typedef struct stepping {
    sr_curve *curve;
    double *level, *earns;
} stepping;

static void add_step(stepping *s, double level, double earns)
{
    s->level[s->curve->steps] = level;
    s->earns[s->curve->steps++] = earns;
}

/* The whole target earns all; `more` steps follow. False: out of memory. */
static bool begin_steps(sr_filling *f, sr_curve *curve, size_t more, stepping *out)
{
    curve->kind = SR_CURVE_STEPS;
    out->curve = curve;
    out->level = sr_arena_array(f->build->arena, more + 1, sizeof *out->level);
    out->earns = sr_arena_array(f->build->arena, more + 1, sizeof *out->earns);
    curve->level = out->level;
    curve->earns = out->earns;
    f->failed = f->failed || out->level == NULL || out->earns == NULL;
    if (!f->failed) {
        add_step(out, curve->target, 1);
    }
    return !f->failed;
}

static void all_or_nothing(sr_filling *f, const sr_index *index, sr_curve *curve)
{
    stepping s;
    if (begin_steps(f, curve, 1, &s) && index->has_near) {
        double near = real(index->near);
        add_step(&s, curve->target + (curve->lower_is_better ? near : -near), real(index->near_earns));
    }
}

static void by_steps(sr_filling *f, const sr_scoring_rule *rule, sr_curve *curve)
{
    stepping s;
    bool room = begin_steps(f, curve, rule->step_count, &s);
    for (size_t i = 0; i < rule->step_count && room; i++) {
        const sr_step *step = &rule->steps[i];
        double share = real(step->reached);
        double level = step->by_target          ? real(step->target.value)
                       : curve->lower_is_better ? curve->target / share
                                                : curve->target * share;
        add_step(&s, level, real(step->earns));
    }
}

static sr_curve curve_of(sr_filling *f, const sr_indicator *indicator)
{
    const sr_index *index = f->units[0].index;
    const sr_scoring_rule *rule = sr_index_scoring(index, indicator);
    const sr_normal_rule *normal = &index->method.normal;
    sr_curve curve = {.kind = SR_CURVE_LINE,
                      .lower_is_better = sr_indicator_lower_is_better(indicator),
                      .capped = rule->kind == SR_SCORING_SHARE_REACHED,
                      .target = real(indicator->target.value),
                      .worst = real(indicator->worst_post),
                      .best = real(indicator->best_post),
                      .low = real(normal->low),
                      .high = real(normal->high),
                      .factor = f->composed ? 100 : 1};
    if (normal->method == SR_NORMAL_GOALPOSTS) {
        return curve;
    }
    if (normal->method != SR_NORMAL_NONE) {
        curve.kind = SR_CURVE_RELATIVE;
        curve.method = normal->method;
        curve.capped = normal->capped;
        return curve;
    }
    if (rule->kind == SR_SCORING_SHARE_REACHED || rule->kind == SR_SCORING_SHARE_UNCAPPED) {
        curve.kind = SR_CURVE_SHARE;
    } else if (rule->kind == SR_SCORING_STEPS) {
        by_steps(f, rule, &curve);
    } else {
        all_or_nothing(f, index, &curve);
    }
    return curve;
}

static const sr_quantity *outcome_of(const sr_filling *f, size_t row, size_t unit)
{
    const sr_measure_result *outcome = f->units[unit].indicators[f->out->rows[row].at].outcome;
    return outcome != NULL && outcome->value.missing == SR_PRESENT ? &outcome->value : NULL;
}

static bool is_count(sr_number number)
{
    return sr_number_exact(number) && number.den == 1 && number.num >= 0;
}

/* k of n answers: another base has no chance that could be drawn. */
static bool is_of_answers(const sr_quantity *value)
{
    return is_count(value->numerator) && is_count(value->denominator) &&
           sr_number_compare(value->numerator, value->denominator) <= 0;
}

/* Where the robustness is declared somebody counts on the sample; else it is left out of what is tried. */
static void tell_no_sample(sr_filling *f, size_t row, size_t unit, const sr_quantity *value)
{
    const sr_indicator *indicator = f->out->rows[row].indicator;
    sr_arena *arena = f->build->arena;
    const char *found = sr_arena_printf(arena, "%s / %s", sr_plain_number(arena, value->numerator),
                                        sr_plain_number(arena, value->denominator));
    f->failed = f->failed || found == NULL;
    sr_findings_add(f->build->findings,
                    &(sr_finding){.code = "SR4405",
                                  .severity = f->rule->declared ? SR_ERROR : SR_WARNING,
                                  .place = indicator->place,
                                  .subject = f->units[unit].key,
                                  .message = SR_MSG("the outcome of {0} is no sample", indicator->id),
                                  .found = found,
                                  .expected = SR_MSG("k of n answers: whole numbers, k from 0 to n"),
                                  .hint = SR_MSG("correct the outcome, or let no samples be drawn: "
                                                 "robustness = { samples = \"none\" }")});
}

/* How many units have a sample; all have what they have, for relative methods. */
static size_t put_outcomes(sr_filling *f, size_t row)
{
    size_t sampled = 0;
    for (size_t u = 0; u < f->out->numbers.units; u++) {
        const sr_quantity *value = outcome_of(f, row, u);
        size_t at = row * f->out->numbers.units + u;
        f->raw[at] = value != NULL ? real(value->value) : 0;
        bool based = value != NULL && value->has_base && real(value->denominator) > 0;
        if (based && !is_of_answers(value)) {
            tell_no_sample(f, row, u, value);
        } else if (based) {
            f->hits[at] = real(value->numerator);
            f->asked[at] = real(value->denominator);
            sampled++;
        }
    }
    return sampled;
}

void sr_robust_samples(sr_filling *f)
{
    sr_draw_index *n = &f->out->numbers;
    bool relative = false;
    for (size_t row = 0; row < n->leaves - n->silent; row++) {
        const sr_indicator *indicator = f->out->rows[row].indicator;
        if (indicator != NULL && is_sample(f, indicator) && put_outcomes(f, row) > 0) {
            f->curves[row] = curve_of(f, indicator);
            f->out->sampled++;
            relative = relative || f->curves[row].kind == SR_CURVE_RELATIVE;
        }
    }
    if (f->out->sampled > 0) {
        n->curves = f->curves;
        n->hits = f->hits;
        n->asked = f->asked;
        n->raw = relative ? f->raw : NULL;
    }
}
