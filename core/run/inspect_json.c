#include "run/inspect_json.h"

#include <string.h>

#include "base/json.h"

enum { FIRST_ROWS = 5, MOST_SHOWN = 200, MOST_NAME = 40 };

static void key_text(sr_json_out *json, const char *key, const char *text)
{
    if (text) sr_json_key_text(json, key, text);
}

static void key_sign(sr_json_out *json, const char *key, char sign)
{
    if (sign) sr_json_key_text(json, key, (const char[2]){sign, '\0'});
}

static const char *type_name(sr_column_type type)
{
    static const char *const names[] = {[SR_COL_TEXT] = "text",
                                        [SR_COL_INTEGER] = "integer",
                                        [SR_COL_DECIMAL] = "decimal",
                                        [SR_COL_DATE] = "date",
                                        [SR_COL_RATIO] = "decimal"};
    return names[type];
}

static size_t filled_cells(const sr_table *table, const sr_column *column)
{
    size_t filled = 0;
    for (size_t row = 0; row < table->rows; row++)
        filled += sr_cells_at(&column->cells, row) != SR_INTEGER_MISSING;
    return filled;
}

static void write_columns(sr_json_out *json, const sr_table *table)
{
    sr_json_key(json, "columns");
    sr_json_open(json, '[');
    for (size_t i = 0; table && i < table->column_count; i++) {
        const sr_column *column = &table->columns[i];
        sr_json_open(json, '{');
        sr_json_key_text(json, "name", column->name);
        sr_json_key_text(json, "type", type_name(column->type));
        sr_json_key_int(json, "filled", (int64_t)filled_cells(table, column));
        sr_json_close(json, '}');
    }
    sr_json_close(json, ']');
}

/* Null for an empty cell; a long text is cut. */
static void write_cell(sr_json_out *json, sr_scalar value)
{
    sr_buf text = {0};
    if (value.type == SR_SCALAR_MISSING) {
        sr_json_null(json);
        return;
    }
    sr_scalar_write(&text, value);
    sr_str shown = {sr_buf_string(&text), text.length};
    if (shown.length > MOST_SHOWN) shown.length = sr_utf8_valid(shown.at, MOST_SHOWN);
    if (shown.length < text.length) {
        text.length = shown.length;
        sr_buf_text(&text, "…");
        shown = (sr_str){sr_buf_string(&text), text.length};
    }
    json->buf->failed |= text.failed;
    sr_json_str(json, shown);
    sr_buf_free(&text);
}

static void write_first_rows(sr_json_out *json, const sr_table *table)
{
    sr_json_key(json, "first_rows");
    sr_json_open(json, '[');
    for (uint32_t row = 0; row < table->rows && row < FIRST_ROWS; row++) {
        sr_json_open(json, '[');
        for (size_t i = 0; i < table->column_count; i++)
            write_cell(json, sr_cell(&table->columns[i], row));
        sr_json_close(json, ']');
    }
    sr_json_close(json, ']');
}

/* Sheets and CSV files are what mappings are for; NULL: none fits. */
static const sr_mapping *mapping_of(const sr_contents *contents, const sr_contents_table *table,
                                    const sr_inspect_view *view)
{
    bool columns = contents->kind == SR_KIND_CSV || contents->kind == SR_KIND_XLSX;
    return columns && table->table ? sr_mapping_fitting(&view->mappings, table->table) : NULL;
}

static void write_table(sr_json_out *json, const sr_contents *contents, size_t at,
                        const sr_inspect_view *view)
{
    const sr_contents_table *table = &contents->tables[at];
    const sr_table *found = table->table;
    const sr_mapping *mapping = mapping_of(contents, table, view);
    sr_json_open(json, '{');
    sr_json_key_text(json, "name", table->name);
    if (table->hidden) sr_json_key_bool(json, "hidden", true);
    sr_json_key_int(json, "rows", found ? (int64_t)found->rows : 0);
    if (found && found->header_line) sr_json_key_int(json, "header", found->header_line);
    if (mapping) sr_json_key_text(json, "mapping", mapping->id);
    write_columns(json, found);
    if (found && view->rows) write_first_rows(json, found);
    sr_json_close(json, '}');
}

