/* Units and members that a plugin adds to those of forbund.json. */
#include "host/registry.h"

static bool read_days(samrapport_registry *registry, const char *from, const char *to, sr_day *first,
                      sr_day *last)
{
    *first = *last = SR_DAY_NONE;
    if ((from == NULL || sr_day_read(sr_str_of(from), first)) &&
        (to == NULL || sr_day_read(sr_str_of(to), last))) {
        return true;
    }
    sr_host_refuse_text(registry->error, "from and to are dates such as 2021-06-01", NULL);
    return false;
}

static int out_of_memory(samrapport_registry *registry)
{
    sr_host_refuse(registry->error, SR_MEMORY, NULL);
    return SAMRAPPORT_NO_MEMORY;
}

static int incomplete(samrapport_registry *registry)
{
    sr_host_refuse_text(registry->error, "a unit or member needs an id and a name", NULL);
    return SAMRAPPORT_FAILED;
}

/* The array with room for one more, copied: what others borrowed stays valid. */
static void *one_more(sr_arena *arena, const void *items, size_t count, size_t size)
{
    char *grown = sr_arena_array(arena, count + 1, size);
    if (grown != NULL && count > 0) {
        memcpy(grown, items, count * size);
    }
    return grown;
}

int samrapport_host_add_unit(samrapport_registry *registry, const char *id, const char *name,
                             const char *kind, const char *owner, const char *from, const char *to)
{
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    sr_forbund *forbund = registry->registry->forbund;
    sr_arena *arena = registry->registry->arena;
    sr_unit unit = {.place = registry->place};
    if (id == NULL || name == NULL || !sr_id_valid(id)) {
        return incomplete(registry);
    }
    if (!read_days(registry, from, to, &unit.from, &unit.to)) {
        return SAMRAPPORT_FAILED;
    }
    if (sr_forbund_unit(forbund, id) != NULL) {
        return SAMRAPPORT_OK;
    }
    unit.id = sr_arena_text(arena, id);
    unit.name = sr_arena_text(arena, name);
    unit.kind = sr_arena_text(arena, kind != NULL ? kind : "insats");
    unit.owner = sr_arena_text(arena, owner);
    sr_unit *units = one_more(arena, forbund->units, forbund->unit_count, sizeof *units);
    if (unit.id == NULL || unit.name == NULL || unit.kind == NULL || (unit.owner == NULL && owner != NULL) ||
        units == NULL) {
        return out_of_memory(registry);
    }
    units[forbund->unit_count++] = unit;
    forbund->units = units;
    return SAMRAPPORT_OK;
}

static bool has_member(const sr_forbund *forbund, const char *id)
{
    for (size_t i = 0; i < forbund->member_count; i++) {
        if (sr_text_equal(forbund->members[i].id, id)) {
            return true;
        }
    }
    return false;
}

int samrapport_host_add_member(samrapport_registry *registry, const char *id, const char *name,
                               const char *kind, const char *from, const char *to)
{
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    sr_forbund *forbund = registry->registry->forbund;
    sr_arena *arena = registry->registry->arena;
    sr_member member = {0};
    if (id == NULL || name == NULL || !sr_id_valid(id)) {
        return incomplete(registry);
    }
    if (!read_days(registry, from, to, &member.from, &member.to)) {
        return SAMRAPPORT_FAILED;
    }
    if (has_member(forbund, id)) {
        return SAMRAPPORT_OK;
    }
    member.id = sr_arena_text(arena, id);
    member.name = sr_arena_text(arena, name);
    member.kind = sr_arena_text(arena, kind != NULL ? kind : "kommun");
    sr_member *members = one_more(arena, forbund->members, forbund->member_count, sizeof *members);
    if (member.id == NULL || member.name == NULL || member.kind == NULL || members == NULL) {
        return out_of_memory(registry);
    }
    members[forbund->member_count++] = member;
    forbund->members = members;
    return SAMRAPPORT_OK;
}
