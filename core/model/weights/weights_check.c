/* A file of weights against its index: the same definition, every indicator once, and all the points. */
#include <stdio.h>
#include <string.h>

#include "model/weights/weights_read.h"

/* ---- the head ---- */

static sr_wrong_kind *kind_of(sr_weights_text *text, const char *code)
{
    sr_wrong_kind *kind = text->kinds;
    while (kind->code != NULL && strcmp(kind->code, code) != 0) {
        kind++;
    }
    kind->code = code;
    return kind;
}

/* Whether one more of a kind is told; what it takes time to say is found for these only. */
static bool is_told(sr_weights_text *text, const char *code)
{
    return kind_of(text, code)->count < SR_MOST_OF_A_KIND;
}

static void wrong_at(sr_weights_text *text, sr_node node, bool key, sr_finding finding)
{
    sr_wrong_kind *kind = kind_of(text, finding.code);
    if (kind->count++ < SR_MOST_OF_A_KIND) {
        sr_node_wrong(&text->reading, node, key, finding);
    } else if (kind->count == SR_MOST_OF_A_KIND + 1) {
        kind->first_untold = node;
    }
}

static void wrong(sr_weights_text *text, sr_node node, sr_finding finding)
{
    wrong_at(text, node, false, finding);
}

/* How many more there are of what has been told twenty times. */
static void tell_rest(sr_weights_text *text)
{
    for (const sr_wrong_kind *kind = text->kinds; kind->code != NULL; kind++) {
        if (kind->count > SR_MOST_OF_A_KIND) {
            char more[24];
            (void)snprintf(more, sizeof more, "%zu", kind->count - SR_MOST_OF_A_KIND);
            sr_node_wrong(
                &text->reading, kind->first_untold, false,
                (sr_finding){.code = kind->code, .message = SR_MSG("and {0} more of the same kind", more)});
        }
    }
}

static bool is_of_type(sr_weights_text *text, sr_node node, int type, sr_message expected)
{
    if ((node.json->type & type) == 0) {
        wrong(text, node,
              (sr_finding){
                  .code = "SR1012", .message = SR_MSG("the value has the wrong type"), .expected = expected});
    }
    return (node.json->type & type) != 0;
}

/* How a file calls an index. */
static const char *full_name(sr_weights_text *text, const sr_weights_frame *frame, const sr_index *index)
{
    const char *name = sr_arena_printf(text->reading.arena, "%s.%s", frame->forbund->id, index->id);
    text->reading.no_memory = text->reading.no_memory || name == NULL;
    return name != NULL ? name : "";
}

static const char *nearest_index(sr_weights_text *text, const sr_weights_frame *frame)
{
    enum { MOST = 64 };
    const sr_index *const *all = NULL;
    const char *names[MOST];
    size_t count = sr_model_indices(frame->model, &all);
    for (size_t i = 0; i < count && i < MOST; i++) {
        names[i] = full_name(text, frame, all[i]);
    }
    const char *nearest = sr_nearest(text->index, names, count < MOST ? count : MOST);
    return nearest != NULL || count == 0 ? nearest : names[0];
}

static void no_such_index(sr_weights_text *text, const char *expected)
{
    sr_finding finding = {
        .code = "SR4461", .message = SR_MSG("the weights are of another index"), .found = text->index};
    if (expected != NULL) {
        finding.expected = SR_MSG("{0}", expected);
    }
    wrong(text, text->at_index, finding);
}

static void find_rest(sr_weights_text *text, sr_weights_frame *frame)
{
    size_t count = sr_index_units_among(frame->indices, frame->index_count, frame->index, &frame->units);
    sr_status status = sr_rest_find(text->reading.arena, frame->index, frame->units, count, &frame->rest);
    text->reading.no_memory = text->reading.no_memory || status == SR_MEMORY;
    if (status == SR_OVERFLOW) {
        frame->rest.points = SR_INT(0); /* told where the weights are declared */
    }
}

