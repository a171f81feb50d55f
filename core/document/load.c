#include "document/load.h"
#include "document/record.h"

#include <stdio.h>
#include <string.h>

static sr_head load_head(sr_take *in)
{
    sr_head head = {0};
    const char **texts[] = {&head.id,          &head.kind,       &head.kind_label, &head.title,
                            &head.lead,        &head.forbund_id, &head.forbund,    &head.short_name,
                            &head.case_number, &head.decided};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = sr_take_string(in);
    }
    head.period.year = sr_take_int(in);
    head.period.kind = (sr_period_kind)sr_take_enum(in, SR_QUARTER + 1);
    head.period.part = sr_take_int(in);
    head.date = sr_take_int(in);
    head.language = (sr_language)sr_take_enum(in, SR_ENGLISH + 1);
    head.status = (sr_document_status)sr_take_enum(in, SR_DECIDED + 1);
    return head;
}

static bool take_header(sr_take *in)
{
    for (const char *at = SR_RECORD_MAGIC; *at != '\0'; at++) {
        if (sr_take_byte(in) != (unsigned char)*at) {
            in->damaged = true;
        }
    }
    return sr_take_byte(in) == SR_RECORD_VERSION || in->damaged;
}

/* The arguments of one record: exactly as many bytes as it says. */
static sr_take take_arguments(sr_take *in)
{
    size_t length = sr_take_count(in);
    sr_take arguments = {.start = in->start, .at = in->at, .end = in->at + length, .damaged = in->damaged};
    in->at += length;
    return arguments;
}

static void replay_one(sr_take *in, sr_builder *b, unsigned kind, sr_arena *scratch)
{
    if (kind >= SR_NODE_KINDS || sr_loaders[kind] == NULL) {
        in->damaged = true;
        return;
    }
    sr_take arguments = take_arguments(in);
    if (!arguments.damaged) {
        sr_loaders[kind](&arguments, b, scratch);
    }
    in->damaged = in->damaged || arguments.damaged || arguments.at != arguments.end;
}

/* A chart's arrays are the only thing that needs memory of its own between a record and its call. */
static sr_status replay_chart(sr_take *in, sr_builder *b)
{
    sr_arena *scratch = sr_arena_new();
    if (scratch == NULL) {
        return SR_MEMORY;
    }
    replay_one(in, b, SR_NODE_CHART, scratch);
    sr_arena_free(scratch);
    return sr_builder_status(b);
}

static sr_status replay(sr_take *in, sr_builder *b)
{
    sr_status status = SR_OK;
    while (!in->damaged && status != SR_MEMORY && status != SR_LIMIT) {
        unsigned kind = sr_take_byte(in);
        if (kind == SR_RECORD_DONE) {
            in->damaged = in->damaged || in->at != in->end;
            break;
        }
        if (kind == SR_RECORD_END) {
            sr_end(b);
        } else if (kind == SR_NODE_CHART) {
            status = replay_chart(in, b);
        } else {
            replay_one(in, b, kind, NULL);
            status = sr_builder_status(b);
        }
    }
    return status;
}

static sr_status tell_damage(const sr_take *in, sr_findings *findings)
{
    char byte[24];
    (void)snprintf(byte, sizeof byte, "%td", in->at - in->start);
    sr_error(findings, "SR5120", NULL, SR_MSG("the saved document is damaged at byte {0}", byte));
    return sr_findings_status(findings) == SR_OK ? SR_CONTENT : SR_MEMORY;
}

static sr_status tell_version(sr_findings *findings)
{
    sr_error(findings, "SR5120", NULL, SR_MSG("the saved document is of another version"));
    return sr_findings_status(findings) == SR_OK ? SR_CONTENT : SR_MEMORY;
}

static sr_status load_body(sr_take *in, const sr_head *head, sr_findings *findings, sr_document **out)
{
    sr_builder *b = sr_builder_new(head, findings);
    if (b == NULL) {
        return SR_MEMORY;
    }
    sr_status status = replay(in, b);
    if (status != SR_MEMORY && !in->damaged) {
        return sr_builder_finish(b, out);
    }
    sr_builder_free(b);
    return status == SR_MEMORY ? SR_MEMORY : tell_damage(in, findings);
}

sr_status sr_document_load(sr_str bytes, sr_findings *findings, sr_document **out)
{
    *out = NULL;
    const unsigned char *start = (const unsigned char *)(bytes.at != NULL ? bytes.at : "");
    sr_take in = {.start = start, .at = start, .end = start + bytes.length};
    if (!take_header(&in)) {
        return tell_version(findings);
    }
    in.damaged = in.damaged || sr_take_byte(&in) != SR_NODE_DOCUMENT;
    sr_take arguments = take_arguments(&in);
    sr_head head = load_head(&arguments);
    if (arguments.damaged || arguments.at != arguments.end) {
        return tell_damage(&arguments, findings);
    }
    return load_body(&in, &head, findings, out);
}
