/* The rules of the rows of a source, checked on its finished columns. */
#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

typedef struct checking {
    sr_table_builder *builder;
    const sr_table *table;
    const sr_row_rule *rule;
    const sr_column *columns[SR_RULE_COLUMNS];
    const sr_building_column *built[SR_RULE_COLUMNS]; /* the same, as findings know them */
    const sr_column *when;
    sr_numbering seen[SR_RULE_COLUMNS]; /* of values that stand together: the columns so far, and the next */
    uint32_t *first;                    /* by number of the last of these: the first row that has them */
} checking;

/* ---- telling ---- */

static const char *listed(const checking *c)
{
    sr_buf list = {0};
    const char *out = NULL;
    for (size_t i = 0; i < c->rule->column_count; i++) {
        sr_buf_text(&list, i > 0 ? ", " : "");
        sr_buf_text(&list, c->rule->columns[i]);
    }
    return sr_text_keep(c->builder->arena, &list, &out) == SR_OK ? out : NULL;
}

static const char *cell_text(const checking *c, size_t at, uint32_t row)
{
    sr_buf text = {0};
    const char *out = NULL;
    sr_scalar_write(&text, sr_cell(c->columns[at], row));
    return sr_text_keep(c->builder->arena, &text, &out) == SR_OK ? out : NULL;
}

/* About the column `at` in the row; `found` may be NULL. */
static sr_status tell(const checking *c, size_t at, uint32_t row, const char *found, sr_trouble trouble)
{
    const sr_table_builder *builder = c->builder;
    size_t number = (size_t)(c->built[at] - builder->columns);
    bool cell = builder->sheet != NULL && number < builder->width;
    trouble.severity = SR_ERROR;
    trouble.column = c->built[at];
    trouble.found = sr_str_of(found != NULL ? found : "");
    return sr_building_tell_at(c->builder, &trouble, sr_building_line(builder, row),
                               cell ? (unsigned)number + 1 : 0);
}

/* A cell that was told to be wrong is not told to be empty too. */
static bool filled(const checking *c, size_t at, uint32_t row)
{
    return sr_cell(c->columns[at], row).type != SR_SCALAR_MISSING || sr_building_refused(c->built[at], row);
}

static size_t count_filled(const checking *c, uint32_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < c->rule->column_count; i++) {
        count += filled(c, i, row);
    }
    return count;
}

/* What stood there is not known. */
static bool any_refused(const checking *c, uint32_t row)
{
    for (size_t i = 0; i < c->rule->column_count; i++) {
        if (sr_building_refused(c->built[i], row)) return true;
    }
    return false;
}

/* ---- the rules ---- */

/* The same values in the same columns have the same number. */
static sr_status number_of(checking *c, uint32_t row, uint32_t *number)
{
    *number = 0;
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < c->rule->column_count; i++) {
        status = sr_numbering_get(&c->seen[i], *number, sr_cells_at(&c->columns[i]->cells, row), number);
    }
    return status;
}

/* "spar, kvinna": the values of the rule's columns. */
static const char *values_of(const checking *c, uint32_t row)
{
    sr_buf list = {0};
    const char *out = NULL;
    for (size_t i = 0; i < c->rule->column_count; i++) {
        sr_buf_text(&list, i > 0 ? ", " : "");
        sr_scalar_write(&list, sr_cell(c->columns[i], row));
    }
    return sr_text_keep(c->builder->arena, &list, &out) == SR_OK ? out : NULL;
}

static sr_status tell_twice(const checking *c, uint32_t row, uint32_t earlier)
{
    const char *columns = listed(c);
    const char *line = sr_arena_printf(c->builder->arena, "%u", sr_building_line(c->builder, earlier));
    const char *found = values_of(c, row);
    if (columns == NULL || line == NULL || found == NULL) return SR_MEMORY;
    return tell(
        c, 0, row, found,
        (sr_trouble){.code = "SR1320",
                     .message = c->rule->column_count > 1
                                    ? SR_MSG("the same {0} stand together in row {1} already", columns, line)
                                    : SR_MSG("the same {0} stands in row {1} already", columns, line),
                     .hint = SR_MSG("take one of the rows away, or correct what is written twice")});
}

/* Rows without an id may be of different persons, whatever else is alike. */
static bool lacks_id(const checking *c, uint32_t row)
{
    for (size_t i = 0; i < c->rule->column_count; i++) {
        const sr_column_spec *spec = c->built[i]->spec;
        if (spec != NULL && spec->role == SR_ROLE_ID && !filled(c, i, row)) return true;
    }
    return false;
}

