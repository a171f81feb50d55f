/* A social budget that is kept in a table of the workspace: what is budgeted, and what is said when it is
   followed up. A row becomes the same part that a script would have written, and is checked as that is. */
#include <string.h>

#include "rules/declare_budget.h"
#include "rules/from_table.h"

enum { MOST_COLUMNS = 12 };

/* What a table is read as. */
typedef struct row_kind {
    const char *word;
    const known_column *columns;
    size_t column_count;
    const member_name *names; /* of all members, for messages */
    const char *const *known; /* of all columns */
    void (*fill)(lua_State *L, int into, const sr_table *table, uint32_t row);
} row_kind;

static const sr_origin *origin_of(lua_State *L, const sr_table *table, uint32_t row)
{
    uint32_t *rows = arena_need(L, sizeof *rows);
    sr_selection *selection = arena_need(L, sizeof *selection);
    const sr_origin *origin = NULL;
    *rows = row;
    *selection = (sr_selection){1, rows};
    const sr_view view = {.table = table, .rows = selection, .predicate = ""};
    if (sr_origin_of(rules_of(L)->arena, &view, &origin) != SR_OK) {
        (void)raise_memory(L);
    }
    return origin;
}

static void push_row(lua_State *L, const row_kind *kind, const sr_table *table, uint32_t row)
{
    lua_newtable(L);
    int into = lua_gettop(L);
    for (size_t i = 0; i < kind->column_count; i++) {
        set_cell(L, into, table, row, kind->columns[i].column, kind->columns[i].member);
    }
    set_unit(L, into, table, row);
    kind->fill(L, into, table, row);
    const part_box part = {.at = {table->source->file, sr_table_row_number(table, row)},
                           .columns = kind->names,
                           .origin = origin_of(L, table, row)};
    (void)push_part(L, &part, into);
}

/* A list of parts with the line that each is about; what is wrong is told at the row. */
static int rows_from(lua_State *L, const row_kind *kind)
{
    const recipe *from;
    const sr_table *table = table_at(L, kind->word, &from);
    if (table != NULL) {
        check_columns(L, table, kind->known);
    } else if (from == NULL) {
        return 1;
    }
    lua_settop(L, 1);
    lua_newtable(L);
    for (uint32_t row = 0; table != NULL && row < table->rows; row++) {
        push_row(L, kind, table, row);
        lua_rawseti(L, 2, (lua_Integer)row + 1);
        lua_settop(L, 2);
    }
    if (table == NULL) { /* has been told */
        push_absorber(L);
        return 1;
    }
    expect_lines(L, 2, kind->word);
    return 1;
}

/* ---- follow-ups ---- */

static void fill_follow_up(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    (void)push_level(L, table, row, "prognos");
    lua_setfield(L, into, "forecast");
}

static int follow_ups_from(lua_State *L)
{
    static const known_column columns[] = {
        {"rad", "line"}, {"period", "period"}, {"kommentar", "comment"}, {"roll", "role"}, {"datum", "date"}};
    static const member_name names[] = {
        {"line", "rad"},          {"unit", "enhet"}, {"period", "period"}, {"forecast", "prognos"},
        {"comment", "kommentar"}, {"role", "roll"},  {"date", "datum"},    {NULL, NULL}};
    static const char *const known[] = {"rad",       "enhet", "period", "prognos",
                                        "kommentar", "roll",  "datum",  NULL};
    static const row_kind kind = {.word = "follow_ups_from",
                                  .columns = columns,
                                  .column_count = sizeof columns / sizeof columns[0],
                                  .names = names,
                                  .known = known,
                                  .fill = fill_follow_up};
    return rows_from(L, &kind);
}

/* ---- levels ---- */

static bool is_day(const char *text)
{
    sr_day day;
    return sr_day_read(sr_str_of(text), &day);
}

