/* The reader of Kolada's answers on any bytes. The first byte chooses options and declared columns. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    read_and_check(&sr_kolada_reader, (sr_str){(const char *)data + 1, size - 1},
                   data[0] % 8 == 7 ? "{\"other\":1}" : "{}", (data[0] & 4) != 0);
    return 0;
}
