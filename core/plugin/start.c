#include "base/running.h"
#include "plugin/refuse.h"

static sr_status tell_failure(const sr_plugin *plugin, samrapport_error *error, int said,
                              sr_findings *findings)
{
    if (said == SAMRAPPORT_NO_MEMORY || error->status == SR_MEMORY) return SR_MEMORY;
    if (said != SAMRAPPORT_OK && error->status == SR_OK)
        return sr_plugin_refuse(plugin, findings, "SR3011",
                                SR_MSG("the plugin could not start, and does not say why"), NULL,
                                (sr_message){0}, SR_MSG("Let open say why with error_set when it fails."));
    sr_error_tell(error, "SR3011", &plugin->place, plugin->subject, findings);
    return sr_findings_status(findings) == SR_OK ? SR_IO : SR_MEMORY;
}

sr_status sr_plugin_start(sr_arena *arena, sr_plugin *plugin, sr_registry *registry, sr_findings *findings)
{
    samrapport_error *error = sr_arena_alloc(arena, sizeof *error);
    samrapport_registry *own = sr_arena_alloc(arena, sizeof *own);
    const char *what = sr_arena_printf(arena, "plugin %s: open", plugin->id);
    if (!error || !own || !what) return SR_MEMORY;
    *own = (samrapport_registry){
        .registry = registry, .plugin = plugin->id, .place = plugin->place, .error = error};
    sr_running_begin(what, plugin->place.file ? plugin->place.file : "", plugin->place.line);
    int said = plugin->descriptor->open(&sr_host_table, own, error, &plugin->self);
    own->registry = NULL;
    plugin->started = said == SAMRAPPORT_OK;
    if (said == SAMRAPPORT_OK && error->status == SR_OK) return SR_OK;
    return tell_failure(plugin, error, said, findings);
}

void sr_plugin_stop(sr_plugin *plugin)
{
    if (!plugin || !plugin->started) return;
    plugin->started = false;
    if (plugin->descriptor->close) plugin->descriptor->close(plugin->self);
}
