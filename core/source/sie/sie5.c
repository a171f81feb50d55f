/* Reads SIE 5 as events of libxml2: no network, no document type, no entities of its own. */
#include <limits.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "source/sie/sie5_parse.h"

static const char name_space[] = "http://www.sie.se/sie5";
static const char signature[] = "http://www.w3.org/2000/09/xmldsig#";

typedef struct driver {
    sr_sie5 x;
    xmlParserCtxtPtr xml;
    bool refused;
    bool broken;
} driver;

const char *sr_sie5_attribute_of(const sr_sie5 *x, const char *name)
{
    for (size_t i = 0; i < x->attribute_count; i++) {
        if (!x->attributes[i].foreign && strcmp(x->attributes[i].name, name) == 0)
            return x->attributes[i].value;
    }
    return NULL;
}

/* Attributes come as local name, prefix, namespace, value, end of value. */
static void take_attributes(sr_sie5 *x, int count, const xmlChar **attributes)
{
    x->attribute_count = 0;
    for (int i = 0; i < count && x->attribute_count < SR_SIE5_ATTRIBUTES; i++) {
        const xmlChar **at = attributes + 5 * (size_t)i;
        sr_str value = {(const char *)at[3], (size_t)(at[4] - at[3])};
        x->attributes[x->attribute_count++] =
            (sr_sie5_attribute){.name = sr_sie_intern(&x->p, sr_str_of((const char *)at[0])),
                                .value = sr_sie_intern(&x->p, value),
                                .foreign = at[2] != NULL};
    }
}

static void check_namespace(sr_sie5 *x, const char *name, const char *uri)
{
    if (x->foreign || (uri != NULL && strcmp(uri, name_space) == 0)) return;
    x->foreign = true;
    sr_sie_tell(&x->p,
                &(sr_finding){.code = "SR1158",
                              .severity = SR_WARNING,
                              .place = {.line = x->p.at_line},
                              .message = SR_MSG("the element {0} is not in the namespace of SIE 5", name),
                              .found = uri,
                              .expected = SR_MSG("{0}", name_space)});
}

static const char *name_at(const sr_sie5 *x, size_t depth)
{
    return depth > 0 && depth <= SR_SIE5_DEPTH ? x->open[depth - 1].name : "";
}

static void open_element(sr_sie5 *x, const char *name)
{
    sr_sie5_frame *parent = x->depth > 1 ? &x->open[x->depth - 2] : NULL;
    sr_sie5_frame *frame = &x->open[x->depth - 1];
    *frame = (sr_sie5_frame){.name = name, .rule = -1, .line = x->p.at_line};
    if (parent == NULL) x->entry = strcmp(name, "SieEntry") == 0;
    sr_sie5_check_start(x, frame, parent);
    if (frame->rule < 0)
        x->ignored = x->depth;
    else
        sr_sie5_element(x, name, name_at(x, x->depth - 1));
}

static void note_encoding(driver *d)
{
    const char *declared = (const char *)d->xml->encoding;
    if (d->xml->input != NULL && d->xml->input->encoding != NULL)
        declared = (const char *)d->xml->input->encoding;
    sr_sie_encoding *encoding = &d->x.p.sie->encoding;
    if (declared != NULL && !sr_sie_encoding_read(sr_str_of(declared), encoding))
        *encoding = SR_SIE_OTHER_ENCODING;
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int declared, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **attributes)
{
    driver *d = user;
    sr_sie5 *x = &d->x;
    (void)prefix, (void)declared, (void)namespaces, (void)defaulted;
    x->p.at_line = (unsigned)xmlSAX2GetLineNumber(d->xml);
    if (x->depth++ == 0) note_encoding(d);
    if (x->ignored != 0 || x->p.status == SR_MEMORY) return;
    const char *name = sr_sie_intern(&x->p, sr_str_of((const char *)local));
    sr_sie_count_label(&x->p, sr_str_of(name), sr_sie5_knows(name), x->p.at_line);
    bool seal = uri != NULL && strcmp((const char *)uri, signature) == 0;
    if (!seal) check_namespace(x, name, (const char *)uri);
    take_attributes(x, count, attributes);
    if (x->p.status == SR_MEMORY) {
        xmlStopParser(d->xml);
    } else if (x->depth > SR_SIE5_DEPTH) {
        x->ignored = x->depth;
    } else {
        open_element(x, name);
    }
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    driver *d = user;
    sr_sie5 *x = &d->x;
    (void)local, (void)prefix, (void)uri;
    x->p.at_line = (unsigned)xmlSAX2GetLineNumber(d->xml);
    if (x->depth == 0) return;
    if (x->ignored == 0 && x->depth <= SR_SIE5_DEPTH && x->p.status != SR_MEMORY) {
        const sr_sie5_frame *frame = &x->open[x->depth - 1];
        sr_sie5_check_end(x, frame);
        sr_sie5_element_end(x, frame->name, name_at(x, x->depth - 1));
    }
    if (x->ignored == x->depth) x->ignored = 0;
    x->depth--;
}

static void refuse_type(void *user, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    driver *d = user;
    (void)name, (void)public_id, (void)system_id;
    if (d->refused) return;
    d->refused = true;
    sr_sie_tell(&d->x.p,
                &(sr_finding){.code = "SR1157",
                              .severity = SR_ERROR,
                              .place = {.line = (unsigned)xmlSAX2GetLineNumber(d->xml)},
                              .message = SR_MSG("the file declares a document type, which is not read"),
                              .hint = SR_MSG("SIE 5 has none; export the file again")});
    xmlStopParser(d->xml);
}

