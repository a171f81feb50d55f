/* Declarations of scripts: what they give, and what is said when they are wrong. */
#include "script_world.h"

static const char measures[] =
    "local deltagare = source \"deltagare\"\n"
    "local avslutade = deltagare:where { status = \"avslutad\" }\n"
    "measure \"deltagare\" { label = \"Deltagare\", kind = \"count\", value = deltagare:whole():count() }\n"
    "measure \"till_arbete\" { label = \"Till arbete\", kind = \"share\", unit = \"misam\", by = { \"kön\" "
    "},\n"
    "  value = share { of = avslutade, where = { orsak = { \"arbete\", \"studier\" } } } }\n"
    "measure \"poang\" { label = \"Poäng\", kind = \"mean\", measured_in = \"score\", unit = { \"misam\", "
    "\"torgen\" },\n"
    "  value = function(c) return c:source(\"deltagare\"):mean \"poäng\" end }\n";

static void recipes_and_functions_give_the_same(void **state)
{
    (void)state;
    script_world s;
    run_one(&s, "measures.lua", measures);
    scripts_expect(&s, "");
    value_is(&s, "deltagare", "7");
    value_is(&s, "till_arbete@misam", "75%");
    value_is(&s, "till_arbete@misam[kön=kvinna]", "50%");
    value_is(&s, "poang@torgen", "8.0");
    const sr_measure_result *found = sr_results_find(s.results, "till_arbete@misam");
    assert_true(found->value.has_base);
    assert_int_equal(found->value.numerator.num, 3);
    assert_int_equal(found->value.denominator.num, 4);
    assert_non_null(found->value.origin);
    assert_string_equal(found->value.formula,
                        "antal(insats = misam, status = avslutad, orsak = arbete eller studier) / "
                        "antal(insats = misam, status = avslutad)");
    scripts_close(&s);
}

/* A file that returns nothing has run all the same: two files that require it declare its measures once. */
static void a_file_is_run_once(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", "require \"gemensamt\"\n");
    add_script(&s, "reports.lua", "require \"gemensamt\"\n");
    add_script(&s, "gemensamt.lua", measures);
    assert_int_equal(scripts_load(&s), SR_OK);
    assert_int_equal(scripts_compute(&s), SR_OK);
    scripts_expect(&s, "");
    value_is(&s, "deltagare", "7");
    scripts_close(&s);
}

/* The value of one measure without unit, by the expression in a recipe or a function. */
static void gives(const char *declaration, const char *expected)
{
    script_world s;
    char text[1024];
    (void)snprintf(text, sizeof text, "measure \"m\" { %s }", declaration);
    run_one(&s, "measures.lua", text);
    scripts_expect(&s, "");
    value_is(&s, "m", expected);
    scripts_close(&s);
}

static void steps_of_recipes(void **state)
{
    (void)state;
    gives("kind = \"count\", value = source(\"deltagare\"):whole():where { orsak = empty }:count()", "2");
    gives("kind = \"count\", value = source(\"deltagare\"):where { orsak = filled }:count()", "5");
    gives("kind = \"count\", value = source(\"deltagare\"):where { orsak = is_not { \"arbete\", \"studier\" "
          "} }:count()",
          "3");
    gives("kind = \"count\", value = source(\"deltagare\"):where { [\"poäng\"] = at_least(10), status = "
          "\"avslutad\" }:count()",
          "3");
    gives("kind = \"count\", value = source(\"deltagare\"):where { [\"poäng\"] = { 5, 7 } }:count()", "2");
    gives("kind = \"count\", value = source(\"deltagare\"):where { slut = in_period }:count()", "5");
    gives("kind = \"count\", value = source(\"deltagare\"):where { start = below \"2022-01-01\" }:count()",
          "1");
    gives("kind = \"count\", value = source(\"deltagare\"):active(\"start\", \"slut\", \"2021-01-01\", "
          "\"2021-12-31\"):count()",
          "1");
    gives("kind = \"count\", value = source(\"deltagare\"):distinct \"insats\"", "2");
    gives("kind = \"sum\", value = source(\"deltagare\"):sum \"poäng\"", "62");
    gives("kind = \"sum\", value = source(\"deltagare\"):total \"poäng\"", "62");
    gives("kind = \"sum\", value = source(\"deltagare\"):where { status = \"ingen\" }:total \"poäng\"", "0");
    gives("kind = \"count\", value = source(\"deltagare\"):where { status = accounts \"avs\" }:count()", "5");
    gives("kind = \"count\", value = source(\"deltagare\"):where { status = is_not(accounts { \"a-b\", \"x\" "
          "}) }:count()",
          "2");
    gives("kind = \"count\", value = computed(source(\"deltagare\"):count() + count(3), \"alla och tre\")",
          "10");
    gives("kind = \"count\", value = computed(not_published \"oläslig\", \"a + b\")", "..");
    gives("kind = \"median\", value = source(\"deltagare\"):median \"poäng\"", "9");
    gives("kind = \"value\", measured_in = \"days\", value = source(\"deltagare\"):derive(\"dagar\", \"slut "
          "- start\"):least \"dagar\"",
          "105\xC2\xA0"
          "days");
    gives("kind = \"share\", value = share(source(\"deltagare\"):where { status = \"avslutad\" }:count(), "
          "source(\"deltagare\"):count())",
          "71%");
    gives("kind = \"count\", value = source(\"deltagare\"):count() + count(3)", "10");
    gives("kind = \"value\", measured_in = \"kr\", value = assumed(kr(1000) * 2 - kr \"0,50\", \"prov\")",
          "2\xC2\xA0"
          "000\xC2\xA0kr");
    gives("kind = \"share\", value = printed(\"37,5 %\", \"Årsredovisning 2020, s. 4\"), decimals = 1",
          "37.5%");
    gives("kind = \"count\", value = not_published \"oläslig\"", "..");
}

