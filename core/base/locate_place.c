/* From an offset or a line to a place. */
#include <string.h>

#include "base/locate.h"
#include "base/locate_place.h"

/* Longer source lines are not kept: they come from programs, and every finding would carry one. Nor are those
   that are no text, since every text of a finding is. */
enum { LONGEST_LINE = 10000 };

static bool ends_line(sr_str source, size_t at)
{
    char c = source.at[at];
    return c == '\n' || (c == '\r' && (at + 1 == source.length || source.at[at + 1] != '\n'));
}

static size_t line_end(sr_str source, size_t start)
{
    size_t end = start;
    while (end < source.length && source.at[end] != '\n' && source.at[end] != '\r') {
        end++;
    }
    return end;
}

/* A byte order mark is no part of the first line. */
static size_t first_line_start(sr_str source)
{
    return source.length - sr_utf8_unmarked(source).length;
}

static unsigned code_points(sr_str source, size_t from, size_t to)
{
    unsigned count = 0;
    for (uint32_t code = 0; from < to; count++) {
        from += sr_utf8_next((sr_str){source.at + from, to - from}, &code);
    }
    return count;
}

static void keep_line(sr_str source, size_t start, sr_arena *arena, sr_place *place)
{
    size_t length = line_end(source, start) - start;
    bool shown = length <= LONGEST_LINE && sr_utf8_valid(source.at + start, length) == length;
    place->source = shown ? sr_arena_copy(arena, source.at + start, length) : NULL;
}

void sr_locate_span(sr_str source, size_t offset, size_t length, sr_arena *arena, sr_place *place)
{
    size_t start = first_line_start(source);
    if (offset > source.length) {
        offset = source.length;
    }
    if (offset < start) {
        offset = start;
    }
    place->line = 1;
    for (size_t i = start; i < offset; i++) {
        if (ends_line(source, i)) {
            place->line++;
            start = i + 1;
        }
    }
    size_t end = line_end(source, start);
    size_t last = length < end - (offset < end ? offset : end) ? offset + length : end;
    place->column = code_points(source, start, offset) + 1;
    place->length = code_points(source, offset, last);
    keep_line(source, start, arena, place);
}

void sr_locate_offset(sr_str source, size_t offset, sr_arena *arena, sr_place *place)
{
    sr_locate_span(source, offset, 1, arena, place);
}

bool sr_locate_line_bounds(sr_str source, unsigned line, size_t *start, size_t *end)
{
    *start = first_line_start(source);
    unsigned current = 1;
    for (size_t i = *start; i < source.length && current < line; i++) {
        if (ends_line(source, i)) {
            current++;
            *start = i + 1;
        }
    }
    *end = line_end(source, *start);
    return current == line;
}

void sr_locate_line(sr_str source, unsigned line, sr_arena *arena, sr_place *place)
{
    size_t start = 0;
    size_t end = 0;
    place->line = line;
    place->column = 0;
    place->length = 0;
    place->source = NULL;
    if (sr_locate_line_bounds(source, line, &start, &end)) {
        keep_line(source, start, arena, place);
    }
}
