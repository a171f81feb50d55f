/* What is in a file, for people: what it is, its tables with their columns and first rows, and how to use it.
 */
#include <stdio.h>
#include <string.h>

#include "app/inspect.h"
#include "app/member.h"
#include "app/page.h"
#include "base/json.h"

enum { WIDEST_CELL = 24, WIDEST_LINE = 110, NAME_WIDTH = 30, EXAMPLES = 3, LABEL_WIDTH = 16 };

static double number_of(const cJSON *object, const char *name)
{
    const cJSON *item = sr_member_of(object, name);
    return cJSON_IsNumber(item) ? item->valuedouble : 0;
}

/* ---- what the file is ---- */

static const char *format_name(const sr_page *p, const char *format)
{
    static const struct {
        const char *format, *name;
    } names[] = {{"sie", "SIE"}, {"sie5", "SIE 5"},          {"xlsx", "Excel (xlsx)"},
                 {"csv", "CSV"}, {"json-stat", "JSON-stat"}, {"kolada", "Kolada"}};
    (void)p;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].format, format) == 0) return names[i].name;
    return format;
}

static void fact(const sr_page *p, const char *label, const char *value)
{
    if (!value) return;
    sr_buf_text(p->out, "  ");
    sr_page_padded(p, label, LABEL_WIDTH);
    (void)sr_page_put(p, value, WIDEST_LINE);
    sr_buf_char(p->out, '\n');
}

static const char *separator_name(const sr_page *p, const char *sign)
{
    return sign && strcmp(sign, "\t") == 0 ? sr_word(p->language, "tab") : sign;
}

static const char *checksum_name(const sr_page *p, const char *state)
{
    static const struct {
        const char *state, *text;
    } states[] = {{"ok", "right"}, {"wrong", "wrong"}, {"absent", "absent"}, {"incomplete", "incomplete"}};
    for (size_t i = 0; state && i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i].state, state) == 0) return sr_word(p->language, states[i].text);
    return state;
}

/* As many on a line as there is room for. */
static void say_labels(const sr_page *p, const cJSON *labels)
{
    size_t used = 0;
    for (const cJSON *item = labels ? labels->child : NULL; item; item = item->next) {
        char one[64];
        (void)snprintf(one, sizeof one, "%.40s %.0f%s", item->string, item->valuedouble,
                       item->next ? ", " : "");
        size_t length = sr_page_length(one, sizeof one);
        if (used == 0 || used + length > WIDEST_LINE) {
            if (used > 0) sr_page_end(p);
            sr_buf_text(p->out, "  ");
            sr_page_padded(p, used == 0 ? sr_word(p->language, "labels") : "", LABEL_WIDTH);
            used = LABEL_WIDTH;
        }
        used += sr_page_put(p, one, sizeof one);
    }
    if (used > 0) sr_page_end(p);
}

static void say_size(const sr_page *p, const cJSON *contents)
{
    sr_buf count = {0};
    sr_buf size = {0};
    sr_message message = SR_MSG("{0} bytes", sr_page_count(p, number_of(contents, "size"), &count));
    sr_message_show(&size, &message, p->language);
    fact(p, sr_word(p->language, "size"), sr_buf_string(&size));
    sr_buf_free(&size);
    sr_buf_free(&count);
}

static void say_file(const sr_page *p, const cJSON *contents, const char *file)
{
    const char *type = sr_member_text(contents, "type"), *version = sr_member_text(contents, "version");
    bool sie = strncmp(sr_member_text(contents, "format"), "sie", 3) == 0;
    sr_buf_shown(p->out, sr_str_of(file));
    sr_buf_printf(p->out, ": %s", format_name(p, sr_member_text(contents, "format")));
    if (version) sr_buf_printf(p->out, " %s", version);
    if (type && sie)
        sr_page_say(p, SR_MSG(", type {0}", type));
    else if (type)
        sr_buf_printf(p->out, ", %s", type);
    sr_buf_char(p->out, '\n');
    fact(p, sr_word(p->language, "encoding"), sr_member_text(contents, "encoding"));
    fact(p, sr_word(p->language, "checksum"), checksum_name(p, sr_member_text(contents, "checksum")));
    fact(p, sr_word(p->language, "separator"), separator_name(p, sr_member_text(contents, "separator")));
    fact(p, sr_word(p->language, "decimal sign"), sr_member_text(contents, "decimal"));
    say_size(p, contents);
    fact(p, "SHA-256", sr_member_text(contents, "sha256"));
    say_labels(p, sr_member_of(contents, "labels"));
}

/* ---- tables ---- */

static const char *type_word(const sr_page *p, const char *type)
{
    static const struct {
        const char *type, *word;
    } words[] = {{"text", "text"}, {"integer", "whole number"}, {"decimal", "decimal"}, {"date", "date"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].type, type) == 0) return sr_word(p->language, words[i].word);
    return type;
}

