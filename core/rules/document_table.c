/* d:table { … } and d:chart { … }. */
#include <string.h>

#include "rules/document.h"

static const char *text_of(lua_State *L, int table, const char *name)
{
    lua_pushstring(L, name);
    int type = lua_rawget(L, table);
    const char *text = type == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, -1)) : NULL;
    if (type != LUA_TNIL && text == NULL) {
        (void)luaL_error(L, "%s must be a text", name);
    }
    lua_pop(L, 1);
    return text;
}

static const char *need_text_of(lua_State *L, int table, const char *name)
{
    const char *text = text_of(L, table, name);
    if (text == NULL) {
        (void)luaL_error(L, "%s is missing", name);
    }
    return text;
}

static bool flag_of(lua_State *L, int table, const char *name)
{
    lua_pushstring(L, name);
    lua_rawget(L, table);
    bool flag = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return flag;
}

/* Pushes the list; its length. */
static lua_Integer push_list(lua_State *L, int table, const char *name)
{
    lua_pushstring(L, name);
    if (lua_rawget(L, table) != LUA_TTABLE) {
        return luaL_error(L, "%s must be a list", name);
    }
    return (lua_Integer)lua_rawlen(L, -1);
}

/* A column of values is one of numbers: looked for in the rows. */
static samrapport_column_kind kind_in_rows(lua_State *L, int rows, lua_Integer column)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, rows);
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, rows, i) == LUA_TTABLE) {
            lua_rawgeti(L, -1, column);
            box_kind kind = box_kind_at(L, -1);
            const piece *what = box_at(L, -1, BOX_PIECE);
            bool number = kind == BOX_RECIPE || kind == BOX_MEASURE || lua_type(L, -1) == LUA_TNUMBER;
            lua_pop(L, 1);
            if (number || (what != NULL && what->kind == PIECE_STATUS)) {
                lua_pop(L, 1);
                return number ? SAMRAPPORT_NUMBERS : SAMRAPPORT_STATUSES;
            }
        }
        lua_pop(L, 1);
    }
    return SAMRAPPORT_TEXTS;
}

static void emit_columns(lua_State *L, samrapport_document *document, int columns, int rows)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, columns);
    for (lua_Integer i = 1; i <= count; i++) {
        const char *heading;
        const char *unit = NULL;
        int decimals = -1;
        if (lua_rawgeti(L, columns, i) == LUA_TTABLE) {
            int column = lua_gettop(L);
            lua_rawgeti(L, column, 1);
            heading = arena_need_text(L, luaL_checkstring(L, -1));
            unit = text_of(L, column, "unit");
            lua_getfield(L, column, "decimals");
            decimals = (int)luaL_optinteger(L, -1, -1);
        } else {
            heading = arena_need_text(L, luaL_checkstring(L, -1));
        }
        samrapport_host_doc_column(document, heading, unit, kind_in_rows(L, rows, i), decimals, i == 1);
        lua_settop(L, rows);
    }
}

static void emit_row(lua_State *L, samrapport_document *document, int row, lua_Integer columns,
                     unsigned flags)
{
    if ((lua_Integer)lua_rawlen(L, row) != columns) {
        (void)luaL_error(L, "a row has %d cells, the table %d columns", (int)lua_rawlen(L, row),
                         (int)columns);
    }
    samrapport_host_doc_row(document, flag_of(L, row, "total") ? SAMRAPPORT_ROW_TOTAL : SAMRAPPORT_ROW_BODY);
    for (lua_Integer i = 1; i <= columns; i++) {
        samrapport_host_doc_cell(document);
        lua_rawgeti(L, row, i);
        emit_cell(L, document, lua_gettop(L), flags);
        lua_pop(L, 1);
        samrapport_host_doc_end(document);
    }
    samrapport_host_doc_end(document);
}

int document_table(lua_State *L)
{
    samrapport_document *document = need_document(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    const char *id = need_text_of(L, 2, "id");
    const char *caption = need_text_of(L, 2, "caption");
    lua_Integer columns = push_list(L, 2, "columns"); /* 3 */
    lua_Integer rows = push_list(L, 2, "rows");       /* 4 */
    const char *unit = text_of(L, 2, "unit");
    unsigned flags =
        unit != NULL && strcmp(unit, "tkr") == 0 ? SAMRAPPORT_VALUE_IN_THOUSANDS : SAMRAPPORT_VALUE_PLAIN;
    samrapport_host_doc_table(document, id, caption, unit);
    emit_columns(L, document, 3, 4);
    for (lua_Integer i = 1; i <= rows; i++) {
        if (lua_rawgeti(L, 4, i) != LUA_TTABLE) {
            return luaL_error(L, "row %d is no list of cells", (int)i);
        }
        emit_row(L, document, 5, columns, flags);
        lua_settop(L, 4);
    }
    samrapport_host_doc_end(document);
    return document_done(L, document);
}

static samrapport_series series_role(lua_State *L, int series)
{
    static const char *const roles[] = {"value", "previous", "national", NULL};
    lua_getfield(L, series, "role");
    samrapport_series role = (samrapport_series)luaL_checkoption(L, -1, "value", roles);
    lua_pop(L, 1);
    return role;
}

static void emit_series(lua_State *L, samrapport_document *document, int series)
{
    samrapport_host_doc_series(document, series_role(L, series), text_of(L, series, "label"));
    lua_Integer count = (lua_Integer)lua_rawlen(L, series);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, series, i);
        const recipe *node = recipe_at(L, lua_gettop(L));
        if (node == NULL || recipe_is_selection(node)) {
            (void)luaL_error(L, "point %d of the chart is no value", (int)i);
        }
        samrapport_host_doc_point(document, force_quantity(L, node));
        lua_settop(L, series);
    }
}

/* d:chart { id = …, kind = "bars", title = …, description = …, table = "t-…", categories = { … }, series = {
 * { label = …, v1, v2 } } } */
int document_chart(lua_State *L)
{
    static const char *const kinds[] = {"bars", "trend", "dots", NULL};
    samrapport_document *document = need_document(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_getfield(L, 2, "kind"); /* 3 */
    samrapport_chart kind = (samrapport_chart)luaL_checkoption(L, 3, "bars", kinds);
    samrapport_host_doc_chart(document, need_text_of(L, 2, "id"), kind, need_text_of(L, 2, "title"),
                              need_text_of(L, 2, "description"), need_text_of(L, 2, "table"));
    lua_Integer categories = push_list(L, 2, "categories"); /* 4 */
    for (lua_Integer i = 1; i <= categories; i++) {
        lua_rawgeti(L, 4, i);
        samrapport_host_doc_category(document, luaL_checkstring(L, -1));
        lua_settop(L, 4);
    }
    lua_Integer series = push_list(L, 2, "series"); /* 5 */
    for (lua_Integer i = 1; i <= series; i++) {
        if (lua_rawgeti(L, 5, i) != LUA_TTABLE) {
            return luaL_error(L, "series %d of the chart is no list of values", (int)i);
        }
        emit_series(L, document, 6);
        lua_settop(L, 5);
    }
    samrapport_host_doc_end(document);
    return document_done(L, document);
}
