/* Where the header of a CSV text stands: in the line that the options give, or below lines of title, where it
   is known by the names of the columns that the source declares. */
#include "source/csv/csv_row.h"

enum { MOST_TITLE = 20, MOST_NAMES = 1024, MOST_LOOKED = 1 << 20 };

/* The row that begins at c->at, divided by `separator` or, when that is '\0', by what is seen from there. */
static sr_status read_row(sr_csv *c, sr_str text, char separator)
{
    sr_str rest = {c->at, (size_t)(text.at + text.length - c->at)};
    c->form.separator = separator;
    if (separator == '\0') c->form.separator = sr_csv_detect_separator(rest);
    sr_csv_begin(c, text, c->at);
    sr_status status = sr_csv_row(c);
    return status == SR_OK ? sr_csv_rewrite_row(c) : status;
}

static bool is_header(const sr_csv *c, const sr_table_builder *builder)
{
    return sr_table_builder_is_header(builder, c->cells, c->count < MOST_NAMES ? c->count : MOST_NAMES);
}

sr_status sr_csv_seek_header(sr_str text, const sr_table_builder *builder, sr_csv_form *form)
{
    sr_csv c = {.form = *form, .at = text.at, .line = 1, .cr = sr_csv_has_cr(text)};
    sr_str seen = {text.at, text.length < MOST_LOOKED ? text.length : MOST_LOOKED};
    const char *end = seen.at + seen.length;
    sr_status status = SR_OK;
    bool found = false;
    for (unsigned above = 0; status == SR_OK && !found && above < MOST_TITLE && c.at < end; above++) {
        status = read_row(&c, seen, form->separator);
        if (c.unending || (c.at == end && seen.length < text.length)) break; /* not seen whole */
        found = status == SR_OK && is_header(&c, builder);
        if (!found) continue;
        form->start = (size_t)(c.row - text.at);
        form->header = c.row_line;
        form->above = above;
        form->below = above > 0;
    }
    sr_csv_end(&c);
    return status;
}

/* How many rows the text has, as the header below it divides them. */
static sr_status count_rows(sr_csv *c, sr_str text, unsigned *out)
{
    sr_status status = SR_OK;
    sr_csv_begin(c, text, text.at);
    for (*out = 0; status == SR_OK && c->at < c->scan.end; ++*out) {
        status = sr_csv_row(c);
    }
    return status;
}

/* Whether the last row that was read, which the end of the text above the header cut, is whole in the text:
   then the header would begin within quotes. One that is never closed is only a quote. */
static sr_status goes_on(sr_csv *c, sr_str text, bool *out)
{
    *out = false;
    if (!c->unending) return SR_OK;
    c->unending = false;
    sr_csv_begin(c, text, c->row);
    sr_status status = sr_csv_row(c);
    *out = status == SR_OK && !c->unending;
    return status;
}

sr_status sr_csv_header_in(sr_str text, unsigned line, sr_csv_form *form)
{
    sr_csv c = {.form = *form, .at = text.at, .line = 1, .cr = sr_csv_has_cr(text)};
    c.scan.end = text.at + text.length;
    while (c.line < line && c.at < c.scan.end) {
        sr_csv_pass_line(&c);
    }
    form->start = (size_t)(c.at - text.at);
    form->header = c.line;
    sr_str rest = {c.at, text.length - form->start};
    if (c.form.separator == '\0') c.form.separator = sr_csv_detect_separator(rest);
    bool quoted = false;
    sr_status status = count_rows(&c, (sr_str){text.at, form->start}, &form->above);
    if (status == SR_OK) status = goes_on(&c, text, &quoted);
    sr_csv_end(&c);
    return quoted ? SR_CONTENT : status;
}