static const char *cell_at(const cJSON *row, int column)
{
    const cJSON *cell = cJSON_GetArrayItem(row, column);
    return cJSON_IsString(cell) ? cell->valuestring : NULL;
}

/* The first different values of a column among the first rows. */
static void say_examples(const sr_page *p, const cJSON *rows, int column)
{
    const char *seen[EXAMPLES];
    int count_of = 0;
    for (const cJSON *row = rows ? rows->child : NULL; row && count_of < EXAMPLES; row = row->next) {
        const char *cell = cell_at(row, column);
        bool again = !cell;
        for (int i = 0; i < count_of && !again; i++)
            again = strcmp(seen[i], cell) == 0;
        if (again) continue;
        seen[count_of++] = cell;
        sr_buf_text(p->out, count_of > 1 ? "; " : "");
        (void)sr_page_put(p, cell, WIDEST_CELL);
    }
}

static void say_columns(const sr_page *p, const cJSON *table)
{
    const cJSON *columns = sr_member_of(table, "columns"), *rows = sr_member_of(table, "first_rows");
    size_t width = sr_page_length(sr_word(p->language, "column"), NAME_WIDTH);
    int at = 0;
    for (const cJSON *c = columns->child; c; c = c->next) {
        size_t length = sr_page_length(sr_member_text(c, "name"), NAME_WIDTH);
        if (length > width) width = length;
    }
    sr_buf_text(p->out, "  ");
    sr_page_padded(p, sr_word(p->language, "column"), width + 2);
    sr_page_padded(p, sr_word(p->language, "type"), 14);
    sr_page_padded(p, sr_word(p->language, "filled"), 10);
    sr_buf_text(p->out, rows ? sr_word(p->language, "examples") : "");
    sr_page_end(p);
    for (const cJSON *c = columns->child; c; c = c->next, at++) {
        sr_buf count = {0};
        sr_buf_text(p->out, "  ");
        sr_page_pad(p, sr_page_put(p, sr_member_text(c, "name"), NAME_WIDTH), width + 2);
        sr_page_padded(p, type_word(p, sr_member_text(c, "type")), 14);
        sr_page_padded(p, sr_page_count(p, number_of(c, "filled"), &count), 10);
        say_examples(p, rows, at);
        sr_page_end(p);
        sr_buf_free(&count);
    }
}

static size_t column_width(const cJSON *table, int column)
{
    const cJSON *head = cJSON_GetArrayItem(sr_member_of(table, "columns"), column);
    size_t width = sr_page_length(sr_member_text(head, "name"), WIDEST_CELL);
    for (const cJSON *row = sr_member_of(table, "first_rows")->child; row; row = row->next) {
        const char *cell = cell_at(row, column);
        size_t length = cell ? sr_page_length(cell, WIDEST_CELL) : 0;
        if (length > width) width = length;
    }
    return width;
}

/* One line of the first rows, as many columns as there is room for; `row` NULL: their names. */
static void say_line(const sr_page *p, const cJSON *table, const cJSON *row)
{
    const cJSON *columns = sr_member_of(table, "columns");
    size_t used = 0;
    int column = 0;
    sr_buf_text(p->out, "  ");
    for (const cJSON *c = columns->child; c; c = c->next, column++) {
        size_t width = column_width(table, column);
        if (used > 0 && used + width > WIDEST_LINE) {
            sr_buf_text(p->out, "…");
            break;
        }
        const char *cell = row ? cell_at(row, column) : sr_member_text(c, "name");
        size_t written = sr_page_put(p, cell ? cell : "", WIDEST_CELL);
        if (c->next) sr_page_pad(p, written, width + 2);
        used += width + 2;
    }
    sr_page_end(p);
}

static void say_first_rows(const sr_page *p, const cJSON *table)
{
    const cJSON *rows = sr_member_of(table, "first_rows");
    if (!rows || !rows->child) return;
    sr_buf_printf(p->out, "\n  %s\n", sr_word(p->language, "The first rows:"));
    say_line(p, table, NULL);
    for (const cJSON *row = rows->child; row; row = row->next)
        say_line(p, table, row);
}

static void say_shape(const sr_page *p, const cJSON *table)
{
    sr_buf rows = {0}, columns = {0};
    double height = number_of(table, "rows");
    int width = cJSON_GetArraySize(sr_member_of(table, "columns"));
    const char *high = sr_page_count(p, height, &rows), *wide = sr_page_count(p, width, &columns);
    sr_page_say(p, height == 1 ? SR_MSG(": {0} row", high) : SR_MSG(": {0} rows", high));
    sr_page_say(p, width == 1 ? SR_MSG(", {0} column", wide) : SR_MSG(", {0} columns", wide));
    if (number_of(table, "header") > 1) {
        char line[24];
        (void)snprintf(line, sizeof line, "%.0f", number_of(table, "header"));
        sr_page_say(p, SR_MSG("; their names stand in row {0}", line));
    }
    sr_buf_free(&rows);
    sr_buf_free(&columns);
}

