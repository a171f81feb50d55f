/* What the page of the weights workshop holds: the index, its indicators, and what each outcome earns, so
   that the page knows no rule of scoring or normalisation and only combines. */
#include "report/workshop.h"

#include "report/index.h"

static void key(sr_workshop *w, const char *name)
{
    sr_json_key(&w->json, name);
}

static void text(sr_workshop *w, const char *name, const char *value)
{
    sr_json_key_text(&w->json, name, value);
}

/* Doubles hold every whole number up to this one. */
static const int64_t MOST_HELD = INT64_C(1) << 53;

static void whole(sr_workshop *w, int64_t number)
{
    if (number >= -MOST_HELD && number <= MOST_HELD) {
        sr_json_int(&w->json, number);
        return;
    }
    const char *digits = sr_arena_printf(w->r.arena, "%lld", (long long)number);
    if (digits == NULL) {
        sr_report_no_memory(&w->r);
    }
    sr_json_text(&w->json, digits);
}

void sr_workshop_number(sr_workshop *w, const char *name, bool given, sr_number number)
{
    if (name != NULL) {
        key(w, name);
    }
    number = sr_settled(number);
    if (!given) {
        sr_json_null(&w->json);
    } else if (sr_number_exact(number)) {
        sr_json_open(&w->json, '[');
        whole(w, number.num);
        whole(w, number.den);
        sr_json_close(&w->json, ']');
    } else {
        sr_json_number(&w->json, number);
    }
}

/* ---- which index ---- */

static void refuse(const sr_workshop *w, sr_message message, sr_message hint)
{
    sr_findings_add(w->r.findings, &(sr_finding){.code = "SR4480",
                                                 .severity = SR_ERROR,
                                                 .place = w->index != NULL ? w->index->place : (sr_place){0},
                                                 .subject = w->index != NULL ? NULL : "--workshop",
                                                 .message = message,
                                                 .hint = hint});
}

static const char *names_of(sr_workshop *w)
{
    const sr_index *const *all = NULL;
    size_t count = sr_model_indices(w->r.results->model, &all);
    const char **names = sr_report_array(&w->r, count, sizeof *names);
    for (size_t i = 0; names != NULL && i < count; i++) {
        names[i] = all[i]->id;
    }
    return names != NULL ? sr_joined(&w->r, names, count) : "";
}

static bool choose(sr_workshop *w, const char *id)
{
    const sr_index *const *all = NULL;
    const sr_results *results = w->r.results;
    size_t count = sr_model_indices(results->model, &all);
    for (size_t i = 0; i < count && w->index == NULL; i++) {
        w->index = (id == NULL && count == 1) || sr_text_equal(id, all[i]->id) ? all[i] : NULL;
    }
    if (w->index == NULL && count == 0) {
        refuse(w, SR_MSG("the scripts declare no index for this period"), (sr_message){0});
    } else if (w->index == NULL) {
        refuse(w, id != NULL ? SR_MSG("there is no index {0}", id) : SR_MSG("there are several indices"),
               SR_MSG("Name one of {0}.", names_of(w)));
    }
    if (w->index != NULL) {
        w->unit_count = sr_index_units_of(results, w->index, &w->units);
    }
    return w->index != NULL && w->unit_count > 0;
}

static bool can_judge(const sr_target *target)
{
    return target->comparator == SR_NO_LEVEL || (target->has_value && target->comparator <= SR_EQUALS);
}

/* Where there is nothing to distribute, or no page can say what it would lead to. */
static bool is_weighed(sr_workshop *w)
{
    const sr_index *index = w->index;
    bool totals = !sr_index_is_composed(&index->method) && sr_index_has_published(index) &&
                  sr_index_areas_decide(index);
    if (index->method.weighting == SR_WEIGHTING_EQUAL) {
        refuse(w,
               SR_MSG("the index {0} weighs all indicators the same, so that there is nothing to distribute",
                      index->id),
               SR_MSG("weighting = \"given\" lets weights count"));
    } else if (totals) {
        refuse(w,
               SR_MSG("the index {0} has published totals and weights of areas, which are different points",
                      index->id),
               SR_MSG("take one of them away: published totals are in the points of the indicators"));
    } else if (!can_judge(&index->target)) {
        refuse(w, SR_MSG("the target of the index {0} is no level that an index reaches", index->id),
               SR_MSG("target = at_least \"70\" is one"));
    }
    return index->method.weighting != SR_WEIGHTING_EQUAL && !totals && can_judge(&index->target);
}

