#include "table/building/dictionary.h"

enum { FIRST_SLOTS = 64, POOL = 1 << 16, MOST_WORDS = 0x60000000 };

static void place(sr_dictionary_slot *slots, uint32_t mask, sr_dictionary_slot slot)
{
    uint32_t at = slot.hash & mask;
    while (slots[at].code != 0) {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

static sr_status make_room(sr_dictionary *d)
{
    if (d->slots != NULL && d->count < d->mask / 2) return SR_OK;
    uint32_t size = d->slots != NULL ? (d->mask + 1) * 2 : FIRST_SLOTS;
    sr_dictionary_slot *grown = d->count < MOST_WORDS ? sr_calloc(size, sizeof *grown) : NULL;
    if (grown == NULL) return SR_MEMORY;
    for (uint32_t i = 0; d->slots != NULL && i <= d->mask; i++) {
        if (d->slots[i].code != 0) place(grown, size - 1, d->slots[i]);
    }
    sr_free(d->slots);
    d->slots = grown;
    d->mask = size - 1;
    return SR_OK;
}

/* The word behind its length and before a NUL, in a pool that many words share. */
static const char *keep_word(sr_dictionary *d, sr_str text)
{
    uint32_t length = (uint32_t)text.length;
    size_t size = sizeof length + text.length + 1;
    if (size > d->pool_left) {
        size_t pool = size > POOL / 4 ? size : POOL;
        char *made = sr_arena_alloc(d->arena, pool);
        if (made == NULL) return NULL;
        d->pool = made;
        d->pool_left = pool;
    }
    char *at = d->pool;
    memcpy(at, &length, sizeof length);
    if (text.length != 0) memcpy(at + sizeof length, text.at, text.length);
    at[size - 1] = '\0';
    d->pool += size;
    d->pool_left -= size;
    return at + sizeof length;
}

sr_status sr_dictionary_add(sr_dictionary *d, sr_str text, uint32_t hash, uint32_t *code)
{
    if (text.length >= UINT32_MAX || make_room(d) != SR_OK ||
        sr_grow((void **)&d->words, d->count, &d->capacity, sizeof *d->words) != SR_OK) {
        return SR_MEMORY;
    }
    const char *word = keep_word(d, text);
    if (word == NULL) return SR_MEMORY;
    *code = d->count;
    d->words[d->count++] = word;
    place(d->slots, d->mask, (sr_dictionary_slot){hash, d->count});
    return SR_OK;
}

sr_status sr_dictionary_get(sr_dictionary *d, sr_str text, uint32_t *code)
{
    uint32_t hash = sr_hash_text(text);
    *code = sr_dictionary_find(d, text, hash);
    return *code != UINT32_MAX ? SR_OK : sr_dictionary_add(d, text, hash, code);
}

void sr_dictionary_free(sr_dictionary *d)
{
    sr_free(d->slots);
    sr_free(d->words);
    *d = (sr_dictionary){.arena = d->arena};
}
