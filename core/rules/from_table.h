/* Rows of a table that become declarations: what the words that take a table have in common. */
#ifndef SR_RULES_FROM_TABLE_H
#define SR_RULES_FROM_TABLE_H

#include "rules/draft.h"

/* A column and the member that it becomes. */
typedef struct known_column {
    const char *column, *member;
} known_column;

/* The table of the source at index 1; NULL when there is none, with a placeholder pushed when `*from` is NULL
   too. */
const sr_table *table_at(lua_State *L, const char *word, const recipe **from);
/* A column that means nothing is a mistake in its name. `names` ends with NULL. */
void check_columns(lua_State *L, const sr_table *table, const char *const *names);
/* Pushes the cell as text, or nil. */
const char *push_cell(lua_State *L, const sr_table *table, uint32_t row, const char *name);
/* Puts the cell into the table at `into`. */
void set_cell(lua_State *L, int into, const sr_table *table, uint32_t row, const char *column,
              const char *member);
/* Pushes a level: text such as "90 %", or a number in the unit of its column. False: the cell is empty. */
bool push_level(lua_State *L, const sr_table *table, uint32_t row, const char *name);
/* Puts the id of a unit into the table, which the column "enhet" names by id or by name. */
void set_unit(lua_State *L, int into, const sr_table *table, uint32_t row);
/* Puts `proposed` into the table as the column "status" says. */
void set_status(lua_State *L, int into, const sr_table *table, uint32_t row);
bool has_cell(const sr_table *table, uint32_t row, const char *name);
/* What is told until the next row, or until end_rows, is told at this one and by the names of its columns. */
void begin_row(lua_State *L, const sr_table *table, uint32_t row, const member_name *columns);
void end_rows(lua_State *L);
/* Pushes the target that the columns "jämförelse" and `level` say; nil when they say none, an absorber when
   they are wrong. A level that is a plain number is in the unit of the measure. */
void push_row_target(lua_State *L, const sr_table *table, uint32_t row, const char *level);
/* Tells that a cell is wrong. */
void tell_cell(lua_State *L, const sr_table *table, uint32_t row, const char *column, const char *found,
               sr_message expected);

#endif