/* The first file says which index all of them are about. */
static void find_index(sr_weights_text *text, sr_weights_frame *frame)
{
    const sr_index *const *all = NULL;
    size_t count = frame->model != NULL ? sr_model_indices(frame->model, &all) : 0;
    for (size_t i = 0; i < count && frame->index == NULL; i++) {
        if (strcmp(full_name(text, frame, all[i]), text->index) == 0) {
            frame->index = all[i];
        }
    }
    if (frame->index == NULL) {
        no_such_index(text, frame->model != NULL ? nearest_index(text, frame) : NULL);
        return;
    }
    if (sr_index_version(frame->index, frame->version) != SR_OK) {
        text->reading.no_memory = true;
    }
    find_rest(text, frame);
}

static const char *shown(sr_weights_text *text, sr_number number)
{
    const char *out = sr_points_text(text->reading.arena, number);
    text->reading.no_memory = text->reading.no_memory || out == NULL;
    return out != NULL ? out : "";
}

/* Points mean something only where weights do, and where their number is known and can be distributed. */
static void check_weighable(sr_weights_text *text, const sr_weights_frame *frame)
{
    const sr_index *index = frame->index;
    if (index->method.weighting == SR_WEIGHTING_EQUAL) {
        wrong(text, text->at_index,
              (sr_finding){.code = "SR4462",
                           .message = SR_MSG("the index {0} weighs all indicators the same, so that "
                                             "there is nothing to distribute",
                                             index->id),
                           .hint = SR_MSG("weighting = \"given\" lets weights count")});
    } else if (sr_number_compare(frame->rest.points, SR_INT(0)) <= 0) {
        wrong(text, text->at_index,
              (sr_finding){
                  .code = "SR4462",
                  .message = SR_MSG("the index {0} does not say how many points are distributed", index->id),
                  .hint = SR_MSG("points = 100 in the index says it")});
    } else if (!sr_points_are_tenths(frame->rest.points)) {
        wrong(text, text->at_index,
              (sr_finding){.code = "SR4462",
                           .message = SR_MSG("the weights of the index {0} add up to {1}, which no party can "
                                             "distribute: points have at most one decimal",
                                             index->id, shown(text, frame->rest.points)),
                           .hint = SR_MSG("points = 100 in the index says how many are distributed; the "
                                          "weights begin in proportion to what they are")});
    }
}

static void check_version(sr_weights_text *text, const sr_weights_frame *frame)
{
    if (text->version != NULL && strcmp(text->version, frame->version) != 0) {
        wrong(text, text->at_version,
              (sr_finding){.code = "SR4464",
                           .message = SR_MSG("the weights were set for another version of the index"),
                           .found = text->version,
                           .expected = SR_MSG("{0}", frame->version),
                           .hint = SR_MSG("The indicators, areas, targets, points or rules of the index "
                                          "are others now. Make the page of the workshop again and let "
                                          "the party look at its weights there.")});
    }
}

static void check_period(sr_weights_text *text, const sr_weights_frame *frame)
{
    char period[16];
    sr_period_write(frame->period, period);
    if (text->period != NULL && strcmp(text->period, period) != 0) {
        wrong(text, text->at_period,
              (sr_finding){.code = "SR4463",
                           .message = SR_MSG("the weights are of another period"),
                           .found = text->period,
                           .expected = SR_MSG("{0}", period)});
    }
}

void sr_weights_check_head(sr_weights_text *text, sr_weights_frame *frame)
{
    check_period(text, frame);
    if (text->index == NULL) {
        return;
    }
    if (frame->index == NULL) {
        find_index(text, frame);
    } else if (strcmp(full_name(text, frame, frame->index), text->index) != 0) {
        no_such_index(text, full_name(text, frame, frame->index));
        return;
    }
    if (frame->index != NULL) {
        check_weighable(text, frame);
        check_version(text, frame);
    }
}

/* ---- points ---- */

