/* `d`: a section under construction. Paragraphs and cells are made of texts, values and pieces. */
#include <string.h>

#include "rules/document.h"

static samrapport_document *document_at(lua_State *L)
{
    sr_rules *rules = rules_of(L);
    if (box_kind_at(L, 1) != BOX_DOCUMENT) {
        (void)luaL_error(L, "d is missing: write d:paragraph, with a colon");
    }
    const script_box *given = lua_touserdata(L, 1);
    if (rules->document == NULL || given->serial != rules->serial) {
        (void)luaL_error(L, "this d belongs to a section that has ended");
    }
    return rules->document;
}

/* A mistake is raised on the line where it was made. */
static int done(lua_State *L, samrapport_document *document)
{
    charge(L, 100);
    if (document->context->error->status != SR_OK) {
        return raise_refused(L, document->context->error);
    }
    return 0;
}

/* ---- what paragraphs and cells are made of ---- */

static void emit_piece(samrapport_document *document, const piece *what)
{
    switch (what->kind) {
    case PIECE_STATUS:
        samrapport_host_doc_status(document, what->state);
        return;
    case PIECE_SHARE:
        samrapport_host_doc_value(document, what->text,
                                  SAMRAPPORT_VALUE_WITH_UNIT | SAMRAPPORT_VALUE_WITH_BASE);
        return;
    case PIECE_REFERENCE:
        samrapport_host_doc_reference(document, what->text);
        return;
    case PIECE_NOTE_REF:
        samrapport_host_doc_note_ref(document, what->text);
        return;
    case PIECE_BREAK:
        samrapport_host_doc_break(document);
        return;
    case PIECE_STRONG:
        samrapport_host_doc_strong(document);
        break;
    case PIECE_EMPHASIS:
        samrapport_host_doc_emphasis(document);
        break;
    case PIECE_LINK:
        samrapport_host_doc_link(document, what->address);
        break;
    }
    samrapport_host_doc_text(document, what->text);
    samrapport_host_doc_end(document);
}

static void emit(lua_State *L, samrapport_document *document, int index, unsigned flags)
{
    const piece *what = box_at(L, index, BOX_PIECE);
    if (what != NULL) {
        emit_piece(document, what);
        return;
    }
    if (lua_type(L, index) == LUA_TSTRING) {
        samrapport_host_doc_text(document, lua_tostring(L, index));
        return;
    }
    const recipe *node = recipe_at(L, index);
    if (node == NULL || recipe_is_selection(node)) {
        (void)luaL_error(L, "a paragraph or cell is made of texts and values, not of a %s",
                         kind_name(L, index));
        return;
    }
    samrapport_host_doc_quantity(document, force_quantity(L, node), flags);
}

static void emit_rest(lua_State *L, samrapport_document *document, int first, unsigned flags)
{
    int last = lua_gettop(L);
    for (int i = first; i <= last; i++) {
        emit(L, document, i, flags);
    }
}

/* One inline, or a list of them. */
static void emit_content(lua_State *L, samrapport_document *document, int index, unsigned flags)
{
    if (!lua_istable(L, index)) {
        emit(L, document, index, flags);
        return;
    }
    lua_Integer count = (lua_Integer)lua_rawlen(L, index);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        emit(L, document, lua_gettop(L), flags);
        lua_pop(L, 1);
    }
}

/* ---- pieces ---- */

static int value(lua_State *L)
{
    samrapport_document *document = document_at(L);
    const samrapport_quantity *quantity = samrapport_host_result(document->context, luaL_checkstring(L, 2));
    (void)done(L, document);
    push_quantity(L, quantity);
    return 1;
}

/* The value one year earlier, beside that of the year. */
static int previous(lua_State *L)
{
    samrapport_document *document = document_at(L);
    const samrapport_quantity *quantity =
        samrapport_host_result_previous(document->context, luaL_checkstring(L, 2));
    (void)done(L, document);
    push_quantity(L, quantity);
    return 1;
}

static int push_piece(lua_State *L, piece_kind kind, const char *text, const char *address)
{
    piece *out = arena_need(L, sizeof *out);
    *out = (piece){.kind = kind, .text = arena_need_text(L, text), .address = arena_need_text(L, address)};
    push_box(L, BOX_PIECE, out);
    return 1;
}

static int status(lua_State *L)
{
    samrapport_document *document = document_at(L);
    const char *key = luaL_checkstring(L, 2);
    samrapport_state state = samrapport_host_state(document->context, key);
    if (state == SAMRAPPORT_STATE_UNKNOWN) {
        return luaL_error(L, "there is no goal, index or budget line %s", key);
    }
    piece *out = arena_need(L, sizeof *out);
    *out = (piece){.kind = PIECE_STATUS, .state = state};
    push_box(L, BOX_PIECE, out);
    return 1;
}

