#include <dlfcn.h>
#include <errno.h>
#include <string.h>

#include "base/running.h"
#include "plugin/refuse.h"
#include "plugin/shared_object.h"

#define ENTRY_NAME "samrapport_plugin"

/* "umearegionen" of "../ours/umearegionen.so". */
static const char *id_of(sr_arena *arena, const char *spec)
{
    const char *slash = strrchr(spec, '/');
    const char *name = slash ? slash + 1 : spec;
    size_t length = strlen(name);
    if (slash && length > 3 && strcmp(name + length - 3, ".so") == 0) length -= 3;
    return sr_arena_copy(arena, name, length);
}

/* Always with a '/': without one the dynamic loader would search where it likes. */
static const char *path_of(sr_arena *arena, const sr_plugin_request *request)
{
    if (!strchr(request->spec, '/'))
        return sr_arena_printf(arena, "%s/%s.so", request->folder, request->spec);
    if (request->spec[0] == '/') return sr_arena_text(arena, request->spec);
    return sr_arena_printf(arena, "%s/%s", request->workspace, request->spec);
}

static const sr_static_plugin *static_plugin(const char *id)
{
    for (const sr_static_plugin *each = sr_static_plugins; each->id; each++)
        if (strcmp(each->id, id) == 0) return each;
    return NULL;
}

static sr_status refuse_id(sr_plugin *plugin, const char *spec, sr_findings *findings)
{
    return sr_plugin_refuse(plugin, findings, "SR3001", SR_MSG("this cannot be the id of a plugin"), spec,
                            SR_MSG("small letters a–z, digits, - and _, or a path with a /"),
                            SR_MSG("Write the plugin's id, or the path of its file."));
}

static sr_status refuse_absent(sr_arena *arena, sr_plugin *plugin, const sr_plugin_request *request,
                               sr_findings *findings)
{
    const char *const *ids = NULL;
    size_t count = 0;
    sr_status status = sr_plugin_ids(arena, request->folder, &ids, &count);
    if (status != SR_OK) return status;
    const char *nearest = strchr(request->spec, '/') ? NULL : sr_nearest(request->spec, ids, count);
    return sr_plugin_refuse(
        plugin, findings, "SR3001", SR_MSG("there is no such plugin"), request->spec,
        SR_MSG("the file {0}", plugin->file),
        nearest
            ? SR_MSG("Did you mean {0}?", nearest)
            : SR_MSG(
                  "Build or install the plugin, correct \"plugin\", or leave it out: a förbund needs none."));
}

static sr_status refuse_unread(sr_arena *arena, sr_plugin *plugin, const sr_plugin_request *request,
                               int reason, sr_findings *findings)
{
    if (reason == ENOENT || reason == ENOTDIR) return refuse_absent(arena, plugin, request, findings);
    return sr_plugin_refuse(plugin, findings, "SR3002", SR_MSG("the plugin's file cannot be read"),
                            strerrorname_np(reason), SR_MSG("the file {0}", plugin->file),
                            SR_MSG("Check the path and that you may read the file."));
}

static sr_status refuse_loading(sr_plugin *plugin, const char *said, sr_findings *findings)
{
    bool shown = said && sr_utf8_valid(said, strlen(said)) == strlen(said);
    return sr_plugin_refuse(plugin, findings, "SR3004", SR_MSG("the system cannot load the plugin"),
                            shown ? said : NULL,
                            SR_MSG("a shared object that needs nothing but the C library"),
                            SR_MSG("Build it with samrapport_add_plugin, which links with -Wl,-z,defs and so "
                                   "tells what is missing."));
}

static sr_status find_entry(sr_plugin *plugin, void *object, samrapport_entry *entry, sr_findings *findings)
{
    void *address = dlsym(object, ENTRY_NAME);
    memcpy(entry, &address, sizeof *entry);
    if (address) return SR_OK;
    return sr_plugin_refuse(
        plugin, findings, "SR3005", SR_MSG("the file is no samrapport plugin"), plugin->file,
        SR_MSG("a shared object that exports {0}", ENTRY_NAME),
        SR_MSG("Define the entry with SAMRAPPORT_PLUGIN as docs/plugin-manual.md shows."));
}

/* The object is never unmapped: its constructors may have left anything behind. */
static sr_status load_file(sr_arena *arena, sr_plugin *plugin, const sr_plugin_request *request,
                           sr_findings *findings, samrapport_entry *entry)
{
    sr_message problem;
    int reason = 0;
    plugin->file = path_of(arena, request);
    if (!plugin->file) return SR_MEMORY;
    if (sr_shared_object_check(plugin->file, &problem, &reason) != SR_OK)
        return refuse_unread(arena, plugin, request, reason, findings);
    if (problem.id)
        return sr_plugin_refuse(plugin, findings, "SR3003",
                                SR_MSG("the plugin's file is damaged or no plugin"), plugin->file, problem,
                                SR_MSG("Build or copy the plugin again."));
    void *object = dlopen(plugin->file, RTLD_NOW | RTLD_LOCAL);
    if (!object) return refuse_loading(plugin, dlerror(), findings);
    return find_entry(plugin, object, entry, findings);
}

static sr_status find(sr_arena *arena, sr_plugin *plugin, const sr_plugin_request *request,
                      sr_findings *findings, samrapport_entry *entry)
{
    bool by_path = strchr(request->spec, '/') != NULL;
    const sr_static_plugin *linked = by_path ? NULL : static_plugin(plugin->id);
    if (!by_path && (!sr_id_valid(plugin->id) || strchr(plugin->id, '.')))
        return refuse_id(plugin, request->spec, findings);
    if (!linked) return load_file(arena, plugin, request, findings, entry);
    *entry = linked->entry;
    return SR_OK;
}

sr_status sr_plugin_load(sr_arena *arena, const sr_plugin_request *request, sr_findings *findings,
                         sr_plugin **out)
{
    samrapport_entry entry = NULL;
    sr_plugin *plugin = sr_arena_alloc(arena, sizeof *plugin);
    *out = NULL;
    if (!plugin) return SR_MEMORY;
    plugin->place = request->place;
    plugin->id = id_of(arena, request->spec);
    plugin->subject = sr_arena_printf(arena, "plugin %s", plugin->id ? plugin->id : "");
    const char *what = sr_arena_printf(arena, "plugin %s: loading", plugin->id ? plugin->id : "");
    if (!plugin->id || !plugin->subject || !what) return SR_MEMORY;
    sr_running_begin(what, request->place.file ? request->place.file : "", request->place.line);
    sr_status status = find(arena, plugin, request, findings, &entry);
    if (status != SR_OK) return status;
    plugin->descriptor = entry ? entry() : NULL;
    status = sr_plugin_check(plugin, findings);
    if (status == SR_OK) *out = plugin;
    return status;
}
