/* What became of the rows of the sources, said shortly at the end of a run. */
#include <stdio.h>
#include <string.h>

#include "app/path.h"
#include "app/terminal.h"
#include "run/work_rows.h"

static bool is_account(const sr_finding *finding)
{
    return strcmp(finding->code, "SR1380") == 0;
}

static bool begins(const sr_finding *finding)
{
    return finding->message.id != NULL && strcmp(finding->message.id, sr_rows_message) == 0;
}

/* The note that follows is a reason about the same source. */
static bool has_reasons(const sr_findings *findings, size_t at)
{
    return at + 1 < sr_findings_count(findings) && is_account(sr_findings_at(findings, at + 1)) &&
           !begins(sr_findings_at(findings, at + 1));
}

static void say_whole(const sr_findings *findings)
{
    sr_buf list = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *one = sr_findings_at(findings, i);
        if (is_account(one) && begins(one) && !has_reasons(findings, i))
            sr_buf_printf(&list, "%s%s %s", list.length > 0 ? ", " : "", one->subject, one->message.arg[0]);
    }
    if (list.length > 0) sr_say_usage(SR_MSG("rows read, all of them used: {0}", sr_buf_string(&list)));
    sr_buf_free(&list);
}

static void say_line(const char *workspace, const sr_finding *finding)
{
    sr_buf text = {0};
    if (begins(finding)) {
        sr_buf_printf(&text, "%s (", finding->subject);
        sr_path_from_here(&text, workspace, finding->place.file);
        sr_buf_text(&text, "): ");
    } else
        sr_buf_text(&text, "  ");
    sr_message_show(&text, &finding->message, sr_terminal_language());
    (void)fprintf(stderr, "%s\n", sr_buf_string(&text));
    sr_buf_free(&text);
}

void sr_say_rows(const sr_findings *findings, const char *workspace)
{
    if (sr_findings_errors(findings) == 0) say_whole(findings);
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *one = sr_findings_at(findings, i);
        if (is_account(one) && (!begins(one) || has_reasons(findings, i))) say_line(workspace, one);
    }
}
