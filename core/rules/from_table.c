/* Goals and weights that are kept in a table of the workspace, with fixed Swedish columns. A row becomes the
   same table that a script would have written, and is checked as that is. */
#include <string.h>

#include "rules/from_table.h"

/* A source that is declared but has no table could not be read, which has been told. */
static bool is_declared(const sr_rules *rules, const char *name)
{
    const sr_period_spec *spec = sr_forbund_period(rules->setup.forbund, rules->setup.dataset->period);
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        if (sr_text_equal(spec->sources[i].name, name)) {
            return true;
        }
    }
    return false;
}

const sr_table *table_at(lua_State *L, const char *word, const recipe **from)
{
    const sr_dataset *dataset = rules_of(L)->setup.dataset;
    *from = box_at(L, 1, BOX_RECIPE);
    if (*from == NULL || (*from)->op != RECIPE_SOURCE) {
        *from = NULL;
        (void)complain(L, &(complaint){.code = "SR2109",
                                       .literal = word,
                                       .message = SR_MSG("{0} is used wrongly", word),
                                       .found = shown_value(L, 1),
                                       .expected = SR_MSG("{0}(source \"…\")", word)});
        return NULL;
    }
    for (size_t i = 0; dataset != NULL && i < dataset->count; i++) {
        if (sr_text_equal(dataset->tables[i]->source->name, (*from)->text[0])) {
            return dataset->tables[i];
        }
    }
    if (dataset != NULL && !is_declared(rules_of(L), (*from)->text[0])) {
        tell(rules_of(L), &(telling){.code = "SR2110",
                                     .at = current_spot(L),
                                     .literal = (*from)->text[0],
                                     .message = SR_MSG("there is no source {0}", (*from)->text[0])});
    }
    return NULL;
}

static bool known(const char *name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcmp(*names, name) == 0) {
            return true;
        }
    }
    return false;
}

void check_columns(lua_State *L, const sr_table *table, const char *const *names)
{
    size_t count = 0;
    while (names[count] != NULL) {
        count++;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        if (!known(name, names)) {
            const char *nearest = sr_nearest(name, names, count);
            const sr_finding finding = {.code = "SR2111",
                                        .severity = SR_WARNING,
                                        .place = {.file = table->source->file, .line = 1},
                                        .message = SR_MSG("the column {0} is not used", name),
                                        .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                                : (sr_message){0}};
            sr_findings_add(rules_of(L)->setup.findings, &finding);
        }
    }
}

