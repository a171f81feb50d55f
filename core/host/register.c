/* What a plugin may register in its open: everything is copied, and its id goes before the names. */
#include "host/registry.h"

static int refuse_spec(samrapport_registry *registry, const char *message)
{
    sr_host_refuse_text(registry->error, message, NULL);
    return SAMRAPPORT_FAILED;
}

/* A plugin may have been built when the struct had fewer members, or more: what both know is copied, and the
   rest is zero. False when it lacks what version 1.0 had. */
static bool take(void *to, size_t size, const void *from, size_t least)
{
    size_t given = 0;
    if (from == NULL) {
        return false;
    }
    memcpy(&given, from, sizeof given);
    memset(to, 0, size);
    if (given < least) {
        return false;
    }
    memcpy(to, from, given < size ? given : size);
    return true;
}
/* The size of a struct up to its last member in version 1.0. */
#define UP_TO(type, member) (offsetof(type, member) + sizeof(((type *)NULL)->member))

static int answer(samrapport_registry *registry, sr_status status)
{
    if (status != SR_OK) {
        sr_host_refuse(registry->error, status, NULL);
    }
    return status == SR_OK ? SAMRAPPORT_OK : status == SR_MEMORY ? SAMRAPPORT_NO_MEMORY : SAMRAPPORT_FAILED;
}

static sr_native *native_of(samrapport_registry *registry, const char *sort, const char *id,
                            const char *title, void *user)
{
    sr_arena *arena = registry->registry->arena;
    sr_native *native = sr_arena_alloc(arena, sizeof *native);
    if (native == NULL) {
        return NULL;
    }
    *native = (sr_native){
        .subject = sr_arena_printf(arena, "%s %s", sort, id),
        .title = sr_arena_text(arena, title != NULL ? title : id),
        .plugin = registry->plugin,
        .place = registry->place,
        .user = user,
    };
    return native->subject != NULL && native->title != NULL ? native : NULL;
}

static const char *full_id(samrapport_registry *registry, char between, const char *id)
{
    return sr_arena_printf(registry->registry->arena, "%s%c%s", registry->plugin, between, id);
}

/* Copies of `count` texts; NULL and false when memory runs out. */
static bool copy_texts(sr_arena *arena, const char *const *texts, size_t count, const char *const **out)
{
    const char **copies = sr_arena_array(arena, count + 1, sizeof *copies);
    bool complete = copies != NULL;
    for (size_t i = 0; complete && i < count; i++) {
        copies[i] = sr_arena_text(arena, texts != NULL && texts[i] != NULL ? texts[i] : "");
        complete = copies[i] != NULL;
    }
    *out = copies;
    return complete;
}

int samrapport_host_add_reader(samrapport_registry *registry, const char *name, samrapport_read read,
                               void *user)
{
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    if (name == NULL || read == NULL) {
        return refuse_spec(registry, "a reader needs a name and a function");
    }
    const char *id = full_id(registry, '/', name);
    sr_native *native = id != NULL ? native_of(registry, "reader", id, NULL, user) : NULL;
    if (native == NULL) {
        return answer(registry, SR_MEMORY);
    }
    native->call.read = read;
    const sr_reader reader = {.format = id, .read = sr_native_read, .user = native};
    return answer(registry, sr_registry_add_reader(registry->registry, &reader, &registry->place));
}

static bool units_of(samrapport_registry *registry, const samrapport_measure_spec *spec, sr_measure *measure)
{
    const sr_unit **units =
        sr_arena_array(registry->registry->arena, spec->unit_count + 1, sizeof(const sr_unit *));
    if (units == NULL) {
        return false;
    }
    for (size_t i = 0; i < spec->unit_count; i++) {
        const char *id = spec->units != NULL && spec->units[i] != NULL ? spec->units[i] : "";
        const sr_unit *unit = sr_forbund_unit(registry->registry->forbund, id);
        if (unit == NULL) {
            sr_error(registry->registry->findings, "SR3056", &registry->place,
                     SR_MSG("the measure {0} of the plugin is for the unit {1}, which there is not",
                            measure->id, id));
        } else {
            units[measure->unit_count++] = unit;
        }
    }
    measure->units = units;
    return true;
}

