#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

/* A column as numbers or days, one per word. */
typedef struct guess {
    int64_t *values;
    unsigned scale;
    unsigned most; /* decimals */
} guess;

/* Codes such as 0612 or +46 are text, whatever they look like. */
static bool looks_like_code(sr_str word)
{
    size_t at = word.at[0] == '-';
    bool digit_after_zero =
        word.length > at + 1 && word.at[at] == '0' && word.at[at + 1] >= '0' && word.at[at + 1] <= '9';
    return word.at[0] == '+' || digit_after_zero;
}

static bool read_word(sr_str word, char decimal, int64_t *mantissa, unsigned *scale)
{
    if (looks_like_code(word)) return false;
    if (sr_read_stored(word, decimal, mantissa, scale)) return true;
    sr_number number;
    if (!sr_number_read(word, decimal, &number, scale) || *scale > 18) return false;
    return !__builtin_mul_overflow(number.num, sr_power_of_ten(*scale) / number.den, mantissa) &&
           *mantissa != SR_INTEGER_MISSING;
}

static sr_str word_at(const sr_dictionary *words, uint32_t index)
{
    return (sr_str){words->words[index], sr_dictionary_length(words->words[index])};
}

/* Eight digits are more likely a number. */
static bool read_dashed_day(sr_str word, sr_day *day)
{
    return word.length == 10 && sr_day_read(word, day);
}

static bool guess_days(const sr_dictionary *words, guess *out)
{
    for (uint32_t w = 0; w < words->count; w++) {
        sr_day day = 0;
        if (!read_dashed_day(word_at(words, w), &day)) return false;
        out->values[w] = day;
    }
    return true;
}

static bool guess_scale(const sr_dictionary *words, char decimal, guess *out)
{
    for (uint32_t w = 0; w < words->count; w++) {
        unsigned scale = 0;
        if (!read_word(word_at(words, w), decimal, &out->values[w], &scale)) return false;
        if (scale > out->most) return false;
        if (scale > out->scale) out->scale = scale;
    }
    return true;
}

static bool guess_numbers(const sr_dictionary *words, char decimal, guess *out)
{
    if (!guess_scale(words, decimal, out)) return false;
    for (uint32_t w = 0; w < words->count; w++) {
        unsigned scale = 0;
        if (!read_word(word_at(words, w), decimal, &out->values[w], &scale) ||
            !sr_scale_up(&out->values[w], out->scale - scale)) {
            return false;
        }
    }
    return true;
}

static bool is_odd(const sr_table_builder *builder, sr_str word, sr_odd_kind kind)
{
    int64_t mantissa = 0;
    unsigned scale = 0;
    sr_day day = 0;
    return kind == SR_ODD_DAY ? !read_dashed_day(word, &day)
                              : !read_word(word, builder->decimal, &mantissa, &scale);
}

void sr_building_note_odd(const sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    for (sr_odd_kind kind = 0; kind < SR_ODD_KINDS; kind++) {
        sr_odd_cell *odd = &column->odd[kind];
        if (odd->found || !is_odd(builder, cell, kind)) continue;
        odd->found = true;
        odd->code = column->words.count - 1;
        sr_building_locate(builder, column, &odd->line, &odd->column);
    }
}

/* Nine cells of ten are numbers (days), and none is a code: then the others are more likely slips than meant
   as text. */
static sr_status mostly(const sr_table_builder *builder, const sr_building_column *column, sr_odd_kind kind,
                        bool *out)
{
    const sr_dictionary *words = &column->words;
    bool *usual = sr_malloc(words->count * sizeof *usual);
    if (usual == NULL) return SR_MEMORY;
    bool codes = false;
    for (uint32_t w = 0; w < words->count; w++) {
        usual[w] = !is_odd(builder, word_at(words, w), kind);
        codes |= looks_like_code(word_at(words, w));
    }
    const sr_cells cells = sr_growing_cells(&column->cells);
    uint64_t filled = 0;
    uint64_t count = 0;
    for (size_t i = 0; i < builder->rows; i++) {
        int64_t code = sr_cells_at(&cells, i);
        if (code == SR_INTEGER_MISSING) continue;
        filled++;
        count += usual[code];
    }
    sr_free(usual);
    *out = !codes && count > 0 && count * 10 >= filled * 9;
    return SR_OK;
}

static sr_message not_usual(const sr_building_column *column, sr_odd_kind kind)
{
    return kind == SR_ODD_DAY
               ? SR_MSG("the column {0} is read as text, because this cell is not a date", column->name)
               : SR_MSG("the column {0} is read as text, because this cell is not a number", column->name);
}

static sr_status tell_odd(sr_table_builder *builder, const sr_building_column *column, sr_odd_kind kind)
{
    const sr_odd_cell *odd = &column->odd[kind];
    bool meant = false;
    sr_status status = odd->found ? mostly(builder, column, kind, &meant) : SR_OK;
    if (status != SR_OK || !meant) return status;
    return sr_building_tell_at(
        builder,
        &(sr_trouble){.code = kind == SR_ODD_DAY ? "SR1121" : "SR1120",
                      .severity = SR_WARNING,
                      .column = column,
                      .found = word_at(&column->words, odd->code),
                      .message = not_usual(column, kind),
                      .hint = SR_MSG("mend the cell, or declare the type of the column in forbund.json")},
        odd->line, odd->column);
}

sr_status sr_building_infer(sr_table_builder *builder, sr_building_column *column)
{
    const sr_dictionary *words = &column->words;
    if (!column->infer || words->count == 0) return SR_OK;
    bool percent = column->spec != NULL && column->spec->percent;
    guess made = {.values = sr_malloc(words->count * sizeof *made.values), .most = percent ? 16 : 18};
    if (made.values == NULL) return SR_MEMORY;
    sr_status status = SR_OK;
    if (guess_days(words, &made)) {
        column->type = SR_COL_DATE;
    } else if (guess_numbers(words, builder->decimal, &made)) {
        column->scale = made.scale;
        column->type = made.scale > 0 ? SR_COL_DECIMAL : SR_COL_INTEGER;
    }
    if (column->type != SR_COL_TEXT) {
        status = sr_building_replace(builder, column, (sr_growing){0}, made.values);
    }
    for (sr_odd_kind k = 0; status == SR_OK && column->type == SR_COL_TEXT && k < SR_ODD_KINDS; k++) {
        status = tell_odd(builder, column, k);
    }
    sr_free(made.values);
    return status;
}
