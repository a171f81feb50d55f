/* Hostile scripts: each ends in a finding, in bounded time and memory, and changes nothing for the next.
   Those that can only be stopped from outside are in tests/hostile/scripts. */
#include <time.h>

#include "script_world.h"

enum { STEPS = 2000000, CAP = 16 << 20 };

static void load_limited(script_world *s, const char *text)
{
    assert_int_equal(scripts_open(s), SR_OK);
    add_script(s, "measures.lua", text);
    assert_int_equal(scripts_load_with(s, CAP, STEPS), SR_OK);
}

/* The codes of what loading the text gives, and of nothing else; after it the state still works. */
static void ends_with(const char *text, const char *code)
{
    script_world s;
    struct timespec before;
    struct timespec after;
    (void)clock_gettime(CLOCK_MONOTONIC, &before);
    load_limited(&s, text);
    (void)clock_gettime(CLOCK_MONOTONIC, &after);
    if (after.tv_sec - before.tv_sec > 20) fail_msg("%ld s: %s", (long)(after.tv_sec - before.tv_sec), text);
    size_t count = sr_findings_count(s.w.findings);
    if ((code == NULL) != (count == 0) ||
        (code != NULL && strcmp(sr_findings_at(s.w.findings, 0)->code, code) != 0)) {
        world_tell(&s.w);
        fail_msg("not %s: %s", code != NULL ? code : "well", text);
    }
    scripts_close(&s);
}

static void loops_end(void **state)
{
    (void)state;
    ends_with("while true do end", "SR9060");
    ends_with("while true do pcall(function() while true do end end) end", "SR9060");
    ends_with("pcall(function() while true do end end)\nmeasure \"efter\" { value = 3 }", "SR9060");
    ends_with("local function f() return f() end f()", "SR9060");
    ends_with("local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end }) local x = t[1]",
              "SR2002");
    ends_with("for i = 1, 1e15 do local a <const> = i end", "SR9060");
    ends_with("goto a ::b:: goto a ::a:: goto b", "SR9060");
    ends_with("local f = setmetatable({}, { __call = function(self) return self() end }) f()", "SR9060");
}

static void memory_is_capped(void **state)
{
    (void)state;
    ends_with("local t = {} for i = 1, 1e9 do t[i] = i end", "SR9061");
    ends_with("local s = \"x\" while true do s = s .. s end", "SR9061");
    ends_with("local s = (\"x\"):rep(60 * 1024 * 1024)", "SR9061");
    ends_with("local t = {} while true do pcall(function() for i = 1, 1e8 do t[#t + 1] = (\"x\"):rep(1000) "
              ".. i end end) end",
              "SR9061");
    ends_with("local s = (\"x\"):rep(1000000) s:gsub(\".\", (\"y\"):rep(1000))", "SR9061");
    ends_with("local function f() local a = f() return a end f()", "SR9061");
    ends_with("return table.unpack({}, 1, 1e7)", "SR9060");
    ends_with("local r = source \"deltagare\":count() while true do r = r + 1 end", "SR2109");
    ends_with("while true do local r = source \"deltagare\" end", "SR9061");
}

static void work_in_c_is_bounded(void **state)
{
    (void)state;
    ends_with("return (\"a\"):rep(30):find((\"a-\"):rep(30) .. \"b\")", "SR2002");
    ends_with("return (\"a\"):rep(200000):find(\".-.-.-b\")", "SR2002");
    ends_with("return (\"a\"):rep(200):match((\"a?\"):rep(100) .. (\"a\"):rep(100))", "SR2002");
    ends_with("for w in (\"a\"):rep(100000):gmatch(\"(a*)(a*)b\") do end", "SR2002");
    ends_with("return (\"a\"):rep(2000000):find(\"b\")", "SR2002");
    ends_with("return (\"a\"):find((\"a\"):rep(300))", "SR2002");
    ends_with("return (\"\"):rep(1 << 40)", NULL);
    ends_with("return (\"x\"):rep(1 << 40)", "SR2002");
    ends_with("return (\"\"):rep(1 << 40, \"x\")", "SR2002");
    ends_with("return table.move({}, 1, 2^40, 2, {})", "SR2002");
    ends_with("return table.concat({}, \"\", 1, 1 << 40)", "SR2002");
    ends_with(
        "return table.concat(setmetatable({}, { __index = function() return \"\" end }), \"\", 1, 1000)",
        "SR2002");
    ends_with("local t = setmetatable({}, { __len = function() return 1 << 53 end })", "SR2002");
    ends_with("local m = {} local t = setmetatable({}, m) m.__len = function() return 1 << 53 end "
              "table.insert(t, 1, 2)",
              NULL);
    ends_with("local t = {} for i = 1, 1e5 do t[i] = i end for i = 1, 1e5 do table.remove(t, 1) end",
              "SR9060");
    ends_with("local t = {} for i = 1, 1e5 do t[i] = i end table.sort(t, function() return true end)",
              "SR2002");
    ends_with("local t = {} for i = 1, 1e4 do t[i] = i end local k repeat k = next(t, k) until not k",
              "SR9060");
}

