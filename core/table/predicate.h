/* The text of a selection: "status = avslutad, kön = kvinna". In the terms of the data, so always Swedish. */
#ifndef SR_TABLE_PREDICATE_H
#define SR_TABLE_PREDICATE_H

#include "table/operation.h"

void sr_predicate_begin(sr_buf *out, const sr_view *view); /* what the view already means */
void sr_predicate_and(sr_buf *out);                        /* the sign between two parts */
void sr_predicate_condition(sr_buf *out, const sr_condition *condition);

#endif
