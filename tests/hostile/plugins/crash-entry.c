// expect: status 3
// expect: code SR9013
// expect: say plugin crash-entry: loading
#include "hostile.h"

SAMRAPPORT_PLUGIN(hostile)
{
    *(volatile int *)0 = 1;
    (void)open_nothing;
    return NULL;
}
