// expect: status 3
// expect: code SR9013
// expect: say measure-recurses.m

#include "hostile.h"

static int deeper(volatile int n) // NOLINT(misc-no-recursion)
{
    volatile char room[4096] = {0};
    return room[0] + n + deeper(n + 1) + room[1];
}

ACTION("measure-recurses", deeper(0))
