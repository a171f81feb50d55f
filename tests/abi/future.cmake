# cmake -DFROM=<headers> -DTO=<folder> -P future.cmake: the headers of a version to come.
file(READ ${FROM}/samrapport/plugin.h plugin)
string(REGEX REPLACE "#define SAMRAPPORT_ABI_MINOR [0-9]+" "#define SAMRAPPORT_ABI_MINOR 9" plugin "${plugin}")
file(WRITE ${TO}/samrapport/plugin.h "${plugin}")
file(READ ${FROM}/samrapport/functions.def functions)
file(WRITE ${TO}/samrapport/functions.def "${functions}\nX(int, of_the_future, (int one))\n")
file(COPY ${FROM}/samrapport/types.h DESTINATION ${TO}/samrapport)
