// expect: status 0
#include "hostile.h"

static samrapport_registry *kept;

static const samrapport_quantity *late(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    samrapport_measure_spec spec = {
        .struct_size = sizeof spec, .id = "n", .label = "N", .kind = "value", .decimals = -1, .value = late};
    if (host->add_measure(kept, &spec) == SAMRAPPORT_OK) *(volatile int *)0 = 1;
    return host->quantity_ratio(c, 1, 1, SAMRAPPORT_IN_COUNT);
}

static int open_late(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                     void **self)
{
    (void)error, (void)self;
    host = given;
    kept = registry;
    return host->add_measure(registry,
                             &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                        .id = "m",
                                                        .label = "M",
                                                        .kind = "value",
                                                        .measured_in = SAMRAPPORT_IN_COUNT,
                                                        .decimals = -1,
                                                        .value = late});
}
ENTRY(open_late, "registers-late")
