/* How a text in columns is laid out: the sign that divides its cells, and the line with their names. The
   lines are compared with each other, so that a title above the header, or a comma in a text, does not
   mislead. */
#include <string.h>

#include "source/contents/kind.h"
#include "source/csv/csv.h"

enum {
    MOST_LINES = 60,
    MOST_LOOKED = 1 << 16,
    MOST_TITLE = 20,
    LIST_LINE = 60,
    LIST_WORDS = 3,
    ROWS_BELOW = 3
};

typedef struct lines {
    sr_str at[MOST_LINES];
    unsigned number[MOST_LINES]; /* of the line of the file that it begins on: quotes may hold line ends */
    size_t count;
} lines;

/* The lines as a sign divides them. */
typedef struct division {
    char separator;
    size_t widths[MOST_LINES];
    size_t width;    /* that most lines have; 0: none has more than one cell */
    size_t agreeing; /* how many have it */
    size_t names;    /* the first that names stand in, with rows below it; the count of lines: none */
} division;

/* Where the line that begins at `at` ends. `quotes`: an end within quotes is none. */
static const char *end_of_line(const char *at, const char *end, bool quotes)
{
    bool quoted = false;
    for (; at < end; at++) {
        if (*at == '"') quoted = !quoted;
        if ((*at == '\n' || *at == '\r') && !(quotes && quoted)) break;
    }
    return at;
}

static unsigned ends_within(const char *at, const char *end)
{
    unsigned ends = 0;
    for (; at < end; at++) {
        ends += *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'));
    }
    return ends;
}

/* The first lines, without their ends; the last one only when it is whole. Empty lines are kept: they count.
 */
static void split_by(sr_str text, bool quotes, lines *out)
{
    const char *at = text.at;
    unsigned number = 1;
    const char *end = text.at + (text.length < MOST_LOOKED ? text.length : MOST_LOOKED);
    bool cut = end < text.at + text.length;
    out->count = 0;
    while (at < end && out->count < MOST_LINES) {
        const char *stop = end_of_line(at, end, quotes);
        if (stop == end && cut) return;
        out->number[out->count] = number;
        out->at[out->count++] = (sr_str){at, (size_t)(stop - at)};
        number += 1 + ends_within(at, stop);
        at = stop + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    }
}

/* A quote that never closes would make one line of all that follows. */
static void split(sr_str text, lines *out)
{
    split_by(text, true, out);
    bool open = out->count == 0;
    for (size_t i = 0; out->count > 0 && i < out->at[out->count - 1].length; i++) {
        if (out->at[out->count - 1].at[i] == '"') open = !open;
    }
    if (open) split_by(text, false, out);
}

/* The number of cells that most lines have, and how many have it. One cell is none. */
static void find_width(size_t count, division *d)
{
    for (size_t i = 0; i < count; i++) {
        size_t width = d->widths[i];
        size_t same = 0;
        for (size_t k = 0; width > 1 && k < count; k++) {
            same += d->widths[k] == width;
        }
        if (same > d->agreeing || (same == d->agreeing && same > 0 && width > d->width)) {
            d->width = width;
            d->agreeing = same;
        }
    }
}

static bool is_filled(sr_str cell)
{
    bool any = false;
    for (size_t i = 0; i < cell.length && !any; i++) {
        any = cell.at[i] != ' ' && cell.at[i] != '\t' && cell.at[i] != '"';
    }
    return any;
}

/* Names stand in every cell of a header; a title line that is padded with separators has one. */
static size_t filled_cells(sr_str line, char separator)
{
    sr_csv_cells cells = {.left = line, .separator = separator};
    sr_str cell;
    size_t filled = 0;
    while (sr_csv_next_cell(&cells, &cell)) {
        filled += is_filled(cell);
    }
    return filled;
}

static bool may_be_names(const lines *in, const division *d, size_t line)
{
    return d->widths[line] == d->width && filled_cells(in->at[line], d->separator) * 2 > d->width;
}

/* Whether the next lines, or those that there are, are divided as this one. */
static bool has_rows_below(const lines *in, const division *d, size_t line)
{
    size_t rows = 0;
    for (size_t i = line + 1; i < in->count && rows < ROWS_BELOW; i++) {
        if (in->at[i].length == 0) continue;
        if (d->widths[i] != d->width) return false;
        rows++;
    }
    return rows > 0;
}

static void find_names(const lines *in, division *d)
{
    for (d->names = 0; d->names < in->count && d->names < MOST_TITLE; d->names++) {
        if (may_be_names(in, d, d->names) && has_rows_below(in, d, d->names)) return;
    }
    d->names = in->count;
}

static unsigned header_line(const lines *in, const division *d)
{
    for (size_t i = 0; i < in->count && i < MOST_TITLE; i++) {
        if (may_be_names(in, d, i)) return in->number[i];
    }
    return 1;
}

static division divide(const lines *in, char separator)
{
    division d = {.separator = separator};
    for (size_t i = 0; i < in->count; i++) {
        d.widths[i] = sr_csv_width(in->at[i], separator);
    }
    find_width(in->count, &d);
    find_names(in, &d);
    return d;
}

/* Few lines agree in running text. */
static bool is_table(const lines *in, const division *d)
{
    return d->width > 1 && d->agreeing * 2 >= in->count;
}

/* The names stand above all rows: what divides the rows only, as the commas of decimals do, is found in them
   one line further down. */
static bool is_likelier(const lines *in, const division *d, const division *than)
{
    bool table = is_table(in, d);
    if (table != is_table(in, than)) return table;
    if (table && d->names != than->names) return d->names < than->names;
    return d->width > 1 &&
           (than->width <= 1 || d->agreeing * (d->width - 1) > than->agreeing * (than->width - 1));
}

static size_t words_of(sr_str line)
{
    size_t words = 0;
    bool within = false;
    for (size_t i = 0; i < line.length; i++) {
        bool space = line.at[i] == ' ' || line.at[i] == '\t';
        words += !space && !within;
        within = !space;
    }
    return words;
}

/* Short lines of a few words each: a list. Running text is none. */
static bool is_list(const lines *in)
{
    size_t filled = 0;
    for (size_t i = 0; i < in->count; i++) {
        if (in->at[i].length > LIST_LINE || words_of(in->at[i]) > LIST_WORDS) return false;
        filled += in->at[i].length > 0;
    }
    return filled >= 2;
}

bool sr_layout_of(sr_str text, sr_layout *out)
{
    static const char signs[] = {';', '\t', ',', '|'};
    lines in;
    split(text, &in);
    division best = divide(&in, signs[0]);
    for (size_t i = 1; i < sizeof signs; i++) {
        division next = divide(&in, signs[i]);
        if (is_likelier(&in, &next, &best)) best = next;
    }
    *out = (sr_layout){.header = 1, .width = 1};
    if (!is_table(&in, &best)) return is_list(&in);
    *out = (sr_layout){best.separator, header_line(&in, &best), best.width};
    return true;
}
