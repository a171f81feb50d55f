// expect: status 3
// expect: code SR3009
// expect: say open = NULL
#include "hostile.h"

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR("no-open", 0)};

SAMRAPPORT_PLUGIN(hostile)
{
    (void)open_nothing;
    return &descriptor;
}
