/* From offsets to places, for the files of base that know tokens. */
#ifndef SR_BASE_LOCATE_PLACE_H
#define SR_BASE_LOCATE_PLACE_H

#include "base/finding.h"
#include "base/text.h"

/* The `length` bytes at `offset`, marked up to the end of their line. */
void sr_locate_span(sr_str source, size_t offset, size_t length, sr_arena *arena, sr_place *place);
/* Offsets of the first byte of a line and of its end; false when there are not so many lines. */
bool sr_locate_line_bounds(sr_str source, unsigned line, size_t *start, size_t *end);

#endif
