/* The plugin of Samordningsförbundet Umeåregionen. */
#ifndef UMEAREGIONEN_OWN_H
#define UMEAREGIONEN_OWN_H

#include <samrapport/plugin.h>

extern const samrapport_host *um_host;

/* matrix.c: answers to the surveys of the platforms, format "umearegionen/plattform". */
int um_read_matrix(void *user, const samrapport_input *input, samrapport_table_builder *table,
                   samrapport_error *error);
/* platforms.c: from participants to work and studies. */
int um_add_platforms(samrapport_registry *registry);
int um_write_platforms(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error);
int um_check_chain(void *user, samrapport_context *c, samrapport_error *error);
/* equivalents.c: public support in full-year equivalents, against the year before. */
int um_add_equivalents(samrapport_registry *registry);
int um_write_equivalents(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error);
/* checks.c */
int um_check_matrix(void *user, samrapport_context *c, samrapport_error *error);
int um_check_index(void *user, samrapport_context *c, samrapport_error *error);

#endif
