// expect: status 3
// expect: code SR9010
// expect: say plugin loop-open: open
#include "hostile.h"

static int open_badly(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    for (volatile int i = 0;; i = 1 - i)
        continue;
    return open_nothing(given, registry, error, self);
}
ENTRY(open_badly, "loop-open")
