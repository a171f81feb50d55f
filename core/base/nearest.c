/* "Did you mean": edit distance in code points, where a swap of neighbours is one edit and case is none. */
#include <string.h>

#include "base/text.h"

enum { LONGEST = 64 };

typedef struct word {
    uint32_t code[LONGEST];
    size_t length;
} word;

static uint32_t lower(uint32_t code)
{
    bool latin = (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7);
    return latin ? code + 32 : code;
}

static bool decode(const char *text, word *out)
{
    sr_str rest = sr_str_of(text);
    out->length = 0;
    while (rest.length != 0) {
        if (out->length == LONGEST) {
            return false;
        }
        uint32_t code = 0;
        size_t step = sr_utf8_next(rest, &code);
        out->code[out->length++] = lower(code);
        rest = (sr_str){rest.at + step, rest.length - step};
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool swapped(const word *a, size_t i, const word *b, size_t j)
{
    return i > 1 && j > 1 && a->code[i - 1] == b->code[j - 2] && a->code[i - 2] == b->code[j - 1];
}

/* Edits from `a` to `b`; `limit` as soon as there are at least so many. */
static size_t distance(const word *a, const word *b, size_t limit)
{
    size_t rows[3][LONGEST + 1]; /* this row and the two before it, by turns */
    size_t least_above = 0;
    if (a->length >= b->length + limit || b->length >= a->length + limit) {
        return limit;
    }
    for (size_t j = 0; j <= b->length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a->length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        size_t least_here = row[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            size_t replaced = above[j - 1] + (a->code[i - 1] != b->code[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, replaced);
            if (swapped(a, i, b, j)) {
                row[j] = least(row[j], rows[(i + 1) % 3][j - 2] + 1);
            }
            least_here = least(least_here, row[j]);
        }
        if (least_here >= limit && least_above >= limit) { /* a swap looks two rows back, and no further */
            return limit;
        }
        least_above = least_here;
    }
    return least(rows[a->length % 3][b->length], limit);
}

const char *sr_nearest(const char *wanted, const char *const *candidates, size_t count)
{
    word target;
    if (wanted == NULL || !decode(wanted, &target)) {
        return NULL;
    }
    const char *nearest = NULL;
    size_t best = target.length / 3 + 1; /* a third of the letters may be wrong */
    for (size_t i = 0; i < count; i++) {
        word candidate;
        if (candidates[i] == NULL || !decode(candidates[i], &candidate)) {
            continue;
        }
        size_t apart = distance(&target, &candidate, best);
        if (apart < best) {
            best = apart;
            nearest = candidates[i];
        }
    }
    return nearest;
}