static void steps_of_functions(void **state)
{
    (void)state;
    gives("kind = \"count\", value = function(c)\n local most\n for key, rows in c:source "
          "\"deltagare\":group \"kön\" do\n"
          "  local n = rows:count()\n  if not most or n > most then most = n end\n end\n return most end",
          "4");
    gives("kind = \"yes_no\", value = function(c) return c:source \"deltagare\":count() >= count(7) end",
          "1");
    gives("kind = \"count\", value = function(c) local q = c:source \"deltagare\":where { status = \"ingen\" "
          "}:mean \"poäng\"\n"
          " if q:is_missing() and q.missing == \"not_measured\" then return c:source \"deltagare\":count() "
          "end end",
          "7");
    gives("kind = \"count\", value = function(c) assert(c.year == 2022 and c.period == \"2022\" and c.first "
          "== \"2022-01-01\""
          " and c.last == \"2022-12-31\" and c.unit == nil and next(c.group) == nil and c.forbund == "
          "\"prov\")\n"
          " return c:whole \"deltagare\":count() end",
          "7");
    gives("kind = \"ratio\", value = function(c) local d = c:source \"deltagare\" return ratio(d:sum "
          "\"poäng\", d:count()) end, decimals = 2",
          "8.86");
}

static void measures_use_measures(void **state)
{
    (void)state;
    script_world s;
    char text[2048];
    (void)snprintf(text, sizeof text, "%s%s", measures,
                   "measure \"skillnad\" { kind = \"change\", measured_in = \"points\", unit = \"misam\", "
                   "value = function(c)\n"
                   " local m, k = c:measure(\"till_arbete\", { group = { [\"kön\"] = \"man\" } }), "
                   "c:measure(\"till_arbete\", { group = \"kön=kvinna\" })\n"
                   " return m - k end }\n"
                   "measure \"a\" { value = function(c) return c:measure \"b\" end }\n"
                   "measure \"b\" { value = function(c) return c:measure \"a\" end }\n");
    run_one(&s, "measures.lua", text);
    scripts_expect(&s,
                   "scripts/measures.lua:11:9 SR2260 measures that need each other in a circle: a → b → a\n");
    const sr_measure_result *found = sr_results_find(s.results, "skillnad@misam");
    assert_int_equal(found->value.value.num, 50);
    scripts_close(&s);
}

static void every_mistake_at_its_place(void **state)
{
    (void)state;
    script_world s;
    run_one(&s, "measures.lua",
            "local d = source \"deltagare\"\n"
            "mesure \"fel\" { value = 3 }\n"
            "measure \"tal\" { value = 90, lable = \"x\" }\n"
            "measure \"ord\" { unit = \"missam\", kind = \"shares\", value = d:count() }\n"
            "measure \"urval\" {\n"
            "  label = \"Urval\",\n"
            "  value = d,\n"
            "  lable = 1,\n"
            "}\n"
            "measure \"steg\" { value = d:wher { a = 1 }:count() }\n"
            "measure \"tom\" { label = \"x\" }\n"
            "measure \"utan\"\n"
            "local x = kr \"tio\"\n"
            "y = 3\n"
            "share = 4\n"
            "measure \"Stor\" { value = d:count() }\n"
            "measure \"where\" { value = d:where { status = d }:count() }\n"
            "measure \"derive\" { value = d:derive(\"x\", \"slut-start\"):count() }\n"
            "require \"finns_inte\"\n");
    scripts_expect(
        &s,
        "scripts/measures.lua:2:1 SR2004 there is no mesure | did you mean measure?\n"
        "scripts/measures.lua:3:25 SR2102 value has a wrong value | a number must say where it is from: "
        "assumed(90, "
        "\"why\") or printed(90, \"source\")\n"
        "scripts/measures.lua:3:29 SR2101 lable is no member of it | did you mean label?\n"
        "scripts/measures.lua:4:41 SR2102 kind has a wrong value | did you mean share?\n"
        "scripts/measures.lua:4:24 SR2104 there is no unit missam | did you mean misam?\n"
        "scripts/measures.lua:7:11 SR2102 value has a wrong value | end the selection with a step such as "
        ":count()\n"
        "scripts/measures.lua:8:3 SR2101 lable is no member of it | did you mean label?\n"
        "scripts/measures.lua:10:28 SR2109 a selection has no wher | did you mean where?\n"
        "scripts/measures.lua:11:0 SR2106 value is missing\n"
        "scripts/measures.lua:13:11 SR2105 kr needs a number\n"
        "scripts/measures.lua:14:1 SR2005 y is not local | write local y = …\n"
        "scripts/measures.lua:15:1 SR2005 share is a word of the language and cannot be changed | write "
        "local share = "
        "…\n"
        "scripts/measures.lua:16:9 SR2150 Stor is not an id\n"
        "scripts/measures.lua:17:37 SR2109 the column status is compared with something else than a value\n"
        "scripts/measures.lua:18:42 SR2109 derive is used wrongly\n"
        "scripts/measures.lua:19:9 SR2003 there is no script finns_inte\n"
        "scripts/measures.lua:12:1 SR2108 measure has no table\n");
    scripts_close(&s);
}

