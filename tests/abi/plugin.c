/* A small plugin that is built with the headers of version 1.0 (tests/abi/v1, never changed) and with those
   of a version to come (generated: one function more, a higher minor number). It needs 1.0, uses the new
   function where there is one, and says by the id of its measure which way it went. */
#include <samrapport/plugin.h>

static const samrapport_host *host;

static const samrapport_quantity *answer(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    return host->quantity_ratio(c, 6, 7, SAMRAPPORT_IN_SHARE);
}

static const char *way(void)
{
#if SAMRAPPORT_ABI_MINOR > 0
    if (SAMRAPPORT_HAS(host, of_the_future)) return host->of_the_future(1) == 2 ? "new-way" : "wrong-way";
#endif
    return "old-way";
}

static int start(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                 void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_measure(registry,
                             &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                        .id = way(),
                                                        .label = "Answer",
                                                        .kind = "share",
                                                        .measured_in = SAMRAPPORT_IN_SHARE,
                                                        .decimals = -1,
                                                        .value = answer});
}

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR(PLUGIN_ID, 0), .open = start};

SAMRAPPORT_PLUGIN(abi)
{
    return &descriptor;
}
