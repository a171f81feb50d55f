// expect: status 1
// expect: say det gick inte
#include "hostile.h"

static const samrapport_quantity *value(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    host->error_set(error, "det gick inte", "Gör om.");
    return NULL;
}
MEASURE("measure-fails", value)
