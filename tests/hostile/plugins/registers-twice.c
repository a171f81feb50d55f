// expect: status 3
// expect: code SR3051
// expect: say registers-twice/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)input, (void)table, (void)error;
    return SAMRAPPORT_OK;
}

static int open_twice(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    (void)error, (void)self;
    host = given;
    (void)host->add_reader(registry, "r", read, NULL);
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_twice, "registers-twice")
