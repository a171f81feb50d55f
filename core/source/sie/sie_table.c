/* The tables of a SIE file: columns with Swedish names, one row a post. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie_rows.h"

#define TEXT(column)                                                                                         \
    {                                                                                                        \
        (column), SR_COL_TEXT, false                                                                         \
    }
#define DAY(column)                                                                                          \
    {                                                                                                        \
        (column), SR_COL_DATE, false                                                                         \
    }
#define WHOLE(column)                                                                                        \
    {                                                                                                        \
        (column), SR_COL_INTEGER, false                                                                      \
    }
#define AMOUNT(column)                                                                                       \
    {                                                                                                        \
        (column), SR_COL_DECIMAL, true                                                                       \
    }
#define NUMBER(column)                                                                                       \
    {                                                                                                        \
        (column), SR_COL_DECIMAL, false                                                                      \
    }

static const sr_sie_heading balance_columns[] = {
    TEXT("typ"),    WHOLE("år"),        DAY("årets början"), DAY("årets slut"), TEXT("period"),
    TEXT("konto"),  TEXT("kontonamn"),  TEXT("kontotyp"),    TEXT("nivå"),      TEXT("dimension"),
    TEXT("objekt"), TEXT("objektnamn"), TEXT("objektlista"), AMOUNT("belopp"),  NUMBER("kvantitet"),
};
static const sr_sie_heading row_columns[] = {
    TEXT("serie"),      TEXT("verifikation"),
    DAY("datum"),       DAY("verifikationsdatum"),
    DAY("registrerad"), TEXT("period"),
    WHOLE("år"),        TEXT("konto"),
    TEXT("kontonamn"),  TEXT("kontotyp"),
    TEXT("dimension"),  TEXT("objekt"),
    TEXT("objektnamn"), TEXT("objektlista"),
    AMOUNT("belopp"),   NUMBER("kvantitet"),
    TEXT("text"),       TEXT("verifikationstext"),
    TEXT("sign"),       TEXT("radtyp"),
};
static const sr_sie_heading voucher_columns[] = {
    TEXT("serie"), TEXT("verifikation"), DAY("datum"),         DAY("registrerad"),  TEXT("text"),
    TEXT("sign"),  WHOLE("rader"),       AMOUNT("omslutning"), AMOUNT("differens"),
};
static const sr_sie_heading account_columns[] = {
    TEXT("konto"), TEXT("kontonamn"), TEXT("kontotyp"), TEXT("enhet"), TEXT("sru"),
};
static const sr_sie_heading dimension_columns[] = {TEXT("dimension"), TEXT("dimensionsnamn"),
                                                   TEXT("överordnad")};
static const sr_sie_heading object_columns[] = {
    TEXT("dimension"),
    TEXT("dimensionsnamn"),
    TEXT("objekt"),
    TEXT("objektnamn"),
};
static const sr_sie_heading year_columns[] = {WHOLE("år"), DAY("årets början"), DAY("årets slut")};
static const sr_sie_heading post_columns[] = {TEXT("etikett"), TEXT("text")};
static const sr_sie_heading label_columns[] = {TEXT("etikett"), WHOLE("rader"), TEXT("känd")};

static void write_balances(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->balance_count && r->status == SR_OK; i++) {
        const sr_sie_balance *b = &r->sie->balances[i];
        const sr_sie_year *year = sr_sie_rows_year(r->sie, b->year);
        static const char *const kinds[] = {"ingående", "utgående", "resultat", "periodsaldo",
                                            "periodbudget"};
        sr_sie_put_text(r, kinds[b->kind]);
        sr_sie_put_whole(r, b->year);
        sr_sie_put_day(r, year != NULL ? year->first : SR_DAY_NONE);
        sr_sie_put_day(r, year != NULL ? year->last : SR_DAY_NONE);
        sr_sie_put_month(r, b->period);
        sr_sie_put_account(r, b->account);
        sr_sie_put_text(r, b->objects.count > 0 ? "objekt" : "konto");
        sr_sie_put_objects(r, &b->objects);
        sr_sie_put_ore(r, b->ore);
        sr_sie_put_text(r, b->quantity);
        sr_sie_put_dimensions(r, &b->objects);
        sr_sie_end_row(r, b->line);
    }
}

static void write_row(sr_sie_rows *r, const sr_sie_row *row)
{
    static const char *const kinds[] = {"transaktion", "tillagd", "borttagen"};
    const sr_sie_voucher *voucher = &r->sie->vouchers[row->voucher];
    const sr_sie_year *year = sr_sie_rows_year_of(r->sie, voucher->date);
    sr_day day = row->date != SR_DAY_NONE ? row->date : voucher->date;
    sr_sie_put_text(r, voucher->series);
    sr_sie_put_text(r, voucher->number);
    sr_sie_put_day(r, day);
    sr_sie_put_day(r, voucher->date);
    sr_sie_put_day(r, voucher->registered);
    sr_sie_put_month(r, day != SR_DAY_NONE ? sr_sie_month(day) : 0);
    if (year != NULL)
        sr_sie_put_whole(r, year->number);
    else
        sr_sie_put_text(r, NULL);
    sr_sie_put_account(r, row->account);
    sr_sie_put_objects(r, &row->objects);
    sr_sie_put_ore(r, row->ore);
    sr_sie_put_text(r, row->quantity);
    sr_sie_put_text(r, row->text);
    sr_sie_put_text(r, voucher->text);
    sr_sie_put_text(r, row->sign);
    sr_sie_put_text(r, kinds[row->kind]);
    sr_sie_put_dimensions(r, &row->objects);
    sr_sie_end_row(r, row->line);
}

static void write_rows(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->row_count && r->status == SR_OK; i++) {
        if (r->sie->rows[i].counted)
            write_row(r, &r->sie->rows[i]);
        else
            sr_table_builder_taken_back(r->builder, 1);
    }
}

static void write_changes(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->row_count && r->status == SR_OK; i++) {
        if (r->sie->rows[i].kind != SR_SIE_TRANS) write_row(r, &r->sie->rows[i]);
    }
}

static void write_vouchers(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->voucher_count && r->status == SR_OK; i++) {
        const sr_sie_voucher *v = &r->sie->vouchers[i];
        int64_t rows = 0;
        for (size_t k = 0; k < v->row_count; k++) {
            rows += r->sie->rows[v->first_row + k].counted;
        }
        sr_sie_put_text(r, v->series);
        sr_sie_put_text(r, v->number);
        sr_sie_put_day(r, v->date);
        sr_sie_put_day(r, v->registered);
        sr_sie_put_text(r, v->text);
        sr_sie_put_text(r, v->sign);
        sr_sie_put_whole(r, rows);
        sr_sie_put_ore(r, v->debit);
        sr_sie_put_ore(r, v->difference);
        sr_sie_end_row(r, v->line);
    }
}

static int by_account_line(const void *a, const void *b)
{
    unsigned left = (*(const sr_sie_account *const *)a)->line;
    unsigned right = (*(const sr_sie_account *const *)b)->line;
    return left < right ? -1 : left > right;
}

static int by_object_line(const void *a, const void *b)
{
    unsigned left = (*(const sr_sie_object *const *)a)->line;
    unsigned right = (*(const sr_sie_object *const *)b)->line;
    return left < right ? -1 : left > right;
}

/* Pointers to the elements in the order of their lines; freed by the caller. */
static const void **in_order(sr_sie_rows *r, const void *at, size_t count, size_t size,
                             int (*compare)(const void *, const void *))
{
    const void **sorted = sr_malloc((count + 1) * sizeof *sorted);
    if (sorted == NULL) {
        r->status = SR_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = (const char *)at + i * size;
    }
    if (!r->sie->xml) qsort(sorted, count, sizeof *sorted, compare);
    return sorted;
}

