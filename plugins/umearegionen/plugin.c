#include "own.h"

const samrapport_host *um_host;

static int add_section(samrapport_registry *registry, const char *id, const char *title,
                       samrapport_build build)
{
    static const char *const kinds[] = {"social-redovisning"};
    return um_host->add_section(registry,
                                &(samrapport_section_spec){.struct_size = sizeof(samrapport_section_spec),
                                                           .id = id,
                                                           .title = title,
                                                           .kinds = kinds,
                                                           .kind_count = 1,
                                                           .build = build});
}

static int add_check(samrapport_registry *registry, const char *id, const char *title, samrapport_run run)
{
    return um_host->add_check(
        registry, &(samrapport_check_spec){
                      .struct_size = sizeof(samrapport_check_spec), .id = id, .title = title, .run = run});
}

static int start(const samrapport_host *host, samrapport_registry *registry, samrapport_error *error,
                 void **self)
{
    (void)error, (void)self;
    um_host = host;
    int status = host->add_reader(registry, "plattform", um_read_matrix, NULL);
    if (status == SAMRAPPORT_OK) status = um_add_platforms(registry);
    if (status == SAMRAPPORT_OK) status = um_add_equivalents(registry);
    if (status == SAMRAPPORT_OK)
        status = add_section(registry, "plattformar", "Plattformarna: från deltagare till arbete och studier",
                             um_write_platforms);
    if (status == SAMRAPPORT_OK)
        status = add_section(registry, "offentlig-forsorjning", "Offentlig försörjning mot året före",
                             um_write_equivalents);
    if (status == SAMRAPPORT_OK)
        status =
            add_check(registry, "kedja", "Varje led i plattformarnas kedja ryms i det före", um_check_chain);
    if (status == SAMRAPPORT_OK)
        status =
            add_check(registry, "enkatmatris", "Enkätmatrisen säger detsamma som utfallen", um_check_matrix);
    if (status == SAMRAPPORT_OK)
        status = add_check(registry, "omraden", "Områdenas poäng ryms i hela indexets", um_check_index);
    return status;
}

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR("umearegionen", 0),
                                                 .title = "Samordningsförbundet Umeåregionen",
                                                 .version = "1.0", .open = start};

SAMRAPPORT_PLUGIN(umearegionen)
{
    return &descriptor;
}
