/* Finds the bytes that matter in a CSV text, 64 at a time: separator, line ends and quotes. */
#ifndef SR_SOURCE_CSV_SCAN_H
#define SR_SOURCE_CSV_SCAN_H

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
} sr_csv_scan;

#if defined(__SSE2__)
static inline uint64_t sr_csv_marks_16(const char *at, char separator)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i a = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator));
    __m128i b = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
    __m128i c = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'));
    __m128i d = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)));
}

static inline uint64_t sr_csv_marks_64(const char *at, char separator)
{
    return sr_csv_marks_16(at, separator) | sr_csv_marks_16(at + 16, separator) << 16 |
           sr_csv_marks_16(at + 32, separator) << 32 | sr_csv_marks_16(at + 48, separator) << 48;
}
#else
static inline uint64_t sr_csv_marks_64(const char *at, char separator)
{
    uint64_t marks = 0;
    for (unsigned i = 0; i < 64; i++) {
        char c = at[i];
        marks |= (uint64_t)(c == separator || c == '\n' || c == '\r' || c == '"') << i;
    }
    return marks;
}
#endif

static inline uint64_t sr_csv_marks(const char *at, const char *end, char separator)
{
    if (end - at >= 64) return sr_csv_marks_64(at, separator);
    char rest[64] = {0};
    if (at < end) memcpy(rest, at, (size_t)(end - at));
    return sr_csv_marks_64(rest, separator);
}

/* From `at` on. */
static inline void sr_csv_seek(sr_csv_scan *scan, const char *at)
{
    scan->block = at;
    scan->marks = sr_csv_marks(at, scan->end, scan->separator);
}

/* The next byte that matters, or the end. */
static inline const char *sr_csv_next(sr_csv_scan *scan)
{
    while (scan->marks == 0) {
        if (scan->end - scan->block <= 64) {
            scan->block = scan->end;
            return scan->end;
        }
        scan->block += 64;
        scan->marks = sr_csv_marks(scan->block, scan->end, scan->separator);
    }
    const char *at = scan->block + __builtin_ctzll(scan->marks);
    scan->marks &= scan->marks - 1;
    return at;
}

#endif
