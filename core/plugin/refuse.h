/* How a plugin is refused: always at "plugin" in forbund.json, always with what to do. */
#ifndef SR_PLUGIN_REFUSE_H
#define SR_PLUGIN_REFUSE_H

#include "plugin/plugin.h"

/* Adds the finding; SR_IO, for the caller to return. `found` may be NULL. */
sr_status sr_plugin_refuse(const sr_plugin *plugin, sr_findings *findings, const char *code,
                           sr_message message, const char *found, sr_message expected, sr_message hint);

/* Everything that must be right before the plugin's members are used: magic, version, size, id. */
SR_MUST_USE
sr_status sr_plugin_check(const sr_plugin *plugin, sr_findings *findings);

#endif
