// expect: status 1
// expect: say measure-divides-by-zero.m
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return host->quantity_ratio(c, 1, 0, SAMRAPPORT_IN_COUNT);
}
MEASURE("measure-divides-by-zero", value)
