/* The page of an index in a terminal. */
#include <string.h>

#include "app/index.h"
#include "app/member.h"
#include "app/page.h"
#include "base/memory.h"

enum { MOST_LIFTS = 10 };

typedef struct page {
    sr_page to;
    const cJSON *results;
    const cJSON **units; /* the results of one index; owned by sr_index_page */
    size_t unit_count;
    bool missed; /* the unit under way misses the target of the index */
} page;

/* ---- cells ---- */

static void count_cell(const page *p, const cJSON *value)
{
    sr_buf count = {0};
    sr_page_cell(&p->to, cJSON_IsNumber(value) ? sr_page_count(&p->to, value->valuedouble, &count) : "..");
    sr_buf_free(&count);
}

/* ---- the whole ---- */

static void title(const page *p)
{
    const cJSON *first = p->units[0];
    sr_page_say(&p->to,
                SR_MSG("{0}, {1}", sr_member_shown(first, "title"), sr_member_shown(p->results, "period")));
    sr_buf_text(p->to.out, "\n  ");
    (void)sr_page_put(&p->to, sr_member_shown(sr_member_of(first, "method"), "text"), SIZE_MAX);
    sr_buf_char(p->to.out, '\n');
}

static void unit_row(const page *p, const cJSON *unit)
{
    sr_page_label(&p->to, cJSON_IsNull(sr_member_of(unit, "unit_id")) ? sr_page_word(&p->to, "The whole")
                                                                      : sr_member_shown(unit, "unit"));
    sr_page_points(&p->to, sr_member_of(unit, "value"), false);
    sr_page_points(&p->to, sr_member_of(unit, "target"), false);
    sr_page_cell(&p->to, sr_page_state(&p->to, sr_member_shown(unit, "assessment")));
    sr_page_points(&p->to, sr_member_of(sr_member_of(unit, "previous"), "value"), false);
    sr_page_points(&p->to, sr_member_of(unit, "change"), true);
    if (p->unit_count > 1) count_cell(p, sr_member_of(unit, "rank"));
    sr_page_end(&p->to);
}

static void units(const page *p)
{
    static const char *const columns[] = {"index", "target", "state", "year before", "change", "rank"};
    sr_page_heading(&p->to, "Index", columns, p->unit_count > 1 ? 6 : 5);
    for (size_t i = 0; i < p->unit_count; i++)
        unit_row(p, p->units[i]);
}

static size_t end_of(const page *p, size_t first)
{
    return p->unit_count - first < SR_PAGE_UNITS ? p->unit_count : first + SR_PAGE_UNITS;
}

/* The head of a table with at most SR_PAGE_UNITS units side by side. */
static void unit_names(const page *p, const char *head, size_t first)
{
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, sr_page_word(&p->to, head));
    for (size_t u = first; u < end_of(p, first); u++)
        sr_page_cell(&p->to, sr_member_shown(p->units[u], "unit"));
    sr_page_end(&p->to);
}

static const cJSON *value_of_year(const cJSON *unit, const char *period)
{
    const cJSON *own = NULL;
    cJSON_ArrayForEach(own, sr_member_of(unit, "history"))
    {
        if (strcmp(sr_member_shown(own, "period"), period) == 0) return sr_member_of(own, "value");
    }
    return NULL;
}

/* Years end where there was no index; a unit that is new has none of them. */
static const cJSON *longest_history(const page *p)
{
    const cJSON *longest = sr_member_of(p->units[0], "history");
    for (size_t u = 1; u < p->unit_count; u++) {
        const cJSON *own = sr_member_of(p->units[u], "history");
        if (cJSON_GetArraySize(own) > cJSON_GetArraySize(longest)) longest = own;
    }
    return longest;
}

