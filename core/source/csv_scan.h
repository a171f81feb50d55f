/* Finds the bytes that matter in a CSV text, 64 at a time: separator, line ends and quotes. On the way it
   sees whether the block is UTF-8 of the common sort, so that cells need no second look. */
#ifndef SR_SOURCE_CSV_SCAN_H
#define SR_SOURCE_CSV_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct sr_csv_scan {
    const char *block; /* of 64 bytes, the last one shorter */
    const char *end;
    uint64_t marks; /* bytes of the block that matter and have not been passed */
    char separator;
    bool open;            /* the block ended with the first byte of a character */
    const char *doubtful; /* end of the last block that may hold a NUL or what is not UTF-8 */
} sr_csv_scan;

#if defined(__SSE2__)
static inline uint64_t sr_csv_mask(const __m128i *parts)
{
    uint64_t mask = 0;
    for (unsigned i = 0; i < 4; i++) {
        mask |= (uint64_t)(unsigned)_mm_movemask_epi8(parts[i]) << (16 * i);
    }
    return mask;
}

/* One byte of UTF-8 or two: whether every first byte C2…DF is followed by one continuation, and nothing else
   lies above ASCII. Longer characters are left to a slower look. */
static inline bool sr_csv_short_utf8(const __m128i *bytes, uint64_t high, bool *open)
{
    __m128i continued[4];
    __m128i greatest = bytes[0];
    __m128i overlong = _mm_setzero_si128();
    for (unsigned i = 0; i < 4; i++) {
        continued[i] = _mm_cmplt_epi8(bytes[i], _mm_set1_epi8((char)0xC0));
        greatest = _mm_max_epu8(greatest, bytes[i]);
        __m128i even = _mm_and_si128(bytes[i], _mm_set1_epi8((char)0xFE));
        overlong = _mm_or_si128(overlong, _mm_cmpeq_epi8(even, _mm_set1_epi8((char)0xC0)));
    }
    uint64_t rest = sr_csv_mask(continued);
    uint64_t first = high & ~rest;
    bool paired = rest == (first << 1 | *open);
    *open = first >> 63 != 0;
    __m128i longer = _mm_subs_epu8(greatest, _mm_set1_epi8((char)0xDF));
    __m128i odd = _mm_or_si128(
        overlong, _mm_xor_si128(_mm_cmpeq_epi8(longer, _mm_setzero_si128()), _mm_set1_epi8((char)0xFF)));
    return paired && _mm_movemask_epi8(odd) == 0;
}

/* The marks of 64 bytes; *plain: no NUL, and UTF-8 as far as seen. */
static inline uint64_t sr_csv_look(const char *at, char separator, bool *open, bool *plain)
{
    __m128i bytes[4];
    __m128i marks[4];
    __m128i least = _mm_set1_epi8((char)0xFF);
    for (size_t i = 0; i < 4; i++) {
        bytes[i] = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
        __m128i a = _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8(separator));
        __m128i b = _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8('\n'));
        __m128i c = _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8('\r'));
        __m128i d = _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8('"'));
        marks[i] = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
        least = _mm_min_epu8(least, bytes[i]);
    }
    uint64_t high = sr_csv_mask(bytes);
    *plain = _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) == 0;
    if (high != 0 || *open) *plain = sr_csv_short_utf8(bytes, high, open) && *plain;
    return sr_csv_mask(marks);
}
#else
static inline uint64_t sr_csv_look(const char *at, char separator, bool *open, bool *plain)
{
    uint64_t marks = 0;
    *open = false;
    *plain = true;
    for (unsigned i = 0; i < 64; i++) {
        char c = at[i];
        marks |= (uint64_t)(c == separator || c == '\n' || c == '\r' || c == '"') << i;
        *plain = *plain && c > 0;
    }
    return marks;
}
#endif

/* Looks at the block that scan->block begins. */
static inline void sr_csv_load(sr_csv_scan *scan)
{
    const char *at = scan->block;
    char rest[64] = {0};
    if (scan->end - at < 64) {
        if (at < scan->end) memcpy(rest, at, (size_t)(scan->end - at));
        at = rest;
    }
    bool plain = true;
    scan->marks = sr_csv_look(at, scan->separator, &scan->open, &plain);
    if (!plain) scan->doubtful = scan->block + 64;
}

/* From `at` on, where a line begins. */
static inline void sr_csv_seek(sr_csv_scan *scan, const char *at)
{
    scan->block = at;
    scan->open = false;
    scan->doubtful = at;
    sr_csv_load(scan);
}

/* The next byte that matters, or the end. */
static inline const char *sr_csv_next(sr_csv_scan *scan)
{
    while (scan->marks == 0) {
        if (scan->end - scan->block <= 64) {
            if (scan->open) scan->doubtful = scan->end;
            scan->block = scan->end;
            return scan->end;
        }
        scan->block += 64;
        sr_csv_load(scan);
    }
    const char *at = scan->block + __builtin_ctzll(scan->marks);
    scan->marks &= scan->marks - 1;
    return at;
}

#endif