static void say_head(const sr_page *p, const cJSON *table, bool sheets)
{
    const char *name = sr_member_text(table, "name");
    sr_buf_char(p->out, '\n');
    sr_page_say(p, sheets ? SR_MSG("Sheet {0}", name) : SR_MSG("Table {0}", name));
    if (cJSON_IsTrue(sr_member_of(table, "hidden"))) sr_page_say(p, SR_MSG(" (hidden)"));
    if (cJSON_GetArraySize(sr_member_of(table, "columns")) == 0)
        sr_page_say(p, SR_MSG(": nothing that can be read as a table"));
    else
        say_shape(p, table);
    sr_buf_char(p->out, '\n');
}

/* Of SIE most files lack some sorts of posts, whose tables are only named, and the labels have been said. */
static bool is_shown(const cJSON *table, bool sie)
{
    return !sie || (number_of(table, "rows") > 0 && strcmp(sr_member_text(table, "name"), "labels") != 0);
}

static void say_empty(const sr_page *p, const cJSON *tables)
{
    sr_buf names = {0};
    for (const cJSON *table = tables->child; table; table = table->next)
        if (number_of(table, "rows") == 0)
            sr_buf_printf(&names, "%s%s", names.length > 0 ? ", " : "", sr_member_text(table, "name"));
    if (names.length > 0) {
        sr_buf_char(p->out, '\n');
        sr_page_say(p, SR_MSG("Tables without rows: {0}", sr_buf_string(&names)));
        sr_buf_char(p->out, '\n');
    }
    p->out->failed |= names.failed;
    sr_buf_free(&names);
}

static void say_tables(const sr_page *p, const cJSON *contents)
{
    const cJSON *tables = sr_member_of(contents, "tables");
    const char *format = sr_member_text(contents, "format");
    bool sheets = strcmp(format, "xlsx") == 0, sie = strncmp(format, "sie", 3) == 0;
    for (const cJSON *table = tables->child; table; table = table->next) {
        if (!is_shown(table, sie)) continue;
        say_head(p, table, sheets);
        if (cJSON_GetArraySize(sr_member_of(table, "columns")) == 0) continue;
        say_columns(p, table);
        say_first_rows(p, table);
    }
    if (sie) say_empty(p, tables);
}

/* ---- how to use it ---- */

static void say_member(sr_json_out *json, const cJSON *item)
{
    sr_buf *out = json->buf;
    sr_json_key(json, item->string);
    char *text = cJSON_PrintUnformatted(item);
    if (text)
        sr_json_raw(json, sr_str_of(text));
    else
        out->failed = true;
    cJSON_free(text);
}

static void say_sources(const sr_page *p, const cJSON *sources)
{
    if (!sources || !sources->child) return;
    sr_buf_char(p->out, '\n');
    sr_page_say(
        p, SR_MSG("To use the file, write this under \"sources\" of the period in forbund.json (and choose "
                  "names):"));
    sr_buf_char(p->out, '\n');
    sr_buf lines = {0};
    sr_json_out json = {.buf = &lines, .indent = 2};
    sr_json_open(&json, '{');
    for (const cJSON *source = sources->child; source; source = source->next) {
        sr_json_key(&json, source->string);
        sr_json_open(&json, '{');
        for (const cJSON *item = source->child; item; item = item->next) {
            if (!cJSON_IsObject(item) || strcmp(item->string, "columns") != 0) {
                say_member(&json, item);
                continue;
            }
            sr_json_key(&json, item->string);
            sr_json_open(&json, '{');
            for (const cJSON *column = item->child; column; column = column->next)
                say_member(&json, column);
            sr_json_close(&json, '}');
        }
        sr_json_close(&json, '}');
    }
    sr_json_close(&json, '}');
    /* without the outermost braces: what stands between them is pasted */
    if (lines.length > 4) sr_buf_put(p->out, lines.at + 2, lines.length - 4);
    sr_buf_char(p->out, '\n');
    p->out->failed |= lines.failed;
    sr_buf_free(&lines);
}

void sr_inspect_say(const cJSON *contents, const char *file, sr_language language, sr_buf *out)
{
    const sr_page p = {out, language};
    if (!sr_member_text(contents, "format") || !sr_member_of(contents, "tables")) return;
    say_file(&p, contents, file);
    say_tables(&p, contents);
    say_sources(&p, sr_member_of(contents, "sources"));
}
