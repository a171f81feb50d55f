#include "source/csv/csv.h"

#include <string.h>

#include "source/csv/csv_part.h"

static sr_status read_header(sr_csv *c)
{
    if (c->at >= c->scan.end) {
        sr_table_builder_problem(
            c->builder, "SR1119", c->line, 0, NULL, SR_MSG("the file ends before the line of the header"),
            SR_MSG("set \"header\" in the options of the source to the line with the names"));
        return SR_CONTENT;
    }
    sr_status status = sr_csv_row(c);
    if (status == SR_OK) status = sr_csv_rewrite_row(c);
    if (status != SR_OK) return status;
    if (c->unending) return SR_CONTENT;
    sr_table_builder_where(c->builder, (sr_str){c->row, (size_t)(c->at - c->row)}, c->starts);
    status = sr_table_builder_header(c->builder, c->cells, c->count, c->row_line);
    c->width = c->count;
    c->number = c->form.above + 1;
    return status;
}

/* What is not a text in an encoding that is read. */
static bool refuse_bytes(sr_str bytes, sr_table_builder *builder)
{
    bool empty = sr_str_trim(sr_utf8_unmarked(bytes)).length == 0;
    bool wide =
        bytes.length >= 2 && (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0);
    bool zip = bytes.length >= 4 && memcmp(bytes.at, "PK\x03\x04", 4) == 0;
    if (empty) {
        sr_table_builder_problem(builder, "SR1115", 0, 0, NULL, SR_MSG("the file is empty"),
                                 SR_MSG("the first line must hold the names of the columns"));
    } else if (wide) {
        sr_table_builder_problem(builder, "SR1118", 0, 0, NULL,
                                 SR_MSG("the file is in UTF-16, which is not read"),
                                 SR_MSG("save the file as CSV in UTF-8"));
    } else if (zip) {
        sr_table_builder_problem(
            builder, "SR1118", 0, 0, NULL, SR_MSG("the file is a spreadsheet or an archive, not a text"),
            SR_MSG("an Excel file is declared with \"format\": \"xlsx\"; save others as CSV in UTF-8"));
    }
    return empty || wide || zip;
}

static sr_status csv_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    (void)user;
    if (refuse_bytes(input->bytes, builder)) return SR_CONTENT;
    const sr_str text = sr_utf8_unmarked(input->bytes);
    sr_csv c = {.builder = builder, .cr = sr_csv_has_cr(text)};
    sr_status status = sr_csv_form_of(input, builder, &c.form);
    if (status != SR_OK) return status;
    if (c.form.below) sr_table_builder_below_title(builder, c.form.header);
    sr_table_builder_fixed(builder, c.form.decimal, NULL, 0);
    sr_table_builder_separator(builder, c.form.separator);
    c.line = c.form.header;
    sr_csv_begin(&c, text, text.at + c.form.start);
    status = read_header(&c);
    if (status == SR_OK) status = sr_csv_read_parts(&c);
    sr_csv_end(&c);
    return status;
}

const sr_reader sr_csv_reader = {"csv", csv_read, NULL};
