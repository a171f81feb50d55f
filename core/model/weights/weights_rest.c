/* Published totals without their indicators: rows of their own among those that are weighed.

   A total says how much was earned of how much. What the listed indicators account for is taken off it, and
   so are the rows of areas within; what is left is one row, which earns what it earned of its maximum
   whatever it weighs. With the weights as declared and published the index is then the published one,
   exactly. */
#include "model/index/index.h"
#include "model/weights/weights.h"

typedef struct finding_rest {
    sr_arena *arena;
    const sr_index *index;
    const sr_index_result *units;
    size_t unit_count;
    sr_rest_part *parts; /* [area, and last the whole][unit] */
} finding_rest;

static sr_rest_part *part_at(const finding_rest *f, size_t area, size_t unit)
{
    return &f->parts[area * f->unit_count + unit];
}

static bool is_within(const finding_rest *f, size_t area, size_t other)
{
    return other == f->index->area_count || sr_area_within(f->index, area, other);
}

static bool take_off(sr_rest_part *from, sr_number maximum, sr_number earned)
{
    return sr_number_subtract(from->weight, maximum, &from->weight) == SR_OK &&
           sr_number_subtract(from->earned, earned, &from->earned) == SR_OK;
}

static bool take_off_indicators(const finding_rest *f, size_t area, size_t unit, sr_rest_part *from)
{
    bool good = true;
    for (size_t i = 0; i < f->index->indicator_count; i++) {
        const sr_indicator_result *each = &f->units[unit].indicators[i];
        if (is_within(f, each->indicator->area, area) && each->points.missing == SR_PRESENT) {
            good = good && take_off(from, each->weight, each->points.value);
        }
    }
    return good;
}

static bool take_off_rows(const finding_rest *f, size_t area, size_t unit, sr_rest_part *from)
{
    bool good = true;
    for (size_t a = 0; a < f->index->area_count; a++) {
        const sr_rest_part *inner = part_at(f, a, unit);
        if (a != area && is_within(f, a, area) && inner->present) {
            good = good && take_off(from, inner->weight, inner->earned);
        }
    }
    return good;
}

/* Figures that contradict each other leave nothing, or less: that is told with the totals. */
static void find_part(const finding_rest *f, size_t area, size_t unit, const sr_quantity *earned,
                      const sr_quantity *maximum)
{
    sr_rest_part part = {.weight = maximum->value, .earned = earned->value, .factor = SR_INT(0)};
    bool known = earned->missing == SR_PRESENT && maximum->missing == SR_PRESENT;
    part.present = known && take_off_indicators(f, area, unit, &part) &&
                   take_off_rows(f, area, unit, &part) && sr_number_compare(part.weight, SR_INT(0)) > 0 &&
                   sr_number_divide(part.earned, part.weight, &part.earns) == SR_OK;
    *part_at(f, area, unit) = part;
}

/* Areas from the last, so that those within an area come before it. */
static void find_parts(const finding_rest *f, size_t unit)
{
    const sr_index_result *of = &f->units[unit];
    for (size_t a = f->index->area_count; a-- > 0;) {
        if (of->areas[a].published) {
            find_part(f, a, unit, &of->areas[a].earned, &of->areas[a].maximum);
        }
    }
    if (of->published) {
        find_part(f, f->index->area_count, unit, &of->earned, &of->maximum);
    }
}

static const sr_rest_part *first_part(const finding_rest *f, size_t area, size_t *unit)
{
    for (*unit = 0; *unit < f->unit_count; (*unit)++) {
        if (part_at(f, area, *unit)->present) {
            return part_at(f, area, *unit);
        }
    }
    return NULL;
}

