/* What scripts and plugins add to the core: readers, measures, sections and checks. */
#include "host/registry.h"

sr_registry *sr_registry_new(sr_arena *arena, sr_forbund *forbund, sr_findings *findings)
{
    sr_registry *registry = sr_arena_alloc(arena, sizeof *registry);
    if (registry != NULL) {
        *registry = (sr_registry){.arena = arena, .forbund = forbund, .findings = findings};
    }
    return registry;
}

/* Every registered struct begins with its id. */
static const char *id_of(const void *item)
{
    return *(const char *const *)item;
}
_Static_assert(offsetof(sr_reader, format) == 0 && offsetof(sr_check, id) == 0 &&
                   offsetof(sr_own_section, id) == 0 && offsetof(sr_measure, id) == 0,
               "the id is the first member");

static const void *find(const sr_pointers *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (sr_text_equal(id_of(list->at[i]), id)) {
            return list->at[i];
        }
    }
    return NULL;
}

/* "umearegionen/plattform": the id of a plugin may stand before the name. */
static bool valid_name(const char *id)
{
    const char *slash = strchr(id, '/');
    char before[128];
    if (slash == NULL) {
        return sr_id_valid(id);
    }
    size_t length = (size_t)(slash - id);
    if (length >= sizeof before) {
        return false;
    }
    memcpy(before, id, length);
    before[length] = '\0';
    return sr_id_valid(before) && sr_id_valid(slash + 1);
}

static sr_status add(sr_registry *registry, sr_pointers *list, const char *sort, const void *item,
                     size_t size, const sr_place *place)
{
    const char *id = id_of(item);
    if (id == NULL || !valid_name(id)) {
        sr_error(registry->findings, "SR3050", place,
                 SR_MSG("{0} is no id for a {1}", id != NULL ? id : "?", sort));
        return SR_CONTENT;
    }
    if (find(list, id) != NULL) {
        sr_error(registry->findings, "SR3051", place, SR_MSG("there is already a {1} called {0}", id, sort));
        return SR_CONTENT;
    }
    void *copy = sr_arena_alloc(registry->arena, size);
    if (copy == NULL) {
        return SR_MEMORY;
    }
    memcpy(copy, item, size);
    return sr_pointers_add(registry->arena, list, copy);
}

sr_status sr_registry_add_reader(sr_registry *registry, const sr_reader *reader, const sr_place *place)
{
    return add(registry, &registry->readers, "reader", reader, sizeof *reader, place);
}

sr_status sr_registry_add_section(sr_registry *registry, const sr_own_section *section)
{
    return add(registry, &registry->sections, "section", section, sizeof *section, &section->place);
}

sr_status sr_registry_add_check(sr_registry *registry, const sr_check *check, const sr_place *place)
{
    return add(registry, &registry->checks, "check", check, sizeof *check, place);
}

sr_status sr_registry_add_measure(sr_registry *registry, const sr_measure *measure)
{
    return add(registry, &registry->measures, "measure", measure, sizeof *measure, &measure->place);
}

const sr_reader *sr_registry_reader(const sr_registry *registry, const char *format)
{
    return find(&registry->readers, format);
}

const char *sr_registry_nearest_reader(const sr_registry *registry, const char *format)
{
    enum { MOST = 256 };
    const char *names[MOST];
    size_t count = 0;
    for (size_t i = 0; i < registry->readers.count && count < MOST; i++) {
        names[count++] = id_of(registry->readers.at[i]);
    }
    return sr_nearest(format, names, count);
}

const sr_own_section *sr_registry_section(const sr_registry *registry, const char *id)
{
    return find(&registry->sections, id);
}

size_t sr_registry_sections(const sr_registry *registry, const sr_own_section *const **out)
{
    *out = (const sr_own_section *const *)registry->sections.at;
    return registry->sections.count;
}

size_t sr_registry_checks(const sr_registry *registry, const sr_check *const **out)
{
    *out = (const sr_check *const *)registry->checks.at;
    return registry->checks.count;
}

size_t sr_registry_readers(const sr_registry *registry, const sr_reader *const **out)
{
    *out = (const sr_reader *const *)registry->readers.at;
    return registry->readers.count;
}

size_t sr_registry_measures(const sr_registry *registry, const sr_measure *const **out)
{
    *out = (const sr_measure *const *)registry->measures.at;
    return registry->measures.count;
}

sr_status sr_registry_declare(const sr_registry *registry, sr_model *model)
{
    for (size_t i = 0; i < registry->measures.count; i++) {
        if (sr_model_measure(model, registry->measures.at[i]) == NULL) {
            return SR_MEMORY;
        }
    }
    return SR_OK;
}