static sr_status check_unique(checking *c, uint32_t row)
{
    uint32_t number = 0;
    if (count_filled(c, row) == 0 || lacks_id(c, row) || any_refused(c, row)) return SR_OK;
    uint32_t known = c->seen[c->rule->column_count - 1].count;
    if (number_of(c, row, &number) != SR_OK) return SR_MEMORY;
    if (number < known) return tell_twice(c, row, c->first[number]);
    c->first[number] = row;
    return SR_OK;
}

static bool less(const checking *c, size_t at, size_t than, uint32_t row)
{
    sr_scalar a = sr_cell(c->columns[at], row);
    sr_scalar b = sr_cell(c->columns[than], row);
    if (a.type == SR_SCALAR_DAY && b.type == SR_SCALAR_DAY) return a.day < b.day;
    return a.type == SR_SCALAR_NUMBER && b.type == SR_SCALAR_NUMBER &&
           sr_number_compare(a.number, b.number) < 0;
}

static sr_status tell_order(const checking *c, size_t at, size_t than, uint32_t row)
{
    const char *found = cell_text(c, at, row);
    const char *least = cell_text(c, than, row);
    if (found == NULL || least == NULL) return SR_MEMORY;
    bool day = c->columns[at]->type == SR_COL_DATE;
    const char *low = c->rule->columns[than];
    const char *high = c->rule->columns[at];
    return tell(c, at, row, found,
                (sr_trouble){.code = "SR1321",
                             .message = day ? SR_MSG("{0} is before {1}", high, low)
                                            : SR_MSG("{0} is less than {1}", high, low),
                             .expected = day ? SR_MSG("{0} or later, the day of {1}", least, low)
                                             : SR_MSG("{0} or more, the value of {1}", least, low),
                             .hint = SR_MSG("correct {0} or {1} in the row", high, low)});
}

static sr_status check_order(checking *c, uint32_t row)
{
    size_t last = SR_RULE_COLUMNS;
    for (size_t i = 0; i < c->rule->column_count; i++) {
        if (!filled(c, i, row)) continue;
        if (last < SR_RULE_COLUMNS && less(c, i, last, row)) return tell_order(c, i, last, row);
        last = i;
    }
    return SR_OK;
}

static sr_status check_one_of(checking *c, uint32_t row)
{
    size_t count = count_filled(c, row);
    const char *columns = count != 1 ? listed(c) : "";
    if (count == 1 || columns == NULL) return count == 1 ? SR_OK : SR_MEMORY;
    return tell(c, 0, row, NULL,
                (sr_trouble){.code = "SR1322",
                             .message = count == 0 ? SR_MSG("none of {0} is filled in", columns)
                                                   : SR_MSG("more than one of {0} is filled in", columns),
                             .expected = SR_MSG("exactly one of them"),
                             .hint = count == 0 ? SR_MSG("fill in one, or take the row away")
                                                : SR_MSG("keep the one that holds, and empty the others")});
}

static sr_status check_together(checking *c, uint32_t row)
{
    size_t count = count_filled(c, row);
    if (count == 0 || count == c->rule->column_count) return SR_OK;
    size_t empty = 0;
    while (filled(c, empty, row))
        empty++;
    const char *columns = listed(c);
    if (columns == NULL) return SR_MEMORY;
    return tell(c, empty, row, NULL,
                (sr_trouble){.code = "SR1323",
                             .message = SR_MSG("{0} is empty, but the others of {1} are filled in",
                                               c->rule->columns[empty], columns),
                             .expected = SR_MSG("all of them, or none")});
}

static sr_status tell_empty(const checking *c, size_t at, uint32_t row)
{
    const char *name = c->rule->columns[at];
    const char *word = NULL;
    sr_message message = SR_MSG("{0} is empty", name);
    if (c->when != NULL) {
        word = c->when->words[sr_column_code(c->when, row)];
        message = SR_MSG("{0} is empty, though {1} is {2}", name, c->rule->when, word);
    }
    return tell(c, at, row, NULL,
                (sr_trouble){.code = "SR1324", .message = message, .hint = SR_MSG("fill in {0}", name)});
}

