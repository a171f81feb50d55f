#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

enum { MOST_DIGITS = 18, MOST_DECIMALS = 18, WORDS_SHOWN = 20 };

static void leave_empty(const sr_table_builder *builder, sr_building_column *column)
{
    if (!column->left_out) sr_growing_empty(&column->cells, builder->rows);
}

static sr_status refuse(sr_table_builder *builder, sr_building_column *column, const sr_trouble *trouble)
{
    leave_empty(builder, column);
    return sr_building_tell(builder, trouble);
}

sr_status sr_building_too_long(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    const char *limit =
        sr_arena_printf(builder->arena, "%llu", (unsigned long long)builder->limits.cell_bytes);
    if (limit == NULL) return SR_MEMORY;
    return refuse(builder, column,
                  &(sr_trouble){.code = "SR1108",
                                .severity = SR_ERROR,
                                .column = column,
                                .found = cell,
                                .message = SR_MSG("a cell of the column {0} is longer than {1} bytes",
                                                  column->name, limit),
                                .hint = SR_MSG("is a closing quote missing?")});
}

const char *sr_building_code(const sr_column_spec *spec, sr_str word)
{
    for (size_t i = 0; spec != NULL && i < spec->code_count; i++) {
        if (sr_str_is(word, spec->code_from[i])) return spec->code_to[i];
    }
    return NULL;
}

bool sr_read_stored(sr_str text, char decimal, int64_t *mantissa, unsigned *scale)
{
    size_t at = text.length > 0 && text.at[0] == '-';
    size_t digits = 0;
    size_t point = 0; /* digits before the decimal sign, plus one */
    int64_t value = 0;
    for (size_t i = at; i < text.length; i++) {
        unsigned digit = (unsigned)(unsigned char)text.at[i] - '0';
        if (digit > 9 && (text.at[i] != decimal || point != 0 || digits == 0)) return false;
        if (digit > 9) {
            point = digits + 1;
            continue;
        }
        if (++digits > MOST_DIGITS) return false;
        value = value * 10 + (int64_t)digit;
    }
    *scale = point != 0 ? (unsigned)(digits - (point - 1)) : 0;
    *mantissa = at != 0 ? -value : value;
    return digits > 0 && (point == 0 || *scale > 0);
}

bool sr_scale_up(int64_t *mantissa, unsigned exponent)
{
    return exponent <= MOST_DECIMALS &&
           !__builtin_mul_overflow(*mantissa, sr_power_of_ten(exponent), mantissa) &&
           *mantissa != SR_INTEGER_MISSING;
}

/* Any number that sr_number_read knows, as mantissa and scale. */
static bool read_any(sr_str text, char decimal, int64_t *mantissa, unsigned *scale)
{
    if (sr_read_stored(text, decimal, mantissa, scale)) return true;
    sr_number number;
    if (!sr_number_read(text, decimal, &number, scale) || *scale > MOST_DECIMALS) return false;
    int64_t factor = sr_power_of_ten(*scale) / number.den;
    return !__builtin_mul_overflow(number.num, factor, mantissa) && *mantissa != SR_INTEGER_MISSING;
}

/* "80 %" in a column of per cent is 80. */
static sr_str without_sign(const sr_building_column *column, sr_str cell)
{
    if (column->spec == NULL || !column->spec->percent || cell.at[cell.length - 1] != '%') return cell;
    return sr_str_trim((sr_str){cell.at, cell.length - 1});
}

sr_status sr_building_rescale(sr_building_column *column, size_t rows, unsigned scale)
{
    sr_growing scaled = {0};
    const sr_cells old = sr_growing_cells(&column->cells);
    sr_status status = sr_growing_reserve(&scaled, column->cells.capacity);
    for (size_t i = 0; status == SR_OK && i < rows; i++) {
        int64_t value = sr_cells_at(&old, i);
        bool fits = value == SR_INTEGER_MISSING || sr_scale_up(&value, scale - column->scale);
        status = fits ? sr_growing_put(&scaled, i, value) : SR_OVERFLOW;
    }
    sr_free(status == SR_OK ? column->cells.at : scaled.at);
    if (status != SR_OK) return status;
    column->cells = scaled;
    column->scale = scale;
    return SR_OK;
}

