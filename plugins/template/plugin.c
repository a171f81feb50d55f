/* A plugin to start from: one of each thing that a plugin can add, a reader, a measure, a section and a
   check. Delete what you do not need. The manual is docs/plugin-manual.md; all that can be called stands in
   samrapport/functions.def.

   What data and scripts can say belongs there, not here: a plugin is for layouts of files that nothing else
   can read, and for arithmetic, sections and checks that would be clumsy in a script. */
#include <string.h>

#include <samrapport/plugin.h>

static const samrapport_host *host;

/* ---- a reader: "format": "template/rader" in forbund.json ----

   A file of lines "name: value", such as a form that was filled in by hand, becomes a table with the columns
   "fält" and "värde". A reader gets the bytes and fills a table; the types of the columns, code lists and
   required columns are the host's business, and forbund.json's. */

static samrapport_text trimmed(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (from < to && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    return (samrapport_text){from, (size_t)(to - from)};
}

static int read_line(samrapport_table_builder *table, const char *from, const char *to, unsigned line)
{
    const char *colon = memchr(from, ':', (size_t)(to - from));
    if (trimmed(from, to).length == 0) return SAMRAPPORT_OK; /* an empty line */
    if (!colon) {
        host->table_problem(table, line, 1, NULL, "en rad utan kolon", "Skriv den som \"namn: värde\".");
        return SAMRAPPORT_OK; /* told; the reading goes on, so that all mistakes are told at once */
    }
    samrapport_text cells[] = {trimmed(from, colon), trimmed(colon + 1, to)};
    host->table_where(table, (samrapport_text){from, (size_t)(to - from)}, (const char *[]){from, colon + 1});
    return host->table_row(table, cells, 2, line, line);
}

static int read_lines(void *user, const samrapport_input *input, samrapport_table_builder *table,
                      samrapport_error *error)
{
    static const samrapport_text names[] = {{"fält", sizeof "fält" - 1}, {"värde", sizeof "värde" - 1}};
    const char *at = input->bytes, *end = input->bytes + input->length;
    (void)user, (void)error; /* a function of the host that fails has said why already */
    int status = host->table_header(table, names, 2, 1);
    for (unsigned line = 1; at < end && status == SAMRAPPORT_OK; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        status = read_line(table, at, stop ? stop : end, line);
        at = stop ? stop + 1 : end;
    }
    return status;
}

/* ---- a measure: "template.avslutade" in scripts and goals ----

   The share of the rows of the source "deltagare" that have a day in the column "slut". Every function gives
   NULL when it fails and takes NULL for one that failed before: only the last result need be returned. */

static const samrapport_quantity *closed(void *user, samrapport_context *c, samrapport_error *error)
{
    const samrapport_view *people = host->source(c, "deltagare");
    const samrapport_view *done = host->where_filled(c, people, "slut");
    (void)user, (void)error;
    return host->share(c, host->count(c, done), host->count(c, people));
}

/* ---- a section: for every report of the kind "insatser" ---- */

static int write_section(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
    host->doc_text(d, "Andel avslutade deltagare: ");
    host->doc_value(d, "template.avslutade", SAMRAPPORT_VALUE_WITH_UNIT);
    host->doc_text(d, ".");
    host->doc_end(d);
    return SAMRAPPORT_OK;
}

/* ---- a check: what the förbund's figures must obey ---- */

static int check_share(void *user, samrapport_context *c, samrapport_error *error)
{
    int order = 0;
    const samrapport_quantity *share = host->result(c, "template.avslutade");
    const samrapport_quantity *whole = host->quantity_ratio(c, 1, 1, SAMRAPPORT_IN_SHARE);
    (void)user, (void)error;
    if (host->missing(share) != SAMRAPPORT_PRESENT) return SAMRAPPORT_OK;
    if (host->compare(share, whole, &order) == SAMRAPPORT_OK && order > 0)
        host->finding(c, SAMRAPPORT_ERROR, "fler avslutade än deltagare", share, whole);
    return SAMRAPPORT_OK;
}

/* ---- what the plugin adds ---- */

static int start(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                 void **self)
{
    static const char *const kinds[] = {"insatser"};
    (void)error, (void)self;
    host = given;
    int status = host->add_reader(registry, "rader", read_lines, NULL);
    if (status == SAMRAPPORT_OK)
        status = host->add_measure(registry,
                                   &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                              .id = "avslutade",
                                                              .label = "Andel avslutade deltagare",
                                                              .kind = "share",
                                                              .measured_in = SAMRAPPORT_IN_SHARE,
                                                              .decimals = -1,
                                                              .value = closed});
    if (status == SAMRAPPORT_OK)
        status = host->add_section(registry,
                                   &(samrapport_section_spec){.struct_size = sizeof(samrapport_section_spec),
                                                              .id = "avslutade",
                                                              .title = "Avslutade deltagare",
                                                              .kinds = kinds,
                                                              .kind_count = 1,
                                                              .build = write_section});
    if (status == SAMRAPPORT_OK)
        status =
            host->add_check(registry, &(samrapport_check_spec){.struct_size = sizeof(samrapport_check_spec),
                                                               .id = "andel",
                                                               .title = "Andelen avslutade är högst hela",
                                                               .run = check_share});
    return status;
}

static const samrapport_descriptor descriptor = {
    SAMRAPPORT_DESCRIPTOR("template", 0), .title = "En plugin att kopiera", .version = "1.0", .open = start};

SAMRAPPORT_PLUGIN(template)
{
    return &descriptor;
}
