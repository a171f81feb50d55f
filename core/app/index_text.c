/* The page of an index in a terminal. */
#include <string.h>

#include "app/index.h"
#include "app/page.h"

enum { MOST_UNITS = 8, MOST_LIFTS = 10 };

typedef struct page {
    sr_page to;
    const cJSON *results;
    const cJSON *units[MOST_UNITS]; /* the results of one index */
    size_t unit_count, left_out;
    bool missed; /* the unit under way misses the target of the index */
} page;

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(member(object, name));
    return text ? text : "";
}

static const char *word(const page *p, const char *id)
{
    return sr_word(p->to.language, id);
}

/* ---- cells ---- */

static void count_cell(const page *p, const cJSON *value)
{
    sr_page_number room;
    sr_page_cell(&p->to, cJSON_IsNumber(value) ? sr_page_count(&p->to, value->valuedouble, &room) : "..");
    if (cJSON_IsNumber(value)) sr_buf_free(&room.text);
}

static void heading(const page *p, const char *first, const char *const *columns, size_t count)
{
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, word(p, first));
    for (size_t i = 0; i < count; i++)
        sr_page_cell(&p->to, word(p, columns[i]));
    sr_page_end(&p->to);
}

/* ---- the whole ---- */

static void title(const page *p)
{
    const cJSON *first = p->units[0];
    sr_page_say(&p->to, SR_MSG("{0}, {1}", text_of(first, "title"), text_of(p->results, "period")));
    sr_buf_text(p->to.out, "\n  ");
    (void)sr_page_put(&p->to, text_of(member(first, "method"), "text"), SIZE_MAX);
    sr_buf_char(p->to.out, '\n');
}

static void unit_row(const page *p, const cJSON *unit)
{
    sr_page_label(&p->to,
                  cJSON_IsNull(member(unit, "unit_id")) ? word(p, "The whole") : text_of(unit, "unit"));
    sr_page_points(&p->to, member(unit, "value"), false);
    sr_page_points(&p->to, member(unit, "target"), false);
    sr_page_cell(&p->to, sr_page_state(&p->to, text_of(unit, "assessment")));
    sr_page_points(&p->to, member(member(unit, "previous"), "value"), false);
    sr_page_points(&p->to, member(unit, "change"), true);
    if (p->unit_count > 1) count_cell(p, member(unit, "rank"));
    sr_page_end(&p->to);
}

static void units(const page *p)
{
    static const char *const columns[] = {"index", "target", "state", "year before", "change", "rank"};
    heading(p, "Index", columns, p->unit_count > 1 ? 6 : 5);
    for (size_t i = 0; i < p->unit_count; i++)
        unit_row(p, p->units[i]);
    if (p->left_out > 0) {
        sr_page_number room;
        sr_buf_text(p->to.out, "  ");
        sr_page_say(&p->to, SR_MSG("and {0} more; --json has them all",
                                   sr_page_count(&p->to, (double)p->left_out, &room)));
        sr_buf_free(&room.text);
        sr_buf_char(p->to.out, '\n');
    }
}

/* One row a year, one column a unit: only where there is more than the year before. */
static void years(const page *p)
{
    const cJSON *history = member(p->units[0], "history");
    if (cJSON_GetArraySize(history) < 2) return;
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, word(p, "Earlier years"));
    for (size_t u = 0; u < p->unit_count; u++)
        sr_page_cell(&p->to, text_of(p->units[u], "unit"));
    sr_page_end(&p->to);
    const cJSON *year = NULL;
    cJSON_ArrayForEach(year, history)
    {
        sr_page_label(&p->to, text_of(year, "period"));
        for (size_t u = 0; u < p->unit_count; u++) {
            const cJSON *own = NULL, *found = NULL;
            cJSON_ArrayForEach(own, member(p->units[u], "history")) if (strcmp(text_of(own, "period"),
                                                                               text_of(year, "period")) == 0)
                found = own;
            sr_page_points(&p->to, member(found, "value"), false);
        }
        sr_page_end(&p->to);
    }
}

/* ---- areas ---- */

