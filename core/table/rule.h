/* What must hold in each row of a source, beyond the types of its columns: declared with them in forbund.json
   or in a ready mapping, and checked when the table is built. What breaks one is a finding at its row. */
#ifndef SR_TABLE_RULE_H
#define SR_TABLE_RULE_H

#include <stddef.h>

#include "base/finding.h"

enum { SR_RULE_COLUMNS = 8 }; /* at most, in one rule */

typedef enum sr_rule_kind {
    SR_RULE_UNIQUE, /* the columns together hold the same values in one row only; rows where all are empty are
                       left alone */
    SR_RULE_ORDER,  /* each date or number is at least the one before it among the columns; empty ones are
                       passed over */
    SR_RULE_ONE_OF, /* exactly one of the columns is filled */
    SR_RULE_TOGETHER, /* the columns are all filled or all empty */
    SR_RULE_FILLED,   /* every one of the columns is filled */
    SR_RULE_EMPTY,    /* every one of the columns is empty */
    SR_RULE_KINDS,
} sr_rule_kind;

typedef struct sr_row_rule {
    sr_rule_kind kind;
    const char *const *columns; /* declared names */
    size_t column_count;
    /* The rule is about rows where `when` holds one of the words `is` (as in the code list); NULL: all rows.
     */
    const char *when;
    const char *const *is;
    size_t is_count;
    sr_place place; /* where it is declared */
} sr_row_rule;

typedef struct sr_row_rules {
    const sr_row_rule *list;
    size_t count;
} sr_row_rules;

#endif
