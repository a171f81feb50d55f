// expect: status 3
// expect: code SR3009
// expect: say 24 byte
#include "hostile.h"

static const samrapport_descriptor descriptor = {.magic = SAMRAPPORT_MAGIC,
                                                 .abi_major = SAMRAPPORT_ABI_MAJOR,
                                                 .struct_size = 24,
                                                 .id = "short-struct",
                                                 .open = open_nothing};
SAMRAPPORT_PLUGIN(hostile)
{
    return &descriptor;
}
