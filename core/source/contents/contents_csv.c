/* CSV: how the text is laid out is seen from its lines, so that the options of a source can be told. */
#include <string.h>

#include "source/contents/contents_work.h"
#include "source/csv/csv.h"

enum { LOOKED_AT = 1 << 16 };

/* How many numbers of the text have a point, and how many a comma before their decimals. A point before three
   digits may divide thousands, and counts for neither. */
typedef struct signs {
    size_t points, commas;
} signs;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_from(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && is_digit(*at)) {
        at++;
    }
    return (size_t)(at - from);
}

/* A whole cell that is a number with decimals; other cells are passed over. */
static void count_cell(sr_str cell, signs *out)
{
    const char *end = cell.at + cell.length;
    const char *at = cell.at + (cell.length > 0 && cell.at[0] == '-');
    size_t whole = digits_from(at, end);
    if (whole == 0 || at + whole == end || (at[whole] != '.' && at[whole] != ',')) return;
    size_t decimals = digits_from(at + whole + 1, end);
    if (decimals == 0 || decimals == 3 || at + whole + 1 + decimals != end) return;
    out->points += at[whole] == '.';
    out->commas += at[whole] == ',';
}

static signs count_signs(sr_str text, char separator)
{
    signs found = {0};
    bool cut = text.length > LOOKED_AT;
    sr_csv_cells cells = {
        .left = {text.at, cut ? LOOKED_AT : text.length}, .separator = separator, .lines = true};
    sr_str cell;
    while (sr_csv_next_cell(&cells, &cell)) {
        if (!cut || !cells.ended) count_cell(sr_str_trim(sr_csv_unquoted(cell)), &found);
    }
    return found;
}

/* `refused`: the reader does not read what it sees, which is CP437. */
static const char *encoding_of(sr_str bytes, sr_csv_encoding read_as, bool refused)
{
    if (sr_sie_detect(bytes) == SR_SIE_ASCII) return "ascii";
    if (read_as == SR_CSV_UTF8) return "utf-8";
    if (refused) return "cp437";
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte >= 0x80 && byte < 0xA0) return "windows-1252";
    }
    return "latin1";
}

/* How the reader itself sees the file, told only where the header stands. */
static sr_status form_of(const sr_looking *l, unsigned header, sr_csv_form *out)
{
    const char *options = header > 1 ? sr_arena_printf(l->arena, "{\"header\":%u}", header) : "{}";
    const sr_reader_input input = {l->source->file, l->bytes, options, l->findings};
    return options != NULL ? sr_csv_form_of(&input, NULL, out) : SR_MEMORY;
}

static char usual_decimal(char separator)
{
    return separator == ',' ? '.' : ',';
}

/* What the reader does not see by itself. */
static const char *options_of(const sr_looking *l, const sr_layout *layout, char separator)
{
    sr_buf options = {0};
    char decimal = l->out->decimal;
    if (layout->header > 1) sr_buf_printf(&options, ",\"header\":%u", layout->header);
    if (layout->separator != '\0' && layout->separator != separator) {
        const char sign[2] = {layout->separator, '\0'};
        sr_buf_printf(&options, ",\"separator\":\"%s\"", sign[0] == '\t' ? "tab" : sign);
    }
    if (decimal != usual_decimal(layout->separator)) sr_buf_printf(&options, ",\"decimal\":\"%c\"", decimal);
    const char *rest = options.length > 0 ? sr_buf_string(&options) + 1 : "";
    const char *kept = options.failed ? NULL : sr_arena_printf(l->arena, "{%s}", rest);
    sr_buf_free(&options);
    return kept;
}

static sr_status read_table(sr_looking *l, const sr_layout *layout, char separator)
{
    const char *name = sr_looking_name(l);
    const char *options = name != NULL ? options_of(l, layout, separator) : NULL;
    sr_contents_table *to = options != NULL ? sr_looking_add(l, name, options) : NULL;
    return to != NULL ? sr_looking_read(l, &sr_csv_reader, to) : SR_MEMORY;
}

sr_status sr_looking_at_csv(sr_looking *l)
{
    sr_layout layout;
    sr_csv_form form;
    sr_str text = sr_utf8_unmarked(l->bytes);
    (void)sr_layout_of(text, &layout);
    sr_status status = form_of(l, layout.header, &form);
    if (status == SR_MEMORY) return status;
    signs seen = count_signs(text, layout.separator);
    l->out->separator = layout.separator;
    l->out->decimal = usual_decimal(layout.separator);
    if (seen.points > seen.commas) l->out->decimal = '.';
    if (seen.commas > seen.points) l->out->decimal = ',';
    l->out->encoding = encoding_of(l->bytes, form.encoding, status == SR_CONTENT);
    return read_table(l, &layout, form.separator);
}
