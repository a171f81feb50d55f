#include "plugin/refuse.h"

#include <stdio.h>
#include <string.h>

sr_status sr_plugin_refuse(const sr_plugin *plugin, sr_findings *findings, const char *code,
                           sr_message message, const char *found, sr_message expected, sr_message hint)
{
    sr_findings_add(findings, &(sr_finding){.code = code,
                                            .severity = SR_ERROR,
                                            .place = plugin->place,
                                            .subject = plugin->subject,
                                            .message = message,
                                            .found = found,
                                            .expected = expected,
                                            .hint = hint});
    return SR_IO;
}

/* The least that a descriptor of major version 1 holds: up to its last member in 1.0. */
#define SMALLEST (offsetof(samrapport_descriptor, close) + sizeof(void (*)(void *)))

static sr_status check_magic(const sr_plugin *plugin, sr_findings *findings)
{
    static const char magic[8] = SAMRAPPORT_MAGIC;
    if (plugin->descriptor && memcmp(plugin->descriptor->magic, magic, sizeof magic) == 0) return SR_OK;
    return sr_plugin_refuse(plugin, findings, "SR3006", SR_MSG("the plugin does not say that it is one"),
                            plugin->descriptor ? "another first word" : "no descriptor",
                            SR_MSG("a descriptor that begins with SAMRAPPORT_DESCRIPTOR"),
                            SR_MSG("Return the descriptor from SAMRAPPORT_PLUGIN as docs/plugin-manual.md "
                                   "shows, and build it again."));
}

static sr_status check_major(const sr_plugin *plugin, sr_findings *findings)
{
    const samrapport_descriptor *d = plugin->descriptor;
    char found[64], expected[32];
    if (d->abi_major == SAMRAPPORT_ABI_MAJOR) return SR_OK;
    (void)snprintf(found, sizeof found, "%u.%u", d->abi_major, d->abi_minor);
    (void)snprintf(expected, sizeof expected, "%d", SAMRAPPORT_ABI_MAJOR);
    return sr_plugin_refuse(plugin, findings, "SR3007",
                            SR_MSG("the plugin was built for another version of the plugin interface"), found,
                            SR_MSG("version {0} of the plugin interface", expected),
                            SR_MSG("Build it again with the headers of this samrapport, or run it with the "
                                   "samrapport that it was built for."));
}

static sr_status check_minor(const sr_plugin *plugin, sr_findings *findings)
{
    const samrapport_descriptor *d = plugin->descriptor;
    char found[64], expected[64];
    if (d->needs_minor <= SAMRAPPORT_ABI_MINOR) return SR_OK;
    (void)snprintf(found, sizeof found, "%u.%u", d->abi_major, d->needs_minor);
    (void)snprintf(expected, sizeof expected, "%d.%d", SAMRAPPORT_ABI_MAJOR, SAMRAPPORT_ABI_MINOR);
    return sr_plugin_refuse(plugin, findings, "SR3008",
                            SR_MSG("the plugin needs a newer samrapport than this one"), found,
                            SR_MSG("at most version {0} of the plugin interface", expected),
                            SR_MSG("Install a newer samrapport, or use an earlier version of the plugin."));
}

static sr_status check_size(const sr_plugin *plugin, sr_findings *findings)
{
    const samrapport_descriptor *d = plugin->descriptor;
    char found[32], expected[32];
    if (d->struct_size >= SMALLEST && d->id && d->open) return SR_OK;
    (void)snprintf(found, sizeof found, "%u byte", d->struct_size);
    (void)snprintf(expected, sizeof expected, "%zu", SMALLEST);
    bool small = d->struct_size < SMALLEST;
    return sr_plugin_refuse(plugin, findings, "SR3009", SR_MSG("the plugin's descriptor is not complete"),
                            small    ? found
                            : !d->id ? "id = NULL"
                                     : "open = NULL",
                            small ? SR_MSG("at least {0} bytes", expected)
                                  : SR_MSG("an id and an open function"),
                            SR_MSG("Return the descriptor from SAMRAPPORT_PLUGIN as docs/plugin-manual.md "
                                   "shows, and build it again."));
}

static sr_status check_id(const sr_plugin *plugin, sr_findings *findings)
{
    const char *found = plugin->descriptor->id;
    size_t length = strnlen(found, 256);
    if (strcmp(plugin->id, length < 256 ? found : "") == 0) return SR_OK;
    bool shown = length < 256 && sr_utf8_valid(found, length) == length;
    return sr_plugin_refuse(
        plugin, findings, "SR3010", SR_MSG("the plugin has another id than the name it was found by"),
        shown ? found : "…", SR_MSG("{0}", plugin->id),
        SR_MSG("Name the plugin by its own id in forbund.json; its file is called <id>.so."));
}

sr_status sr_plugin_check(const sr_plugin *plugin, sr_findings *findings)
{
    static sr_status (*const checks[])(const sr_plugin *, sr_findings *) = {
        check_magic, check_major, check_minor, check_size, check_id};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        sr_status status = checks[i](plugin, findings);
        if (status != SR_OK) return status;
    }
    return SR_OK;
}
