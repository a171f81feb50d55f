/* The methods of our values in Lua, gathered by box.c; and the pieces that paragraphs and cells are made of.
 */
#ifndef SR_RULES_DOCUMENT_H
#define SR_RULES_DOCUMENT_H

#include "rules/recipe.h"

extern const script_word recipe_methods[];
extern const script_word recipe_operators[];
extern const script_word target_operators[];
extern const script_word started_operators[];
extern const script_word context_methods[];
extern const script_word document_methods[];

/* A member that is no method: c.year, q.missing. True when it was pushed. */
bool push_member(lua_State *L, box_kind kind, const char *name);
void push_context(lua_State *L);

typedef enum piece_kind {
    PIECE_STATUS,
    PIECE_SHARE,
    PIECE_STRONG,
    PIECE_EMPHASIS,
    PIECE_LINK,
    PIECE_REFERENCE,
    PIECE_NOTE_REF,
    PIECE_BREAK,
} piece_kind;
typedef struct piece {
    piece_kind kind;
    const char *text; /* also the id of a reference or note */
    const char *address;
    samrapport_state state;
} piece;

/* Tables and charts (document_table.c), and what they need of document.c. */
int document_table(lua_State *L);
int document_chart(lua_State *L);
samrapport_document *need_document(lua_State *L);
int document_done(lua_State *L, samrapport_document *document);
void emit_cell(lua_State *L, samrapport_document *document, int index, unsigned flags);

#endif
