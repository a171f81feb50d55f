/* Places of members in Lua and JSON texts. What is asked for is given as the marked text, so that the tests
   can be read: `expect_lua(source, line, member, "the text under the carets")`. */
#include "base/locate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The part of the place's source line that is marked. */
static void marked(const sr_place *place, sr_buf *out)
{
    sr_str rest = sr_str_of(place->source);
    uint32_t code = 0;
    for (unsigned i = 1; rest.length != 0; i++) {
        size_t step = sr_utf8_next(rest, &code);
        if (i >= place->column && i < place->column + place->length) {
            sr_buf_put(out, rest.at, step);
        }
        rest = (sr_str){rest.at + step, rest.length - step};
    }
}

static void expect_marked(const sr_place *place, unsigned line, const char *text)
{
    sr_buf out = {0};
    marked(place, &out);
    assert_string_equal(sr_buf_string(&out), text);
    assert_int_equal(place->line, line);
    sr_buf_free(&out);
}

static void expect_lua(const char *source, unsigned line, const char *member, unsigned at_line,
                       const char *text)
{
    sr_arena *arena = sr_arena_new();
    sr_place place = {0};
    bool found = sr_locate_lua(sr_str_of(source), line, member, arena, &place);
    if (text == NULL) {
        assert_false(found);
        assert_int_equal(place.line, line);
        assert_int_equal(place.column, 0);
    } else {
        assert_true(found);
        expect_marked(&place, at_line, text);
    }
    sr_arena_free(arena);
}

static const char goals[] =
    "#!/usr/bin/env lua\n"
    "-- goal \"x\" { target = 1 }\n"
    "goal \"1.2a\" { area = \"1. Individer\", unit = 'misam',\n"
    "\ttext = [==[Avslut } ]] med\nstöd]==],\n"
    "  --[[ target = 5, ]] measure = share { of = closed, where = positive },\n"
    "  target = at_least \"90 %\", -- target = 3\n"
    "  value = function(c) local a, b = 1, 2; if a then target = 4 end return a end,\n"
    "  guards = { guard { \"text\", limit = 0.5 }, guard({ \"två\", limit = 0.75 }) };\n"
    "  [\"kön\"] = { \"kvinnor\", 'm\\u{e4}n' }, [1 + 1] = 7, decided = nil }\n"
    "goal(\"2\", { target = 90 })\n"
    "c:source \"deltagare\":where { status = \"avslutad\" }\n";

static void members_of_a_call(void **state)
{
    (void)state;
    expect_lua(goals, 3, "area", 3, "\"1. Individer\"");
    expect_lua(goals, 3, "unit", 3, "'misam'");
    expect_lua(goals, 3, "text", 4, "[==[Avslut } ]] med");
    expect_lua(goals, 3, "target", 7, "at_least \"90 %\"");
    expect_lua(goals, 3, "value", 8, "function(c) local a, b = 1, 2; if a then target = 4 end return a end");
    expect_lua(goals, 3, "decided", 10, "nil");
    expect_lua(goals, 3, "missing", 3, NULL);
    expect_lua(goals, 11, "target", 11, "90");
    expect_lua(goals, 12, "status", 12, "\"avslutad\"");
    expect_lua(goals, 2, "target", 2, NULL); /* a comment */
    expect_lua(goals, 99, "target", 99, NULL);
    expect_lua(goals, 0, "target", 0, NULL);
}

static void members_of_members(void **state)
{
    (void)state;
    expect_lua(goals, 3, "measure.of", 6, "closed");
    expect_lua(goals, 3, "guards.1.limit", 9, "0.5");
    expect_lua(goals, 3, "guards.2.limit", 9, "0.75");
    expect_lua(goals, 3, "guards.2.1", 9, "\"två\"");
    expect_lua(goals, 3, "guards.3.limit", 3, NULL);
    expect_lua(goals, 3, "kön.2", 10, "'m\\u{e4}n'");
    expect_lua(goals, 3, "target.x", 3, NULL);
    expect_lua(goals, 3, "2", 3, NULL); /* the key [1 + 1] is computed */
}

static void rows_of_an_index(void **state)
{
    (void)state;
    const char *source = "index \"v\" { target = at_least \"70\",\n"
                         "  area \"Nöjdhet\" {\n"
                         "    { 2, \"Bestämma\", survey.a:top(2), at_least \"80 %\" },\n"
                         "    { 3, \"Bemötande\", survey.b:top(2), at_least \"80 %\" } } }\n";
    expect_lua(source, 1, "target", 1, "at_least \"70\"");
    expect_lua(source, 1, "1.2.1", 4, "3");
    expect_lua(source, 2, "1.3", 3, "survey.a:top(2)");
    expect_lua(source, 2, "2.4", 4, "at_least \"80 %\"");
}

static void nothing_is_invented(void **state)
{
    (void)state;
    /* two calls on the line that could be meant */
    expect_lua("f { a = 1 } g { a = 2 }", 1, "a", 1, NULL);
    expect_lua("f { a = 1, b = g { a = 2 } }", 1, "a", 1, NULL);
    expect_lua("f { a = 1, b = g { c = 2 } }", 1, "c", 1, "2");
    /* computed keys, tables that are no arguments, strings that look like members */
    expect_lua("f { [k] = 1, x = 2 }", 1, "k", 1, NULL);
    expect_lua("local t = { a = 1 }", 1, "a", 1, NULL);
    expect_lua("return { a = 1 }", 1, "a", 1, NULL);
    expect_lua("f { \"a = 1\" }", 1, "a", 1, NULL);
    /* the last of two, as in Lua */
    expect_lua("f { a = 1, a = 2 }", 1, "a", 1, "2");
    expect_lua("f({ a = 1 }, { b = 2 })", 1, "b", 1, "2");
}

