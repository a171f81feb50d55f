// expect: status 3
// expect: code SR9013
// expect: say measure-reads-file.m
#include <fcntl.h>
#include <unistd.h>

#include "hostile.h"

ACTION("measure-reads-file", if (open("/etc/passwd", O_RDONLY) < 0) * (volatile int *)0 = 1)
