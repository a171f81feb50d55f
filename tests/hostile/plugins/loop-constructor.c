// expect: status 3
// expect: code SR9010
// expect: say plugin loop-constructor: loading
#include "hostile.h"

__attribute__((constructor)) static void loop(void)
{
    for (volatile int i = 0;; i = 1 - i)
        continue;
}
ENTRY(open_nothing, "loop-constructor")
