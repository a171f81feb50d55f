#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

typedef struct block {
    struct block *next;
    size_t size;
    size_t used;
    max_align_t bytes[];
} block;

/* A block that came from elsewhere; the node itself lies in the arena. */
typedef struct adopted {
    struct adopted *next;
    void *memory;
} adopted;

struct sr_arena {
    adopted *adopted;
    block *current;    /* the block that small allocations come from; older blocks follow it */
    size_t next_block; /* size of the next block */
    size_t handed_out;
};

sr_arena *sr_arena_new(void)
{
    sr_arena *arena = sr_calloc(1, sizeof *arena);
    if (arena != NULL) {
        arena->next_block = FIRST_BLOCK;
    }
    return arena;
}

void sr_arena_free(sr_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (adopted *at = arena->adopted; at != NULL; at = at->next) {
        sr_free(at->memory);
    }
    for (block *at = arena->current; at != NULL;) {
        block *next = at->next;
        sr_free(at);
        at = next;
    }
    sr_free(arena);
}

static block *block_new(size_t size)
{
    size_t bytes = 0;
    if (__builtin_add_overflow(size, sizeof(block), &bytes)) {
        return NULL;
    }
    block *made = sr_calloc(1, bytes);
    if (made != NULL) {
        made->size = size;
    }
    return made;
}

/* A block of its own for what is large; the current block stays current so that its rest is not lost. */
static void *alloc_large(sr_arena *arena, size_t size)
{
    block *own = block_new(size);
    if (own == NULL) {
        return NULL;
    }
    own->used = size;
    if (arena->current == NULL) {
        arena->current = own;
    } else {
        own->next = arena->current->next;
        arena->current->next = own;
    }
    arena->handed_out += size;
    return own->bytes;
}

static bool next_block(sr_arena *arena)
{
    block *made = block_new(arena->next_block);
    if (made == NULL) {
        return false;
    }
    made->next = arena->current;
    arena->current = made;
    if (arena->next_block < LARGEST_BLOCK) {
        arena->next_block *= 2;
    }
    return true;
}

void *sr_arena_alloc(sr_arena *arena, size_t size)
{
    size_t rounded = 0;
    if (__builtin_add_overflow(size != 0 ? size : 1, alignof(max_align_t) - 1, &rounded)) {
        return NULL;
    }
    rounded -= rounded % alignof(max_align_t);
    block *from = arena->current;
    if (from == NULL || rounded > from->size - from->used) {
        if (rounded > arena->next_block / 4) {
            return alloc_large(arena, rounded);
        }
        if (!next_block(arena)) {
            return NULL;
        }
        from = arena->current;
    }
    void *memory = (char *)from->bytes + from->used;
    from->used += rounded;
    arena->handed_out += rounded;
    return memory;
}

void *sr_arena_array(sr_arena *arena, size_t count, size_t size)
{
    size_t bytes = 0;
    return __builtin_mul_overflow(count, size, &bytes) ? NULL : sr_arena_alloc(arena, bytes);
}

char *sr_arena_copy(sr_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? sr_arena_alloc(arena, length + 1) : NULL;
    if (copy != NULL && length != 0) {
        memcpy(copy, bytes, length);
    }
    return copy;
}

char *sr_arena_text(sr_arena *arena, const char *text)
{
    return text != NULL ? sr_arena_copy(arena, text, strlen(text)) : NULL;
}

char *sr_arena_printf(sr_arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = length >= 0 ? sr_arena_alloc(arena, (size_t)length + 1) : NULL;
    if (text == NULL) {
        return NULL;
    }
    va_start(list, format);
    (void)vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    return text;
}

sr_status sr_arena_adopt(sr_arena *arena, void *memory, size_t size)
{
    adopted *node = sr_arena_alloc(arena, sizeof *node);
    if (node == NULL) {
        return SR_MEMORY;
    }
    *node = (adopted){arena->adopted, memory};
    arena->adopted = node;
    arena->handed_out += size;
    return SR_OK;
}

size_t sr_arena_used(const sr_arena *arena)
{
    return arena->handed_out;
}
