/* The text of a value: the same in every format. */
#include "document/tree.h"

static const struct {
    const char *sign;
    const char *word;
} signs[] = {
    [SR_PRESENT] = {"", ""},
    [SR_NOT_MEASURED] = {"..\u1d50", "not measured"},
    [SR_NOT_MEASURABLE] = {".", "not measurable"},
    [SR_NOT_APPLICABLE] = {".", "cannot occur"},
    [SR_NOT_PUBLISHED] = {"..\u1d56", "not published, or unreadable"},
    [SR_SUPPRESSED] = {"..\u02e2", "suppressed, to protect persons"},
};

const char *sr_missing_sign(sr_missing kind)
{
    return signs[kind].sign;
}

const char *sr_missing_word(sr_missing kind, sr_language language)
{
    return sr_word(language, signs[kind].word);
}

sr_status sr_value_write(sr_buf *out, const sr_value *value, int column_decimals, sr_language language)
{
    const sr_quantity *quantity = &value->quantity;
    if (quantity->missing != SR_PRESENT) {
        sr_buf_text(out, sr_missing_sign(quantity->missing));
        return sr_buf_status(out);
    }
    sr_number_style style = {.unit = quantity->measured_in,
                             .decimals = column_decimals >= 0 ? column_decimals : quantity->decimals,
                             .with_unit = value->with_unit,
                             .with_sign = value->with_sign,
                             .as_difference = value->as_difference,
                             .as_answer = value->as_answer,
                             .in_thousands = value->in_thousands,
                             .language = language};
    return sr_format_number(out, quantity->value, &style);
}

sr_status sr_value_write_quantity(sr_buf *out, const sr_quantity *quantity, sr_language language)
{
    sr_value value = {.quantity = *quantity, .with_unit = true};
    return sr_value_write(out, &value, -1, language);
}
