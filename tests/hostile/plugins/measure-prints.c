// expect: status 0
// expect: silent HOSTILE
#include <stdio.h>
#include <unistd.h>

#include "hostile.h"

ACTION("measure-prints", puts("HOSTILE"); (void)fprintf(stderr, "HOSTILE"); (void)fflush(NULL);
       (void)!write(1, "HOSTILE", 7); (void)!write(2, "HOSTILE", 7))
