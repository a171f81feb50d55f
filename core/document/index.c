#include "document/index.h"

#include <string.h>

void sr_names_free(sr_names *names)
{
    sr_free((void *)names->keys);
    sr_free((void *)names->nodes);
    sr_free(names->slots);
    *names = (sr_names){0};
}

static uint64_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * UINT64_C(1099511628211);
    }
    return hash ^ hash >> 32;
}

/* The slot of the key, or the empty one where it belongs. */
static size_t slot_for(const sr_names *names, const char *key)
{
    size_t at = hash_of(key) & (names->slot_count - 1);
    while (names->slots[at] != 0 && strcmp(names->keys[names->slots[at] - 1], key) != 0) {
        at = (at + 1) & (names->slot_count - 1);
    }
    return at;
}

size_t sr_names_find(const sr_names *names, const char *key)
{
    if (names->slot_count == 0) {
        return SR_NO_NAME;
    }
    size_t found = names->slots[slot_for(names, key)];
    return found != 0 ? found - 1 : SR_NO_NAME;
}

static bool grow_slots(sr_names *names)
{
    if (names->count * 2 < names->slot_count) {
        return true;
    }
    size_t slot_count = names->slot_count != 0 ? names->slot_count * 2 : 64;
    size_t *slots = sr_calloc(slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    sr_free(names->slots);
    names->slots = slots;
    names->slot_count = slot_count;
    for (size_t i = 0; i < names->count; i++) {
        slots[slot_for(names, names->keys[i])] = i + 1;
    }
    return true;
}

static bool grow_items(sr_names *names)
{
    void *keys = (void *)names->keys;
    void *nodes = (void *)names->nodes;
    bool grown = sr_grow(&keys, names->count, &names->key_room, sizeof(const char *)) == SR_OK;
    names->keys = keys;
    grown = grown && sr_grow(&nodes, names->count, &names->node_room, sizeof(sr_node *)) == SR_OK;
    names->nodes = nodes;
    return grown;
}

sr_status sr_names_add(sr_names *names, const char *key, sr_node *node)
{
    if (!grow_items(names) || !grow_slots(names)) {
        return SR_MEMORY;
    }
    size_t slot = slot_for(names, key);
    size_t at = names->count++;
    names->keys[at] = key;
    names->nodes[at] = node;
    names->slots[slot] = at + 1;
    return SR_OK;
}
