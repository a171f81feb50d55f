// expect: status 1
// expect: code SR2260
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return host->measure(c, "measure-needs-itself.m");
}
MEASURE("measure-needs-itself", value)
