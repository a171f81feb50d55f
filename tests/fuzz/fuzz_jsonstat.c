/* The JSON-stat reader on any bytes. The first byte chooses options and declared columns. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const options[] = {"{}", "{\"dataset\":2}", "{\"dataset\":0}", "{\"other\":1}"};
    if (size == 0) return 0;
    read_and_check(&sr_jsonstat_reader, (sr_str){(const char *)data + 1, size - 1}, options[data[0] % 4],
                   (data[0] & 4) != 0);
    return 0;
}
