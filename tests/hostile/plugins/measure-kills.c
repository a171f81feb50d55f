// expect: status 3
// expect: code SR9014
// expect: say measure-kills.m
#include <signal.h>
#include <unistd.h>

#include "hostile.h"

ACTION("measure-kills", (void)kill(getppid(), SIGKILL))
