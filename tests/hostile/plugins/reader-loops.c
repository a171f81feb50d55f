// expect: status 3
// expect: code SR9010
// expect: say deltagare
// expect: format reader-loops/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)error, (void)table, (void)input;
    for (volatile int i = 0;; i = 1 - i)
        continue;
    return SAMRAPPORT_OK;
}

static int open_reader(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                       void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_reader, "reader-loops")
