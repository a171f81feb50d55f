/* What the plugins of this folder share. Each does one thing wrong. The comment in its first lines says what
   the command must answer; see tests/hostile/run.py. */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <samrapport/plugin.h>

static const samrapport_host *host;

#define ENTRY(open_function, plugin_id)                                                                      \
    static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR(plugin_id, 0),                    \
                                                     .open = (open_function)};                               \
    SAMRAPPORT_PLUGIN(hostile)                                                                               \
    {                                                                                                        \
        return &descriptor;                                                                                  \
    }

/* A plugin with one measure, "<id>.m", whose value is computed by the function. */
#define MEASURE(plugin_id, function)                                                                         \
    static int open_measure(const samrapport_host *given, samrapport_registry *registry,                     \
                            samrapport_error *error, void **self)                                            \
    {                                                                                                        \
        (void)error, (void)self;                                                                             \
        host = given;                                                                                        \
        return host->add_measure(registry,                                                                   \
                                 &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),  \
                                                            .id = "m",                                       \
                                                            .label = "M",                                    \
                                                            .kind = "value",                                 \
                                                            .measured_in = SAMRAPPORT_IN_COUNT,              \
                                                            .decimals = -1,                                  \
                                                            .value = (function)});                           \
    }                                                                                                        \
    ENTRY(open_measure, plugin_id)

/* A measure that does `action` and then gives 1. */
#define ACTION(plugin_id, action)                                                                            \
    static const samrapport_quantity *act(void *user, samrapport_context *c, samrapport_error *error)        \
    {                                                                                                        \
        (void)user, (void)error;                                                                             \
        action;                                                                                              \
        return host->quantity_ratio(c, 1, 1, SAMRAPPORT_IN_COUNT);                                           \
    }                                                                                                        \
    MEASURE(plugin_id, act)

static inline int open_nothing(const samrapport_host *given, samrapport_registry *registry,
                               samrapport_error *error, void **self)
{
    (void)given, (void)registry, (void)error, (void)self;
    return SAMRAPPORT_OK;
}

#endif
