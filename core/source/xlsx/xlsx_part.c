/* The archive and its parts. SAX is the layer of libxml2 below xmlTextReader: the same parser without a node
   for each cell. To walk a sheet of 1.6 million cells the reader takes as long as all that is done here
   takes, unpacking and building the table included. No entity is ever expanded, no file or network opened. */
#include <libxml/parser.h>
#include <string.h>

#include "source/xlsx/xlsx.h"

enum { PIECE = 1 << 16 };

struct sr_xlsx_parse {
    xmlParserCtxtPtr xml;
    const sr_xlsx_handler *handler;
    void *user;
    const xmlChar *vocabulary; /* namespace of the root */
    unsigned depth;
    unsigned foreign;  /* depth of the outermost element of another vocabulary; 0: not within one */
    uint64_t failures; /* of allocation, before */
    bool declares;     /* the part has a document type declaration */
    bool too_deep;
    bool stopped;
    sr_status status;
};

void sr_xlsx_stop(sr_xlsx_parse *parse, sr_status status)
{
    parse->stopped = true;
    if (parse->status == SR_OK) parse->status = status;
}

sr_str sr_xlsx_attribute(const sr_xlsx_element *element, const char *name)
{
    for (int i = 0; i < element->count; i++) {
        const xmlChar **at = element->attributes + (ptrdiff_t)5 * i;
        if (at[0][0] != (unsigned char)name[0] || strcmp((const char *)at[0], name) != 0) continue;
        return (sr_str){(const char *)at[3], (size_t)(at[4] - at[3])};
    }
    return (sr_str){0};
}

bool sr_xlsx_attribute_is(const sr_xlsx_element *element, const char *name, const char *value)
{
    sr_str found = sr_xlsx_attribute(element, name);
    return found.at != NULL && sr_str_is(found, value);
}

bool sr_xlsx_attribute_true(const sr_xlsx_element *element, const char *name)
{
    return sr_xlsx_attribute_is(element, name, "1") || sr_xlsx_attribute_is(element, name, "true");
}