/* d:share "id": "80 % (20 av 25)" */
static int share(lua_State *L)
{
    samrapport_document *document = document_at(L);
    const char *key = luaL_checkstring(L, 2);
    (void)samrapport_host_result(document->context, key);
    (void)done(L, document);
    return push_piece(L, PIECE_SHARE, key, NULL);
}

static int strong(lua_State *L)
{
    return push_piece(L, PIECE_STRONG, luaL_checkstring(L, 2), NULL);
}

static int emphasis(lua_State *L)
{
    return push_piece(L, PIECE_EMPHASIS, luaL_checkstring(L, 2), NULL);
}

static int link_to(lua_State *L)
{
    return push_piece(L, PIECE_LINK, luaL_checkstring(L, 2), luaL_checkstring(L, 3));
}

static int reference(lua_State *L)
{
    return push_piece(L, PIECE_REFERENCE, luaL_checkstring(L, 2), NULL);
}

static int note_ref(lua_State *L)
{
    return push_piece(L, PIECE_NOTE_REF, luaL_checkstring(L, 2), NULL);
}

static int line_break(lua_State *L)
{
    return push_piece(L, PIECE_BREAK, NULL, NULL);
}

/* ---- blocks ---- */

static int paragraph_as(lua_State *L, samrapport_paragraph role)
{
    samrapport_document *document = document_at(L);
    samrapport_host_doc_paragraph(document, role);
    emit_rest(L, document, 2, SAMRAPPORT_VALUE_WITH_UNIT);
    samrapport_host_doc_end(document);
    return done(L, document);
}

static int paragraph(lua_State *L)
{
    return paragraph_as(L, SAMRAPPORT_PARAGRAPH_TEXT);
}

static int lead(lua_State *L)
{
    return paragraph_as(L, SAMRAPPORT_PARAGRAPH_LEAD);
}

static int takeaway(lua_State *L)
{
    return paragraph_as(L, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
}

static int small(lua_State *L)
{
    return paragraph_as(L, SAMRAPPORT_PARAGRAPH_NOTE);
}

static int list_as(lua_State *L, samrapport_list role)
{
    samrapport_document *document = document_at(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    samrapport_host_doc_list(document, role);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
    for (lua_Integer i = 1; i <= count; i++) {
        samrapport_host_doc_item(document);
        lua_rawgeti(L, 2, i);
        emit_content(L, document, lua_gettop(L), SAMRAPPORT_VALUE_WITH_UNIT);
        lua_pop(L, 1);
        samrapport_host_doc_end(document);
    }
    samrapport_host_doc_end(document);
    return done(L, document);
}

static int list(lua_State *L)
{
    return list_as(L, SAMRAPPORT_LIST_BULLET);
}

static int numbered(lua_State *L)
{
    return list_as(L, SAMRAPPORT_LIST_NUMBERED);
}

/* d:section("id", "Rubrik", function() … end) */
static int section(lua_State *L)
{
    samrapport_document *document = document_at(L);
    samrapport_host_doc_section(document, luaL_checkstring(L, 2), luaL_checkstring(L, 3));
    luaL_checktype(L, 4, LUA_TFUNCTION);
    lua_settop(L, 4);
    lua_call(L, 0, 0);
    samrapport_host_doc_end(document);
    return done(L, document);
}

static int callout(lua_State *L)
{
    static const char *const roles[] = {"info", "warning", "decision", NULL};
    samrapport_document *document = document_at(L);
    samrapport_callout role = (samrapport_callout)luaL_checkoption(L, 2, NULL, roles);
    samrapport_host_doc_callout(document, role, luaL_optstring(L, 3, NULL));
    samrapport_host_doc_paragraph(document, SAMRAPPORT_PARAGRAPH_TEXT);
    emit_rest(L, document, 4, SAMRAPPORT_VALUE_WITH_UNIT);
    samrapport_host_doc_end(document);
    samrapport_host_doc_end(document);
    return done(L, document);
}

static int page_break(lua_State *L)
{
    samrapport_document *document = document_at(L);
    samrapport_host_doc_page_break(document);
    return done(L, document);
}

const script_word document_methods[] = {
    {"value", value},
    {"previous", previous},
    {"status", status},
    {"share", share},
    {"strong", strong},
    {"emphasis", emphasis},
    {"link", link_to},
    {"reference", reference},
    {"note_ref", note_ref},
    {"line_break", line_break},
    {"paragraph", paragraph},
    {"lead", lead},
    {"takeaway", takeaway},
    {"small", small},
    {"list", list},
    {"numbered", numbered},
    {"section", section},
    {"callout", callout},
    {"table", document_table},
    {"chart", document_chart},
    {"page_break", page_break},
    {NULL, NULL},
};

samrapport_document *need_document(lua_State *L)
{
    return document_at(L);
}

int document_done(lua_State *L, samrapport_document *document)
{
    return done(L, document);
}

void emit_cell(lua_State *L, samrapport_document *document, int index, unsigned flags)
{
    emit_content(L, document, index, flags);
}
