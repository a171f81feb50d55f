// expect: status 3
// expect: code SR9013
// expect: say plugin crash-open: open
#include "hostile.h"

static int open_badly(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    *(volatile int *)0 = 1;
    return open_nothing(given, registry, error, self);
}
ENTRY(open_badly, "crash-open")