/* ---- the start, in tenths of points ---- */

/* Rows are the indicators, and then the published totals without indicators. */
static size_t row_count(const sr_workshop *w)
{
    return w->index->indicator_count + w->rest.count;
}

/* The weight as it is declared or published; one within a published total is none of its own. False when it
   is not known. */
static bool declared_weight(const sr_workshop *w, size_t row, sr_number *out)
{
    *out = SR_INT(0);
    if (row >= w->index->indicator_count) {
        *out = w->rest.rows[row - w->index->indicator_count].weight;
        return true;
    }
    const sr_indicator *each = &w->index->indicators[row];
    if (each->has_weight) {
        *out = sr_settled(each->weight);
    }
    return each->has_weight || sr_rest_covers(&w->rest, w->index, each->area);
}

typedef struct starting {
    double known, unknown, budget; /* tenths; rows */
    double factor;                 /* from declared weights to points */
} starting;

static starting begin_start(const sr_workshop *w)
{
    starting s = {.budget = sr_number_double(w->rest.points) * 10};
    for (size_t i = 0; i < row_count(w); i++) {
        sr_number weight;
        s.unknown += declared_weight(w, i, &weight) ? 0 : 1;
        s.known += sr_number_double(weight) * 10;
    }
    s.factor = s.unknown > 0 && s.known <= s.budget ? 1 : s.known > 0 ? s.budget / s.known : 0;
    return s;
}

/* A tenth more to the row with the greatest remainder, as long as there are tenths left. */
static void hand_out(int64_t *tenths, double *left, size_t count, int64_t rest)
{
    for (; rest > 0 && count > 0; rest--) {
        size_t most = 0;
        for (size_t i = 1; i < count; i++) {
            most = left[i] > left[most] ? i : most;
        }
        tenths[most]++;
        left[most] -= 1;
    }
}

/* The declared weights in the proportion of the points; what is not published shares what is left. False when
   the tenths are not exactly the declared weights. */
static bool find_start(sr_workshop *w, int64_t *tenths)
{
    const starting s = begin_start(w);
    double *left = sr_report_array(&w->r, row_count(w), sizeof *left);
    double given = 0;
    bool exact = true;
    for (size_t i = 0; left != NULL && i < row_count(w); i++) {
        sr_number weight;
        bool known = declared_weight(w, i, &weight);
        double rest = s.budget > s.known ? s.budget - s.known : 0;
        double wanted = known ? sr_number_double(weight) * 10 * s.factor : rest / s.unknown;
        tenths[i] = (int64_t)(wanted + 1e-9);
        left[i] = wanted - (double)tenths[i];
        exact = exact && left[i] < 1e-6;
        given += (double)tenths[i];
    }
    if (left != NULL) {
        hand_out(tenths, left, row_count(w), (int64_t)(s.budget - given + 0.5));
    }
    return exact;
}

/* ---- members, areas, indicators ---- */

static void write_member(sr_workshop *w, const char *id, const char *short_name, const char *name)
{
    sr_json_open(&w->json, '{');
    text(w, "id", id);
    text(w, "short", short_name);
    text(w, "name", name);
    sr_json_close(&w->json, '}');
}

static void write_members(sr_workshop *w)
{
    const sr_forbund *forbund = w->r.results->forbund;
    key(w, "members");
    sr_json_open(&w->json, '[');
    write_member(w, "gemensamt", sr_report_word(&w->r, SR_WORD("In common")),
                 sr_report_word(&w->r, SR_WORD("A proposal in common")));
    for (size_t i = 0; i < forbund->member_count; i++) {
        const sr_member *member = &forbund->members[i];
        write_member(w, member->id, member->short_name != NULL ? member->short_name : member->name,
                     member->name);
    }
    write_member(w, "styrelsen", sr_report_word(&w->r, SR_WORD("Board")),
                 sr_report_word(&w->r, SR_WORD("The board")));
    sr_json_close(&w->json, ']');
}

static void write_areas(sr_workshop *w)
{
    key(w, "areas");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < w->index->area_count; i++) {
        const sr_index_area *area = &w->index->areas[i];
        sr_json_open(&w->json, '{');
        text(w, "id", area->id);
        text(w, "title", area->title);
        sr_json_key_int(&w->json, "inside", (int64_t)area->inside - 1);
        sr_workshop_number(w, "weight", area->has_weight, area->weight);
        sr_json_close(&w->json, '}');
    }
    sr_json_close(&w->json, ']');
}