const char *push_cell(lua_State *L, const sr_table *table, uint32_t row, const char *name)
{
    const sr_column *column = sr_table_column(table, name);
    sr_scalar cell = column != NULL ? sr_cell(column, row) : (sr_scalar){.type = SR_SCALAR_MISSING};
    if (cell.type == SR_SCALAR_MISSING) {
        lua_pushnil(L);
        return NULL;
    }
    sr_buf text = {0};
    sr_scalar_write(&text, cell);
    const char *kept =
        text.failed ? NULL : sr_arena_copy(rules_of(L)->arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    if (kept == NULL) {
        (void)raise_memory(L);
    }
    lua_pushstring(L, kept);
    return kept;
}

void set_cell(lua_State *L, int into, const sr_table *table, uint32_t row, const char *column,
              const char *member)
{
    (void)push_cell(L, table, row, column);
    lua_setfield(L, into, member);
}

/* The id of a unit; an office may have written its name. */
void set_unit(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    const sr_forbund *forbund = rules_of(L)->setup.forbund;
    const char *text = push_cell(L, table, row, "enhet");
    lua_pop(L, 1);
    if (text == NULL) {
        return;
    }
    const sr_unit *named =
        sr_forbund_unit(forbund, text) == NULL ? sr_forbund_unit_named(forbund, text) : NULL;
    lua_pushstring(L, named != NULL ? named->id : text);
    lua_setfield(L, into, "unit");
}

bool has_cell(const sr_table *table, uint32_t row, const char *name)
{
    const sr_column *column = sr_table_column(table, name);
    return column != NULL && sr_cell(column, row).type != SR_SCALAR_MISSING;
}

static spot row_spot(const sr_table *table, uint32_t row)
{
    return (spot){table->source->file, sr_table_row_number(table, row)};
}

void begin_row(lua_State *L, const sr_table *table, uint32_t row, const member_name *columns)
{
    rules_of(L)->row = row_spot(table, row);
    rules_of(L)->row_columns = columns;
}

void end_rows(lua_State *L)
{
    rules_of(L)->row = (spot){0};
    rules_of(L)->row_columns = NULL;
}

bool push_level(lua_State *L, const sr_table *table, uint32_t row, const char *name)
{
    const sr_column *column = sr_table_column(table, name);
    sr_scalar cell = column != NULL ? sr_cell(column, row) : (sr_scalar){.type = SR_SCALAR_MISSING};
    if (cell.type != SR_SCALAR_NUMBER) {
        return push_cell(L, table, row, name) != NULL;
    }
    sr_quantity level = sr_quantity_number(cell.number, column->percent ? SR_IN_SHARE : column->measured_in);
    push_box(L, BOX_RECIPE, constant(L, &level));
    return true;
}

static const struct comparator_word {
    const char *swedish, *word;
    bool level;
} comparator_words[] = {
    {"minst", "at_least", true},
    {"högst", "at_most", true},
    {"över", "above", true},
    {"under", "below", true},
    {"lika med", "equals", true},
    {"varje minst", "each_at_least", true},
    {"ja", "yes", false},
    {"ökar", "rises", false},
    {"minskar", "falls", false},
    {"utan nivå", "no_level", false},
    {"utan mål", "no_target", false},
};
enum { COMPARATOR_WORDS = sizeof comparator_words / sizeof comparator_words[0] };

static const struct comparator_word *find_comparator(const char *swedish)
{
    for (size_t i = 0; i < COMPARATOR_WORDS; i++) {
        if (strcmp(comparator_words[i].swedish, swedish) == 0) {
            return &comparator_words[i];
        }
    }
    return NULL;
}

void tell_cell(lua_State *L, const sr_table *table, uint32_t row, const char *column, const char *found,
               sr_message expected)
{
    const sr_finding finding = {
        .code = "SR2111",
        .severity = SR_ERROR,
        .place = {.file = table->source->file, .line = sr_table_row_number(table, row)},
        .message = found != NULL ? SR_MSG("{0} has a wrong value", column) : SR_MSG("{0} is missing", column),
        .found = found,
        .expected = expected};
    sr_findings_add(rules_of(L)->setup.findings, &finding);
}

static sr_message one_comparison(void)
{
    return SR_MSG("one of {0}",
                  "minst, högst, över, under, lika med, varje minst, ja, ökar, minskar, utan nivå, "
                  "utan mål");
}

/* A level that nothing is compared with would be left out without a word. */
static void push_no_target(lua_State *L, const sr_table *table, uint32_t row, const char *level)
{
    if (!has_cell(table, row, level)) {
        lua_pushnil(L);
        return;
    }
    tell_cell(L, table, row, "jämförelse", NULL, one_comparison());
    push_absorber(L);
}

static void check_no_level(lua_State *L, const sr_table *table, uint32_t row, const char *level,
                           const struct comparator_word *word)
{
    const char *found = push_cell(L, table, row, level);
    if (found != NULL) {
        tell_cell(L, table, row, level, found, SR_MSG("an empty cell: {0} takes no level", word->swedish));
    }
    lua_pop(L, 1);
}

/* The function of the word is at the top of the stack. */
static void call_with_level(lua_State *L, const sr_table *table, uint32_t row, const char *level)
{
    sr_quantity value;
    bool filled = push_level(L, table, row, level);
    if (filled && read_constant(L, lua_gettop(L), &value) && value.missing == SR_PRESENT) {
        lua_call(L, 1, 1);
        target_box *box = (target_box *)box_at(L, -1, BOX_TARGET);
        if (box != NULL) {
            box->in_unit_of_measure = true;
        }
        return;
    }
    tell_cell(L, table, row, level, filled ? lua_tostring(L, -1) : NULL,
              SR_MSG("a level such as \"90 %\" or 24"));
    lua_pop(L, 2);
    push_absorber(L);
}

void push_row_target(lua_State *L, const sr_table *table, uint32_t row, const char *level)
{
    const char *swedish = push_cell(L, table, row, "jämförelse");
    const struct comparator_word *found = swedish != NULL ? find_comparator(swedish) : NULL;
    lua_pop(L, 1);
    if (swedish == NULL) {
        push_no_target(L, table, row, level);
        return;
    }
    if (found == NULL) {
        tell_cell(L, table, row, "jämförelse", swedish, one_comparison());
        push_absorber(L);
        return;
    }
    lua_getglobal(L, found->word);
    if (found->level) {
        call_with_level(L, table, row, level);
    } else {
        check_no_level(L, table, row, level, found);
    }
}

/* The first ones are put into the declaration as they stand. */
enum { PLAIN_GOAL_COLUMNS = 9 };
static const member_name goal_columns[] = {
    {"number", "nummer"},
    {"area", "område"},
    {"goal", "mål"},
    {"subgoal", "delmål"},
    {"text", "text"},
    {"measure", "mått"},
    {"decided", "beslut"},
    {"replaces", "ersätter"},
    {"note", "anmärkning"},
    {"unit", "enhet"},
    {"responsible", "ansvarig"},
    {"target", "nivå"},
    {"partly", "delvis"},
    {NULL, NULL},
};
static const char *const all_goal_columns[] = {
    "id",       "nummer",     "område",   "mål",        "delmål", "text",   "enhet",  "mått", "beslut",
    "ersätter", "anmärkning", "ansvarig", "jämförelse", "nivå",   "delvis", "status", NULL,
};

/* "Förbundschef, styrelsen" */
static void set_list(lua_State *L, int into, const char *text, const char *member)
{
    lua_newtable(L);
    lua_Integer count = 0;
    for (const char *at = text; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ";,");
        sr_str part = sr_str_trim((sr_str){at, length});
        if (part.length > 0) {
            lua_pushlstring(L, part.at, part.length);
            lua_rawseti(L, -2, ++count);
        }
        at += length + (at[length] != '\0');
    }
    lua_setfield(L, into, member);
}

