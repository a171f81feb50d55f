/* Seeks the header of a CSV text below lines of title, by the names of the columns that its source declares.
 */
#include "base/memory.h"
#include "source/csv/csv.h"

enum { MOST_TITLE = 20, MOST_NAMES = 1024, LONGEST_LINE = 1 << 16 };

typedef struct seeking {
    const sr_table_builder *builder;
    sr_csv_encoding encoding;
    char separator; /* '\0': what the line shows */
    sr_str *names;  /* room for MOST_NAMES */
    char *line;     /* room for three times the longest line */
} seeking;

static size_t split(sr_str line, char separator, sr_str *names)
{
    sr_csv_cells cells = {.left = line, .separator = separator};
    sr_str cell;
    size_t count = 0;
    while (count < MOST_NAMES && sr_csv_next_cell(&cells, &cell)) {
        names[count++] = sr_csv_unquoted(cell);
    }
    return count;
}

static bool is_header(seeking *s, sr_str raw)
{
    const char *bad = NULL;
    if (raw.length > LONGEST_LINE) return false;
    sr_str line = {s->line, sr_csv_rewrite(raw, false, s->encoding, s->line, &bad)};
    char separator = s->separator;
    if (separator == '\0') separator = sr_csv_detect_separator(raw);
    return sr_table_builder_is_header(s->builder, s->names, split(line, separator, s->names));
}

sr_status sr_csv_seek_header(sr_str text, const sr_table_builder *builder, sr_csv_encoding encoding,
                             char separator, unsigned *out)
{
    seeking s = {builder, encoding, separator, NULL, NULL};
    s.names = sr_malloc(MOST_NAMES * sizeof *s.names);
    s.line = sr_malloc((size_t)LONGEST_LINE * 3);
    bool memory = s.names != NULL && s.line != NULL;
    *out = 0;
    for (unsigned number = 1; memory && *out == 0 && number <= MOST_TITLE; number++) {
        if (is_header(&s, sr_csv_line(text, number))) *out = number;
    }
    sr_free(s.names);
    sr_free(s.line);
    return memory ? SR_OK : SR_MEMORY;
}
