/* Finds the place of a member in a Lua or JSON text when an error about it is reported. A small tokeniser
   with a token table for each language; nothing is evaluated. */
#ifndef SR_BASE_LOCATE_H
#define SR_BASE_LOCATE_H

#include <stdbool.h>

#include "base/finding.h"
#include "base/text.h"

/* Fills line, column, length and source (a copy in `arena`) of `place`; `file` is left to the caller. */

/* The value (or, with `key`, the key) at a JSON pointer such as "/periods/2022/sources". False: not there. */
bool sr_locate_json(sr_str source, const char *pointer, bool key, sr_arena *arena, sr_place *place);

/* The first byte at `offset`. */
void sr_locate_offset(sr_str source, size_t offset, sr_arena *arena, sr_place *place);

/* The member `name = …` of the table constructor in the call that begins on `line` (1-based): the place of
   its value, marked whole when it ends on its line. Nested tables are addressed with dots and positions:
   "target", "guards.1.limit"; a call with a table stands for its table. False when the member is not there,
   when its key is computed, or when several calls on the line could be meant: then only the line is filled
   in. */
bool sr_locate_lua(sr_str source, unsigned line, const char *member, sr_arena *arena, sr_place *place);

/* The only place on `line` where `text` stands as a whole string literal or name. False when there is none or
   more than one: then only the line is filled in. */
bool sr_locate_lua_text(sr_str source, unsigned line, const char *text, sr_arena *arena, sr_place *place);

/* The whole line, without column. */
void sr_locate_line(sr_str source, unsigned line, sr_arena *arena, sr_place *place);

#endif