static void write_declared(sr_workshop *w, size_t row)
{
    sr_number weight;
    bool known = declared_weight(w, row, &weight);
    sr_workshop_number(w, "declared", known, weight);
}

/* What is to be said of a weight that is not simply declared. */
static void write_standing(sr_workshop *w, const sr_indicator *each)
{
    bool covered = !each->has_weight && sr_rest_covers(&w->rest, w->index, each->area);
    const char *unknown = sr_report_word(&w->r, SR_WORD("the weight is not published"));
    text(w, "assumed", each->has_weight ? each->assumed : covered ? NULL : unknown);
    text(w, "note",
         covered ? sr_report_word(&w->r, SR_WORD("the weight is not published: it is part of the remainder"))
                 : NULL);
}

static void write_indicator(sr_workshop *w, size_t at, int64_t tenths)
{
    const sr_indicator *each = &w->index->indicators[at];
    sr_json_open(&w->json, '{');
    text(w, "id", each->id);
    text(w, "text", each->text);
    sr_json_key_int(&w->json, "area", (int64_t)each->area);
    text(w, "target", each->target.comparator == SR_NO_LEVEL ? NULL : sr_target_text(&w->r, &each->target));
    sr_json_key_int(&w->json, "start", tenths);
    write_declared(w, at);
    write_standing(w, each);
    sr_json_key_bool(&w->json, "total", false);
    sr_workshop_number(w, "best", true, sr_index_best(w->units, w->unit_count, at));
    sr_json_close(&w->json, '}');
}

static void write_total(sr_workshop *w, size_t at, int64_t tenths)
{
    const sr_rest_row *row = &w->rest.rows[at];
    sr_json_open(&w->json, '{');
    text(w, "id", row->id);
    text(w, "text", sr_report_rest(&w->r, row));
    sr_json_key_int(&w->json, "area", row->area < w->index->area_count ? (int64_t)row->area : -1);
    text(w, "target", NULL);
    sr_json_key_int(&w->json, "start", tenths);
    write_declared(w, w->index->indicator_count + at);
    text(w, "assumed", NULL);
    text(w, "note", NULL);
    sr_json_key_bool(&w->json, "total", true);
    sr_json_close(&w->json, '}');
}

static void write_rows(sr_workshop *w, const int64_t *tenths)
{
    key(w, "indicators");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < w->index->indicator_count; i++) {
        write_indicator(w, i, tenths[i]);
    }
    for (size_t i = 0; i < w->rest.count; i++) {
        write_total(w, i, tenths[w->index->indicator_count + i]);
    }
    sr_json_close(&w->json, ']');
}

/* ---- the whole ---- */

static void write_names(sr_workshop *w)
{
    static const char *const languages[] = {[SR_SWEDISH] = "sv", [SR_ENGLISH] = "en"};
    const sr_results *results = w->r.results;
    const sr_index *const *all = NULL;
    const char *name = sr_arena_printf(w->r.arena, "%s.%s", results->forbund->id, w->index->id);
    char period[16], version[65] = "";
    sr_buf method = {0};
    sr_period_write(results->period, period);
    if (name == NULL || sr_index_version(w->index, version) != SR_OK ||
        sr_index_say_method(w->index, w->r.language, &method) != SR_OK) {
        w->status = SR_MEMORY;
    }
    text(w, "schema", "samrapport-workshop/1");
    text(w, "language", languages[w->r.language]);
    text(w, "index", name);
    text(w, "id", w->index->id);
    sr_json_key_bool(&w->json, "alone", sr_model_indices(results->model, &all) == 1);
    text(w, "period", period);
    text(w, "version", version);
    text(w, "title", w->index->title);
    text(w, "forbund", results->forbund->name);
    text(w, "method", sr_report_take(&w->r, &method));
}

static void write_target(sr_workshop *w)
{
    const sr_target *target = &w->index->target;
    key(w, "target");
    if (!target->has_value) {
        sr_json_null(&w->json);
        return;
    }
    sr_quantity level = sr_quantity_number(sr_settled(target->value), SR_IN_NONE);
    sr_json_open(&w->json, '{');
    text(w, "comparator", sr_comparator_id(target->comparator));
    sr_workshop_number(w, "value", true, target->value);
    sr_workshop_number(w, "tolerance", true, target->tolerance);
    text(w, "shown", sr_quantity_shown(&w->r, &level));
    text(w, "text", sr_target_text(&w->r, target));
    sr_json_close(&w->json, '}');
}

