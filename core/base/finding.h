/* Findings: everything that the program has to say about the user's content, gathered so that all of it is
   told at once. A finding has a stable code, a place, what was found, what was expected and what to do. */
#ifndef SR_BASE_FINDING_H
#define SR_BASE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/status.h"
#include "base/text.h"

typedef enum sr_severity { SR_NOTE, SR_WARNING, SR_ERROR } sr_severity;

typedef enum sr_language { SR_SWEDISH, SR_ENGLISH } sr_language;

enum { SR_MESSAGE_ARGS = 6 };

/* A translatable text: `id` is the English text with places {0}…{5} for the arguments; the Swedish text is
   in po/sv.po. All pointers are borrowed until the finding is added. */
typedef struct sr_message {
    const char *id; /* NULL: no message */
    const char *arg[SR_MESSAGE_ARGS];
} sr_message;

#define SR_MSG(...) ((sr_message){SR_MSG_FIRST(__VA_ARGS__, 0), {SR_MSG_REST(__VA_ARGS__, NULL)}})
#define SR_MSG_FIRST(first, ...) first
#define SR_MSG_REST(first, ...) __VA_ARGS__

/* What to look for when a place of which only the line is known is reported: declarations are many and
   findings few, so the column is looked up then, by the list's locator. Borrowed; all NULL: nothing to look
   for. */
typedef struct sr_look {
    const char *text;   /* a name or text literal on the line */
    const char *member; /* else: the member of the call that begins on line `call` */
    unsigned call;
} sr_look;

/* A place in a file. line and column count from 1; 0 is unknown, and a column is never invented. */
typedef struct sr_place {
    const char *file; /* relative to the workspace, or as the user wrote it; NULL: nowhere in a file */
    unsigned line;
    unsigned column;    /* in code points */
    unsigned length;    /* of the marked text, in code points; 0 or 1 is a single caret */
    const char *source; /* the source line itself, without its line end; NULL: not shown */
    sr_look look;
} sr_place;

typedef struct sr_finding {
    const char *code; /* "SR2103": one of base/codes.def, never reused */
    sr_severity severity;
    sr_place place;
    const char *subject;    /* what it is about when that is no place in a file ("goal 1.2a"); or NULL */
    sr_message message;     /* required */
    const char *found;      /* as written in the input; or NULL */
    sr_message expected;    /* id NULL: not said */
    sr_message hint;        /* what to do; id NULL: not said */
    const char *stated;     /* the figure as stated, for contradictions; or NULL */
    const char *recomputed; /* the figure as computed, for contradictions; or NULL */
} sr_finding;

/* A growing list of findings that owns copies of everything in them. */
typedef struct sr_findings sr_findings;

sr_findings *sr_findings_new(void); /* NULL when out of memory; the caller owns it */
void sr_findings_free(sr_findings *list);
/* Calls `locate` for the place of each finding that has a line but no source line yet, before it is kept.
   NULL: none. */
void sr_findings_locate_by(sr_findings *list, void (*locate)(void *user, sr_place *place), void *user);

/* Every text of a finding is kept with the digits that `find` finds (offset and length of the first match)
   replaced by asterisks. NULL: texts are kept as they are. */
void sr_findings_hide_by(sr_findings *list, bool (*find)(sr_str text, size_t *offset, size_t *length));

/* Copies the finding, unless exactly the same is there already. Running out of memory is remembered:
 * sr_findings_status tells it. */
void sr_findings_add(sr_findings *list, const sr_finding *given);
void sr_findings_no_memory(sr_findings *list); /* remembers it for a caller who sees only the list */
SR_MUST_USE
sr_status sr_findings_status(const sr_findings *list); /* SR_OK or SR_MEMORY */
/* Puts those from index `first` on in the order of the lines and columns of `file`: first those without a
   line in it, and on a line those without a column last; otherwise as they were added. */
void sr_findings_sort(sr_findings *list, size_t first, const char *file);
size_t sr_findings_count(const sr_findings *list);
const sr_finding *sr_findings_at(const sr_findings *list, size_t index); /* borrowed */
size_t sr_findings_errors(const sr_findings *list);                      /* number of severity SR_ERROR */
/* Whether a script was told not to run to its end: what it would have declared is then not known, and that it
   is missing is no error of its own. */
bool sr_findings_script_failed(const sr_findings *list);

/* Shorthands for the two most common findings. `place` may be NULL. */
void sr_error(sr_findings *list, const char *code, const sr_place *place, sr_message message);
void sr_warning(sr_findings *list, const char *code, const sr_place *place, sr_message message);

/* The message in a language, with its arguments put in. */
void sr_message_write(sr_buf *out, const sr_message *message, sr_language language);
/* The same with the arguments as they may be shown on a terminal (sr_buf_shown). */
void sr_message_show(sr_buf *out, const sr_message *message, sr_language language);
/* The finding as people read it: `file:line:column: error[SR2103]: …`, the source line with a caret, found,
   expected, hint. `colour` adds terminal colours. */
void sr_finding_write_text(sr_buf *out, const sr_finding *finding, sr_language language, bool colour);
/* The finding as one JSON object without line breaks (members as in samrapport-results/1 findings,
   and file, line, column, found, expected, hint). */
void sr_finding_write_json(sr_buf *out, const sr_finding *finding, sr_language language);

/* A word or sentence of the program's own report text in a language; `id` is the English text and comes back
   unchanged for SR_ENGLISH and when there is no translation. Never NULL. */
const char *sr_word(sr_language language, const char *id);

/* What a code of base/codes.def means, in English; NULL for a code that does not exist. */
const char *sr_code_meaning(const char *code);
/* The codes in the order of base/codes.def; NULL after the last one. */
const char *sr_code_at(size_t index);

#endif
