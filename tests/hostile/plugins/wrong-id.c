// expect: status 3
// expect: code SR3010
// expect: say another-id
#include "hostile.h"

ENTRY(open_nothing, "another-id")
