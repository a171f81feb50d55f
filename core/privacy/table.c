/* Personal identity numbers in the cells of a table. Text is looked at word by word: a column of a million
   cells has few different ones, and each is looked at once. */
#include <stdio.h>

#include "privacy/privacy.h"

enum { TOLD = 20 }; /* places of a column that are told; then their total */

/* Where the numbers of a column stand. */
typedef struct sighting {
    size_t rows;
    uint32_t first[TOLD];
} sighting;

static bool is_number(sr_str text)
{
    size_t offset = 0;
    size_t length = 0;
    return sr_privacy_find_number(text, &offset, &length);
}

/* Marks the words that hold a number; NULL: none does (or, with *failed, no memory). */
static bool *marked_words(const sr_column *column, bool *failed)
{
    bool *marks = NULL;
    for (uint32_t w = 0; w < column->word_count; w++) {
        if (!is_number(sr_str_of(column->words[w]))) continue;
        if (marks == NULL) marks = sr_calloc(column->word_count, sizeof *marks);
        *failed = marks == NULL;
        if (marks == NULL) return NULL;
        marks[w] = true;
    }
    return marks;
}

static void note(sighting *seen, size_t row)
{
    if (seen->rows < TOLD) seen->first[seen->rows] = (uint32_t)row;
    seen->rows++;
}

static sighting look_at_words(const sr_table *table, const sr_column *column, bool *failed)
{
    sighting seen = {0};
    bool *marks = marked_words(column, failed);
    for (size_t row = 0; marks != NULL && row < table->rows; row++) {
        uint32_t code = sr_column_code(column, (uint32_t)row);
        if (code != SR_CODE_MISSING && marks[code]) note(&seen, row);
    }
    sr_free(marks);
    return seen;
}

/* The whole number in a cell of a column with decimals or without; 0 for what is none. */
static int64_t whole_number(const sr_column *column, size_t row)
{
    int64_t value = sr_cells_at(&column->cells, row);
    unsigned scale = column->type == SR_COL_DECIMAL ? column->scale : 0;
    if (value == SR_INTEGER_MISSING) return 0;
    for (; scale > 0 && value % 10 == 0; scale--) {
        value /= 10;
    }
    return scale == 0 ? value : 0;
}

/* Of ten digits one zero in front may be lost (born 2001 to 2009), or two and that of the month (born 2000).
 */
static const int64_t LEAST = 100000000, LEAST_OF_2000 = 1010000, GREATEST = 209912919999;

/* Before the last four digits stand a day and a month: most numbers are told apart by that. */
static bool may_be_number(int64_t value, int64_t least)
{
    int64_t month = value / 1000000 % 100;
    return value >= least && value <= GREATEST && value / 10000 % 100 > 0 && month > 0 && month <= 12;
}

static bool is_number_from(int64_t value, int64_t least)
{
    char text[32];
    if (!may_be_number(value, least)) return false;
    int length = snprintf(text, sizeof text, "%010lld", (long long)value);
    return is_number((sr_str){text, (size_t)length});
}

/* The numbers of those born in 2000 are few digits long, and by chance every fifteenth of other numbers like
   these is one of them: it takes a column of them. */
static int64_t least_in(const sr_table *table, const sr_column *column)
{
    size_t filled = 0;
    size_t numbers = 0;
    for (size_t row = 0; row < table->rows && column->measured_in == SR_IN_NONE; row++) {
        filled += sr_cells_at(&column->cells, row) != SR_INTEGER_MISSING;
        numbers += is_number_from(whole_number(column, row), LEAST_OF_2000);
    }
    return numbers > filled / 2 ? LEAST_OF_2000 : LEAST;
}

/* Ten or twelve digits that a spreadsheet keeps as a number; zeros in front are lost in it. */
static sighting look_at_numbers(const sr_table *table, const sr_column *column)
{
    sighting seen = {0};
    int64_t least = least_in(table, column);
    for (size_t row = 0; row < table->rows; row++) {
        if (is_number_from(whole_number(column, row), least)) note(&seen, row);
    }
    return seen;
}

static void tell(const sr_table *table, const sr_column *column, const char *part, const sighting *seen,
                 sr_findings *findings)
{
    sr_finding finding = {
        .code = "SR1381",
        .severity = SR_ERROR,
        .place = {.file = table->source->file},
        .subject = part,
        .message = SR_MSG("a personal identity number stands in the column {0}", column->name),
        .hint = SR_MSG("take the column away, or replace the numbers by serial numbers of your own; "
                       "they are not repeated here")};
    for (size_t i = 0; i < seen->rows && i < TOLD; i++) {
        finding.place.line = sr_table_line(table, seen->first[i]);
        sr_findings_add(findings, &finding);
    }
    if (seen->rows <= TOLD) return;
    char rows[24];
    (void)snprintf(rows, sizeof rows, "%zu", seen->rows);
    finding.place.line = 0;
    finding.message =
        SR_MSG("personal identity numbers stand in {1} rows of the column {0}", column->name, rows);
    sr_findings_add(findings, &finding);
}

static void tell_name(const sr_table *table, const char *part, sr_findings *findings)
{
    sr_findings_add(
        findings,
        &(sr_finding){.code = "SR1381",
                      .severity = SR_ERROR,
                      .place = {.file = table->source->file, .line = table->header_line},
                      .subject = part,
                      .message = SR_MSG("a personal identity number stands in the name of a column"),
                      .hint = SR_MSG("take it away; it is not repeated here")});
}

bool sr_privacy_check_table(const sr_table *table, const char *part, sr_findings *findings)
{
    bool clean = true;
    bool failed = false;
    for (size_t i = 0; i < table->column_count && !failed; i++) {
        const sr_column *column = &table->columns[i];
        sighting seen = {0};
        bool named = is_number(sr_str_of(column->name));
        if (column->type == SR_COL_TEXT) seen = look_at_words(table, column, &failed);
        /* An amount may have the digits of a number by chance. */
        bool numbers = column->type == SR_COL_INTEGER || column->type == SR_COL_DECIMAL;
        if (numbers && column->measured_in != SR_IN_KR && !column->percent)
            seen = look_at_numbers(table, column);
        if (named) tell_name(table, part, findings);
        if (seen.rows > 0) tell(table, column, part, &seen, findings);
        clean = clean && !named && seen.rows == 0;
    }
    if (failed) sr_findings_no_memory(findings);
    return clean && !failed;
}