/* SR_OVERFLOW: the number, or one above it with as many decimals, does not fit. */
static sr_status store(sr_table_builder *builder, sr_building_column *column, int64_t mantissa,
                       unsigned scale)
{
    unsigned most = column->spec != NULL && column->spec->percent ? MOST_DECIMALS - 2 : MOST_DECIMALS;
    if (scale > most) return SR_OVERFLOW;
    if (scale > column->scale) {
        sr_status status = sr_building_rescale(column, builder->rows, scale);
        if (status != SR_OK) return status;
    }
    if (!sr_scale_up(&mantissa, column->scale - scale)) return SR_OVERFLOW;
    return sr_growing_put(&column->cells, builder->rows, mantissa);
}

/* 1.234 or 1.234,50 where the decimal sign is a comma: the sign parts thousands. */
static bool looks_grouped(sr_str cell, char sign, char decimal)
{
    const char *decimals = memchr(cell.at, decimal, cell.length);
    size_t whole = decimals != NULL ? (size_t)(decimals - cell.at) : cell.length;
    size_t first = cell.length > 0 && cell.at[0] == '-';
    size_t digits = 0;
    size_t groups = 0;
    if (first == whole || cell.at[first] == '0') return false; /* 0.125 */
    for (size_t i = whole; i-- > first;) {
        bool digit = cell.at[i] >= '0' && cell.at[i] <= '9';
        if (!digit && (cell.at[i] != sign || digits != 3)) return false;
        groups += !digit;
        digits = digit ? digits + 1 : 0;
    }
    return groups > 0 && digits >= 1 && digits <= 3;
}

/* What a spreadsheet has made a day of, or what another decimal sign was written in. */
static sr_message how_to_number(const sr_table_builder *builder, const sr_building_column *column,
                                sr_str cell)
{
    char other = builder->decimal == ',' ? '.' : ',';
    int64_t mantissa = 0;
    unsigned scale = 0;
    sr_day day = 0;
    if (sr_day_read(cell, &day))
        return SR_MSG(
            "a spreadsheet has made a day of the number: give the cell the format of a number in it, "
            "and write the number anew");
    if (looks_grouped(cell, other, builder->decimal))
        return SR_MSG("write the number without a sign between its thousands, or with a space there");
    if (column->type == SR_COL_INTEGER || !read_any(without_sign(column, cell), other, &mantissa, &scale))
        return (sr_message){0};
    if (builder->sheet != NULL) return SR_MSG("the cell holds text: make a number of it in the spreadsheet");
    return SR_MSG("set \"decimal\" in the options of the source to the sign that the file uses");
}

static sr_status not_a_number(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    if (column->off_scale) { /* told with the answers that there are, which says more */
        leave_empty(builder, column);
        return SR_OK;
    }
    bool whole = column->type == SR_COL_INTEGER;
    const char *sign = builder->decimal == ',' ? "," : ".";
    return refuse(
        builder, column,
        &(sr_trouble){.code = "SR1104",
                      .severity = SR_ERROR,
                      .column = column,
                      .found = cell,
                      .message = SR_MSG("the cell in the column {0} is not a number", column->name),
                      .expected =
                          whole ? SR_MSG("a whole number, or an empty cell")
                                : SR_MSG("a number with the decimal sign \"{0}\", or an empty cell", sign),
                      .hint = how_to_number(builder, column, cell)});
}

static sr_status too_large(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    return refuse(
        builder, column,
        &(sr_trouble){.code = SR_TOO_LARGE,
                      .severity = SR_ERROR,
                      .column = column,
                      .found = cell,
                      .message = SR_MSG("the number in the column {0} has too many digits", column->name),
                      .expected = SR_MSG("at most 18 digits in all, decimals included")});
}

sr_status sr_building_number(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    int64_t mantissa = 0;
    unsigned scale = 0;
    if (!read_any(without_sign(column, cell), builder->decimal, &mantissa, &scale)) {
        const char *code = sr_building_code(column->spec, cell);
        if (code != NULL && code[0] == '\0') {
            sr_growing_empty(&column->cells, builder->rows);
            return SR_OK;
        }
        if (code == NULL || !read_any(sr_str_of(code), builder->decimal, &mantissa, &scale)) {
            return not_a_number(builder, column, cell);
        }
    }
    if (column->type == SR_COL_INTEGER && scale > 0) return not_a_number(builder, column, cell);
    sr_status status = store(builder, column, mantissa, scale);
    return status == SR_OVERFLOW ? too_large(builder, column, cell) : status;
}