static void write_accounts(sr_sie_rows *r)
{
    const void **sorted =
        in_order(r, r->sie->accounts, r->sie->account_count, sizeof(sr_sie_account), by_account_line);
    for (size_t i = 0; i < r->sie->account_count && r->status == SR_OK; i++) {
        const sr_sie_account *account = sorted[i];
        sr_sie_put_account(r, (uint32_t)(account - r->sie->accounts));
        sr_sie_put_text(r, account->unit);
        sr_sie_put_text(r, account->sru);
        sr_sie_end_row(r, account->line);
    }
    sr_free(sorted);
}

static void write_dimensions(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->dimension_count && r->status == SR_OK; i++) {
        const sr_sie_dimension *dimension = &r->sie->dimensions[i];
        sr_sie_put_text(r, dimension->number);
        sr_sie_put_text(r, dimension->name);
        sr_sie_put_text(r, dimension->parent);
        sr_sie_end_row(r, dimension->line);
    }
}

static void write_objects(sr_sie_rows *r)
{
    const void **sorted =
        in_order(r, r->sie->objects, r->sie->object_count, sizeof(sr_sie_object), by_object_line);
    for (size_t i = 0; i < r->sie->object_count && r->status == SR_OK; i++) {
        const sr_sie_object *object = sorted[i];
        if (object->name == NULL) continue;
        sr_sie_put_text(r, object->dimension);
        sr_sie_put_text(r, object->dimension_name);
        sr_sie_put_text(r, object->number);
        sr_sie_put_text(r, object->name);
        sr_sie_end_row(r, object->line);
    }
    sr_free(sorted);
}

