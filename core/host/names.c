#include "host/host.h"

const char *const sr_host_function_names[] = {
#define X(result, name, parameters) #name,
#include <samrapport/functions.def>
#undef X
    NULL,
};

/* The public numbers are those of the core, so that handing over is no translation. */
_Static_assert((int)SAMRAPPORT_PRESENT == SR_PRESENT && (int)SAMRAPPORT_NOT_MEASURED == SR_NOT_MEASURED &&
                   (int)SAMRAPPORT_NOT_MEASURABLE == SR_NOT_MEASURABLE &&
                   (int)SAMRAPPORT_NOT_APPLICABLE == SR_NOT_APPLICABLE &&
                   (int)SAMRAPPORT_NOT_PUBLISHED == SR_NOT_PUBLISHED &&
                   (int)SAMRAPPORT_SUPPRESSED == SR_SUPPRESSED,
               "kinds of missing values");
_Static_assert((int)SAMRAPPORT_IN_NONE == SR_IN_NONE && (int)SAMRAPPORT_IN_SHARE == SR_IN_SHARE &&
                   (int)SAMRAPPORT_IN_POINTS == SR_IN_POINTS && (int)SAMRAPPORT_IN_COUNT == SR_IN_COUNT &&
                   (int)SAMRAPPORT_IN_KR == SR_IN_KR && (int)SAMRAPPORT_IN_DAYS == SR_IN_DAYS &&
                   (int)SAMRAPPORT_IN_WEEKS == SR_IN_WEEKS && (int)SAMRAPPORT_IN_MONTHS == SR_IN_MONTHS &&
                   (int)SAMRAPPORT_IN_SCORE == SR_IN_SCORE,
               "units");
_Static_assert((int)SAMRAPPORT_IS == SR_IS && (int)SAMRAPPORT_IS_NOT == SR_IS_NOT &&
                   (int)SAMRAPPORT_LESS == SR_LESS && (int)SAMRAPPORT_AT_MOST == SR_AT_MOST &&
                   (int)SAMRAPPORT_MORE == SR_MORE && (int)SAMRAPPORT_AT_LEAST == SR_AT_LEAST,
               "comparisons");
_Static_assert((int)SAMRAPPORT_ADD == SR_ADD && (int)SAMRAPPORT_SUBTRACT == SR_SUBTRACT &&
                   (int)SAMRAPPORT_MULTIPLY == SR_MULTIPLY && (int)SAMRAPPORT_DIVIDE == SR_DIVIDE,
               "arithmetic");
_Static_assert((int)SAMRAPPORT_SUM == SR_SUM && (int)SAMRAPPORT_MEAN == SR_MEAN &&
                   (int)SAMRAPPORT_MEDIAN == SR_MEDIAN && (int)SAMRAPPORT_LEAST == SR_LEAST &&
                   (int)SAMRAPPORT_GREATEST == SR_GREATEST,
               "aggregates");
_Static_assert((int)SAMRAPPORT_COLUMN_TEXT == SR_COL_TEXT &&
                   (int)SAMRAPPORT_COLUMN_INTEGER == SR_COL_INTEGER &&
                   (int)SAMRAPPORT_COLUMN_DECIMAL == SR_COL_DECIMAL &&
                   (int)SAMRAPPORT_COLUMN_DATE == SR_COL_DATE && (int)SAMRAPPORT_COLUMN_RATIO == SR_COL_RATIO,
               "types of columns");
_Static_assert((int)SAMRAPPORT_MET == SR_STATE_MET && (int)SAMRAPPORT_PARTLY == SR_STATE_PARTLY &&
                   (int)SAMRAPPORT_NOT_MET == SR_STATE_NOT_MET &&
                   (int)SAMRAPPORT_STATE_NOT_MEASURED == SR_STATE_NOT_MEASURED &&
                   (int)SAMRAPPORT_STATE_NOT_MEASURABLE == SR_STATE_NOT_MEASURABLE &&
                   (int)SAMRAPPORT_NO_TARGET == SR_STATE_NO_TARGET &&
                   (int)SAMRAPPORT_NOT_DUE == SR_STATE_NOT_DUE && (int)SAMRAPPORT_STATE_UNKNOWN == SR_STATES,
               "states");
_Static_assert((int)SAMRAPPORT_NOTE == SR_NOTE && (int)SAMRAPPORT_WARNING == SR_WARNING &&
                   (int)SAMRAPPORT_ERROR == SR_ERROR,
               "severities");
/* The names expand to the same words today; that they must is what is asserted. */
/* NOLINTBEGIN(misc-redundant-expression) */
_Static_assert(SAMRAPPORT_CODE_MISSING == SR_CODE_MISSING &&
                   SAMRAPPORT_INTEGER_MISSING == SR_INTEGER_MISSING && SAMRAPPORT_DAY_MISSING == SR_DAY_NONE,
               "marks of empty cells");
/* NOLINTEND(misc-redundant-expression) */