/* The day of a number as spreadsheets count days, of the years 1954 to 2064; SR_DAY_NONE: it is none. */
static sr_day counted_day(sr_str cell)
{
    unsigned number = 0;
    for (size_t i = 0; i < cell.length && cell.length == 5; i++) {
        unsigned digit = (unsigned)(unsigned char)cell.at[i] - '0';
        if (digit > 9) return SR_DAY_NONE;
        number = number * 10 + digit;
    }
    return number >= 20000 && number < 60000 ? sr_day_of(1899, 12, 30) + (sr_day)number : SR_DAY_NONE;
}

/* A day that is written in another way; one that is written right is not in the calendar. */
static sr_message how_to_date(sr_str cell, char day[16])
{
    sr_day counted = counted_day(cell);
    if (counted != SR_DAY_NONE) {
        sr_day_write(counted, day);
        return SR_MSG(
            "a spreadsheet shows this number as {0}: give the column the format yyyy-mm-dd in it and save "
            "the file anew",
            day);
    }
    if (cell.length == 10 && cell.at[4] == '-' && cell.at[7] == '-') return (sr_message){0};
    return SR_MSG("write the year with four digits, month and day with two; in Excel: give the column the "
                  "format yyyy-mm-dd");
}

static bool two_digits(sr_str text, size_t at, char most)
{
    return text.length >= at + 2 && text.at[at] >= '0' && text.at[at] <= most && text.at[at + 1] >= '0' &&
           text.at[at + 1] <= '9';
}

/* 08:30, 08:30:00 and 08:30:00.000. */
static bool is_time_of_day(sr_str text)
{
    bool minutes =
        two_digits(text, 0, '2') && text.length >= 5 && text.at[2] == ':' && two_digits(text, 3, '5');
    if (!minutes || (text.at[0] == '2' && text.at[1] > '3')) return false;
    if (text.length == 5) return true;
    if (text.length < 8 || text.at[5] != ':' || !two_digits(text, 6, '5')) return false;
    bool fraction = text.length == 8 || (text.length > 9 && (text.at[8] == '.' || text.at[8] == ','));
    for (size_t i = 9; fraction && i < text.length; i++) {
        fraction = text.at[i] >= '0' && text.at[i] <= '9';
    }
    return fraction;
}

/* Many systems export a day as the time at which it began, 2025-01-31 00:00:00. A column of days takes the
   day of any time, as it does from a workbook. */
static bool read_day(sr_str cell, sr_day *day)
{
    enum { DAY = 10 }; /* bytes of 2025-01-31 */
    bool timed = cell.length > DAY + 1 && (cell.at[DAY] == ' ' || cell.at[DAY] == 'T') &&
                 is_time_of_day((sr_str){cell.at + DAY + 1, cell.length - DAY - 1});
    return sr_day_read(timed ? (sr_str){cell.at, DAY} : cell, day);
}

sr_status sr_building_date(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    sr_day day = 0;
    if (read_day(cell, &day)) return sr_growing_put(&column->cells, builder->rows, day);
    const char *code = sr_building_code(column->spec, cell);
    if (code != NULL && code[0] == '\0') {
        sr_growing_empty(&column->cells, builder->rows);
        return SR_OK;
    }
    if (code != NULL && sr_day_read(sr_str_of(code), &day)) {
        return sr_growing_put(&column->cells, builder->rows, day);
    }
    char counted[16];
    return refuse(builder, column,
                  &(sr_trouble){.code = "SR1105",
                                .severity = SR_ERROR,
                                .column = column,
                                .found = cell,
                                .message = SR_MSG("the cell in the column {0} is not a date", column->name),
                                .expected = SR_MSG("a date in the calendar as 2022-01-31, or an empty cell"),
                                .hint = how_to_date(cell, counted)});
}

/* Whether a word before it in the code list means the same. */
static bool is_synonym(const sr_column_spec *spec, size_t word)
{
    for (size_t i = 0; i < word; i++) {
        if (sr_text_equal(spec->code_to[i], spec->code_to[word])) return true;
    }
    return false;
}

