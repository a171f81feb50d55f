#include "document/contain.h"

_Static_assert(SR_NODE_KINDS <= 32, "a set of kinds is one 32-bit word");

#define ONE(name) (UINT32_C(1) << SR_NODE_##name)

#define INLINES                                                                                              \
    (ONE(TEXT) | ONE(STRONG) | ONE(EMPHASIS) | ONE(MUTED) | ONE(VALUE) | ONE(STATUS) | ONE(DIRECTION) |      \
     ONE(LINK) | ONE(REFERENCE) | ONE(NOTE_REF) | ONE(LANGUAGE) | ONE(BREAK))
#define FLOW (ONE(PARAGRAPH) | ONE(LIST) | ONE(TABLE))

/* The one containment rule. A kind without a row here is a leaf and listed below. */
static const uint32_t children_of[SR_NODE_KINDS] = {
    [SR_NODE_DOCUMENT] =
        ONE(COVER) | ONE(CONTENTS) | ONE(SECTION) | ONE(CALLOUT) | ONE(SIGNATURES) | ONE(PAGE_BREAK),
    [SR_NODE_COVER] = ONE(PARAGRAPH) | ONE(LIST),
    [SR_NODE_SECTION] =
        FLOW | ONE(SECTION) | ONE(CHART) | ONE(CALLOUT) | ONE(NOTE) | ONE(SIGNATURES) | ONE(PAGE_BREAK),
    [SR_NODE_PARAGRAPH] = INLINES,
    [SR_NODE_LIST] = ONE(ITEM),
    [SR_NODE_ITEM] = INLINES | ONE(TERM) | ONE(PARAGRAPH) | ONE(LIST),
    [SR_NODE_TERM] = INLINES,
    [SR_NODE_TABLE] = ONE(COLUMN) | ONE(ROW) | ONE(NOTE),
    [SR_NODE_ROW] = ONE(CELL),
    [SR_NODE_CELL] = INLINES,
    [SR_NODE_CALLOUT] = FLOW | ONE(SIGNATURES),
    [SR_NODE_NOTE] = INLINES,
    [SR_NODE_SIGNATURES] = ONE(ITEM),
    [SR_NODE_STRONG] = INLINES,
    [SR_NODE_EMPHASIS] = INLINES,
    [SR_NODE_MUTED] = INLINES,
    [SR_NODE_LINK] = INLINES,
    [SR_NODE_REFERENCE] = INLINES,
    [SR_NODE_LANGUAGE] = INLINES,
};

static const uint32_t leaves = ONE(CONTENTS) | ONE(COLUMN) | ONE(CHART) | ONE(PAGE_BREAK) | ONE(TEXT) |
                               ONE(VALUE) | ONE(STATUS) | ONE(DIRECTION) | ONE(NOTE_REF) | ONE(BREAK);

static bool holds(uint32_t set, sr_node_kind kind)
{
    return (set >> kind & 1U) != 0;
}

bool sr_contain_allowed(sr_node_kind parent, sr_node_kind child)
{
    return holds(children_of[parent], child);
}

bool sr_contain_leaf(sr_node_kind kind)
{
    return holds(leaves, kind);
}

bool sr_contain_inline(sr_node_kind kind)
{
    return holds(INLINES, kind);
}

static unsigned rank_in_table(sr_node_kind child)
{
    return child == SR_NODE_COLUMN ? 0 : child == SR_NODE_ROW ? 1 : 2;
}

static unsigned rank_in_item(sr_node_kind child)
{
    return child == SR_NODE_TERM ? 0 : sr_contain_inline(child) ? 1 : 2;
}

unsigned sr_contain_rank(sr_node_kind parent, sr_node_kind child)
{
    if (parent == SR_NODE_TABLE) {
        return rank_in_table(child);
    }
    if (parent == SR_NODE_ITEM) {
        return rank_in_item(child);
    }
    return parent == SR_NODE_DOCUMENT && child != SR_NODE_COVER;
}

bool sr_contain_single(sr_node_kind kind)
{
    return holds(ONE(COVER) | ONE(CONTENTS) | ONE(TERM), kind);
}

bool sr_contain_forbidden_within(sr_node_kind ancestor, sr_node_kind kind)
{
    uint32_t links = ONE(LINK) | ONE(REFERENCE) | ONE(NOTE_REF);
    if (ancestor == SR_NODE_LINK || ancestor == SR_NODE_REFERENCE) {
        return holds(links, kind);
    }
    return ancestor == SR_NODE_NOTE && kind == SR_NODE_NOTE_REF;
}