static sr_status add_row(const finding_rest *f, size_t area, sr_rest *out)
{
    size_t unit = 0;
    const sr_rest_part *first = first_part(f, area, &unit);
    if (first == NULL) {
        return SR_OK;
    }
    bool whole = area == f->index->area_count;
    sr_rest_row *row = (sr_rest_row *)&out->rows[out->count];
    sr_rest_part *parts = (sr_rest_part *)&out->parts[out->count++ * f->unit_count];
    *row = (sr_rest_row){
        .id = sr_arena_printf(f->arena, "%s%s", SR_REST_PREFIX, whole ? "*" : f->index->areas[area].id),
        .area = whole ? SR_WHOLE_INDEX : area,
        .title = whole ? f->units[unit].remainder.title : f->index->areas[area].title,
        .weight = first->weight};
    for (size_t u = 0; u < f->unit_count; u++) {
        parts[u] = *part_at(f, area, u);
        if (parts[u].present && sr_number_divide(parts[u].weight, row->weight, &parts[u].factor) != SR_OK) {
            return SR_OVERFLOW;
        }
    }
    return row->id != NULL ? SR_OK : SR_MEMORY;
}

/* What is declared, and what is published beyond it. */
static sr_status add_points(const sr_index *index, sr_rest *out)
{
    sr_status status = sr_index_points_to_give(index, &out->points);
    for (size_t i = 0; i < out->count && status == SR_OK && !index->has_points; i++) {
        status = sr_number_add(out->points, out->rows[i].weight, &out->points);
    }
    return status;
}

sr_status sr_rest_find(sr_arena *arena, const sr_index *index, const sr_index_result *units, size_t count,
                       sr_rest *out)
{
    finding_rest f = {.arena = arena, .index = index, .units = units, .unit_count = count};
    size_t most = index->area_count + 1;
    *out = (sr_rest){.unit_count = count};
    f.parts = sr_arena_array(arena, most * count + 1, sizeof *f.parts);
    out->rows = sr_arena_array(arena, most, sizeof *out->rows);
    out->parts = sr_arena_array(arena, most * count + 1, sizeof *out->parts);
    if (f.parts == NULL || out->rows == NULL || out->parts == NULL) {
        return SR_MEMORY;
    }
    for (size_t u = 0; u < count && !sr_index_is_composed(&index->method); u++) {
        find_parts(&f, u);
    }
    sr_status status = SR_OK;
    for (size_t a = 0; a < most && status == SR_OK; a++) {
        status = add_row(&f, a, out);
    }
    return status == SR_OK ? add_points(index, out) : status;
}

bool sr_points_are_tenths(sr_number points)
{
    return !sr_number_rounds(points, 1);
}

const char *sr_points_text(sr_arena *arena, sr_number points)
{
    enum { MOST_DECIMALS = 15 };
    sr_buf buf = {0};
    int decimals = sr_number_decimals(points, MOST_DECIMALS);
    sr_number_round(points, decimals >= 0 ? (unsigned)decimals : MOST_DECIMALS, &buf);
    const char *out = sr_buf_status(&buf) == SR_OK ? sr_arena_text(arena, sr_buf_string(&buf)) : NULL;
    sr_buf_free(&buf);
    return out;
}

size_t sr_index_units_among(const sr_index_result *indices, size_t count, const sr_index *index,
                            const sr_index_result **first)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (indices[i].index == index && found++ == 0) {
            *first = &indices[i];
        }
    }
    return found;
}

size_t sr_index_units_of(const sr_results *results, const sr_index *index, const sr_index_result **first)
{
    return sr_index_units_among(results->indices, results->index_count, index, first);
}

const sr_rest_part *sr_rest_part_of(const sr_rest *rest, size_t row, size_t unit)
{
    return &rest->parts[row * rest->unit_count + unit];
}

bool sr_rest_covers(const sr_rest *rest, const sr_index *index, size_t area)
{
    for (size_t i = 0; i < rest->count; i++) {
        size_t of = rest->rows[i].area;
        if (of == SR_WHOLE_INDEX || sr_area_within(index, area, of)) {
            return true;
        }
    }
    return false;
}

bool sr_rest_hides(const sr_index_result *unit, size_t area)
{
    bool known = !unit->published;
    for (size_t at = area + 1; at > 0 && !known; at = unit->areas[at - 1].area->inside) {
        known = unit->areas[at - 1].published;
    }
    return !known;
}