/* One row a year, one column a unit: only where there is more than the year before. */
static void years(const page *p)
{
    const cJSON *history = longest_history(p), *year = NULL;
    if (cJSON_GetArraySize(history) < 2) return;
    for (size_t first = 0; first < p->unit_count; first += SR_PAGE_UNITS) {
        unit_names(p, "Earlier years", first);
        cJSON_ArrayForEach(year, history)
        {
            const char *period = sr_member_shown(year, "period");
            sr_page_label(&p->to, period);
            for (size_t u = first; u < end_of(p, first); u++)
                sr_page_points(&p->to, value_of_year(p->units[u], period), false);
            sr_page_end(&p->to);
        }
    }
}

/* ---- areas ---- */

static void area_label(const page *p, const cJSON *area)
{
    sr_buf text = {0};
    sr_buf_printf(&text, "%s%s", cJSON_IsNull(sr_member_of(area, "inside")) ? "" : "  ",
                  sr_member_shown(area, "title"));
    sr_page_label(&p->to, sr_buf_string(&text));
    sr_buf_free(&text);
}

static void areas_of_one(const page *p)
{
    static const char *const columns[] = {"index", "gives", "left", "change"};
    const cJSON *area = NULL;
    sr_page_heading(&p->to, "Area", columns, 4);
    cJSON_ArrayForEach(area, sr_member_of(p->units[0], "areas"))
    {
        area_label(p, area);
        sr_page_points(&p->to, sr_member_of(area, "value"), false);
        sr_page_points(&p->to, sr_member_of(area, "contribution"), false);
        sr_page_points(&p->to, sr_member_of(area, "missed"), false);
        sr_page_points(&p->to, sr_member_of(area, "change"), true);
        sr_page_end(&p->to);
    }
    const cJSON *rest = sr_member_of(p->units[0], "remainder");
    if (!cJSON_IsObject(rest)) return;
    sr_page_label(&p->to, sr_page_word(&p->to, "Remainder"));
    sr_page_cell(&p->to, "");
    sr_page_points(&p->to, sr_member_of(p->units[0], "remainder_contribution"), false);
    sr_page_points(&p->to, sr_member_of(p->units[0], "remainder_missed"), false);
    sr_page_points(&p->to, sr_member_of(p->units[0], "remainder_change"), true);
    sr_page_end(&p->to);
}

/* Areas down, units across. */
static void areas_side_by_side(const page *p)
{
    const cJSON *areas = sr_member_of(p->units[0], "areas");
    for (size_t first = 0; first < p->unit_count; first += SR_PAGE_UNITS) {
        unit_names(p, "Area", first);
        for (int a = 0; a < cJSON_GetArraySize(areas); a++) {
            area_label(p, cJSON_GetArrayItem(areas, a));
            for (size_t u = first; u < end_of(p, first); u++) {
                const cJSON *own = cJSON_GetArrayItem(sr_member_of(p->units[u], "areas"), a);
                sr_page_points(&p->to, sr_member_of(own, "value"), false);
            }
            sr_page_end(&p->to);
        }
    }
}

/* ---- indicators ---- */

static double size_of(const cJSON *indicator, const char *what)
{
    const cJSON *value = sr_member_of(indicator, what);
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
    sr_page_label(&p->to, sr_member_shown(indicator, "text"));
    sr_page_points(&p->to, sr_member_of(indicator, "contribution"), false);
    sr_page_points(&p->to, sr_member_of(indicator, "possible"), false);
    sr_page_points(&p->to, sr_member_of(indicator, "lift"), true);
    if (p->missed)
        sr_page_cell(&p->to,
                     sr_page_word(&p->to, cJSON_IsTrue(sr_member_of(indicator, "enough")) ? "yes" : "no"));
    sr_page_end(&p->to);
}

static void change_row(const page *p, const cJSON *indicator)
{
    sr_page_label(&p->to, sr_member_shown(indicator, "text"));
    sr_page_points(&p->to, sr_member_of(indicator, "contribution"), false);
    sr_page_points(&p->to, sr_member_of(indicator, "change"), true);
    sr_page_end(&p->to);
}

