// expect: status 3
// expect: code SR9013
// expect: say measure-crashes.m

#include "hostile.h"

ACTION("measure-crashes", *(volatile int *)0 = 1)
