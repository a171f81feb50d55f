// expect: status 3
// expect: code SR9018
// expect: say measure-exits.m
#include <stdlib.h>

#include "hostile.h"

ACTION("measure-exits", exit(0))
