/* With how many decimals a value must be printed beside a limit. */
#include "base/format.h"

enum { MOST = 6 };

typedef bool same_answer(int exactly, int rounded, sr_limit_side side);

static bool same_order(int exactly, int rounded, sr_limit_side side)
{
    (void)side;
    return exactly == rounded;
}

static bool meets(int order, sr_limit_side side)
{
    const bool answers[] = {[SR_SIDE_AT_LEAST] = order >= 0,
                            [SR_SIDE_ABOVE] = order > 0,
                            [SR_SIDE_AT_MOST] = order <= 0,
                            [SR_SIDE_BELOW] = order < 0};
    return answers[side];
}

static bool same_side(int exactly, int rounded, sr_limit_side side)
{
    return meets(exactly, side) == meets(rounded, side);
}

static bool to_printed(sr_number *number, const sr_number_style *style)
{
    return style->unit != SR_IN_SHARE || sr_number_multiply(*number, SR_INT(100), number) == SR_OK;
}

/* The first number of decimals from `from` on with which the rounded value lies to the limit as the exact
   one. A value equal to its limit needs no more than it has, whatever the limit's own decimals are. */
static int enough(sr_number value, sr_number limit, int from, sr_limit_side side, same_answer *same)
{
    int exactly = sr_number_compare(value, limit);
    if (exactly == 0) return from;
    for (int decimals = from; decimals < MOST; decimals++) {
        sr_number rounded;
        if (sr_number_rounded(value, (unsigned)decimals, &rounded) != SR_OK) return decimals;
        if (same(exactly, sr_number_compare(rounded, limit), side)) return decimals;
    }
    return from > MOST ? from : MOST;
}

static int against(sr_number value, sr_number limit, const sr_number_style *style, sr_limit_side side,
                   same_answer *same)
{
    int from = sr_format_decimals(value, style);
    if (!to_printed(&value, style) || !to_printed(&limit, style)) return from;
    return enough(value, limit, from, side, same);
}

int sr_format_decimals_against(sr_number value, sr_number limit, const sr_number_style *style)
{
    return against(value, limit, style, SR_SIDE_AT_LEAST, same_order);
}

int sr_format_decimals_for(sr_number value, sr_limit_side side, sr_number limit, const sr_number_style *style)
{
    return against(value, limit, style, side, same_side);
}
