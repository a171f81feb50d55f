/* Values of ours inside Lua: one userdata with a kind, and a metatable for each kind. */
#include <string.h>

#include "rules/document.h"
#include "rules/recipe.h"

/* The address of a row names its metatable in the registry. */
typedef struct kind_row {
    box_kind kind;
    const char *name; /* as people call it */
    const script_word *methods;
    const script_word *operators;
} kind_row;

static int absorb(lua_State *L)
{
    push_absorber(L);
    return 1;
}

static int absorb_true(lua_State *L)
{
    lua_pushboolean(L, 1);
    return 1;
}

static int absorb_length(lua_State *L)
{
    lua_pushinteger(L, 0);
    return 1;
}

static const script_word absorber_operators[] = {
    {"__index", absorb},   {"__call", absorb},    {"__add", absorb},      {"__sub", absorb},
    {"__mul", absorb},     {"__div", absorb},     {"__unm", absorb},      {"__concat", absorb},
    {"__lt", absorb_true}, {"__le", absorb_true}, {"__newindex", absorb}, {"__len", absorb_length},
    {NULL, NULL},
};

static const kind_row kinds[] = {
    {BOX_RECIPE, "value", recipe_methods, recipe_operators},
    {BOX_TARGET, "target", NULL, target_operators},
    {BOX_CONDITION, "condition", NULL, NULL},
    {BOX_MEASURE, "measure", NULL, recipe_operators},
    {BOX_STARTED, "declaration", NULL, started_operators},
    {BOX_TABLE, "part", NULL, NULL},
    {BOX_PIECE, "piece", NULL, NULL},
    {BOX_CONTEXT, "context", context_methods, NULL},
    {BOX_DOCUMENT, "document", document_methods, NULL},
    {BOX_SPOT, "place", NULL, NULL},
    {BOX_ABSORBER, "mistake", NULL, absorber_operators},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const kind_row *row_of(box_kind kind)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (kinds[i].kind == kind) {
            return &kinds[i];
        }
    }
    return NULL;
}

script_box *push_box(lua_State *L, box_kind kind, const void *at)
{
    luaL_checkstack(L, 4, NULL);
    script_box *out = lua_newuserdatauv(L, sizeof *out, 1);
    *out = (script_box){.kind = kind, .serial = rules_of(L)->serial, .at = at};
    lua_rawgetp(L, LUA_REGISTRYINDEX, row_of(kind));
    lua_setmetatable(L, -2);
    return out;
}

void push_absorber(lua_State *L)
{
    (void)push_box(L, BOX_ABSORBER, "");
}

static const script_box *box_of(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TUSERDATA || lua_islightuserdata(L, index)) {
        return NULL;
    }
    return lua_touserdata(L, index); /* scripts have no other userdata */
}

box_kind box_kind_at(lua_State *L, int index)
{
    const script_box *found = box_of(L, index);
    return found != NULL ? found->kind : BOX_NONE;
}

const void *box_at(lua_State *L, int index, box_kind kind)
{
    const script_box *found = box_of(L, index);
    return found != NULL && found->kind == kind ? found->at : NULL;
}

const char *kind_name(lua_State *L, int index)
{
    const script_box *found = box_of(L, index);
    if (found != NULL && found->kind == BOX_RECIPE) {
        return recipe_is_selection(found->at) ? "selection" : "quantity";
    }
    return found != NULL ? row_of(found->kind)->name : luaL_typename(L, index);
}

const char *shown_value(lua_State *L, int index)
{
    char text[200];
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return "nil";
    case LUA_TSTRING:
        (void)snprintf(text, sizeof text, "\"%s\"", lua_tostring(L, index));
        break;
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
        push_text(L, index);
        (void)snprintf(text, sizeof text, "%s", lua_tostring(L, -1));
        lua_pop(L, 1);
        break;
    case LUA_TTABLE:
        return "{ … }";
    default:
        return kind_name(L, index);
    }
    sr_buf shown = {0};
    sr_buf_shown(&shown, sr_str_of(text));
    const char *copy = sr_arena_text(rules_of(L)->arena, sr_buf_string(&shown));
    sr_buf_free(&shown);
    return copy != NULL ? copy : "";
}

enum { MOST_METHODS = 64 };

/* A method or member that is not there is told with the nearest one. */
static int find_member(lua_State *L)
{
    const kind_row *row = lua_touserdata(L, lua_upvalueindex(2));
    if (lua_type(L, 2) != LUA_TSTRING) {
        return luaL_error(L, "a %s is no table", row->name);
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
        return 1;
    }
    const char *name = arena_need_text(L, lua_tostring(L, 2));
    if (push_member(L, row->kind, name)) {
        return 1;
    }
    const char *names[MOST_METHODS];
    size_t count = 0;
    for (const script_word *each = row->methods; each != NULL && each->name != NULL && count < MOST_METHODS;
         each++) {
        names[count++] = each->name;
    }
    const char *nearest = sr_nearest(name, names, count);
    return complain(
        L, &(complaint){.code = "SR2109",
                        .literal = name,
                        .message = SR_MSG("a {0} has no {1}", kind_name(L, 1), name),
                        .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0}});
}

static int no_change(lua_State *L)
{
    return luaL_error(L, "a %s cannot be changed", kind_name(L, 1));
}

static void open_kind(lua_State *L, const kind_row *row)
{
    lua_newtable(L);
    lua_newtable(L);
    if (row->methods != NULL) {
        set_words(L, row->methods);
    }
    lua_pushlightuserdata(L, (void *)row);
    lua_pushcclosure(L, find_member, 2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, no_change);
    lua_setfield(L, -2, "__newindex");
    if (row->operators != NULL) {
        set_words(L, row->operators);
    }
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, row);
}

void open_boxes(lua_State *L)
{
    for (size_t i = 0; i < KINDS; i++) {
        open_kind(L, &kinds[i]);
    }
}