/* "2024-11-29 § 41" of day and paragraph. */
static void set_decision(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    const char *day = push_cell(L, table, row, "beslutsdatum");
    const char *paragraph = push_cell(L, table, row, "paragraf");
    lua_pop(L, 2);
    if (day != NULL && !is_day(day)) {
        tell_cell(L, table, row, "beslutsdatum", day, SR_MSG("a date such as 2022-01-31"));
        return;
    }
    if (day == NULL && paragraph != NULL) {
        tell_cell(L, table, row, "beslutsdatum", NULL,
                  SR_MSG("the day of the decision whose paragraph is given"));
        return;
    }
    if (day == NULL) {
        return;
    }
    bool sign = paragraph != NULL && strncmp(paragraph, "§", strlen("§")) != 0;
    lua_pushfstring(L, "%s%s%s", day,
                    paragraph == NULL ? ""
                    : sign            ? " § "
                                      : " ",
                    paragraph != NULL ? paragraph : "");
    lua_setfield(L, into, "decided");
}

/* A decision is none of a proposal. */
static void check_standing(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    lua_getfield(L, into, "proposed");
    lua_getfield(L, into, "decided");
    if (lua_toboolean(L, -2) && !lua_isnil(L, -1)) {
        tell_cell(L, table, row, "status", "förslag", SR_MSG("no day of a decision beside a proposal"));
    }
    lua_pop(L, 2);
}

static void set_split(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    static const known_column words[] = {{"jämnt", "even"}, {"nivå", "level"}};
    const char *text = push_cell(L, table, row, "fördelning");
    lua_pop(L, 1);
    for (size_t i = 0; text != NULL && i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].column, text) == 0) {
            lua_pushstring(L, words[i].member);
            lua_setfield(L, into, "split");
            return;
        }
    }
    if (text != NULL) {
        tell_cell(L, table, row, "fördelning", text, SR_MSG("one of {0}", "jämnt, nivå"));
    }
}

static void set_cost(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    const sr_column *column = sr_table_column(table, "kostnad");
    sr_scalar cell = column != NULL ? sr_cell(column, row) : (sr_scalar){.type = SR_SCALAR_MISSING};
    if (cell.type == SR_SCALAR_NUMBER) {
        sr_quantity cost = sr_quantity_number(cell.number, SR_IN_KR);
        push_box(L, BOX_RECIPE, constant(L, &cost));
        lua_setfield(L, into, "cost_budget");
    } else if (cell.type != SR_SCALAR_MISSING) {
        const char *text = push_cell(L, table, row, "kostnad");
        tell_cell(L, table, row, "kostnad", text,
                  SR_MSG("an amount in kronor; the column is declared as a number"));
        lua_pop(L, 1);
    }
}

static void fill_level(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    if (has_cell(table, row, "jämförelse")) {
        push_row_target(L, table, row, "nivå");
    } else {
        tell_cell(L, table, row, "jämförelse", NULL,
                  SR_MSG("one of {0}", "minst, högst, över, under, lika med, ökar, minskar"));
        push_absorber(L);
    }
    lua_setfield(L, into, "target");
    set_decision(L, into, table, row);
    set_status(L, into, table, row);
    check_standing(L, into, table, row);
    set_split(L, into, table, row);
    set_cost(L, into, table, row);
}

static int levels_from(lua_State *L)
{
    static const known_column columns[] = {
        {"rad", "line"}, {"mål", "goal"}, {"period", "period"}, {"kommentar", "comment"}};
    static const member_name names[] = {{"line", "rad"},
                                        {"goal", "mål"},
                                        {"unit", "enhet"},
                                        {"period", "period"},
                                        {"target", "nivå"},
                                        {"split", "fördelning"},
                                        {"decided", "beslutsdatum"},
                                        {"comment", "kommentar"},
                                        {"cost_budget", "kostnad"},
                                        {NULL, NULL}};
    static const char *const known[] = {
        "rad",          "mål",      "enhet",  "period",  "jämförelse", "nivå", "fördelning",
        "beslutsdatum", "paragraf", "status", "kostnad", "kommentar",  NULL};
    static const row_kind kind = {.word = "levels_from",
                                  .columns = columns,
                                  .column_count = sizeof columns / sizeof columns[0],
                                  .names = names,
                                  .known = known,
                                  .fill = fill_level};
    return rows_from(L, &kind);
}

void open_budget_tables(lua_State *L)
{
    static const script_word words[] = {
        {"follow_ups_from", follow_ups_from}, {"levels_from", levels_from}, {NULL, NULL}};
    set_words(L, words);
}
