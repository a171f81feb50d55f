#include "document/contain.h"
#include "document/node.h"
#include "document/words.h"
#include "document/work.h"

sr_status sr_builder_status(const sr_builder *b)
{
    return b != NULL ? b->status : SR_MEMORY;
}

static bool start_document(sr_builder *b)
{
    b->arena = sr_arena_new();
    if (b->arena == NULL) {
        return false;
    }
    b->document = sr_arena_alloc(b->arena, sizeof *b->document);
    b->current = sr_arena_alloc(b->arena, sr_node_size(SR_NODE_DOCUMENT));
    struct sr_index *index = sr_arena_alloc(b->arena, sizeof *index);
    if (b->document == NULL || b->current == NULL || index == NULL) {
        return false;
    }
    b->current->kind = SR_NODE_DOCUMENT;
    b->document->root = b->current;
    b->document->arena = b->arena;
    b->document->index = index;
    return true;
}

sr_builder *sr_builder_new(const sr_head *head, sr_findings *findings)
{
    sr_builder *b = sr_calloc(1, sizeof *b);
    if (b == NULL) {
        return NULL;
    }
    b->findings = findings;
    if (start_document(b)) {
        b->call = "sr_builder_new";
        b->at = b->current;
        sr_take_head(b, head);
    } else {
        b->status = SR_MEMORY;
    }
    if (b->status == SR_MEMORY) {
        sr_builder_free(b);
        return NULL;
    }
    return b;
}

void sr_document_free(sr_document *document)
{
    if (document != NULL) {
        sr_names_free(&document->index->ids);
        sr_names_free(&document->index->lines);
        sr_names_free(&document->index->method);
        sr_arena_free(document->arena);
    }
}

void sr_builder_free(sr_builder *b)
{
    if (b == NULL) {
        return;
    }
    if (b->document != NULL && b->document->index != NULL) {
        sr_document_free(b->document);
    } else {
        sr_arena_free(b->arena);
    }
    sr_free(b);
}

static void tell_misplaced(sr_builder *b, sr_node_kind kind, sr_node_kind parent)
{
    sr_complain(
        b, "SR5102",
        SR_MSG("{0}: a {1} cannot stand in a {2}", b->call, sr_node_kind_id(kind), sr_node_kind_id(parent)),
        NULL, SR_MSG("has an sr_end been forgotten, or is there one too many?"));
}

static void check_ancestors(sr_builder *b, sr_node_kind kind)
{
    for (const sr_node *node = b->current; node != NULL; node = node->parent) {
        if (sr_contain_forbidden_within(node->kind, kind)) {
            tell_misplaced(b, kind, node->kind);
            return;
        }
    }
}

static bool has_child(const sr_node *parent, sr_node_kind kind)
{
    const sr_node *child = parent->first_child;
    while (child != NULL && child->kind != kind) {
        child = child->next;
    }
    return child != NULL;
}

static void check_order(sr_builder *b, sr_node_kind kind)
{
    const sr_node *parent = b->current;
    const sr_node *last = parent->last_child;
    if (last != NULL && sr_contain_rank(parent->kind, last->kind) > sr_contain_rank(parent->kind, kind)) {
        sr_complain(b, "SR5103",
                    SR_MSG("{0}: in a {1}, a {2} must come before a {3}", b->call,
                           sr_node_kind_id(parent->kind), sr_node_kind_id(kind), sr_node_kind_id(last->kind)),
                    NULL, SR_NO_HINT);
    }
    if (sr_contain_single(kind) && has_child(parent, kind)) {
        sr_complain(b, "SR5103", SR_MSG("{0}: there is a {1} already", b->call, sr_node_kind_id(kind)), NULL,
                    SR_NO_HINT);
    }
}

static sr_node *append(sr_builder *b, sr_node_kind kind)
{
    sr_node *node = sr_arena_alloc(b->arena, sr_node_size(kind));
    if (node == NULL) {
        sr_work_memory(b);
        return NULL;
    }
    node->kind = kind;
    node->parent = b->current;
    if (b->current->last_child != NULL) {
        b->current->last_child->next = node;
    } else {
        b->current->first_child = node;
    }
    b->current->last_child = node;
    b->at = node;
    b->nodes++;
    return node;
}

bool sr_begin(sr_builder *b, const char *call)
{
    if (b == NULL || b->halted) {
        return false;
    }
    b->call = call;
    b->at = b->current;
    return true;
}

sr_node *sr_leaf(sr_builder *b, const char *call, sr_node_kind kind)
{
    if (!sr_begin(b, call)) {
        return NULL;
    }
    if (b->nodes >= SR_DOCUMENT_NODES) {
        sr_complain_limit(b, "nodes", SR_DOCUMENT_NODES);
        return NULL;
    }
    if (!sr_contain_allowed(b->current->kind, kind)) {
        tell_misplaced(b, kind, b->current->kind);
    } else {
        check_ancestors(b, kind);
        check_order(b, kind);
    }
    return b->halted ? NULL : append(b, kind);
}

sr_node *sr_open(sr_builder *b, const char *call, sr_node_kind kind)
{
    if (sr_begin(b, call) && b->depth + 1 >= SR_DOCUMENT_DEPTH) {
        sr_complain_limit(b, "levels", SR_DOCUMENT_DEPTH);
    }
    sr_node *node = sr_leaf(b, call, kind);
    if (node != NULL) {
        b->current = node;
        b->depth++;
    }
    return node;
}

static void hand_over(sr_builder *b, sr_document **out)
{
    const sr_names *lines = &b->document->index->lines;
    b->document->line_count = lines->count;
    b->document->lines = lines->keys;
    b->document->resolved = true;
    *out = b->document;
    b->document = NULL;
    b->arena = NULL;
}

sr_status sr_builder_finish(sr_builder *b, sr_document **out)
{
    *out = NULL;
    if (sr_begin(b, "sr_builder_finish")) {
        if (b->current->parent != NULL) {
            sr_complain(b, "SR5104",
                        SR_MSG("{0}: this {1} is still open", b->call, sr_node_kind_id(b->current->kind)),
                        NULL, SR_MSG("has an sr_end been forgotten, or is there one too many?"));
        }
        sr_resolve(b);
    }
    sr_status status = sr_builder_status(b);
    if (b != NULL && status != SR_MEMORY && sr_findings_status(b->findings) != SR_OK) {
        status = SR_MEMORY;
    }
    if (status == SR_OK) {
        hand_over(b, out);
    }
    sr_builder_free(b);
    return status;
}

size_t sr_builder_lines(const sr_builder *b, const char *const **lines)
{
    *lines = b != NULL ? b->document->index->lines.keys : NULL;
    return b != NULL ? b->document->index->lines.count : 0;
}