static void a_file_that_is_not_lua_stops_no_other(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/goals.lua", "goal \"1\" { text = \"x\"\n  measure = 3 }\n");
    add_script(&s, "2022/weighted_index.lua", "\x1bLuaT\n");
    add_script(&s, "2022/social_budget.lua", "local a = nil\nlocal b = a.b\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    assert_int_equal(scripts_compute(&s), SR_OK);
    scripts_expect(&s,
                   "scripts/2022/goals.lua:2:3 SR2001 the script cannot be read: '}' expected "
                   "(to close '{' at line 1) near 'measure' | a comma, a quote, } or end is probably missing "
                   "just before\n"
                   "scripts/2022/weighted_index.lua:0:0 SR2001 the script cannot be read: attempt to "
                   "load a binary chunk (mode is 't')\n"
                   "scripts/2022/social_budget.lua:2:0 SR2002 attempt to index a nil value (local 'a')\n");
    value_is(&s, "deltagare", "7");
    scripts_close(&s);
}

/* What a broken file would have declared is not known, so nothing else is wrong for want of it. */
static void a_syntax_error_stands_alone(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", "measure \"a\" { label = \"A\" value = 1 }\n");
    add_script(&s, "2022/goals.lua",
               "goal \"1\" { text = \"x\", measure = \"a\", target = at_least \"80 %\" }\n"
               "goal \"2\" { text = \"y\", measure = \"b\", target = at_least \"80 %\" }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s,
                   "scripts/measures.lua:1:27 SR2001 the script cannot be read: '}' expected near 'value' | "
                   "a comma, a quote, } or end is probably missing just before\n");
    assert_string_equal(sr_findings_at(s.w.findings, 0)->found, "value");
    assert_true(sr_findings_script_failed(s.w.findings));
    scripts_close(&s);
}

static void errors_of_functions_end_only_their_measure(void **state)
{
    (void)state;
    script_world s;
    run_one(&s, "measures.lua",
            "measure \"tal\" { value = function(c) return 3 end }\n"
            "measure \"inget\" { value = function(c) end }\n"
            "measure \"kalla\" { value = function(c) return c:source \"deltagara\":count() end }\n"
            "measure \"nil\" { value = function(c)\n"
            "  local t = nil\n"
            "  return t.x end }\n"
            "measure \"kolumn\" { value = function(c) return c:source(\"deltagare\"):where { ststus = \"x\" "
            "}:count() end }\n"
            "measure \"recept\" { value = source \"deltagare\":where { statuss = \"x\" }:count() }\n"
            "measure \"eget\" { value = function(c) error { a = 1 } end }\n"
            "measure \"egen_text\" { value = function(c) error(\"så gick det\") end }\n"
            "measure \"jamfor\" { value = function(c) return not_measured < not_measured end }\n"
            "measure \"enhet\" { value = function(c) return kr(3) < days(4) end }\n"
            "measure \"bra\" { kind = \"count\", value = function(c)\n"
            "  local ok = pcall(function() return c:source \"finns_inte\" end)\n"
            "  assert(not ok)\n"
            "  return c:source \"deltagare\":count() end }\n");
    scripts_expect(
        &s,
        "scripts/measures.lua:1:0 SR2201 the function returns something else than a quantity that says where "
        "it is from | a number must "
        "say where "
        "it is from: assumed(3, \"why\") or printed(3, \"source\")\n"
        "scripts/measures.lua:2:0 SR2201 the function returns nothing\n"
        "scripts/measures.lua:3:55 SR2201 there is no source deltagara | did you mean deltagare?\n"
        "scripts/measures.lua:6:0 SR2201 attempt to index a nil value (local 't')\n"
        "scripts/measures.lua:7:77 SR2201 the source deltagare has no column ststus | did you mean status?\n"
        "scripts/measures.lua:8:55 SR2201 the source deltagare has no column statuss | did you mean status?\n"
        "scripts/measures.lua:9:0 SR2201 an error was raised that is no text\n"
        "scripts/measures.lua:10:0 SR2201 så gick det\n"
        "scripts/measures.lua:11:0 SR2201 a missing value cannot be compared: look at is_missing() first\n"
        "scripts/measures.lua:12:0 SR2201 the second value is a number of days | both sides must have the "
        "same unit\n");
    value_is(&s, "bra", "7");
    scripts_close(&s);
}

static void ranges_and_formulas_that_are_wrong(void **state)
{
    (void)state;
    script_world s;
    run_one(&s, "measures.lua",
            "local rader = source \"deltagare\"\n"
            "measure \"a\" { value = rader:where { status = accounts {} }:count() }\n"
            "measure \"b\" { value = rader:where { status = accounts { \"30\", 31 } }:count() }\n"
            "measure \"c\" { value = rader:where { status = is_not(accounts \"39-30\") }:count() }\n"
            "measure \"d\" { value = computed(3, \"tre\") }\n"
            "measure \"e\" { value = computed(rader:count()) }\n"
            "measure \"f\" { value = rader:where { start = accounts \"20\" }:count() }\n"
            "measure \"g\" { value = rader:total \"status\" }\n");
    scripts_expect(
        &s,
        "scripts/measures.lua:2:46 SR2360 accounts are written wrongly | both ends of a range have as many "
        "digits, and the lesser one comes first\n"
        "scripts/measures.lua:3:46 SR2360 accounts are written wrongly | both ends of a range have as many "
        "digits, and the lesser one comes first\n"
        "scripts/measures.lua:4:62 SR2360 accounts are written wrongly | both ends of a range have as many "
        "digits, and the lesser one comes first\n"
        "scripts/measures.lua:5:23 SR2361 computed takes what was computed from rows | a number must say "
        "where "
        "it is from: assumed(3, \"why\") or printed(3, \"source\")\n"
        "scripts/measures.lua:6:23 SR2106 computed needs a reason\n"
        "scripts/measures.lua:7:37 SR2201 the column start holds values of type date, which have no ranges "
        "of "
        "codes | declare the column with \"type\": \"text\"\n"
        "scripts/measures.lua:8:35 SR2201 the column status holds text; only numbers can be calculated with "
        "| "
        "declare the column with \"type\": \"integer\" or \"decimal\", or count its rows\n");
    scripts_close(&s);
}

