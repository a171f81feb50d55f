/* The plugin of Samordningsförbundet Skellefteå-Norsjö. */
#ifndef SKELLEFTEA_NORSJO_OWN_H
#define SKELLEFTEA_NORSJO_OWN_H

#include <samrapport/plugin.h>

extern const samrapport_host *sn_host;

/* form.c: the insats report form, format "skelleftea-norsjo/insatsformular". */
int sn_read_form(void *user, const samrapport_input *input, samrapport_table_builder *table,
                 samrapport_error *error);
/* exits.c: what participants lived on when they left. */
int sn_add_exits(samrapport_registry *registry);
int sn_write_exits(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error);
/* comments.c: the boxes and comments of the steering groups. */
int sn_write_comments(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error);
int sn_check_boxes(void *user, samrapport_context *c, samrapport_error *error);
int sn_check_numbers(void *user, samrapport_context *c, samrapport_error *error);

#endif