static void what_is_dangerous_is_not_there(void **state)
{
    (void)state;
    static const char *const absent[] = {
        "load",           "loadfile", "dofile",  "loadstring", "io",   "os",       "debug",   "coroutine",
        "collectgarbage", "xpcall",   "package", "_G",         "warn", "newproxy", "getfenv", "_ENV2"};
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        char text[64];
        (void)snprintf(text, sizeof text, "local x = %s", absent[i]);
        ends_with(text, "SR2004");
    }
    ends_with("return string.dump(function() end)", "SR2002");
    ends_with("return math.randomseed(1)", "SR2002");
    ends_with("setmetatable({}, { __gc = function() while true do end end })", "SR2002");
    ends_with("setmetatable({}, { __close = function() end })", "SR2002");
    ends_with("setmetatable({}, { __mode = \"k\" })", "SR2002");
    ends_with("setmetatable({}, { __metatable = 1 })", "SR2002");
    ends_with("local m = {} setmetatable({}, m) m.__gc = function() while true do end end", NULL);
    ends_with("setmetatable(\"\", {})", "SR2002");
    ends_with("assert(getmetatable(\"\") == nil)", NULL);
    ends_with("string.format = nil", "SR2002");
    ends_with("rawset(string, \"rep\", nil) assert((\"a\"):rep(2) == \"aa\")", NULL);
    ends_with("table.insert(math, 1)\nassert(math.pi)", NULL);
    ends_with("source \"x\".at = 1", "SR2002");
    ends_with("setmetatable(source \"x\", {})", "SR2002");
    ends_with("assert(getmetatable(source \"x\") == nil)", NULL);
    ends_with("return (\"%p\"):format({})", "SR2002");
    ends_with("local x = 1 + \"1\"", "SR2002");
    ends_with("_ENV = {} x = 1", NULL);
}

static void errors_of_any_kind(void **state)
{
    (void)state;
    ends_with("error(setmetatable({}, { __tostring = function() while true do end end }))", "SR2002");
    ends_with("error(nil)", "SR2002");
    ends_with("error(print)", "SR2002");
    ends_with("error(source \"x\")", "SR2002");
    ends_with("error(\"\\27[31m\\0\\xff\")", "SR2002");
    ends_with("local t <close> = nil error(1)", "SR2002");
    ends_with("pcall(error)", NULL);
    ends_with("assert(not pcall(pcall))", NULL);
    ends_with("((((((((((((((((", "SR2001");
    ends_with("\x1bLua", "SR2001");
    ends_with("measure(\"x\\0y\")", "SR2108");
}

/* 201 levels, more than the parser takes. */
static void deep_nesting_is_refused(void **state)
{
    (void)state;
    char text[20001];
    memset(text, '(', 20000);
    text[20000] = '\0';
    memcpy(text, "x = ", 4);
    ends_with(text, "SR2001");
    memset(text, '{', 20000);
    memcpy(text, "local x = ", 10);
    ends_with(text, "SR2001");
}

static void nothing_depends_on_addresses_or_hashes(void **state)
{
    (void)state;
    ends_with(
        "local t = { b = 1, a = 2, [3] = 3, [1] = 1, [2.5] = 0, [true] = 9 }\n"
        "local seen = {} for k in pairs(t) do seen[#seen + 1] = tostring(k) end\n"
        "assert(table.concat(seen, \" \") == \"1 2.5 3 a b true\")\n"
        "assert(next(t) == 1 and next(t, 1) == 2.5 and next(t, \"a\") == \"b\" and next(t, true) == nil)\n"
        "assert(next({}) == nil)\n"
        "for k in pairs(t) do t[k] = nil end assert(next(t) == nil)\n"
        "assert(tostring({}) == \"table\" and tostring(print) == \"function\" and tostring(source \"x\") == "
        "\"selection\")\n"
        "assert((\"%s %s\"):format({}, 1) == \"table 1\")\n"
        "assert((\"åÄö ×\"):upper() == \"ÅÄÖ ×\" and (\"ÅÄÖ ÷\"):lower() == \"åäö ÷\")\n",
        NULL);
    script_world a;
    script_world b;
    const char *text = "print(math.random(1000), math.random(1000), math.random())";
    load_limited(&a, text);
    load_limited(&b, text);
    assert_string_equal(sr_findings_at(a.w.findings, 0)->message.arg[0],
                        sr_findings_at(b.w.findings, 0)->message.arg[0]);
    scripts_close(&a);
    scripts_close(&b);
}

