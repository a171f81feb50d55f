/* A chosen file of weights as the weights of the index that a script declares. */
#include "model/weights/weights_read.h"

/* What the file says of its standing becomes that of the index and of each weight. */
static bool put(sr_arena *arena, const sr_party *party, sr_index *index)
{
    sr_indicator *indicators = (sr_indicator *)index->indicators;
    char date[16] = "";
    const char *decided = NULL;
    if (party->decided) {
        sr_day_write(party->date, date);
        decided = sr_arena_printf(arena, "%s § %s", date, party->paragraph);
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        indicators[i].has_weight = true;
        indicators[i].weight = party->weights[i];
        indicators[i].decided = decided;
        indicators[i].proposed = !party->decided;
    }
    index->decided = decided;
    index->proposed = !party->decided;
    index->weights_file = party->file;
    index->weights_sha256 = party->sha256;
    index->weights_party = party->name;
    index->weights_example = party->example;
    return !party->decided || decided != NULL;
}

static bool tell_said_twice(sr_findings *findings, const sr_index *index)
{
    bool twice = index->decided != NULL || index->proposed;
    if (twice) {
        sr_findings_add(
            findings, &(sr_finding){.code = "SR4479",
                                    .severity = SR_ERROR,
                                    .place = index->place,
                                    .message = SR_MSG("the file of weights says whether they are proposed or "
                                                      "decided, and so does the index {0}",
                                                      index->id),
                                    .hint = SR_MSG("Take decided, proposed or status away from the index.")});
    }
    return twice;
}

/* With other weights the published totals are others too, and nobody knows which. */
static bool tell_published(sr_findings *findings, const sr_index *index)
{
    bool any = sr_index_has_published(index);
    if (any) {
        sr_findings_add(
            findings,
            &(sr_finding){.code = "SR4481",
                          .severity = SR_ERROR,
                          .place = index->place,
                          .message =
                              SR_MSG("the index {0} has published totals, which were earned with other "
                                     "weights than those of the file",
                                     index->id),
                          .hint = SR_MSG("take published away from the index and its areas; or leave the "
                                         "weights as they are, and compute the index with the file by "
                                         "samrapport index --weights")});
    }
    return any;
}

bool sr_weights_choose(sr_arena *arena, sr_findings *findings, const sr_forbund *forbund, sr_period period,
                       const sr_weights_file *file, sr_index *index, sr_status *status)
{
    sr_weights_frame frame = {.forbund = forbund, .period = period, .index = index};
    sr_party party;
    *status = sr_index_version(index, frame.version);
    if (*status != SR_OK || sr_index_points_to_give(index, &frame.rest.points) != SR_OK) {
        return false; /* weights that cannot be added are told with the index */
    }
    bool twice = tell_said_twice(findings, index);
    bool published = tell_published(findings, index);
    bool good = sr_weights_take(arena, findings, file, &frame, &party, status);
    if (*status != SR_OK || !good || twice || published) {
        return false;
    }
    if (!put(arena, &party, index)) {
        *status = SR_MEMORY;
    }
    return *status == SR_OK;
}