static void indicators(const page *p, const cJSON *unit, const char *what, const char *head,
                       const char *const *columns, size_t column_count,
                       void (*row)(const page *, const cJSON *))
{
    const cJSON *listed[MOST_LIFTS];
    size_t count = 0;
    const cJSON *list = sr_member_of(unit, "indicators"), *next = next_of(list, what, listed, 0);
    if (!next) return;
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, head);
    for (size_t i = 0; i < column_count; i++)
        sr_page_cell(&p->to, sr_page_word(&p->to, columns[i]));
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
    sr_buf_printf(&head, "%s%s%s", named ? sr_member_shown(unit, "unit") : "", named ? ": " : "",
                  sr_page_word(&p->to, "what would lift the index"));
    indicators(p, unit, "lift", sr_buf_string(&head), lift_columns, p->missed ? 4 : 3, lift_row);
    sr_buf_free(&head);
    head = (sr_buf){0};
    sr_buf_printf(&head, "%s%s%s", named ? sr_member_shown(unit, "unit") : "", named ? ": " : "",
                  sr_page_word(&p->to, "what moved the index"));
    indicators(p, unit, "change", sr_buf_string(&head), change_columns, 2, change_row);
    sr_buf_free(&head);
}

/* ---- robustness ---- */

static void assumption(const page *p)
{
    const cJSON *robust = NULL;
    for (size_t u = 0; u < p->unit_count && !cJSON_IsObject(robust); u++)
        robust = sr_member_of(p->units[u], "robustness"); /* a unit without a value has none */
    if (!cJSON_IsObject(robust) || cJSON_IsTrue(sr_member_of(robust, "declared"))) return;
    sr_buf_text(p->to.out, "  ");
    sr_page_say(&p->to,
                SR_MSG("How much the weights may change is an assumption: the index does not declare it."));
    sr_buf_char(p->to.out, '\n');
}

static void robustness(const page *p, const cJSON *unit)
{
    const cJSON *sentence = NULL;
    bool first = true;
    cJSON_ArrayForEach(sentence, sr_member_of(sr_member_of(unit, "robustness"), "sentences"))
    {
        sr_buf_text(p->to.out, first ? "\n  " : "  ");
        if (first && p->unit_count > 1) sr_buf_printf(p->to.out, "%s: ", sr_member_shown(unit, "unit"));
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
        if (strcmp(sr_member_shown(each, "id"), sr_member_shown(index, "id")) == 0) return true;
    }
    return false;
}

static void gather_units(page *p, const cJSON *indices, const char *id)
{
    const cJSON *each = NULL;
    p->unit_count = 0;
    cJSON_ArrayForEach(each, indices)
    {
        if (strcmp(sr_member_shown(each, "id"), id) == 0) p->units[p->unit_count++] = each;
    }
}

static void put_index(page *p)
{
    title(p);
    units(p);
    years(p);
    if (p->unit_count > 1)
        areas_side_by_side(p);
    else
        areas_of_one(p);
    for (size_t u = 0; u < p->unit_count; u++) {
        p->missed = strcmp(sr_member_shown(p->units[u], "assessment"), "not_met") == 0;
        lifts(p, p->units[u]);
        robustness(p, p->units[u]);
    }
    assumption(p);
}

size_t sr_index_page(const cJSON *results, const char *id, sr_language language, sr_buf *out)
{
    page p = {.to = {out, language}, .results = results};
    const cJSON *indices = sr_member_of(results, "indices"), *each = NULL;
    size_t found = 0;
    p.units = sr_calloc((size_t)cJSON_GetArraySize(indices) + 1, sizeof(const cJSON *));
    if (!p.units) {
        out->failed = true;
        return 0;
    }
    cJSON_ArrayForEach(each, indices)
    {
        bool asked = !id || strcmp(sr_member_shown(each, "id"), id) == 0;
        if (!asked || listed_before(indices, each)) continue;
        if (found++ > 0) sr_buf_char(out, '\n');
        gather_units(&p, indices, sr_member_shown(each, "id"));
        put_index(&p);
    }
    sr_free(p.units);
    return found;
}