/* A whole number of tenths: a double that is exactly such a number divided by ten. */
bool sr_weights_number(sr_weights_text *text, sr_node node, sr_number *out)
{
    static const double most = 1e6;
    if (!is_of_type(text, node, cJSON_Number, SR_MSG("a number"))) {
        return false;
    }
    double value = node.json->valuedouble;
    const char *found = sr_arena_printf(text->reading.arena, "%.15g", value);
    text->reading.no_memory = text->reading.no_memory || found == NULL;
    if (!(value >= 0) || value > most) {
        wrong(text, node,
              (sr_finding){.code = "SR4468",
                           .message = SR_MSG("points are zero or more"),
                           .found = found,
                           .expected = SR_MSG("a number from {0} to {1}", "0", "1000000")});
        return false;
    }
    int64_t tenths = (int64_t)(value * 10 + 0.5);
    if ((double)tenths / 10.0 < value || (double)tenths / 10.0 > value) {
        wrong(text, node,
              (sr_finding){
                  .code = "SR4469", .message = SR_MSG("points have at most one decimal"), .found = found});
        return false;
    }
    return sr_number_ratio(tenths, 10, out) == SR_OK;
}

/* Rows are the indicators, and then the published totals without indicators. */
static size_t row_count(const sr_weights_frame *frame)
{
    return frame->index->indicator_count + frame->rest.count;
}

static const char *row_id(const sr_weights_frame *frame, size_t row)
{
    size_t count = frame->index->indicator_count;
    return row < count ? frame->index->indicators[row].id : frame->rest.rows[row - count].id;
}

static size_t row_named(const sr_weights_frame *frame, const char *id)
{
    size_t at = 0;
    while (at < row_count(frame) && strcmp(row_id(frame, at), id) != 0) {
        at++;
    }
    return at;
}

static void unknown_row(sr_weights_text *text, const sr_weights_frame *frame, sr_node node, bool key,
                        const char *id)
{
    const char **ids =
        is_told(text, "SR4470") ? sr_reading_array(&text->reading, row_count(frame) + 1, sizeof *ids) : NULL;
    sr_finding finding = {.code = "SR4470",
                          .message = SR_MSG("the index {0} has no indicator {1}", frame->index->id, id)};
    for (size_t i = 0; ids != NULL && i < row_count(frame); i++) {
        ids[i] = row_id(frame, i);
    }
    const char *nearest = ids != NULL ? sr_nearest(id, ids, row_count(frame)) : NULL;
    if (nearest != NULL) {
        finding.hint = SR_MSG("did you mean {0}?", nearest);
    }
    wrong_at(text, node, key, finding);
}

/* The points that are given; false when one of them is wrong. */
static bool take_weights(sr_weights_text *text, const sr_weights_frame *frame, bool *given)
{
    bool good = true;
    const cJSON *member = NULL;
    cJSON_ArrayForEach(member, text->at_weights.json)
    {
        sr_node node = sr_node_child(&text->reading, text->at_weights, member, 0);
        size_t at = row_named(frame, member->string);
        sr_number points = SR_INT(0);
        bool right = sr_weights_number(text, node, &points);
        good = good && right && at < row_count(frame);
        if (at == row_count(frame)) {
            unknown_row(text, frame, node, true, member->string);
        } else {
            given[at] = true;
            text->party.weights[at] = points;
        }
    }
    return good;
}

static sr_number published_weight(const sr_weights_frame *frame, size_t row)
{
    return frame->rest.rows[row - frame->index->indicator_count].weight;
}

static bool tell_missing(sr_weights_text *text, const sr_weights_frame *frame, const bool *given)
{
    bool good = true;
    for (size_t i = 0; i < row_count(frame); i++) {
        if (!given[i]) {
            bool indicator = i < frame->index->indicator_count;
            wrong(text, text->at_weights,
                  (sr_finding){.code = "SR4471",
                               .message = SR_MSG("{0} has no points", row_id(frame, i)),
                               .hint = indicator
                                           ? SR_MSG("Every indicator stands in the file; 0 says that it "
                                                    "does not count.")
                                           : SR_MSG("It is what is published only as a total: {0} "
                                                    "points as published. The page of the workshop "
                                                    "writes it into the file.",
                                                    shown(text, published_weight(frame, i)))});
            good = false;
        }
    }
    return good;
}

/* Points that nobody can distribute are told once, with the index. */
static bool differs_from_points(const sr_weights_frame *frame, sr_number number)
{
    return sr_points_are_tenths(frame->rest.points) && sr_number_compare(number, frame->rest.points) != 0;
}

