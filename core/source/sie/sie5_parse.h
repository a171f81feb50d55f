/* What the files of the SIE 5 reader share. */
#ifndef SR_SOURCE_SIE5_PARSE_H
#define SR_SOURCE_SIE5_PARSE_H

#include "source/sie/sie_parse.h"

enum { SR_SIE5_DEPTH = 32, SR_SIE5_ATTRIBUTES = 24, SR_SIE5_CHILDREN = 16 };

typedef struct sr_sie5_attribute {
    const char *name;
    const char *value;
    bool foreign; /* of a namespace of its own, as xsi:schemaLocation */
} sr_sie5_attribute;

/* An element that is open. */
typedef struct sr_sie5_frame {
    const char *name;
    int rule; /* index of its rule; -1: none, and nothing within it is checked */
    unsigned line;
    unsigned position; /* of the last child in the order of the rule */
    unsigned counts[SR_SIE5_CHILDREN];
} sr_sie5_frame;

typedef struct sr_sie5 {
    sr_sie_parse p;
    bool entry;   /* the root is SieEntry */
    bool foreign; /* an element of another namespace was told */
    sr_sie5_frame open[SR_SIE5_DEPTH];
    size_t depth;   /* of the open elements, also those too deep to be kept */
    size_t ignored; /* depth at which a subtree began that is not read; 0: none */
    sr_sie5_attribute attributes[SR_SIE5_ATTRIBUTES];
    size_t attribute_count;
    sr_sie_list months;   /* sr_sie5_year */
    sr_sie_list balances; /* sr_sie_balance whose year is not known yet */
    sr_sie_list refs;     /* uint32_t: objects of the balance or row under way */
    uint32_t account;
    const char *dimension;
    const char *series;
    sr_sie_balance balance;
    sr_sie_row row;
    bool balance_right, row_right;
} sr_sie5;

typedef struct sr_sie5_year {
    int start, end; /* months, 202201 */
    bool primary;
    unsigned line;
} sr_sie5_year;

/* The value of an attribute of the element under way; NULL when there is none. */
const char *sr_sie5_attribute_of(const sr_sie5 *x, const char *name);

/* sie5_schema.c: what departs from the schema is a warning (SR1158). */
void sr_sie5_check_start(sr_sie5 *x, sr_sie5_frame *frame, sr_sie5_frame *parent);
void sr_sie5_check_end(sr_sie5 *x, const sr_sie5_frame *frame);
bool sr_sie5_knows(const char *name);

/* sie5_read.c */
void sr_sie5_element(sr_sie5 *x, const char *name, const char *parent);
void sr_sie5_element_end(sr_sie5 *x, const char *name, const char *parent);
void sr_sie5_settle(sr_sie5 *x); /* after the last element: years and balances */

#endif
