/* The guard against personal identity numbers. The numbers are those that Skatteverket publishes for tests,
   or the fictitious 121212-1212 and 19121212-1212. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "privacy/privacy.h"

static bool finds(const char *text, size_t wanted_offset, size_t wanted_length)
{
    size_t offset = 0;
    size_t length = 0;
    return sr_privacy_find_number(sr_str_of(text), &offset, &length) && offset == wanted_offset &&
           length == wanted_length;
}

static bool is_clean(const char *text)
{
    size_t offset = 0;
    size_t length = 0;
    return !sr_privacy_find_number(sr_str_of(text), &offset, &length);
}

static void numbers_are_found(void **state)
{
    (void)state;
    assert_true(finds("121212-1212", 0, 11));
    assert_true(finds("1212121212", 0, 10));
    assert_true(finds("191212121212", 0, 12));
    assert_true(finds("Deltagare 19121212-1212 avslutad", 10, 13));
    assert_true(finds("x121212+1212", 1, 11));
    assert_true(finds("121212\u20111212", 0, 13));
    assert_true(finds("12, 121212-1212", 4, 11));
    assert_true(finds("tel 121212 1212x", 4, 11));
    assert_true(finds("121212\u00a01212", 0, 12));
    assert_true(finds("19121212 1212", 0, 13));
    assert_true(is_clean("20121212 1212")); /* a time of day */
    assert_true(finds("20121212-1212", 0, 13));
}

/* As they come out of word processors, spreadsheets, web pages and names of files. */
static void spoilt_numbers_are_found(void **state)
{
    (void)state;
    static const char *const written[] = {
        "１２１２１２-１２１２", "１２１２１２１２１２",    "１９１２１２１２－１２１２",
        "١٢١٢١٢-١٢١٢",           "121212\u20121212",        "121212\u20131212",
        "121212\u20141212",      "121212\u22121212",        "121212\uff0d1212",
        "121212\uff0b1212",      "121212\u20071212",        "121212\u20091212",
        "121212\u202f1212",      "121212 - 1212",           "121212\u00a0\u2013\u00a01212",
        "121212\t1212",          "12\u200b1212-12\u00ad12", "121212\u2060-1212",
        "121212_1212",           "1912-12-12-1212",         "1912-12-12 1212",
        "12.12.12-1212",         "1912/12/12-1212",         "12 12 12 1212",
        "1.212121212E+9",        "1,212121212E+09",         "1.91212121212E+11",
        "1,212121212e9",
    };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        if (!finds(written[i], 0, strlen(written[i]))) fail_msg("%s is not found", written[i]);
    }
    static const char *const others[] = {
        "1.212121213E+9", "1.212121212E+8",  "1.2121212125E+9", "11.212121212E+9",       "12-12.12-1212",
        "12:12:12 1212",  "121212 -- 1212",  "121212\n1212",    "２２２０００-１９６６", "121212/1212",
        "1 212 121 212",  "2024-03-15 1230", "20240315 1230",   "121212-12 12",          "121212 kr 1212",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!is_clean(others[i])) fail_msg("%s is found", others[i]);
    }
}

/* ---- what a number is, said slowly ---- */

static bool slow_date(int year, int month, int day)
{
    int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0) days[1] = 29;
    if (day > 60) day -= 60;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

static int slow_check_digit(const char *nine)
{
    static const int doubled[] = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    int sum = 0;
    for (int i = 0; i < 9; i++) {
        sum += i % 2 == 0 ? doubled[nine[i] - '0'] : nine[i] - '0';
    }
    while (sum % 10 != 0) {
        sum++;
    }
    int last = 0;
    for (int i = 0; i < 9; i++) {
        last += i % 2 == 0 ? doubled[nine[i] - '0'] : nine[i] - '0';
    }
    return sum - last;
}

/* Ten digits, and the century before them or -1. */
static bool slow_number(int century, const char *ten)
{
    int year = (ten[0] - '0') * 10 + ten[1] - '0';
    int month = (ten[2] - '0') * 10 + ten[3] - '0';
    int day = (ten[4] - '0') * 10 + ten[5] - '0';
    bool real = false;
    for (int of = 18; of <= 20; of++) {
        if (century == of || (century < 0 && of > 18)) real = real || slow_date(of * 100 + year, month, day);
    }
    return real && slow_check_digit(ten) == ten[9] - '0';
}

