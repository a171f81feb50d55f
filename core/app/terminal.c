#include "app/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/path.h"

enum { PATIENCE_MS = 500 };

static sr_language language = SR_ENGLISH;

/* The first setting that says something decides; LANGUAGE is a list, and C or POSIX as locale switches it
 * off. */
void sr_terminal_start(void)
{
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !locale; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) locale = value;
    }
    if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) return;
    const char *list = getenv("LANGUAGE");
    if (list && *list) locale = list;
    if (strncmp(locale, "sv", 2) == 0) language = SR_SWEDISH;
}

sr_language sr_terminal_language(void)
{
    return language;
}

const char *sr_terminal_text(const char *id)
{
    return sr_word(language, id);
}

void sr_say_usage(sr_message message)
{
    sr_buf text = {0};
    sr_message_write(&text, &message, language);
    fprintf(stderr, "samrapport: %s\n", sr_buf_string(&text));
    sr_buf_free(&text);
}

static bool colours(void)
{
    const char *no = getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && !(no && *no);
}

static void say_total(const sr_findings *findings)
{
    size_t errors = sr_findings_errors(findings), warnings = 0;
    for (size_t i = 0; i < sr_findings_count(findings); i++)
        warnings += sr_findings_at(findings, i)->severity == SR_WARNING;
    char e[24], w[24];
    snprintf(e, sizeof e, "%zu", errors);
    snprintf(w, sizeof w, "%zu", warnings);
    if (errors + warnings > 0) sr_say_usage(SR_MSG("errors: {0}, warnings: {1}", e, w));
}

/* Scripts of the installation are called lib/…: they are not below the workspace. */
static bool of_installation(const char *file)
{
    return strncmp(file, "lib/", 4) == 0;
}

static bool is_named(sr_places places, const char *file)
{
    bool any = false;
    for (size_t i = 0; i < places.named_count && !any; i++)
        any = strcmp(places.named[i], file) == 0;
    return any;
}

static void say_one(sr_buf *text, const sr_finding *finding, sr_places places, bool json)
{
    sr_finding shown = *finding;
    sr_buf file = {0};
    if (shown.place.file && !of_installation(shown.place.file) && !is_named(places, shown.place.file)) {
        sr_path_from_here(&file, places.workspace, shown.place.file);
        shown.place.file = sr_buf_string(&file);
    }
    if (json)
        sr_finding_write_json(text, &shown, language);
    else
        sr_finding_write_text(text, &shown, language, colours());
    if (json) sr_buf_char(text, '\n');
    sr_buf_free(&file);
}

static bool is_account(const sr_finding *finding)
{
    return strcmp(finding->code, "SR1380") == 0;
}

void sr_say_findings(const sr_findings *findings, sr_places places, bool json)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++)
        if (json || !is_account(sr_findings_at(findings, i)))
            say_one(&text, sr_findings_at(findings, i), places, json);
    if (text.length > 0) fwrite(text.at, 1, text.length, stderr);
    sr_buf_free(&text);
    if (!json) say_total(findings);
}

void sr_progress_tick(void *user, int64_t elapsed_ms, const sr_running *running)
{
    sr_progress *progress = user;
    if (elapsed_ms < PATIENCE_MS || !isatty(STDERR_FILENO)) return;
    fprintf(stderr, "\r\033[K%s: %.60s", progress->what, running->what);
    fflush(stderr);
    progress->shown = true;
}

void sr_progress_end(sr_progress *progress)
{
    if (progress->shown) fputs("\r\033[K", stderr);
    progress->shown = false;
}
