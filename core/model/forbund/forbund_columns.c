/* The header of a file of members or units: what it must have, and what nothing knows. */
#include <string.h>

#include "model/forbund/forbund_json.h"

typedef struct header {
    const sr_table *table;
    const char *const *known;
    size_t known_count;
    sr_findings *findings;
    sr_place place;
    const char **others; /* columns of the file that are not known */
    size_t other_count;
} header;

/* The first of the known columns are those that must be there. */
enum { REQUIRED = 2 };

static bool is_known(const header *h, const char *name)
{
    for (size_t i = 0; i < h->known_count; i++) {
        if (strcmp(h->known[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void tell_missing(const header *h, const char *name)
{
    const char *nearest = sr_nearest(name, h->others, h->other_count);
    sr_finding finding = {.code = "SR1101",
                          .severity = SR_ERROR,
                          .place = h->place,
                          .message = SR_MSG("the column {0} is missing", name),
                          .expected = SR_MSG("a column with the name {0}", name)};
    if (nearest != NULL) {
        finding.found = nearest;
        finding.hint = SR_MSG("rename the column {0} to {1}", nearest, name);
    }
    sr_findings_add(h->findings, &finding);
}

/* A column that is the likely one of a missing name has been told of with it. */
static bool is_told(const header *h, const char *other)
{
    for (size_t i = 0; i < REQUIRED; i++) {
        const char *nearest = sr_table_column(h->table, h->known[i]) == NULL
                                  ? sr_nearest(h->known[i], h->others, h->other_count)
                                  : NULL;
        if (nearest != NULL && strcmp(nearest, other) == 0) {
            return true;
        }
    }
    return false;
}

static void tell_unknown(const header *h, const char *other)
{
    const char *nearest = sr_nearest(other, h->known, h->known_count);
    sr_finding finding = {.code = "SR1024",
                          .severity = SR_WARNING,
                          .place = h->place,
                          .message = SR_MSG("the column {0} is not known and is not read", other),
                          .found = other};
    if (nearest != NULL) {
        finding.hint = SR_MSG("did you mean {0}?", nearest);
    }
    sr_findings_add(h->findings, &finding);
}

sr_status sr_check_people_columns(sr_arena *arena, const sr_table *table, const char *const *known,
                                  size_t known_count, sr_findings *findings)
{
    header h = {.table = table, .known = known, .known_count = known_count, .findings = findings};
    h.place =
        (sr_place){.file = table->source != NULL ? table->source->file : NULL, .line = table->header_line};
    h.others = sr_arena_array(arena, table->column_count, sizeof *h.others);
    if (h.others == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (!is_known(&h, table->columns[i].name)) {
            h.others[h.other_count++] = table->columns[i].name;
        }
    }
    for (size_t i = 0; i < REQUIRED; i++) {
        if (sr_table_column(table, known[i]) == NULL) {
            tell_missing(&h, known[i]);
        }
    }
    for (size_t i = 0; i < h.other_count; i++) {
        if (!is_told(&h, h.others[i])) {
            tell_unknown(&h, h.others[i]);
        }
    }
    return SR_OK;
}
