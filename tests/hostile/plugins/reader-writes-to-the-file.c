// expect: status 3
// expect: code SR9013
// expect: say deltagare
// expect: format reader-writes-to-the-file/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)error, (void)table, (void)input;
    ((char *)(uintptr_t)input->bytes)[0] = 'x';
    return SAMRAPPORT_OK;
}

static int open_reader(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                       void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_reader, "reader-writes-to-the-file")
