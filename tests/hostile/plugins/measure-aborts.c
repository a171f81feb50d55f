// expect: status 3
// expect: code SR9013
// expect: say measure-aborts.m
#include <stdlib.h>

#include "hostile.h"

ACTION("measure-aborts", abort())
