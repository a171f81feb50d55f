// expect: status 3
// expect: code SR901
// expect: say measure-allocates.m
#include <stdlib.h>
#include <string.h>

#include "hostile.h"

ACTION(
    "measure-allocates", for (;;) {
        char *more = malloc(16u << 20);
        memset(more, 1, 16u << 20);
    })
