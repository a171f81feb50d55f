/* Records between the processes: what is written comes back, and nothing that is broken is taken for a
 * record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "run/frame.h"

static const sr_finding example = {
    .code = "SR1201",
    .severity = SR_WARNING,
    .place = {.file = "a/b.csv", .line = 3, .column = 7, .length = 2, .source = "x;y"},
    .subject = "mål 1",
    .message = {.id = "{0} cannot be read: {1}", .arg = {"b.csv", "åäö"}},
    .expected = {.id = "at most {0} bytes", .arg = {"12"}},
    .stated = "19 %",
    .recomputed = "15 %"};

static sr_buf written(void)
{
    sr_buf bytes = {0};
    const sr_frame_out out = {.file = -1, .buffer = &bytes};
    assert_int_equal(sr_frame_finding(&out, &example), SR_OK);
    assert_int_equal(sr_frame_write(&out, SR_FRAME_RESULTS, SR_STR("{}")), SR_OK);
    assert_int_equal(sr_frame_write(&out, SR_FRAME_DONE, SR_STR("\0")), SR_OK);
    return bytes;
}

static void finding_comes_back(void **state)
{
    (void)state;
    sr_buf bytes = written();
    sr_str rest = {bytes.at, bytes.length};
    sr_frame frame;
    bool broken = false;
    sr_findings *list = sr_findings_new();
    assert_true(sr_frame_next(&rest, &frame, &broken));
    assert_int_equal(frame.kind, SR_FRAME_FINDING);
    assert_true(sr_frame_read_finding(frame.payload, list));
    const sr_finding *back = sr_findings_at(list, 0);
    assert_string_equal(back->place.file, "a/b.csv");
    assert_int_equal(back->place.column, 7);
    assert_string_equal(back->message.arg[1], "åäö");
    assert_null(back->message.arg[2]);
    assert_null(back->found);
    assert_string_equal(back->recomputed, "15 %");
    assert_true(sr_frame_next(&rest, &frame, &broken));
    assert_true(sr_str_is(frame.payload, "{}"));
    assert_true(sr_frame_next(&rest, &frame, &broken));
    assert_int_equal(frame.kind, SR_FRAME_DONE);
    assert_false(sr_frame_next(&rest, &frame, &broken));
    assert_false(broken);
    sr_findings_free(list);
    sr_buf_free(&bytes);
}

/* Cut anywhere, the whole records before the cut are read and the rest waits; a payload cut short is no
 * finding. */
static void cut_anywhere(void **state)
{
    (void)state;
    sr_buf bytes = written();
    sr_str whole = {bytes.at, bytes.length}, rest = whole;
    sr_frame frame;
    bool broken = false;
    assert_true(sr_frame_next(&rest, &frame, &broken));
    size_t first = whole.length - rest.length;
    for (size_t length = 0; length < first; length++) {
        sr_str cut = {bytes.at, length};
        assert_false(sr_frame_next(&cut, &frame, &broken));
        assert_false(broken);
    }
    sr_findings *list = sr_findings_new();
    rest = whole;
    assert_true(sr_frame_next(&rest, &frame, &broken));
    for (size_t length = 0; length < frame.payload.length; length++)
        assert_false(sr_frame_read_finding((sr_str){frame.payload.at, length}, list));
    assert_int_equal(sr_findings_count(list), 0);
    sr_findings_free(list);
    sr_buf_free(&bytes);
}

/* What is no record at all is said to be broken, and a changed byte never crashes the reader. */
static void damaged(void **state)
{
    (void)state;
    sr_buf bytes = written();
    sr_findings *list = sr_findings_new();
    for (size_t at = 0; at < bytes.length; at++) {
        bytes.at[at] = (char)(bytes.at[at] ^ 0x55);
        sr_str rest = {bytes.at, bytes.length};
        sr_frame frame;
        bool broken = false;
        while (sr_frame_next(&rest, &frame, &broken))
            if (frame.kind == SR_FRAME_FINDING) (void)sr_frame_read_finding(frame.payload, list);
        assert_true(at > 0 || broken);
        bytes.at[at] = (char)(bytes.at[at] ^ 0x55);
    }
    sr_findings_free(list);
    sr_buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finding_comes_back), cmocka_unit_test(cut_anywhere),
                                       cmocka_unit_test(damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