/* A function that hangs, or takes all memory, ends its measure; the next ones are computed. */
static void limits_hold_in_functions(void **state)
{
    (void)state;
    script_world s;
    load_limited(
        &s,
        "local kept\n"
        "measure \"slinga\" { value = function(c) while true do pcall(c.source, c, \"deltagare\") end end }\n"
        "measure \"minne\" { value = function(c) local d = c:source \"deltagare\" while true do d = d:where "
        "{ status = \"avslutad\" } end end }\n"
        "measure \"genom\" { value = function(c) pcall(function() return c:measure \"slinga2\" end) return "
        "c:source \"deltagare\":count() end }\n"
        "measure \"slinga2\" { value = function(c) while true do end end }\n"
        "measure \"spar\" { kind = \"count\", value = function(c) kept = c return c:source "
        "\"deltagare\":count() end }\n"
        "measure \"anvand\" { kind = \"count\", value = function(c) return kept:source \"deltagare\":count() "
        "end }\n"
        "measure \"djup\" { value = function(c) return c:measure \"djup\" end }\n"
        "measure \"sist\" { kind = \"count\", value = function(c) return c:source \"deltagare\":count() end "
        "}\n"
        "measure \"sent\" { kind = \"count\", value = function(c) measure \"ny\" { value = 1 } end }\n");
    assert_int_equal(scripts_compute(&s), SR_OK);
    scripts_expect(&s,
                   "scripts/measures.lua:2:0 SR9060 the script takes too many steps | look for a loop that "
                   "does not end\n"
                   "scripts/measures.lua:3:0 SR9061 the script needs more memory than it may | the limit is "
                   "limits.script_mb in forbund.json\n"
                   "scripts/measures.lua:5:0 SR9060 the script takes too many steps | look for a loop that "
                   "does not end\n"
                   "scripts/measures.lua:4:0 SR9060 the script takes too many steps | look for a loop that "
                   "does not end\n"
                   "scripts/measures.lua:7:0 SR2201 this c belongs to a call that has ended\n"
                   "scripts/measures.lua:8:0 SR2260 measures that need each other in a circle: djup → djup\n"
                   "scripts/measures.lua:10:0 SR2201 measure declares, which is done outside of functions\n");
    value_is(&s, "sist", "7");
    scripts_close(&s);
}

/* Calls every word with values of every kind, in files and in functions: whatever comes is an error or a
 * value. */
static const char call_everything[] =
    "local junk = { 1, -1, 2^53, 0/0, \"\", \"x\", \"90 %\", \"2022-01-01\", true, {}, { 1, 2 }, { x = 1 }, "
    "{ id = 1, rows = {}, columns = {} },\n"
    "  function() end, source \"deltagare\", source \"deltagare\":count(), kr(1), at_least(3), yes, is_not "
    "\"x\", empty, not_measured,\n"
    "  nation, area \"a\" {}, guard {}, { status = \"avslutad\" }, { { \"a\", source \"x\" } }, \"insats\", "
    "\"deltagare\" }\n"
    "local function call(f, self)\n"
    "  for i = 0, #junk do for k = 0, #junk do\n"
    "    if self then pcall(f, self, junk[i], junk[k]) else pcall(f, junk[i], junk[k]) end\n"
    "  end end\n"
    "end\n"
    "local function call_all(words, self) for _, f in ipairs(words) do call(f, self) end end\n";

static void write_methods(sr_buf *out, const char *words, const char *before, const char *self)
{
    size_t length = strlen(before);
    for (const char *at = words; *at != '\0'; at += strcspn(at, "\n") + 1) {
        if (strncmp(at, before, length) == 0) {
            sr_buf_printf(out, "call(%s.%.*s, %s)\n", self, (int)(strcspn(at, "\n") - length), at + length,
                          self);
        }
    }
}

static void write_globals(sr_buf *out, const char *words)
{
    for (const char *at = words; *at != '\0'; at += strcspn(at, "\n") + 1) {
        int length = (int)strcspn(at, "\n");
        if (memchr(at, ':', (size_t)length) == NULL && at[0] != '_') {
            sr_buf_printf(out, "if type(%.*s) == \"function\" then call(%.*s) end\n", length, at, length, at);
        }
    }
    sr_buf_text(out, "for _, lib in ipairs { string, table, math, utf8 } do for _, name in ipairs { "
                     "\"byte\", \"char\", \"find\", \"format\", "
                     "\"gmatch\", \"gsub\", \"len\", \"lower\", \"match\", \"rep\", \"reverse\", \"sub\", "
                     "\"upper\", \"insert\", \"remove\", "
                     "\"concat\", \"unpack\", \"pack\", \"move\", \"sort\", \"random\", \"floor\", \"max\", "
                     "\"codepoint\", \"offset\", \"codes\" } do\n"
                     "  if lib[name] then call(lib[name]) end end end\n");
}

