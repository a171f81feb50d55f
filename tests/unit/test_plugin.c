/* The loader: what it refuses and in which words, a file cut at every length, and where it looks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "plugin/plugin.h"
#include "plugin/shared_object.h"

typedef struct loading {
    sr_arena *arena;
    sr_findings *findings;
    sr_plugin *plugin;
    sr_status status;
} loading;

static loading load_from(const char *workspace, const char *folder, const char *spec)
{
    loading l = {.arena = sr_arena_new(), .findings = sr_findings_new()};
    sr_plugin_request request = {.spec = spec,
                                 .workspace = workspace,
                                 .folder = folder,
                                 .place = {.file = "forbund.json", .line = 7, .column = 13}};
    assert_non_null(l.arena);
    assert_non_null(l.findings);
    l.status = sr_plugin_load(l.arena, &request, l.findings, &l.plugin);
    return l;
}

static void done(loading *l)
{
    sr_findings_free(l->findings);
    sr_arena_free(l->arena);
}

/* Everything that the one finding says, in English. */
static void said(const loading *l, sr_buf *out)
{
    assert_int_equal(sr_findings_count(l->findings), 1);
    const sr_finding *finding = sr_findings_at(l->findings, 0);
    assert_string_equal(finding->place.file, "forbund.json");
    assert_int_equal(finding->place.line, 7);
    assert_non_null(finding->subject);
    assert_non_null(finding->hint.id);
    sr_finding_write_text(out, finding, SR_ENGLISH, false);
}

static void refused(const char *workspace, const char *spec, const char *code, const char *word)
{
    loading l = load_from(workspace, SR_HOSTILE_PLUGINS, spec);
    sr_buf text = {0};
    assert_int_equal(l.status, SR_IO);
    assert_null(l.plugin);
    said(&l, &text);
    if (!strstr(sr_buf_string(&text), code) || !strstr(sr_buf_string(&text), word))
        fail_msg("%s: wanted %s and \"%s\" in:\n%s", spec, code, word, sr_buf_string(&text));
    sr_buf_free(&text);
    done(&l);
}

