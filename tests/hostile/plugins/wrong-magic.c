// expect: status 3
// expect: code SR3006
#include "hostile.h"

static const samrapport_descriptor descriptor = {.magic = {'E', 'L', 'S', 'E'},
                                                 .abi_major = SAMRAPPORT_ABI_MAJOR,
                                                 .struct_size = sizeof descriptor,
                                                 .id = "wrong-magic",
                                                 .open = open_nothing};
SAMRAPPORT_PLUGIN(hostile)
{
    return &descriptor;
}
