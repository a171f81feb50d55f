// expect: status 1
// expect: say measure-gives-nothing.m
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return NULL;
}
MEASURE("measure-gives-nothing", value)
