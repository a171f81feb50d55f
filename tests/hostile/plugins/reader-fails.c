// expect: status 1
// expect: code SR3055
// expect: say trasigt
// expect: format reader-fails/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)error, (void)table, (void)input;
    host->error_set(error, "filen är trasigt skriven", NULL);
    if (input) return SAMRAPPORT_FAILED;
    return SAMRAPPORT_OK;
}

static int open_reader(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                       void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_reader, "reader-fails")