/* Every date of six digits there could be, with each check digit in turn. */
static void all_dates_are_told_apart(void **state)
{
    (void)state;
    size_t found = 0;
    for (int date = 0; date < 1000000; date++) {
        char text[16];
        (void)snprintf(text, sizeof text, "%06d123%d", date, date % 10);
        text[9] = (char)('0' + (date / 7 % 3 == 0 ? date % 10 : slow_check_digit(text)));
        bool wanted = slow_number(-1, text);
        found += wanted;
        if (finds(text, 0, 10) != wanted || is_clean(text) == wanted) fail_msg("%s", text);
    }
    assert_true(found > 40000);
}

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

typedef struct part {
    const char *text;
    bool fits; /* a number is one with it */
} part;

static const part signs[] = {{"", true},       {"-", true},      {"+", true},      {" ", true},
                             {"\u00a0", true}, {"\u2013", true}, {"\u2212", true}, {" \u2011 ", true},
                             {"/", false},     {".", false},     {"a", false},     {"--", false},
                             {"\n", false},    {",", false}};
static const part befores[] = {{"", true},       {"a", true},  {"(", true},       {"ålder ", true},
                               {"kl 7 ", true},  {"1", false}, {"\uff11", false}, {"nr:", true},
                               {"\u200b", true}, {"-", true}};
static const part afters[] = {{"", true},   {"a", true},  {")", true},       {" 5", true}, {",50", true},
                              {"0", false}, {"-1", true}, {"\uff10", false}, {".", true}};
#define ANY(list, seed) (&(list)[next_random(seed) % (sizeof(list) / sizeof *(list))])

/* Random numbers, right and wrong in date, check digit, century, sign and what stands around them. */
static void written_numbers_are_told_apart(void **state)
{
    (void)state;
    static const int centuries[] = {-1, 17, 18, 19, 20, 21};
    uint64_t seed = 1912;
    size_t found = 0;
    for (int round = 0; round < 300000; round++) {
        char ten[16];
        char text[96];
        int century = centuries[next_random(&seed) % 6];
        unsigned day = next_random(&seed) % 34 + next_random(&seed) % 2 * 60;
        (void)snprintf(ten, sizeof ten, "%02u%02u%02u%03u0", next_random(&seed) % 100,
                       next_random(&seed) % 14, day, next_random(&seed) % 1000);
        ten[9] = (char)('0' + (slow_check_digit(ten) + (int)(next_random(&seed) % 3 == 0)) % 10);
        const part *sign = ANY(signs, &seed);
        const part *before = ANY(befores, &seed);
        const part *after = ANY(afters, &seed);
        char head[4] = "";
        if (century >= 0) (void)snprintf(head, sizeof head, "%02d", century % 100);
        (void)snprintf(text, sizeof text, "%s%s%.6s%s%s%s", before->text, head, ten, sign->text, ten + 6,
                       after->text);
        bool blank = strcmp(sign->text, " ") == 0 || strcmp(sign->text, "\u00a0") == 0;
        bool time = century == 20 && blank && strncmp(ten, "12", 2) >= 0 && strncmp(ten + 6, "24", 2) < 0 &&
                    ten[8] < '6';
        bool wanted = slow_number(century, ten) && sign->fits && before->fits && after->fits && !time;
        found += wanted;
        if (is_clean(text) == wanted) fail_msg("%s: %s", text, wanted ? "not found" : "found");
    }
    assert_true(found > 10000);
}

static void samordningsnummer_are_found(void **state)
{
    (void)state;
    assert_true(finds("121272-1219", 0, 11)); /* day 12 + 60 */
    assert_true(is_clean("121293-1216"));     /* no day 33 */
}

static void other_digits_are_not(void **state)
{
    (void)state;
    assert_true(is_clean(""));
    assert_true(is_clean("121212-1213"));        /* check digit */
    assert_true(is_clean("121312-1211"));        /* no month 13 */
    assert_true(is_clean("1912121212121"));      /* longer run */
    assert_true(is_clean("121212-12123"));       /* longer run after the sign */
    assert_true(is_clean("5 802 000 kr"));       /* money */
    assert_true(is_clean("222000-1966"));        /* an organisation number: its third digit is at least 2 */
    assert_true(is_clean("20200101\u20131231")); /* a range of days */
}

