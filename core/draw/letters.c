#include "draw/letters.h"

#include <math.h>
#include <string.h>

#include "draw/draw.h"

typedef struct width_range {
    uint32_t first, last;
    const uint16_t *widths; /* 1/1000 of the size; 0: not in the font */
} width_range;

#include "draw/font_widths.inc"

static int letter_width(uint32_t code, bool bold)
{
    const width_range *ranges = bold ? bold_ranges : regular_ranges;
    size_t count = sizeof regular_ranges / sizeof *regular_ranges;
    for (size_t i = 0; i < count; i++) {
        if (code < ranges[i].first || code > ranges[i].last) continue;
        uint16_t width = ranges[i].widths[code - ranges[i].first];
        if (width > 0 || code == 0x200b) return width;
    }
    if (code >= 0x25a0) return 1000; /* geometric shapes and what is wider still */
    return bold ? bold_default : regular_default;
}

static float width_of(sr_str text, float size, bool bold)
{
    int64_t sum = 0;
    uint32_t code = 0;
    for (size_t step = sr_utf8_next(text, &code); step > 0; step = sr_utf8_next(text, &code)) {
        sum += letter_width(code, bold);
        text = (sr_str){text.at + step, text.length - step};
    }
    return (float)sum * size / 1000.0F;
}

float sr_draw_text_width(const char *text, float size, bool bold)
{
    return width_of(sr_str_of(text), size, bold);
}

/* Where a line of at most `width` may end: the last place for a break that fits, else where the letters no
 * longer fit. */
static size_t line_end(sr_str text, float size, bool bold, float width, bool *broken)
{
    size_t best = 0, at = 0;
    uint32_t code = 0;
    *broken = false;
    while (at < text.length && width_of((sr_str){text.at, at}, size, bold) <= width) {
        size_t step = sr_utf8_next((sr_str){text.at + at, text.length - at}, &code);
        if (code == ' ' && at > 0) best = at;
        at += step;
        if (code == '-' && width_of((sr_str){text.at, at}, size, bold) <= width) best = at;
    }
    if (width_of((sr_str){text.at, at}, size, bold) <= width) return text.length;
    *broken = best == 0;
    return best;
}

/* The longest beginning that fits together with the ellipsis. */
static char *cut(sr_arena *arena, sr_str text, float size, bool bold, float width)
{
    static const char ellipsis[] = "…";
    float room = width - sr_draw_text_width(ellipsis, size, bold);
    size_t at = 0, next = 0;
    uint32_t code = 0;
    while (next < text.length) {
        next += sr_utf8_next((sr_str){text.at + next, text.length - next}, &code);
        if (width_of((sr_str){text.at, next}, size, bold) > room) break;
        at = next;
    }
    while (at > 0 && text.at[at - 1] == ' ')
        at--;
    char *line = sr_arena_alloc(arena, at + sizeof ellipsis);
    if (line == NULL) return NULL;
    memcpy(line, text.at, at);
    memcpy(line + at, ellipsis, sizeof ellipsis);
    return line;
}

static sr_status add_line(sr_lines *out, char *line, float size, bool bold)
{
    if (line == NULL) return SR_MEMORY;
    float width = sr_draw_text_width(line, size, bold);
    if (width > out->width) out->width = width;
    out->line[out->count++] = line;
    return SR_OK;
}

sr_status sr_lines_break(sr_arena *arena, const char *text, float size, bool bold, float width, sr_lines *out)
{
    sr_str rest = sr_str_trim(sr_str_of(text));
    sr_status status = SR_OK;
    *out = (sr_lines){0};
    while (status == SR_OK && rest.length > 0 && out->count < SR_LABEL_LINES) {
        bool broken = false, last = out->count + 1 == SR_LABEL_LINES;
        size_t end = line_end(rest, size, bold, width, &broken);
        if (broken || (last && end < rest.length))
            return add_line(out, cut(arena, rest, size, bold, width), size, bold);
        status = add_line(out, sr_arena_copy(arena, rest.at, end), size, bold);
        rest = sr_str_trim((sr_str){rest.at + end, rest.length - end});
    }
    return status;
}

void sr_draw_coordinate(sr_buf *out, float value)
{
    long tenths = lroundf(value * 10.0F);
    unsigned long size = tenths < 0 ? 0UL - (unsigned long)tenths : (unsigned long)tenths;
    char digits[24];
    size_t at = sizeof digits;
    if (tenths < 0) sr_buf_char(out, '-');
    if (size % 10 != 0) {
        digits[--at] = (char)('0' + size % 10);
        digits[--at] = '.';
    }
    size /= 10;
    do {
        digits[--at] = (char)('0' + size % 10);
        size /= 10;
    } while (size > 0);
    sr_buf_put(out, digits + at, sizeof digits - at);
}
