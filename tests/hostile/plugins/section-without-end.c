// expect: status 3
// expect: code SR901
// expect: say section-without-end/s
#include "hostile.h"

static int build(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    static const char *const heads[] = {"A", "B"};
    (void)user, (void)c, (void)error, (void)heads;
    for (;;) {
        host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TEXT);
        host->doc_text(d, "Text utan slut.");
        host->doc_end(d);
    }
    return SAMRAPPORT_OK;
}

static int open_section(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                        void **self)
{
    (void)error, (void)self;
    host = given;
    static const char *const kinds[] = {"insatser"};
    return host->add_section(registry,
                             &(samrapport_section_spec){.struct_size = sizeof(samrapport_section_spec),
                                                        .id = "s",
                                                        .title = "S",
                                                        .kinds = kinds,
                                                        .kind_count = 1,
                                                        .build = build});
}
ENTRY(open_section, "section-without-end")
