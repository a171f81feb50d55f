// expect: status 3
// expect: code SR3009
// expect: say id = NULL
#include "hostile.h"

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR(NULL, 0), .open = open_nothing};
SAMRAPPORT_PLUGIN(hostile)
{
    return &descriptor;
}
