#include "run/inspect_mapping.h"

#include <string.h>

static bool is_name_of(const sr_column_spec *spec, const char *name)
{
    if (spec->bands) return false; /* made of another column */
    const sr_str wanted = sr_str_of(name);
    bool found = spec->name_count == 0 && sr_str_same_words(sr_str_of(spec->name), wanted);
    for (size_t i = 0; i < spec->name_count && !found; i++)
        found = sr_str_same_words(sr_str_of(spec->names[i]), wanted);
    return found;
}

static bool is_there(const sr_column_spec *spec, const sr_table *table)
{
    bool found = false;
    for (size_t i = 0; i < table->column_count && !found; i++)
        found = is_name_of(spec, table->columns[i].name);
    return found;
}

bool sr_mapping_knows(const sr_mapping *mapping, const char *name)
{
    bool known = false;
    for (size_t i = 0; i < mapping->columns.count && !known; i++)
        known = is_name_of(&mapping->columns.list[i].spec, name);
    return known;
}

/* How many columns of the mapping the table has; 0 when it lacks one that is required. */
static size_t columns_there(const sr_mapping *mapping, const sr_table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < mapping->columns.count; i++) {
        const sr_column_spec *spec = &mapping->columns.list[i].spec;
        bool found = is_there(spec, table);
        if (spec->required && !found) return 0;
        count += found;
    }
    return 2 * count >= table->column_count ? count : 0;
}

/* Layouts that only a plugin reads are not known here. */
static bool is_built_in(const sr_mapping *mapping)
{
    return !mapping->format || !strchr(mapping->format, '/');
}

const sr_mapping *sr_mapping_fitting(const sr_mappings *mappings, const sr_table *table)
{
    const sr_mapping *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < mappings->count; i++) {
        size_t count = is_built_in(&mappings->list[i]) ? columns_there(&mappings->list[i], table) : 0;
        if (count > most) {
            best = &mappings->list[i];
            most = count;
        }
    }
    return best;
}
