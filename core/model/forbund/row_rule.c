/* The rules of the rows of a source, as forbund.json or a ready mapping declares them:
   { "unique": ["id", "period"] }, { "filled": ["underlag"], "when": { "gjort": "ja" } }. */
#include <stddef.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

static void read_columns_of(sr_reading *reading, sr_node node, sr_row_rule *rule, sr_rule_kind kind,
                            size_t least)
{
    rule->kind = kind;
    rule->column_count = sr_node_texts(reading, node, &rule->columns);
    bool list = cJSON_IsArray(node.json);
    if (list && (rule->column_count < least || rule->column_count > SR_RULE_COLUMNS)) {
        rule->column_count = 0;
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1326",
                                   .message = SR_MSG("the rule has too few or too many columns"),
                                   .expected = least > 1 ? SR_MSG("the names of two to eight columns")
                                                         : SR_MSG("the names of one to eight columns")});
    }
}

static void read_unique(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_UNIQUE, 1);
}

static void read_order(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_ORDER, 2);
}

static void read_one_of(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_ONE_OF, 2);
}

static void read_together(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_TOGETHER, 2);
}

static void read_filled(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_FILLED, 1);
}

static void read_empty(sr_reading *reading, sr_node node, void *at)
{
    read_columns_of(reading, node, at, SR_RULE_EMPTY, 1);
}

/* One word, or a list of words. */
static void read_is(sr_reading *reading, sr_node node, sr_row_rule *rule)
{
    if (cJSON_IsArray(node.json)) {
        rule->is_count = sr_node_texts(reading, node, &rule->is);
        return;
    }
    const char **one = sr_reading_array(reading, 1, sizeof *one);
    if (one != NULL) {
        sr_read_text(reading, node, one);
        rule->is = one;
        rule->is_count = *one != NULL;
    }
}

static void read_when(sr_reading *reading, sr_node node, void *at)
{
    sr_row_rule *rule = at;
    const cJSON *only = node.json->child;
    if (!cJSON_IsObject(node.json) || only == NULL || only->next != NULL) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1326",
                                   .message = SR_MSG("the condition of the rule is not understood"),
                                   .expected = SR_MSG("one column and its word, such as {0}",
                                                      "{ \"gjort\": \"ja\" }")});
        return;
    }
    rule->when = sr_arena_text(reading->arena, only->string);
    reading->no_memory = reading->no_memory || rule->when == NULL;
    read_is(reading, sr_node_child(reading, node, only, 0), rule);
}

static const sr_field fields[] = {
    {"unique", read_unique, 0, false}, {"order", read_order, 0, false},
    {"one_of", read_one_of, 0, false}, {"together", read_together, 0, false},
    {"filled", read_filled, 0, false}, {"empty", read_empty, 0, false},
    {"when", read_when, 0, false},
};
enum { FIELDS = sizeof fields / sizeof fields[0], KINDS = FIELDS - 1 };

static void check_kinds(sr_reading *reading, sr_node node)
{
    size_t kinds = 0;
    for (size_t i = 0; i < KINDS; i++) {
        kinds += cJSON_GetObjectItemCaseSensitive(node.json, fields[i].name) != NULL;
    }
    if (cJSON_IsObject(node.json) && kinds != 1) {
        sr_node_wrong(
            reading, node, false,
            (sr_finding){.code = "SR1326",
                         .message = SR_MSG("a rule says one thing"),
                         .expected = SR_MSG("one of {0}", "unique, order, one_of, together, filled, empty")});
    }
}

static void read_rule(sr_reading *reading, sr_node node, void *at)
{
    sr_row_rule *rule = at;
    sr_node_fields(reading, node, fields, FIELDS, rule);
    check_kinds(reading, node);
    rule->place = sr_node_place(reading, node);
}

void sr_read_rules(sr_reading *reading, sr_node node, void *at)
{
    sr_row_rules *rules = at;
    const void *items = NULL;
    rules->count = sr_node_items(reading, node, false, sizeof(sr_row_rule), read_rule, &items);
    rules->list = items;
}
