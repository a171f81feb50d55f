/* The JSON form of a document, and memory running out anywhere between building and rendering. Writes the
   sample to sample-document.json in the working folder, for the test against the schema. */
#include "sample_document.h"

#include <cjson/cJSON.h>
#include <stdio.h>

#include "render/formats.h"

static sr_status render_sample(sr_buf *out)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_status status = findings != NULL ? sample_document(findings, &document) : SR_MEMORY;
    if (status == SR_OK) {
        status = sr_render_json(document, out, findings);
    }
    sr_document_free(document);
    sr_findings_free(findings);
    return status;
}

static const cJSON *member(const cJSON *object, const char *name)
{
    const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, name);
    assert_non_null(found);
    return found;
}

/* The first object below `from`, itself included, with `name`: `text`. */
static const cJSON *object_with(const cJSON *from, const char *name, const char *text)
{
    const cJSON *value = cJSON_IsObject(from) ? cJSON_GetObjectItemCaseSensitive(from, name) : NULL;
    if (cJSON_IsString(value) && strcmp(value->valuestring, text) == 0) {
        return from;
    }
    const cJSON *found = NULL;
    const cJSON *child = NULL;
    cJSON_ArrayForEach(child, from)
    {
        found = found != NULL ? found : object_with(child, name, text);
    }
    return found;
}

static void assert_text(const cJSON *object, const char *name, const char *text)
{
    assert_string_equal(member(object, name)->valuestring, text);
}

static void figures_have_base_and_print(void **state)
{
    (void)state;
    sr_buf out = {0};
    assert_int_equal(render_sample(&out), SR_OK);
    cJSON *root = cJSON_Parse(sr_buf_string(&out));
    assert_non_null(root);
    assert_text(root, "schema", "samrapport-document/1");
    assert_text(root, "period", "2022");
    assert_text(root, "date", "2023-03-24");
    const cJSON *value = object_with(root, "line", "index:viktat");
    assert_text(value, "node", "value");
    assert_text(value, "display", "70,08");
    assert_text(value, "measured_in", "points");
    assert_true(member(value, "numerator")->valuedouble == 171.0 &&
                member(value, "denominator")->valuedouble == 244.0);
    assert_true(member(value, "value")->valuedouble == 17100.0 / 244.0);
    const cJSON *suppressed = object_with(root, "missing", "suppressed");
    assert_text(suppressed, "display", "..ˢ");
    assert_true(cJSON_IsNull(member(suppressed, "value")) && cJSON_IsNull(member(suppressed, "numerator")));
    assert_text(object_with(root, "id", "m1"), "line", "index:viktat");
    assert_text(object_with(root, "to", "t-index"), "display", "tabell\u00a01");
    cJSON_Delete(root);
    sr_buf_free(&out);
}

static void keep(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void keep_wrong(const char *json, size_t at)
{
    sr_buf wrong = {0};
    sr_buf_put(&wrong, json, at);
    sr_buf_text(&wrong, "\"missing\": \"suppressed\"");
    sr_buf_text(&wrong, json + at + strlen("\"missing\": null"));
    keep("sample-document-wrong.json", wrong.at, wrong.length);
    sr_buf_free(&wrong);
}

static void same_document_same_bytes(void **state)
{
    (void)state;
    sr_buf one = {0};
    sr_buf two = {0};
    assert_int_equal(render_sample(&one), SR_OK);
    assert_int_equal(render_sample(&two), SR_OK);
    assert_string_equal(sr_buf_string(&one), sr_buf_string(&two));
    keep("sample-document.json", one.at, one.length);
    char *missing = strstr(one.at, "\"missing\": null");
    assert_non_null(missing);
    keep_wrong(one.at, (size_t)(missing - one.at));
    sr_buf_free(&one);
    sr_buf_free(&two);
}

static void formats_are_found_by_id(void **state)
{
    (void)state;
    assert_string_equal(sr_format_find("json")->ending, "json");
    assert_null(sr_format_find("jso"));
}

/* Build, save, load, render. */
static sr_status whole_way(void)
{
    sr_findings *findings = sr_findings_new();
    sr_document *built = NULL;
    sr_document *loaded = NULL;
    sr_buf bytes = {0};
    sr_buf out = {0};
    sr_status status = findings != NULL ? sample_document(findings, &built) : SR_MEMORY;
    status = status == SR_OK ? sr_document_save(built, &bytes) : status;
    status = status == SR_OK ? sr_document_load((sr_str){bytes.at, bytes.length}, findings, &loaded) : status;
    status = status == SR_OK ? sr_render_json(loaded, &out, findings) : status;
    sr_document_free(built);
    sr_document_free(loaded);
    sr_findings_free(findings);
    sr_buf_free(&bytes);
    sr_buf_free(&out);
    return status;
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    assert_int_equal(sr_format_prepare(), SR_OK);
    uint64_t nth = 0;
    sr_status status = SR_MEMORY;
    for (int once = 0; once <= 1; once++) {
        for (nth = 1, status = SR_MEMORY; status == SR_MEMORY && nth < 100000; nth++) {
            sr_memory_fail(nth, once);
            status = whole_way();
            sr_memory_fail(0, false);
        }
        assert_int_equal(status, SR_OK);
        assert_true(nth > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_have_base_and_print),
        cmocka_unit_test(same_document_same_bytes),
        cmocka_unit_test(formats_are_found_by_id),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    sr_format_release();
    return failed;
}
