#include "table/predicate.h"

#include "table/inside.h"

static void write_values(sr_buf *out, const sr_condition *condition)
{
    for (size_t i = 0; i < condition->count; i++) {
        if (i > 0) sr_buf_text(out, " eller ");
        sr_scalar_write(out, condition->values[i]);
    }
    if (condition->count == 0) sr_buf_text(out, "inget");
}

void sr_predicate_condition(sr_buf *out, const sr_condition *condition)
{
    static const char *const signs[] = {
        [SR_IS] = " = ",
        [SR_IS_NOT] = " ≠ ",
        [SR_LESS] = " < ",
        [SR_AT_MOST] = " ≤ ",
        [SR_MORE] = " > ",
        [SR_AT_LEAST] = " ≥ ",
        [SR_IS_EMPTY] = " är tomt",
        [SR_IS_FILLED] = " är ifyllt",
        [SR_IN_RANGES] = " inom ",
        [SR_OUTSIDE_RANGES] = " utom ",
    };
    sr_buf_text(out, condition->column);
    sr_buf_text(out, signs[condition->op]);
    if (condition->op != SR_IS_EMPTY && condition->op != SR_IS_FILLED) write_values(out, condition);
}

void sr_predicate_begin(sr_buf *out, const sr_view *view)
{
    sr_buf_text(out, view->predicate);
}

void sr_predicate_and(sr_buf *out)
{
    if (out->length > 0) sr_buf_text(out, ", ");
}
