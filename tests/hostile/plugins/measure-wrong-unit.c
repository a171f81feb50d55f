// expect: status 1
// expect: say measure-wrong-unit.m
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return host->quantity_ratio(c, 1, 2, SAMRAPPORT_IN_KR);
}
MEASURE("measure-wrong-unit", value)