void set_status(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    const char *status = push_cell(L, table, row, "status");
    bool proposed = status != NULL && strcmp(status, "förslag") == 0;
    lua_pop(L, 1);
    if (status == NULL) {
        return;
    }
    if (!proposed && strcmp(status, "beslutad") != 0 && strcmp(status, "beslutat") != 0) {
        tell_cell(L, table, row, "status", status, SR_MSG("one of {0}", "beslutad, förslag"));
        return;
    }
    lua_pushboolean(L, proposed);
    lua_setfield(L, into, "proposed");
}

static void set_targets(lua_State *L, int into, const sr_table *table, uint32_t row)
{
    /* That the comparison is missing is told once. */
    bool told = !has_cell(table, row, "jämförelse") && has_cell(table, row, "nivå");
    push_row_target(L, table, row, "nivå");
    lua_setfield(L, into, "target");
    if (has_cell(table, row, "delvis") && !told) {
        push_row_target(L, table, row, "delvis");
        lua_setfield(L, into, "partly");
    }
}

static void declare_row(lua_State *L, const sr_table *table, uint32_t row)
{
    const char *id = push_cell(L, table, row, "id");
    if (id == NULL) {
        tell_cell(L, table, row, "id", NULL, SR_MSG("the number of the goal in the plan, such as 1.2"));
        return;
    }
    lua_getglobal(L, "goal");
    lua_pushstring(L, id);
    lua_newtable(L);
    int into = lua_gettop(L);
    for (size_t i = 0; i < PLAIN_GOAL_COLUMNS; i++) {
        set_cell(L, into, table, row, goal_columns[i].column, goal_columns[i].member);
    }
    const char *responsible = push_cell(L, table, row, "ansvarig");
    lua_pop(L, 1);
    if (responsible != NULL) {
        set_list(L, into, responsible, "responsible");
    }
    set_unit(L, into, table, row);
    set_status(L, into, table, row);
    set_targets(L, into, table, row);
    lua_call(L, 2, 0);
}