static void on_error(void *user, xmlErrorPtr error)
{
    driver *d = user;
    if (error->code == XML_ERR_NO_MEMORY) {
        sr_sie_no_memory(&d->x.p);
        return;
    }
    if (error->level < XML_ERR_ERROR || d->refused) return;
    d->broken = true;
    sr_str text = sr_str_trim(sr_str_of(error->message));
    if (sr_utf8_valid(text.at, text.length) != text.length) text = SR_STR("");
    unsigned line = error->line > 0 ? (unsigned)error->line : 0;
    sr_sie_tell(
        &d->x.p,
        &(sr_finding){.code = "SR1157",
                      .severity = SR_ERROR,
                      .place = {.line = line},
                      .message = SR_MSG("the file is not well-formed XML: {0}", sr_sie_intern(&d->x.p, text)),
                      .hint = SR_MSG("the file may be cut off or damaged; export it again")});
}

/* What libxml2 would print when memory runs out before it has a parser. */
static void hush(void *user, xmlErrorPtr error)
{
    (void)user, (void)error;
}

static void parse(driver *d, sr_str bytes)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .internalSubset = refuse_type,
                         .serror = on_error};
    d->xml = xmlCreateMemoryParserCtxt(bytes.at, (int)bytes.length);
    if (d->xml == NULL) {
        sr_sie_no_memory(&d->x.p);
        return;
    }
    *d->xml->sax = sax;
    d->xml->userData = d;
    /* Without XML_PARSE_NOENT an "&amp;" of an attribute comes as "&#38;". The entities of the language are
       the only ones there can be: a document type is refused where it begins. */
    (void)xmlCtxtUseOptions(d->xml, XML_PARSE_NONET | XML_PARSE_NOENT);
    (void)xmlParseDocument(d->xml);
    if (d->xml->errNo == XML_ERR_NO_MEMORY) sr_sie_no_memory(&d->x.p);
    xmlFreeDoc(d->xml->myDoc);
    d->xml->myDoc = NULL;
    xmlFreeParserCtxt(d->xml);
    d->xml = NULL;
}

/* Whether the bytes may be given to the parser. */
static bool acceptable(sr_sie_parse *p, sr_str bytes)
{
    sr_finding about = {.severity = SR_ERROR};
    if (bytes.length == 0 || sr_str_trim(bytes).length == 0) {
        about.code = "SR1115";
        about.message = SR_MSG("the file is empty");
    } else if (bytes.length > INT_MAX / 2) {
        about.code = "SR9001";
        about.message = SR_MSG("an XML file of more than one gigabyte is not read");
    } else {
        return true;
    }
    sr_sie_tell(p, &about);
    return false;
}

static void check_root(driver *d)
{
    sr_sie_parse *p = &d->x.p;
    const sr_sie_label *first = p->labels.at;
    bool root =
        p->labels.count > 0 && (strcmp(first->name, "Sie") == 0 || strcmp(first->name, "SieEntry") == 0);
    if (root || d->refused || d->broken) return;
    sr_sie_tell(p, &(sr_finding){.code = "SR1140",
                                 .severity = SR_ERROR,
                                 .message = SR_MSG("the file is no SIE 5 file"),
                                 .found = p->labels.count > 0 ? first->name : NULL,
                                 .expected = SR_MSG("an XML file whose root is Sie or SieEntry")});
}

static void check(driver *d)
{
    sr_sie_parse *p = &d->x.p;
    check_root(d);
    sr_sie5_settle(&d->x);
    p->sie->type = d->x.entry ? "5I" : "5";
    for (size_t i = 0; i < p->labels.count && p->status != SR_MEMORY; i++) {
        sr_sie_label seen = ((const sr_sie_label *)p->labels.at)[i];
        if (strcmp(seen.name, "Signature") != 0) continue;
        sr_sie_tell(p, &(sr_finding){.code = "SR1158",
                                     .severity = SR_NOTE,
                                     .place = {.line = seen.line},
                                     .message = SR_MSG("the file is signed; the signature is not verified")});
    }
    sr_sie_check_vouchers(p);
    sr_sie_check_uses(p);
    sr_sie_check_balances(p);
    sr_sie_check_periods(p);
}

sr_status sr_sie5_read(sr_arena *arena, const char *file, sr_str bytes, sr_findings *findings,
                       const sr_sie **out)
{
    driver *d = sr_arena_alloc(arena, sizeof *d);
    *out = NULL;
    if (d == NULL) return SR_MEMORY;
    if (!sr_sie_start(&d->x.p, arena, file, findings)) return sr_sie_finish(&d->x.p, out);
    d->x.p.sie->xml = true;
    d->x.p.sie->type = "5";
    d->x.p.sie->encoding = SR_SIE_UTF8;
    if (acceptable(&d->x.p, bytes)) {
        xmlStructuredErrorFunc before = xmlStructuredError;
        void *context = xmlStructuredErrorContext;
        xmlSetStructuredErrorFunc(NULL, hush);
        parse(d, bytes);
        xmlSetStructuredErrorFunc(context, before);
        check(d);
    }
    sr_free(d->x.months.at);
    sr_free(d->x.balances.at);
    sr_free(d->x.refs.at);
    return sr_sie_finish(&d->x.p, out);
}
