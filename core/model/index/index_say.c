/* How an index is computed, in sentences: what `explain` and the method appendix say. */
#include "model/index/index.h"

typedef struct saying {
    sr_buf *out;
    sr_language language;
    const sr_index_method *method;
    sr_status status;
} saying;

static void say(saying *s, sr_message message)
{
    if (s->out->length > 0) {
        sr_buf_char(s->out, ' ');
    }
    sr_message_write(s->out, &message, s->language);
}

/* A plain number, or a share in per cent, in the buffer given. */
static const char *number_text(saying *s, sr_buf *text, sr_number number, sr_measured_in unit)
{
    sr_quantity quantity = sr_quantity_number(sr_settled(number), unit);
    const int moved = unit == SR_IN_SHARE ? 2 : 0; /* 0.25 is printed as 25 % */
    const int decimals = (int)sr_number_decimals(quantity.value, 2 + moved) - moved;
    quantity.decimals = decimals > 0 ? decimals : -1;
    if (sr_quantity_write(text, &quantity, s->language, true) == SR_MEMORY) {
        s->status = SR_MEMORY;
    }
    return sr_buf_string(text);
}

static void say_scoring(saying *s)
{
    switch (s->method->scoring.kind) {
    case SR_SCORING_SHARE_REACHED:
        say(s, SR_MSG("An outcome earns the share of its target that it reaches, at most the whole weight."));
        return;
    case SR_SCORING_SHARE_UNCAPPED:
        say(s, SR_MSG("An outcome earns the share of its target that it reaches, also more than the whole "
                      "weight."));
        return;
    case SR_SCORING_STEPS:
        say(s, SR_MSG("An outcome that reaches its target earns the whole weight, others a share by declared "
                      "steps."));
        return;
    case SR_SCORING_OWN:
        say(s, SR_MSG("What an outcome earns is computed by a rule of the script."));
        return;
    case SR_SCORING_UNSAID:
    case SR_SCORING_ALL_OR_NOTHING:
    case SR_SCORINGS:
        break;
    }
    say(s, SR_MSG("An outcome that reaches its target earns the whole weight, others nothing unless a rule "
                  "for near "
                  "says otherwise."));
}

static sr_message normal_message(const sr_normal_rule *rule, const char *low, const char *high)
{
    switch (rule->method) {
    case SR_NORMAL_MIN_MAX:
        return SR_MSG("Outcomes are normalised between the worst and the best of the units, {0}–{1}.", low,
                      high);
    case SR_NORMAL_Z_SCORE:
        return SR_MSG(
            "Outcomes are normalised as standard scores: the mean is {0}, one standard deviation above it "
            "{1}.",
            low, high);
    case SR_NORMAL_RANK:
        return SR_MSG("Outcomes are replaced by their rank among the units, where 1 is the worst.");
    case SR_NORMAL_PERCENTILE_RANK:
        return SR_MSG("Outcomes are replaced by the share of the other units that are worse, {0}–{1}.", low,
                      high);
    case SR_NORMAL_DISTANCE_TO_TARGET:
        return rule->capped ? SR_MSG("Outcomes are normalised between the worst of the units and the target, "
                                     "{0}–{1}; more than "
                                     "the target counts no more.",
                                     low, high)
                            : SR_MSG("Outcomes are normalised between the worst of the units and the target, "
                                     "{0}–{1}; more than "
                                     "the target counts more.",
                                     low, high);
    case SR_NORMAL_GOALPOSTS:
        return SR_MSG("Outcomes are normalised between declared levels, {0}–{1}; what lies outside counts as "
                      "the level.",
                      low, high);
    case SR_NORMAL_NONE:
    case SR_NORMALISATIONS:
        break;
    }
    return (sr_message){0};
}

static void say_normalisation(saying *s)
{
    sr_buf low = {0};
    sr_buf high = {0};
    const sr_normal_rule *rule = &s->method->normal;
    const char *first = number_text(s, &low, rule->low, SR_IN_NONE);
    const char *second = number_text(s, &high, rule->high, SR_IN_NONE);
    say(s, normal_message(rule, first, second));
    sr_buf_free(&low);
    sr_buf_free(&high);
}