/* What a shared script tells of what it declared for the förbund stands in the förbund's own script. */
static void a_finding_stands_where_it_was_asked_for(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", "local delat = require \"delat\"\n\ndelat \"alla\"\n");
    add_script(&s, "lib/delat.lua",
               "return function(id)\n"
               "  local plats = here()\n"
               "  measure(id) { kind = \"count\", value = source(\"deltagare\"):count() }\n"
               "  check(id) { run = function(c)\n"
               "    c:warning(\"utan plats\")\n"
               "    c:warning(\"med plats\", { at = plats, stated = count(1) })\n"
               "  end }\n"
               "end\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    assert_int_equal(scripts_compute(&s), SR_OK);
    const sr_check *const *checks;
    assert_int_equal(sr_registry_checks(s.registry, &checks), 1);
    assert_int_equal(checks[0]->run(checks[0]->user, s.results, s.w.findings), SR_OK);
    scripts_expect(&s, "lib/delat.lua:5:0 SR4150 utan plats\nscripts/measures.lua:3:0 SR4150 med plats\n");
    assert_string_equal(sr_findings_at(s.w.findings, 1)->stated, "1");
    scripts_close(&s);
}

static const sr_goal *goal_of(const script_world *s, const char *id)
{
    const sr_goal *const *goals;
    size_t count = sr_model_goals(s->w.model, &goals);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(goals[i]->id, id) == 0) return goals[i];
    }
    fail_msg("there is no goal %s", id);
    return NULL;
}

static void goals_name_measures_that_come_later(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "2022/goals.lua",
               "goal \"1.2a\" { area = \"1. Individer\", text = \"Till arbete\", unit = \"misam\", "
               "responsible = \"MISAM\",\n"
               "  measure = \"sen\", target = at_least \"90 %\", partly = at_least \"70 %\", replaces = "
               "\"2021:1.2\",\n"
               "  decided = \"2022-05-04 § 38\", base = \"project_to_date\",\n"
               "  judgement = { box = \"met\", comment = \"Bra\", role = \"styrgruppen\", date = "
               "\"2023-02-01\" } }\n"
               "goal \"2\" { text = \"Inskrivet\", measure = source \"deltagare\":whole():count(), target = "
               "at_least(7) }\n"
               "goal \"3\" { text = \"Flera\", measures = { {\"b\", \"antal\"}, {\"a\", \"antal\"} }, rule = "
               "\"any\", target = above(7) }\n"
               "goal \"4\" { text = \"Utan nivå\", target = no_level }\n"
               "goal \"5\" { text = \"Utan mål\", measure = \"antal\", target = no_target }\n"
               "goal \"6\" { text = \"Lika\", unit = \"misam\", measure = \"sen\", target = no_difference { "
               "between = \"kön\", within = points(5) } }\n"
               "measure \"sen\" { kind = \"share\", unit = \"misam\", by = \"kön\",\n"
               "  value = source \"deltagare\":where { status = \"avslutad\" }:share { orsak = { \"arbete\", "
               "\"studier\" } } }\n"
               "measure \"antal\" { kind = \"count\", value = source \"deltagare\":whole():count() }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "");
    assert_int_equal(scripts_compute(&s), SR_OK);
    const sr_goal *goal = goal_of(&s, "1.2a");
    assert_int_equal(goal->plan_year, 2022);
    assert_string_equal(goal->unit->id, "misam");
    assert_string_equal(goal->responsible[0], "MISAM");
    assert_string_equal(goal->parts[0].measure->id, "sen");
    assert_int_equal(goal->target.value.num, 9);
    assert_int_equal(goal->target.value.den, 10);
    assert_int_equal(goal->partly.value.num, 7);
    assert_int_equal(goal->lineage[0].kind, SR_REPLACES);
    assert_string_equal(goal->lineage[0].goal, "2021:1.2");
    assert_int_equal(goal->base, SR_BASE_PROJECT_TO_DATE);
    assert_true(goal->judgement.given);
    assert_int_equal(goal->judgement.date, sr_day_of(2023, 2, 1));
    assert_int_equal(goal_of(&s, "6")->target.tolerance.num, 1);
    assert_int_equal(goal_of(&s, "6")->target.tolerance.den, 20);
    assert_true(goal_of(&s, "2")->parts[0].measure->inline_of_goal);
    assert_string_equal(goal_of(&s, "3")->parts[0].label, "b");
    const char *states[] = {"partly", "met", "not_met", "not_measurable", "no_target", "not_met"};
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(sr_state_id(s.results->goals[i].state), states[i]);
    }
    scripts_close(&s);
}

