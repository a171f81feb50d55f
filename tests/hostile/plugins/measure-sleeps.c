// expect: status 3
// expect: code SR9010
// expect: say measure-sleeps.m
#include <time.h>

#include "hostile.h"

ACTION("measure-sleeps", (void)nanosleep(&(struct timespec){.tv_sec = 100000}, NULL))