static int goals_from(lua_State *L)
{
    const recipe *from;
    const sr_table *table = table_at(L, "goals_from", &from);
    if (table == NULL) {
        return from == NULL ? 1 : 0;
    }
    check_columns(L, table, all_goal_columns);
    for (uint32_t row = 0; row < table->rows; row++) {
        lua_settop(L, 1);
        begin_row(L, table, row, goal_columns);
        declare_row(L, table, row);
    }
    end_rows(L);
    return 0;
}

/* The members of an indicator, of which the first four have no names. */
static const member_name weight_columns[] = {{"1", "vikt"}, {"2", "text"},         {"3", "mått"},
                                             {"4", "nivå"}, {"decided", "beslut"}, {"assumed", "antagande"},
                                             {NULL, NULL}};
static const char *const all_weight_columns[] = {
    "område", "vikt", "text", "mått", "jämförelse", "nivå", "id", "beslut", "antagande", "status", NULL};

/* { weight, text, measure, target, id = …, decided = …, assumed = … }, with the row that it stands in. */
static void push_weight_row(lua_State *L, const sr_table *table, uint32_t row)
{
    begin_row(L, table, row, weight_columns);
    lua_newtable(L);
    int into = lua_gettop(L);
    if (!push_level(L, table, row, "vikt")) {
        lua_pop(L, 1);
        lua_getglobal(L, "not_published");
    }
    lua_rawseti(L, into, 1);
    (void)push_cell(L, table, row, "text");
    lua_rawseti(L, into, 2);
    (void)push_cell(L, table, row, "mått");
    lua_rawseti(L, into, 3);
    push_row_target(L, table, row, "nivå");
    lua_rawseti(L, into, 4);
    set_cell(L, into, table, row, "id", "id");
    set_cell(L, into, table, row, "beslut", "decided");
    set_cell(L, into, table, row, "antagande", "assumed");
    set_status(L, into, table, row);
    end_rows(L);
    (void)push_part(L, &(part_box){.at = row_spot(table, row), .columns = weight_columns}, into);
    lua_remove(L, into);
}

/* The number of the area with the title in the list `parts`; 0: not yet. */
static lua_Integer find_area(lua_State *L, int titles, const char *title)
{
    lua_pushstring(L, title);
    lua_rawget(L, titles);
    lua_Integer found = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return found;
}

/* The list of indicators of the area with the title, at the top of the stack. */
static void push_area_rows(lua_State *L, const char *title, spot at)
{
    lua_Integer number = find_area(L, 3, title);
    if (number == 0) {
        number = (lua_Integer)lua_rawlen(L, 4) + 1;
        lua_pushinteger(L, number);
        lua_setfield(L, 3, title);
        lua_newtable(L);
        (void)push_part(L, &(part_box){.title = title, .at = at}, lua_gettop(L));
        lua_rawseti(L, 2, number);
        lua_rawseti(L, 4, number);
    }
    lua_rawgeti(L, 4, number);
}

static int weights_from(lua_State *L)
{
    const recipe *from;
    const sr_table *table = table_at(L, "weights_from", &from);
    if (table == NULL) {
        if (from != NULL) {
            lua_newtable(L);
        }
        return 1;
    }
    check_columns(L, table, all_weight_columns);
    lua_settop(L, 1);
    lua_newtable(L); /* 2: parts in order */
    lua_newtable(L); /* 3: number by title */
    lua_newtable(L); /* 4: rows by number */
    for (uint32_t row = 0; row < table->rows; row++) {
        const char *title = push_cell(L, table, row, "område");
        lua_settop(L, 4);
        if (title == NULL) {
            tell_cell(
                L, table, row, "område", NULL,
                SR_MSG(
                    "the area of the indicator, in each row (a merged cell is empty in all but its first)"));
            continue;
        }
        push_area_rows(L, title, row_spot(table, row));
        push_weight_row(L, table, row);
        lua_rawseti(L, 5, (lua_Integer)lua_rawlen(L, 5) + 1);
        lua_settop(L, 4);
    }
    lua_settop(L, 2);
    return 1;
}

void open_tables_from(lua_State *L)
{
    static const script_word words[] = {
        {"goals_from", goals_from}, {"weights_from", weights_from}, {NULL, NULL}};
    set_words(L, words);
}
