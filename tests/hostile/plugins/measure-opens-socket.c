// expect: status 3
// expect: code SR9014
// expect: say measure-opens-socket.m
#include <sys/socket.h>

#include "hostile.h"

ACTION("measure-opens-socket", (void)socket(AF_INET, SOCK_STREAM, 0))
