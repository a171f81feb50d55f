#include "model/agree.h"

enum { MOST_DECIMALS = 6, NOT_DECIMAL = -1 };

/* As printed: shares in per cent. */
static bool as_printed(sr_number number, sr_measured_in unit, sr_number *out)
{
    *out = number;
    return unit != SR_IN_SHARE || sr_number_multiply(number, SR_INT(100), out) == SR_OK;
}

static int decimals_of(const sr_quantity *printed)
{
    sr_number number;
    if (!sr_number_exact(printed->value) || !as_printed(printed->value, printed->measured_in, &number)) {
        return NOT_DECIMAL;
    }
    return sr_number_decimals(number, MOST_DECIMALS);
}

bool sr_printed_agrees(const sr_quantity *printed, sr_number exact)
{
    static const double nearly = 1e-9;
    int decimals = decimals_of(printed);
    sr_number stated;
    sr_number computed;
    sr_number half;
    sr_number difference;
    if (decimals == NOT_DECIMAL || !as_printed(printed->value, printed->measured_in, &stated) ||
        !as_printed(exact, printed->measured_in, &computed) ||
        sr_number_decimal(5, (unsigned)decimals + 1, &half) != SR_OK ||
        sr_number_subtract(stated, computed, &difference) != SR_OK) {
        double apart = sr_number_double(printed->value) - sr_number_double(exact);
        return apart < nearly && apart > -nearly;
    }
    return sr_number_compare(sr_number_absolute(difference), half) <= 0;
}

const char *sr_shown(sr_arena *arena, const sr_quantity *quantity, sr_language language)
{
    sr_buf text = {0};
    const char *copy = NULL;
    if (sr_quantity_write(&text, quantity, language, true) == SR_OK && !text.failed) {
        copy = sr_arena_copy(arena, sr_buf_string(&text), text.length);
    }
    sr_buf_free(&text);
    return copy != NULL ? copy : "";
}

const char *sr_shown_like(sr_arena *arena, const sr_quantity *printed, sr_number exact, sr_language language)
{
    sr_quantity computed = *printed;
    int decimals = decimals_of(printed);
    computed.value = exact;
    computed.decimals = decimals > printed->decimals ? decimals : printed->decimals;
    return sr_shown(arena, &computed, language);
}
