/* What the person at the terminal sees: language, colour, findings, progress. */
#ifndef SR_APP_TERMINAL_H
#define SR_APP_TERMINAL_H

#include <stdbool.h>

#include "base/finding.h"
#include "base/running.h"

/* The language of the terminal by the rules of gettext: LANGUAGE, then LC_ALL, LC_MESSAGES, LANG. No locale
   needs to be installed for it. */
void sr_terminal_start(void);
sr_language sr_terminal_language(void);

const char *sr_terminal_text(const char *id); /* a text in the terminal's language */
/* A mistake in the command line: "samrapport: …" on standard error. */
void sr_say_usage(sr_message message);
/* Where the files of findings are: relative to the workspace, but for those that were named on the command
   line. */
typedef struct sr_places {
    const char *workspace; /* or NULL: all are as they are named */
    const char *const *named;
    size_t named_count;
} sr_places;
/* All findings on standard error: as text with colour on a terminal (unless NO_COLOR), or one JSON object a
   line. A closing line counts errors and warnings. Files are shown as seen from the working folder. As text
   the accounts of rows are left to sr_say_rows. */
void sr_say_findings(const sr_findings *findings, sr_places places, bool json);

/* What became of the rows of the sources (run/work_rows.h), as text on standard error: one line for all
   sources of which every row is used, unless there are errors, and the reasons of each where rows are left
   out. */
void sr_say_rows(const sr_findings *findings, const char *workspace);

/* Shows and wipes the progress line (`user` is the sr_progress); `what` is the workspace and period. Nothing
 * unless standard error is a terminal. */
typedef struct sr_progress {
    const char *what;
    bool shown;
} sr_progress;
void sr_progress_tick(void *user, int64_t elapsed_ms, const sr_running *running);
void sr_progress_end(sr_progress *progress);

#endif
