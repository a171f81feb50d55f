/* How long a pattern may take. The matcher of Lua backtracks inside one call, where no limit of steps can
   stop it; but every way to match divides the text among the repeated parts of the pattern, so that their
   number bounds the time. */
#include "rules/state.h"

typedef struct parts {
    unsigned repeats; /* items with * + - and other parts that take a stretch of the text */
    unsigned options; /* items with ? : one step or two */
    bool anchored;
} parts;

static size_t skip_set(const char *pattern, size_t length, size_t at)
{
    at += at + 1 < length && pattern[at + 1] == '^' ? 2 : 1;
    /* A bracket that comes first is a member. */
    for (size_t first = at; at < length && (pattern[at] != ']' || at == first); at++) {
        at += pattern[at] == '%';
    }
    return at + 1;
}

/* One item, without its repetition; the parts that %b and back-references take are counted. */
static size_t skip_item(const char *pattern, size_t length, size_t at, parts *out)
{
    if (pattern[at] == '[') {
        return skip_set(pattern, length, at);
    }
    if (pattern[at] != '%' || at + 1 >= length) {
        return at + 1;
    }
    char next = pattern[at + 1];
    if (next == 'b') {
        out->repeats++;
        return at + 4;
    }
    if (next == 'f') {
        return at + 2;
    }
    out->repeats += next >= '0' && next <= '9';
    return at + 2;
}

static parts count_parts(const char *pattern, size_t length)
{
    parts out = {.anchored = length > 0 && pattern[0] == '^'};
    for (size_t at = out.anchored; at < length;) {
        at = skip_item(pattern, length, at, &out);
        if (at < length) {
            bool repeats = pattern[at] == '*' || pattern[at] == '+' || pattern[at] == '-';
            out.repeats += repeats;
            out.options += pattern[at] == '?';
            at += repeats || pattern[at] == '?';
        }
    }
    return out;
}

static uint64_t times(uint64_t a, uint64_t b)
{
    uint64_t product;
    return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

/* The ways to divide n bytes among k parts: n + k over k. */
static uint64_t ways(uint64_t n, unsigned k)
{
    uint64_t out = 1;
    for (unsigned i = 1; i <= k && out != UINT64_MAX; i++) {
        uint64_t next = times(out, n + i);
        out = next == UINT64_MAX ? UINT64_MAX : next / i;
    }
    return out;
}

uint64_t pattern_cost(const char *pattern, size_t length, size_t subject)
{
    parts found = count_parts(pattern, length);
    uint64_t cost = ways(subject, found.repeats);
    for (unsigned i = 0; i < found.options && cost != UINT64_MAX; i++) {
        cost = times(cost, 2);
    }
    return found.anchored ? cost : times(cost, subject + 1);
}
