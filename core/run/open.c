#include "run/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "privacy/privacy.h"
#include "run/open_mappings.h"
#include "run/open_scripts.h"

enum { MOST_FORBUND = 4 << 20, MOST_PEOPLE = 64 << 20, MOST_WEIGHTS = 4 << 20, MOST_TOLD = 20 };
static const uint64_t most_source = (uint64_t)64 << 30;

static const char *path_of(const sr_opened *o, const char *file)
{
    return file[0] == '/' ? file : sr_arena_printf(o->arena, "%s/%s", o->workspace, file);
}

/* A failure of one file does not keep the others from being tried: all are told at once. */
static sr_status worse(sr_status so_far, sr_status now)
{
    if (so_far == SR_MEMORY || now == SR_MEMORY) return SR_MEMORY;
    return so_far == SR_OK ? now : so_far;
}

static sr_status map_named(sr_opened *o, const char *name, uint64_t most, const sr_place *place,
                           sr_mapped *out)
{
    const char *path = path_of(o, name);
    return path ? sr_map(o->arena, path, name, most, place, o->findings, out) : SR_MEMORY;
}

/* A name of a member, a unit or a file goes into reports and results: a personal identity number may not
   stand in it. The line itself is not shown. */
static void tell_person(sr_arena *arena, sr_str text, size_t at, const char *file, sr_findings *findings)
{
    sr_place place = {.file = file};
    sr_locate_offset(text, at, arena, &place);
    place.source = NULL;
    sr_findings_add(
        findings, &(sr_finding){.code = "SR1023",
                                .severity = SR_ERROR,
                                .place = place,
                                .message = SR_MSG("a personal identity number stands here"),
                                .hint = SR_MSG(
                                    "Take it away, also from the names of files; it is not repeated here.")});
}

static void tell_persons(size_t count, const char *file, sr_findings *findings)
{
    char total[24];
    (void)snprintf(total, sizeof total, "%zu", count);
    sr_findings_add(findings,
                    &(sr_finding){.code = "SR1023",
                                  .severity = SR_ERROR,
                                  .place = {.file = file},
                                  .message = SR_MSG("personal identity numbers in the file: {0}", total)});
}

sr_status sr_open_find_persons(sr_arena *arena, sr_str text, const char *file, sr_findings *findings)
{
    size_t at = 0, offset = 0, length = 0, count = 0;
    while (sr_privacy_find_number((sr_str){text.at + at, text.length - at}, &offset, &length)) {
        if (count++ < MOST_TOLD) tell_person(arena, text, at + offset, file, findings);
        at += offset + length;
    }
    if (count > MOST_TOLD) tell_persons(count, file, findings);
    return count > 0 ? SR_CONTENT : SR_OK;
}

static sr_status read_forbund(sr_opened *o, const char *shared)
{
    sr_str text;
    const char *path = path_of(o, "forbund.json");
    if (!path) return SR_MEMORY;
    sr_status status = sr_read_whole(o->arena, path, path, MOST_FORBUND, o->findings, &text);
    if (status != SR_OK) return status;
    status = sr_forbund_read(o->arena, text, "forbund.json", o->findings, &o->forbund);
    sr_status persons = sr_open_find_persons(o->arena, text, "forbund.json", o->findings);
    if (persons != SR_OK) o->forbund = NULL; /* nothing of it is to be printed */
    status = status == SR_OK ? persons : status;
    return status == SR_OK ? sr_open_mappings(o, shared) : status;
}

static sr_status no_such_period(sr_opened *o, const char *asked)
{
    sr_buf known = {0};
    for (size_t i = 0; i < o->forbund->period_count; i++)
        sr_buf_printf(&known, "%s%s", i ? ", " : "", o->forbund->periods[i].key);
    sr_place place = {.file = o->forbund->file};
    sr_locate_json(o->forbund->text, "/periods", true, o->arena, &place);
    sr_findings_add(o->findings,
                    &(sr_finding){.code = "SR1204",
                                  .severity = SR_ERROR,
                                  .place = place,
                                  .message = SR_MSG("there is no period {0}", asked),
                                  .expected = SR_MSG("one of {0}", sr_buf_string(&known)),
                                  .hint = SR_MSG("Ask for one of them, or add the period to forbund.json.")});
    sr_buf_free(&known);
    return SR_CONTENT;
}

