/* Evaluates measures once each, and tells cycles by their members. */
#include "model/evaluate.h"

#include <string.h>

#include "base/running.h"
#include "model/evaluation.h"

typedef enum memo_state { MEMO_RUNNING, MEMO_DONE, MEMO_FAILED } memo_state;

struct sr_memo {
    const sr_measure *measure;
    const sr_unit *unit;
    const char *group; /* text of the key; "" for the whole */
    sr_period period;
    memo_state state;
    sr_quantity value;
    sr_memo *next;  /* in the same chain */
    sr_memo *outer; /* the measure that asked for this one, while it is running */
};

enum { DEEPEST = 100 };

sr_evaluation *sr_evaluation_new(sr_arena *arena, const sr_forbund *forbund, const sr_model *model,
                                 const sr_dataset *datasets, size_t dataset_count, sr_findings *findings)
{
    sr_evaluation *evaluation = sr_arena_alloc(arena, sizeof *evaluation);
    if (evaluation != NULL) {
        *evaluation = (sr_evaluation){.arena = arena,
                                      .forbund = forbund,
                                      .model = model,
                                      .datasets = datasets,
                                      .dataset_count = dataset_count,
                                      .findings = findings,
                                      .has_period = dataset_count > 0};
        if (dataset_count > 0) {
            evaluation->period = datasets[0].period;
        }
    }
    return evaluation;
}

sr_findings *sr_evaluation_findings(const sr_evaluation *evaluation)
{
    return evaluation->findings;
}

const sr_model *sr_evaluation_model(const sr_evaluation *evaluation)
{
    return evaluation->model;
}

sr_arena *sr_evaluation_arena(const sr_evaluation *evaluation)
{
    return evaluation->arena;
}

const sr_dataset *sr_evaluation_dataset(const sr_evaluation *evaluation, sr_period period)
{
    for (size_t i = 0; i < evaluation->dataset_count; i++) {
        if (sr_period_equal(evaluation->datasets[i].period, period)) {
            return &evaluation->datasets[i];
        }
    }
    return NULL;
}

/* ---- memory of what was evaluated ---- */

static const char *group_text(const sr_group_key *group)
{
    return group != NULL ? group->text : "";
}

static sr_memo **chain(sr_evaluation *evaluation, const sr_measure *measure, const sr_context *context)
{
    size_t hash = sr_hash_text(sr_hash_text(17, measure->id), group_text(context->group));
    hash = sr_hash_text(hash, context->unit != NULL ? context->unit->id : "");
    hash = hash * 31 + (size_t)(context->period.year * 16 + context->period.part);
    return &evaluation->memos[hash % SR_MEMO_CHAINS];
}

static sr_memo *find(sr_memo *memo, const sr_measure *measure, const sr_context *context)
{
    for (; memo != NULL; memo = memo->next) {
        if (memo->measure == measure && memo->unit == context->unit &&
            sr_period_equal(memo->period, context->period) &&
            strcmp(memo->group, group_text(context->group)) == 0) {
            return memo;
        }
    }
    return NULL;
}

static sr_memo *remember(sr_evaluation *evaluation, const sr_measure *measure, const sr_context *context)
{
    const char *group = sr_arena_text(evaluation->arena, group_text(context->group));
    sr_memo *memo = group != NULL ? sr_arena_alloc(evaluation->arena, sizeof *memo) : NULL;
    if (memo != NULL) {
        sr_memo **first = chain(evaluation, measure, context);
        *memo = (sr_memo){.measure = measure,
                          .unit = context->unit,
                          .group = group,
                          .period = context->period,
                          .next = *first};
        *first = memo;
    }
    return memo;
}

/* ---- what can go wrong ---- */

/* "a → b → a", in the order of asking: `again` is running already. */
static void write_members(sr_buf *out, const sr_memo *memo, const sr_memo *again)
{
    if (memo != again) {
        write_members(out, memo->outer, again);
        sr_buf_text(out, " → ");
    }
    sr_buf_text(out, memo->measure->id);
}

static void tell_cycle(sr_evaluation *evaluation, const sr_memo *again)
{
    sr_buf members = {0};
    write_members(&members, evaluation->running, again);
    sr_buf_printf(&members, " → %s", again->measure->id);
    sr_error(evaluation->findings, "SR2260", &again->measure->place,
             SR_MSG("measures that need each other in a circle: {0}", sr_buf_string(&members)));
    sr_buf_free(&members);
}

static bool too_deep(const sr_evaluation *evaluation, const sr_measure *measure)
{
    if (evaluation->depth < DEEPEST) {
        return false;
    }
    sr_error(evaluation->findings, "SR2261", &measure->place,
             SR_MSG("the measure {0} needs more than {1} measures below each other", measure->id, "100"));
    return true;
}

