#include <string.h>
#include <strings.h>

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "source/contents/kind.h"
#include "source/csv/csv.h"

enum { WINDOW = 1 << 16 };

static bool ends_cell(const sr_csv_cells *from, char c)
{
    return c == from->separator || (from->lines && (c == '\n' || c == '\r'));
}

bool sr_csv_next_cell(sr_csv_cells *from, sr_str *out)
{
    size_t length = 0;
    bool quoted = false;
    if (from->ended) return false;
    for (; length < from->left.length; length++) {
        char c = from->left.at[length];
        if (c == '"') quoted = !quoted;
        if (!quoted && ends_cell(from, c)) break;
    }
    *out = (sr_str){from->left.at, length};
    from->ended = length == from->left.length;
    size_t past = length + !from->ended;
    from->left = (sr_str){from->left.at + past, from->left.length - past};
    return true;
}

sr_str sr_csv_unquoted(sr_str cell)
{
    cell = sr_str_trim(cell);
    bool quoted = cell.length >= 2 && cell.at[0] == '"' && cell.at[cell.length - 1] == '"';
    return quoted ? (sr_str){cell.at + 1, cell.length - 2} : cell;
}

size_t sr_csv_width(sr_str line, char separator)
{
    sr_csv_cells cells = {.left = line, .separator = separator};
    sr_str cell;
    size_t count = 0;
    while (sr_csv_next_cell(&cells, &cell)) {
        count++;
    }
    return count;
}

/* What most divides the header, which may hold quoted line ends. */
static char separator_of_names(sr_str text)
{
    static const char signs[] = {';', '\t', ','};
    sr_csv_cells rows = {.left = text, .separator = '\n', .lines = true};
    sr_str header = {0};
    char best = ';';
    size_t most = 1;
    (void)sr_csv_next_cell(&rows, &header);
    for (size_t i = 0; i < sizeof signs; i++) {
        size_t width = sr_csv_width(header, signs[i]);
        if (width > most) {
            most = width;
            best = signs[i];
        }
    }
    return best;
}

/* Whether the sign divides the first row. */
static bool divides(sr_str text, char separator)
{
    sr_csv_cells cells = {.left = text, .separator = separator, .lines = true};
    sr_str first = {0};
    (void)sr_csv_next_cell(&cells, &first);
    return first.length < text.length && text.at[first.length] == separator;
}

char sr_csv_detect_separator(sr_str text)
{
    sr_layout layout;
    if (text.length > WINDOW) text.length = WINDOW;
    (void)sr_layout_of(text, &layout);
    if (layout.separator != '\0' && divides(text, layout.separator)) return layout.separator;
    return separator_of_names(text);
}

/* What the encoding is seen from: at most WINDOW bytes from the first beyond ASCII. */
static sr_str window_of(sr_str text)
{
    size_t at = sr_ascii_length(text);
    size_t left = text.length - at;
    return (sr_str){text.at + at, left < WINDOW ? left : WINDOW};
}

