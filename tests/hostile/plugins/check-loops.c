// expect: status 3
// expect: code SR9010
// expect: say check-loops/c
#include "hostile.h"

static int run(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    for (volatile int i = 0;; i = 1 - i)
        continue;
    return SAMRAPPORT_OK;
}

static int open_check(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_check(
        registry, &(samrapport_check_spec){
                      .struct_size = sizeof(samrapport_check_spec), .id = "c", .title = "C", .run = run});
}
ENTRY(open_check, "check-loops")