/* The evaluator of one function; not given when there is none. */
static bool evaluator_of(samrapport_registry *registry, const samrapport_measure_spec *spec, const char *id,
                         samrapport_compute compute, sr_evaluator *out)
{
    if (compute == NULL) {
        return true;
    }
    sr_native *native = native_of(registry, "measure", id, spec->label, spec->user);
    if (native == NULL) {
        return false;
    }
    native->call.compute = compute;
    *out = (sr_evaluator){sr_native_compute, native};
    return true;
}

static bool texts_of(sr_arena *arena, const samrapport_measure_spec *spec, sr_measure *measure)
{
    measure->label = sr_arena_text(arena, spec->label != NULL ? spec->label : spec->id);
    measure->kind = sr_arena_text(arena, spec->kind != NULL ? spec->kind : "value");
    measure->definition = sr_arena_text(arena, spec->definition);
    measure->by_count = spec->by_count;
    measure->tag_count = spec->tag_count;
    return measure->label != NULL && measure->kind != NULL &&
           (measure->definition != NULL || spec->definition == NULL) &&
           copy_texts(arena, spec->by, spec->by_count, &measure->by) &&
           copy_texts(arena, spec->tags, spec->tag_count, &measure->tags);
}

int samrapport_host_add_measure(samrapport_registry *registry, const samrapport_measure_spec *given)
{
    samrapport_measure_spec known, *spec = &known;
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    if (!take(spec, sizeof *spec, given, UP_TO(samrapport_measure_spec, user)) || spec->id == NULL ||
        spec->value == NULL) {
        return refuse_spec(registry, "a measure needs struct_size, id and value");
    }
    if ((unsigned)spec->measured_in >= SR_MEASURED_IN_COUNT_OF) {
        return refuse_spec(registry, "there is no such unit of measurement");
    }
    const char *id = full_id(registry, '.', spec->id);
    sr_measure measure = {.id = id,
                          .measured_in = (sr_measured_in)spec->measured_in,
                          .decimals = spec->decimals,
                          .place = registry->place};
    if (id == NULL || !texts_of(registry->registry->arena, spec, &measure) ||
        !units_of(registry, spec, &measure) ||
        !evaluator_of(registry, spec, id, spec->value, &measure.value) ||
        !evaluator_of(registry, spec, id, spec->previous, &measure.previous) ||
        !evaluator_of(registry, spec, id, spec->national, &measure.national)) {
        return answer(registry, SR_MEMORY);
    }
    return answer(registry, sr_registry_add_measure(registry->registry, &measure));
}

int samrapport_host_add_section(samrapport_registry *registry, const samrapport_section_spec *given)
{
    samrapport_section_spec known, *spec = &known;
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    if (!take(spec, sizeof *spec, given, UP_TO(samrapport_section_spec, user)) || spec->id == NULL ||
        spec->title == NULL || spec->build == NULL) {
        return refuse_spec(registry, "a section needs struct_size, id, title and build");
    }
    const char *id = full_id(registry, '/', spec->id);
    sr_native *native = id != NULL ? native_of(registry, "section", id, spec->title, spec->user) : NULL;
    sr_own_section section = {.id = id,
                              .kind_count = spec->kind_count,
                              .build = sr_native_build,
                              .user = native,
                              .place = registry->place};
    if (native == NULL ||
        !copy_texts(registry->registry->arena, spec->kinds, spec->kind_count, &section.kinds)) {
        return answer(registry, SR_MEMORY);
    }
    native->call.build = spec->build;
    section.title = native->title;
    return answer(registry, sr_registry_add_section(registry->registry, &section));
}

int samrapport_host_add_check(samrapport_registry *registry, const samrapport_check_spec *given)
{
    samrapport_check_spec known, *spec = &known;
    if (registry->registry == NULL) {
        return SAMRAPPORT_FAILED;
    }
    if (!take(spec, sizeof *spec, given, UP_TO(samrapport_check_spec, user)) || spec->id == NULL ||
        spec->title == NULL || spec->run == NULL) {
        return refuse_spec(registry, "a check needs struct_size, id, title and run");
    }
    const char *id = full_id(registry, '/', spec->id);
    sr_native *native = id != NULL ? native_of(registry, "check", id, spec->title, spec->user) : NULL;
    if (native == NULL) {
        return answer(registry, SR_MEMORY);
    }
    native->call.run = spec->run;
    const sr_check check = {.id = id, .title = native->title, .run = sr_native_run, .user = native};
    return answer(registry, sr_registry_add_check(registry->registry, &check, &registry->place));
}
