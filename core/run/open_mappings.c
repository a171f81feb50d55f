#include "run/open_mappings.h"

#include <stdlib.h>
#include <string.h>

#include "run/folder.h"

enum { MOST_MAPPING = 1 << 20, MOST_MAPPINGS = 1000 };

static int is_mapping(const struct dirent *entry)
{
    const size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".json") == 0;
}

static int by_id(const void *left, const void *right)
{
    const sr_mapping_file *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* The mappings as they are gathered: the förbund's own come first. */
typedef struct gathering {
    sr_arena *arena;
    sr_mapping_file *files;
    size_t count;
    bool own;
    const char *full; /* where there began to be too many; or NULL */
    const char *folder, *shown;
    sr_findings *findings;
} gathering;

static bool is_there(const gathering *g, const char *id)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->files[i].id, id) == 0) return true;
    return false;
}

static sr_status add(gathering *g, const char *name)
{
    sr_mapping_file file = {.own = g->own};
    file.id = sr_arena_copy(g->arena, name, strlen(name) - strlen(".json"));
    file.path = sr_arena_printf(g->arena, "%s/mappings/%s", g->folder, name);
    file.shown = sr_arena_printf(g->arena, "%s/%s", g->shown, name);
    if (!file.id || !file.path || !file.shown) return SR_MEMORY;
    if (is_there(g, file.id)) return SR_OK;
    if (g->count < MOST_MAPPINGS)
        g->files[g->count++] = file;
    else if (!g->full)
        g->full = g->shown;
    return SR_OK;
}

static sr_status gather(gathering *g, const char *folder, const char *shown)
{
    if (!folder) return SR_OK;
    const char *path = sr_arena_printf(g->arena, "%s/mappings", folder);
    const char *called = sr_arena_printf(g->arena, "%s/mappings", shown);
    if (!path || !called) return SR_MEMORY;
    sr_status status = SR_OK;
    g->folder = folder;
    g->shown = called;
    sr_folder found = sr_folder_list(path, called, is_mapping, g->findings);
    for (int i = 0; i < found.count && status == SR_OK; i++)
        status = add(g, found.entries[i]->d_name);
    sr_folder_free(&found);
    return status;
}

sr_status sr_mappings_find(sr_arena *arena, const char *scripts, const char *scripts_shown,
                           const char *shared, sr_findings *findings, sr_mapping_file **out, size_t *count)
{
    gathering g = {.arena = arena, .own = true, .findings = findings};
    g.files = sr_arena_array(arena, MOST_MAPPINGS, sizeof *g.files);
    const char *lib = shared ? sr_arena_printf(arena, "%s/lib", shared) : NULL;
    if (!g.files || (shared && !lib)) return SR_MEMORY;
    sr_status status = gather(&g, scripts, scripts_shown);
    g.own = false;
    if (status == SR_OK) status = gather(&g, lib, "lib");
    if (g.full) sr_folder_tell_full(g.full, MOST_MAPPINGS, findings);
    qsort(g.files, g.count, sizeof *g.files, by_id);
    *out = g.files;
    *count = g.count;
    return status;
}

sr_status sr_mapping_open(sr_arena *arena, const sr_mapping_file *file, sr_findings *findings,
                          sr_mapping *out)
{
    sr_str text;
    sr_status status = sr_read_whole(arena, file->path, file->shown, MOST_MAPPING, findings, &text);
    if (status != SR_OK) return status;
    status = sr_mapping_read(arena, text, file->shown, file->id, findings, out);
    sr_status persons = sr_open_find_persons(arena, text, file->shown, findings);
    return status == SR_OK ? persons : status;
}

/* ---- those that are named ---- */

typedef struct opening {
    sr_opened *opened;
    sr_mapping_file *files;
    size_t count;
    bool *done; /* per file: it has been read and put in */
} opening;

static sr_status unknown(const opening *o, const sr_source_spec *source)
{
    sr_arena *arena = o->opened->arena;
    const char **ids = sr_arena_array(arena, o->count + 1, sizeof *ids);
    if (!ids) return SR_MEMORY;
    for (size_t i = 0; i < o->count; i++)
        ids[i] = o->files[i].id;
    const char *nearest = sr_nearest(source->mapping, ids, o->count);
    sr_finding finding = {
        .code = "SR1301",
        .severity = SR_ERROR,
        .place = source->mapping_place,
        .message = SR_MSG("there is no mapping {0}", source->mapping),
        .found = source->mapping,
        .hint = nearest ? SR_MSG("did you mean {0}?", nearest)
                        : SR_MSG("samrapport list mappings shows those that there are; an own one is a file "
                                 "mappings/<name>.json in the folder of scripts.")};
    sr_findings_add(o->opened->findings, &finding);
    return SR_CONTENT;
}

static sr_status use(const opening *o, size_t at)
{
    sr_opened *opened = o->opened;
    sr_mapping mapping;
    if (o->done[at]) return SR_OK;
    o->done[at] = true;
    sr_status status = sr_mapping_open(opened->arena, &o->files[at], opened->findings, &mapping);
    if (status != SR_OK) return status;
    return sr_mapping_apply(opened->arena, &mapping, opened->forbund, opened->findings);
}

static sr_status open_one(const opening *o, const sr_source_spec *source)
{
    if (!source->mapping) return SR_OK;
    for (size_t i = 0; i < o->count; i++)
        if (strcmp(o->files[i].id, source->mapping) == 0) return use(o, i);
    return unknown(o, source);
}

static bool names_mappings(const sr_forbund *forbund)
{
    for (size_t p = 0; p < forbund->period_count; p++)
        for (size_t s = 0; s < forbund->periods[p].source_count; s++)
            if (forbund->periods[p].sources[s].mapping) return true;
    return false;
}

static sr_status open_named(const opening *o)
{
    const sr_forbund *forbund = o->opened->forbund;
    sr_status status = SR_OK;
    for (size_t p = 0; p < forbund->period_count; p++)
        for (size_t s = 0; s < forbund->periods[p].source_count; s++) {
            sr_status one = open_one(o, &forbund->periods[p].sources[s]);
            if (one == SR_MEMORY) return one;
            status = status == SR_OK ? one : status;
        }
    return status;
}

sr_status sr_open_mappings(sr_opened *opened, const char *shared)
{
    opening o = {.opened = opened};
    if (!names_mappings(opened->forbund)) return SR_OK;
    const char *shown = opened->forbund->scripts ? opened->forbund->scripts : "scripts";
    const char *scripts = sr_arena_printf(opened->arena, "%s/%s", opened->workspace, shown);
    if (!scripts) return SR_MEMORY;
    sr_status status =
        sr_mappings_find(opened->arena, scripts, shown, shared, opened->findings, &o.files, &o.count);
    o.done = sr_arena_array(opened->arena, o.count + 1, sizeof *o.done);
    if (status != SR_OK || !o.done) return SR_MEMORY;
    return open_named(&o);
}
