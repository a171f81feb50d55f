/* JSON-stat 2 and Kolada: forms that a file may take, missing values, and what can be wrong. All synthetic.
 */
#include "reading.h"

static sr_status read_stat(const char *text)
{
    return read_by(&sr_jsonstat_reader, ',', sr_str_of(text), "{}", NULL, 0, NULL);
}

#define DIMENSIONS                                                                                             \
    "\"id\":[\"Region\",\"Kon\",\"ContentsCode\",\"Tid\"],\"size\":[2,2,1,1],"                                 \
    "\"role\":{\"time\":[\"Tid\"],\"geo\":[\"Region\"],\"metric\":[\"ContentsCode\"]},\"dimension\":{"         \
    "\"Region\":{\"label\":\"region\",\"category\":{\"index\":{\"0180\":1,\"2480\":0},"                        \
    "\"label\":{\"2480\":\"Umeå\",\"0180\":\"Stockholm\"}}},"                                                 \
    "\"Kon\":{\"label\":\"kön\",\"category\":{\"index\":[\"1\",\"2\"],\"label\":{\"1\":\"män\",\"2\":"       \
    "\"kvinnor\"}}},"                                                                                          \
    "\"ContentsCode\":{\"label\":\"tabellinnehåll\",\"category\":{\"label\":{\"HE\":\"Helårsekvivalenter\"}" \
    ","                                                                                                        \
    "\"unit\":{\"HE\":{\"base\":\"antal\",\"decimals\":0}}}},"                                                 \
    "\"Tid\":{\"label\":\"år\",\"category\":{\"index\":[\"2022\"]}}}"

static void a_data_set_with_an_array(void **state)
{
    (void)state;
    assert_int_equal(read_stat("{\"version\":\"2.0\",\"class\":\"dataset\",\"source\":\"SCB\"," DIMENSIONS
                               ",\"value\":[1234,0.1,null,0.30000000000000004],\"status\":{\"2\":\"..\"}}"),
                     SR_OK);
    assert_int_equal(table->rows, 4);
    assert_string_equal(word("region", 0), "Umeå");
    assert_string_equal(word("region kod", 0), "2480");
    assert_string_equal(word("region kod", 2), "0180");
    assert_string_equal(word("kön", 1), "kvinnor");
    assert_string_equal(word("tabellinnehåll", 1), "Helårsekvivalenter");
    assert_string_equal(word("enhet", 1), "antal");
    assert_string_equal(word("källa", 3), "SCB");
    assert_value("år", 0, 2022, 1);
    assert_value("värde", 0, 1234, 1);
    assert_value("värde", 1, 1, 10);
    assert_value("värde", 3, 3, 10);
    assert_int_equal(sr_cell(sr_table_column(table, "värde"), 2).type, SR_SCALAR_MISSING);
    assert_string_equal(word("status", 2), "..");
    assert_string_equal(word("saknas", 2), "not_published");
    assert_null(word("saknas", 0));
}

static void a_sparse_data_set(void **state)
{
    (void)state;
    assert_int_equal(read_stat("{\"class\":\"dataset\"," DIMENSIONS
                               ",\"value\":{\"3\":5,\"0\":\"..\"},\"status\":[\"\",\".\",\"c\",\"p\"]}"),
                     SR_OK);
    assert_int_equal(table->rows, 4);
    assert_value("värde", 3, 5, 1);
    assert_string_equal(word("status", 3), "p");
    assert_string_equal(word("saknas", 0), "not_published");
    assert_string_equal(word("saknas", 1), "not_applicable");
    assert_string_equal(word("saknas", 2), "suppressed");
    assert_int_equal(read_stat("{\"class\":\"dataset\"," DIMENSIONS ",\"value\":[1,2,3,4],\"status\":\"e\"}"),
                     SR_OK);
    assert_string_equal(word("status", 2), "e");
}