static void broken_scripts_do_no_harm(void **state)
{
    (void)state;
    static const char *const sources[] = {"",
                                          "f",
                                          "f {",
                                          "f { a",
                                          "f { a =",
                                          "f { a = }",
                                          "f { [",
                                          "f { [1]",
                                          "f { [\"a\"]",
                                          "f { [\"a\"] =",
                                          "f (",
                                          "f ( {",
                                          "f \"",
                                          "f [[",
                                          "f { a = {",
                                          "--[[",
                                          "}}))",
                                          "f { ) a = 1 }",
                                          "f { a = function",
                                          "f { a = 1 ,",
                                          "f { ,,, }",
                                          "\\",
                                          "f '\\"};
    sr_arena *arena = sr_arena_new();
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        sr_place place = {0};
        (void)sr_locate_lua(sr_str_of(sources[i]), 1, "a.1.b", arena, &place);
        (void)sr_locate_lua(sr_str_of(sources[i]), 1, "a", arena, &place);
        (void)sr_locate_lua_text(sr_str_of(sources[i]), 1, "a", arena, &place);
        assert_int_equal(place.line, 1);
    }
    sr_arena_free(arena);
}

static void texts_on_a_line(void **state)
{
    (void)state;
    const char *source = "x()\nmeasure \"a.b\" { use = closed, with = 'a.c', d = [[a.d]], e = closed }";
    sr_arena *arena = sr_arena_new();
    sr_place place = {0};
    assert_true(sr_locate_lua_text(sr_str_of(source), 2, "a.b", arena, &place));
    expect_marked(&place, 2, "\"a.b\"");
    assert_int_equal(place.column, 9);
    assert_true(sr_locate_lua_text(sr_str_of(source), 2, "a.d", arena, &place));
    expect_marked(&place, 2, "[[a.d]]");
    assert_true(sr_locate_lua_text(sr_str_of(source), 2, "measure", arena, &place));
    assert_false(sr_locate_lua_text(sr_str_of(source), 2, "closed", arena, &place)); /* twice */
    assert_int_equal(place.column, 0);
    assert_false(sr_locate_lua_text(sr_str_of(source), 1, "a.b", arena, &place));
    sr_arena_free(arena);
}

static const char forbund[] = "\xEF\xBB\xBF{\r\n"
                              "  \"name\": \"Umeå\", \"list\": [1, {\"a\": [true]}, \"x\"],\r\n"
                              "  \"periods\": { \"2022\": { \"a/b~c\": -1.5e3, \"k\\u00f6n\": {} } }\r\n"
                              "}\r\n";

static void expect_json(const char *pointer, bool key, unsigned line, const char *text)
{
    sr_arena *arena = sr_arena_new();
    sr_place place = {0};
    bool found = sr_locate_json(sr_str_of(forbund), pointer, key, arena, &place);
    assert_int_equal(found, text != NULL);
    if (found) {
        expect_marked(&place, line, text);
    }
    sr_arena_free(arena);
}

static void pointers_into_json(void **state)
{
    (void)state;
    expect_json("", false, 1, "{");
    expect_json("/name", false, 2, "\"Umeå\"");
    expect_json("/name", true, 2, "\"name\"");
    expect_json("/list/0", false, 2, "1");
    expect_json("/list/1/a/0", false, 2, "true");
    expect_json("/list/2", false, 2, "\"x\"");
    expect_json("/list/2", true, 2, "\"x\"");
    expect_json("/periods/2022/a~1b~0c", false, 3, "-1.5e3");
    expect_json("/periods/2022/kön", true, 3, "\"k\\u00f6n\"");
    expect_json("/list/3", false, 0, NULL);
    expect_json("/list/x", false, 0, NULL);
    expect_json("/list/", false, 0, NULL);
    expect_json("/nothing", false, 0, NULL);
    expect_json("/name/deeper", false, 0, NULL);
    expect_json("name", false, 0, NULL);
}

static void offsets_and_lines(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_place place = {0};
    sr_str source = SR_STR("ab\rå€x\r\n\nlast");
    sr_locate_offset(source, 8, arena, &place);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    assert_string_equal(place.source, "å€x");
    sr_locate_offset(source, 11, arena, &place);
    assert_int_equal(place.line, 3);
    assert_string_equal(place.source, "");
    sr_locate_offset(source, 999, arena, &place);
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 5);
    sr_locate_line(source, 4, arena, &place);
    assert_string_equal(place.source, "last");
    assert_int_equal(place.column, 0);
    sr_locate_line(source, 5, arena, &place);
    assert_null(place.source);
    sr_arena_free(arena);
}

static void memory_runs_out(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    bool found = false;
    for (uint64_t nth = 1; nth < 30; nth++) {
        sr_place place = {0};
        sr_memory_fail(nth, true);
        found = sr_locate_lua(sr_str_of(goals), 3, "guards.2.limit", arena, &place);
        (void)sr_locate_json(sr_str_of(forbund), "/periods/2022/kön", true, arena, &place);
    }
    sr_memory_fail(0, false);
    assert_true(found);
    sr_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_a_call),  cmocka_unit_test(members_of_members),
        cmocka_unit_test(rows_of_an_index),   cmocka_unit_test(nothing_is_invented),
        cmocka_unit_test(texts_on_a_line),    cmocka_unit_test(broken_scripts_do_no_harm),
        cmocka_unit_test(pointers_into_json), cmocka_unit_test(offsets_and_lines),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