static void mistakes_in_goals(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/goals.lua",
               "goal \"1\" { text = \"x\", measure = \"till_arbete\", target = at_least(90) }\n"
               "goal \"2\" { text = \"x\", measure = \"till_arbte\", target = at_least \"90 %\" }\n"
               "goal \"3\" { text = \"x\", measure = \"deltagare\", target = 90, rule = \"alla\" }\n"
               "goal \"3\" { text = \"x\", judgement = { box = \"ja\" } }\n"
               "goal \"4\" { text = \"x\", measure = \"till_arbete\",\n"
               "  target = at_least(\"90 %\", { per = \"month\", efter = months(6) }) }\n"
               "goal \"5\" { text = 5, target = not_below(\"riket\") }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(
        &s, "scripts/2022/goals.lua:3:67 SR2102 rule has a wrong value | did you mean all?\n"
            "scripts/2022/goals.lua:3:56 SR2102 target has a wrong value | write at_least(90)\n"
            "scripts/2022/goals.lua:4:44 SR2102 box has a wrong value\n"
            "scripts/2022/goals.lua:6:37 SR2102 per has a wrong value\n"
            "scripts/2022/goals.lua:6:46 SR2101 efter is no member of it | did you mean after?\n"
            "scripts/2022/goals.lua:7:31 SR2105 not_below does not say below what\n"
            "scripts/2022/goals.lua:7:19 SR2102 text has a wrong value\n"
            "scripts/2022/goals.lua:1:58 SR2160 the target 90 of a share is written without per cent | write "
            "\"90 %\"\n"
            "scripts/2022/goals.lua:2:34 SR2103 there is no measure till_arbte | did you mean till_arbete?\n"
            "scripts/2022/goals.lua:4:6 SR2151 the id 3 is declared twice | the first one stands at "
            "scripts/2022/goals.lua:3\n");
    scripts_close(&s);
}

static void an_index_and_a_budget(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/weighted_index.lua",
               "index \"viktat\" { title = \"Viktat index\", target = at_least \"70\", near = points(2), "
               "near_assumed = \"okänd\",\n"
               "  area \"Individer\" {\n"
               "    { 2, \"Till arbete\", \"till_arbete\", at_least \"76 %\" },\n"
               "    { 3, \"Deltagare\", \"deltagare\", at_least(5), decided = \"§ 4\" } },\n"
               "  area \"Kvalitet\" { id = \"kvalitet\",\n"
               "    { 1, \"Fallstudie finns\", nil, yes, id = \"fallstudie\", score = function(c) return 1 "
               "end, assumed = \"uppgift\" },\n"
               "    { 4, \"Inskrivet\", source \"deltagare\":whole():where { status = \"avslutad\" "
               "}:count(), at_least(9) } } }\n");
    add_script(&s, "2022/social_budget.lua",
               "social_budget \"avslut\" { text = \"Avslut\", unit = { \"misam\", \"torgen\" }, target = "
               "at_least \"50 %\",\n"
               "  measure = share { of = source \"deltagare\", where = { status = \"avslutad\" } }, decided "
               "= \"2021-05-04 § 38\",\n"
               "  guards = { guard { \"Minst sex\", source \"deltagare\":count(), at_least(6), status = "
               "\"proposed\" } } }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "");
    assert_int_equal(scripts_compute(&s), SR_OK);
    const sr_index_result *index = &s.results->indices[0];
    assert_int_equal(index->maximum.value.num, 10);
    assert_int_equal(index->earned.value.num, 4);
    assert_int_equal(index->indicators[0].colour, SR_COLOUR_ORANGE);
    assert_string_equal(index->index->areas[0].id, "omrade-individer");
    assert_string_equal(index->index->areas[1].id, "kvalitet");
    assert_string_equal(index->indicators[2].indicator->id, "fallstudie");
    assert_int_equal(index->indicators[3].indicator->place.line, 7);
    assert_int_equal(s.results->budget_count, 2);
    assert_string_equal(sr_state_id(s.results->budget[0].state), "partly");
    assert_true(s.results->budget[0].guards[0].breached);
    assert_true(s.results->budget[0].guards[0].guard->proposed);
    scripts_close(&s);
}

/* 70 % of 100 points is not 0.7 points. */
static void an_index_whose_target_is_in_per_cent(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "2022/weighted_index.lua",
               "index \"viktat\" { title = \"V\", target = at_least \"70 %\" }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(
        &s, "scripts/2022/weighted_index.lua:1:49 SR2160 the target is not in the unit of what is measured "
            "| write 70\n");
    scripts_close(&s);
}

/* points(2) is 2 of an outcome in points and 2/100 of a share; a plain 2 is no limit of a share. */
static void a_limit_for_near_in_its_unit(void **state)
{
    (void)state;
    static const char *const nears[] = {"points(2)", "2"};
    for (size_t i = 0; i < 2; i++) {
        script_world s;
        assert_int_equal(scripts_open(&s), SR_OK);
        add_script(&s, "measures.lua",
                   "measure \"p\" { kind = \"mean\", measured_in = \"points\", value = printed(points(68), "
                   "\"bok\") }\n"
                   "measure \"a\" { kind = \"share\", value = printed(\"69 %\", \"bok\") }\n"
                   "measure \"b\" { kind = \"share\", value = printed(\"67 %\", \"bok\") }\n");
        add_script(
            &s, "2022/weighted_index.lua",
            sr_arena_printf(
                s.w.arena,
                "index \"v\" { near = %s, near_earns = \"0,5\", area \"A\" {\n"
                "  { 1, \"P\", \"p\", at_least(points(70)) },\n"
                "  { 1, \"A\", \"a\", at_least \"70 %%\" }, { 1, \"B\", \"b\", at_least \"70 %%\" } } }\n",
                nears[i]));
        assert_int_equal(scripts_load(&s), SR_OK);
        scripts_expect(
            &s, i == 0
                    ? ""
                    : "scripts/2022/weighted_index.lua:1:7 SR2171 near is a plain number, and a is a share | "
                      "write points(2)\n");
        if (i == 0) {
            assert_int_equal(scripts_compute(&s), SR_OK);
            static const sr_colour colours[] = {SR_COLOUR_ORANGE, SR_COLOUR_ORANGE, SR_COLOUR_RED};
            for (size_t k = 0; k < 3; k++) {
                assert_int_equal(s.results->indices[0].indicators[k].colour, colours[k]);
            }
        }
        scripts_close(&s);
    }
}

