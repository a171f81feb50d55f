/* How a text in columns is laid out: the sign that divides its cells, and the line with their names. The
   lines are compared with each other, so that a title above the header, or a comma in a text, does not
   mislead. */
#include <string.h>

#include "source/contents/kind.h"
#include "source/csv/csv.h"

enum { MOST_LINES = 60, MOST_LOOKED = 1 << 16, MOST_TITLE = 20, LIST_LINE = 60, LIST_WORDS = 3 };

typedef struct lines {
    sr_str at[MOST_LINES];
    size_t count;
} lines;

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

/* The first lines, without their ends; the last one only when it is whole. Empty lines are kept: they count.
 */
static void split_by(sr_str text, bool quotes, lines *out)
{
    const char *at = text.at;
    const char *end = text.at + (text.length < MOST_LOOKED ? text.length : MOST_LOOKED);
    bool cut = end < text.at + text.length;
    out->count = 0;
    while (at < end && out->count < MOST_LINES) {
        const char *stop = end_of_line(at, end, quotes);
        if (stop == end && cut) return;
        out->at[out->count++] = (sr_str){at, (size_t)(stop - at)};
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
static size_t usual_width(const lines *in, char separator, size_t *agreeing)
{
    size_t best = 0;
    *agreeing = 0;
    for (size_t i = 0; i < in->count; i++) {
        size_t width = sr_csv_width(in->at[i], separator);
        size_t same = 0;
        for (size_t k = 0; width > 1 && k < in->count; k++) {
            same += sr_csv_width(in->at[k], separator) == width;
        }
        if (same > *agreeing || (same == *agreeing && same > 0 && width > best)) {
            best = width;
            *agreeing = same;
        }
    }
    return best;
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

static unsigned header_line(const lines *in, char separator, size_t width)
{
    for (size_t i = 0; i < in->count && i < MOST_TITLE; i++) {
        size_t filled = filled_cells(in->at[i], separator);
        if (sr_csv_width(in->at[i], separator) == width && filled * 2 > width) return (unsigned)i + 1;
    }
    return 1;
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
    size_t most = 0;
    split(text, &in);
    *out = (sr_layout){.header = 1, .width = 1};
    for (size_t i = 0; i < sizeof signs; i++) {
        size_t agreeing = 0;
        size_t width = usual_width(&in, signs[i], &agreeing);
        size_t weight = width > 1 ? agreeing * (width - 1) : 0;
        if (weight <= most) continue;
        most = weight;
        *out = (sr_layout){signs[i], header_line(&in, signs[i], width), width};
        out->width =
            agreeing * 2 >= in.count || in.count <= 2 ? width : 0; /* few lines agree: running text */
    }
    if (out->width > 1) return true;
    *out = (sr_layout){.header = 1, .width = 1};
    return is_list(&in);
}
