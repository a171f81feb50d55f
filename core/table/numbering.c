#include "table/inside.h"

struct sr_numbering_slot {
    int64_t a;
    int64_t b;
    uint32_t number; /* from 1; 0: the slot is free */
};

enum { FIRST_SLOTS = 64 };

static size_t mix(int64_t a, int64_t b)
{
    uint64_t h = (uint64_t)a * 0x9E3779B97F4A7C15u ^ ((uint64_t)b + 0x7F4A7C15u) * 0xC2B2AE3D27D4EB4Fu;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    return (size_t)(h ^ (h >> 32));
}

static struct sr_numbering_slot *slot_of(const sr_numbering *map, int64_t a, int64_t b)
{
    size_t at = mix(a, b) & map->mask;
    while (map->slots[at].number != 0 && (map->slots[at].a != a || map->slots[at].b != b)) {
        at = (at + 1) & map->mask;
    }
    return &map->slots[at];
}

static sr_status make_room(sr_numbering *map)
{
    if (map->slots != NULL && map->count < map->mask - map->mask / 4) return SR_OK;
    size_t size = map->slots != NULL ? (map->mask + 1) * 2 : FIRST_SLOTS;
    sr_numbering grown = {sr_calloc(size, sizeof *map->slots), size - 1, map->count};
    if (grown.slots == NULL) return SR_MEMORY;
    for (size_t i = 0; map->slots != NULL && i <= map->mask; i++) {
        const struct sr_numbering_slot *old = &map->slots[i];
        if (old->number != 0) *slot_of(&grown, old->a, old->b) = *old;
    }
    sr_free(map->slots);
    *map = grown;
    return SR_OK;
}

sr_status sr_numbering_get(sr_numbering *map, int64_t a, int64_t b, uint32_t *number)
{
    if (make_room(map) != SR_OK) return SR_MEMORY;
    struct sr_numbering_slot *slot = slot_of(map, a, b);
    if (slot->number == 0) *slot = (struct sr_numbering_slot){a, b, ++map->count};
    *number = slot->number - 1;
    return SR_OK;
}

uint32_t sr_numbering_find(const sr_numbering *map, int64_t a, int64_t b)
{
    return map->slots != NULL ? slot_of(map, a, b)->number - 1 : UINT32_MAX;
}

void sr_numbering_free(sr_numbering *map)
{
    sr_free(map->slots);
    *map = (sr_numbering){0};
}
