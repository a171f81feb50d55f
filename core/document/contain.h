/* What may stand in what. */
#ifndef SR_DOCUMENT_CONTAIN_H
#define SR_DOCUMENT_CONTAIN_H

#include "document/tree.h"

bool sr_contain_allowed(sr_node_kind parent, sr_node_kind child);
bool sr_contain_leaf(sr_node_kind kind);   /* has no children */
bool sr_contain_inline(sr_node_kind kind); /* stands in running text */
/* Children of one parent come in the order of these ranks. */
unsigned sr_contain_rank(sr_node_kind parent, sr_node_kind child);
/* At most one such child in a parent. */
bool sr_contain_single(sr_node_kind kind);
/* Links do not stand in links, nor marks of notes in notes, at any depth. */
bool sr_contain_forbidden_within(sr_node_kind ancestor, sr_node_kind kind);

#endif
