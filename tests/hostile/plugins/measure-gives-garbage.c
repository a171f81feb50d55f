// expect: status 3
// expect: code SR9013
// expect: say measure-gives-garbage.m
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return (const samrapport_quantity *)(uintptr_t)0x1234567; // NOLINT(performance-no-int-to-ptr)
}
MEASURE("measure-gives-garbage", value)
