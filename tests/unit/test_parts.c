/* Columns whose cells hold several values: how they are read, and what the operations make of them. */
#include "reading.h"

static const char *const from[] = {"Sjp", "Sjukpenning", "Fs", "Arbete 50 %", "Saknas"};
static const char *const to[] = {"sjukpenning", "sjukpenning", "försörjningsstöd", "arbete 50 %", ""};
static const sr_column_spec specs[] = {
    {.name = "kön", .typed = true, .type = SR_COL_TEXT},
    {.name = "stöd",
     .typed = true,
     .type = SR_COL_TEXT,
     .code_from = from,
     .code_to = to,
     .code_count = 5,
     .codes_closed = true,
     .separator = "+"},
    {.name = "källa", .separator = "/"},
};
static const char people[] = "kön;stöd;källa\n"
                             "K;Sjp + Fs;a/b\n" /* 2 */
                             "M;Fs;b\n"
                             "K;Arbete 50 %+Sjukpenning;1\n"
                             "K;;2/1\n" /* 5 */
                             "M;Saknas;a\n"
                             "M;Fs+Saknas;\n"
                             "K;Fs+Sjp;b/a\n"; /* 8 */

static void read_people(void)
{
    assert_int_equal(read_with(sr_str_of(people), "{}", specs, 3, NULL), SR_OK);
    assert_int_equal(sr_findings_count(findings), 0);
}

static sr_view all(void)
{
    sr_view view;
    assert_int_equal(sr_view_all(arena, table, &view), SR_OK);
    return view;
}

static size_t matching(sr_operator op, size_t count, const char *const *texts)
{
    sr_scalar values[4] = {{0}};
    for (size_t i = 0; i < count; i++) {
        values[i] = (sr_scalar){.type = SR_SCALAR_TEXT, .text = texts[i]};
    }
    sr_view view = all();
    sr_view out;
    sr_finding problem = {0};
    const sr_condition condition = {"stöd", op, count, values};
    assert_int_equal(sr_view_filter(arena, &view, &condition, 1, &out, &problem), SR_OK);
    return out.rows->count;
}

static void values_are_trimmed_and_coded(void **state)
{
    (void)state;
    read_people();
    const sr_column *support = sr_table_column(table, "stöd");
    assert_string_equal(support->separator, "+");
    assert_int_equal(support->part_count, 3);
    assert_string_equal(support->parts[0], "sjukpenning");
    assert_string_equal(sr_cell(support, 0).text, "sjukpenning+försörjningsstöd");
    assert_string_equal(sr_cell(support, 2).text, "arbete 50 %+sjukpenning");
    assert_int_equal(sr_cell(support, 3).type, SR_SCALAR_MISSING);
    assert_int_equal(sr_cell(support, 4).type, SR_SCALAR_MISSING); /* a code that means nothing */
    assert_string_equal(sr_cell(support, 5).text, "försörjningsstöd");
    assert_int_equal(sr_table_column(table, "källa")->type, SR_COL_TEXT); /* not inferred */
    assert_null(sr_table_column(table, "kön")->separator);
}

static void conditions_are_met_by_any_value(void **state)
{
    (void)state;
    read_people();
    static const char *const sickness[] = {"sjukpenning"};
    static const char *const two[] = {"sjukpenning", "arbete 50 %"};
    static const char *const whole[] = {"sjukpenning+försörjningsstöd"};
    assert_int_equal(matching(SR_IS, 1, sickness), 3);
    assert_int_equal(matching(SR_IS, 2, two), 3);
    assert_int_equal(matching(SR_IS_NOT, 1, sickness), 4); /* the empty cells too */
    assert_int_equal(matching(SR_IS, 1, whole), 0);
    assert_int_equal(matching(SR_IS_EMPTY, 0, NULL), 2);
    assert_int_equal(matching(SR_IS_FILLED, 0, NULL), 5);
    const char *nearest = NULL;
    sr_scalar value = {.type = SR_SCALAR_TEXT, .text = "sjukpening"};
    const sr_condition condition = {"stöd", SR_IS, 1, &value};
    assert_string_equal(sr_condition_unknown(table, &condition, &nearest), "sjukpening");
    assert_string_equal(nearest, "sjukpenning");
}

static void expect_group(const sr_group *group, const char *first, const char *second, size_t rows)
{
    const char *const keys[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        if (keys[i] == NULL) {
            assert_int_equal(group->keys[i].type, SR_SCALAR_MISSING);
        } else {
            assert_string_equal(group->keys[i].text, keys[i]);
        }
    }
    assert_int_equal(group->view.rows->count, rows);
}

