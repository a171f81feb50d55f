#include <stdio.h>
#include <string.h>

#include "source/sie/sie_parse.h"

enum { MOST_TOLD = 20 };

void sr_sie_no_memory(sr_sie_parse *p)
{
    p->status = SR_MEMORY;
}

static sr_sie_told *told_of(sr_sie_parse *p, const sr_finding *about)
{
    sr_sie_told *told = p->told.at;
    for (size_t i = 0; i < p->told.count; i++) {
        if (strcmp(told[i].id, about->message.id) == 0) return &told[i];
    }
    sr_sie_told *fresh = sr_sie_push(p, &p->told, sizeof *fresh);
    if (fresh != NULL)
        *fresh = (sr_sie_told){about->message.id, about->code, about->severity, about->place.line, 0};
    return fresh;
}

void sr_sie_tell(sr_sie_parse *p, const sr_finding *about)
{
    if (p->status == SR_MEMORY) return;
    sr_sie_told *told = told_of(p, about);
    if (told == NULL) return;
    if (about->severity == SR_ERROR) p->status = SR_CONTENT;
    if (told->count++ >= MOST_TOLD) return;
    sr_finding finding = *about;
    finding.place.file = p->file;
    if (finding.found != NULL && finding.found[0] == '\0') finding.found = NULL;
    sr_findings_add(p->findings, &finding);
    if (sr_findings_status(p->findings) != SR_OK) sr_sie_no_memory(p);
}

void sr_sie_tell_rest(sr_sie_parse *p)
{
    const sr_sie_told *told = p->told.at;
    for (size_t i = 0; i < p->told.count && p->status != SR_MEMORY; i++) {
        if (told[i].count <= MOST_TOLD) continue;
        char more[32], all[32], line[32];
        (void)snprintf(more, sizeof more, "%zu", told[i].count - MOST_TOLD);
        (void)snprintf(all, sizeof all, "%zu", told[i].count);
        (void)snprintf(line, sizeof line, "%u", told[i].line);
        sr_finding finding = {
            .code = told[i].code,
            .severity = told[i].severity,
            .place = {.file = p->file},
            .message = told[i].line > 0 ? SR_MSG("and {0} more of the same kind as in line {1}: {2} in all",
                                                 more, line, all)
                                        : SR_MSG("and {0} more of the same kind", more)};
        sr_findings_add(p->findings, &finding);
        if (sr_findings_status(p->findings) != SR_OK) sr_sie_no_memory(p);
    }
}

unsigned sr_sie_column(const sr_sie_parse *p, const char *at)
{
    if (p->line == NULL || at == NULL || at < p->line->text.at) return 0;
    size_t bytes = (size_t)(at - p->line->text.at);
    if (bytes > p->line->text.length) return 0;
    bool utf8 = p->sie->encoding == SR_SIE_UTF8 && sr_utf8_valid(p->line->text.at, bytes) == bytes;
    return (unsigned)(utf8 ? sr_utf8_length((sr_str){p->line->text.at, bytes}) : bytes) + 1;
}
