// expect: status 1
// expect: say deltagare.csv
// expect: format reader-rows-without-header/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)error, (void)table, (void)input;
    samrapport_text cell = {"x", 1};
    for (int i = 0; i < 3; i++)
        (void)host->table_row(table, &cell, 1, 1, 1);
    return SAMRAPPORT_OK;
}

static int open_reader(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                       void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_reader, "reader-rows-without-header")