static void write_labels(sr_json_out *json, const sr_contents *contents)
{
    if (contents->label_count == 0) return;
    sr_json_key(json, "labels");
    sr_json_open(json, '{');
    for (size_t i = 0; i < contents->label_count; i++)
        sr_json_key_int(json, contents->labels[i].name, (int64_t)contents->labels[i].lines);
    sr_json_close(json, '}');
}

/* ---- the sources that would read the file ---- */

/* A letter, digit or "_" of a name of a source, å as a; what no name may hold is a hyphen. */
static char name_sign(uint32_t code)
{
    static const struct {
        uint32_t from;
        char to;
    } letters[] = {{0xE5, 'a'}, {0xC5, 'a'}, {0xE4, 'a'}, {0xC4, 'a'}, {0xF6, 'o'},
                   {0xD6, 'o'}, {0xE9, 'e'}, {0xC9, 'e'}, {'_', '_'}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].from == code) return letters[i].to;
    if (code >= 'A' && code <= 'Z') return "abcdefghijklmnopqrstuvwxyz"[code - 'A'];
    bool plain = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
    if (plain) return (char)code;
    return '-';
}

/* A name begins with a letter. */
static void add_sign(sr_buf *out, size_t start, char c)
{
    bool first = out->length == start;
    if (first && (c == '-' || c == '_')) return;
    if (first && c >= '0' && c <= '9') sr_buf_text(out, "kalla-");
    if (c != '-' || out->at[out->length - 1] != '-') sr_buf_char(out, c);
}

static void write_name(sr_buf *out, const char *from)
{
    sr_str rest = sr_str_of(from);
    size_t start = out->length;
    while (rest.length > 0 && out->length - start < MOST_NAME && !out->failed) {
        uint32_t code = 0;
        size_t step = sr_utf8_next(rest, &code);
        rest = (sr_str){rest.at + step, rest.length - step};
        add_sign(out, start, name_sign(code));
    }
    while (out->length > start && out->at[out->length - 1] == '-')
        out->at[--out->length] = '\0';
    if (out->length == start) sr_buf_text(out, "kalla");
}

/* Which tables of a file are worth a source: all shown sheets and data sets with rows, of SIE the two that
   reports are made from. */
static bool is_worth(const sr_contents *contents, const sr_contents_table *table)
{
    bool sie = contents->kind == SR_KIND_SIE || contents->kind == SR_KIND_SIE5;
    if (!table->table || table->table->rows == 0 || table->hidden) return false;
    return !sie || strcmp(table->name, "balances") == 0 || strcmp(table->name, "transactions") == 0;
}

static void name_from(sr_buf *out, const sr_contents *contents, size_t at, const char *file)
{
    const sr_contents_table *table = &contents->tables[at];
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;
    const char *dot = strrchr(base, '.');
    sr_buf stem = {0};
    sr_buf_put(&stem, base, dot && dot != base ? (size_t)(dot - base) : strlen(base));
    write_name(out, contents->kind == SR_KIND_XLSX ? table->name : sr_buf_string(&stem));
    if (strcmp(table->name, "transactions") == 0) sr_buf_text(out, "-transaktioner");
    out->failed |= stem.failed;
    sr_buf_free(&stem);
}

/* Names that are the same once they are names of sources are told apart by the number of their table. */
static void name_source(sr_buf *out, const sr_contents *contents, size_t at, const char *file)
{
    bool taken = false;
    name_from(out, contents, at, file);
    for (size_t i = 0; i < at && !taken; i++) {
        sr_buf other = {0};
        name_from(&other, contents, i, file);
        taken = strcmp(sr_buf_string(&other), sr_buf_string(out)) == 0;
        out->failed |= other.failed;
        sr_buf_free(&other);
    }
    if (taken) sr_buf_printf(out, "-%zu", at + 1);
}

