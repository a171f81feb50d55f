/* Rows of a unit that nobody has declared are read by no measure of a unit: that is told, not passed over. */
#include <stdio.h>

#include "audit/check.h"

enum { MOST_TOLD = 20 };

static const char *nearest_unit(const sr_forbund *forbund, const char *word, sr_findings *findings)
{
    const char **ids = sr_calloc(forbund->unit_count + 1, sizeof *ids);
    if (ids == NULL) {
        sr_findings_no_memory(findings);
        return NULL;
    }
    for (size_t i = 0; i < forbund->unit_count; i++) {
        ids[i] = forbund->units[i].id;
    }
    const char *nearest = sr_nearest(word, ids, forbund->unit_count);
    sr_free((void *)ids);
    return nearest;
}

static sr_message what_to_do(const sr_forbund *forbund, const sr_column *column, const char *word,
                             sr_findings *findings)
{
    const sr_unit *called = sr_forbund_unit_named(forbund, word);
    const char *nearest = called == NULL ? nearest_unit(forbund, word, findings) : NULL;
    if (called != NULL) {
        return SR_MSG("that is the name of {0}: say so in \"codes\" of the column {1} in forbund.json",
                      called->id, column->name);
    }
    return nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                           : SR_MSG("correct it, or add the unit to forbund.json");
}

/* The rows of a word of the column. */
typedef struct word_rows {
    uint32_t first;
    unsigned long long count;
} word_rows;

static void tell(const sr_forbund *forbund, const sr_table *table, const sr_column *column, uint32_t code,
                 word_rows rows, sr_findings *findings)
{
    char count[24];
    (void)snprintf(count, sizeof count, "%llu", rows.count);
    sr_finding finding = {
        .code = "SR4107",
        .severity = SR_WARNING,
        .place = {.file = table->source->file, .line = sr_table_row_number(table, rows.first)},
        .subject = table->source->name,
        .message = SR_MSG("the column {0} names a unit that does not exist, in rows: {1}; no measure of a "
                          "unit reads them",
                          column->name, count),
        .found = column->words[code],
        .hint = what_to_do(forbund, column, column->words[code], findings)};
    sr_findings_add(findings, &finding);
}

static void tell_rest(const sr_table *table, const sr_column *column, size_t rest, sr_findings *findings)
{
    char more[24];
    (void)snprintf(more, sizeof more, "%zu", rest);
    sr_warning(findings, "SR4107", &(sr_place){.file = table->source->file},
               SR_MSG("and {0} more of the same kind in the column {1}", more, column->name));
}

/* For each word of the column; NULL when out of memory. */
static word_rows *rows_of_words(const sr_table *table, const sr_column *column)
{
    word_rows *rows = sr_calloc(column->word_count + 1, sizeof *rows);
    for (uint32_t row = 0; rows != NULL && row < table->rows; row++) {
        uint32_t code = sr_column_code(column, row);
        if (code == SR_CODE_MISSING) {
            continue;
        }
        if (rows[code].count++ == 0) {
            rows[code].first = row;
        }
    }
    return rows;
}

static bool holds_units(const sr_column *column)
{
    return column->role == SR_ROLE_UNIT && column->type == SR_COL_TEXT;
}

static bool is_unknown(const sr_forbund *forbund, const sr_column *column, uint32_t code)
{
    const char *word = column->words[code];
    return sr_forbund_unit(forbund, word) == NULL && !sr_text_equal(word, column->total);
}

sr_status sr_audit_unknown_unit_rows(const sr_forbund *forbund, const sr_table *table,
                                     const sr_column *column, uint64_t *out)
{
    *out = 0;
    if (!holds_units(column)) {
        return SR_OK;
    }
    word_rows *rows = rows_of_words(table, column);
    for (uint32_t code = 0; rows != NULL && code < column->word_count; code++) {
        *out += is_unknown(forbund, column, code) ? rows[code].count : 0;
    }
    sr_status status = rows != NULL ? SR_OK : SR_MEMORY;
    sr_free(rows);
    return status;
}

static void look_at(const sr_forbund *forbund, const sr_table *table, const sr_column *column,
                    sr_findings *findings)
{
    if (!holds_units(column)) {
        return;
    }
    word_rows *rows = rows_of_words(table, column);
    if (rows == NULL) {
        sr_findings_no_memory(findings);
        return;
    }
    size_t unknown = 0;
    for (uint32_t code = 0; code < column->word_count; code++) {
        if (rows[code].count > 0 && is_unknown(forbund, column, code) && ++unknown <= MOST_TOLD) {
            tell(forbund, table, column, code, rows[code], findings);
        }
    }
    sr_free(rows);
    if (unknown > MOST_TOLD) {
        tell_rest(table, column, unknown - MOST_TOLD, findings);
    }
}

void sr_audit_unknown_units(const sr_forbund *forbund, const sr_dataset *dataset, sr_findings *findings)
{
    for (size_t i = 0; i < dataset->count; i++) {
        const sr_table *table = dataset->tables[i];
        for (size_t c = 0; c < table->column_count; c++) {
            look_at(forbund, table, &table->columns[c], findings);
        }
    }
}
