/* Arrays in an arena that grow by doubling; what they leave behind lives as long as the arena. Only for the
   files of this folder. */
#ifndef SR_PRIVACY_GROWN_H
#define SR_PRIVACY_GROWN_H

#include <string.h>

#include "base/memory.h"

enum { SR_FIRST_ROOM = 1024 };

/* The array, with room for one more than `count`; NULL when out of memory. */
static inline void *sr_grown(sr_arena *arena, void *at, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return at;
    size_t room = *capacity == 0 ? SR_FIRST_ROOM : *capacity * 2;
    void *made = sr_arena_array(arena, room, size);
    if (made == NULL) return NULL;
    if (count > 0) memcpy(made, at, count * size);
    *capacity = room;
    return made;
}

#endif