static void tell_unit(const sr_evaluation *evaluation, const sr_measure *measure, const char *what,
                      const sr_quantity *value)
{
    sr_findings_add(evaluation->findings,
                    &(sr_finding){.code = "SR2262",
                                  .severity = SR_ERROR,
                                  .place = measure->place,
                                  .subject = measure->id,
                                  .message = SR_MSG("{0} is not in the unit of the measure", what),
                                  .found = sr_measured_in_id(value->measured_in),
                                  .expected = SR_MSG("{0}", sr_measured_in_id(measure->measured_in))});
}

/* 38 where 38 % was meant: the column was not declared as per cent. */
static bool looks_like_per_cent(const sr_measure *measure, const sr_quantity *value)
{
    return measure->measured_in == SR_IN_SHARE && value->measured_in == SR_IN_NONE && !value->has_base &&
           sr_number_compare(sr_number_absolute(value->value), SR_INT(1)) > 0;
}

static sr_status fit(sr_evaluation *evaluation, const sr_measure *measure, const char *what,
                     sr_quantity *value)
{
    if (value->missing == SR_PRESENT) {
        if (looks_like_per_cent(measure, value)) {
            sr_findings_add(evaluation->findings,
                            &(sr_finding){.code = "SR2262",
                                          .severity = SR_ERROR,
                                          .place = measure->place,
                                          .subject = measure->id,
                                          .message = SR_MSG("{0} of a share is greater than 1", what),
                                          .hint = SR_MSG("a column in per cent is declared with \"unit\": "
                                                         "\"percent\"")});
            return SR_CONTENT;
        }
        if (value->measured_in != SR_IN_NONE && measure->measured_in != SR_IN_NONE &&
            value->measured_in != measure->measured_in) {
            tell_unit(evaluation, measure, what, value);
            return SR_CONTENT;
        }
    }
    if (measure->measured_in != SR_IN_NONE) {
        value->measured_in = measure->measured_in;
    }
    if (measure->decimals >= 0) {
        value->decimals = measure->decimals;
    }
    return SR_OK;
}

sr_status sr_evaluation_call(sr_evaluation *evaluation, const sr_measure *measure, const char *what,
                             const sr_evaluator *evaluator, const sr_context *context, sr_quantity *out)
{
    enum { LONGEST = 200 };
    char running[LONGEST] = "measure ";
    (void)strncat(running, measure->id, sizeof running - strlen(running) - 1);
    *out = sr_quantity_missing(SR_NOT_MEASURED, measure->measured_in);
    if (evaluator->compute == NULL) {
        return SR_OK;
    }
    sr_running_begin(running, measure->place.file, measure->place.line);
    sr_status status = evaluator->compute(evaluator->user, context, out);
    if (status == SR_OK) {
        return fit(evaluation, measure, what, out);
    }
    if (status == SR_OVERFLOW || sr_findings_errors(evaluation->findings) == 0) {
        sr_error(evaluation->findings, "SR2263", &measure->place,
                 SR_MSG("{0} of {1} could not be computed", what, measure->id));
    }
    return status == SR_MEMORY ? SR_MEMORY : SR_CONTENT;
}

static sr_status run(sr_evaluation *evaluation, sr_memo *memo, const sr_context *context)
{
    memo->outer = evaluation->running;
    evaluation->running = memo;
    evaluation->depth++;
    sr_status status =
        sr_evaluation_call(evaluation, memo->measure, "value", &memo->measure->value, context, &memo->value);
    evaluation->depth--;
    evaluation->running = memo->outer;
    memo->state = status == SR_OK ? MEMO_DONE : MEMO_FAILED;
    return status;
}

sr_status sr_evaluate(sr_evaluation *evaluation, const sr_measure *measure, const sr_context *context,
                      const sr_quantity **out)
{
    sr_context own = *context;
    own.evaluation = evaluation;
    own.forbund = evaluation->forbund;
    sr_memo *memo = find(*chain(evaluation, measure, context), measure, context);
    if (memo == NULL) {
        if (too_deep(evaluation, measure)) {
            return SR_CONTENT;
        }
        memo = remember(evaluation, measure, context);
        if (memo == NULL) {
            return SR_MEMORY;
        }
        sr_status status = run(evaluation, memo, &own);
        if (status == SR_MEMORY) {
            return status;
        }
    } else if (memo->state == MEMO_RUNNING) {
        tell_cycle(evaluation, memo);
        return SR_CONTENT;
    }
    *out = &memo->value;
    return memo->state == MEMO_DONE ? SR_OK : SR_CONTENT;
}
