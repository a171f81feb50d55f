/* What the styles of cells say about their numbers: dates are numbers with a date format. */
#include <string.h>
#include <strings.h>

#include "source/xlsx/xlsx.h"

enum { MOST_STYLES = 1 << 17, MOST_WIDTH = 18 };

typedef struct format {
    uint64_t id;
    sr_xlsx_style style;
} format;

typedef struct styles {
    sr_xlsx *x;
    format *formats; /* own ones of the workbook */
    size_t count, capacity;
    bool in_cells;
} styles;

/* What a format code shows, letter by letter. */
typedef struct shown {
    bool day;
    bool time;
    bool month_or_minute;
    bool percent;
    bool elapsed; /* [h]: a duration, which stays a number */
    bool other;   /* than zeros */
    unsigned zeros;
} shown;

/* Bytes of a part of a format code that is no letter of it: text, an escaped character, a width, a bracket.
 */
static size_t passed_over(sr_str rest, shown *out)
{
    char c = rest.at[0];
    if (c == '\\' || c == '_' || c == '*') return rest.length > 1 ? 2 : 1;
    if (c != '"' && c != '[') return 0;
    const char *end = memchr(rest.at + 1, c == '"' ? '"' : ']', rest.length - 1);
    if (end == NULL) return rest.length;
    size_t length = (size_t)(end - rest.at) + 1;
    if (c == '[' && length >= 3 && strchr("hHmMsS", rest.at[1]) != NULL &&
        rest.at[length - 2] == rest.at[1]) {
        out->elapsed = true;
    }
    return length;
}

static void take_letter(const char *at, size_t left, shown *out)
{
    char c = *at;
    bool swedish_year = left >= 2 && c == '\xC3' && (at[1] == '\xA5' || at[1] == '\x85');
    out->day |= c == 'd' || c == 'D' || c == 'y' || c == 'Y' || swedish_year;
    out->time |= c == 'h' || c == 'H' || c == 's' || c == 'S';
    out->month_or_minute |= c == 'm' || c == 'M';
    out->percent |= c == '%';
    out->zeros += c == '0';
    out->other |= c != '0';
}

sr_xlsx_style sr_xlsx_style_of(sr_str code)
{
    shown s = {0};
    if (code.length == 7 && strncasecmp(code.at, "General", 7) == 0) return (sr_xlsx_style){SR_XLSX_PLAIN, 0};
    for (size_t i = 0; i < code.length && code.at[i] != ';';) {
        size_t passed = passed_over((sr_str){code.at + i, code.length - i}, &s);
        s.other |= passed > 0;
        if (passed == 0) take_letter(code.at + i, code.length - i, &s);
        i += passed > 0 ? passed : 1;
    }
    if (s.elapsed) return (sr_xlsx_style){SR_XLSX_PLAIN, 0};
    if (s.day || (s.month_or_minute && !s.time)) return (sr_xlsx_style){SR_XLSX_DATE, 0};
    if (s.time) return (sr_xlsx_style){SR_XLSX_TIME, 0};
    if (s.percent) return (sr_xlsx_style){SR_XLSX_PERCENT, 0};
    if (s.zeros >= 2 && s.zeros <= MOST_WIDTH && !s.other) return (sr_xlsx_style){SR_XLSX_PADDED, s.zeros};
    return (sr_xlsx_style){SR_XLSX_PLAIN, 0};
}

static sr_xlsx_form builtin_form(uint64_t id)
{
    static const struct {
        unsigned char from, to, form;
    } forms[] = {{9, 10, SR_XLSX_PERCENT}, {14, 17, SR_XLSX_DATE}, {18, 21, SR_XLSX_TIME},
                 {22, 22, SR_XLSX_DATE},   {27, 36, SR_XLSX_DATE}, {45, 45, SR_XLSX_TIME},
                 {47, 47, SR_XLSX_TIME},   {50, 58, SR_XLSX_DATE}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (id >= forms[i].from && id <= forms[i].to) return (sr_xlsx_form)forms[i].form;
    }
    return SR_XLSX_PLAIN;
}

static sr_xlsx_style style_with(const styles *s, uint64_t id)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->formats[i].id == id) return s->formats[i].style;
    }
    return (sr_xlsx_style){builtin_form(id), 0};
}

static sr_status add_format(styles *s, const sr_xlsx_element *element)
{
    uint64_t id = 0;
    sr_str code = sr_xlsx_attribute(element, "formatCode");
    if (code.at == NULL || !sr_xlsx_number(sr_xlsx_attribute(element, "numFmtId"), UINT32_MAX, &id) ||
        s->count >= MOST_STYLES) {
        return SR_OK;
    }
    if (sr_grow((void **)&s->formats, s->count, &s->capacity, sizeof *s->formats) != SR_OK) return SR_MEMORY;
    s->formats[s->count++] = (format){id, sr_xlsx_style_of(code)};
    return SR_OK;
}

static sr_status add_style(styles *s, const sr_xlsx_element *element)
{
    sr_xlsx *x = s->x;
    if (x->style_count >= MOST_STYLES) return SR_OK;
    if (sr_grow((void **)&x->styles, x->style_count, &x->style_capacity, sizeof *x->styles) != SR_OK) {
        return SR_MEMORY;
    }
    uint64_t id = 0;
    (void)sr_xlsx_number(sr_xlsx_attribute(element, "numFmtId"), UINT32_MAX, &id);
    x->styles[x->style_count++] = style_with(s, id);
    return SR_OK;
}

static void start(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    styles *s = user;
    sr_status status = SR_OK;
    if (strcmp(element->name, "numFmt") == 0) status = add_format(s, element);
    if (strcmp(element->name, "cellXfs") == 0) s->in_cells = true;
    if (s->in_cells && strcmp(element->name, "xf") == 0) status = add_style(s, element);
    if (status != SR_OK) sr_xlsx_stop(parse, status);
}

static void end(sr_xlsx_parse *parse, void *user, const char *name)
{
    styles *s = user;
    if (strcmp(name, "cellXfs") != 0) return;
    s->in_cells = false;
    sr_xlsx_stop(parse, SR_OK);
}

sr_status sr_xlsx_read_styles(sr_xlsx *x)
{
    static const sr_xlsx_handler handler = {.start = start, .end = end};
    if (x->styles_part == NULL) return SR_OK;
    styles s = {.x = x};
    sr_status status = sr_xlsx_read_part(x, x->styles_part, &handler, &s);
    sr_free(s.formats);
    return status;
}
