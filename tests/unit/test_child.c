/* A child that reads what nobody trusts, and every way in which it can end: each is a finding, and the
   program goes on. The jobs here do what a reader with a fault would do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "run/child.h"
#include "run/inspect.h"
#include "run/map.h"
#include "run/run.h"

static const sr_limits limits = {.memory_mb = 256, .call_seconds = 100, .run_seconds = 100};
static const sr_limits short_limits = {.memory_mb = 256, .call_seconds = 1, .run_seconds = 100};
static sr_findings *findings;
static sr_buf received;
static char file[] = "/tmp/samrapport-child-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    findings = sr_findings_new();
    received = (sr_buf){0};
    return findings == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    sr_findings_free(findings);
    sr_buf_free(&received);
    return 0;
}

static sr_status begin(const sr_frame_out *out, sr_lock_fn lock)
{
    (void)signal(SIGSEGV, SIG_DFL); /* the handlers of a sanitizer and of the test would not die of them */
    (void)signal(SIGBUS, SIG_DFL);
    sr_running_begin("deltagare.csv", "deltagare.csv", 0);
    return sr_child_lock(out, lock, limits.memory_mb);
}

static sr_status end(const sr_frame_out *out)
{
    return sr_frame_write(out, SR_FRAME_DONE, SR_STR("\0"));
}

static sr_status crash(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    (void)user;
    sr_status status = begin(out, lock);
    (void)raise(SIGSEGV);
    return status;
}

static sr_status hang(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    (void)user;
    sr_status status = begin(out, lock);
    const struct timespec while_asleep = {.tv_sec = 60};
    (void)nanosleep(&while_asleep, NULL);
    return status;
}

static sr_status compute(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    sr_status status = begin(out, lock);
    sr_running_begin("the protection of persons", "", 0);
    const struct timespec while_asleep = {.tv_sec = 60};
    (void)nanosleep(&while_asleep, NULL);
    (void)user;
    return status;
}

static sr_status devour(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    (void)user;
    sr_status status = begin(out, lock);
#ifndef SR_SANITIZED /* a sanitizer has no limit of its own, and would take all that there is */
    for (size_t i = 0; i < 1024 && status == SR_OK; i++) {
        char *taken = sr_malloc(16u << 20);
        if (taken == NULL) return SR_MEMORY;
        memset(taken, 1, 16u << 20);
    }
    return status;
#else
    return status == SR_OK ? SR_MEMORY : status;
#endif
}

static sr_status leave(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    (void)user;
    (void)begin(out, lock);
    _exit(0);
}

static sr_status write_elsewhere(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    sr_status status = begin(out, lock);
    (void)open(user, O_WRONLY | O_CREAT, 0600);
    return status;
}

static sr_status read_elsewhere(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    sr_status status = begin(out, lock);
    if (status != SR_OK) return status;
    return open(user, O_RDONLY) < 0 ? end(out) : SR_IO;
}

static sr_status tell_and_crash(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    sr_status status = begin(out, lock);
    const sr_finding found = {.code = "SR1103", .severity = SR_ERROR, .message = SR_MSG("the file is empty")};
    if (status == SR_OK) status = sr_frame_finding(out, &found);
    return status == SR_OK ? crash(user, out, NULL) : status;
}

static sr_status send_rubbish(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    (void)user;
    sr_status status = begin(out, lock);
    static const char rubbish[] = "these are no records at all";
    return status == SR_OK && write(out->file, rubbish, sizeof rubbish) > 0 ? SR_OK : SR_IO;
}

static sr_status take(void *user, const sr_frame *frame, bool *broken)
{
    (void)user;
    *broken = frame->kind != SR_FRAME_FINDING || !sr_frame_read_finding(frame->payload, findings);
    return SR_OK;
}

static int run_job(sr_status (*work)(void *, const sr_frame_out *, sr_lock_fn), void *user, bool fixed)
{
    const sr_child_job job = {.work = work,
                              .user = user,
                              .limits = work == hang || work == compute ? &short_limits : &limits,
                              .fixed_limits = fixed};
    int exit_status = SR_EXIT_DONE;
    sr_status status = sr_child_run(&job, false, &received, findings);
    assert_int_not_equal(status, SR_MEMORY);
    assert_int_equal(sr_child_take(&received, status == SR_OK, take, NULL, findings, &exit_status), SR_OK);
    return status == SR_OK ? exit_status : SR_EXIT_IO;
}

static const sr_finding *only(const char *code)
{
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(sr_findings_at(findings, 0)->code, code);
    return sr_findings_at(findings, 0);
}

