/* Saved documents on any bytes: a document that saves and loads as itself and renders, or findings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/record.h"
#include "render/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
    if (holds) return;
    (void)fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static void check_again(const sr_document *document, sr_findings *findings)
{
    sr_buf once = {0};
    sr_buf twice = {0};
    sr_document *again = NULL;
    must(sr_document_save(document, &once) == SR_OK, "a document can be saved");
    must(sr_document_load((sr_str){once.at, once.length}, findings, &again) == SR_OK, "what was saved loads");
    must(sr_document_save(again, &twice) == SR_OK, "what was loaded can be saved");
    must(once.length == twice.length && memcmp(once.at, twice.at, once.length) == 0,
         "the bytes are the same");
    sr_document_free(again);
    sr_buf_free(&once);
    sr_buf_free(&twice);
}

static void check_text(const sr_document *document, sr_findings *findings)
{
    sr_buf text = {0};
    sr_buf json = {0};
    must(sr_node_plain_text(document, document->root, &text) == SR_OK, "a document has a text");
    must(sr_utf8_valid(sr_buf_string(&text), text.length) == text.length, "its text is UTF-8");
    must(sr_render_json(document, &json, findings) == SR_OK, "a document can be written as JSON");
    must(sr_utf8_valid(sr_buf_string(&json), json.length) == json.length, "JSON is UTF-8");
    sr_buf_free(&text);
    sr_buf_free(&json);
}

static void check_findings(const sr_findings *findings)
{
    sr_buf out = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        sr_finding_write_text(&out, sr_findings_at(findings, i), SR_SWEDISH, false);
    }
    must(sr_utf8_valid(sr_buf_string(&out), out.length) == out.length, "messages are text");
    sr_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_status status = sr_document_load((sr_str){(const char *)data, size}, findings, &document);
    must((status == SR_OK) == (document != NULL), "a document is given when all is well");
    must((status == SR_OK) == (sr_findings_count(findings) == 0), "what is wrong is told");
    if (document != NULL) {
        check_again(document, findings);
        check_text(document, findings);
    }
    check_findings(findings);
    sr_document_free(document);
    sr_findings_free(findings);
    return 0;
}
