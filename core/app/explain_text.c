#include <string.h>

#include "app/explain.h"
#include "base/json.h"

typedef struct page {
    sr_buf *out;
    sr_language language;
} page;

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *text_of(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(member(object, name));
}

/* "  täljare          75": nothing when there is no value. */
static void line(const page *to, const char *word, const char *value)
{
    if (!value || !*value) return;
    const char *label = sr_word(to->language, word);
    sr_buf_printf(to->out, "  %s", label);
    for (size_t width = sr_utf8_length(sr_str_of(label)); width < 18; width++)
        sr_buf_char(to->out, ' ');
    sr_buf_printf(to->out, " %s\n", value);
}

/* A JSON value as it stands in the results; NULL for null, so that no line is written. */
static void json_line(const page *to, const char *word, const cJSON *value)
{
    if (!value || cJSON_IsNull(value)) return;
    if (cJSON_IsString(value)) {
        line(to, word, value->valuestring);
        return;
    }
    char *text = cJSON_PrintUnformatted(value);
    if (text)
        line(to, word, text);
    else
        to->out->failed = true;
    cJSON_free(text);
}

static void origin_lines(const page *to, const cJSON *origin)
{
    const cJSON *part = NULL;
    cJSON_ArrayForEach(part, origin)
    {
        line(to, "source", text_of(part, "source"));
        line(to, "file", text_of(part, "file"));
        line(to, "rows", text_of(part, "rows"));
        line(to, "SHA-256", text_of(part, "sha256"));
        line(to, "published", sr_word(to->language, cJSON_IsTrue(member(part, "published")) ? "yes" : "no"));
    }
}

static void list_line(const page *to, const char *word, const cJSON *list)
{
    sr_buf text = {0};
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, list)
    {
        if (cJSON_IsString(item)) sr_buf_printf(&text, "%s%s", text.length ? ", " : "", item->valuestring);
    }
    line(to, word, sr_buf_string(&text));
    sr_buf_free(&text);
}

static void title(const page *to, const char *key, const char *label)
{
    if (to->out->length > 0) sr_buf_char(to->out, '\n');
    sr_buf_printf(to->out, "%s\n", key);
    line(to, "label", label);
}

/* "id@unit[kön=kvinnor]" */
static void key_of(const cJSON *measure, sr_buf *key)
{
    const char *unit = text_of(measure, "unit_id");
    sr_buf_text(key, text_of(measure, "id"));
    if (unit) sr_buf_printf(key, "@%s", unit);
    const cJSON *group = NULL;
    bool first = true;
    cJSON_ArrayForEach(group, member(measure, "group"))
    {
        sr_buf_printf(key, "%s%s=%s", first ? "[" : ",", group->string, cJSON_GetStringValue(group));
        first = false;
    }
    if (!first) sr_buf_char(key, ']');
}

static void measure_text(const page *to, const cJSON *m)
{
    sr_buf key = {0};
    key_of(m, &key);
    title(to, sr_buf_string(&key), text_of(m, "label"));
    sr_buf_free(&key);
    line(to, "unit", text_of(m, "unit"));
    line(to, "printed", text_of(m, "display"));
    json_line(to, "exact value", member(m, "value"));
    json_line(to, "missing", member(m, "missing"));
    line(to, "formula", text_of(m, "formula"));
    json_line(to, "numerator", member(m, "numerator"));
    json_line(to, "denominator", member(m, "denominator"));
    json_line(to, "n", member(m, "n"));
    json_line(to, "assumed", member(m, "assumed"));
    json_line(to, "previous", member(m, "previous"));
    line(to, "arrow", text_of(m, "arrow"));
    json_line(to, "nation", member(m, "national"));
    line(to, "position", text_of(m, "position"));
    origin_lines(to, member(m, "origin"));
}

static void goal_text(const page *to, const cJSON *g)
{
    title(to, text_of(g, "id"), text_of(g, "goal"));
    line(to, "sub-goal", text_of(g, "subgoal"));
    line(to, "unit", text_of(g, "unit"));
    json_line(to, "plan year", member(g, "plan_year"));
    json_line(to, "target", member(g, "target"));
    json_line(to, "outcome", member(g, "outcome"));
    line(to, "assessment", text_of(g, "assessment"));
    json_line(to, "judgement", member(g, "judgement"));
    list_line(to, "responsible", member(g, "responsible"));
    list_line(to, "lineage", member(g, "lineage"));
    json_line(to, "decided", member(g, "decided"));
    line(to, "measure", text_of(g, "measure"));
}

static void area_text(const page *to, const cJSON *area)
{
    sr_buf text = {0};
    const char *missing = text_of(area, "missing");
    sr_buf_printf(&text, "%s: %s", text_of(area, "title"),
                  missing ? sr_word(to->language, missing) : text_of(area, "display"));
    line(to, "area", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void index_text(const page *to, const cJSON *i)
{
    title(to, text_of(i, "id"), text_of(i, "title"));
    line(to, "printed", text_of(i, "display"));
    json_line(to, "exact value", member(i, "value"));
    line(to, "formula", "100 × earned / maximum");
    json_line(to, "earned", member(i, "earned"));
    json_line(to, "maximum", member(i, "maximum"));
    json_line(to, "target", member(i, "target"));
    line(to, "assessment", text_of(i, "assessment"));
    const cJSON *area = NULL;
    cJSON_ArrayForEach(area, member(i, "areas")) area_text(to, area);
    json_line(to, "remainder", member(i, "remainder"));
    origin_lines(to, member(i, "origin"));
}

static void budget_text(const page *to, const cJSON *b)
{
    title(to, text_of(b, "id"), text_of(b, "unit"));
    json_line(to, "budget", member(b, "budget"));
    json_line(to, "outcome", member(b, "outcome"));
    json_line(to, "deviation", member(b, "deviation"));
    line(to, "assessment", text_of(b, "assessment"));
    json_line(to, "decided", member(b, "decided"));
    const cJSON *guard = NULL;
    cJSON_ArrayForEach(guard, member(b, "guards")) json_line(to, "guard", guard);
    line(to, "measure", text_of(b, "measure"));
}

typedef struct sort {
    const char *list, *prefix;
    void (*write)(const page *to, const cJSON *item);
} sort;

static const sort sorts[] = {
    {"measures", "", measure_text},
    {"goals", "mal:", goal_text},
    {"indices", "index:", index_text},
    {"social_budget", "budget:", budget_text},
};

/* Whether `asked` names the item: its id alone, or its key with unit and group. */
static bool names(const cJSON *item, const char *prefix, const char *asked)
{
    const char *id = text_of(item, "id");
    size_t length = strlen(prefix);
    if (length > 0 && strncmp(asked, prefix, length) == 0) asked += length;
    if (id && strcmp(id, asked) == 0) return true;
    sr_buf key = {0};
    key_of(item, &key);
    bool same = strcmp(sr_buf_string(&key), asked) == 0;
    sr_buf_free(&key);
    return same;
}

/* Of a measure asked for by id alone the whole is meant, not each group. */
static bool group_unasked(const cJSON *item, const char *asked)
{
    const cJSON *group = member(item, "group");
    return group && group->child && !strchr(asked, '[');
}

size_t sr_explain(const cJSON *results, const char *asked, sr_language language, sr_buf *out)
{
    const page to = {out, language};
    size_t found = 0;
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        const cJSON *item = NULL;
        cJSON_ArrayForEach(item, member(results, sorts[s].list))
        {
            if (!names(item, sorts[s].prefix, asked) || group_unasked(item, asked)) continue;
            sorts[s].write(&to, item);
            found++;
        }
    }
    return found;
}
