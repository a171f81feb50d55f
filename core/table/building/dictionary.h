/* Text → code, for columns of text: open addressing on eight bytes a slot, words in pools, no allocation a
 * cell. */
#ifndef SR_TABLE_DICTIONARY_H
#define SR_TABLE_DICTIONARY_H

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

typedef struct sr_dictionary_slot {
    uint32_t hash;
    uint32_t code; /* from 1; 0: free */
} sr_dictionary_slot;

/* Start with {.arena = arena}: the words themselves live there. */
typedef struct sr_dictionary {
    sr_arena *arena;
    sr_dictionary_slot *slots;
    uint32_t mask;
    uint32_t count;
    size_t capacity;
    const char **words; /* in order of first appearance, NUL-terminated, each after its length (uint32_t) */
    char *pool;
    size_t pool_left;
} sr_dictionary;

static inline uint64_t sr_hash_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t sr_hash_tail(const char *at, size_t length)
{
    uint32_t first = 0;
    uint32_t last = 0;
    if (length >= 4) {
        memcpy(&first, at, 4);
        memcpy(&last, at + length - 4, 4);
        return (uint64_t)first << 32 | last;
    }
    const unsigned char *byte = (const unsigned char *)at;
    return length == 0 ? 0 : (uint64_t)byte[0] << 16 | (uint64_t)byte[length / 2] << 8 | byte[length - 1];
}

static inline uint32_t sr_hash_text(sr_str text)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ text.length;
    const char *at = text.at;
    size_t left = text.length;
    for (; left >= 8; left -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = sr_hash_mix(hash ^ word, 0xA0761D6478BD642Fu);
    }
    hash = sr_hash_mix(hash ^ sr_hash_tail(at, left), 0xE7037ED1A0B428DBu);
    return (uint32_t)(hash ^ hash >> 32);
}

static inline uint32_t sr_dictionary_length(const char *word)
{
    uint32_t length;
    memcpy(&length, word - sizeof length, sizeof length);
    return length;
}

/* The code of the word, or UINT32_MAX. */
static inline uint32_t sr_dictionary_find(const sr_dictionary *dictionary, sr_str text, uint32_t hash)
{
    if (dictionary->slots == NULL) return UINT32_MAX;
    for (uint32_t at = hash & dictionary->mask;; at = (at + 1) & dictionary->mask) {
        sr_dictionary_slot slot = dictionary->slots[at];
        if (slot.code == 0) return UINT32_MAX;
        if (slot.hash != hash) continue;
        const char *word = dictionary->words[slot.code - 1];
        if (sr_dictionary_length(word) == text.length && memcmp(word, text.at, text.length) == 0) {
            return slot.code - 1;
        }
    }
}

/* Adds a word that sr_dictionary_find did not find. SR_MEMORY also when there are more than two thousand
 * million. */
SR_MUST_USE
sr_status sr_dictionary_add(sr_dictionary *dictionary, sr_str text, uint32_t hash, uint32_t *code);
/* Finds or adds. */
SR_MUST_USE
sr_status sr_dictionary_get(sr_dictionary *dictionary, sr_str text, uint32_t *code);
void sr_dictionary_free(
    sr_dictionary *dictionary); /* the words stay in the arena; the list of them does not */

#endif
