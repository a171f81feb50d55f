// expect: status 3
// expect: code SR3050
#include "hostile.h"

static const samrapport_quantity *one(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    return host->quantity_ratio(c, 1, 1, SAMRAPPORT_IN_COUNT);
}

static int open_badly(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_measure(registry,
                             &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                        .id = "../m",
                                                        .label = "M",
                                                        .kind = "value",
                                                        .decimals = -1,
                                                        .value = one});
}
ENTRY(open_badly, "registers-bad-id")
