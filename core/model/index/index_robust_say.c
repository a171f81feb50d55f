/* What the robustness of an index says, in sentences that are understood without statistics. Weights and
   samples are kept apart. A count is printed as a count: never "100 %". */
#include "model/index/index_robust.h"

/* Shares of the draws from which a conclusion stands, and mostly stands. */
enum { STANDS = 95, MOSTLY = 80 };

typedef struct saying {
    sr_build *build;
    const sr_index_result *unit;
    sr_robust_result *out;
    sr_status status;
} saying;

static const char *count_text(saying *s, size_t count)
{
    sr_buf text = {0};
    const sr_quantity quantity = sr_quantity_number(SR_INT((int64_t)count), SR_IN_COUNT);
    if (sr_quantity_write(&text, &quantity, s->build->language, false) == SR_MEMORY) {
        s->status = SR_MEMORY;
    }
    const char *kept = sr_arena_copy(s->build->arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    s->status = kept == NULL ? SR_MEMORY : s->status;
    return kept != NULL ? kept : "";
}

static const char *share_text(saying *s, sr_number share)
{
    sr_buf text = {0};
    const sr_quantity quantity = sr_quantity_number(share, SR_IN_SHARE);
    if (sr_quantity_write(&text, &quantity, s->build->language, true) == SR_MEMORY) {
        s->status = SR_MEMORY;
    }
    const char *kept = sr_arena_copy(s->build->arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    s->status = kept == NULL ? SR_MEMORY : s->status;
    return kept != NULL ? kept : "";
}

static void say(saying *s, sr_message message)
{
    sr_buf text = {0};
    sr_message_write(&text, &message, s->build->language);
    const char *kept = sr_arena_copy(s->build->arena, sr_buf_string(&text), text.length);
    if (kept == NULL || text.failed) {
        s->status = SR_MEMORY;
    } else {
        s->out->sentences[s->out->sentence_count++] = kept;
    }
    sr_buf_free(&text);
}

/* Draws in which the conclusion is the same as by the proposal. */
static size_t held(const saying *s, const sr_drawn *drawn)
{
    return s->out->met ? drawn->met : drawn->draws - drawn->met;
}

static int grade(const saying *s, const sr_drawn *drawn)
{
    size_t same = held(s, drawn) * 100;
    return same >= STANDS * drawn->draws ? 2 : same >= MOSTLY * drawn->draws ? 1 : 0;
}

/* ---- weights ---- */

static sr_message within_message(const saying *s, int found, const char *same, const char *all,
                                 const char *by)
{
    if (s->out->met) {
        return found == 2
                   ? SR_MSG("The conclusion stands other weights: the target is reached in {0} of {1} draws "
                            "where each weight changes by at most {2}.",
                            same, all, by)
               : found == 1
                   ? SR_MSG("The conclusion mostly stands other weights: the target is reached in {0} of {1} "
                            "draws where each weight changes by at most {2}.",
                            same, all, by)
                   : SR_MSG(
                         "The conclusion depends on the weights: the target is reached in {0} of {1} draws "
                         "where each weight changes by at most {2}.",
                         same, all, by);
    }
    return found == 2
               ? SR_MSG("The conclusion stands other weights: the target is missed in {0} of {1} draws where "
                        "each weight changes by at most {2}.",
                        same, all, by)
           : found == 1
               ? SR_MSG(
                     "The conclusion mostly stands other weights: the target is missed in {0} of {1} draws "
                     "where each weight changes by at most {2}.",
                     same, all, by)
               : SR_MSG("The conclusion depends on the weights: the target is missed in {0} of {1} draws "
                        "where each weight changes by at most {2}.",
                        same, all, by);
}

static sr_message around_message(const saying *s, int found, const char *same, const char *all)
{
    if (s->out->met) {
        return found == 2
                   ? SR_MSG("The conclusion stands other weights: the target is reached in {0} of {1} draws "
                            "around the proposal.",
                            same, all)
               : found == 1
                   ? SR_MSG("The conclusion mostly stands other weights: the target is reached in {0} of {1} "
                            "draws around the proposal.",
                            same, all)
                   : SR_MSG(
                         "The conclusion depends on the weights: the target is reached in {0} of {1} draws "
                         "around the proposal.",
                         same, all);
    }
    return found == 2
               ? SR_MSG(
                     "The conclusion stands other weights: the target is missed in {0} of {1} draws around "
                     "the proposal.",
                     same, all)
           : found == 1
               ? SR_MSG(
                     "The conclusion mostly stands other weights: the target is missed in {0} of {1} draws "
                     "around the proposal.",
                     same, all)
               : SR_MSG("The conclusion depends on the weights: the target is missed in {0} of {1} draws "
                        "around the proposal.",
                        same, all);
}

static void say_weights(saying *s)
{
    const sr_drawn *drawn = &s->out->weights;
    if (!s->out->judged || drawn->draws == 0) {
        return;
    }
    int found = grade(s, drawn);
    const char *same = count_text(s, held(s, drawn));
    const char *all = count_text(s, drawn->draws);
    if (s->out->rule.spread == SR_SPREAD_WITHIN) {
        say(s, within_message(s, found, same, all, share_text(s, s->out->rule.amount)));
    } else {
        say(s, around_message(s, found, same, all));
    }
}

/* ---- samples ---- */

static sr_message sample_message(const saying *s, int found, const char *same, const char *all)
{
    if (s->out->met) {
        return found == 2
                   ? SR_MSG(
                         "The conclusion stands the chance in the samples: the target is reached in {0} of "
                         "{1} draws where others might have answered.",
                         same, all)
               : found == 1
                   ? SR_MSG(
                         "The conclusion mostly stands the chance in the samples: the target is reached in "
                         "{0} of {1} draws where others might have answered.",
                         same, all)
                   : SR_MSG(
                         "The conclusion depends on who answered: the target is reached in {0} of {1} draws "
                         "where others might have answered.",
                         same, all);
    }
    return found == 2
               ? SR_MSG("The conclusion stands the chance in the samples: the target is missed in {0} of {1} "
                        "draws where others might have answered.",
                        same, all)
           : found == 1
               ? SR_MSG("The conclusion mostly stands the chance in the samples: the target is missed in {0} "
                        "of {1} draws where others might have answered.",
                        same, all)
               : SR_MSG("The conclusion depends on who answered: the target is missed in {0} of {1} draws "
                        "where others might have answered.",
                        same, all);
}

static void say_samples(saying *s)
{
    const sr_drawn *drawn = &s->out->samples;
    if (s->out->judged && s->out->sampled > 0 && drawn->draws > 0) {
        size_t at = s->out->sentence_count;
        say(s,
            sample_message(s, grade(s, drawn), count_text(s, held(s, drawn)), count_text(s, drawn->draws)));
        s->out->sample_sentence = s->out->sentence_count > at ? s->out->sentences[at] : NULL;
    }
}

/* ---- ranks ---- */

static void say_ranks(saying *s)
{
    const sr_drawn *drawn = &s->out->weights;
    if (drawn->rank_low == 0 || s->unit->ranked < 2) {
        return;
    }
    if (drawn->rank_low == drawn->rank_high) {
        say(s, SR_MSG("The place among the units is {0} also with other weights.",
                      count_text(s, drawn->rank_low)));
    } else {
        say(s, SR_MSG("The place among the units lies between {0} and {1} with other weights.",
                      count_text(s, drawn->rank_low), count_text(s, drawn->rank_high)));
    }
}

/* ---- coverage ---- */

/* Draws in which too little of the weight is measured for a value are counted apart. */
static void say_uncovered(saying *s)
{
    size_t without = s->out->rule.draws - s->out->weights.draws;
    if (s->unit->index->method.has_coverage && without > 0) {
        say(s,
            SR_MSG("In {0} of {1} draws too little of the weight is measured for the index to have a value.",
                   count_text(s, without), count_text(s, s->out->rule.draws)));
    }
}

sr_status sr_robust_say(sr_build *build, const sr_index_result *unit, sr_robust_result *out)
{
    saying s = {.build = build, .unit = unit, .out = out, .status = SR_OK};
    say_weights(&s);
    say_ranks(&s);
    say_samples(&s);
    say_uncovered(&s);
    return s.status;
}