static void check_sum(sr_weights_text *text, const sr_weights_frame *frame)
{
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < row_count(frame); i++) {
        if (sr_number_add(sum, text->party.weights[i], &sum) != SR_OK) {
            return; /* not with numbers up to a million */
        }
    }
    if (sr_number_compare(sum, SR_INT(0)) == 0) {
        wrong(text, text->at_weights,
              (sr_finding){.code = "SR4472", .message = SR_MSG("no indicator has any points")});
    } else if (differs_from_points(frame, sum)) {
        wrong(text, text->at_weights,
              (sr_finding){.code = "SR4473",
                           .message = SR_MSG("the points add up to {0}, not to the {1} of the index",
                                             shown(text, sum), shown(text, frame->rest.points)),
                           .found = shown(text, sum),
                           .expected = SR_MSG("{0}", shown(text, frame->rest.points))});
    }
}

static void check_declared_points(sr_weights_text *text, const sr_weights_frame *frame)
{
    sr_number points = SR_INT(0);
    if (text->at_points.json != NULL && sr_weights_number(text, text->at_points, &points) &&
        differs_from_points(frame, points)) {
        wrong(text, text->at_points,
              (sr_finding){.code = "SR4474",
                           .message = SR_MSG("the index distributes another number of points"),
                           .found = shown(text, points),
                           .expected = SR_MSG("{0}", shown(text, frame->rest.points))});
    }
}

/* ---- what does not affect the index, and is right all the same ---- */

static void check_locked(sr_weights_text *text, const sr_weights_frame *frame)
{
    const cJSON *item = NULL;
    size_t position = 0;
    cJSON_ArrayForEach(item, text->locked.json)
    {
        sr_node node = sr_node_child(&text->reading, text->locked, item, position++);
        if (is_of_type(text, node, cJSON_String, SR_MSG("a text")) &&
            row_named(frame, item->valuestring) == row_count(frame)) {
            unknown_row(text, frame, node, false, item->valuestring);
        }
    }
}

static bool has_area(const sr_index *index, const char *id, size_t length)
{
    for (size_t i = 0; i < index->area_count; i++) {
        if (strlen(index->areas[i].id) == length && strncmp(index->areas[i].id, id, length) == 0) {
            return true;
        }
    }
    return false;
}

static void check_pair(sr_weights_text *text, const sr_index *index, sr_node node)
{
    const char *key = node.json->string;
    size_t first = strcspn(key, "/");
    bool areas = key[first] == '/' && has_area(index, key, first) &&
                 has_area(index, key + first + 1, strlen(key + first + 1));
    double step = cJSON_IsNumber(node.json) ? node.json->valuedouble : 9;
    bool whole = step >= -8 && step <= 8 && step - (double)(int)step == 0;
    if (!areas || !whole) {
        wrong_at(text, node, !areas,
                 (sr_finding){.code = "SR4475",
                              .message = SR_MSG("{0} compares no two areas of the index", key),
                              .expected = SR_MSG("two areas with / between, and a whole number from "
                                                 "{0} to {1}",
                                                 "-8", "8")});
    }
}

static void check_pairs(sr_weights_text *text, const sr_index *index)
{
    const cJSON *member = NULL;
    cJSON_ArrayForEach(member, text->pairs.json)
    {
        check_pair(text, index, sr_node_child(&text->reading, text->pairs, member, 0));
    }
}

static void check_weights(sr_weights_text *text, const sr_weights_frame *frame, bool *given)
{
    bool right = take_weights(text, frame, given);
    bool whole = tell_missing(text, frame, given);
    if (right && whole) {
        check_sum(text, frame);
    }
}

void sr_weights_check_points(sr_weights_text *text, const sr_weights_frame *frame)
{
    bool *given = sr_reading_array(&text->reading, row_count(frame) + 1, sizeof *given);
    text->party.weights = sr_reading_array(&text->reading, row_count(frame) + 1, sizeof *text->party.weights);
    check_declared_points(text, frame);
    check_locked(text, frame);
    check_pairs(text, frame->index);
    if (given != NULL && text->party.weights != NULL && text->at_weights.json != NULL) {
        check_weights(text, frame, given);
    }
    tell_rest(text);
}
