#include <string.h>
#include <strings.h>

#include "source/sie/sie.h"

/* Code points of the bytes from 0x80. */
static const uint16_t cp437[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00A2, 0x00A3, 0x00A5, 0x20A7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x2310, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B, 0x256A, 0x2518, 0x250C,
    0x2588, 0x2584, 0x258C, 0x2590, 0x2580, 0x03B1, 0x00DF, 0x0393, 0x03C0, 0x03A3, 0x03C3, 0x00B5, 0x03C4,
    0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6, 0x03B5, 0x2229, 0x2261, 0x00B1, 0x2265, 0x2264, 0x2320,
    0x2321, 0x00F7, 0x2248, 0x00B0, 0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0,
};
/* 0x80–0x9F; 0: the encoding lacks the byte. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
};

static const struct {
    const char *name;
    sr_sie_encoding encoding;
} names[] = {
    {"ascii", SR_SIE_ASCII},
    {"utf-8", SR_SIE_UTF8},
    {"cp437", SR_SIE_CP437},
    {"latin1", SR_SIE_LATIN1},
    {"windows-1252", SR_SIE_WINDOWS_1252},
    {"utf8", SR_SIE_UTF8},
    {"pc8", SR_SIE_CP437},
    {"latin-1", SR_SIE_LATIN1},
    {"iso-8859-1", SR_SIE_LATIN1},
    {"cp1252", SR_SIE_WINDOWS_1252},
    {"us-ascii", SR_SIE_ASCII},
};

const char *sr_sie_encoding_name(sr_sie_encoding encoding)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].encoding == encoding) return names[i].name;
    }
    return "";
}

bool sr_sie_encoding_read(sr_str name, sr_sie_encoding *out)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) != name.length) continue;
        if (strncasecmp(names[i].name, name.at, name.length) != 0) continue;
        *out = names[i].encoding;
        return true;
    }
    return false;
}

const char *sr_sie_checksum_name(sr_sie_checksum checksum)
{
    static const char *const words[] = {"absent", "ok", "wrong", "incomplete"};
    return words[checksum];
}

static void put_code(sr_buf *out, uint32_t code)
{
    if (code < 0x80) {
        sr_buf_char(out, (char)code);
    } else if (code < 0x800) {
        sr_buf_char(out, (char)(0xC0 | code >> 6));
        sr_buf_char(out, (char)(0x80 | (code & 0x3F)));
    } else {
        sr_buf_char(out, (char)(0xE0 | code >> 12));
        sr_buf_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        sr_buf_char(out, (char)(0x80 | (code & 0x3F)));
    }
}

/* 0: the encoding lacks the byte. */
static uint32_t code_of(unsigned char byte, sr_sie_encoding encoding)
{
    if (byte < 0x80) return byte;
    if (encoding == SR_SIE_CP437) return cp437[byte - 0x80];
    if (encoding == SR_SIE_WINDOWS_1252 && byte < 0xA0) return windows_1252[byte - 0x80];
    bool latin = encoding == SR_SIE_LATIN1 || encoding == SR_SIE_WINDOWS_1252;
    return latin ? byte : 0;
}

/* Puts the valid UTF-8 from `at` on; 0 when the first byte is none, or NUL. */
static size_t put_utf8(const char *at, size_t left, sr_buf *out)
{
    size_t valid = sr_utf8_valid(at, left);
    const char *nul = memchr(at, '\0', valid);
    if (nul != NULL) valid = (size_t)(nul - at);
    sr_buf_put(out, at, valid);
    return valid;
}

const char *sr_sie_decode(sr_str bytes, sr_sie_encoding encoding, sr_buf *out)
{
    const char *bad = NULL;
    for (size_t i = 0; i < bytes.length; i++) {
        if (encoding == SR_SIE_UTF8 || encoding == SR_SIE_DETECT || encoding == SR_SIE_OTHER_ENCODING) {
            i += put_utf8(bytes.at + i, bytes.length - i, out);
            if (i >= bytes.length) break;
            if (bad == NULL) bad = bytes.at + i;
            put_code(out, 0xFFFD);
            continue;
        }
        uint32_t code = code_of((unsigned char)bytes.at[i], encoding);
        if (code == 0 && bad == NULL) bad = bytes.at + i;
        put_code(out, code != 0 ? code : 0xFFFD);
    }
    return bad;
}

typedef struct seen {
    size_t dos;     /* å ä ö Å Ä Ö of CP437 */
    size_t latin;   /* of Latin-1 and Windows-1252 */
    size_t dos_2;   /* é ü */
    size_t latin_2; /* é ü */
    size_t pairs;   /* two bytes that are a letter of UTF-8 */
    size_t beyond;  /* not ASCII */
    bool windows;   /* 0x80–0x9F */
} seen;

static bool among(unsigned char byte, const char *bytes)
{
    return strchr(bytes, (char)byte) != NULL;
}

static seen look(sr_str bytes)
{
    seen s = {0};
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte < 0x80) continue;
        s.beyond++;
        s.dos += among(byte, "\x86\x84\x94\x8F\x8E\x99");
        s.latin += among(byte, "\xE5\xE4\xF6\xC5\xC4\xD6");
        s.dos_2 += among(byte, "\x82\x81");
        s.latin_2 += among(byte, "\xE9\xFC");
        s.windows = s.windows || byte < 0xA0;
        bool pair = byte == 0xC3 && i + 1 < bytes.length && ((unsigned char)bytes.at[i + 1] & 0xC0) == 0x80;
        s.pairs += pair;
    }
    return s;
}

sr_sie_encoding sr_sie_detect(sr_str bytes)
{
    if (sr_utf8_unmarked(bytes).length < bytes.length) return SR_SIE_UTF8;
    seen s = look(bytes);
    if (s.beyond == 0) return SR_SIE_ASCII;
    size_t valid = sr_utf8_valid(bytes.at, bytes.length);
    bool cut = valid + 4 > bytes.length && s.pairs > 0; /* a letter cut off at the end */
    if (valid == bytes.length || cut || (s.pairs > s.dos && s.pairs > s.latin)) return SR_SIE_UTF8;
    bool latin = s.latin != s.dos ? s.latin > s.dos : s.latin_2 > s.dos_2;
    if (!latin) return SR_SIE_CP437;
    return s.windows ? SR_SIE_WINDOWS_1252 : SR_SIE_LATIN1;
}

uint32_t sr_crc32(uint32_t sum, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint32_t crc = ~sum;
    for (size_t i = 0; i < length; i++) {
        crc ^= at[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}