static void test_refusals(void **state)
{
    static const char *const cases[][3] = {
        {"other-abi-major", "SR3007", "found: 2.0"},
        {"older-abi-major", "SR3007", "found: 0.9"},
        {"newer-minor", "SR3008", "newer samrapport"},
        {"wrong-magic", "SR3006", "another first word"},
        {"null-descriptor", "SR3006", "no descriptor"},
        {"short-struct", "SR3009", "24 byte"},
        {"no-open", "SR3009", "open = NULL"},
        {"no-id", "SR3009", "id = NULL"},
        {"wrong-id", "SR3010", "another-id"},
        {"no-symbol", "SR3005", "samrapport_plugin"},
        {"missing-symbol", "SR3004", "surely_nowhere"},
        {"fail-opem", "SR3001", "fail-open"},
        {"nothing-like-this", "SR3001", "leave it out"},
        {"../x", "SR3001", "there is no such plugin"},
        {"Ümea", "SR3001", "cannot be the id"},
        {"a.b", "SR3001", "cannot be the id"},
        {"", "SR3001", "cannot be the id"},
        {"./", "SR3003", "it is no file"},
        {"/etc/passwd", "SR3003", "begins with"},
        {"/proc/self/exe", "SR30", "plugin"},
        {"/dev/zero", "SR3003", "it is no file"},
        {"./wrong-id.so", "SR3010", "another-id"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refused(SR_HOSTILE_PLUGINS, cases[i][0], cases[i][1], cases[i][2]);
}

static void loads(const char *workspace, const char *folder, const char *spec)
{
    loading l = load_from(workspace, folder, spec);
    assert_int_equal(l.status, SR_OK);
    assert_non_null(l.plugin);
    assert_string_equal(l.plugin->descriptor->id, "template");
    assert_string_equal(l.plugin->subject, "plugin template");
    done(&l);
}

static void test_where_it_looks(void **state)
{
    (void)state;
    loads("/", SR_OWN_PLUGINS, "template");
    loads(SR_OWN_PLUGINS, "/nowhere", "./template.so");
    loads(SR_OWN_PLUGINS "/../plugins", "/nowhere", "../plugins/template.so");
    loads("/", "/nowhere", SR_OWN_PLUGINS "/template.so");
}

static unsigned char *read_all(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *length = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*length);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    assert_int_equal(fclose(file), 0);
    return bytes;
}

/* The bytes are copied to a block of exactly their length, so that a sanitizer sees a byte read too far. */
static void test_cut_at_every_length(void **state)
{
    size_t length = 0;
    unsigned char *whole = read_all(SR_OWN_PLUGINS "/template.so", &length);
    (void)state;
    assert_null(sr_shared_object_problem(whole, length).id);
    for (size_t cut = 0; cut < length; cut++) {
        unsigned char *part = malloc(cut + 1);
        assert_non_null(part);
        memcpy(part + 1, whole, cut);
        if (!sr_shared_object_problem(part + 1, cut).id) fail_msg("cut at %zu of %zu passes", cut, length);
        free(part);
    }
    free(whole);
}

static char cut_folder[] = "/tmp/samrapport-cut-XXXXXX";

static void write_cut(const char *path, const unsigned char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Through the whole loader, at the lengths where the headers, segments and sections end and begin. */
static void test_cut_files_are_refused(void **state)
{
    size_t length = 0;
    char path[128];
    unsigned char *whole = read_all(SR_OWN_PLUGINS "/template.so", &length);
    (void)state;
    assert_non_null(mkdtemp(cut_folder));
    (void)snprintf(path, sizeof path, "%s/template.so", cut_folder);
    for (size_t cut = 0; cut < length; cut += cut < 1024 ? 1 : 509) {
        write_cut(path, whole, cut);
        refused(cut_folder, "./template.so", "SR3003", "plugin template");
    }
    write_cut(path, whole, length);
    loads(cut_folder, "/nowhere", "./template.so");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(cut_folder), 0);
    free(whole);
}

/* Any one byte of the headers set to anything: a problem or none, but never a read outside. */
static void test_damaged_headers(void **state)
{
    size_t length = 0;
    unsigned char *whole = read_all(SR_OWN_PLUGINS "/template.so", &length);
    (void)state;
    for (size_t at = 0; at < 1024 && at < length; at++) {
        unsigned char kept = whole[at];
        for (unsigned value = 0; value < 256; value += 5) {
            whole[at] = (unsigned char)value;
            (void)sr_shared_object_problem(whole, length);
        }
        whole[at] = kept;
    }
    free(whole);
}

static void test_ids(void **state)
{
    sr_arena *arena = sr_arena_new();
    const char *const *ids = NULL;
    size_t count = 0;
    bool found = false;
    (void)state;
    assert_int_equal(sr_plugin_ids(arena, SR_OWN_PLUGINS, &ids, &count), SR_OK);
    for (size_t i = 0; i < count; i++) {
        found = found || strcmp(ids[i], "template") == 0;
        if (i > 0) assert_true(strcmp(ids[i - 1], ids[i]) < 0);
    }
    assert_true(found);
    assert_int_equal(sr_plugin_ids(arena, "/nowhere", &ids, &count), SR_OK);
    sr_arena_free(arena);
}

/* Each allocation of a refusal and of a loading fails once: an error each time. */
static void test_out_of_memory(void **state)
{
    static const char *const specs[] = {"./template.so", "nothing-like-this"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        sr_status status = SR_MEMORY;
        for (uint64_t nth = 1; status == SR_MEMORY; nth++) {
            assert_true(nth < 10000);
            loading l = {.arena = sr_arena_new(), .findings = sr_findings_new()};
            sr_plugin_request request = {
                .spec = specs[i], .workspace = SR_OWN_PLUGINS, .folder = SR_OWN_PLUGINS};
            sr_memory_fail(nth, true);
            status = sr_plugin_load(l.arena, &request, l.findings, &l.plugin);
            sr_memory_fail(0, true);
            if (status != SR_OK && sr_findings_status(l.findings) == SR_MEMORY) status = SR_MEMORY;
            done(&l);
        }
        assert_int_equal(status, i == 0 ? SR_OK : SR_IO);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_where_it_looks),
        cmocka_unit_test(test_cut_at_every_length),
        cmocka_unit_test(test_cut_files_are_refused),
        cmocka_unit_test(test_damaged_headers),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
