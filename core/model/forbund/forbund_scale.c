/* The scale of a column: which answers it may hold, the same in every row or one for each question. */
#include <string.h>

#include "model/forbund/forbund_json.h"

enum { MOST_STEPS = 101 };

static void wrong_scale(sr_reading *reading, sr_node node)
{
    sr_node_wrong(reading, node, false,
                  (sr_finding){.code = "SR1342",
                               .message = SR_MSG("this is no scale"),
                               .expected = SR_MSG("steps such as {0}, a list of answers, or {1}", "\"1-6\"",
                                                  "\"free\"")});
}

/* The whole number of at most three digits at *at, which moves past it; -1 when there is none. */
static int read_step(const char **at)
{
    int value = 0, digits = 0;
    for (; **at >= '0' && **at <= '9' && digits < 3; (*at)++, digits++) {
        value = value * 10 + (**at - '0');
    }
    return digits > 0 ? value : -1;
}

/* "1-6": whole numbers from the first to the last. */
static bool read_range(sr_reading *reading, const char *text, sr_scale *out)
{
    int first = read_step(&text);
    int last = first >= 0 && *text++ == '-' ? read_step(&text) : -1;
    if (last <= first || *text != '\0' || last - first >= MOST_STEPS) {
        return false;
    }
    size_t count = (size_t)(last - first) + 1;
    const char **steps = sr_reading_array(reading, count, sizeof *steps);
    for (size_t i = 0; steps != NULL && i < count; i++) {
        steps[i] = sr_arena_printf(reading->arena, "%d", first + (int)i);
        reading->no_memory = reading->no_memory || steps[i] == NULL;
    }
    out->steps = steps;
    out->step_count = steps != NULL ? count : 0;
    return true;
}

static void read_list(sr_reading *reading, sr_node node, sr_scale *out)
{
    const void *items = NULL;
    size_t count = sr_node_items(reading, node, false, sizeof(const char *), sr_read_text, &items);
    const char *const *steps = items;
    for (size_t i = 0; i < count; i++) {
        if (steps[i] == NULL) {
            return; /* told already */
        }
    }
    if (count == 0) {
        wrong_scale(reading, node);
    }
    out->steps = steps;
    out->step_count = count;
}

/* "1-6", ["Ja", "Nej"], or "free" for answers in own words. */
static void read_steps(sr_reading *reading, sr_node node, void *at)
{
    const char *text = cJSON_GetStringValue(node.json);
    if (cJSON_IsArray(node.json)) {
        read_list(reading, node, at);
    } else if (text == NULL || (strcmp(text, "free") != 0 && !read_range(reading, text, at))) {
        wrong_scale(reading, node);
    }
}

static void read_one(sr_reading *reading, sr_node node, void *at)
{
    sr_scale *scale = at;
    scale->of = sr_arena_text(reading->arena, node.json->string);
    reading->no_memory = reading->no_memory || scale->of == NULL;
    read_steps(reading, node, at);
}

static void read_each(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    const void *items = NULL;
    spec->scale_count = sr_node_items(reading, node, true, sizeof(sr_scale), read_one, &items);
    spec->scales = items;
}

static const sr_field fields[] = {
    {"by", sr_read_text, offsetof(sr_column_spec, scale_by), true},
    {"steps", read_each, 0, true},
};

void sr_read_scale(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    if (cJSON_IsObject(node.json)) {
        sr_node_fields(reading, node, fields, sizeof fields / sizeof fields[0], spec);
        return;
    }
    sr_scale *scale = sr_reading_array(reading, 1, sizeof *scale);
    if (scale == NULL) {
        return;
    }
    read_steps(reading, node, scale);
    spec->scales = scale;
    spec->scale_count = 1;
}