static void say_weighting(saying *s)
{
    switch (s->method->weighting) {
    case SR_WEIGHTING_EQUAL:
        say(s, SR_MSG("Every indicator weighs the same."));
        return;
    case SR_WEIGHTING_BY_AREA:
        say(s, SR_MSG("Every area weighs the same unless it has a weight of its own."));
        return;
    case SR_WEIGHTING_GIVEN:
    case SR_WEIGHTINGS:
        break;
    }
    say(s, SR_MSG("The weights are as given."));
}

static void say_weights_file(saying *s, const sr_index *index)
{
    if (index->weights_file == NULL) {
        return;
    }
    say(s, SR_MSG("The weights are those of {0}, read from {1}.", index->weights_party, index->weights_file));
    if (index->weights_example) {
        say(s, SR_MSG("They are made up, as an example."));
    }
}

static const char *mean_word(const saying *s, sr_aggregation aggregation)
{
    switch (aggregation) {
    case SR_GEOMETRIC:
        return sr_word(s->language, "geometric mean");
    case SR_HARMONIC:
        return sr_word(s->language, "harmonic mean");
    case SR_PENALISED:
        return sr_word(s->language, "mean that penalises imbalance");
    case SR_ARITHMETIC:
    case SR_AGGREGATIONS:
        break;
    }
    return sr_word(s->language, "arithmetic mean");
}

static void say_aggregation(saying *s)
{
    if (!sr_index_is_composed(s->method)) {
        say(s, SR_MSG("Points are added over all indicators."));
        return;
    }
    say(s, SR_MSG("Indicators of an area are combined by the {0}, areas by the {1}.",
                  mean_word(s, s->method->within), mean_word(s, s->method->between)));
}

static void say_missing(saying *s)
{
    sr_buf share = {0};
    say(s, s->method->counts_missing ? SR_MSG("What is not measured counts as missed.")
                                     : SR_MSG("What is not measured is left out."));
    if (s->method->has_coverage) {
        say(s, SR_MSG("At least {0} of the weight must be measured, else there is no value.",
                      number_text(s, &share, s->method->coverage, SR_IN_SHARE)));
    }
    sr_buf_free(&share);
}

static void say_robustness(saying *s, const sr_robustness *rule)
{
    sr_buf draws = {0};
    sr_buf seed = {0};
    sr_buf share = {0};
    if (!rule->declared) {
        return;
    }
    const char *count = number_text(s, &draws, SR_INT((int64_t)rule->draws), SR_IN_COUNT);
    const char *begin = number_text(s, &seed, SR_INT((int64_t)rule->seed), SR_IN_NONE);
    bool within = rule->spread == SR_SPREAD_WITHIN;
    const char *amount = number_text(s, &share, rule->amount, within ? SR_IN_SHARE : SR_IN_NONE);
    say(s,
        within
            ? SR_MSG(
                  "Robustness: {0} draws from the seed {1}, where each weight changes evenly by at most {2}.",
                  count, begin, amount)
            : SR_MSG("Robustness: {0} draws from the seed {1}, where the weights follow a Dirichlet "
                     "distribution "
                     "around the proposal with the concentration {2}.",
                     count, begin, amount));
    sr_buf_free(&draws);
    sr_buf_free(&seed);
    sr_buf_free(&share);
}

sr_status sr_index_say_method(const sr_index *index, sr_language language, sr_buf *out)
{
    saying s = {.out = out, .language = language, .method = &index->method, .status = SR_OK};
    if (index->method.normal.method == SR_NORMAL_NONE) {
        say_scoring(&s);
    } else {
        say_normalisation(&s);
    }
    say_weighting(&s);
    say_weights_file(&s, index);
    say_aggregation(&s);
    say_missing(&s);
    say_robustness(&s, &index->robustness);
    return s.status == SR_OK ? sr_buf_status(out) : s.status;
}
