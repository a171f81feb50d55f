// expect: status 3
// expect: code SR901
// expect: say deltagare
// expect: within 15
// expect: format reader-without-end/r
#include "hostile.h"

static int read(void *user, const samrapport_input *input, samrapport_table_builder *table,
                samrapport_error *error)
{
    (void)user, (void)error, (void)table, (void)input;
    samrapport_text cell = {"x", 1};
    (void)host->table_header(table, &cell, 1, 1);
    for (uint32_t i = 1;; i++)
        (void)host->table_row(table, &cell, 1, i, i);
    return SAMRAPPORT_OK;
}

static int open_reader(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                       void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_reader(registry, "r", read, NULL);
}
ENTRY(open_reader, "reader-without-end")
