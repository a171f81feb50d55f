// expect: status 3
// expect: code SR9014
// expect: say measure-executes.m
#include <unistd.h>

#include "hostile.h"

ACTION("measure-executes", (void)execl("/bin/true", "true", (char *)NULL))