static void area_label(const page *p, const cJSON *area)
{
    sr_buf text = {0};
    sr_buf_printf(&text, "%s%s", cJSON_IsNull(member(area, "inside")) ? "" : "  ", text_of(area, "title"));
    sr_page_label(&p->to, sr_buf_string(&text));
    sr_buf_free(&text);
}

static void areas_of_one(const page *p)
{
    static const char *const columns[] = {"index", "gives", "left", "change"};
    const cJSON *area = NULL;
    heading(p, "Area", columns, 4);
    cJSON_ArrayForEach(area, member(p->units[0], "areas"))
    {
        area_label(p, area);
        sr_page_points(&p->to, member(area, "value"), false);
        sr_page_points(&p->to, member(area, "contribution"), false);
        sr_page_points(&p->to, member(area, "missed"), false);
        sr_page_points(&p->to, member(area, "change"), true);
        sr_page_end(&p->to);
    }
    const cJSON *rest = member(p->units[0], "remainder");
    if (!cJSON_IsObject(rest)) return;
    sr_page_label(&p->to, word(p, "Remainder"));
    sr_page_cell(&p->to, "");
    sr_page_points(&p->to, member(p->units[0], "remainder_contribution"), false);
    sr_page_points(&p->to, member(p->units[0], "remainder_missed"), false);
    sr_page_points(&p->to, member(p->units[0], "remainder_change"), true);
    sr_page_end(&p->to);
}

/* Areas down, units across. */
static void areas_side_by_side(const page *p)
{
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, word(p, "Area"));
    for (size_t u = 0; u < p->unit_count; u++)
        sr_page_cell(&p->to, text_of(p->units[u], "unit"));
    sr_page_end(&p->to);
    int count = cJSON_GetArraySize(member(p->units[0], "areas"));
    for (int a = 0; a < count; a++) {
        area_label(p, cJSON_GetArrayItem(member(p->units[0], "areas"), a));
        for (size_t u = 0; u < p->unit_count; u++)
            sr_page_points(&p->to, member(cJSON_GetArrayItem(member(p->units[u], "areas"), a), "value"),
                           false);
        sr_page_end(&p->to);
    }
}

/* ---- indicators ---- */

static double size_of(const cJSON *indicator, const char *what)
{
    const cJSON *value = member(indicator, what);
    double number = cJSON_IsNumber(value) ? value->valuedouble : 0;
    return number < 0 ? -number : number;
}

/* The largest of what is not listed yet; equal ones in declared order. */
static const cJSON *next_of(const cJSON *indicators, const char *what, const cJSON *const *listed,
                            size_t count)
{
    const cJSON *best = NULL, *each = NULL;
    cJSON_ArrayForEach(each, indicators)
    {
        bool again = size_of(each, what) <= 0;
        for (size_t i = 0; i < count; i++)
            again = again || listed[i] == each;
        if (!again && (!best || size_of(each, what) > size_of(best, what))) best = each;
    }
    return best;
}

static void lift_row(const page *p, const cJSON *indicator)
{
    sr_page_label(&p->to, text_of(indicator, "text"));
    sr_page_points(&p->to, member(indicator, "contribution"), false);
    sr_page_points(&p->to, member(indicator, "possible"), false);
    sr_page_points(&p->to, member(indicator, "lift"), true);
    if (p->missed) sr_page_cell(&p->to, word(p, cJSON_IsTrue(member(indicator, "enough")) ? "yes" : "no"));
    sr_page_end(&p->to);
}

static void change_row(const page *p, const cJSON *indicator)
{
    sr_page_label(&p->to, text_of(indicator, "text"));
    sr_page_points(&p->to, member(indicator, "contribution"), false);
    sr_page_points(&p->to, member(indicator, "change"), true);
    sr_page_end(&p->to);
}

static void indicators(const page *p, const cJSON *unit, const char *what, const char *head,
                       const char *const *columns, size_t column_count,
                       void (*row)(const page *, const cJSON *))
{
    const cJSON *listed[MOST_LIFTS];
    size_t count = 0;
    const cJSON *list = member(unit, "indicators"), *next = next_of(list, what, listed, 0);
    if (!next) return;
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, head);
    for (size_t i = 0; i < column_count; i++)
        sr_page_cell(&p->to, word(p, columns[i]));
    sr_page_end(&p->to);
    for (; next && count < MOST_LIFTS; next = next_of(list, what, listed, count)) {
        row(p, next);
        listed[count++] = next;
    }
}

