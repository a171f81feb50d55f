#include <string.h>

#include "table/building.h"
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

static bool guess_days(const sr_dictionary *words, guess *out)
{
    for (uint32_t w = 0; w < words->count; w++) {
        sr_str word = word_at(words, w);
        sr_day day = 0;
        if (word.length != 10 || !sr_day_read(word, &day)) return false;
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

static bool is_number(const sr_table_builder *builder, sr_str word)
{
    int64_t mantissa = 0;
    unsigned scale = 0;
    return read_word(word, builder->decimal, &mantissa, &scale);
}

void sr_building_note_odd(const sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    if (is_number(builder, cell)) return;
    column->odd.found = true;
    column->odd.code = (uint32_t)(column->words.count - 1);
    sr_building_locate(builder, column, &column->odd.line, &column->odd.column);
}

/* Nine cells of ten are numbers, and none is a code: then the others are more likely slips than meant as
   text. */
static sr_status mostly_numbers(const sr_table_builder *builder, const sr_building_column *column, bool *out)
{
    const sr_dictionary *words = &column->words;
    bool *number = sr_malloc(words->count * sizeof *number);
    if (number == NULL) return SR_MEMORY;
    bool codes = false;
    for (uint32_t w = 0; w < words->count; w++) {
        number[w] = is_number(builder, word_at(words, w));
        codes |= looks_like_code(word_at(words, w));
    }
    const sr_cells cells = sr_growing_cells(&column->cells);
    uint64_t filled = 0;
    uint64_t numbers = 0;
    for (size_t i = 0; i < builder->rows; i++) {
        int64_t code = sr_cells_at(&cells, i);
        if (code == SR_INTEGER_MISSING) continue;
        filled++;
        numbers += number[code];
    }
    sr_free(number);
    *out = !codes && numbers > 0 && numbers * 10 >= filled * 9;
    return SR_OK;
}

static sr_status tell_odd(sr_table_builder *builder, const sr_building_column *column)
{
    bool mostly = false;
    sr_status status = column->odd.found ? mostly_numbers(builder, column, &mostly) : SR_OK;
    if (status != SR_OK || !mostly) return status;
    return sr_building_tell_at(
        builder,
        &(sr_trouble){.code = "SR1120",
                      .severity = SR_WARNING,
                      .column = column,
                      .found = word_at(&column->words, column->odd.code),
                      .message = SR_MSG("the column {0} is read as text, because this cell is not a number",
                                        column->name),
                      .hint = SR_MSG("mend the cell, or declare the type of the column in forbund.json")},
        column->odd.line, column->odd.column);
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
    bool text = column->type == SR_COL_TEXT;
    status =
        text ? tell_odd(builder, column) : sr_building_replace(builder, column, (sr_growing){0}, made.values);
    sr_free(made.values);
    return status;
}
