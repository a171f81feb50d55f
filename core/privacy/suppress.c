#include "privacy/privacy.h"

size_t sr_privacy_suppress(sr_privacy_cell *cells, size_t count, unsigned threshold)
{
    (void)cells;
    (void)count;
    (void)threshold;
    return 0;
}
