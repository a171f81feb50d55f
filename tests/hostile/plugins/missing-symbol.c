// expect: status 3
// expect: code SR3004
// expect: say surely_nowhere
#include "hostile.h"

void surely_nowhere(void);

static int open_calling(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                        void **self)
{
    surely_nowhere();
    return open_nothing(given, registry, error, self);
}
ENTRY(open_calling, "missing-symbol")