static void a_collection_of_one(void **state)
{
    (void)state;
    assert_int_equal(
        read_stat("{\"class\":\"collection\",\"link\":{\"item\":[{\"class\":\"dataset\",\"href\":\"x\"},"
                  "{\"class\":\"dataset\"," DIMENSIONS ",\"value\":[1,2,3,4]}]}}"),
        SR_OK);
    assert_value("värde", 3, 4, 1);
    static const char two[] = "{\"class\":\"collection\",\"link\":{\"item\":[{" DIMENSIONS
                              ",\"value\":[1,2,3,4]},{" DIMENSIONS ",\"value\":[5,6,7,8]}]}}";
    assert_int_equal(read_stat(two), SR_CONTENT);
    assert_int_equal(read_by(&sr_jsonstat_reader, ',', sr_str_of(two), "{\"dataset\":2}", NULL, 0, NULL),
                     SR_OK);
    assert_value("värde", 0, 5, 1);
    assert_int_equal(read_by(&sr_jsonstat_reader, ',', sr_str_of(two), "{\"dataset\":3}", NULL, 0, NULL),
                     SR_CONTENT);
    assert_int_equal(read_by(&sr_jsonstat_reader, ',', sr_str_of(two), "{\"set\":3}", NULL, 0, NULL),
                     SR_CONTENT);
}

/* One dimension of two categories, with one thing wrong. */
#define SET(dimension, rest)                                                                                 \
    "{\"class\":\"dataset\",\"id\":[\"a\"],\"size\":[2],\"dimension\":{\"a\":" dimension "}," rest "}"
#define GOOD "{\"category\":{\"index\":[\"x\",\"y\"]}}"

static void what_is_wrong_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"[]", "SR1240"},
        {"{\"version\":\"1.0\",\"dataset\":{}}", "SR1240"},
        {"{\"class\":\"collection\"}", "SR1240"},
        {"{\"class\":\"dataset\",\"value\":[1]}", "SR1241"},
        {"{\"class\":\"dataset\",\"value\":[1],\"id\":[\"a\"],\"size\":[1,2]}", "SR1241"},
        {"{\"class\":\"dataset\",\"value\":[1],\"id\":[7],\"size\":[1]}", "SR1241"},
        {"{\"class\":\"dataset\",\"value\":[1],\"id\":[\"a\"],\"size\":[-1]}", "SR1241"},
        {"{\"class\":\"dataset\",\"value\":[1],\"id\":[\"a\",\"b\",\"c\"],\"size\":[9999999,9999999,9999999]"
         "}",
         "SR9043"},
        {"{\"class\":\"dataset\",\"value\":[1],\"id\":[\"a\"],\"size\":[1]}", "SR1243"},
        {SET("{}", "\"value\":[1,2]"), "SR1243"},
        {SET("{\"category\":{\"index\":[\"x\"]}}", "\"value\":[1,2]"), "SR1243"},
        {SET("{\"category\":{\"index\":{\"x\":0,\"y\":0}}}", "\"value\":[1,2]"), "SR1243"},
        {SET("{\"category\":{\"index\":{\"x\":0,\"y\":5}}}", "\"value\":[1,2]"), "SR1243"},
        {SET("{\"category\":{\"label\":{\"x\":\"X\",\"y\":\"Y\"}}}", "\"value\":[1,2]"), "SR1243"},
        {SET(GOOD, "\"value\":[1]"), "SR1241"},
        {SET(GOOD, "\"value\":[1,2,3]"), "SR1241"},
        {SET(GOOD, "\"value\":{\"2\":1}"), "SR1241"},
        {SET(GOOD, "\"value\":{\"x\":1}"), "SR1241"},
        {SET(GOOD, "\"value\":[1,\"två\"]"), "SR1242"},
        {SET(GOOD, "\"value\":[1,[2]]"), "SR1242"},
        {SET(GOOD, "\"value\":[1,2],\"status\":7"), "SR1241"},
        {"{\"class\":\"dataset\",", "SR1001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sr_findings_free(findings);
        findings = sr_findings_new();
        sr_status status = read_stat(cases[i].text);
        if (status != SR_CONTENT && status != SR_LIMIT) fail_msg("%s: %d", cases[i].text, (int)status);
        assert_non_null(finding(cases[i].code));
    }
    sr_findings_free(findings);
    findings = sr_findings_new();
    assert_int_equal(read_stat(SET(GOOD, "\n\"value\":[1,\"två\"]")), SR_CONTENT);
    assert_string_equal(place(0), "2:12 SR1242");
    assert_string_equal(sr_findings_at(findings, 0)->subject, "/value/1");
    assert_string_equal(sr_findings_at(findings, 0)->found, "två");
}

static void labels_may_be_shared(void **state)
{
    (void)state;
    assert_int_equal(
        read_stat("{\"class\":\"dataset\",\"id\":[\"a\",\"b\"],\"size\":[1,1],\"value\":[2],\"dimension\":{"
                  "\"a\":{\"label\":\"status\",\"category\":{\"index\":[\"x\"]}},"
                  "\"b\":{\"label\":\"a\",\"category\":{\"index\":[\"y\"]}}}}"),
        SR_OK);
    assert_string_equal(word("a", 0), "x");
    assert_string_equal(word("b", 0), "y");
}

