/* Names in the order in which they came, each with its node, found again by hashing. The order of the hash is
   never seen from outside. */
#ifndef SR_DOCUMENT_INDEX_H
#define SR_DOCUMENT_INDEX_H

#include "document/tree.h"

typedef struct sr_names {
    size_t count;
    const char **keys; /* borrowed from the document's arena */
    size_t key_room;
    sr_node **nodes; /* NULL where a name has no node */
    size_t node_room;
    size_t *slots; /* position + 1; a power of two, at most half full */
    size_t slot_count;
} sr_names;

#define SR_NO_NAME SIZE_MAX

void sr_names_free(sr_names *names);
size_t sr_names_find(const sr_names *names, const char *key); /* position, or SR_NO_NAME */
/* Adds a name that is not there yet. */
SR_MUST_USE
sr_status sr_names_add(sr_names *names, const char *key, sr_node *node);

struct sr_index {
    sr_names ids;    /* of sections, tables, charts, notes, method rows */
    sr_names lines;  /* method lines that values refer to, in order of first use */
    sr_names method; /* method lines that rows are */
};

#endif
