/* The CSV reader on any bytes. What was read must hold together: codes within their words, text in UTF-8,
   numbers of rows that grow, every row in one group. */
#include "csv_input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The values of each word: at least one, known ones, none twice. */
static void check_parts(const sr_column *column)
{
    for (uint32_t w = 0; w < column->word_count; w++) {
        must(column->part_starts[w] < column->part_starts[w + 1], "a word has values");
        for (uint32_t at = column->part_starts[w]; at < column->part_starts[w + 1]; at++) {
            must(column->part_codes[at] < column->part_count, "values have words");
            for (uint32_t before = column->part_starts[w]; before < at; before++) {
                must(column->part_codes[before] != column->part_codes[at], "no value stands twice");
            }
        }
    }
}

static void check_groups(sr_arena *arena, const sr_table *table)
{
    sr_view all;
    sr_group *groups = NULL;
    size_t count = 0;
    size_t rows = 0;
    sr_finding problem = {0};
    const char *name = table->columns[0].name;
    if (sr_view_all(arena, table, &all) != SR_OK ||
        sr_view_group(arena, &all, &name, 1, &groups, &count, &problem) != SR_OK) {
        return;
    }
    for (size_t g = 0; g < count; g++) {
        rows += groups[g].view.rows->count;
    }
    bool several = table->columns[0].separator != NULL; /* a row stands in the group of each of its values */
    must(several ? rows >= table->rows : rows == table->rows, "groups hold every row");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    reading whole = read_input(data, size, 1);
    check_table(whole.table);
    for (size_t i = 0; i < whole.table->column_count; i++) {
        if (whole.table->columns[i].separator != NULL) check_parts(&whole.table->columns[i]);
    }
    if (whole.table->column_count > 0) check_groups(whole.arena, whole.table);
    check_findings(whole.findings);
    free_reading(&whole);
    return 0;
}
