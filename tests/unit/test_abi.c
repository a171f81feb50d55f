/* Both ways of the plugin interface: a plugin built with the frozen headers of 1.0 on today's host, and a
   plugin built with headers of a version to come on today's host, on one of 1.0 and on one of its own
   version. */
#include <dlfcn.h>
#include <stdint.h>

#include "own_workspace.h"

/* ---- on today's host, through the loader ---- */

static void registers(const char *id, const char *measure)
{
    workspace w = {.arena = sr_arena_new(), .findings = sr_findings_new()};
    sr_forbund *forbund = sr_arena_alloc(w.arena, sizeof *forbund);
    const sr_measure *const *measures = NULL;
    assert_non_null(forbund);
    w.registry = sr_registry_new(w.arena, forbund, w.findings);
    sr_plugin_request request = {.spec = id, .workspace = "/", .folder = SR_ABI_PLUGINS};
    assert_int_equal(sr_plugin_load(w.arena, &request, w.findings, &w.plugin), SR_OK);
    assert_int_equal(sr_plugin_start(w.arena, w.plugin, w.registry, w.findings), SR_OK);
    no_findings(&w);
    assert_int_equal(sr_registry_measures(w.registry, &measures), 1);
    assert_string_equal(measures[0]->id, measure);
    close_workspace(&w);
}

static void test_old_plugin_new_host(void **state)
{
    (void)state;
    registers("abi-v1", "abi-v1.old-way");
}

static void test_new_plugin_todays_host(void **state)
{
    (void)state;
    registers("abi-future", "abi-future.old-way");
}

/* ---- on hosts of other versions: a table of the given size, of which the plugin uses add_measure ---- */

static char registered[64];

static int note_measure(samrapport_registry *registry, const samrapport_measure_spec *measure)
{
    (void)registry;
    (void)snprintf(registered, sizeof registered, "%s", measure->id);
    return SAMRAPPORT_OK;
}

static int of_the_future(int one)
{
    return one + 1;
}

/* Whatever stands behind the table's end is poison: a plugin that reads there calls into nothing. */
typedef union host_stub {
    samrapport_host host;
    struct {
        unsigned char bytes[sizeof(samrapport_host)];
        int (*next)(int);
    } longer;
} host_stub;

static void registers_on(size_t struct_size, const char *measure)
{
    host_stub stub;
    void *self = NULL;
    void *object = dlopen(SR_ABI_PLUGINS "/abi-future.so", RTLD_NOW | RTLD_LOCAL);
    assert_non_null(object);
    void *address = dlsym(object, "samrapport_plugin");
    samrapport_entry entry;
    memcpy(&entry, &address, sizeof entry);
    memset(&stub, 0xA5, sizeof stub);
    stub.host.struct_size = struct_size;
    stub.host.abi_major = SAMRAPPORT_ABI_MAJOR;
    stub.host.add_measure = note_measure;
    if (struct_size > sizeof(samrapport_host)) stub.longer.next = of_the_future;
    assert_int_equal(entry()->open(&stub.host, NULL, NULL, &self), SAMRAPPORT_OK);
    assert_string_equal(registered, measure);
}

static void test_new_plugin_old_host(void **state)
{
    (void)state;
    registers_on(offsetof(samrapport_host, where_numbers) + sizeof(void (*)(void)), "old-way");
    registers_on(sizeof(samrapport_host), "old-way");
}

static void test_new_plugin_new_host(void **state)
{
    (void)state;
    registers_on(sizeof(host_stub), "new-way");
}

/* The names of 1.0 are still the first ones, in their order. */
static void test_functions_are_only_appended(void **state)
{
    static const char *const v1[] = {
#define X(result, name, parameters) #name,
#include "../abi/v1/samrapport/functions.def"
#undef X
    };
    (void)state;
    for (size_t i = 0; i < sizeof v1 / sizeof *v1; i++) {
        assert_non_null(sr_host_function_names[i]);
        assert_string_equal(sr_host_function_names[i], v1[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_old_plugin_new_host),         cmocka_unit_test(test_new_plugin_todays_host),
        cmocka_unit_test(test_new_plugin_old_host),         cmocka_unit_test(test_new_plugin_new_host),
        cmocka_unit_test(test_functions_are_only_appended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
