/* Writes the sample document as HTML to standard output, for the browser test and for people who want to
 * look. */
#include <stdio.h>

#include "../unit/sample_report.h"
#include "render/render.h"

static void print_findings(const sr_findings *findings)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++)
        sr_finding_write_text(&text, sr_findings_at(findings, i), SR_ENGLISH, false);
    fputs(sr_buf_string(&text), stderr);
    sr_buf_free(&text);
}

static bool write_file(const char *path, const sr_buf *bytes)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fwrite(bytes->at, 1, bytes->length, file) == bytes->length;
    return file != NULL && fclose(file) == 0 && written;
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_buf html = {0};
    sr_status status = sample_report(findings, &document);
    if (status == SR_OK) status = sr_format_find("html")->render(document, &html, findings);
    if (status == SR_OK && !write_file(argv[1], &html)) status = SR_IO;
    print_findings(findings);
    sr_buf_free(&html);
    sr_document_free(document);
    sr_findings_free(findings);
    return status == SR_OK ? 0 : 1;
}
