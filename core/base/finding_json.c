/* A finding as a JSON object: the members of findings in samrapport-results/1, then the place and the advice.
 */
#include "base/finding.h"
#include "base/json.h"

static const char *const severities[] = {[SR_NOTE] = "note", [SR_WARNING] = "warning", [SR_ERROR] = "error"};

static void write_message(sr_json_out *json, const char *key, const sr_message *message, sr_language language)
{
    sr_json_key(json, key);
    if (message->id == NULL) {
        sr_json_null(json);
        return;
    }
    sr_buf text = {0};
    sr_message_write(&text, message, language);
    sr_json_str(json, (sr_str){sr_buf_string(&text), text.length});
    json->buf->failed = json->buf->failed || text.failed;
    sr_buf_free(&text);
}

static void write_where(sr_json_out *json, const sr_finding *finding)
{
    const sr_place *place = &finding->place;
    sr_json_key(json, "where");
    if (place->file == NULL || place->line == 0) {
        sr_json_text(json, place->file != NULL ? place->file : finding->subject);
        return;
    }
    sr_buf where = {0};
    sr_buf_printf(&where, "%s:%u", place->file, place->line);
    if (place->column != 0) {
        sr_buf_printf(&where, ":%u", place->column);
    }
    sr_json_text(json, sr_buf_string(&where));
    json->buf->failed = json->buf->failed || where.failed;
    sr_buf_free(&where);
}

static void write_count(sr_json_out *json, const char *key, unsigned count)
{
    sr_json_key(json, key);
    if (count == 0) {
        sr_json_null(json);
    } else {
        sr_json_int(json, count);
    }
}

void sr_finding_write_json(sr_buf *out, const sr_finding *finding, sr_language language)
{
    sr_json_out json = {.buf = out};
    sr_json_open(&json, '{');
    sr_json_key_text(&json, "code", finding->code);
    sr_json_key_text(&json, "severity", severities[finding->severity]);
    write_where(&json, finding);
    write_message(&json, "message", &finding->message, language);
    sr_json_key_text(&json, "stated", finding->stated);
    sr_json_key_text(&json, "recomputed", finding->recomputed);
    sr_json_key_text(&json, "subject", finding->subject);
    sr_json_key_text(&json, "file", finding->place.file);
    write_count(&json, "line", finding->place.line);
    write_count(&json, "column", finding->place.column);
    sr_json_key_text(&json, "found", finding->found);
    write_message(&json, "expected", &finding->expected, language);
    write_message(&json, "hint", &finding->hint, language);
    sr_json_close(&json, '}');
}
