#include "source/sie/sie_rows.h"

#include <stdio.h>
#include <string.h>

#include "source/sie/sie_parse.h"

const sr_sie_year *sr_sie_rows_year(const sr_sie *sie, int number)
{
    for (size_t i = 0; i < sie->year_count; i++) {
        if (sie->years[i].number == number) return &sie->years[i];
    }
    return NULL;
}

const sr_sie_year *sr_sie_rows_year_of(const sr_sie *sie, sr_day day)
{
    for (size_t i = 0; day != SR_DAY_NONE && i < sie->year_count; i++) {
        if (day >= sie->years[i].first && day <= sie->years[i].last) return &sie->years[i];
    }
    return NULL;
}

static sr_status make_columns(sr_sie_rows *r, sr_arena *arena, const sr_sie_heading *columns, size_t count)
{
    r->width = count + r->dimension_count;
    r->columns = sr_arena_array(arena, r->width, sizeof *r->columns);
    r->cells = sr_calloc(r->width, sizeof *r->cells);
    r->numbers = sr_calloc(r->width, sizeof *r->numbers);
    if (r->columns == NULL || r->cells == NULL || r->numbers == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        r->columns[i] = (sr_column_spec){.name = columns[i].name,
                                         .typed = true,
                                         .type = columns[i].type,
                                         .measured_in = columns[i].kr ? SR_IN_KR : SR_IN_NONE};
    }
    for (size_t i = 0; i < r->dimension_count; i++) {
        const char *name = sr_arena_printf(arena, "dim%s", r->dimensions[i]);
        if (name == NULL) return SR_MEMORY;
        r->columns[count + i] = (sr_column_spec){.name = name, .typed = true, .type = SR_COL_TEXT};
    }
    return SR_OK;
}

sr_status sr_sie_rows_begin(sr_sie_rows *r, const sr_sie_heading *columns, size_t count)
{
    sr_status status = make_columns(r, sr_table_builder_arena(r->builder), columns, count);
    if (status != SR_OK) return status;
    for (size_t i = 0; i < r->width; i++) {
        r->cells[i] = sr_str_of(r->columns[i].name);
    }
    sr_table_builder_fixed(r->builder, '.', r->columns, r->width);
    return sr_table_builder_header(r->builder, r->cells, r->width, 0);
}

void sr_sie_rows_end(sr_sie_rows *r)
{
    sr_free(r->cells);
    sr_free(r->numbers);
    sr_buf_free(&r->list);
}

static void put(sr_sie_rows *r, sr_str cell)
{
    if (r->count < r->width) r->cells[r->count++] = cell;
}

void sr_sie_put_text(sr_sie_rows *r, const char *text)
{
    put(r, sr_str_of(text));
}

void sr_sie_put_whole(sr_sie_rows *r, int64_t number)
{
    char *text = r->numbers[r->count < r->width ? r->count : 0];
    (void)snprintf(text, sizeof *r->numbers, "%lld", (long long)number);
    put(r, sr_str_of(text));
}

void sr_sie_put_ore(sr_sie_rows *r, int64_t ore)
{
    char *text = r->numbers[r->count < r->width ? r->count : 0];
    sr_sie_write_ore(ore, text);
    put(r, sr_str_of(text));
}

void sr_sie_put_day(sr_sie_rows *r, sr_day day)
{
    char *text = r->numbers[r->count < r->width ? r->count : 0];
    sr_day_write(day, text);
    put(r, sr_str_of(text));
}

void sr_sie_put_month(sr_sie_rows *r, int month)
{
    char *text = r->numbers[r->count < r->width ? r->count : 0];
    text[0] = '\0';
    if (month != 0) (void)snprintf(text, sizeof *r->numbers, "%04d-%02d", month / 100, month % 100);
    put(r, sr_str_of(text));
}

/* The word for the type of an account; types that are not known stand as they are. */
static const char *type_word(const char *type)
{
    static const struct {
        const char *type;
        const char *word;
    } words[] = {{"T", "tillgång"},          {"S", "skuld"},
                 {"K", "kostnad"},           {"I", "intäkt"},
                 {"asset", "tillgång"},      {"liability", "skuld"},
                 {"cost", "kostnad"},        {"income", "intäkt"},
                 {"equity", "eget kapital"}, {"statistics", "statistik"}};
    for (size_t i = 0; type != NULL && i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].type, type) == 0) return words[i].word;
    }
    return type;
}

void sr_sie_put_account(sr_sie_rows *r, uint32_t index)
{
    const sr_sie_account *account = &r->sie->accounts[index];
    sr_sie_put_text(r, account->number);
    sr_sie_put_text(r, account->name);
    sr_sie_put_text(r, type_word(account->type));
}

static const sr_sie_object *object_of(const sr_sie_rows *r, const sr_sie_objects *objects,
                                      const char *dimension)
{
    for (size_t i = 0; i < objects->count; i++) {
        const sr_sie_object *object = &r->sie->objects[objects->at[i]];
        if (dimension == NULL || strcmp(object->dimension, dimension) == 0) return object;
    }
    return NULL;
}

void sr_sie_put_objects(sr_sie_rows *r, const sr_sie_objects *objects)
{
    const sr_sie_object *object = object_of(r, objects, r->dimension);
    sr_buf_clear(&r->list);
    for (size_t i = 0; i < objects->count; i++) {
        const sr_sie_object *one = &r->sie->objects[objects->at[i]];
        sr_buf_text(&r->list, i > 0 ? ", " : "");
        sr_buf_printf(&r->list, "%s:%s", one->dimension, one->number);
    }
    if (r->list.failed) r->status = SR_MEMORY;
    sr_sie_put_text(r, object != NULL ? object->dimension : NULL);
    sr_sie_put_text(r, object != NULL ? object->number : NULL);
    sr_sie_put_text(r, object != NULL ? object->name : NULL);
    sr_sie_put_text(r, sr_buf_string(&r->list));
}

void sr_sie_put_dimensions(sr_sie_rows *r, const sr_sie_objects *objects)
{
    for (size_t i = 0; i < r->dimension_count; i++) {
        const sr_sie_object *object = object_of(r, objects, r->dimensions[i]);
        sr_sie_put_text(r, object != NULL ? object->number : NULL);
    }
}

/* Rows are numbered as the lines of the file; SIE 5 may have many on a line and counts its rows. */
void sr_sie_end_row(sr_sie_rows *r, unsigned line)
{
    r->number++;
    uint32_t number = r->sie->xml ? r->number : line;
    if (r->status == SR_OK) r->status = sr_table_builder_row(r->builder, r->cells, r->count, number, line);
    r->count = 0;
}
