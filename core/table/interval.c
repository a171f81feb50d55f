#include "table/interval.h"

#include "table/inside.h"

static int64_t clamp(sr_wide value)
{
    if (value > INT64_MAX) return INT64_MAX;
    return value < -INT64_MAX ? -INT64_MAX : (int64_t)value;
}

sr_interval sr_interval_of(sr_operator op, sr_number limit, unsigned scale)
{
    static const sr_interval nothing = {1, 0};
    sr_wide scaled = (sr_wide)limit.num * sr_power_of_ten(scale);
    sr_wide below = scaled / limit.den; /* rounded towards zero, made the floor */
    bool whole = scaled % limit.den == 0;
    if (!whole && scaled < 0) below -= 1;
    sr_wide above = whole ? below : below + 1;
    sr_wide low = -INT64_MAX;
    sr_wide high = INT64_MAX;
    if (op == SR_LESS) high = above - 1;
    if (op == SR_AT_MOST) high = below;
    if (op == SR_MORE) low = below + 1;
    if (op == SR_AT_LEAST) low = above;
    if (op == SR_IS || op == SR_IS_NOT) {
        if (!whole) return nothing;
        low = high = below;
    }
    if (low > INT64_MAX || high < -INT64_MAX) return nothing;
    return (sr_interval){clamp(low), clamp(high)};
}
