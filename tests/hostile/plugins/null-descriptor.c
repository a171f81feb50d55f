// expect: status 3
// expect: code SR3006
#include "hostile.h"

SAMRAPPORT_PLUGIN(hostile)
{
    (void)open_nothing;
    return NULL;
}
