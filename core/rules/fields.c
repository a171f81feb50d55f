#include "rules/fields.h"

#include <stdlib.h>
#include <string.h>

reading start_reading(lua_State *L, const char *subject, const char *prefix)
{
    return (reading){.rules = rules_of(L),
                     .L = L,
                     .at = current_spot(L),
                     .subject = subject,
                     .columns = rules_of(L)->row_columns,
                     .prefix = prefix != NULL ? prefix : ""};
}

static const char *member_path(const reading *r, const char *name)
{
    const char *path = sr_arena_printf(r->rules->arena, "%s%s", r->prefix, name);
    return path != NULL ? path : name;
}

int push_field(reading *r, int index, const char *name)
{
    lua_pushstring(r->L, name);
    return lua_rawget(r->L, index);
}

/* What the member is called where it was written. */
static const char *written_name(const reading *r, const char *name)
{
    for (const member_name *each = r->columns; each != NULL && each->member != NULL; each++) {
        if (strcmp(each->member, name) == 0) {
            return each->column;
        }
    }
    return r->shown != NULL ? r->shown : name;
}

bool wrong_member_hint(reading *r, int index, const char *name, sr_message expected, sr_message hint)
{
    tell(r->rules, &(telling){.code = "SR2102",
                              .at = r->at,
                              .member = member_path(r, name),
                              .literal = name,
                              .subject = r->subject,
                              .message = SR_MSG("{0} has a wrong value", written_name(r, name)),
                              .found = shown_value(r->L, index),
                              .expected = expected,
                              .hint = hint});
    return false;
}

bool wrong_member(reading *r, int index, const char *name, sr_message expected)
{
    return wrong_member_hint(r, index, name, expected, (sr_message){0});
}

void missing_member(reading *r, const char *name, sr_message expected)
{
    tell(r->rules, &(telling){.code = "SR2106",
                              .at = r->at,
                              .subject = r->subject,
                              .message = SR_MSG("{0} is missing", written_name(r, name)),
                              .expected = expected});
}

enum { MOST_FIELDS = 40 };

static const field *find_field(const field *fields, const char *name)
{
    for (; fields->name != NULL; fields++) {
        if (strcmp(fields->name, name) == 0) {
            return fields;
        }
    }
    return NULL;
}

static void tell_unknown(reading *r, const field *fields, const char *name)
{
    const char *names[MOST_FIELDS];
    size_t count = 0;
    for (; fields->name != NULL && count < MOST_FIELDS; fields++) {
        names[count++] = fields->name;
    }
    const char *nearest = sr_nearest(name, names, count);
    sr_place value = place_of(r->rules, r->at, member_path(r, name), NULL);
    tell(r->rules,
         &(telling){.code = "SR2101",
                    .at = {r->at.file, value.line},
                    .literal = name,
                    .subject = r->subject,
                    .message = SR_MSG("{0} is no member of it", name),
                    .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0}});
}

static bool check_keys(reading *r, int index, const field *fields)
{
    lua_State *L = r->L;
    bool right = true;
    lua_Integer count = push_keys(L, index);
    int list = lua_gettop(L);
    for (lua_Integer i = 1; i <= count; i++) {
        int type = lua_rawgeti(L, list, i);
        if (type == LUA_TNUMBER && r->with_list) {
            lua_pop(L, 1);
            continue;
        }
        const char *name = type == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, -1)) : shown_value(L, -1);
        if (type != LUA_TSTRING || find_field(fields, name) == NULL) {
            tell_unknown(r, fields, name);
            right = false;
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return right;
}

bool read_fields(reading *r, int index, const field *fields, void *out)
{
    lua_State *L = r->L;
    if (!lua_istable(L, index)) {
        return box_kind_at(L, index) == BOX_ABSORBER || wrong_member(r, index, r->subject, SR_MSG("{ … }"));
    }
    luaL_checkstack(L, 20, NULL);
    bool right = true;
    for (const field *each = fields; each->name != NULL; each++) {
        int top = lua_gettop(L);
        int type = push_field(r, index, each->name);
        if (box_kind_at(L, -1) == BOX_ABSORBER) {
            right = false; /* has been told */
        } else if (type != LUA_TNIL) {
            right = each->read(r, top + 1, each->name, (char *)out + each->offset) && right;
        }
        lua_settop(L, top);
    }
    return check_keys(r, index, fields) && right;
}

/* ---- readers ---- */