static sr_status check_empty(checking *c, uint32_t row)
{
    for (size_t i = 0; i < c->rule->column_count; i++) {
        if (!filled(c, i, row) || sr_building_refused(c->built[i], row)) continue;
        const char *name = c->rule->columns[i];
        const char *found = cell_text(c, i, row);
        if (found == NULL) return SR_MEMORY;
        sr_message message = SR_MSG("{0} is filled in, but should be empty", name);
        if (c->when != NULL) {
            const char *word = c->when->words[sr_column_code(c->when, row)];
            message = SR_MSG("{0} is filled in, though {1} is {2}", name, c->rule->when, word);
        }
        return tell(
            c, i, row, found,
            (sr_trouble){.code = "SR1327", .message = message, .hint = SR_MSG("correct one of them")});
    }
    return SR_OK;
}

static sr_status check_filled(checking *c, uint32_t row)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < c->rule->column_count; i++) {
        if (!filled(c, i, row)) status = tell_empty(c, i, row);
    }
    return status;
}

/* ---- one rule over the table ---- */

static sr_status (*const checks[SR_RULE_KINDS])(checking *c, uint32_t row) = {
    [SR_RULE_UNIQUE] = check_unique,     [SR_RULE_ORDER] = check_order,   [SR_RULE_ONE_OF] = check_one_of,
    [SR_RULE_TOGETHER] = check_together, [SR_RULE_FILLED] = check_filled, [SR_RULE_EMPTY] = check_empty,
};

static const sr_building_column *column_named(const checking *c, const char *name)
{
    const sr_table_builder *builder = c->builder;
    for (size_t i = 0; i < builder->column_count; i++) {
        const sr_building_column *column = &builder->columns[i];
        if (!column->left_out && strcmp(column->name, name) == 0) return column;
    }
    sr_finding finding = {.code = "SR1325",
                          .severity = SR_ERROR,
                          .place = c->rule->place,
                          .message = SR_MSG("a rule is about the column {0}, which is not there", name),
                          .hint = SR_MSG("declare the column, or correct the rule")};
    sr_findings_add(builder->findings, &finding);
    c->builder->wrong = true;
    return NULL;
}

/* A column that has to be in the file and is not: that was told, and it is empty in every row. */
static bool is_lacking(const sr_table_builder *builder, const sr_building_column *column)
{
    return (size_t)(column - builder->columns) >= builder->width && column->spec->required;
}

/* The column by its declared name; NULL: it is not in the file. */
static const sr_column *column_of(const checking *c, const char *name, const sr_building_column **built)
{
    *built = column_named(c, name);
    if (*built == NULL || is_lacking(c->builder, *built)) return NULL;
    return sr_table_column(c->table, name);
}

static bool begin(checking *c)
{
    const sr_building_column *ignored = NULL;
    for (size_t i = 0; i < c->rule->column_count; i++) {
        c->columns[i] = column_of(c, c->rule->columns[i], &c->built[i]);
        if (c->columns[i] == NULL) return false;
    }
    if (c->rule->when == NULL) return true;
    c->when = column_of(c, c->rule->when, &ignored);
    return c->when != NULL && c->when->type == SR_COL_TEXT;
}

static bool concerns(const checking *c, uint32_t row)
{
    if (c->when == NULL) return true;
    uint32_t code = sr_column_code(c->when, row);
    for (size_t i = 0; code != SR_CODE_MISSING && i < c->rule->is_count; i++) {
        if (strcmp(c->when->words[code], c->rule->is[i]) == 0) return true;
    }
    return false;
}

static sr_status check_rule(checking *c)
{
    if (!begin(c)) return SR_OK;
    if (c->rule->kind == SR_RULE_UNIQUE) {
        c->first = sr_malloc((c->table->rows + 1) * sizeof *c->first);
        if (c->first == NULL) return SR_MEMORY;
    }
    sr_status status = SR_OK;
    for (size_t row = 0; status == SR_OK && row < c->table->rows; row++) {
        if (concerns(c, (uint32_t)row)) status = checks[c->rule->kind](c, (uint32_t)row);
    }
    sr_free(c->first);
    for (size_t i = 0; i < SR_RULE_COLUMNS; i++) {
        sr_numbering_free(&c->seen[i]);
    }
    return status;
}

sr_status sr_building_rules(sr_table_builder *builder, const sr_table *table)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < builder->rules.count; i++) {
        checking c = {.builder = builder, .table = table, .rule = &builder->rules.list[i]};
        status = check_rule(&c);
    }
    return status;
}