static void write_years(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->year_count && r->status == SR_OK; i++) {
        sr_sie_put_whole(r, r->sie->years[i].number);
        sr_sie_put_day(r, r->sie->years[i].first);
        sr_sie_put_day(r, r->sie->years[i].last);
        sr_sie_end_row(r, r->sie->years[i].line);
    }
}

static void write_posts(sr_sie_rows *r, const sr_sie_post *posts, size_t count)
{
    for (size_t i = 0; i < count && r->status == SR_OK; i++) {
        sr_sie_put_text(r, posts[i].label);
        sr_sie_put_text(r, posts[i].text);
        sr_sie_end_row(r, posts[i].line);
    }
}

static void write_identification(sr_sie_rows *r)
{
    write_posts(r, r->sie->posts, r->sie->post_count);
}

static void write_other(sr_sie_rows *r)
{
    write_posts(r, r->sie->other, r->sie->other_count);
}

static void write_labels(sr_sie_rows *r)
{
    for (size_t i = 0; i < r->sie->label_count && r->status == SR_OK; i++) {
        sr_sie_put_text(r, r->sie->labels[i].name);
        sr_sie_put_whole(r, (int64_t)r->sie->labels[i].lines);
        sr_sie_put_text(r, r->sie->labels[i].known ? "ja" : "nej");
        sr_sie_end_row(r, r->sie->labels[i].line);
    }
}

#define COLUMNS(array) (array), sizeof(array) / sizeof *(array)

static const struct {
    const char *name;
    const sr_sie_heading *columns;
    size_t count;
    bool objects; /* one more column for each dimension that the file uses */
    void (*write)(sr_sie_rows *rows);
} tables[] = {
    {"balances", COLUMNS(balance_columns), true, write_balances},
    {"transactions", COLUMNS(row_columns), true, write_rows},
    {"vouchers", COLUMNS(voucher_columns), false, write_vouchers},
    {"changes", COLUMNS(row_columns), true, write_changes},
    {"accounts", COLUMNS(account_columns), false, write_accounts},
    {"dimensions", COLUMNS(dimension_columns), false, write_dimensions},
    {"objects", COLUMNS(object_columns), false, write_objects},
    {"years", COLUMNS(year_columns), false, write_years},
    {"identification", COLUMNS(post_columns), false, write_identification},
    {"labels", COLUMNS(label_columns), false, write_labels},
    {"other", COLUMNS(post_columns), false, write_other},
};
enum { TABLES = sizeof tables / sizeof *tables };

const char *sr_sie_table_name(size_t index)
{
    return index < TABLES ? tables[index].name : NULL;
}

static sr_status write_table(sr_sie_rows *r, size_t table)
{
    const char *dimensions[SR_SIE_MOST_DIMENSIONS];
    size_t count = tables[table].objects ? sr_sie_dimensions_of(r->sie, dimensions) : 0;
    r->dimensions = dimensions;
    r->dimension_count = count;
    sr_status status = sr_sie_rows_begin(r, tables[table].columns, tables[table].count);
    if (status == SR_OK && tables[table].objects) status = sr_sie_check_dimension(r);
    if (status != SR_OK) return status;
    tables[table].write(r);
    return r->status;
}

sr_status sr_sie_table(const sr_sie *sie, const char *name, const char *dimension, sr_table_builder *builder)
{
    for (size_t i = 0; i < TABLES; i++) {
        if (strcmp(tables[i].name, name) != 0) continue;
        sr_sie_rows rows = {.sie = sie, .builder = builder, .dimension = dimension};
        sr_status status = write_table(&rows, i);
        sr_sie_rows_end(&rows);
        return status;
    }
    return SR_CONTENT;
}
