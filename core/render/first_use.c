#include <stdlib.h>
#include <string.h>

#include "render/walk.h"
#include "render/words.h"

static int by_line(const void *a, const void *b)
{
    return strcmp(((const sr_first_use *)a)->line, ((const sr_first_use *)b)->line);
}

static bool note_value(void *context, const sr_node *node)
{
    const sr_first_uses *uses = context;
    if (!node->as.value.linked || node->as.value.line == NULL || uses->count == 0) return false;
    sr_first_use wanted = {.line = node->as.value.line};
    sr_first_use *use = bsearch(&wanted, uses->uses, uses->count, sizeof wanted, by_line);
    if (use != NULL && use->value == NULL) use->value = node;
    return false;
}

/* Every line that a value refers to and that the method table really has, with an id to link to. */
static void gather_lines(const sr_document *document, sr_first_uses *out)
{
    for (size_t i = 0; i < document->line_count; i++) {
        const sr_node *row = sr_document_line(document, document->lines[i]);
        if (row != NULL && row->id != NULL)
            out->uses[out->count++] = (sr_first_use){.line = document->lines[i], .row = row};
    }
    qsort(out->uses, out->count, sizeof *out->uses, by_line);
}

sr_status sr_first_uses_find(const sr_document *document, sr_arena *arena, sr_first_uses *out)
{
    static const sr_visitor visitors[SR_NODE_KINDS] = {[SR_NODE_VALUE] = {.enter = note_value}};
    out->count = 0;
    out->uses = sr_arena_array(arena, document->line_count + 1, sizeof *out->uses);
    if (out->uses == NULL) return SR_MEMORY;
    gather_lines(document, out);
    sr_walk(document->root, visitors, out);
    return SR_OK;
}

const sr_first_use *sr_first_use_of(const sr_first_uses *uses, const char *line)
{
    sr_first_use wanted = {.line = line};
    if (line == NULL || uses->count == 0) return NULL;
    return bsearch(&wanted, uses->uses, uses->count, sizeof wanted, by_line);
}
