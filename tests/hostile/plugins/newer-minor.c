// expect: status 3
// expect: code SR3008
// expect: say newer samrapport
#include "hostile.h"

static const samrapport_descriptor descriptor = {
    SAMRAPPORT_DESCRIPTOR("newer-minor", SAMRAPPORT_ABI_MINOR + 1), .open = open_nothing};
SAMRAPPORT_PLUGIN(hostile)
{
    return &descriptor;
}
