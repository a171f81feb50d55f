#include "run/open_scripts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "run/folder.h"

enum { MOST_SCRIPT = 1 << 20, MOST_SCRIPTS = 1000 };

/* The scripts as they are gathered. */
typedef struct gathering {
    sr_opened *opened;
    sr_opened_script *scripts; /* on the heap until sorted into the arena */
    size_t count, capacity;
    bool shared;
    const char *full;  /* where there began to be too many; or NULL */
    const char *shown; /* how messages call the folder: "scripts", "lib" */
} gathering;

static bool is_script(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && name[0] != '.' && strcmp(name + length - 4, ".lua") == 0;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* `within` is the path below the folder: "goals.lua", "2022/goals.lua". */
static sr_status add_script(gathering *g, const char *path, const char *within)
{
    sr_arena *arena = g->opened->arena;
    void *items = g->scripts;
    sr_status status = sr_grow(&items, g->count, &g->capacity, sizeof *g->scripts);
    g->scripts = items;
    if (status != SR_OK) return status;
    sr_opened_script *script = &g->scripts[g->count];
    *script = (sr_opened_script){.shared = g->shared};
    script->name = sr_arena_printf(arena, "%s%s", g->shared ? "lib/" : "", within);
    const char *shown = sr_arena_printf(arena, "%s/%s", g->shown, within);
    if (!script->name || !shown) return SR_MEMORY;
    status = sr_map(arena, path, shown, MOST_SCRIPT, &(sr_place){.file = shown}, g->opened->findings,
                    &script->file);
    if (status == SR_OK) g->count++;
    return status;
}

static sr_status scan(gathering *g, const char *folder, const char *within, unsigned depth);

static sr_status one_entry(gathering *g, const char *folder, const char *within, const char *name,
                           unsigned depth)
{
    sr_arena *arena = g->opened->arena;
    const char *path = sr_arena_printf(arena, "%s/%s", folder, name);
    const char *below = sr_arena_printf(arena, "%s%s%s", within, *within ? "/" : "", name);
    struct stat info;
    if (!path || !below) return SR_MEMORY;
    if (stat(path, &info) != 0) return SR_OK;
    if (S_ISDIR(info.st_mode)) return depth > 0 ? scan(g, path, below, depth - 1) : SR_OK;
    if (!is_script(name)) return SR_OK;
    if (g->count < MOST_SCRIPTS) return add_script(g, path, below);
    if (!g->full) g->full = g->shown;
    return SR_OK;
}

static sr_status scan(gathering *g, const char *folder, const char *within, unsigned depth)
{
    sr_opened *o = g->opened;
    const char *shown = sr_arena_printf(o->arena, "%s%s%s", g->shown, *within ? "/" : "", within);
    if (!shown) return SR_MEMORY;
    sr_folder found = sr_folder_list(folder, shown, visible, o->findings);
    sr_status status = SR_OK;
    for (int i = 0; i < found.count; i++) {
        sr_status one = one_entry(g, folder, within, found.entries[i]->d_name, depth);
        if (status != SR_MEMORY && one != SR_OK) status = one;
    }
    sr_folder_free(&found);
    return status;
}

static int by_name(const void *left, const void *right)
{
    const sr_opened_script *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static sr_status no_folder(sr_opened *o, const char *path)
{
    sr_place place = {.file = o->forbund->file};
    sr_locate_json(o->forbund->text, "/scripts", false, o->arena, &place);
    sr_findings_add(o->findings, &(sr_finding){.code = "SR1206",
                                               .severity = SR_ERROR,
                                               .place = place,
                                               .message = SR_MSG("there is no script folder {0}", path),
                                               .hint = SR_MSG("Paths are relative to forbund.json.")});
    return SR_IO;
}

static sr_status scan_own(gathering *g)
{
    sr_opened *o = g->opened;
    struct stat info;
    g->shown = o->forbund->scripts ? o->forbund->scripts : "scripts";
    const char *path = sr_arena_printf(o->arena, "%s/%s", o->workspace, g->shown);
    if (!path) return SR_MEMORY;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) return scan(g, path, "", 1);
    return o->forbund->scripts ? no_folder(o, g->shown) : SR_OK;
}

static sr_status scan_shared(gathering *g, const char *shared)
{
    const char *path = shared ? sr_arena_printf(g->opened->arena, "%s/lib", shared) : "";
    g->shared = true;
    g->shown = "lib";
    return !path ? SR_MEMORY : *path ? scan(g, path, "", 0) : SR_OK;
}

sr_status sr_open_scripts(sr_opened *opened, const char *shared)
{
    gathering g = {.opened = opened};
    sr_status status = scan_own(&g);
    sr_status other = scan_shared(&g, shared);
    if (status == SR_OK || other == SR_MEMORY) status = other;
    if (g.full) sr_folder_tell_full(g.full, MOST_SCRIPTS, opened->findings);
    opened->scripts = sr_arena_array(opened->arena, g.count + 1, sizeof *opened->scripts);
    if (opened->scripts && g.count > 0) {
        memcpy(opened->scripts, g.scripts, g.count * sizeof *g.scripts);
        qsort(opened->scripts, g.count, sizeof *g.scripts, by_name);
        opened->script_count = g.count;
    }
    sr_free(g.scripts);
    return opened->scripts ? status : SR_MEMORY;
}