/* The words of a code list, joined: of those that mean the same the first. */
static sr_status list_words(sr_arena *arena, const sr_column_spec *spec, const char **out)
{
    sr_buf list = {0};
    size_t shown = 0;
    for (size_t i = 0; i < spec->code_count; i++) {
        if (is_synonym(spec, i) || shown++ >= WORDS_SHOWN) continue;
        sr_buf_text(&list, shown > 1 ? ", " : "");
        sr_buf_text(&list, spec->code_from[i]);
    }
    if (shown > WORDS_SHOWN) sr_buf_text(&list, " …");
    return sr_text_keep(arena, &list, out);
}

static sr_message how_to_code(const sr_building_column *column, sr_str cell, const char *nearest)
{
    const char *sign = sr_building_sign_between(column->spec, cell);
    if (sign != NULL) {
        return SR_MSG(
            "the cell holds several words of the list: if that is meant, say \"separator\": \"{0}\" of the "
            "column {1} in forbund.json",
            strcmp(sign, "\n") == 0 ? "\\n" : sign, column->name);
    }
    if (nearest != NULL) return SR_MSG("did you mean {0}?", nearest);
    return SR_MSG("correct the word, or say in \"codes\" of the column {0} in forbund.json what it means",
                  column->name);
}

sr_status sr_building_unknown_code(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    sr_arena *scratch = sr_arena_new();
    const char *word = scratch != NULL ? sr_arena_copy(scratch, cell.at, cell.length) : NULL;
    const char *words = NULL;
    sr_status status = word != NULL ? list_words(scratch, column->spec, &words) : SR_MEMORY;
    if (status == SR_OK) {
        const char *nearest = sr_nearest(word, column->spec->code_from, column->spec->code_count);
        status = refuse(
            builder, column,
            &(sr_trouble){.code = "SR1106",
                          .severity = SR_ERROR,
                          .column = column,
                          .once = true,
                          .found = cell,
                          .message = SR_MSG("the code list of the column {0} lacks this word", column->name),
                          .expected = SR_MSG("one of {0}", words),
                          .hint = how_to_code(column, cell, nearest)});
    }
    sr_arena_free(scratch);
    return status;
}

static sr_status not_text(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    bool nul = memchr(cell.at, '\0', cell.length) != NULL;
    return refuse(
        builder, column,
        &(sr_trouble){
            .code = nul ? "SR1113" : "SR1112",
            .severity = SR_ERROR,
            .column = column,
            .found = cell,
            .message = nul ? SR_MSG("a NUL byte in the column {0}", column->name)
                           : SR_MSG("a byte in the column {0} is not valid UTF-8", column->name),
            .hint =
                nul ? SR_MSG("save the file as text in UTF-8")
                    : SR_MSG("set \"encoding\" in the options of the source, or save the file as UTF-8")});
}

static bool is_text(const sr_table_builder *builder, sr_str cell)
{
    if (builder->sound) return true;
    return sr_utf8_valid(cell.at, cell.length) == cell.length && memchr(cell.at, '\0', cell.length) == NULL;
}

sr_status sr_building_check(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    return is_text(builder, cell) ? SR_OK : not_text(builder, column, cell);
}

sr_status sr_building_word(sr_table_builder *builder, sr_building_column *column, sr_str cell, uint32_t hash)
{
    if (!is_text(builder, cell)) return not_text(builder, column, cell);
    const sr_column_spec *spec = column->spec;
    if (spec != NULL && spec->separator != NULL) return sr_building_several(builder, column, cell, hash);
    if (spec != NULL && spec->codes_closed && spec->code_count > 0 && sr_building_code(spec, cell) == NULL) {
        return sr_building_unknown_code(builder, column, cell);
    }
    uint32_t code = 0;
    const uint32_t known = column->words.count;
    sr_status status = sr_dictionary_add(&column->words, cell, hash, &code);
    if (status == SR_OK) status = sr_growing_put(&column->cells, builder->rows, code);
    if (status == SR_OK && column->infer && column->words.count > known) {
        sr_building_note_odd(builder, column, cell);
    }
    return status;
}
