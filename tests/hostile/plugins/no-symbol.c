// expect: status 3
// expect: code SR3005
// expect: say samrapport_plugin
#include "hostile.h"

int samrapport_nothing(void);
int samrapport_nothing(void)
{
    (void)open_nothing;
    return 0;
}