/* What is worth nothing, of an index that is combined level by level. */
static void write_scale(sr_workshop *w)
{
    sr_json_key_bool(&w->json, "of_hundred", sr_index_is_of_hundred(w->index));
    sr_workshop_number(w, "worst", true, sr_index_worst(w->index));
}

static void write_rules(sr_workshop *w)
{
    const sr_index_method *method = &w->index->method;
    key(w, "points");
    sr_json_number(&w->json, w->rest.points);
    write_target(w);
    sr_workshop_number(w, "coverage", method->has_coverage, method->coverage);
    sr_json_key_bool(&w->json, "composed", sr_index_is_composed(method));
    sr_json_key_bool(&w->json, "normalised", method->normal.method != SR_NORMAL_NONE);
    sr_json_key_bool(&w->json, "by_area", method->weighting == SR_WEIGHTING_BY_AREA);
    sr_json_key_bool(&w->json, "areas_decide", sr_index_areas_decide(w->index));
    text(w, "within", sr_aggregation_id(method->within));
    text(w, "between", sr_aggregation_id(method->between));
    sr_json_key_bool(&w->json, "counts_missing", method->counts_missing);
    write_scale(w);
}

/* A unit without a value has no robustness of its own. */
const sr_robust_result *sr_workshop_robust(const sr_workshop *w)
{
    size_t u = 0;
    while (u < w->unit_count && w->units[u].robust == NULL) {
        u++;
    }
    return u < w->unit_count ? w->units[u].robust : NULL;
}

/* How much the index lets its weights change when it tries them. */
static void write_spread(sr_workshop *w)
{
    const sr_robust_result *robust = sr_workshop_robust(w);
    bool within = robust != NULL && robust->rule.spread == SR_SPREAD_WITHIN;
    sr_workshop_number(w, "spread", within, within ? robust->rule.amount : SR_INT(0));
}

static void write_all(sr_workshop *w)
{
    int64_t *tenths = sr_report_array(&w->r, row_count(w), sizeof *tenths);
    if (tenths == NULL) {
        return;
    }
    bool exact = find_start(w, tenths);
    sr_json_open(&w->json, '{');
    write_names(w);
    write_rules(w);
    sr_json_key_bool(&w->json, "rounded", !exact);
    write_spread(w);
    write_members(w);
    write_areas(w);
    write_rows(w, tenths);
    sr_workshop_variants(w);
    sr_workshop_units(w);
    sr_json_close(&w->json, '}');
}

static bool has_points(sr_workshop *w)
{
    w->status = sr_rest_find(w->r.arena, w->index, w->units, w->unit_count, &w->rest);
    bool given = w->status == SR_OK && sr_number_compare(w->rest.points, SR_INT(0)) > 0;
    if (w->status == SR_OK && !given) {
        refuse(w, SR_MSG("the index {0} does not say how many points are distributed", w->index->id),
               SR_MSG("points = 100 in the index says it"));
    } else if (given && !sr_points_are_tenths(w->rest.points)) {
        const char *points = sr_points_text(w->r.arena, w->rest.points);
        w->status = points != NULL ? SR_OK : SR_MEMORY;
        refuse(w,
               SR_MSG("the weights of the index {0} add up to {1}, which no party can distribute: points "
                      "have at most one decimal",
                      w->index->id, points != NULL ? points : ""),
               SR_MSG("points = 100 in the index says how many are distributed; the weights begin in "
                      "proportion to what they are"));
        given = false;
    }
    return given;
}

sr_status sr_workshop_data(const sr_results *results, const char *index, sr_findings *findings, sr_buf *out)
{
    sr_workshop w = {.r = {.results = results,
                           .findings = findings,
                           .language = results->forbund->language,
                           .arena = sr_arena_new()},
                     .json = {.buf = out}};
    if (w.r.arena == NULL) {
        return SR_MEMORY;
    }
    if (choose(&w, index) && is_weighed(&w) && has_points(&w)) {
        write_all(&w);
    }
    sr_arena_free(w.r.arena);
    if (w.status == SR_OK && (w.r.no_memory || sr_buf_status(out) != SR_OK)) {
        w.status = SR_MEMORY;
    }
    return w.status == SR_OVERFLOW ? SR_OK : w.status;
}