/* One measure is no outcome of each quarter, and would be judged as if it were. */
static void a_target_for_each_quarter(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(
        &s, "2022/goals.lua",
        "goal \"1\" { text = \"x\", measure = \"deltagare\", target = at_least(5, { per = \"quarter\" }) }\n"
        "goal \"2\" { text = \"x\", measures = { { \"q1\", \"deltagare\" }, { \"q2\", \"deltagare\" } },\n"
        "  target = at_least(5, { per = \"quarter\" }) }\n");
    add_script(&s, "2022/social_budget.lua",
               "social_budget \"a\" { text = \"x\", measure = \"deltagare\", target = at_least(5, { per = "
               "\"quarter\" }) }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "scripts/2022/goals.lua:1:56 SR2162 the target holds in each quarter, and there is no "
                       "outcome of each quarter | write one measure for each quarter, each with its name\n"
                       "scripts/2022/social_budget.lua:1:65 SR2162 the target holds in each quarter, and "
                       "there is no outcome of each quarter | take per = \"quarter\" away; what a budget is "
                       "in each part of the year is said by split or by level { period = … }\n");
    scripts_close(&s);
}

/* What is wrong with a unit is told at its own row. */
static void lines_of_several_units(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/social_budget.lua",
               "social_budget \"a\" { text = \"x\", unit = { \"misam\", \"misam\" }, measure = "
               "\"deltagare\", target = at_least(5) }\n"
               "social_budget \"b\" { text = \"x\", unit = { \"misam\", \"torgen\" }, measure = "
               "\"deltagare\", levels = {\n"
               "  level { unit = \"misam\", target = at_least(5) },\n"
               "  level { unit = \"torgen\", period = \"2022-H1\", target = at_least(2) } } }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "scripts/2022/social_budget.lua:1:15 SR2435 the line names the unit misam twice | "
                       "take one of them out of unit\n"
                       "scripts/2022/social_budget.lua:4:0 SR2431 torgen has no level for 2022 | give each "
                       "unit of the line its level for the year\n");
    scripts_close(&s);
}

static void levels_that_no_outcome_can_have(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/social_budget.lua",
               "social_budget \"a\" { text = \"x\", measure = \"deltagare\", target = at_least(-3),\n"
               "  follow_ups = { follow_up { period = \"2022-T1\", forecast = -5 } } }\n"
               "social_budget \"b\" { text = \"x\", unit = \"misam\", measure = \"till_arbete\", target = "
               "at_least \"5000 %\" }\n"
               "social_budget \"c\" { text = \"x\", unit = \"misam\", measure = \"till_arbete\", target = "
               "at_most \"100 %\" }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s,
                   "scripts/2022/social_budget.lua:1:65 SR2436 the outcome of deltagare cannot be so\n"
                   "scripts/2022/social_budget.lua:2:18 SR2436 the outcome of deltagare cannot be so\n"
                   "scripts/2022/social_budget.lua:3:92 SR2436 the outcome of till_arbete cannot be so\n");
    scripts_close(&s);
}

static void an_index_without_weights_to_read(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(
        &s, "2022/weighted_index.lua",
        "index \"viktat\" { title = \"Viktat index\",\n"
        "  published = { earned = printed(171, \"rapport\"), maximum = printed(244, \"rapport\"), goals = 3 "
        "},\n"
        "  area \"A\" { \"fel\", { \"två\", \"text\", \"m\", at_least \"80 %\" }, { 1, 2, \"m\", 80 } } }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(
        &s, "scripts/2022/weighted_index.lua:2:94 SR2102 goals has a wrong value | a number must say where "
            "it is from: "
            "assumed(3, \"why\") or printed(3, \"source\")\n"
            "scripts/2022/weighted_index.lua:3:0 SR2102 indicator has a wrong value\n"
            "scripts/2022/weighted_index.lua:3:23 SR2102 weight has a wrong value\n"
            "scripts/2022/weighted_index.lua:3:67 SR2102 text has a wrong value\n"
            "scripts/2022/weighted_index.lua:3:75 SR2102 target has a wrong value | write at_least(80)\n"
            "scripts/2022/weighted_index.lua:3:38 SR2103 there is no measure m\n"
            "scripts/2022/weighted_index.lua:3:70 SR2103 there is no measure m\n");
    scripts_close(&s);
}

