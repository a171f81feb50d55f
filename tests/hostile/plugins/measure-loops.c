// expect: status 3
// expect: code SR9010
// expect: say measure-loops.m

#include "hostile.h"

ACTION("measure-loops", for (volatile int i = 0;; i = 1 - i) continue)
