/* Saving and loading: the same bytes back, and nothing but findings from bytes that are damaged. Writes the
   sample to sample-document.srdoc in the working folder, and compares it with the one that the fuzzer starts
   from. */
#include "sample_document.h"

#include <stdio.h>

static sr_buf saved_sample(void)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_buf bytes = {0};
    assert_int_equal(sample_document(findings, &document), SR_OK);
    assert_int_equal(sr_document_save(document, &bytes), SR_OK);
    sr_document_free(document);
    sr_findings_free(findings);
    return bytes;
}

/* The number of findings, and whether the bytes were a document. */
static size_t load(sr_str bytes, sr_buf *again)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_status status = sr_document_load(bytes, findings, &document);
    size_t told = sr_findings_count(findings);
    assert_int_equal(status == SR_OK, document != NULL);
    assert_int_equal(status == SR_OK, told == 0);
    if (document != NULL) {
        assert_int_equal(sr_document_save(document, again), SR_OK);
    }
    sr_document_free(document);
    sr_findings_free(findings);
    return told;
}

static void what_is_loaded_saves_the_same(void **state)
{
    (void)state;
    sr_buf bytes = saved_sample();
    sr_buf again = {0};
    assert_int_equal(load((sr_str){bytes.at, bytes.length}, &again), 0);
    assert_int_equal(again.length, bytes.length);
    assert_memory_equal(again.at, bytes.at, bytes.length);
    sr_buf_free(&again);
    sr_buf_free(&bytes);
}

static void loading_keeps_what_was_resolved(void **state)
{
    (void)state;
    sr_buf bytes = saved_sample();
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    assert_int_equal(sr_document_load((sr_str){bytes.at, bytes.length}, findings, &document), SR_OK);
    assert_string_equal(document->head.title, "Social redovisning 2022");
    assert_string_equal(sr_document_find(document, "index")->as.section.number, "1.1");
    assert_string_equal(sr_document_line(document, "index:viktat")->id, "m1");
    assert_int_equal(sr_document_find(document, "f-index")->as.chart.chart.category_count, SAMPLE_AREAS);
    sr_document_free(document);
    sr_findings_free(findings);
    sr_buf_free(&bytes);
}

/* A cut record lies in memory of exactly its size, so that reading past its end is seen. */
static void cut_records_are_told(void **state)
{
    (void)state;
    sr_buf bytes = saved_sample();
    for (size_t length = 0; length < bytes.length; length++) {
        char *cut = malloc(length + (length == 0));
        memcpy(cut, bytes.at, length);
        sr_buf again = {0};
        assert_int_not_equal(load((sr_str){cut, length}, &again), 0);
        sr_buf_free(&again);
        free(cut);
    }
    sr_buf_free(&bytes);
}

/* Every byte changed in several ways: a document that saves as a document, or findings. */
static void changed_records_are_harmless(void **state)
{
    (void)state;
    static const unsigned char changes[] = {0x01, 0x80, 0xFF, 0x7F};
    sr_buf bytes = saved_sample();
    for (size_t at = 0; at < bytes.length; at++) {
        for (size_t i = 0; i < sizeof changes; i++) {
            bytes.at[at] = (char)(bytes.at[at] ^ changes[i]);
            sr_buf once = {0};
            sr_buf twice = {0};
            if (load((sr_str){bytes.at, bytes.length}, &once) == 0) {
                assert_int_equal(load((sr_str){once.at, once.length}, &twice), 0);
                assert_int_equal(once.length, twice.length);
                assert_memory_equal(once.at, twice.at, once.length);
            }
            sr_buf_free(&once);
            sr_buf_free(&twice);
            bytes.at[at] = (char)(bytes.at[at] ^ changes[i]);
        }
    }
    sr_buf_free(&bytes);
}

static void other_files_are_told(void **state)
{
    (void)state;
    sr_buf none = {0};
    assert_int_equal(load((sr_str){NULL, 0}, &none), 1);
    assert_int_equal(load(SR_STR("%PDF-1.7"), &none), 1);
    assert_int_equal(load(SR_STR("srdoc\x04"), &none), 1);
}

static void the_form_has_not_changed(void **state)
{
    (void)state;
    sr_buf bytes = saved_sample();
    FILE *out = fopen("sample-document.srdoc", "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes.at, 1, bytes.length, out), bytes.length);
    assert_int_equal(fclose(out), 0);
    FILE *in = fopen(SR_TEST_DATA "/fuzz/corpus/record/sample.srdoc", "rb");
    assert_non_null(in);
    char *kept = malloc(bytes.length + 1);
    size_t length = fread(kept, 1, bytes.length + 1, in);
    assert_int_equal(fclose(in), 0);
    assert_int_equal(length, bytes.length);
    assert_memory_equal(kept, bytes.at, length);
    free(kept);
    sr_buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_loaded_saves_the_same), cmocka_unit_test(loading_keeps_what_was_resolved),
        cmocka_unit_test(cut_records_are_told),          cmocka_unit_test(changed_records_are_harmless),
        cmocka_unit_test(other_files_are_told),          cmocka_unit_test(the_form_has_not_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