bool read_text_field(reading *r, int index, const char *name, void *out)
{
    if (lua_type(r->L, index) != LUA_TSTRING) {
        return wrong_member(r, index, name, SR_MSG("a text in quotes"));
    }
    const char *text = lua_tostring(r->L, index);
    if (sr_utf8_valid(text, strlen(text)) != lua_rawlen(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("a text in UTF-8"));
    }
    *(const char **)out = arena_need_text(r->L, text);
    return true;
}

bool read_texts_field(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    texts *found = out;
    bool list = lua_istable(L, index);
    size_t count = list ? lua_rawlen(L, index) : 1;
    const char **at = arena_need(L, (count + 1) * sizeof *at);
    bool right = true;
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (list) {
            lua_rawgeti(L, index, (lua_Integer)i + 1);
        } else {
            lua_pushvalue(L, index);
        }
        if (box_kind_at(L, -1) != BOX_ABSORBER) {
            right = read_text_field(r, lua_gettop(L), name, &at[used]) && right;
            used += at[used] != NULL;
        }
        lua_pop(L, 1);
    }
    *found = (texts){at, used};
    return right;
}

bool read_flag_field(reading *r, int index, const char *name, void *out)
{
    if (!lua_isboolean(r->L, index)) {
        return wrong_member(r, index, name, SR_MSG("true or false"));
    }
    *(bool *)out = lua_toboolean(r->L, index) != 0;
    return true;
}

bool read_whole_field(reading *r, int index, const char *name, void *out)
{
    enum { MOST = 9999 };
    int whole = 0;
    lua_Integer value = lua_tointegerx(r->L, index, &whole);
    if (lua_type(r->L, index) != LUA_TNUMBER || !whole || value < 0 || value > MOST) {
        return wrong_member(r, index, name, SR_MSG("a whole number"));
    }
    *(int *)out = (int)value;
    return true;
}

static const sr_unit *find_unit(reading *r, int index, const char *name)
{
    enum { MOST = 500 };
    const sr_forbund *forbund = r->rules->setup.forbund;
    if (lua_type(r->L, index) != LUA_TSTRING) {
        (void)wrong_member(r, index, name, SR_MSG("the id of a unit in forbund.json"));
        return NULL;
    }
    const char *id = lua_tostring(r->L, index);
    const sr_unit *unit = sr_forbund_unit(forbund, id);
    if (unit == NULL) {
        const char *ids[MOST];
        size_t count = 0;
        for (; count < forbund->unit_count && count < MOST; count++) {
            ids[count] = forbund->units[count].id;
        }
        const char *nearest = sr_nearest(id, ids, count);
        tell(r->rules, &(telling){.code = "SR2104",
                                  .at = r->at,
                                  .member = member_path(r, name),
                                  .literal = id,
                                  .subject = r->subject,
                                  .message = SR_MSG("there is no unit {0}", id),
                                  .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                          : SR_MSG("units stand in forbund.json")});
    }
    return unit;
}

bool read_unit_field(reading *r, int index, const char *name, void *out)
{
    const sr_unit *unit = find_unit(r, index, name);
    *(const sr_unit **)out = unit;
    return unit != NULL;
}

bool read_units_field(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    bool list = lua_istable(L, index);
    size_t count = list ? lua_rawlen(L, index) : 1;
    const sr_unit **at = arena_need(L, (count + 1) * sizeof(void *));
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (list) {
            lua_rawgeti(L, index, (lua_Integer)i + 1);
        } else {
            lua_pushvalue(L, index);
        }
        at[used] = box_kind_at(L, -1) != BOX_ABSORBER ? find_unit(r, lua_gettop(L), name) : NULL;
        used += at[used] != NULL;
        lua_pop(L, 1);
    }
    *(units *)out = (units){at, used};
    return used == count;
}

int read_word(reading *r, int index, const char *name, const char *const *words)
{
    const char *given = lua_type(r->L, index) == LUA_TSTRING ? lua_tostring(r->L, index) : "";
    size_t count = 0;
    sr_buf all = {0};
    for (; words[count] != NULL; count++) {
        if (strcmp(words[count], given) == 0) {
            sr_buf_free(&all);
            return (int)count;
        }
        sr_buf_printf(&all, "%s\"%s\"", count > 0 ? ", " : "", words[count]);
    }
    const char *nearest = sr_nearest(given, words, count);
    (void)wrong_member_hint(r, index, name, SR_MSG("one of {0}", sr_buf_string(&all)),
                            nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0});
    sr_buf_free(&all);
    return -1;
}

bool read_base_field(reading *r, int index, const char *name, void *out)
{
    static const char *const bases[] = {"calendar_year", "project_to_date", NULL};
    int found = read_word(r, index, name, bases);
    if (found >= 0) {
        *(sr_base *)out = found == 0 ? SR_BASE_CALENDAR_YEAR : SR_BASE_PROJECT_TO_DATE;
    }
    return found >= 0;
}

