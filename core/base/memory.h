/* The one allocator of the program. cJSON, libxml2 and Lua allocate through it too, so that a test can make
   the Nth allocation fail anywhere in a run. */
#ifndef SR_BASE_MEMORY_H
#define SR_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* As malloc, calloc and realloc; NULL when out of memory. The caller owns the result and frees it with
 * sr_free. */
void *sr_malloc(size_t size);
void *sr_calloc(size_t count, size_t size);
void *sr_realloc(void *old, size_t size);
void sr_free(void *memory);

/* Routes the allocations of cJSON and libxml2 through sr_malloc. Called once, first in main. */
void sr_memory_install(void);

/* For tests: allocation number `nth` (1 is the next one) fails, once or from then on; 0 switches it off. */
void sr_memory_fail(uint64_t nth, bool once);
/* Number of allocations asked for since sr_memory_fail was last called. */
uint64_t sr_memory_asked(void);

/* Number of allocations that have failed so far: for callers of libraries that do not tell each of them. */
uint64_t sr_memory_failures(void);

/* An arena owns many small allocations that live and die together. */
typedef struct sr_arena sr_arena;

sr_arena *sr_arena_new(void); /* NULL when out of memory; the caller owns it */
void sr_arena_free(sr_arena *arena);
/* Zeroed memory aligned for any type, owned by the arena; NULL when out of memory or when `count * size`
 * overflows. */
void *sr_arena_alloc(sr_arena *arena, size_t size);
void *sr_arena_array(sr_arena *arena, size_t count, size_t size);
/* A NUL-terminated copy owned by the arena. sr_arena_text(arena, NULL) is NULL: check the argument, not the
 * result. */
char *sr_arena_copy(sr_arena *arena, const char *bytes, size_t length);
char *sr_arena_text(sr_arena *arena, const char *text);
char *sr_arena_printf(sr_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Hands a block of sr_malloc, sr_calloc or sr_realloc to the arena, which frees it with the rest: a column
   that grew is not copied. SR_MEMORY leaves the block with the caller. `size` counts as handed out. */
SR_MUST_USE
sr_status sr_arena_adopt(sr_arena *arena, void *memory, size_t size);
/* Bytes handed out so far, and adopted. */
size_t sr_arena_used(const sr_arena *arena);

/* Makes room for one more element in a growing array that lives on the heap: `*items` has `count` elements
   and room for `*capacity`. SR_MEMORY leaves both as they were. The owner frees `*items` with sr_free. */
SR_MUST_USE
sr_status sr_grow(void **items, size_t count, size_t *capacity, size_t element_size);

#endif
