// expect: status 3
// expect: code SR3007
// expect: say 2.0
#include "hostile.h"

static const samrapport_descriptor descriptor = {.magic = SAMRAPPORT_MAGIC,
                                                 .abi_major = SAMRAPPORT_ABI_MAJOR + 1,
                                                 .struct_size = sizeof descriptor,
                                                 .id = "other-abi-major",
                                                 .open = open_nothing};
SAMRAPPORT_PLUGIN(hostile)
{
    return &descriptor;
}
