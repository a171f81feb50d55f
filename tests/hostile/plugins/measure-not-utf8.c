// expect: status 1
// expect: say measure-not-utf8.m
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    host->error_set(error, "\xff\xfe", NULL);
    return NULL;
}
MEASURE("measure-not-utf8", value)