static void goals_and_weights_from_tables(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    assert_int_equal(world_source(&s.w, "2022", "mål", goals_csv), SR_OK);
    assert_int_equal(world_source(&s.w, "2022", "vikter", weights_csv), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/goals.lua", "goals_from(source \"mål\")\n");
    add_script(&s, "2022/weighted_index.lua",
               "index \"viktat\" { areas = weights_from(source \"vikter\") }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "");
    const sr_goal *goal = goal_of(&s, "1");
    assert_string_equal(goal->responsible[0], "Förbundschef");
    assert_int_equal(goal->target.value.den, 2);
    assert_int_equal(goal->target.measured_in, SR_IN_SHARE);
    assert_true(goal->has_partly);
    assert_string_equal(goal->decided, "§ 7");
    assert_int_equal(goal_of(&s, "2")->responsible_count, 2);
    assert_true(goal_of(&s, "2")->proposed);
    const sr_index *const *indices;
    assert_int_equal(sr_model_indices(s.w.model, &indices), 1);
    assert_int_equal(indices[0]->area_count, 2);
    assert_int_equal(indices[0]->indicator_count, 3);
    assert_false(indices[0]->indicators[1].has_weight);
    assert_int_equal(indices[0]->indicators[2].area, 1);
    scripts_close(&s);
}

/* What is wrong is told at its row, by the name of its column, and nothing is left out without a word. */
static void rows_that_are_wrong(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    assert_int_equal(world_source(&s.w, "2022", "mål",
                                  "id;område;text;enhet;mått;jämförelse;nivå;delvis\n"
                                  "1;A;x;MISAM;till_arbete;;50 %;40 %\n"
                                  "2;A;x;misam;deltagare;ökar;7;\n"
                                  "3;A;x;missam;till_arbte;minst;50 %;\n"
                                  "4;A;x;misam;till_arbete;ökar;;40 %\n"
                                  "5;A;x;misam;till_arbete;minst;50;\n"
                                  ";A;x;misam;till_arbete;minst;50 %;\n"),
                     SR_OK);
    assert_int_equal(world_source(&s.w, "2022", "vikter",
                                  "område;vikt;text;mått;jämförelse;nivå\n"
                                  "A;två;Fel vikt;till_arbete;minst;50 %\n"
                                  ";2;Utan område;deltagare;minst;5\n"
                                  "A;2;Utan jämförelse;till_arbete;;50 %\n"
                                  "A;2;Okänt;till_arbte;minst;50 %\n"
                                  "A;2;Utan mål;till_arbete;;\n"),
                     SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(&s, "2022/goals.lua", "goals_from(source \"mål\")\n");
    add_script(&s, "2022/weighted_index.lua",
               "index \"viktat\" { target = at_least \"70\", areas = weights_from(source \"vikter\") }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(
        &s, "2022/mal.csv:2:0 SR2111 jämförelse is missing\n"
            "2022/mal.csv:3:0 SR2111 nivå has a wrong value\n"
            "2022/mal.csv:4:0 SR2104 there is no unit missam | did you mean misam?\n"
            "2022/mal.csv:5:0 SR2111 delvis has a wrong value\n"
            "2022/mal.csv:7:0 SR2111 id is missing\n"
            "2022/vikter.csv:3:0 SR2111 område is missing\n"
            "2022/vikter.csv:4:0 SR2111 jämförelse is missing\n"
            "2022/vikter.csv:2:0 SR2102 vikt has a wrong value\n"
            "2022/vikter.csv:6:0 SR2106 the indicator Utan mål has no target | only an index that compares "
            "units with each other (normalise) can do without\n"
            "2022/mal.csv:4:0 SR2103 there is no measure till_arbte | did you mean till_arbete?\n"
            "2022/mal.csv:6:0 SR2160 the target 50 of a share is written without per cent | write \"50 %\"\n"
            "2022/vikter.csv:5:0 SR2103 there is no measure till_arbte | did you mean till_arbete?\n");
    for (size_t f = 0; f < sr_findings_count(s.w.findings); f++) {
        const sr_message *expected = &sr_findings_at(s.w.findings, f)->expected;
        assert_true(expected->id == NULL ||
                    strstr(expected->id, "at_least") == NULL); /* no word of a script */
        assert_true(expected->id == NULL || strstr(expected->id, "not_published") == NULL);
    }
    scripts_close(&s);
}

/* Days and kronor have no unit to write in a cell. */
static void levels_of_a_table_are_in_the_unit_of_the_measure(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    assert_int_equal(world_source(&s.w, "2022", "mål",
                                  "id;text;mått;jämförelse;nivå;delvis\n"
                                  "1;Väntan;vantan;högst;30;45\n"),
                     SR_OK);
    add_script(&s, "measures.lua",
               "measure \"vantan\" { kind = \"median\", measured_in = \"days\", value = printed(days(9), "
               "\"bok\") }\n");
    add_script(&s, "2022/goals.lua",
               "goals_from(source \"mål\")\n"
               "goal \"2\" { text = \"x\", measure = \"vantan\", target = at_most(30) }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "scripts/2022/goals.lua:2:53 SR2160 the target is not in the unit of what is measured "
                       "| write days(30)\n");
    assert_int_equal(goal_of(&s, "1")->target.measured_in, SR_IN_DAYS);
    assert_int_equal(goal_of(&s, "1")->partly.measured_in, SR_IN_DAYS);
    scripts_close(&s);
}

static void scripts_need_each_other_once(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua",
               "local a, b = require \"gemensamt\", require \"nationellt\"\n"
               "assert(a == require \"gemensamt\" and a.x == 1 and b.y == 2)\n"
               "require \"trasig\"\nrequire \"rund\"\n");
    add_script(&s, "gemensamt.lua", "print(\"en gång\")\nreturn { x = 1 }\n");
    add_script(&s, "lib/nationellt.lua", "return { y = 2 }\n");
    add_script(&s, "trasig.lua", "error(\"trasig\")\n");
    add_script(&s, "rund.lua", "require \"rund\"\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "scripts/gemensamt.lua:1:0 SR2006 en gång\n"
                       "scripts/trasig.lua:1:0 SR2002 trasig\n");
    scripts_close(&s);
}

static void checks_and_sections(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", measures);
    add_script(
        &s, "reports.lua",
        "report \"arsredovisning\" { title = \"Årsredovisning\", sections = { \"mal\", \"torgen\" }, facts = "
        "{ \"deltagare\" },\n"
        "  decisions = { \"Styrelsen godkänner\" } }\n"
        "check \"summa\" { title = \"Summan stämmer\", run = function(c)\n"
        "  local a, b = c:result \"deltagare\", c:measure \"deltagare\"\n"
        "  assert(a == b)\n"
        "  assert(c:previous(\"deltagare\").missing == \"not_published\")\n"
        "  c:warning(\"Stämmer inte\", { stated = count(8), recomputed = a }) end }\n"
        "section \"torgen\" { title = \"Torgen\", kinds = { \"arsredovisning\" }, build = function(d, c)\n"
        "  d:takeaway \"En mening.\"\n"
        "  d:paragraph(\"I \", d:value \"deltagare\", \" deltagare, \", d:strong \"alla\", \".\")\n"
        "  d:list { \"ett\", { \"två: \", d:value \"till_arbete@misam\" } }\n"
        "  d:table { id = \"t-torgen\", caption = \"Deltagare\", columns = { {\"Vem\"}, {\"Antal\", unit = "
        "\"antal\"} },\n"
        "    rows = { { \"Alla\", d:value \"deltagare\" }, { \"Summa\", count(7), total = true } } }\n"
        "  d:section(\"s-mer\", \"Mer\", function() d:paragraph \"Mer.\" end)\n"
        "end }\n"
        "section \"fel\" { title = \"Fel\", build = function(d, c)\n"
        "  d:paragraph(c:source \"deltagare\":count())\n"
        "end }\n");
    assert_int_equal(scripts_load(&s), SR_OK);
    scripts_expect(&s, "");
    assert_int_equal(scripts_compute(&s), SR_OK);
    assert_string_equal(sr_model_find_report_plan(s.w.model, "arsredovisning")->decisions[0],
                        "Styrelsen godkänner");
    const sr_check *const *checks;
    assert_int_equal(sr_registry_checks(s.registry, &checks), 1);
    assert_int_equal(checks[0]->run(checks[0]->user, s.results, s.w.findings), SR_OK);
    scripts_expect(&s, "scripts/reports.lua:7:0 SR4150 Stämmer inte\n");
    assert_string_equal(sr_findings_at(s.w.findings, 0)->stated, "8");
    assert_string_equal(sr_findings_at(s.w.findings, 0)->recomputed, "7");

    const sr_head head = {.id = "prov-2022-arsredovisning",
                          .kind = "arsredovisning",
                          .kind_label = "Årsredovisning",
                          .title = "Årsredovisning",
                          .forbund_id = "prov",
                          .forbund = "Prov",
                          .short_name = "Prov",
                          .period = s.results->period,
                          .date = SR_DAY_NONE};
    sr_builder *builder = sr_builder_new(&head, s.w.findings);
    const sr_own_section *section = sr_registry_section(s.registry, "torgen");
    sr_section(builder, "torgen", SR_SECTION_PLAIN, 1, section->title);
    assert_int_equal(section->build(section->user, builder, s.results, s.w.findings), SR_OK);
    section = sr_registry_section(s.registry, "fel");
    assert_int_equal(section->build(section->user, builder, s.results, s.w.findings), SR_CONTENT);
    sr_end(builder);
    scripts_expect(&s, "scripts/reports.lua:7:0 SR4150 Stämmer inte\n"
                       "scripts/reports.lua:17:0 SR2210 a computed value is not a measure, so that no one "
                       "could see where it "
                       "comes from | declare it as a measure, and print that\n");
    const char *const *lines;
    assert_int_equal(sr_builder_lines(builder, &lines), 2);
    assert_string_equal(lines[1], "till_arbete@misam");
    sr_builder_free(builder);
    scripts_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recipes_and_functions_give_the_same),
        cmocka_unit_test(a_file_is_run_once),
        cmocka_unit_test(steps_of_recipes),
        cmocka_unit_test(steps_of_functions),
        cmocka_unit_test(measures_use_measures),
        cmocka_unit_test(every_mistake_at_its_place),
        cmocka_unit_test(ranges_and_formulas_that_are_wrong),
        cmocka_unit_test(a_finding_stands_where_it_was_asked_for),
        cmocka_unit_test(a_file_that_is_not_lua_stops_no_other),
        cmocka_unit_test(a_syntax_error_stands_alone),
        cmocka_unit_test(errors_of_functions_end_only_their_measure),
        cmocka_unit_test(goals_name_measures_that_come_later),
        cmocka_unit_test(mistakes_in_goals),
        cmocka_unit_test(an_index_and_a_budget),
        cmocka_unit_test(an_index_whose_target_is_in_per_cent),
        cmocka_unit_test(a_limit_for_near_in_its_unit),
        cmocka_unit_test(a_target_for_each_quarter),
        cmocka_unit_test(lines_of_several_units),
        cmocka_unit_test(levels_that_no_outcome_can_have),
        cmocka_unit_test(an_index_without_weights_to_read),
        cmocka_unit_test(goals_and_weights_from_tables),
        cmocka_unit_test(rows_that_are_wrong),
        cmocka_unit_test(levels_of_a_table_are_in_the_unit_of_the_measure),
        cmocka_unit_test(scripts_need_each_other_once),
        cmocka_unit_test(checks_and_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
