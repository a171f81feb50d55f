/* Scales of survey answers: as declared in forbund.json, and held against each cell of a long and a wide
 * file. */
#include "model_world.h"

#define FORBUND(columns)                                                                                     \
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"periods\": { "          \
    "\"2021\": {"                                                                                            \
    " \"sources\": { \"enkat\": { \"file\": \"2021/enkat.csv\", \"columns\": {" columns "} } } } } }"

static const char long_form[] =
    FORBUND("\"fråga\": { \"type\": \"text\" }, \"svar\": { \"type\": \"integer\", \"codes\": { \"Ja\": "
            "\"1\", \"Nej\": \"0\","
            " \"Vet ej\": \"\" }, \"scale\": { \"by\": \"fråga\","
            " \"steps\": { \"1\": \"1-6\", \"8\": [\"0\", \"1\"], \"umeå\": \"1-4\" } } }");
static const char wide_form[] =
    FORBUND("\"f1\": { \"type\": \"integer\", \"scale\": \"1-6\" }, \"f8\": { \"scale\": [\"Ja\", \"Nej\"] },"
            " \"f9\": { \"type\": \"text\", \"scale\": \"free\" }");

static void read_survey(world *w, const char *forbund, const char *csv, const char *expected)
{
    assert_int_equal(world_open(w, forbund), SR_OK);
    sr_status status = world_source(w, "2021", "enkat", csv);
    world_told(w, expected);
    assert_int_equal(status, *expected == '\0' ? SR_OK : SR_CONTENT);
    world_close(w);
}

static void answers_on_their_scales_are_taken(void **state)
{
    world w;
    (void)state;
    read_survey(&w, long_form, "fråga;svar\n1;6\n1;1\n1;\n8;Ja\n8;0\n8;Vet ej\numeå;4\n1;\n", "");
    read_survey(&w, wide_form, "f1;f8;f9\n6;Ja;vad som helst\n;Nej;\n1;Nej;7\n", "");
}

static void others_are_told_with_their_cell(void **state)
{
    world w;
    (void)state;
    read_survey(&w, long_form, "fråga;svar\n1;7\n8;Ja\n8;3\numeå;5\n17;4\n;2\n",
                "2021/enkat.csv:2:3: error[SR1340]: the answer is outside the scale of fråga 1\n"
                "  found: 7\n"
                "  expected: one of 1, 2, 3, 4, 5, 6, or an empty cell\n"
                "  hint: correct the answer, or give what it means in \"codes\" of the column\n"
                "2021/enkat.csv:4:3: error[SR1340]: the answer is outside the scale of fråga 8\n"
                "  found: 3\n"
                "  expected: one of 0, 1, or an empty cell\n"
                "  hint: correct the answer, or give what it means in \"codes\" of the column\n"
                "2021/enkat.csv:5:6: error[SR1340]: the answer is outside the scale of fråga umeå\n"
                "  found: 5\n"
                "  expected: one of 1, 2, 3, 4, or an empty cell\n"
                "  hint: correct the answer, or give what it means in \"codes\" of the column\n"
                "2021/enkat.csv:6:1: error[SR1341]: no scale is declared for fråga 17\n"
                "  found: 17\n"
                "  hint: add it to \"scale\" of the column, or \"*\" for all others\n"
                "2021/enkat.csv:7:2: error[SR1341]: the row has an answer, but the column fråga is empty\n"
                "  found: 2\n");
    read_survey(&w, wide_form, "f1;f8;f9\n0;Kanske;\n",
                "2021/enkat.csv:2:1: error[SR1340]: the answer in the column f1 is outside its scale\n"
                "  found: 0\n"
                "  expected: one of 1, 2, 3, 4, 5, 6, or an empty cell\n"
                "  hint: correct the answer, or give what it means in \"codes\" of the column\n"
                "2021/enkat.csv:2:3: error[SR1340]: the answer in the column f8 is outside its scale\n"
                "  found: Kanske\n"
                "  expected: one of Ja, Nej, or an empty cell\n"
                "  hint: correct the answer, or give what it means in \"codes\" of the column\n");
    read_survey(
        &w, long_form, "fragan;svar\n1;4\n",
        "2021/enkat.csv:1: warning[SR1311]: declared columns that the file lacks: fråga\n"
        "  hint: add what the file calls it to \"names\", or say \"required\": false of a column that a "
        "file may lack; what is counted by it is not measured\n"
        "2021/enkat.csv:2:3: error[SR1341]: the row has an answer, but the column fråga is empty\n"
        "  found: 4\n");
}

static void wrong_scales_are_told(void **state)
{
    world w = {.arena = sr_arena_new(), .findings = sr_findings_new()};
    (void)state;
    static const char text[] =
        FORBUND("\n\"a\": { \"scale\": \"1–6\" },\n\"b\": { \"scale\": [] },\n\"c\": { \"scale\": { "
                "\"steps\": {} } },\n"
                "\"d\": { \"scale\": \"6-1\" },\n\"e\": { \"scale\": 6 },\n"
                "\"f\": { \"scale\": { \"by\": \"a\", \"steps\": { \"1\": \"0-1000\" } } }");
    assert_int_equal(sr_forbund_read(w.arena, sr_str_of(text), "forbund.json", w.findings, &w.forbund),
                     SR_CONTENT);
    world_told(&w, "forbund.json:2:17: error[SR1342]: this is no scale\n"
                   "  expected: steps such as \"1-6\", a list of answers, or \"free\"\n"
                   "forbund.json:3:17: error[SR1342]: this is no scale\n"
                   "  expected: steps such as \"1-6\", a list of answers, or \"free\"\n"
                   "forbund.json:4:17: error[SR1011]: the member by is missing\n"
                   "forbund.json:5:17: error[SR1342]: this is no scale\n"
                   "  expected: steps such as \"1-6\", a list of answers, or \"free\"\n"
                   "forbund.json:6:17: error[SR1342]: this is no scale\n"
                   "  expected: steps such as \"1-6\", a list of answers, or \"free\"\n"
                   "forbund.json:7:46: error[SR1342]: this is no scale\n"
                   "  expected: steps such as \"1-6\", a list of answers, or \"free\"\n");
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_on_their_scales_are_taken),
        cmocka_unit_test(others_are_told_with_their_cell),
        cmocka_unit_test(wrong_scales_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