static sr_status read_kolada(const char *text)
{
    return read_by(&sr_kolada_reader, ',', sr_str_of(text), "{}", NULL, 0, NULL);
}

static void an_answer_of_kolada(void **state)
{
    (void)state;
    assert_int_equal(
        read_kolada(
            "{\"count\":2,\"next_url\":null,\"values\":[{\"kpi\":\"N00945\",\"municipality\":\"0180\","
            "\"period\":2023,\"values\":[{\"gender\":\"T\",\"value\":984748.0,\"status\":\"\",\"count\":1,"
            "\"isdeleted\":false},{\"gender\":\"K\",\"value\":null,\"status\":\"Private\"},"
            "{\"gender\":\"M\",\"value\":null,\"status\":\"Missing\"}]},"
            "{\"kpi\":\"N00945\",\"municipality\":\"2480\",\"period\":2023,\"values\":["
            "{\"gender\":\"T\",\"value\":12.5,\"status\":null,\"isdeleted\":false},"
            "{\"gender\":\"K\",\"value\":1,\"isdeleted\":true}]}]}"),
        SR_OK);
    assert_int_equal(table->rows, 4);
    assert_string_equal(word("kommun", 0), "0180");
    assert_string_equal(word("nyckeltal", 3), "N00945");
    assert_value("period", 0, 2023, 1);
    assert_value("värde", 0, 984748, 1);
    assert_value("värde", 3, 25, 2);
    assert_string_equal(word("kön", 1), "K");
    assert_string_equal(word("saknas", 1), "suppressed");
    assert_string_equal(word("saknas", 2), "not_measured");
    assert_string_equal(word("källa", 3), "Kolada");
    assert_int_equal(finding("SR1252")->severity, SR_NOTE);
    assert_string_equal(finding("SR1251")->message.arg[0], "1");
}

static void wrong_answers_of_kolada(void **state)
{
    (void)state;
    assert_int_equal(read_kolada("{\"count\":3,\"next_page\":\"http://x\",\"values\":[]}"), SR_OK);
    assert_int_equal(sr_findings_count(findings), 4); /* no rows, a page, another count, the terms */
    assert_int_equal(read_kolada("{\"hits\":[]}"), SR_CONTENT);
    assert_int_equal(read_kolada("{\"values\":[{\"kpi\":\"N1\",\"period\":2023,\"values\":[]}]}"),
                     SR_CONTENT);
    assert_string_equal(finding("SR1250")->subject == NULL ? "" : finding("SR1250")->subject, "");
    sr_findings_free(findings);
    findings = sr_findings_new();
    assert_int_equal(
        read_kolada("{\"values\":[{\"kpi\":\"N1\",\"municipality\":\"0180\",\"period\":2023,\"values\":["
                    "{\"gender\":\"T\",\"value\":\"12\"},{\"value\":1},7,{\"gender\":\"K\",\"value\":1}]}]}"),
        SR_CONTENT);
    assert_int_equal(table->rows, 1);
    assert_int_equal(sr_findings_errors(findings), 3);
    assert_string_equal(finding("SR1250")->subject, "/values/0/values/0");
    assert_int_equal(read_by(&sr_kolada_reader, ',', SR_STR("{}"), "{\"x\":1}", NULL, 0, NULL), SR_CONTENT);
}

static void memory_that_runs_out_is_an_error(void **state)
{
    (void)state;
    read_without_memory(&sr_jsonstat_reader,
                        SR_STR("{\"class\":\"dataset\"," DIMENSIONS ",\"value\":[1,2.5,\"x\",null]}"),
                        SR_CONTENT);
    read_without_memory(
        &sr_kolada_reader,
        SR_STR("{\"count\":2,\"values\":[{\"kpi\":\"N1\",\"municipality\":\"0180\",\"period\":2023,"
               "\"values\":[{\"gender\":\"T\",\"value\":1.5},{\"gender\":\"K\",\"value\":\"x\"}]}]}"),
        SR_CONTENT);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(a_data_set_with_an_array), TEST(a_sparse_data_set),
        TEST(a_collection_of_one),      TEST(what_is_wrong_is_told),
        TEST(labels_may_be_shared),     TEST(an_answer_of_kolada),
        TEST(wrong_answers_of_kolada),  TEST(memory_that_runs_out_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
