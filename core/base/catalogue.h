/* The table of Swedish texts that the build makes of po/sv.po. Only for catalogue.c and its test: use
 * sr_word. */
#ifndef SR_BASE_CATALOGUE_H
#define SR_BASE_CATALOGUE_H

#include <stddef.h>

typedef struct sr_catalogue_entry {
    const char *id;
    const char *text;
} sr_catalogue_entry;

extern const sr_catalogue_entry sr_catalogue_swedish[]; /* sorted by the bytes of the ids */
extern const size_t sr_catalogue_swedish_count;

#endif
