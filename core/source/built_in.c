#include <string.h>

#include "source/reader.h"

static const sr_reader *const readers[] = {
    &sr_csv_reader,      &sr_xlsx_reader,   &sr_sie_reader, &sr_sie5_reader,
    &sr_jsonstat_reader, &sr_kolada_reader, NULL,
};

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

char sr_reader_decimal(const sr_reader *reader, const sr_reader_input *input)
{
    bool stores_numbers =
        reader == &sr_xlsx_reader || reader == &sr_jsonstat_reader || reader == &sr_kolada_reader;
    if (stores_numbers) return ',';
    return sr_csv_decimal(input);
}
