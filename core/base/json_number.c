/* Numbers in JSON: exact decimals digit by digit, others as the shortest text that reads back to the same
 * double. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"

enum { MOST_DECIMALS = 18, MOST_DIGITS = 17 };

/* printf writes the decimal sign of the locale; JSON has one sign only. */
static void use_point(char *text)
{
    for (; *text != '\0'; text++) {
        bool number = (*text >= '0' && *text <= '9') || *text == '-' || *text == '+' || *text == 'e';
        if (!number) {
            *text = '.';
        }
    }
}

static void write_double(sr_buf *buf, double value)
{
    char text[64];
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        (void)snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    use_point(text);
    sr_buf_text(buf, text);
}

void sr_json_number(sr_json_out *out, sr_number value)
{
    sr_buf text = {0};
    int decimals = sr_number_exact(value) ? sr_number_decimals(value, MOST_DECIMALS) : -1;
    if (decimals >= 0) {
        sr_number_round(value, (unsigned)decimals, &text);
    } else {
        write_double(&text, sr_number_double(value));
    }
    out->buf->failed = out->buf->failed || text.failed;
    sr_json_raw(out, (sr_str){sr_buf_string(&text), text.length});
    sr_buf_free(&text);
}