static void every_word_takes_anything(void **state)
{
    (void)state;
    script_world s;
    load_limited(&s, "");
    sr_buf words = {0};
    sr_buf text = {0};
    assert_int_equal(sr_rules_words(s.rules, &words), SR_OK);
    scripts_close(&s);
    sr_buf_text(&text, call_everything);
    write_globals(&text, sr_buf_string(&words));
    write_methods(&text, sr_buf_string(&words), "selection:", "source(\"deltagare\")");
    sr_buf_text(&text, "measure \"i_funktion\" { value = function(c)\n");
    write_globals(&text, sr_buf_string(&words));
    write_methods(&text, sr_buf_string(&words), "selection:", "c:source(\"deltagare\")");
    write_methods(&text, sr_buf_string(&words), "selection:", "c:source(\"deltagare\"):count()");
    write_methods(&text, sr_buf_string(&words), "c:", "c");
    sr_buf_text(&text, "end }\nsection \"allt\" { title = \"Allt\", build = function(d, c)\n");
    write_methods(&text, sr_buf_string(&words), "d:", "d");
    sr_buf_text(&text, "end }\n");
    assert_int_equal(sr_buf_status(&text), SR_OK);
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", sr_buf_string(&text));
    assert_int_equal(scripts_load_with(&s, (size_t)256 << 20, 0), SR_OK);
    assert_int_equal(scripts_compute(&s), SR_OK);
    const sr_own_section *section = sr_registry_section(s.registry, "allt");
    size_t to_the_end = 0;
    for (size_t i = 0; i < sr_findings_count(s.w.findings); i++) {
        to_the_end +=
            strcmp(sr_findings_at(s.w.findings, i)->message.id, "the function returns nothing") == 0;
    }
    assert_int_equal(to_the_end, 1); /* the function came to its end, through everything */
    assert_non_null(section);
    const sr_head head = {.id = "prov",
                          .kind = "arsredovisning",
                          .kind_label = "x",
                          .title = "x",
                          .forbund_id = "prov",
                          .forbund = "Prov",
                          .short_name = "Prov",
                          .period = s.results->period,
                          .date = SR_DAY_NONE};
    sr_builder *builder = sr_builder_new(&head, s.w.findings);
    sr_section(builder, "allt", SR_SECTION_PLAIN, 1, section->title);
    (void)section->build(section->user, builder, s.results, s.w.findings);
    sr_builder_free(builder);
    sr_buf_free(&words);
    sr_buf_free(&text);
    scripts_close(&s);
}

/* Any allocation may fail: then loading or computing says so, and nothing leaks or crashes. */
static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const char text[] = "local d = source \"deltagare\"\n"
                               "measure \"a\" { kind = \"count\", value = d:where { status = { \"avslutad\", "
                               "\"pågår\" } }:count() }\n"
                               "measure \"b\" { kind = \"share\", unit = \"misam\", value = function(c)\n"
                               "  for k, rows in c:source \"deltagare\":group \"kön\" do pcall(function() "
                               "return rows:count() end) end\n"
                               "  return share(c:source \"deltagare\":where { status = \"avslutad\" "
                               "}:count(), c:measure \"a\") end }\n"
                               "goal \"1\" { text = \"x\", measure = \"a\", target = at_least(3, { tolerance "
                               "= count(1) }), responsible = { \"x\" } }\n"
                               "measure \"fel\" { value = 3, labl = 2 }\n";
    uint64_t nth = 1;
    for (bool done = false; !done; nth += nth < 400 ? 1 : 7) {
        script_world s;
        sr_memory_fail(0, true);
        assert_int_equal(scripts_open(&s), SR_OK);
        add_script(&s, "measures.lua", text);
        sr_memory_fail(nth, true);
        sr_status status = scripts_load_with(&s, CAP, 0);
        if (status == SR_OK) status = scripts_compute(&s);
        uint64_t asked = sr_memory_asked();
        sr_memory_fail(0, true);
        done = asked < nth;
        if (!done && status == SR_OK && sr_findings_status(s.w.findings) == SR_OK) {
            /* An emergency collection made up for it: then nothing may be lacking. */
            assert_true(sr_findings_count(s.w.findings) >= 2);
        }
        scripts_close(&s);
    }
    assert_true(nth > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_end),
        cmocka_unit_test(memory_is_capped),
        cmocka_unit_test(work_in_c_is_bounded),
        cmocka_unit_test(what_is_dangerous_is_not_there),
        cmocka_unit_test(errors_of_any_kind),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(nothing_depends_on_addresses_or_hashes),
        cmocka_unit_test(limits_hold_in_functions),
        cmocka_unit_test(every_word_takes_anything),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