bool sr_xlsx_number(sr_str digits, uint64_t most, uint64_t *out)
{
    uint64_t value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        unsigned digit = (unsigned)(unsigned char)digits.at[i] - '0';
        if (digit > 9) return false;
        value = value * 10 + digit;
        if (value > most) return false;
    }
    *out = value;
    return digits.length > 0;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **attributes)
{
    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted;
    sr_xlsx_parse *parse = user;
    if (parse->stopped) return;
    if (parse->depth == 0) parse->vocabulary = uri;
    if (++parse->depth > SR_XLSX_MOST_DEPTH) {
        parse->too_deep = true;
        sr_xlsx_stop(parse, SR_OK);
        return;
    }
    if (parse->foreign == 0 && !xmlStrEqual(uri, parse->vocabulary)) parse->foreign = parse->depth;
    if (parse->foreign != 0) return;
    sr_xlsx_element element = {(const char *)name, attributes, count};
    parse->handler->start(parse, parse->user, &element);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    (void)uri;
    sr_xlsx_parse *parse = user;
    if (parse->stopped) return;
    bool own = parse->foreign == 0;
    if (parse->foreign == parse->depth) parse->foreign = 0;
    parse->depth--;
    if (own && parse->handler->end != NULL) parse->handler->end(parse, parse->user, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int length)
{
    sr_xlsx_parse *parse = user;
    if (parse->stopped || parse->foreign != 0 || parse->handler->text == NULL) return;
    parse->handler->text(parse, parse->user, (sr_str){(const char *)text, (size_t)length});
}

static void on_declaration(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    sr_xlsx_parse *parse = user;
    parse->declares = true;
    sr_xlsx_stop(parse, SR_OK);
    xmlStopParser(parse->xml); /* before any entity is declared */
}

/* Errors are asked for after each piece; nothing is printed. */
static void on_error(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
}

static xmlParserCtxtPtr new_parser(sr_xlsx_parse *parse)
{
    xmlSAXHandler sax = {
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .cdataBlock = on_text,
        .internalSubset = on_declaration,
        .serror = on_error,
        .initialized = XML_SAX2_MAGIC,
    };
    xmlParserCtxtPtr xml = xmlCreatePushParserCtxt(&sax, parse, NULL, 0, NULL);
    /* Without XML_PARSE_NOENT an "&amp;" of an attribute comes as "&#38;". The entities of the language are
       the only ones there can be: a document type is refused where it begins. */
    if (xml != NULL) (void)xmlCtxtUseOptions(xml, XML_PARSE_NONET | XML_PARSE_NOENT);
    return xml;
}

/* libxml2 makes a document of its own for the entities of a declaration, which nothing ever looks up. */
static void free_parser(xmlParserCtxtPtr xml)
{
    if (xml == NULL) return;
    if (xml->myDoc != NULL) xmlFreeDoc(xml->myDoc);
    xmlFreeParserCtxt(xml);
}

static sr_status damaged(sr_xlsx *x, const char *part, const char *why)
{
    sr_table_builder_problem(x->builder, "SR1211", 0, 0, why,
                             SR_MSG("the part {0} of the workbook is damaged", part),
                             SR_MSG("open the file in the program that wrote it and save it again"));
    return SR_CONTENT;
}

static sr_status too_large(sr_xlsx *x, const char *part)
{
    sr_table_builder_problem(x->builder, "SR9042", 0, 0, NULL,
                             SR_MSG("the part {0} of the workbook unpacks to more than is read", part),
                             SR_MSG("save the sheet as CSV, or divide the file"));
    return SR_LIMIT;
}

static sr_status tell_xml_error(sr_xlsx *x, const char *part, sr_xlsx_parse *parse)
{
    const xmlError *error = xmlCtxtGetLastError(parse->xml);
    char why[160] = "";
    if (error != NULL && error->message != NULL) {
        sr_str text = sr_str_trim(sr_str_of(error->message));
        size_t length = text.length < sizeof why ? text.length : sizeof why - 1;
        memcpy(why, text.at, length);
        why[sr_utf8_valid(why, length)] = '\0';
    }
    return damaged(x, part, why[0] != '\0' ? why : NULL);
}

/* After a piece: whether to go on. */
static sr_status look_after(sr_xlsx *x, const char *part, sr_xlsx_parse *parse)
{
    if (sr_memory_failures() != parse->failures) return SR_MEMORY; /* libxml2 does not tell every failure */
    if (parse->declares) return damaged(x, part, "<!DOCTYPE");
    if (parse->too_deep) return damaged(x, part, NULL);
    if (parse->status != SR_OK || parse->stopped) return parse->status;
    return parse->xml->wellFormed != 0 ? SR_OK : tell_xml_error(x, part, parse);
}

static bool within_limits(sr_xlsx *x, uint64_t packed, uint64_t unpacked)
{
    bool bomb =
        unpacked > SR_XLSX_FREE_BYTES && (unpacked - SR_XLSX_FREE_BYTES) / SR_XLSX_MOST_RATIO > packed;
    return !bomb && x->unpacked <= SR_XLSX_MOST_BYTES;
}

static sr_status feed(sr_xlsx *x, const char *part, zip_file_t *file, uint64_t packed, sr_xlsx_parse *parse)
{
    char *piece = sr_malloc(PIECE);
    sr_status status = piece != NULL ? SR_OK : SR_MEMORY;
    uint64_t unpacked = 0;
    while (status == SR_OK && !parse->stopped) {
        zip_int64_t got = zip_fread(file, piece, PIECE);
        if (got < 0) {
            status = damaged(x, part, zip_file_strerror(file));
            break;
        }
        unpacked += (uint64_t)got;
        x->unpacked += (uint64_t)got;
        if (!within_limits(x, packed, unpacked)) {
            status = too_large(x, part);
            break;
        }
        (void)xmlParseChunk(parse->xml, piece, (int)got, got == 0);
        status = look_after(x, part, parse);
        if (got == 0) break;
    }
    sr_free(piece);
    return status;
}

static bool readable(const zip_stat_t *about)
{
    return (about->valid & ZIP_STAT_COMP_SIZE) != 0 &&
           (about->comp_method == ZIP_CM_STORE || about->comp_method == ZIP_CM_DEFLATE) &&
           about->encryption_method == ZIP_EM_NONE;
}

bool sr_xlsx_has_part(const sr_xlsx *x, const char *part)
{
    return zip_name_locate(x->zip, part, ZIP_FL_NOCASE) >= 0;
}

static sr_status missing(sr_xlsx *x, const char *part)
{
    sr_table_builder_problem(x->builder, "SR1211", 0, 0, NULL,
                             SR_MSG("the part {0} of the workbook is missing or cannot be unpacked", part),
                             SR_MSG("open the file in the program that wrote it and save it again"));
    return SR_CONTENT;
}

sr_status sr_xlsx_read_part(sr_xlsx *x, const char *part, const sr_xlsx_handler *handler, void *user)
{
    zip_int64_t index = zip_name_locate(x->zip, part, ZIP_FL_NOCASE);
    zip_stat_t about;
    if (index < 0 || zip_stat_index(x->zip, (zip_uint64_t)index, 0, &about) != 0 || !readable(&about)) {
        return missing(x, part);
    }
    zip_file_t *file = zip_fopen_index(x->zip, (zip_uint64_t)index, 0);
    if (file == NULL) return missing(x, part);
    sr_xlsx_parse parse = {.handler = handler, .user = user, .failures = sr_memory_failures()};
    xmlSetStructuredErrorFunc(NULL, on_error); /* else what has no context is printed */
    parse.xml = new_parser(&parse);
    sr_status status = parse.xml != NULL ? feed(x, part, file, about.comp_size, &parse) : SR_MEMORY;
    free_parser(parse.xml);
    (void)zip_fclose(file);
    return status;
}

static sr_status not_a_workbook(sr_xlsx *x)
{
    sr_str bytes = x->input->bytes;
    bool old = bytes.length >= 4 && memcmp(bytes.at, "\xD0\xCF\x11\xE0", 4) == 0;
    sr_table_builder_problem(x->builder, "SR1210", 0, 0, NULL,
                             old ? SR_MSG("the file is a workbook in the old format, or one with a password")
                                 : SR_MSG("the file is not a workbook in the format xlsx"),
                             old ? SR_MSG("save it as an Excel workbook (.xlsx) without password")
                                 : SR_MSG("is the file whole?"));
    return SR_CONTENT;
}

sr_status sr_xlsx_open(sr_xlsx *x)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *bytes = zip_source_buffer_create(x->input->bytes.at, x->input->bytes.length, 0, &error);
    if (bytes == NULL) return SR_MEMORY;
    x->zip = zip_open_from_source(bytes, ZIP_RDONLY, &error);
    bool memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    zip_error_fini(&error);
    if (x->zip != NULL) return SR_OK;
    zip_source_free(bytes);
    return memory ? SR_MEMORY : not_a_workbook(x);
}