static sr_status bad_period(sr_opened *o, const char *asked)
{
    sr_findings_add(o->findings, &(sr_finding){.code = "SR1205",
                                               .severity = SR_ERROR,
                                               .subject = "--period",
                                               .message = SR_MSG("{0} is no period", asked),
                                               .expected = SR_MSG("2022, 2022-H1, 2022-T3 or 2022-Q4")});
    return SR_CONTENT;
}

/* Days since 1970 in UTC of the seconds in SOURCE_DATE_EPOCH. */
static sr_day epoch_day(const char *epoch)
{
    enum { DAY = 86400, LAST = 2932896 }; /* 9999-12-31 */
    char *end = NULL;
    if (!epoch || *epoch < '0' || *epoch > '9') return SR_DAY_NONE;
    long long seconds = strtoll(epoch, &end, 10);
    return *end || seconds / DAY > LAST ? SR_DAY_NONE : (sr_day)(sr_day_of(1970, 1, 1) + seconds / DAY);
}

/* The period asked for gets the date of the environment when it has none of its own. */
static sr_status date_asked(sr_opened *o, const char *epoch)
{
    sr_forbund *forbund = o->forbund;
    if (!o->asked || o->asked->date != SR_DAY_NONE || epoch_day(epoch) == SR_DAY_NONE) return SR_OK;
    sr_period_spec *periods = sr_arena_array(o->arena, forbund->period_count, sizeof *periods);
    if (!periods) return SR_MEMORY;
    size_t asked = (size_t)(o->asked - forbund->periods);
    memcpy(periods, forbund->periods, forbund->period_count * sizeof *periods);
    periods[asked].date = epoch_day(epoch);
    forbund->periods = periods;
    o->asked = &periods[asked];
    return SR_OK;
}

static sr_status find_period(sr_opened *o, const char *asked)
{
    sr_period period;
    if (!asked) return SR_OK;
    if (!sr_period_read(sr_str_of(asked), &period)) return bad_period(o, asked);
    o->asked = sr_forbund_period(o->forbund, period);
    return o->asked ? SR_OK : no_such_period(o, asked);
}

static sr_status open_sources(sr_opened *o, const sr_period_spec *spec, sr_opened_period *out)
{
    sr_status status = SR_OK;
    *out = (sr_opened_period){.spec = spec};
    out->sources = sr_arena_array(o->arena, spec->source_count + 1, sizeof *out->sources);
    if (!out->sources) return SR_MEMORY;
    for (size_t i = 0; i < spec->source_count; i++) {
        sr_opened_source *source = &out->sources[out->source_count];
        source->spec = &spec->sources[i];
        sr_status one = map_named(o, source->spec->file, most_source, &source->spec->place, &source->file);
        if (one == SR_OK) out->source_count++;
        status = worse(status, one);
    }
    return status;
}

static bool earlier(const sr_period_spec *a, const sr_period_spec *b)
{
    return sr_period_last(a->period) < sr_period_last(b->period);
}

static int latest_first(const void *left, const void *right)
{
    const sr_opened_period *a = left, *b = right;
    if (earlier(a->spec, b->spec)) return 1;
    return earlier(b->spec, a->spec) ? -1 : strcmp(a->spec->key, b->spec->key);
}

static sr_status open_periods(sr_opened *o)
{
    const sr_forbund *forbund = o->forbund;
    if (!o->asked) return SR_OK;
    o->periods = sr_arena_array(o->arena, forbund->period_count, sizeof *o->periods);
    if (!o->periods) return SR_MEMORY;
    sr_status status = open_sources(o, o->asked, &o->periods[o->period_count++]);
    for (size_t i = 0; i < forbund->period_count; i++)
        if (earlier(&forbund->periods[i], o->asked))
            status = worse(status, open_sources(o, &forbund->periods[i], &o->periods[o->period_count++]));
    if (o->period_count > 2) qsort(o->periods + 1, o->period_count - 1, sizeof *o->periods, latest_first);
    return status;
}