static void an_end_is_told(void **state)
{
    (void)state;
    static const struct {
        sr_status (*work)(void *, const sr_frame_out *, sr_lock_fn);
        const char *code;
    } cases[] = {{crash, "SR9013"},           {hang, "SR9010"},  {devour, "SR9016"},
                 {write_elsewhere, "SR9014"}, {leave, "SR9018"}, {send_rubbish, "SR9020"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(tear_down(NULL), 0);
        assert_int_equal(set_up(NULL), 0);
        assert_int_equal(run_job(cases[i].work, file, true), SR_EXIT_IO);
        const sr_finding *told = only(cases[i].code);
        bool of_the_file = strcmp(told->code, "SR9020") != 0;
        if (of_the_file) assert_string_equal(told->place.file, "deltagare.csv");
        if (told->hint.id != NULL) assert_null(strstr(told->hint.id, "forbund.json"));
    }
}

/* With limits of forbund.json the message says where they are set. */
static void a_limit_names_its_place(void **state)
{
    (void)state;
    assert_int_equal(run_job(hang, NULL, false), SR_EXIT_IO);
    assert_non_null(strstr(only("SR9010")->hint.id, "a loop without end; the limit is limits.call_seconds"));
}

/* Nobody's script is to blame for what the program itself takes long to compute. */
static void what_is_computed_is_no_loop(void **state)
{
    (void)state;
    assert_int_equal(run_job(compute, NULL, false), SR_EXIT_IO);
    const sr_finding *told = only("SR9010");
    assert_null(told->place.file);
    assert_non_null(strstr(told->hint.id, "much to compute; the limit is limits.call_seconds"));
}

static void nothing_else_can_be_read(void **state)
{
    (void)state;
    assert_int_equal(run_job(read_elsewhere, file, true), SR_EXIT_DONE);
    assert_int_equal(sr_findings_count(findings), 0);
}

static void what_was_told_before_the_end_stays_true(void **state)
{
    (void)state;
    assert_int_equal(run_job(tell_and_crash, NULL, true), SR_EXIT_IO);
    assert_int_equal(sr_findings_count(findings), 2);
}

/* ---- a file that is cut while it is read ---- */

static sr_status read_slowly(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    const sr_mapped *mapped = user;
    sr_status status = begin(out, lock);
    const struct timespec pause = {.tv_nsec = 10000000};
    unsigned sum = 0;
    for (int i = 0; i < 3000 && status == SR_OK; i++) {
        sum += (unsigned char)mapped->bytes.at[mapped->bytes.length - 1];
        (void)nanosleep(&pause, NULL);
    }
    return status == SR_OK && sum == 0 ? end(out) : SR_IO;
}

static void cut(void *user, int64_t elapsed_ms, const sr_running *running)
{
    (void)elapsed_ms;
    if (running->calls > 0) assert_int_equal(truncate(user, 10), 0);
}

static void a_file_that_is_cut_is_told(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_mapped mapped;
    assert_int_equal(truncate(file, 1 << 20), 0);
    assert_int_equal(sr_map(arena, file, "deltagare.csv", 1 << 21, NULL, findings, &mapped), SR_OK);
    const sr_child_job job = {.work = read_slowly,
                              .user = &mapped,
                              .limits = &limits,
                              .fixed_limits = true,
                              .tick = cut,
                              .tick_user = file};
    assert_int_equal(sr_child_run(&job, false, &received, findings), SR_IO);
    (void)only("SR1203");
    size_t told = sr_findings_count(findings);
    assert_int_equal(sr_map_unchanged(&mapped, findings), SR_IO);
    assert_string_equal(sr_findings_at(findings, told)->code, "SR1202");
    sr_unmap(&mapped);
    sr_arena_free(arena);
}

/* ---- looking into a file without memory ---- */

static sr_status look_into(int *exit_status)
{
    const sr_inspect_request request = {.file = file, .as_file = "2022/data/fil", .in_process = true};
    sr_inspect_outcome outcome;
    sr_status status = sr_inspect(&request, &outcome);
    *exit_status = outcome.status;
    sr_inspect_outcome_free(&outcome);
    return status;
}

static void memory_that_runs_out_is_an_error(void **state)
{
    (void)state;
    static const char *const contents[] = {
        "Titel\n\nk\xc3\xb6n;antal\nkvinna;1\nman;2,5\n",
        "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#FNAMN F\n#RAR 0 20220101 20221231\n#KONTO 1930 Bank\n"
        "#VER A 1 20220101\n{\n#TRANS 1930 {} 1\n#TRANS 1930 {} -1\n}\n",
        "{\"class\":\"dataset\",\"version\":\"2.0\",\"id\":[\"a\"],\"size\":[1],\"dimension\":{\"a\":{"
        "\"category\":"
        "{\"index\":[\"x\"]}}},\"value\":[1]}",
        "a;b\n1;9001010017\n",
        "%PDF",
    };
    static const int ends[] = {SR_EXIT_DONE, SR_EXIT_DONE, SR_EXIT_DONE, SR_EXIT_CONTENT, SR_EXIT_IO};
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        FILE *to = fopen(file, "w");
        assert_non_null(to);
        assert_true(fputs(contents[i], to) >= 0);
        assert_int_equal(fclose(to), 0);
        for (uint64_t nth = 1;; nth++) {
            int exit_status = 0;
            sr_memory_fail(nth, nth % 2 == 0);
            sr_status status = look_into(&exit_status);
            bool failed = sr_memory_asked() >= nth;
            sr_memory_fail(0, false);
            if (status != (failed ? SR_MEMORY : SR_OK)) {
                fail_msg("file %u, allocation %u: status %d", (unsigned)i, (unsigned)nth, (int)status);
            }
            if (failed) continue;
            assert_int_equal(exit_status, ends[i]);
            break;
        }
    }
}

static int make_file(void **state)
{
    (void)state;
    int made = mkstemp(file);
    return made < 0 || close(made) != 0;
}

static int drop_file(void **state)
{
    (void)state;
    return unlink(file);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(an_end_is_told),
        TEST(a_limit_names_its_place),
        TEST(what_is_computed_is_no_loop),
        TEST(nothing_else_can_be_read),
        TEST(what_was_told_before_the_end_stays_true),
        TEST(a_file_that_is_cut_is_told),
        TEST(memory_that_runs_out_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
