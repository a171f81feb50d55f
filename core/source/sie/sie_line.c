/* Divides a line of a SIE file into its label, its fields and its list of objects. */
#include <string.h>

#include "source/sie/sie_parse.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static bool ends_word(char c)
{
    return is_space(c) || c == '{' || c == '}';
}

/* The quote that closes a field. A field that would never close ends at the last quote of the line even if a
   backslash stands before it: programs write "C:\" with a backslash that means itself. */
static const char *closing_quote(const char *from, const char *end, bool *escaped)
{
    for (const char *at = from; at < end; at++) {
        if (*at == '"') return at;
        if (*at != '\\' || at + 1 >= end || at[1] != '"') continue;
        const char *rest = at + 2;
        while (rest < end && (is_space(*rest) || *rest == '}')) {
            rest++;
        }
        if (rest == end) return at + 1;
        *escaped = true;
        at++;
    }
    return NULL;
}

static const char *quoted(sr_sie_line *line, const char *at, const char *end, sr_sie_field *out)
{
    const char *close = closing_quote(at + 1, end, &out->escaped);
    if (close == NULL) line->unclosed = true;
    const char *stop = close != NULL ? close : end;
    out->raw = (sr_str){at + 1, (size_t)(stop - at - 1)};
    if (close == NULL) return end;
    at = close + 1;
    if (at < end && !ends_word(*at)) line->glued = at;
    return at;
}

static const char *word(const char *at, const char *end, sr_sie_field *out)
{
    const char *start = at;
    while (at < end && !ends_word(*at)) {
        at++;
    }
    out->raw = (sr_str){start, (size_t)(at - start)};
    return at;
}

static const char *field(sr_sie_parse *p, sr_sie_line *line, const char *at, const char *end)
{
    sr_sie_field read = {0};
    at = *at == '"' ? quoted(line, at, end, &read) : word(at, end, &read);
    sr_sie_field *slot = sr_sie_push(p, line->open ? &line->inner : &line->field, sizeof *slot);
    if (slot != NULL) *slot = read;
    return at;
}

static void brace(sr_sie_line *line, char c)
{
    if (c == '{') {
        line->braced = true;
        line->open = true;
    } else {
        if (!line->open) line->stray = true;
        line->open = false;
    }
}

void sr_sie_split(sr_sie_parse *p, sr_sie_line *line)
{
    const char *at = line->text.at;
    const char *end = at + line->text.length;
    line->field.count = line->inner.count = 0;
    line->braced = line->open = line->stray = line->unclosed = false;
    line->glued = NULL;
    line->label = (sr_str){0};
    while (at < end && is_space(*at)) {
        at++;
    }
    if (at < end && *at == '#') {
        sr_sie_field label = {0};
        at = word(at + 1, end, &label);
        line->label = label.raw;
    }
    while (at < end && p->status != SR_MEMORY) {
        if (is_space(*at)) {
            at++;
        } else if (*at == '{' || *at == '}') {
            brace(line, *at++);
        } else {
            at = field(p, line, at, end);
        }
    }
}

/* The algorithm in words: every byte of labels and contents of fields; not the spaces, tabs and braces
   between them nor the quotes around them; \" is one quote. */
uint32_t sr_sie_sum_line(uint32_t sum, sr_str line)
{
    bool inside = false;
    for (size_t i = 0; i < line.length; i++) {
        char c = line.at[i];
        if (c == '\\' && i + 1 < line.length && line.at[i + 1] == '"') {
            c = line.at[++i];
        } else if (c == '"') {
            inside = !inside;
            continue;
        } else if (!inside && ends_word(c)) {
            continue;
        }
        sum = sr_crc32(sum, &c, 1);
    }
    return sum;
}