static void checksums_are_not(void **state)
{
    (void)state;
    assert_true(is_clean("aaaaaaaaaaaaaaaaaaaaaaaa1212121212aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_false(is_clean("fall1212121212"));
}

/* The tests' numbers end on 980 to 999 and a check digit. */
static int64_t with_check_digit(int64_t nine)
{
    int sum = 0;
    int64_t rest = nine;
    for (int i = 0; i < 9; i++, rest /= 10) {
        int product = (int)(rest % 10) * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return nine * 10 + (10 - sum % 10) % 10;
}

/* Rows of a column of whole numbers in which numbers are found. */
static size_t rows_found(const int64_t *cells, size_t rows, sr_measured_in unit)
{
    const sr_source source = {.name = "deltagare", .file = "deltagare.csv"};
    const sr_column column = {.name = "nr",
                              .type = SR_COL_INTEGER,
                              .measured_in = unit,
                              .cells = {.at = cells, .width = sizeof *cells}};
    const sr_table table = {
        .source = &source, .rows = rows, .first_row = 2, .column_count = 1, .columns = &column};
    sr_findings *findings = sr_findings_new();
    assert_non_null(findings);
    bool clean = sr_privacy_check_table(&table, NULL, findings);
    size_t found = sr_findings_count(findings);
    assert_true(clean == (found == 0));
    sr_findings_free(findings);
    return found;
}

/* A spreadsheet takes the zeros in front: of those born in 2000 three or more of them. */
static void zeros_in_front_are_missed(void **state)
{
    (void)state;
    const int64_t born_2000 = with_check_digit(101981);    /* 000101-981x */
    const int64_t in_december = with_check_digit(1231980); /* 001231-980x */
    const int64_t born_2001 = with_check_digit(10101982);  /* 010101-982x */
    assert_true(born_2000 < 10000000 && in_december < 100000000 && born_2001 < 1000000000);
    const int64_t all[] = {born_2000, in_december, SR_INTEGER_MISSING, born_2001, 7};
    assert_int_equal(rows_found(all, 5, SR_IN_NONE), 3);
    assert_int_equal(rows_found(all, 1, SR_IN_NONE), 1);
    assert_int_equal(rows_found(all, 2, SR_IN_COUNT), 0); /* a number of persons may be one by chance */
    const int64_t serials[] = {born_2000, born_2000 + 1, born_2000 + 2, born_2000 + 3};
    assert_int_equal(rows_found(serials, 4, SR_IN_NONE), 0);
    const int64_t one[] = {born_2001, 7, 8, 9};
    assert_int_equal(rows_found(one, 4, SR_IN_NONE), 1);
}

static void findings_do_not_repeat_them(void **state)
{
    (void)state;
    sr_findings *list = sr_privacy_findings();
    assert_non_null(list);
    const sr_finding finding = {.code = "SR1105",
                                .severity = SR_ERROR,
                                .place = {.file = "121212-1212.csv", .line = 2, .source = "a;121212-1212"},
                                .subject = "121212-1212",
                                .message = SR_MSG("{0} is no period", "19121212-1212, 121212-1212"),
                                .found = "121212-1212",
                                .expected = SR_MSG("one of {0}", "2022, 1212121212"),
                                .stated = "79 %",
                                .recomputed = "121272-1219"};
    sr_findings_add(list, &finding);
    sr_findings_add(list, &finding);
    assert_int_equal(sr_findings_count(list), 1);
    const sr_finding *kept = sr_findings_at(list, 0);
    assert_string_equal(kept->place.file, "******-****.csv");
    assert_string_equal(kept->place.source, "a;******-****");
    assert_string_equal(kept->subject, "******-****");
    assert_string_equal(kept->message.arg[0], "********-****, ******-****");
    assert_string_equal(kept->found, "******-****");
    assert_string_equal(kept->expected.arg[0], "2022, **********");
    assert_string_equal(kept->stated, "79 %");
    assert_string_equal(kept->recomputed, "******-****");
    sr_findings_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found),
        cmocka_unit_test(samordningsnummer_are_found),
        cmocka_unit_test(spoilt_numbers_are_found),
        cmocka_unit_test(all_dates_are_told_apart),
        cmocka_unit_test(written_numbers_are_told_apart),
        cmocka_unit_test(other_digits_are_not),
        cmocka_unit_test(checksums_are_not),
        cmocka_unit_test(zeros_in_front_are_missed),
        cmocka_unit_test(findings_do_not_repeat_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
