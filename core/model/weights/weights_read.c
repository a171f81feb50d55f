/* A file of weights by itself: its members, what they are and that they fit each other. */
#include <string.h>

#include "base/json.h"
#include "base/running.h"
#include "model/weights/weights_read.h"

static const char schema_name[] = "samrapport-weights/1";
static const char *const statuses[] = {"draft", "proposed", "decided"};
enum { STATUSES = sizeof statuses / sizeof *statuses };

static void keep_node(sr_reading *reading, sr_node node, void *at)
{
    (void)reading;
    *(sr_node *)at = node;
}

static void keep_object(sr_reading *reading, sr_node node, void *at)
{
    if (sr_node_is(reading, node, cJSON_Object, SR_MSG("an object, in braces"))) {
        *(sr_node *)at = node;
    }
}

static void keep_list(sr_reading *reading, sr_node node, void *at)
{
    if (sr_node_is(reading, node, cJSON_Array, SR_MSG("a list, in brackets"))) {
        *(sr_node *)at = node;
    }
}

/* A text that may be empty. */
static void any_text(sr_reading *reading, sr_node node, void *at)
{
    if (sr_node_is(reading, node, cJSON_String, SR_MSG("a text"))) {
        *(const char **)at =
            node.json->valuestring[0] != '\0' ? sr_arena_text(reading->arena, node.json->valuestring) : NULL;
    }
}

typedef struct outer {
    sr_node schema, index, period, version, party, status, decided, points, weights, locked, pairs;
    bool example;
    const char *comment;
} outer;

static const sr_field outer_fields[] = {
    {"schema", keep_node, offsetof(outer, schema), true},
    {"index", keep_node, offsetof(outer, index), true},
    {"period", keep_node, offsetof(outer, period), true},
    {"version", keep_node, offsetof(outer, version), true},
    {"party", keep_object, offsetof(outer, party), true},
    {"status", keep_node, offsetof(outer, status), true},
    {"decided", keep_object, offsetof(outer, decided), false},
    {"example", sr_read_bool, offsetof(outer, example), false},
    {"points", keep_node, offsetof(outer, points), true},
    {"weights", keep_object, offsetof(outer, weights), true},
    {"locked", keep_list, offsetof(outer, locked), false},
    {"pairs", keep_object, offsetof(outer, pairs), false},
    {"comment", any_text, offsetof(outer, comment), false},
};

static const sr_field party_fields[] = {
    {"id", sr_read_id, offsetof(sr_party, id), true},
    {"short", sr_read_text, offsetof(sr_party, short_name), true},
    {"name", sr_read_text, offsetof(sr_party, name), true},
};

static const sr_field decided_fields[] = {
    {"date", sr_read_day, offsetof(sr_party, date), true},
    {"paragraph", sr_read_text, offsetof(sr_party, paragraph), true},
};

#define COUNT(fields) (sizeof(fields) / sizeof *(fields))

static void read_party(sr_weights_text *text, sr_node node)
{
    if (node.json == NULL) {
        return;
    }
    sr_node_fields(&text->reading, node, party_fields, COUNT(party_fields), &text->party);
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(node.json, "id");
    if (id != NULL) {
        text->party_id = sr_node_child(&text->reading, node, id, 0);
        text->party.id_place = sr_node_place(&text->reading, text->party_id);
    }
}

/* Decided means that somebody has decided, on a day, in a paragraph of minutes. */
static void read_status(sr_weights_text *text, sr_node status, sr_node decided)
{
    text->status = status.json != NULL ? sr_node_word(&text->reading, status, statuses, STATUSES) : -1;
    text->party.decided = text->status == SR_WEIGHTS_DECIDED;
    text->party.date = SR_DAY_NONE;
    if (text->status == SR_WEIGHTS_DRAFT) {
        sr_node_wrong(&text->reading, status, false,
                      (sr_finding){.code = "SR4466",
                                   .message = SR_MSG("the file is a draft, and no party's weights"),
                                   .hint = SR_MSG("Open it in the workshop, distribute all points, and save "
                                                  "it again.")});
    }
    if (text->party.decided && decided.json == NULL) {
        sr_node_wrong(&text->reading, status, false,
                      (sr_finding){.code = "SR4467",
                                   .message = SR_MSG("weights that are decided say when and where"),
                                   .expected = SR_MSG("a member decided with date and paragraph")});
    } else if (decided.json != NULL && text->status == SR_WEIGHTS_PROPOSED) {
        sr_node_wrong(&text->reading, decided, false,
                      (sr_finding){.code = "SR4467",
                                   .message = SR_MSG("weights that are proposed have no decision"),
                                   .expected = SR_MSG("null, or the status decided")});
    } else if (decided.json != NULL) {
        sr_node_fields(&text->reading, decided, decided_fields, COUNT(decided_fields), &text->party);
    }
}

/* The text of a member; NULL after a finding, or when it is not there. */
static const char *text_of(sr_weights_text *text, sr_node node)
{
    const char *out = NULL;
    if (node.json != NULL) {
        sr_read_text(&text->reading, node, &out);
    }
    return out;
}

static void check_schema(sr_weights_text *text, sr_node node)
{
    const char *schema = text_of(text, node);
    if (schema != NULL && strcmp(schema, schema_name) != 0) {
        sr_node_wrong(&text->reading, node, false,
                      (sr_finding){.code = "SR4460",
                                   .message = SR_MSG("the file is no file of weights"),
                                   .found = schema,
                                   .expected = SR_MSG("{0}", schema_name)});
    }
}

static void parse(sr_weights_text *text, const cJSON *root)
{
    outer members = {0};
    sr_node_fields(&text->reading, (sr_node){root, ""}, outer_fields, COUNT(outer_fields), &members);
    check_schema(text, members.schema);
    read_party(text, members.party);
    read_status(text, members.status, members.decided);
    text->party.example = members.example;
    text->party.comment = members.comment;
    text->index = text_of(text, members.index);
    text->period = text_of(text, members.period);
    text->version = text_of(text, members.version);
    text->at_index = members.index;
    text->at_period = members.period;
    text->at_version = members.version;
    text->at_points = members.points;
    text->at_weights = members.weights;
    text->locked = members.locked;
    text->pairs = members.pairs;
}

/* ---- a file against its index ---- */

static bool hold_against_index(sr_weights_text *text, cJSON *root, sr_weights_frame *frame)
{
    size_t before = sr_findings_errors(text->reading.findings);
    parse(text, root);
    sr_weights_check_head(text, frame);
    if (frame->index != NULL) {
        sr_weights_check_points(text, frame);
    }
    return sr_findings_errors(text->reading.findings) == before;
}

bool sr_weights_take(sr_arena *arena, sr_findings *findings, const sr_weights_file *file,
                     sr_weights_frame *frame, sr_party *out, sr_status *status)
{
    sr_weights_text text = {
        .reading = {.arena = arena, .findings = findings, .file = file->name, .text = file->bytes}};
    const sr_running before = *sr_running_page();
    sr_running_begin(file->name, file->name, 0); /* and no script takes the time */
    cJSON *root = sr_json_read(file->bytes, file->name, findings);
    bool good = root != NULL && hold_against_index(&text, root, frame);
    cJSON_Delete(root);
    sr_running_begin(before.what, before.file, before.line);
    *status = text.reading.no_memory || sr_findings_status(findings) != SR_OK ? SR_MEMORY : SR_OK;
    *out = text.party;
    out->file = file->name;
    out->sha256 = file->sha256;
    return good && *status == SR_OK;
}
