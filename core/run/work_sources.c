#include "run/work_sources.h"

#include <sched.h>
#include <string.h>

#include "base/running.h"
#include "model/weights/weights.h"
#include "privacy/privacy.h"
#include "run/work_rows.h"

/* A file that is smaller than this for each processor is read by one thread. */
enum { BYTES_A_THREAD = 1 << 22 };

typedef struct reading {
    sr_arena *arena;
    const sr_registry *registry; /* NULL: built-in readers only */
    sr_findings *findings;
    sr_findings *rows; /* NULL: nobody asks what became of the rows */
} reading;

static sr_status unknown_format(const reading *r, const sr_source_spec *spec)
{
    const char *nearest = r->registry ? sr_registry_nearest_reader(r->registry, spec->format) : NULL;
    sr_finding finding = {
        .code = "SR1207",
        .severity = SR_ERROR,
        .place = spec->place,
        .subject = spec->name,
        .message = SR_MSG("nothing can read the format {0}", spec->format),
        .found = spec->format,
        .hint = SR_MSG("samrapport list formats shows what can be read; a reader of a plugin is called "
                       "<plugin>/<name>.")};
    if (nearest) finding.expected = SR_MSG("perhaps {0}", nearest);
    sr_findings_add(r->findings, &finding);
    return SR_CONTENT;
}

static const sr_reader *reader_of(const reading *r, const char *format)
{
    const sr_reader *own = r->registry ? sr_registry_reader(r->registry, format) : NULL;
    return own ? own : sr_reader_built_in_named(format);
}

static sr_status source_of(const reading *r, const sr_source_spec *spec, const sr_mapped *file,
                           const sr_source **out)
{
    sr_source *source = sr_arena_alloc(r->arena, sizeof *source);
    if (!source) return SR_MEMORY;
    *source = (sr_source){.name = spec->name,
                          .file = file->name,
                          .published = spec->published,
                          .hand_entered = spec->hand_entered,
                          .synthetic = spec->synthetic,
                          .persons = sr_source_about_persons(spec),
                          .read_as = sr_arena_printf(r->arena, "%s %s", spec->format, spec->options)};
    if (!source->read_as) return SR_MEMORY;
    memcpy(source->sha256, file->sha256, sizeof source->sha256);
    *out = source;
    return SR_OK;
}

/* Processors that this process may use. */
static unsigned processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

static sr_status fill(const reading *r, const sr_reader *reader, const sr_reader_input *input,
                      const sr_source_spec *spec, const sr_source *source, sr_day last, const sr_table **out)
{
    sr_table_builder *builder =
        sr_table_builder_new(r->arena, source, spec->columns, spec->column_count, &SR_TABLE_LIMITS_DEFAULT,
                             sr_reader_decimal(reader, input), r->findings);
    if (!builder) return SR_MEMORY;
    sr_table_builder_rules(builder, spec->rules);
    sr_table_builder_share(builder, processors(), BYTES_A_THREAD);
    if (spec->only_declared) sr_table_builder_only_declared(builder);
    sr_table_builder_last(builder, last);
    sr_status status = reader->read(reader->user, input, builder);
    sr_status built = sr_table_build(builder, out);
    sr_table_builder_free(builder);
    if (built == SR_OK && status == SR_OK && !sr_privacy_check_table(*out, NULL, r->findings))
        status = SR_CONTENT;
    return status == SR_OK || built == SR_MEMORY ? built : status;
}

/* `last` is the last day of the period; SR_DAY_NONE: none. */
static sr_status read_table(const reading *r, const sr_source_spec *spec, const sr_mapped *file, sr_day last,
                            const sr_table **out)
{
    const sr_source *source = NULL;
    const sr_reader *reader = reader_of(r, spec->format);
    if (!reader) return unknown_format(r, spec);
    if (source_of(r, spec, file, &source) != SR_OK) return SR_MEMORY;
    sr_running_begin(spec->name, file->name, 0);
    const sr_reader_input input = {
        .file = file->name, .bytes = file->bytes, .options = spec->options, .findings = r->findings};
    return fill(r, reader, &input, spec, source, last, out);
}

