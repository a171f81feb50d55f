/* The document as JSON, samrapport-document/1 (schemas/samrapport-document-1.schema.json). */
#include "document/words.h"
#include "render/formats.h"
#include "render/json_parts.h"

static void write_period(sr_json_document *out, sr_period period)
{
    char text[16];
    sr_period_write(period, text);
    sr_json_key_text(&out->json, "period", text);
}

static void write_date(sr_json_document *out, sr_day date)
{
    char text[16];
    if (date != SR_DAY_NONE) {
        sr_day_write(date, text);
    }
    sr_json_key_text(&out->json, "date", date != SR_DAY_NONE ? text : NULL);
}

static void write_forbund(sr_json_out *json, const sr_head *head)
{
    sr_json_key(json, "forbund");
    sr_json_open(json, '{');
    sr_json_key_text(json, "id", head->forbund_id);
    sr_json_key_text(json, "name", head->forbund);
    sr_json_key_text(json, "short_name", head->short_name);
    sr_json_close(json, '}');
}

void sr_json_head(sr_json_document *out, const sr_head *head)
{
    sr_json_out *json = &out->json;
    sr_json_key_text(json, "id", head->id);
    sr_json_key_text(json, "kind", head->kind);
    sr_json_key_text(json, "kind_label", head->kind_label);
    sr_json_key_text(json, "title", head->title);
    sr_json_key_text(json, "lead", head->lead);
    write_forbund(json, head);
    write_period(out, head->period);
    write_date(out, head->date);
    sr_json_key_text(json, "case_number", head->case_number);
    sr_json_key_text(json, "language", sr_language_id(head->language));
    sr_json_key_text(json, "status", sr_document_status_id(head->status));
    sr_json_key_text(json, "decided", head->decided);
}

/* The method lines that values refer to, and the row that is each. */
static void write_lines(sr_json_document *out)
{
    sr_json_key(&out->json, "lines");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < out->document->line_count; i++) {
        const sr_node *row = sr_document_line(out->document, out->document->lines[i]);
        sr_json_open(&out->json, '{');
        sr_json_key_text(&out->json, "line", out->document->lines[i]);
        sr_json_key_text(&out->json, "row", row != NULL ? row->id : NULL);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

sr_status sr_render_json(const sr_document *document, sr_buf *out, sr_findings *findings)
{
    (void)findings; /* JSON can say everything */
    sr_json_document writer = {.json = {.buf = out, .indent = 1, .first = true}, .document = document};
    sr_json_open(&writer.json, '{');
    sr_json_key_text(&writer.json, "schema", "samrapport-document/1");
    sr_json_head(&writer, &document->head);
    sr_json_nodes(&writer, "content", document->root);
    write_lines(&writer);
    sr_json_close(&writer.json, '}');
    sr_buf_char(out, '\n');
    sr_buf_free(&writer.text);
    return writer.status != SR_OK ? writer.status : sr_buf_status(out);
}
