// expect: status 3
// expect: code SR3011
// expect: say struct_size
#include "hostile.h"

static int open_small(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_measure(registry, &(samrapport_measure_spec){.struct_size = 8, .id = "m"});
}
ENTRY(open_small, "registers-small-struct")
