#include "base/memory.h"

#include <cjson/cJSON.h>
#include <libxml/xmlmemory.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Atomic because a plugin may use threads; relaxed because nothing is ordered by them. */
static _Atomic uint64_t asked;
static _Atomic uint64_t fail_at;
static _Atomic bool fail_once;
static _Atomic uint64_t failures;

void sr_memory_fail(uint64_t nth, bool once)
{
    atomic_store(&fail_at, nth);
    atomic_store(&fail_once, once);
    atomic_store(&asked, 0);
}

uint64_t sr_memory_asked(void)
{
    return atomic_load(&asked);
}

static bool refused(void)
{
    uint64_t number = atomic_fetch_add_explicit(&asked, 1, memory_order_relaxed) + 1;
    uint64_t limit = atomic_load_explicit(&fail_at, memory_order_relaxed);
    if (limit == 0) {
        return false;
    }
    return atomic_load_explicit(&fail_once, memory_order_relaxed) ? number == limit : number >= limit;
}

uint64_t sr_memory_failures(void)
{
    return atomic_load(&failures);
}

static void *counted(void *memory)
{
    if (memory == NULL) {
        (void)atomic_fetch_add_explicit(&failures, 1, memory_order_relaxed);
    }
    return memory;
}

/* An empty allocation is a pointer too, so that NULL always means out of memory. */
static size_t at_least_one(size_t size)
{
    return size != 0 ? size : 1;
}

void *sr_malloc(size_t size)
{
    return counted(refused() ? NULL : malloc(at_least_one(size)));
}

void *sr_calloc(size_t count, size_t size)
{
    return counted(refused() ? NULL : calloc(at_least_one(count), at_least_one(size)));
}

void *sr_realloc(void *old, size_t size)
{
    return counted(refused() ? NULL : realloc(old, at_least_one(size)));
}

void sr_free(void *memory)
{
    free(memory);
}

static char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = sr_malloc(size);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

void sr_memory_install(void)
{
    cJSON_Hooks hooks = {.malloc_fn = sr_malloc, .free_fn = sr_free};
    cJSON_InitHooks(&hooks);
    (void)xmlMemSetup(sr_free, sr_malloc, sr_realloc, copy_text);
}

sr_status sr_grow(void **items, size_t count, size_t *capacity, size_t element_size)
{
    if (count < *capacity) {
        return SR_OK;
    }
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    size_t bytes = 0;
    if (__builtin_mul_overflow(wanted, 2, &wanted) || __builtin_mul_overflow(wanted, element_size, &bytes)) {
        return SR_MEMORY;
    }
    void *grown = sr_realloc(*items, bytes);
    if (grown == NULL) {
        return SR_MEMORY;
    }
    *items = grown;
    *capacity = wanted;
    return SR_OK;
}
