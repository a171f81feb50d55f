/* One whole report of the small workspace with allocation number N failing, for every N: once only, and from
   N on; and one of the statements from bookkeeping, whose scripts and sources are others, and the page of the
   weights workshop, for some N. Each
   time it is an error that can be told, nothing is left in the folder, and (under AddressSanitizer) nothing
   leaks. The folder is written anew each time, so that half a report would be seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/format.h"
#include "render/workshop.h"
#include "run/run.h"

enum { MOST_ALLOCATIONS = 1000000 };

typedef struct sample {
    const char *workspace;
    size_t reports;
    uint64_t step;    /* from one N to the next */
    const char *kind; /* NULL: those of the period */
    const char *weights[2];
    size_t weights_count;
    bool workshop; /* the page of the workshop instead of reports */
} sample;
static const sample small = {SR_TEST_DATA "/spec/workspace", 4, 1, NULL, {NULL, NULL}, 0, false};
static const sample economy = {SR_TEST_DATA "/spec/economy", 1, 97, NULL, {NULL, NULL}, 0, false};
static const sample budget = {SR_TEST_DATA "/spec/budget", 2, 7, NULL, {NULL, NULL}, 0, false};
static const sample workshop = {SR_TEST_DATA "/spec/workspace", 0, 3, NULL, {NULL, NULL}, 0, true};
static const sample parties = {
    SR_TEST_DATA "/spec/workspace",
    1,
    11,
    "vikter",
    {SR_TEST_DATA "/spec/parties/vikter-af.json", SR_TEST_DATA "/spec/parties/vikter-region.json"},
    2,
    false};

static char folder[] = "/tmp/samrapport-allocation-XXXXXX";

/* As the command makes it; nothing is written. */
static sr_status page(const sr_run_outcome *outcome)
{
    sr_buf html = {0};
    sr_status status = sr_workshop_page((sr_str){outcome->workshop.at, outcome->workshop.length},
                                        outcome->forbund->name, outcome->forbund->language, &html);
    if (status == SR_OK && html.length < outcome->workshop.length) status = SR_CONTENT;
    sr_buf_free(&html);
    return status;
}

/* The whole report: run, render in every format there is, write. */
static sr_status report(const sample *of, size_t *documents)
{
    unsigned reports = SR_WANT_REPORTS | SR_WANT_RESULTS | SR_WANT_CHECK;
    const sr_run_request request = {.workspace = of->workspace,
                                    .shared_scripts = SR_TEST_DATA "/../scripts",
                                    .period = "2025",
                                    .kinds = &of->kind,
                                    .kind_count = of->kind != NULL,
                                    .weights = of->weights,
                                    .weights_count = of->weights_count,
                                    .wanted =
                                        SR_WANT_ROBUSTNESS | (of->workshop ? SR_WANT_WORKSHOP : reports),
                                    .draws = 100,
                                    .in_process = true};
    const sr_format *formats[8];
    size_t count = sr_format_count < 8 ? sr_format_count : 8;
    for (size_t i = 0; i < count; i++)
        formats[i] = &sr_formats[i];
    sr_run_outcome outcome;
    sr_buf names = {0};
    sr_status status = sr_run(&request, &outcome);
    *documents = outcome.document_count;
    if (status == SR_OK && outcome.status != SR_EXIT_DONE) status = SR_CONTENT;
    if (status == SR_OK && sr_findings_status(outcome.findings) != SR_OK) status = SR_MEMORY;
    if (status == SR_OK && of->workshop)
        status = page(&outcome);
    else if (status == SR_OK)
        status = sr_run_write(&outcome, formats, count, folder, outcome.findings, &names);
    if (status == SR_OK) status = sr_findings_status(outcome.findings);
    sr_buf_free(&names);
    sr_run_outcome_free(&outcome);
    return status;
}

/* Empties the folder; returns how many files were in it, hidden ones too. */
static size_t empty_folder(void)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry = readdir(open); entry; entry = readdir(open)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        assert_int_equal(unlinkat(dirfd(open), entry->d_name, 0), 0);
        count++;
    }
    closedir(open);
    return count;
}

/* Also fills what is kept between runs (formatters of ICU), so that a failing run does not lack them by
 * chance. */
static uint64_t allocations_of_a_whole_report(const sample *of)
{
    size_t documents = 0;
    sr_memory_fail(0, false);
    assert_int_equal(report(of, &documents), SR_OK);
    assert_int_equal(documents, of->reports);
    assert_int_equal(empty_folder(), of->reports * sr_format_count);
    sr_memory_fail(0, false);
    assert_int_equal(report(of, &documents), SR_OK);
    empty_folder();
    return sr_memory_asked();
}

/* A run that lost an allocation and says that it went well would be a wrong report. */
static void fail_each(const sample *of, bool once)
{
    uint64_t total = allocations_of_a_whole_report(of);
    assert_in_range(total, 100, MOST_ALLOCATIONS);
    for (uint64_t nth = 1; nth <= total; nth += of->step) {
        size_t documents = 0;
        sr_memory_fail(nth, once);
        sr_status status = report(of, &documents);
        bool reached = sr_memory_asked() >= nth;
        sr_memory_fail(0, false);
        size_t left = empty_folder();
        if (status == SR_OK || left > 0)
            print_error("allocation %llu of %llu: status %d, %zu files left\n", (unsigned long long)nth,
                        (unsigned long long)total, (int)status, left);
        assert_true(reached);
        assert_int_not_equal(status, SR_OK);
        assert_int_equal(left, 0);
    }
    print_message("%llu allocations, each an error\n", (unsigned long long)total);
}

static void each_allocation_fails_once(void **state)
{
    (void)state;
    fail_each(&small, true);
}

static void each_allocation_fails_from_then_on(void **state)
{
    (void)state;
    fail_each(&small, false);
}

static void some_allocations_of_the_statements_fail(void **state)
{
    (void)state;
    fail_each(&economy, true);
    fail_each(&economy, false);
}

static void some_allocations_of_the_social_budget_fail(void **state)
{
    (void)state;
    fail_each(&budget, true);
    fail_each(&budget, false);
}

static void some_allocations_of_the_parties_weights_fail(void **state)
{
    (void)state;
    fail_each(&parties, true);
    fail_each(&parties, false);
}

static void some_allocations_of_the_workshop_fail(void **state)
{
    (void)state;
    fail_each(&workshop, true);
    fail_each(&workshop, false);
}

static int make_folder(void **state)
{
    (void)state;
    sr_memory_install();
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    sr_format_release();
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_allocation_fails_once),
                                       cmocka_unit_test(each_allocation_fails_from_then_on),
                                       cmocka_unit_test(some_allocations_of_the_statements_fail),
                                       cmocka_unit_test(some_allocations_of_the_social_budget_fail),
                                       cmocka_unit_test(some_allocations_of_the_parties_weights_fail),
                                       cmocka_unit_test(some_allocations_of_the_workshop_fail)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
