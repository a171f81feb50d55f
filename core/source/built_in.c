#include <string.h>

#include "source/reader.h"

static const sr_reader *const readers[] = {&sr_csv_reader, &sr_sie_reader, &sr_sie5_reader, NULL};

const sr_reader *sr_reader_built_in(size_t index)
{
    size_t at = 0;
    while (at < index && readers[at] != NULL) {
        at++;
    }
    return readers[at];
}

const sr_reader *sr_reader_built_in_named(const char *format)
{
    for (size_t i = 0; readers[i] != NULL; i++) {
        if (strcmp(readers[i]->format, format) == 0) return readers[i];
    }
    return NULL;
}
