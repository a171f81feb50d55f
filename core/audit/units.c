/* Rows of a unit that nobody has declared are read by no measure of a unit: that is told, not passed over. */
#include "audit/check.h"

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

/* Files often hold the name of a unit where forbund.json wants its id. */
static const sr_unit *unit_called(const sr_forbund *forbund, const char *word)
{
    for (size_t i = 0; i < forbund->unit_count; i++) {
        if (sr_text_equal(forbund->units[i].name, word)) {
            return &forbund->units[i];
        }
    }
    return NULL;
}

static sr_message what_to_do(const sr_forbund *forbund, const sr_column *column, const char *word,
                             sr_findings *findings)
{
    const sr_unit *called = unit_called(forbund, word);
    const char *nearest = called == NULL ? nearest_unit(forbund, word, findings) : NULL;
    if (called != NULL) {
        return SR_MSG("that is the name of {0}: say so in \"codes\" of the column {1} in forbund.json",
                      called->id, column->name);
    }
    return nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                           : SR_MSG("correct it, or add the unit to forbund.json");
}

static void tell(const sr_forbund *forbund, const sr_table *table, const sr_column *column, uint32_t code,
                 sr_findings *findings)
{
    uint32_t row = 0;
    while (row + 1 < table->rows && sr_column_code(column, row) != code) {
        row++;
    }
    sr_finding finding = {
        .code = "SR4107",
        .severity = SR_WARNING,
        .place = {.file = table->source->file, .line = sr_table_row_number(table, row)},
        .message = SR_MSG("the column {0} names a unit that does not exist; no measure of a unit reads "
                          "its rows",
                          column->name),
        .found = column->words[code],
        .hint = what_to_do(forbund, column, column->words[code], findings)};
    sr_findings_add(findings, &finding);
}

static void look_at(const sr_forbund *forbund, const sr_table *table, const sr_column *column,
                    sr_findings *findings)
{
    if (column->role != SR_ROLE_UNIT || column->type != SR_COL_TEXT) {
        return;
    }
    for (uint32_t code = 0; code < column->word_count; code++) {
        const char *word = column->words[code];
        if (sr_forbund_unit(forbund, word) == NULL && !sr_text_equal(word, column->total)) {
            tell(forbund, table, column, code, findings);
        }
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
