// expect: status 3
// expect: code SR9014
// expect: say measure-forks.m
#include <unistd.h>

#include "hostile.h"

ACTION("measure-forks", (void)fork())