bool read_day_field(reading *r, int index, const char *name, void *out)
{
    if (lua_type(r->L, index) == LUA_TSTRING && sr_day_read(sr_str_of(lua_tostring(r->L, index)), out)) {
        return true;
    }
    return wrong_member(r, index, name, SR_MSG("a date such as 2022-01-31"));
}

bool read_target_field(reading *r, int index, const char *name, void *out)
{
    target_box *box = (target_box *)box_at(r->L, index, BOX_TARGET);
    if (box != NULL && box->day == NULL) {
        box->target.place.look.member = member_path(r, name);
        box->target.place.look.call = r->at.line;
        *(const target_box **)out = box;
        return true;
    }
    sr_quantity value;
    if (read_constant(r->L, index, &value)) {
        return wrong_member_hint(r, index, name, SR_MSG("a target such as at_least \"90 %\""),
                                 SR_MSG("write at_least({0})", shown_value(r->L, index)));
    }
    return wrong_member(r, index, name, SR_MSG("a target such as at_least \"90 %\""));
}

bool read_quantity_field(reading *r, int index, const char *name, void *out)
{
    sr_quantity value;
    if (!read_constant(r->L, index, &value) || value.missing != SR_PRESENT) {
        return wrong_member(r, index, name, SR_MSG("a number with its unit, such as points(2)"));
    }
    *(sr_quantity *)out = value;
    return true;
}

/* ---- values that may be a recipe or a function ---- */

script_call *new_callback(reading *r, int index)
{
    script_call *out = arena_need(r->L, sizeof *out);
    lua_pushvalue(r->L, index);
    *out = (script_call){
        .rules = r->rules, .ref = luaL_ref(r->L, LUA_REGISTRYINDEX), .subject = r->subject, .at = r->at};
    return out;
}

static bool unexplained(const recipe *node)
{
    const sr_quantity *value = node->op == RECIPE_QUANTITY ? &node->quantity->quantity : NULL;
    return value != NULL && value->missing == SR_PRESENT && value->assumed == NULL && value->formula == NULL;
}

static bool read_value(reading *r, int index, const char *name, sr_evaluator *out, const recipe **node)
{
    *node = NULL;
    if (lua_isfunction(r->L, index)) {
        *out = (sr_evaluator){callback_compute, new_callback(r, index)};
        return true;
    }
    *node = recipe_at(r->L, index);
    sr_message expected = SR_MSG("a recipe such as source \"…\":count(), or a function");
    if (*node == NULL) {
        return wrong_member(r, index, name, expected);
    }
    if (recipe_is_selection(*node)) {
        return wrong_member_hint(r, index, name, expected,
                                 SR_MSG("end the selection with a step such as :count()"));
    }
    if (unexplained(*node)) {
        return wrong_member_hint(
            r, index, name, expected,
            SR_MSG("a number must say where it is from: assumed({0}, \"why\") or printed({0}, \"source\")",
                   shown_value(r->L, index)));
    }
    recipe_use *use = arena_need(r->L, sizeof *use);
    *use = (recipe_use){r->rules, *node, r->subject};
    *out = (sr_evaluator){recipe_compute, use};
    return true;
}

bool read_evaluator_field(reading *r, int index, const char *name, void *out)
{
    const recipe *node;
    return read_value(r, index, name, out, &node);
}

static sr_measured_in guess_unit(const recipe *node)
{
    if (node == NULL) {
        return SR_IN_NONE;
    }
    switch ((int)node->op) {
    case RECIPE_SHARE:
    case RECIPE_SHARE_OF:
        return SR_IN_SHARE;
    case RECIPE_COUNT:
    case RECIPE_DISTINCT:
        return SR_IN_COUNT;
    default:
        return SR_IN_NONE;
    }
}

bool read_measure_field(reading *r, int index, const char *name, void *out)
{
    measure_ref *ref = out;
    const measure_box *measure = box_at(r->L, index, BOX_MEASURE);
    ref->at = r->at;
    ref->member = member_path(r, name);
    if (measure != NULL) {
        ref->id = measure->id;
        return true;
    }
    if (lua_type(r->L, index) == LUA_TSTRING) {
        ref->id = arena_need_text(r->L, lua_tostring(r->L, index));
        return true;
    }
    const recipe *node;
    bool right = read_value(r, index, name, &ref->value, &node);
    ref->guess = guess_unit(node);
    return right;
}
