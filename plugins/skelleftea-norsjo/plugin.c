#include "own.h"

const samrapport_host *sn_host;

static int add_sections(samrapport_registry *registry)
{
    static const char *const kinds[] = {"insatser"};
    samrapport_section_spec comments = {.struct_size = sizeof comments,
                                        .id = "styrgruppernas-kommentarer",
                                        .title = "Styrgruppernas bedömning och kommentarer",
                                        .kinds = kinds,
                                        .kind_count = 1,
                                        .build = sn_write_comments};
    samrapport_section_spec exits = {.struct_size = sizeof exits,
                                     .id = "avslut-efter-forsorjning",
                                     .title = "Avslut efter försörjning",
                                     .kinds = kinds,
                                     .kind_count = 1,
                                     .build = sn_write_exits};
    int status = sn_host->add_section(registry, &exits);
    return status == SAMRAPPORT_OK ? sn_host->add_section(registry, &comments) : status;
}

static int add_checks(samrapport_registry *registry)
{
    samrapport_check_spec boxes = {.struct_size = sizeof boxes,
                                   .id = "rutor",
                                   .title = "Formulärets ruta säger detsamma som utfallet",
                                   .run = sn_check_boxes};
    samrapport_check_spec numbers = {.struct_size = sizeof numbers,
                                     .id = "mal-i-foljd",
                                     .title = "Formulärets mål är numrerade i följd",
                                     .run = sn_check_numbers};
    int status = sn_host->add_check(registry, &boxes);
    return status == SAMRAPPORT_OK ? sn_host->add_check(registry, &numbers) : status;
}

static int start(const samrapport_host *host, samrapport_registry *registry, samrapport_error *error,
                 void **self)
{
    (void)error, (void)self;
    sn_host = host;
    int status = host->add_reader(registry, "insatsformular", sn_read_form, NULL);
    if (status == SAMRAPPORT_OK) status = sn_add_exits(registry);
    if (status == SAMRAPPORT_OK) status = add_sections(registry);
    return status == SAMRAPPORT_OK ? add_checks(registry) : status;
}

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR("skelleftea-norsjo", 0),
                                                 .title = "Samordningsförbundet Skellefteå-Norsjö",
                                                 .version = "1.0", .open = start};

SAMRAPPORT_PLUGIN(skelleftea_norsjo)
{
    return &descriptor;
}
