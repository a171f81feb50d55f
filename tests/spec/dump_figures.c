/* The command, but for one thing: what is decided about the figures of the period goes to the file that
   SR_FIGURES names, as JSON, with the rows behind each figure. tests/spec/attack_examples.py reads it. Linked
   with --wrap=sr_protect. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "privacy/protect.h"
#include "table/operation.h"

sr_status __real_sr_protect(sr_figure *figures, size_t count, unsigned threshold);
sr_status __wrap_sr_protect(sr_figure *figures, size_t count, unsigned threshold);

enum { MOST_TABLES = 256 };

typedef struct dump {
    sr_json_out json;
    sr_arena *arena;
    const sr_table *tables[MOST_TABLES];
    size_t table_count;
} dump;

static size_t number_of(dump *d, const sr_table *table)
{
    size_t at = 0;
    while (at < d->table_count && d->tables[at] != table) {
        at++;
    }
    if (at == MOST_TABLES) abort();
    d->tables[at] = table;
    d->table_count += at == d->table_count;
    return at;
}

static void write_cell(dump *d, const sr_column *column, uint32_t row)
{
    sr_buf text = {0};
    sr_scalar cell = sr_cell(column, row);
    sr_scalar_write(&text, cell);
    sr_json_text(&d->json, cell.type == SR_SCALAR_MISSING ? NULL : text.at);
    sr_buf_free(&text);
}

/* The row of the file about persons behind a row of any table; of a join the first such side. */
static const sr_table *base_of(const sr_table *table, uint32_t *row)
{
    if (table->parent_count == 0) return table->source != NULL && table->source->persons ? table : NULL;
    for (size_t i = 0; i < table->parent_count; i++) {
        const sr_parent *parent = &table->parents[i];
        uint32_t behind = parent->rows != NULL ? parent->rows[*row] : *row;
        const sr_table *base = behind != UINT32_MAX ? base_of(parent->table, &behind) : NULL;
        if (base != NULL) {
            *row = behind;
            return base;
        }
    }
    return NULL;
}

/* [table, row, the cell of the column] of each row. */
static void write_part(dump *d, const sr_told_part *part)
{
    sr_json_open(&d->json, '{');
    sr_json_key_int(&d->json, "by", part->by);
    sr_json_key_int(&d->json, "sign", part->sign);
    sr_json_key_text(&d->json, "column", part->column != NULL ? part->column->name : NULL);
    sr_json_key_bool(&d->json, "is_id", part->column != NULL && part->column->role == SR_ROLE_ID);
    sr_json_key(&d->json, "rows");
    sr_json_open(&d->json, '[');
    for (size_t i = 0; i < part->rows->count; i++) {
        uint32_t row = part->rows->rows != NULL ? part->rows->rows[i] : (uint32_t)i;
        uint32_t behind = row;
        const sr_table *base = base_of(part->table, &behind);
        if (base == NULL) continue;
        sr_json_open(&d->json, '[');
        sr_json_int(&d->json, (int64_t)number_of(d, base));
        sr_json_int(&d->json, behind);
        if (part->column != NULL) write_cell(d, part->column, row);
        sr_json_close(&d->json, ']');
    }
    sr_json_close(&d->json, ']');
    sr_json_close(&d->json, '}');
}

static void write_figure(dump *d, const sr_figure *figure)
{
    sr_json_open(&d->json, '{');
    sr_json_key_bool(&d->json, "printed", figure->decision == SR_PRINTED);
    sr_json_key(&d->json, "tellings");
    sr_json_open(&d->json, '[');
    for (size_t t = 0; t < figure->quantity->told_count; t++) {
        sr_json_open(&d->json, '[');
        for (size_t p = 0; p < figure->quantity->told[t].count; p++) {
            write_part(d, &figure->quantity->told[t].parts[p]);
        }
        sr_json_close(&d->json, ']');
    }
    sr_json_close(&d->json, ']');
    sr_json_close(&d->json, '}');
}

/* The persons of a table, by row; null where they are not known. */
static void write_table(dump *d, const sr_table *table)
{
    const sr_column *id = NULL;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].role == SR_ROLE_ID && id == NULL) id = &table->columns[i];
    }
    sr_json_open(&d->json, '{');
    sr_json_key_text(&d->json, "sha256", table->source->sha256);
    sr_json_key_text(&d->json, "name", table->source->name);
    sr_json_key(&d->json, "persons");
    sr_json_open(&d->json, '[');
    for (uint32_t row = 0; row < table->rows && id != NULL; row++) {
        write_cell(d, id, row);
    }
    sr_json_close(&d->json, ']');
    sr_json_close(&d->json, '}');
}

static void write_all(dump *d, const sr_figure *figures, size_t count, unsigned threshold)
{
    sr_json_open(&d->json, '{');
    sr_json_key_int(&d->json, "threshold", threshold);
    sr_json_key(&d->json, "figures");
    sr_json_open(&d->json, '[');
    for (size_t i = 0; i < count; i++) {
        write_figure(d, &figures[i]);
    }
    sr_json_close(&d->json, ']');
    sr_json_key(&d->json, "tables");
    sr_json_open(&d->json, '[');
    for (size_t i = 0; i < d->table_count; i++) {
        write_table(d, d->tables[i]);
    }
    sr_json_close(&d->json, ']');
    sr_json_close(&d->json, '}');
}

/* The last call is that of the period asked for. */
sr_status __wrap_sr_protect(sr_figure *figures, size_t count, unsigned threshold)
{
    sr_status status = __real_sr_protect(figures, count, threshold);
    const char *name = getenv("SR_FIGURES");
    FILE *file = name != NULL ? fopen(name, "wb") : NULL;
    sr_buf text = {0};
    dump d = {.json = {.buf = &text}};
    if (file == NULL) abort();
    write_all(&d, figures, count, threshold);
    if (fwrite(text.at, 1, text.length, file) != text.length || fclose(file) != 0) abort();
    sr_buf_free(&text);
    return status;
}
