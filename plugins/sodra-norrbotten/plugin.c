#include "own.h"

const samrapport_host *so_host;

const so_municipality so_municipalities[SO_MUNICIPALITIES] = {
    {"lulea", "Luleå"}, {"pitea", "Piteå"}, {"alvsbyn", "Älvsbyn"}, {"boden", "Boden"}};

static int add_section(samrapport_registry *registry)
{
    static const char *const kinds[] = {"insatser"};
    return so_host->add_section(registry,
                                &(samrapport_section_spec){.struct_size = sizeof(samrapport_section_spec),
                                                           .id = "forandring",
                                                           .title = "Ny medlem under året och volyminsatser",
                                                           .kinds = kinds,
                                                           .kind_count = 1,
                                                           .build = so_write_change});
}

static int add_checks(samrapport_registry *registry)
{
    samrapport_check_spec parts = {
        .struct_size = sizeof parts,
        .id = "parternas-delar",
        .title = "Staten bidrar med hälften, regionen och kommunerna med var sin fjärdedel",
        .run = so_check_parts};
    samrapport_check_spec volume = {.struct_size = sizeof volume,
                                    .id = "volym",
                                    .title = "Volyminsatsernas export stämmer med årsredovisningens tabell",
                                    .run = so_check_volume};
    int status = so_host->add_check(registry, &parts);
    return status == SAMRAPPORT_OK ? so_host->add_check(registry, &volume) : status;
}

static int start(const samrapport_host *host, samrapport_registry *registry, samrapport_error *error,
                 void **self)
{
    (void)error, (void)self;
    so_host = host;
    int status = host->add_reader(registry, "volym", so_read_volume, NULL);
    if (status == SAMRAPPORT_OK) status = so_add_volume(registry);
    if (status == SAMRAPPORT_OK) status = so_add_membership(registry);
    if (status == SAMRAPPORT_OK) status = add_section(registry);
    return status == SAMRAPPORT_OK ? add_checks(registry) : status;
}

static const samrapport_descriptor descriptor = {SAMRAPPORT_DESCRIPTOR("sodra-norrbotten", 0),
                                                 .title = "Samordningsförbundet Södra Norrbotten",
                                                 .version = "1.0", .open = start};

SAMRAPPORT_PLUGIN(sodra_norrbotten)
{
    return &descriptor;
}