/* The name goes into the results, and onto the page for the minutes. */
static sr_status check_name(const char *name, sr_findings *findings)
{
    size_t offset = 0, length = 0;
    if (!sr_privacy_find_number(sr_str_of(name), &offset, &length)) return SR_OK;
    sr_findings_add(
        findings,
        &(sr_finding){.code = "SR1023",
                      .severity = SR_ERROR,
                      .place = {.file = name},
                      .message = SR_MSG("a personal identity number stands in the name of the file"),
                      .hint =
                          SR_MSG("Take it away, also from the names of files; it is not repeated here.")});
    return SR_CONTENT;
}

/* The command line names these, from where the user stands and not from the workspace. */
static sr_status open_weights(sr_opened *o, const sr_run_request *request)
{
    static const sr_place nowhere = {0};
    sr_status status = SR_OK;
    o->weights = sr_arena_array(o->arena, request->weights_count + 1, sizeof *o->weights);
    if (!o->weights) return SR_MEMORY;
    for (size_t i = 0; i < request->weights_count; i++) {
        const char *name = request->weights[i];
        sr_status one =
            sr_map(o->arena, name, name, MOST_WEIGHTS, &nowhere, o->findings, &o->weights[o->weights_count]);
        if (one == SR_OK) {
            one = sr_open_find_persons(o->arena, o->weights[o->weights_count++].bytes, name, o->findings);
            one = worse(one, check_name(name, o->findings));
        }
        status = worse(status, one);
    }
    return status;
}

static sr_status open_people(sr_opened *o)
{
    sr_status status = SR_OK;
    const char *members = sr_forbund_members_file(o->forbund), *units = sr_forbund_units_file(o->forbund);
    if (members) {
        status = map_named(o, members, MOST_PEOPLE, &o->forbund->members_place, &o->members);
        o->has_members = status == SR_OK;
    }
    if (units) {
        sr_status one = map_named(o, units, MOST_PEOPLE, &o->forbund->units_place, &o->units);
        o->has_units = one == SR_OK;
        status = worse(status, one);
    }
    return status;
}

sr_status sr_open_workspace(const sr_run_request *request, sr_opened *out)
{
    *out = (sr_opened){
        .arena = sr_arena_new(), .workspace = request->workspace, .findings = sr_privacy_findings()};
    if (!out->arena || !out->findings) return SR_MEMORY;
    sr_status status = read_forbund(out, request->shared_scripts);
    if (status == SR_OK) status = find_period(out, request->period);
    if (status == SR_OK) status = date_asked(out, request->source_date_epoch);
    if (status != SR_OK) return status;
    status = open_people(out);
    status = worse(status, open_periods(out));
    status = worse(status, open_weights(out, request));
    return worse(status, sr_open_scripts(out, request->shared_scripts));
}

/* Calls `use` for every mapping. */
static sr_status each_mapped(const sr_opened *o, sr_status (*use)(sr_mapped *file, sr_findings *findings))
{
    sr_status status = SR_OK;
    sr_opened *opened = (sr_opened *)o;
    if (o->has_members) status = worse(status, use(&opened->members, o->findings));
    if (o->has_units) status = worse(status, use(&opened->units, o->findings));
    for (size_t p = 0; p < o->period_count; p++)
        for (size_t s = 0; s < o->periods[p].source_count; s++)
            status = worse(status, use(&o->periods[p].sources[s].file, o->findings));
    for (size_t i = 0; i < o->script_count; i++)
        status = worse(status, use(&o->scripts[i].file, o->findings));
    for (size_t i = 0; i < o->weights_count; i++)
        status = worse(status, use(&opened->weights[i], o->findings));
    return status;
}

static sr_status close_one(sr_mapped *file, sr_findings *findings)
{
    (void)findings;
    sr_unmap(file);
    return SR_OK;
}

void sr_opened_close(sr_opened *opened)
{
    if (each_mapped(opened, close_one) != SR_OK) return;
    sr_findings_free(opened->findings);
    sr_arena_free(opened->arena);
    *opened = (sr_opened){0};
}

static sr_status unchanged_one(sr_mapped *file, sr_findings *findings)
{
    return sr_map_unchanged(file, findings);
}

sr_status sr_opened_unchanged(const sr_opened *opened)
{
    return each_mapped(opened, unchanged_one);
}
