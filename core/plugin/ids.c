#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "plugin/plugin.h"

typedef struct id_list {
    const char **at;
    size_t count, capacity;
} id_list;

static sr_status add(sr_arena *arena, id_list *list, const char *name, size_t length)
{
    char *id = sr_arena_copy(arena, name, length);
    if (!id) return SR_MEMORY;
    if (!sr_id_valid(id)) return SR_OK;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->at[i], id) == 0) return SR_OK;
    void *items = list->at;
    if (sr_grow(&items, list->count, &list->capacity, sizeof *list->at) != SR_OK) return SR_MEMORY;
    list->at = items;
    list->at[list->count++] = id;
    return SR_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static sr_status add_folder(sr_arena *arena, id_list *list, const char *folder)
{
    DIR *open = opendir(folder);
    sr_status status = SR_OK;
    if (!open) return SR_OK;
    for (struct dirent *entry; status == SR_OK && (entry = readdir(open));) {
        size_t length = strlen(entry->d_name);
        if (length > 3 && strcmp(entry->d_name + length - 3, ".so") == 0)
            status = add(arena, list, entry->d_name, length - 3);
    }
    closedir(open);
    return status;
}

sr_status sr_plugin_ids(sr_arena *arena, const char *folder, const char *const **out, size_t *count)
{
    id_list list = {0};
    sr_status status = SR_OK;
    for (const sr_static_plugin *each = sr_static_plugins; each->id && status == SR_OK; each++)
        status = add(arena, &list, each->id, strlen(each->id));
    if (status == SR_OK) status = add_folder(arena, &list, folder);
    const char **kept = status == SR_OK ? sr_arena_array(arena, list.count + 1, sizeof *kept) : NULL;
    if (kept && list.count > 0) {
        qsort(list.at, list.count, sizeof *list.at, by_bytes);
        memcpy(kept, list.at, list.count * sizeof *kept);
    }
    *out = kept;
    *count = kept ? list.count : 0;
    sr_free(list.at);
    return kept ? SR_OK : SR_MEMORY;
}