static void lifts(const page *p, const cJSON *unit)
{
    static const char *const lift_columns[] = {"gives", "could give", "would lift", "enough alone"};
    static const char *const change_columns[] = {"gives", "change"};
    sr_buf head = {0};
    bool named = p->unit_count > 1;
    sr_buf_printf(&head, "%s%s%s", named ? text_of(unit, "unit") : "", named ? ": " : "",
                  word(p, "what would lift the index"));
    indicators(p, unit, "lift", sr_buf_string(&head), lift_columns, p->missed ? 4 : 3, lift_row);
    sr_buf_free(&head);
    head = (sr_buf){0};
    sr_buf_printf(&head, "%s%s%s", named ? text_of(unit, "unit") : "", named ? ": " : "",
                  word(p, "what moved the index"));
    indicators(p, unit, "change", sr_buf_string(&head), change_columns, 2, change_row);
    sr_buf_free(&head);
}

/* ---- robustness ---- */

static void assumption(const page *p)
{
    const cJSON *robust = member(p->units[0], "robustness");
    if (!cJSON_IsObject(robust) || cJSON_IsTrue(member(robust, "declared"))) return;
    sr_buf_text(p->to.out, "  ");
    sr_page_say(&p->to,
                SR_MSG("How much the weights may change is an assumption: the index does not declare it."));
    sr_buf_char(p->to.out, '\n');
}

static void robustness(const page *p, const cJSON *unit)
{
    const cJSON *sentence = NULL;
    bool first = true;
    cJSON_ArrayForEach(sentence, member(member(unit, "robustness"), "sentences"))
    {
        sr_buf_text(p->to.out, first ? "\n  " : "  ");
        if (first && p->unit_count > 1) sr_buf_printf(p->to.out, "%s: ", text_of(unit, "unit"));
        first = false;
        (void)sr_page_put(&p->to, cJSON_GetStringValue(sentence), SIZE_MAX);
        sr_buf_char(p->to.out, '\n');
    }
}

/* ---- the page ---- */

static bool listed_before(const cJSON *indices, const cJSON *index)
{
    const cJSON *each = NULL;
    cJSON_ArrayForEach(each, indices)
    {
        if (each == index) return false;
        if (strcmp(text_of(each, "id"), text_of(index, "id")) == 0) return true;
    }
    return false;
}

static void gather_units(page *p, const cJSON *indices, const char *id)
{
    const cJSON *each = NULL;
    p->unit_count = 0;
    p->left_out = 0;
    cJSON_ArrayForEach(each, indices)
    {
        if (strcmp(text_of(each, "id"), id) != 0) continue;
        if (p->unit_count < MOST_UNITS)
            p->units[p->unit_count++] = each;
        else
            p->left_out++;
    }
}

size_t sr_index_page(const cJSON *results, const char *id, sr_language language, sr_buf *out)
{
    page p = {.to = {out, language}, .results = results};
    const cJSON *indices = member(results, "indices"), *each = NULL;
    size_t found = 0;
    cJSON_ArrayForEach(each, indices)
    {
        bool asked = !id || strcmp(text_of(each, "id"), id) == 0;
        if (!asked || listed_before(indices, each)) continue;
        if (found++ > 0) sr_buf_char(out, '\n');
        gather_units(&p, indices, text_of(each, "id"));
        title(&p);
        units(&p);
        years(&p);
        if (p.unit_count > 1)
            areas_side_by_side(&p);
        else
            areas_of_one(&p);
        for (size_t u = 0; u < p.unit_count; u++) {
            p.missed = strcmp(text_of(p.units[u], "assessment"), "not_met") == 0;
            lifts(&p, p.units[u]);
            robustness(&p, p.units[u]);
        }
        assumption(&p);
    }
    return found;
}