static void a_row_is_in_each_of_its_groups(void **state)
{
    (void)state;
    read_people();
    static const char *const by[] = {"stöd", "kön"};
    static const char *const by_both[] = {"källa", "stöd"};
    sr_view view = all();
    sr_group *groups = NULL;
    size_t count = 0;
    sr_finding problem = {0};
    assert_int_equal(sr_view_group(arena, &view, by, 2, &groups, &count, &problem), SR_OK);
    assert_int_equal(count, 6);
    expect_group(&groups[0], "sjukpenning", "K", 3);
    expect_group(&groups[1], "försörjningsstöd", "K", 2);
    expect_group(&groups[2], "försörjningsstöd", "M", 2);
    expect_group(&groups[3], "arbete 50 %", "K", 1);
    expect_group(&groups[4], NULL, "K", 1);
    expect_group(&groups[5], NULL, "M", 1);
    assert_string_equal(groups[1].view.predicate, "stöd = försörjningsstöd, kön = K");
    assert_int_equal(sr_view_row(&groups[0].view, 2), 6);
    assert_int_equal(sr_view_group(arena, &view, by_both, 2, &groups, &count, &problem), SR_OK);
    expect_group(&groups[0], "a", "sjukpenning", 2);
    expect_group(&groups[1], "a", "försörjningsstöd", 2);
    expect_group(&groups[2], "b", "sjukpenning", 2);
    expect_group(&groups[3], "b", "försörjningsstöd", 3);
}

static void different_values_are_counted(void **state)
{
    (void)state;
    read_people();
    sr_view view = all();
    sr_quantity number = {0};
    sr_finding problem = {0};
    assert_int_equal(sr_view_distinct(arena, &view, "stöd", &number, &problem), SR_OK);
    assert_int_equal(number.value.num, 3);
    assert_int_equal(sr_view_join(arena, &view, "stöd", &view, "kön", "x", &view, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2251");
}

/* A joined table takes the values along. */
static void a_join_keeps_the_values(void **state)
{
    (void)state;
    read_people();
    sr_view view = all();
    sr_view joined;
    sr_finding problem = {0};
    assert_int_equal(sr_view_join(arena, &view, "kön", &view, "kön", "andra", &joined, &problem), SR_OK);
    sr_scalar value = {.type = SR_SCALAR_TEXT, .text = "arbete 50 %"};
    const sr_condition condition = {"andra.stöd", SR_IS, 1, &value};
    assert_int_equal(sr_view_filter(arena, &joined, &condition, 1, &view, &problem), SR_OK);
    assert_int_equal(view.rows->count, 4); /* each of the four women with the third row */
}

static void what_is_wrong_in_a_cell_is_told(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "kön;stöd;källa\n"
                       "K;Sjp+Sjukpenning+Fs;\n" /* the same twice, by two words */
                       "K;Sjp+Sjukpenning+Fs;\n"
                       "K;Fs+Sjpp;\n"
                       "K;+Fs+;\n"
                       "K;+;\n"
                       "K;Fs;");
    for (int i = 0; i < 65; i++) {
        sr_buf_printf(&text, "%sx%d", i > 0 ? "/" : "", i);
    }
    assert_int_equal(read_with((sr_str){text.at, text.length}, "{}", specs, 3, NULL), SR_CONTENT);
    sr_buf_free(&text);
    static const char *const told[] = {"2:3 SR1303", "3:3 SR1303", "4:3 SR1106",
                                       "5:3 SR1303", "6:3 SR1303", "7:6 SR1302"};
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(place(i), told[i]);
    }
    assert_int_equal(sr_findings_count(findings), 6);
    assert_string_equal(sr_findings_at(findings, 0)->message.arg[0], "Sjukpenning");
    assert_string_equal(sr_findings_at(findings, 2)->found, "Sjpp");
    assert_string_equal(sr_cell(sr_table_column(table, "stöd"), 0).text, "sjukpenning+försörjningsstöd");
    assert_string_equal(sr_cell(sr_table_column(table, "stöd"), 3).text, "försörjningsstöd");
    assert_int_equal(sr_cell(sr_table_column(table, "stöd"), 4).type, SR_SCALAR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_are_trimmed_and_coded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(conditions_are_met_by_any_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_is_in_each_of_its_groups, set_up, tear_down),
        cmocka_unit_test_setup_teardown(different_values_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_join_keeps_the_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_in_a_cell_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