/* A name that the header has twice is an error of its own, and one member here. */
static bool stands_before(const sr_table *table, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(table->columns[i].name, table->columns[at].name) == 0) return true;
    return false;
}

/* Formats with types of their own need no columns, and those of the mapping need not be said again. */
static bool is_declared(const sr_table *table, size_t at, const sr_mapping *mapping)
{
    return !stands_before(table, at) && !(mapping && sr_mapping_knows(mapping, table->columns[at].name));
}

static void write_source_columns(sr_json_out *json, const sr_contents *contents, const sr_table *table,
                                 const sr_mapping *mapping)
{
    bool any = !mapping;
    for (size_t i = 0; i < table->column_count && !any; i++)
        any = is_declared(table, i, mapping);
    if (!any || (contents->kind != SR_KIND_CSV && contents->kind != SR_KIND_XLSX)) return;
    sr_json_key(json, "columns");
    sr_json_open(json, '{');
    for (size_t i = 0; i < table->column_count; i++) {
        if (!is_declared(table, i, mapping)) continue;
        sr_json_key(json, table->columns[i].name);
        sr_json_open(json, '{');
        sr_json_key_text(json, "type", type_name(table->columns[i].type));
        sr_json_close(json, '}');
    }
    sr_json_close(json, '}');
}

static void write_source(sr_json_out *json, const sr_contents *contents, size_t at,
                         const sr_inspect_view *view)
{
    const sr_contents_table *table = &contents->tables[at];
    const sr_mapping *mapping = mapping_of(contents, table, view);
    const char *file = view->as_file;
    sr_buf name = {0};
    name_source(&name, contents, at, file);
    sr_json_key(json, sr_buf_string(&name));
    json->buf->failed |= name.failed;
    sr_buf_free(&name);
    sr_json_open(json, '{');
    sr_json_key_text(json, "file", file);
    sr_json_key_text(json, "format", sr_kind_format(contents->kind));
    if (strcmp(table->options, "{}") != 0) {
        sr_json_key(json, "options");
        sr_json_raw(json, sr_str_of(table->options));
    }
    if (mapping) sr_json_key_text(json, "mapping", mapping->id);
    write_source_columns(json, contents, table->table, mapping);
    sr_json_close(json, '}');
}

static void write_sources(sr_json_out *json, const sr_contents *contents, const sr_inspect_view *view)
{
    sr_json_key(json, "sources");
    sr_json_open(json, '{');
    for (size_t i = 0; i < contents->table_count; i++)
        if (is_worth(contents, &contents->tables[i])) write_source(json, contents, i, view);
    sr_json_close(json, '}');
}

sr_status sr_inspect_write(const sr_contents *contents, const sr_mapped *file, const sr_inspect_view *view,
                           sr_buf *out)
{
    sr_json_out json = {.buf = out};
    sr_json_open(&json, '{');
    sr_json_key_text(&json, "format", sr_kind_format(contents->kind));
    key_text(&json, "version", contents->version);
    key_text(&json, "type", contents->type);
    key_text(&json, "encoding", contents->encoding);
    key_text(&json, "checksum", contents->checksum);
    key_sign(&json, "separator", contents->separator);
    key_sign(&json, "decimal", contents->decimal);
    sr_json_key_int(&json, "size", (int64_t)file->size);
    sr_json_key_text(&json, "sha256", file->sha256);
    write_labels(&json, contents);
    sr_json_key(&json, "tables");
    sr_json_open(&json, '[');
    for (size_t i = 0; i < contents->table_count; i++)
        write_table(&json, contents, i, view);
    sr_json_close(&json, ']');
    write_sources(&json, contents, view);
    sr_json_close(&json, '}');
    return sr_buf_status(out);
}
