/* The parties' files, each party's index, and the mean of their weights. */
#include "model/weights/weights.h"

#include <string.h>

#include "model/weights/weights_index.h"
#include "model/weights/weights_read.h"

/* ---- files ---- */

static void tell_twice(const sr_build *build, const sr_party *party, const sr_party *earlier)
{
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = "SR4476",
                      .severity = SR_ERROR,
                      .place = party->id_place,
                      .message = SR_MSG("the party {0} has a file already: {1}", party->id, earlier->file),
                      .hint = SR_MSG("Name one file for each party: the one that counts.")});
}

/* The same party twice would count twice in the mean. */
static bool check_twice(const sr_build *build, const sr_party *parties, size_t count)
{
    bool good = true;
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (parties[i].id != NULL && sr_text_equal(parties[i].id, parties[k].id)) {
                tell_twice(build, &parties[i], &parties[k]);
                good = false;
                break;
            }
        }
    }
    return good;
}

/* All files are read, so that all that is wrong is told. */
static sr_status read_files(sr_build *build, const sr_results_ask *ask, sr_weights_frame *frame,
                            sr_party *parties, bool *good)
{
    sr_status status = SR_OK;
    *good = true;
    for (size_t i = 0; i < ask->weights_count && status == SR_OK; i++) {
        *good &=
            sr_weights_take(build->arena, build->findings, &ask->weights[i], frame, &parties[i], &status);
    }
    *good &= check_twice(build, parties, ask->weights_count);
    return status;
}

/* ---- weights ---- */

static size_t row_count(const sr_parties *parties)
{
    return parties->index->indicator_count + parties->rest.count;
}

static sr_status mean_weights(sr_build *build, const sr_parties *parties, const sr_number **out)
{
    size_t count = row_count(parties);
    sr_number *mean = sr_arena_array(build->arena, count + 1, sizeof *mean);
    if (mean == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        mean[i] = SR_INT(0);
        for (size_t p = 0; p < parties->count; p++) {
            if (sr_number_add(mean[i], parties->parties[p].weights[i], &mean[i]) != SR_OK) {
                return SR_OVERFLOW;
            }
        }
        if (sr_number_divide(mean[i], SR_INT((int64_t)parties->count), &mean[i]) != SR_OK) {
            return SR_OVERFLOW;
        }
    }
    *out = mean;
    return SR_OK;
}

static sr_status weigh(sr_build *build, const sr_parties *parties, const sr_number *weights, sr_weighed *out)
{
    return sr_weigh(build, parties->published, &parties->rest, weights, out);
}

/* The declared weights as those of a party, where all of them are published or part of a published total:
   there they are no weight of their own. */
static sr_status weigh_start(sr_build *build, sr_parties *parties)
{
    const sr_index *index = parties->index;
    const sr_rest *rest = &parties->rest;
    sr_number *weights = sr_arena_array(build->arena, row_count(parties) + 1, sizeof *weights);
    if (weights == NULL) {
        return SR_MEMORY;
    }
    parties->has_start = true;
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator *each = &index->indicators[i];
        parties->has_start =
            parties->has_start && (each->has_weight || sr_rest_covers(rest, index, each->area));
        weights[i] = each->has_weight ? each->weight : SR_INT(0);
    }
    for (size_t i = 0; i < rest->count; i++) {
        weights[index->indicator_count + i] = rest->rows[i].weight;
    }
    return parties->has_start ? weigh(build, parties, weights, &parties->start) : SR_OK;
}

static sr_status weigh_parties(sr_build *build, sr_parties *parties)
{
    sr_weighed *weighed = sr_arena_array(build->arena, parties->count + 1, sizeof *weighed);
    const sr_number *mean = NULL;
    sr_status status = weighed != NULL ? weigh_start(build, parties) : SR_MEMORY;
    for (size_t p = 0; p < parties->count && status == SR_OK; p++) {
        status = weigh(build, parties, parties->parties[p].weights, &weighed[p]);
        parties->any_example = parties->any_example || parties->parties[p].example;
    }
    parties->weighed = weighed;
    if (status == SR_OK) {
        status = mean_weights(build, parties, &mean);
    }
    return status == SR_OK ? weigh(build, parties, mean, &parties->mean) : status;
}

static sr_status compute(sr_build *build, sr_parties *parties)
{
    sr_status status = weigh_parties(build, parties);
    if (status == SR_OK) {
        status = sr_compare_parties(build, parties);
    }
    if (status == SR_OVERFLOW) {
        sr_error(build->findings, "SR4047", &parties->index->place,
                 SR_MSG("the weights of {0} are too large to be added exactly", parties->index->id));
    }
    return status;
}

sr_status sr_build_parties(sr_build *build, const sr_results_ask *ask, const sr_index_result *indices,
                           size_t index_count, const sr_parties **out)
{
    sr_weights_frame frame = {.forbund = build->forbund,
                              .period = build->period,
                              .model = build->model,
                              .indices = indices,
                              .index_count = index_count};
    sr_parties *parties = sr_arena_alloc(build->arena, sizeof *parties);
    sr_party *read = sr_arena_array(build->arena, ask->weights_count + 1, sizeof *read);
    bool good = false;
    if (parties == NULL || read == NULL) {
        return SR_MEMORY;
    }
    sr_status status = read_files(build, ask, &frame, read, &good);
    if (status != SR_OK || !good || frame.index == NULL) {
        return status;
    }
    const char *version = sr_arena_text(build->arena, frame.version);
    if (version == NULL) {
        return SR_MEMORY;
    }
    *parties = (sr_parties){.index = frame.index,
                            .version = version,
                            .rest = frame.rest,
                            .unit_count = frame.rest.unit_count,
                            .published = frame.units,
                            .count = ask->weights_count,
                            .parties = read};
    if (parties->unit_count == 0) {
        return SR_OK; /* no unit of the index is active in the period */
    }
    status = compute(build, parties);
    *out = status == SR_OK ? parties : NULL;
    return status == SR_OVERFLOW ? SR_OK : status;
}
