/* Text tables in a terminal: what may be shown, cut and padded by its width in code points. */
#ifndef SR_APP_PAGE_H
#define SR_APP_PAGE_H

#include <cjson/cJSON.h>

#include "base/finding.h"

typedef struct sr_page {
    sr_buf *out;
    sr_language language;
} sr_page;

void sr_page_say(const sr_page *p, sr_message message);
const char *sr_page_word(const sr_page *p, const char *id); /* in the language of the page */

/* A count with groups of three, in `text`, which the caller frees. */
const char *sr_page_count(const sr_page *p, double value, sr_buf *text);

/* The text as it may be shown, at most `width` code points; returns how many. */
size_t sr_page_put(const sr_page *p, const char *text, size_t width);
void sr_page_pad(const sr_page *p, size_t from, size_t to);
void sr_page_padded(const sr_page *p, const char *text, size_t width);
void sr_page_end(const sr_page *p); /* of a line, without spaces before it */
size_t sr_page_length(const char *text, size_t most);

/* So many units stand side by side; more of them are further tables. */
enum { SR_PAGE_UNITS = 8 };
/* Tables: a label to the left, then cells to the right. */
void sr_page_label(const sr_page *p, const char *text);
void sr_page_cell(const sr_page *p, const char *text);
/* An empty line, then a label and columns, given as ids of words. */
void sr_page_heading(const sr_page *p, const char *first, const char *const *columns, size_t count);
void sr_page_points(const sr_page *p, const cJSON *value, bool with_sign); /* not a number: two dots */
/* The word for a state of the results ("not_met"), as an index says it. */
const char *sr_page_state(const sr_page *p, const char *id);

#endif
