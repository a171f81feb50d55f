/* Every function of the host table, called with whatever a wrong plugin might give it: NULL, empty and
   unknown names, bytes that are no text, numbers at the edges, enumeration values that do not exist, structs
   that are too small. The call returns; when it fails it says why. The handles that a callback was given are
   the host's own and are passed on. */
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>

#include "own_workspace.h"

typedef struct fixture {
    workspace w;
    const sr_results *results;
    sr_builder *builder;
    sr_table_builder *rows;
    sr_source source;
    samrapport_error error;
    samrapport_context context;
    samrapport_document document;
    samrapport_registry own;
    samrapport_table_builder table;
    const samrapport_view *view;
    samrapport_view no_table;
    const samrapport_groups *groups;
    const samrapport_quantity *quantity, *missing;
    const samrapport_quantity *quantities[1], *no_quantities[1];
    samrapport_column column, small_column;
    samrapport_measure_spec measure, empty_measure, small_measure;
    samrapport_section_spec section, empty_section, small_section;
    samrapport_check_spec check, empty_check, small_check;
    const char *names[1], *nulls[1];
    samrapport_text cells[1], empty_texts[1];
    int integer;
    int64_t number;
    char long_text[70000];
    const char *trying;
} fixture;

static int read_nothing(void *user, const samrapport_input *input, samrapport_table_builder *table,
                        samrapport_error *error)
{
    (void)user, (void)input, (void)table, (void)error;
    return SAMRAPPORT_OK;
}

static const samrapport_quantity *compute_nothing(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return NULL;
}

static int build_nothing(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)d, (void)c, (void)error;
    return SAMRAPPORT_OK;
}

static int run_nothing(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    return SAMRAPPORT_OK;
}

static void fill_specs(fixture *f)
{
    f->measure = (samrapport_measure_spec){.struct_size = sizeof f->measure,
                                           .id = "m",
                                           .label = "M",
                                           .kind = "value",
                                           .decimals = -1,
                                           .value = compute_nothing};
    f->empty_measure = (samrapport_measure_spec){.struct_size = sizeof f->measure};
    f->small_measure = (samrapport_measure_spec){.struct_size = 8};
    f->section = (samrapport_section_spec){
        .struct_size = sizeof f->section, .id = "s", .title = "S", .build = build_nothing};
    f->empty_section = (samrapport_section_spec){.struct_size = sizeof f->section, .kind_count = 1};
    f->small_section = (samrapport_section_spec){.struct_size = 8};
    f->check =
        (samrapport_check_spec){.struct_size = sizeof f->check, .id = "c", .title = "C", .run = run_nothing};
    f->empty_check = (samrapport_check_spec){.struct_size = sizeof f->check};
    f->small_check = (samrapport_check_spec){.struct_size = 8};
    f->column = (samrapport_column){.struct_size = sizeof f->column};
    f->small_column = (samrapport_column){.struct_size = 8};
}

static int open_fixture(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    open_workspace(&f->w, "umearegionen");
    f->results = results_of(&f->w, "2022");
    f->context = sr_host_results_context(f->results, &f->error, f->w.findings);
    f->view = sr_host_table.source_whole(&f->context, "utfall");
    f->names[0] = "nyckel";
    f->groups = sr_host_table.group_by(&f->context, f->view, f->names, 1);
    f->quantity = sr_host_table.result(&f->context, "umearegionen.deltagare");
    f->missing = sr_host_table.quantity_missing(&f->context, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_COUNT);
    f->quantities[0] = f->quantity;
    assert_non_null(f->groups);
    assert_non_null(f->quantity);
    assert_non_null(f->missing);
    f->cells[0] = (samrapport_text){"nyckel", 6};
    memset(f->long_text, 'x', sizeof f->long_text - 1);
    f->source = (sr_source){.name = "test", .file = "test"};
    *state = f;
    return 0;
}

/* A new error, document and table for each call, so that none depends on the one before. */
static void begin(fixture *f, const char *trying)
{
    const sr_head head = {.id = "test",
                          .kind = "insatser",
                          .kind_label = "Insatser",
                          .title = "Test",
                          .forbund_id = "test",
                          .forbund = "Test",
                          .short_name = "Test",
                          .period = f->results->period};
    f->trying = trying;
    f->error = (samrapport_error){0};
    f->builder = sr_builder_new(&head, f->w.findings);
    sr_section(f->builder, "test", SR_SECTION_PLAIN, 1, "Test");
    f->document = sr_host_document(f->builder, f->results, &f->context);
    f->rows = sr_table_builder_new(f->w.arena, &f->source, NULL, 0, NULL, ',', f->w.findings);
    f->table = (samrapport_table_builder){.builder = f->rows};
    f->own = (samrapport_registry){.registry = f->w.registry, .plugin = "test", .error = &f->error};
    fill_specs(f);
}

static void end(fixture *f)
{
    const samrapport_error *error = &f->error;
    if (error->status == SR_CONTENT && !error->told && !error->quiet && error->message[0] == '\0')
        fail_msg("%s: fails without a word", f->trying);
    sr_host_close_document(&f->document);
    sr_builder_free(f->builder);
    sr_table_builder_free(f->rows);
    f->trying = NULL;
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    if (f->trying) print_error("it ended in %s\n", f->trying);
    close_workspace(&f->w);
    free(f);
    return 0;
}

#include "host_calls.inc"

int main(void)
{
    return cmocka_run_group_tests(host_calls, NULL, NULL);
}
