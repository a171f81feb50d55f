// expect: status 3
// expect: code SR9014
// expect: say measure-writes-file.m
// expect: absent hostile-wrote-this
#include <fcntl.h>
#include <unistd.h>

#include "hostile.h"

ACTION("measure-writes-file", int file = open("hostile-wrote-this", O_CREAT | O_WRONLY, 0666);
       if (file >= 0)(void) !write(file, "x", 1))
