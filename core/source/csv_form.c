#include <string.h>
#include <strings.h>

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "source/csv.h"

enum { WINDOW = 1 << 16 };

sr_str sr_csv_text(sr_str bytes)
{
    bool marked = bytes.length >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0;
    return marked ? (sr_str){bytes.at + 3, bytes.length - 3} : bytes;
}

/* The line of that number, without its end. */
static sr_str line_of(sr_str text, unsigned number)
{
    const char *at = text.at;
    const char *end = text.at + text.length;
    for (unsigned line = 1;; line++) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r') {
            stop++;
        }
        if (line == number || stop == end) return (sr_str){at, (size_t)(stop - at)};
        at = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
    }
}

size_t sr_csv_separators(sr_str line, char separator)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.length; i++) {
        if (line.at[i] == '"') quoted = !quoted;
        count += !quoted && line.at[i] == separator;
    }
    return count;
}

static char detect_separator(sr_str header)
{
    static const char signs[] = {';', '\t', ','};
    char best = ';';
    size_t most = 0;
    for (size_t i = 0; i < sizeof signs; i++) {
        size_t count = sr_csv_separators(header, signs[i]);
        if (count > most) {
            most = count;
            best = signs[i];
        }
    }
    return best;
}

/* From the first byte beyond ASCII: where what follows it is UTF-8, the file is. A sequence that the window
   cuts is none against it. */
static sr_csv_encoding detect_encoding(sr_str text)
{
    size_t at = 0;
    while (at < text.length && (unsigned char)text.at[at] < 0x80) {
        at++;
    }
    size_t left = text.length - at;
    size_t window = left < WINDOW ? left : WINDOW;
    size_t valid = sr_utf8_valid(text.at + at, window);
    bool cut = valid + 4 > window && window < left;
    return valid == window || cut ? SR_CSV_UTF8 : SR_CSV_WINDOWS_1252;
}

typedef struct reading {
    const cJSON *options;
    sr_table_builder *builder; /* NULL: nothing is told */
    sr_csv_form *form;
    bool wrong;
} reading;

static void refuse(reading *r, const char *name, const char *found, sr_message expected)
{
    r->wrong = true;
    if (r->builder == NULL) return;
    sr_table_builder_problem(r->builder, "SR1119", 0, 0, found,
                             SR_MSG("the option \"{0}\" of the source is wrong", name), expected);
}

static const char *text_option(reading *r, const char *name, sr_message expected)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(r->options, name);
    if (item == NULL || cJSON_IsNull(item)) return NULL;
    if (!cJSON_IsString(item)) {
        refuse(r, name, NULL, expected);
        return NULL;
    }
    return item->valuestring;
}

static void read_separator(reading *r)
{
    sr_message expected = SR_MSG("write one of ; , | or tab");
    const char *text = text_option(r, "separator", expected);
    if (text == NULL) return;
    if (strcmp(text, "tab") == 0) text = "\t";
    if (strlen(text) == 1 && strchr(";,|\t", text[0]) != NULL)
        r->form->separator = text[0];
    else
        refuse(r, "separator", text, expected);
}

static void read_decimal(reading *r)
{
    sr_message expected = SR_MSG("write \",\" or \".\"");
    const char *text = text_option(r, "decimal", expected);
    if (text == NULL) return;
    if (strcmp(text, ",") == 0 || strcmp(text, ".") == 0)
        r->form->decimal = text[0];
    else
        refuse(r, "decimal", text, expected);
}

static void read_encoding(reading *r)
{
    static const struct {
        const char *name;
        sr_csv_encoding encoding;
    } names[] = {{"utf-8", SR_CSV_UTF8},         {"utf8", SR_CSV_UTF8},
                 {"latin-1", SR_CSV_LATIN1},     {"latin1", SR_CSV_LATIN1},
                 {"iso-8859-1", SR_CSV_LATIN1},  {"windows-1252", SR_CSV_WINDOWS_1252},
                 {"cp1252", SR_CSV_WINDOWS_1252}};
    sr_message expected = SR_MSG("write \"utf-8\", \"latin-1\" or \"windows-1252\"");
    const char *text = text_option(r, "encoding", expected);
    for (size_t i = 0; text != NULL && i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(text, names[i].name) != 0) continue;
        r->form->encoding = names[i].encoding;
        return;
    }
    if (text != NULL) refuse(r, "encoding", text, expected);
}

static void read_header(reading *r)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(r->options, "header");
    if (item == NULL || cJSON_IsNull(item)) return;
    bool number = cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble <= 1000000;
    if (number && (double)(unsigned)item->valuedouble == item->valuedouble)
        r->form->header = (unsigned)item->valuedouble;
    else
        refuse(r, "header", NULL,
               SR_MSG("write the number of the line that holds the names of the columns, from 1"));
}

static void check_names(reading *r)
{
    static const char *const known[] = {"separator", "encoding", "decimal", "header"};
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, r->options)
    {
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            found = found || strcmp(known[i], item->string) == 0;
        }
        if (found) continue;
        const char *nearest = sr_nearest(item->string, known, sizeof known / sizeof *known);
        refuse(r, item->string, NULL,
               nearest != NULL
                   ? SR_MSG("did you mean {0}?", nearest)
                   : SR_MSG("a csv source has the options separator, encoding, decimal and header"));
    }
}

sr_status sr_csv_form_of(const sr_reader_input *input, sr_table_builder *builder, sr_csv_form *out)
{
    sr_str text = sr_csv_text(input->bytes);
    cJSON *options = cJSON_Parse(input->options != NULL ? input->options : "{}");
    if (options == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    *out = (sr_csv_form){.encoding = detect_encoding(text), .header = 1};
    reading r = {options, builder, out, false};
    check_names(&r);
    read_header(&r);
    out->separator = detect_separator(line_of(text, out->header));
    read_separator(&r);
    out->decimal = out->separator == ',' ? '.' : ',';
    read_decimal(&r);
    if (text.length == input->bytes.length)
        read_encoding(&r);
    else
        out->encoding = SR_CSV_UTF8;
    cJSON_Delete(options);
    return r.wrong ? SR_CONTENT : SR_OK;
}

char sr_csv_decimal(const sr_reader_input *input)
{
    sr_csv_form form = {.decimal = ','};
    sr_status status = sr_csv_form_of(input, NULL, &form);
    if (status != SR_OK && status != SR_CONTENT) form.decimal = ',';
    return form.decimal;
}
