/* The plugin of Samordningsförbundet Södra Norrbotten. */
#ifndef SODRA_NORRBOTTEN_OWN_H
#define SODRA_NORRBOTTEN_OWN_H

#include <samrapport/plugin.h>

extern const samrapport_host *so_host;

/* The municipalities, by the ids that their measures have. */
typedef struct so_municipality {
    const char *id, *name;
} so_municipality;
enum { SO_MUNICIPALITIES = 4 };
extern const so_municipality so_municipalities[SO_MUNICIPALITIES];

/* volume.c: insatser that are registered by number only, format "sodra-norrbotten/volym". */
int so_read_volume(void *user, const samrapport_input *input, samrapport_table_builder *table,
                   samrapport_error *error);
int so_add_volume(samrapport_registry *registry);
/* membership.c: contributions by days. */
int so_add_membership(samrapport_registry *registry);
/* change.c: what changed in the year. */
int so_write_change(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error);
/* checks.c */
int so_check_parts(void *user, samrapport_context *c, samrapport_error *error);
int so_check_volume(void *user, samrapport_context *c, samrapport_error *error);

#endif
