// expect: status 3
// expect: code SR9013
// expect: say plugin crash-constructor: loading
#include "hostile.h"

#include <signal.h>

__attribute__((constructor)) static void crash(void)
{
    (void)raise(SIGSEGV);
}
ENTRY(open_nothing, "crash-constructor")
