#include "source/csv/csv.h"

/* Windows-1252, bytes 0x80–0x9F; 0 where it has no character. */
static const unsigned short windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static unsigned code_point(unsigned char byte, sr_csv_encoding encoding)
{
    if (byte >= 0xA0) return byte;
    return encoding == SR_CSV_WINDOWS_1252 ? windows[byte - 0x80] : 0;
}

static size_t put(char *out, unsigned code)
{
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

size_t sr_csv_rewrite(sr_str cell, bool quoted, sr_csv_encoding encoding, char *out, const char **bad)
{
    size_t length = 0;
    *bad = NULL;
    for (size_t i = 0; i < cell.length; i++) {
        unsigned char byte = (unsigned char)cell.at[i];
        if (byte < 0x80 || encoding == SR_CSV_UTF8) {
            out[length++] = cell.at[i];
            if (quoted && byte == '"') i++; /* the second of a doubled quote */
            continue;
        }
        unsigned code = code_point(byte, encoding);
        if (code == 0 && *bad == NULL) *bad = &cell.at[i];
        length += put(out + length, code != 0 ? code : 0xFFFD);
    }
    return length;
}
