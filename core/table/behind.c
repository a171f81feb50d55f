/* A derived table forgets nothing of where its numbers came from: what a figure tells of persons is told in
   the columns of the tables that were read. */
#include "table/behind.h"

#include <string.h>

#include "base/memory.h"

static bool is_read(const sr_column *column)
{
    return column->made == SR_MADE_AS_READ && column->behind_count == 0;
}

static size_t count_behind(const sr_column *column)
{
    return is_read(column) ? 1 : column->behind_count;
}

static void put_behind(const sr_column *column, int sign, sr_behind *out)
{
    if (is_read(column)) {
        *out = (sr_behind){column, 0, sign};
        return;
    }
    for (size_t i = 0; i < column->behind_count; i++) {
        out[i] = column->behind[i];
        out[i].sign *= sign;
    }
}

/* Room behind `out` for what stands behind all of the columns. */
static sr_behind *room_behind(sr_arena *arena, const sr_column *const *columns, size_t count, sr_column *out)
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        all += count_behind(columns[i]);
    }
    sr_behind *made = sr_arena_array(arena, all + 1, sizeof *made);
    out->behind = made;
    out->behind_count = made != NULL ? all : 0;
    return made;
}

sr_status sr_behind_copy(sr_arena *arena, const sr_column *from, sr_column *out)
{
    if (!is_read(from)) return SR_OK;
    sr_behind *made = room_behind(arena, &from, 1, out);
    if (made == NULL) return SR_MEMORY;
    put_behind(from, 1, made);
    return SR_OK;
}

sr_status sr_behind_after(sr_arena *arena, uint32_t by, sr_column *column)
{
    const sr_column *old = column;
    const sr_behind *behind = column->behind;
    sr_behind *made = room_behind(arena, &old, 1, column);
    if (made == NULL) return SR_MEMORY;
    for (size_t i = 0; i < column->behind_count; i++) {
        made[i] = behind[i];
        made[i].parent += by;
    }
    return SR_OK;
}

static bool adds_up(const sr_column *column)
{
    return column->made == SR_MADE_AS_READ || column->made == SR_MADE_SUM;
}

sr_status sr_behind_both(sr_arena *arena, sr_arithmetic op, const sr_column *a, const sr_column *b,
                         sr_column *out)
{
    const sr_column *both[] = {a, b};
    bool sum = (op == SR_ADD || op == SR_SUBTRACT) && adds_up(a) && adds_up(b);
    sr_behind *made = room_behind(arena, both, 2, out);
    if (made == NULL) return SR_MEMORY;
    put_behind(a, 1, made);
    put_behind(b, op == SR_SUBTRACT ? -1 : 1, made + count_behind(a));
    out->made = sum ? SR_MADE_SUM : SR_MADE_OTHERWISE;
    return SR_OK;
}

sr_status sr_behind_choice(sr_arena *arena, const sr_column *const *columns, size_t count, sr_cells chosen,
                           sr_column *out)
{
    sr_behind *made = room_behind(arena, columns, count, out);
    if (made == NULL) return SR_MEMORY;
    out->made = SR_MADE_CHOICE;
    out->chosen = chosen;
    for (size_t i = 0; i < count; i++) {
        put_behind(columns[i], 1, made);
        made += count_behind(columns[i]);
        if (columns[i]->made != SR_MADE_AS_READ) out->made = SR_MADE_OTHERWISE;
    }
    return SR_OK;
}
