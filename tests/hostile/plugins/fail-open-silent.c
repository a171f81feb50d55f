// expect: status 3
// expect: code SR3011
// expect: say does not say why
#include "hostile.h"

static int open_badly(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    if (given) return SAMRAPPORT_FAILED;
    return open_nothing(given, registry, error, self);
}
ENTRY(open_badly, "fail-open-silent")
