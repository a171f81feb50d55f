#include "document/record_io.h"

#include <string.h>

void sr_put_unsigned(sr_buf *out, uint64_t value)
{
    while (value >= 0x80) {
        sr_buf_char(out, (char)((value & 0x7F) | 0x80));
        value >>= 7;
    }
    sr_buf_char(out, (char)value);
}

/* Small magnitudes are short whatever their sign: 0, -1, 1, -2, … */
void sr_put_signed(sr_buf *out, int64_t value)
{
    sr_put_unsigned(out, value < 0 ? (~(uint64_t)value << 1) | 1 : (uint64_t)value << 1);
}

void sr_put_bool(sr_buf *out, bool value)
{
    sr_put_unsigned(out, value ? 1 : 0);
}

void sr_put_text(sr_buf *out, const char *text)
{
    if (text == NULL) {
        sr_put_unsigned(out, 0);
        return;
    }
    size_t length = strlen(text);
    sr_put_unsigned(out, length + 1);
    sr_buf_put(out, text, length + 1);
}

void sr_put_number(sr_buf *out, sr_number number)
{
    sr_put_unsigned(out, (uint64_t)number.den);
    if (number.den != 0) {
        sr_put_signed(out, number.num);
        return;
    }
    uint64_t bits = 0;
    memcpy(&bits, &number.real, sizeof bits);
    for (unsigned i = 0; i < sizeof bits; i++) {
        sr_buf_char(out, (char)((bits >> (8 * i)) & 0xFF));
    }
}

void sr_put_quantity(sr_buf *out, const sr_quantity *quantity)
{
    sr_put_unsigned(out, quantity->missing);
    sr_put_unsigned(out, quantity->measured_in);
    sr_put_signed(out, quantity->decimals);
    sr_put_signed(out, quantity->n);
    sr_put_text(out, quantity->assumed);
    if (quantity->missing == SR_PRESENT) {
        sr_put_number(out, quantity->value);
    }
    sr_put_bool(out, quantity->has_base);
    if (quantity->has_base) {
        sr_put_number(out, quantity->numerator);
        sr_put_number(out, quantity->denominator);
    }
}