static bool is_weights(const sr_opened_source *source)
{
    return strcmp(source->spec->format, SR_WEIGHTS_FORMAT) == 0;
}

/* Files of weights are no tables: the index that takes them reads them. */
static sr_status note_weights(const reading *r, const sr_opened_period *period, sr_dataset *out)
{
    sr_weights_file *files = sr_arena_array(r->arena, period->source_count + 1, sizeof *files);
    if (!files) return SR_MEMORY;
    for (size_t i = 0; i < period->source_count; i++) {
        const sr_mapped *file = &period->sources[i].file;
        if (!is_weights(&period->sources[i])) continue;
        files[out->weights_count++] =
            (sr_weights_file){period->sources[i].spec->name, file->name, file->bytes, file->sha256};
        if (sr_open_find_persons(r->arena, file->bytes, file->name, r->findings) == SR_MEMORY)
            return SR_MEMORY;
    }
    out->weights = files;
    return SR_OK;
}

static sr_status read_period(const reading *r, const sr_opened *opened, size_t at, sr_dataset *out)
{
    const sr_opened_period *period = &opened->periods[at];
    sr_status status = SR_OK;
    const sr_table **tables = sr_arena_array(r->arena, period->source_count + 1, sizeof(const sr_table *));
    if (!tables) return SR_MEMORY;
    *out = (sr_dataset){.period = period->spec->period, .tables = tables};
    if (note_weights(r, period, out) != SR_OK) return SR_MEMORY;
    for (size_t i = 0; i < period->source_count; i++) {
        const sr_opened_source *source = &period->sources[i];
        const sr_table *table = NULL;
        if (is_weights(source)) continue;
        sr_status one =
            read_table(r, source->spec, &source->file, sr_period_last(period->spec->period), &table);
        if (one == SR_MEMORY) return SR_MEMORY;
        if (r->rows) sr_work_note_rows(opened->forbund, source->spec, table, one == SR_OK, at > 0, r->rows);
        if (one == SR_OK)
            tables[out->count++] = table;
        else
            status = one;
    }
    return status;
}

sr_status sr_work_datasets(sr_arena *arena, const sr_opened *opened, const sr_registry *registry,
                           sr_findings *findings, sr_findings *rows, sr_dataset **out)
{
    const reading r = {arena, registry, findings, rows};
    sr_status status = SR_OK;
    *out = sr_arena_array(arena, opened->period_count + 1, sizeof **out);
    if (!*out) return SR_MEMORY;
    for (size_t i = 0; i < opened->period_count; i++) {
        sr_status one = read_period(&r, opened, i, &(*out)[i]);
        if (one == SR_MEMORY) return SR_MEMORY;
        if (one != SR_OK) status = one;
    }
    return status;
}

static sr_status read_people(const reading *r, const char *name, const sr_mapped *file, const sr_table **out)
{
    const sr_source_spec spec = {.name = name, .file = file->name, .format = "csv", .options = "{}"};
    return read_table(r, &spec, file, SR_DAY_NONE, out);
}

sr_status sr_work_people(sr_arena *arena, const sr_opened *opened, sr_findings *findings)
{
    const reading r = {arena, NULL, findings, NULL};
    const sr_table *table = NULL;
    sr_status status = SR_OK;
    if (opened->has_members) {
        status = read_people(&r, "members", &opened->members, &table);
        if (status == SR_OK) status = sr_forbund_members_from(arena, opened->forbund, table, findings);
    }
    if (status == SR_OK && opened->has_units) {
        status = read_people(&r, "units", &opened->units, &table);
        if (status == SR_OK) status = sr_forbund_units_from(arena, opened->forbund, table, findings);
    }
    return status;
}