static bool is_letter(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Letters of Swedish as each encoding has them. Two bytes that are one letter of UTF-8 are no text in another
   encoding; å ä ö of CP437 are signs of Windows-1252 that stand between words, never within one. */
static void count_letters(sr_str seen, size_t *utf8, size_t *single, size_t *dos)
{
    for (size_t i = 0; i + 1 < seen.length; i++) {
        unsigned char byte = (unsigned char)seen.at[i], next = (unsigned char)seen.at[i + 1];
        bool within = i > 0 && is_letter((unsigned char)seen.at[i - 1]) && next >= 'a' && next <= 'z';
        *utf8 += byte == 0xC3 && next >= 0x80 && next <= 0xBF;
        *single +=
            byte == 0xE5 || byte == 0xE4 || byte == 0xF6 || byte == 0xC5 || byte == 0xC4 || byte == 0xD6;
        *dos += within && (byte == 0x84 || byte == 0x86 || byte == 0x94);
    }
}

/* A sequence of UTF-8 that the window cuts is none against it; a file of UTF-8 with a damaged byte is still
   one, and the byte is told where it stands. */
static sr_csv_encoding detect_encoding(sr_str text, bool *dos)
{
    size_t pairs = 0, single = 0, old = 0;
    sr_str seen = window_of(text);
    size_t valid = sr_utf8_valid(seen.at, seen.length);
    bool cut = valid + 4 > seen.length && seen.at + seen.length < text.at + text.length;
    *dos = false;
    if (valid == seen.length || cut) return SR_CSV_UTF8;
    size_t before =
        (size_t)(seen.at - text.at); /* the letter before the window shows what the first byte is in */
    size_t from = before > 0 ? 1 : 0;
    count_letters((sr_str){seen.at - from, seen.length + from}, &pairs, &single, &old);
    if (pairs > single && pairs > old) return SR_CSV_UTF8;
    *dos = old > single;
    return SR_CSV_WINDOWS_1252;
}

typedef struct reading {
    const cJSON *options;
    sr_table_builder *builder; /* NULL: nothing is told */
    sr_csv_form *form;
    unsigned header; /* line that the options give; 0: none */
    bool wrong;
    bool dos; /* the bytes are CP437 */
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
    if (text != NULL || !r->dos) return;
    r->wrong = true;
    if (r->builder == NULL) return;
    sr_table_builder_problem(r->builder, "SR1118", 0, 0, NULL,
                             SR_MSG("the file is in the encoding {0}, which is not read in CSV", "cp437"),
                             SR_MSG("save the file as CSV in UTF-8"));
}

static void read_header(reading *r)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(r->options, "header");
    if (item == NULL || cJSON_IsNull(item)) return;
    bool number = cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble <= 1000000;
    if (number && (double)(unsigned)item->valuedouble == item->valuedouble)
        r->header = (unsigned)item->valuedouble;
    else
        refuse(r, "header", NULL,
               SR_MSG("write the number of the line that holds the names of the columns, from 1"));
}

/* A header that no option tells may stand below lines of title. */
static sr_status find_header(reading *r, sr_str text)
{
    if (r->header == 0) {
        return r->builder != NULL && !r->wrong ? sr_csv_seek_header(text, r->builder, r->form) : SR_OK;
    }
    sr_status status = sr_csv_header_in(text, r->header, r->form);
    if (status != SR_CONTENT) return status;
    refuse(r, "header", NULL,
           SR_MSG("the line stands within quotes that begin on a line above it; write the line that the row "
                  "with the names begins on"));
    return SR_OK;
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
    sr_str text = sr_utf8_unmarked(input->bytes);
    cJSON *options = cJSON_Parse(input->options != NULL ? input->options : "{}");
    if (options == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    bool dos = false;
    *out = (sr_csv_form){.encoding = detect_encoding(text, &dos), .header = 1};
    reading r = {.options = options, .builder = builder, .form = out, .dos = dos};
    check_names(&r);
    read_header(&r);
    if (text.length == input->bytes.length)
        read_encoding(&r);
    else
        out->encoding = SR_CSV_UTF8;
    read_separator(&r);
    sr_status status = find_header(&r, text);
    if (out->separator == '\0') {
        out->separator = sr_csv_detect_separator((sr_str){text.at + out->start, text.length - out->start});
    }
    out->decimal = out->separator == ',' ? '.' : ',';
    read_decimal(&r);
    cJSON_Delete(options);
    return status != SR_OK ? status : r.wrong ? SR_CONTENT : SR_OK;
}

char sr_csv_decimal(const sr_reader_input *input)
{
    sr_csv_form form = {.decimal = ','};
    sr_status status = sr_csv_form_of(input, NULL, &form);
    if (status != SR_OK && status != SR_CONTENT) form.decimal = ',';
    return form.decimal;
}
