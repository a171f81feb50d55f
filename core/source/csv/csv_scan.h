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
    uint64_t open;        /* bits of the bytes of the next block that continue a character of this one */
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

static inline __m128i sr_csv_is_above(__m128i bytes, uint8_t least)
{
    __m128i over = _mm_subs_epu8(bytes, _mm_set1_epi8((char)least));
    return _mm_xor_si128(_mm_cmpeq_epi8(over, _mm_setzero_si128()), _mm_set1_epi8((char)0xFF));
}

/* Whether first bytes of two and three bytes (C2…DF, E1…EF without ED) are followed by as many continuations,
   and nothing else lies above ASCII. Characters that need a closer look are left to a slower one. */
static inline bool sr_csv_short_utf8(const __m128i *bytes, uint64_t high, uint64_t *open)
{
    __m128i continued[4];
    __m128i three[4];
    __m128i odd = _mm_setzero_si128();
    for (size_t i = 0; i < 4; i++) {
        continued[i] = _mm_cmplt_epi8(bytes[i], _mm_set1_epi8((char)0xC0));
        three[i] = sr_csv_is_above(bytes[i], 0xDF);
        __m128i even = _mm_and_si128(bytes[i], _mm_set1_epi8((char)0xFE));
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(even, _mm_set1_epi8((char)0xC0)));
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8((char)0xE0)));
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8((char)0xED)));
        odd = _mm_or_si128(odd, sr_csv_is_above(bytes[i], 0xEF));
    }
    uint64_t rest = sr_csv_mask(continued);
    uint64_t longer = sr_csv_mask(three);
    uint64_t first = high & ~rest;
    bool followed = rest == (first << 1 | longer << 2 | *open);
    *open = first >> 63 | longer >> 62;
    return followed && _mm_movemask_epi8(odd) == 0;
}

/* The marks of 64 bytes; *plain: no NUL, and UTF-8 as far as seen. */
static inline uint64_t sr_csv_look(const char *at, char separator, uint64_t *open, bool *plain)
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
    if ((high | *open) != 0) *plain = sr_csv_short_utf8(bytes, high, open) && *plain;
    return sr_csv_mask(marks);
}
#else
static inline uint64_t sr_csv_look(const char *at, char separator, uint64_t *open, bool *plain)
{
    uint64_t marks = 0;
    *open = 0;
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
    scan->open = 0;
    scan->doubtful = at;
    sr_csv_load(scan);
}

/* The next byte that matters, or the end. */
static inline const char *sr_csv_next(sr_csv_scan *scan)
{
    while (scan->marks == 0) {
        if (scan->end - scan->block <= 64) {
            if (scan->open != 0) scan->doubtful = scan->end;
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
