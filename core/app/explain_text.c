#include <stdio.h>
#include <string.h>

#include "app/explain.h"
#include "app/member.h"
#include "base/format.h"
#include "base/json.h"

typedef struct page {
    sr_buf *out;
    sr_language language;
    const cJSON *results; /* for the measures behind goals and budget lines */
} page;

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

/* A word of the results' own vocabulary ("not_measured", "up") as people say it. */
static const char *said(const page *to, const char *word)
{
    static const char *const words[][2] = {
        {"not_measured", "not measured"},   {"not_measurable", "not measurable"},
        {"not_applicable", "cannot occur"}, {"not_published", "not published"},
        {"suppressed", "suppressed"},       {"met", "Met"},
        {"partly", "Partly met"},           {"not_met", "Not met"},
        {"no_target", "No target"},         {"not_due", "Not due"},
        {"at_least", "at least"},           {"at_most", "at most"},
        {"no_difference", "no difference"}, {"each_at_least", "each at least"},
        {"not_below", "not below"},         {"nation", "nation"},
        {"last_year", "last year"},         {"split_from", "split from"},
        {"merged_from", "merged from"},     {"wilson", "Wilson"},
    };
    for (size_t i = 0; word && i < sizeof words / sizeof(words[0]); i++)
        if (strcmp(word, words[i][0]) == 0) return sr_word(to->language, words[i][1]);
    return word ? sr_word(to->language, word) : NULL;
}

/* A number of the results in its shortest form, as the results themselves write it. */
static void number_text(sr_buf *out, double value)
{
    static const double most = 1e15; /* whole numbers up to here are printed digit by digit */
    sr_number number = SR_INT((int64_t)(value > -most && value < most ? value : 0));
    sr_json_out json = {.buf = out};
    if (sr_number_double(number) == value || sr_number_inexact(value, &number) == SR_OK)
        sr_json_number(&json, number);
}

/* A JSON value as it stands in the results; NULL for null, so that no line is written. */
static void json_line(const page *to, const char *word, const cJSON *value)
{
    if (!value || cJSON_IsNull(value)) return;
    if (cJSON_IsString(value)) {
        line(to, word, value->valuestring);
        return;
    }
    if (cJSON_IsNumber(value)) {
        sr_buf digits = {0};
        number_text(&digits, value->valuedouble);
        line(to, word, sr_buf_string(&digits));
        sr_buf_free(&digits);
        return;
    }
    char *text = cJSON_PrintUnformatted(value);
    if (text)
        line(to, word, text);
    else
        to->out->failed = true;
    cJSON_free(text);
}

/* {"period", "value", "missing", "display"}: "2021: 69 %", or why there is no value. */
static void other_line(const page *to, const char *word, const cJSON *other)
{
    sr_buf text = {0};
    const char *missing = sr_member_text(other, "missing");
    if (!cJSON_IsObject(other)) return;
    sr_buf_printf(&text, "%s: %s", sr_member_text(other, "period"),
                  missing ? said(to, missing) : sr_member_text(other, "display"));
    line(to, word, sr_buf_string(&text));
    sr_buf_free(&text);
}

/* " 90 %": a value of the results in a unit of theirs; with decimals only when it has any. */
static void value_text(const page *to, sr_buf *text, const cJSON *value, const char *measured_in)
{
    sr_number number;
    sr_number_style style = {.decimals = -1, .with_unit = true, .language = to->language};
    char *digits = cJSON_IsNumber(value) ? cJSON_PrintUnformatted(value) : NULL;
    if (digits && measured_in && sr_measured_in_read(measured_in, &style.unit) &&
        sr_number_read(sr_str_of(digits), '.', &number, NULL)) {
        if (style.unit == SR_IN_SHARE && (!sr_number_exact(number) || 100 % number.den != 0))
            style.decimals = 1;
        sr_buf_char(text, ' ');
        if (sr_format_number(text, number, &style) != SR_OK) to->out->failed = true;
    }
    cJSON_free(digits);
}

/* "61 %–91 % (wilson, 95 %)": nothing when there is none. */
static void interval_line(const page *to, const cJSON *interval)
{
    sr_buf text = {0};
    if (!cJSON_IsObject(interval)) return;
    value_text(to, &text, sr_member_of(interval, "low"), "share");
    sr_buf_text(&text, " –");
    value_text(to, &text, sr_member_of(interval, "high"), "share");
    sr_buf_printf(&text, " (%s,", said(to, sr_member_text(interval, "method")));
    value_text(to, &text, sr_member_of(interval, "level"), "share");
    sr_buf_char(&text, ')');
    line(to, "interval", sr_buf_string(&text) + 1); /* value_text begins with a space */
    sr_buf_free(&text);
}

/* "at least 90 %". */
static void target_line(const page *to, const cJSON *target)
{
    sr_buf text = {0};
    const char *comparator = sr_member_text(target, "comparator");
    if (!comparator || strcmp(comparator, "none") == 0) return;
    sr_buf_text(&text, said(to, comparator));
    value_text(to, &text, sr_member_of(target, "value"), sr_member_text(target, "measured_in"));
    if (sr_member_text(target, "reference"))
        sr_buf_printf(&text, " %s", said(to, sr_member_text(target, "reference")));
    line(to, "target", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void origin_lines(const page *to, const cJSON *origin)
{
    const cJSON *part = NULL;
    cJSON_ArrayForEach(part, origin)
    {
        line(to, "source", sr_member_text(part, "source"));
        line(to, "file", sr_member_text(part, "file"));
        line(to, "rows",
             sr_member_text(part, "rows") ? sr_member_text(part, "rows")
                                          : sr_word(to->language, "not told, to protect persons"));
        line(to, "SHA-256", sr_member_text(part, "sha256"));
        line(to, "published",
             sr_word(to->language, cJSON_IsTrue(sr_member_of(part, "published")) ? "yes" : "no"));
        if (cJSON_IsTrue(sr_member_of(part, "synthetic"))) line(to, "data", sr_word(to->language, "made up"));
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

/* {"kind", "goal", "note"}: "replaces 2021:1.2 (why)". */
static void lineage_line(const page *to, const cJSON *link)
{
    sr_buf text = {0};
    const char *note = sr_member_text(link, "note");
    sr_buf_printf(&text, "%s %s", said(to, sr_member_text(link, "kind")), sr_member_text(link, "goal"));
    if (note) sr_buf_printf(&text, " (%s)", note);
    line(to, "lineage", sr_buf_string(&text));
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
    const char *unit = sr_member_text(measure, "unit_id");
    sr_buf_text(key, sr_member_text(measure, "id"));
    if (unit) sr_buf_printf(key, "@%s", unit);
    const cJSON *group = NULL;
    bool first = true;
    cJSON_ArrayForEach(group, sr_member_of(measure, "group"))
    {
        sr_buf_printf(key, "%s%s=%s", first ? "[" : ",", group->string, cJSON_GetStringValue(group));
        first = false;
    }
    if (!first) sr_buf_char(key, ']');
}

/* Why there is no figure, without figures. */
static void protection_line(const page *to, const char *missing)
{
    sr_buf text = {0};
    const cJSON *threshold = sr_member_of(sr_member_of(to->results, "protection"), "threshold");
    if (!missing || strcmp(missing, "suppressed") != 0 || !cJSON_IsNumber(threshold)) return;
    char number[24];
    (void)snprintf(number, sizeof number, "%d", threshold->valueint);
    const sr_message why =
        SR_MSG("it is about a group smaller than {0}, or one could be computed with it and "
               "the figures that are printed",
               number);
    sr_message_write(&text, &why, to->language);
    line(to, "because", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void measure_text(const page *to, const cJSON *m)
{
    sr_buf key = {0};
    key_of(m, &key);
    title(to, sr_buf_string(&key), sr_member_text(m, "label"));
    sr_buf_free(&key);
    line(to, "unit", sr_member_text(m, "unit"));
    line(to, "printed", sr_member_text(m, "display"));
    json_line(to, "exact value", sr_member_of(m, "value"));
    line(to, "missing", said(to, sr_member_text(m, "missing")));
    protection_line(to, sr_member_text(m, "missing"));
    line(to, "formula", sr_member_text(m, "formula"));
    json_line(to, "numerator", sr_member_of(m, "numerator"));
    json_line(to, "denominator", sr_member_of(m, "denominator"));
    json_line(to, "n", sr_member_of(m, "n"));
    interval_line(to, sr_member_of(m, "interval"));
    json_line(to, "assumed", sr_member_of(m, "assumed"));
    other_line(to, "previous", sr_member_of(m, "previous"));
    line(to, "arrow", said(to, sr_member_text(m, "arrow")));
    other_line(to, "nation", sr_member_of(m, "national"));
    line(to, "position", said(to, sr_member_text(m, "position")));
    const cJSON *withheld = NULL;
    cJSON_ArrayForEach(withheld, sr_member_of(m, "withheld"))
        line(to, cJSON_GetStringValue(withheld), sr_word(to->language, "not claimed: within the interval"));
    origin_lines(to, sr_member_of(m, "origin"));
}

/* The measure with this key, below what it explains. */
static void measure_behind(const page *to, const char *key)
{
    const cJSON *measure = NULL;
    cJSON_ArrayForEach(measure, sr_member_of(to->results, "measures"))
    {
        sr_buf own = {0};
        key_of(measure, &own);
        if (sr_text_equal(sr_buf_string(&own), key)) measure_text(to, measure);
        sr_buf_free(&own);
    }
}

/* "Met: the comment of the responsible body". */
static void judgement_line(const page *to, const cJSON *judgement)
{
    sr_buf text = {0};
    const char *box = sr_member_text(judgement, "box"), *comment = sr_member_text(judgement, "comment");
    if (box) sr_buf_text(&text, said(to, box));
    if (comment) sr_buf_printf(&text, "%s%s", box ? ": " : "", comment);
    line(to, "judgement", sr_buf_string(&text));
    sr_buf_free(&text);
}

/* "80 / 134"; nothing when there are no weights. */
static void weights_text(const page *to, sr_buf *text, const cJSON *of)
{
    char *earned = cJSON_PrintUnformatted(sr_member_of(of, "earned"));
    char *maximum = cJSON_PrintUnformatted(sr_member_of(of, "maximum"));
    if (!earned || !maximum)
        to->out->failed = true;
    else if (strcmp(earned, "null") != 0 && strcmp(maximum, "null") != 0)
        sr_buf_printf(text, "%s / %s", earned, maximum);
    cJSON_free(earned);
    cJSON_free(maximum);
}

/* "80 / 134: the areas that it stands for". */
static void remainder_line(const page *to, const cJSON *remainder)
{
    sr_buf text = {0};
    const char *title_of = sr_member_text(remainder, "title");
    if (!cJSON_IsObject(remainder)) return;
    weights_text(to, &text, remainder);
    if (title_of && *title_of) sr_buf_printf(&text, ": %s", title_of);
    line(to, "remainder", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void guard_line(const page *to, const cJSON *guard)
{
    sr_buf text = {0};
    const cJSON *breached = sr_member_of(guard, "breached");
    const char *verdict =
        cJSON_IsBool(breached) ? (cJSON_IsTrue(breached) ? "breached" : "held") : "not measured";
    sr_buf_printf(&text, "%s: %s", sr_member_text(guard, "text"), sr_word(to->language, verdict));
    line(to, "guard", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void goal_text(const page *to, const cJSON *g)
{
    title(to, sr_member_text(g, "id"), sr_member_text(g, "goal"));
    line(to, "sub-goal", sr_member_text(g, "subgoal"));
    line(to, "unit", sr_member_text(g, "unit"));
    json_line(to, "plan year", sr_member_of(g, "plan_year"));
    target_line(to, sr_member_of(g, "target"));
    json_line(to, "outcome", sr_member_of(g, "outcome"));
    line(to, "assessment", said(to, sr_member_text(g, "assessment")));
    judgement_line(to, sr_member_of(g, "judgement"));
    list_line(to, "responsible", sr_member_of(g, "responsible"));
    const cJSON *link = NULL;
    cJSON_ArrayForEach(link, sr_member_of(g, "lineage")) lineage_line(to, link);
    json_line(to, "decided", sr_member_of(g, "decided"));
    const cJSON *part = NULL;
    cJSON_ArrayForEach(part, sr_member_of(g, "parts")) measure_behind(to, sr_member_text(part, "measure"));
}

static void area_text(const page *to, const cJSON *area)
{
    sr_buf text = {0};
    const char *missing = sr_member_text(area, "missing");
    sr_buf_printf(&text, "%s: %s", sr_member_text(area, "title"),
                  missing ? said(to, missing) : sr_member_text(area, "display"));
    if (!missing && cJSON_IsNumber(sr_member_of(area, "earned"))) {
        sr_buf_text(&text, " = 100 × ");
        weights_text(to, &text, area);
    }
    line(to, "area", sr_buf_string(&text));
    sr_buf_free(&text);
    origin_lines(to, sr_member_of(area, "origin"));
}

/* An indicator that was scored or normalised in another way than declared: which, and why. */
static void indicator_line(const page *to, const cJSON *indicator)
{
    sr_buf text = {0};
    if (!sr_member_text(indicator, "fallback")) return;
    sr_buf_printf(&text, "%s: %s", sr_member_text(indicator, "id"), sr_member_text(indicator, "fallback"));
    line(to, "fallback", sr_buf_string(&text));
    sr_buf_free(&text);
}

static void index_text(const page *to, const cJSON *i)
{
    title(to, sr_member_text(i, "id"), sr_member_text(i, "title"));
    line(to, "printed", sr_member_text(i, "display"));
    json_line(to, "exact value", sr_member_of(i, "value"));
    const cJSON *method = sr_member_of(i, "method");
    bool levels = cJSON_IsTrue(sr_member_of(method, "by_levels"));
    line(to, "unit", cJSON_IsNull(sr_member_of(i, "unit_id")) ? NULL : sr_member_text(i, "unit"));
    line(to, "formula",
         sr_word(to->language, levels ? "weighted mean, level by level" : "100 × earned / maximum"));
    line(to, "method", sr_member_text(method, "text"));
    json_line(to, "near", sr_member_of(method, "near"));
    json_line(to, "near earns", sr_member_of(method, "near_earns"));
    json_line(to, "measured weight", sr_member_of(i, "coverage"));
    json_line(to, "rank", sr_member_of(i, "rank"));
    json_line(to, "points", sr_member_of(i, "points"));
    json_line(to, "earned", sr_member_of(i, "earned"));
    json_line(to, "maximum", sr_member_of(i, "maximum"));
    json_line(to, "target", sr_member_of(i, "target"));
    line(to, "assessment", said(to, sr_member_text(i, "assessment")));
    const cJSON *area = NULL;
    cJSON_ArrayForEach(area, sr_member_of(i, "areas")) area_text(to, area);
    remainder_line(to, sr_member_of(i, "remainder"));
    const cJSON *indicator = NULL;
    cJSON_ArrayForEach(indicator, sr_member_of(i, "indicators")) indicator_line(to, indicator);
    const cJSON *sentence = NULL;
    cJSON_ArrayForEach(sentence, sr_member_of(sr_member_of(i, "robustness"), "sentences"))
        line(to, "robustness", cJSON_GetStringValue(sentence));
    origin_lines(to, sr_member_of(i, "origin"));
}

/* The value of an object as it is shown, and more of it in brackets. */
static void shown_line(const page *to, const char *word, const cJSON *object, const char *more)
{
    sr_buf text = {0};
    if (!cJSON_IsObject(object)) return;
    const char *missing = sr_member_text(object, "missing");
    sr_buf_text(&text, missing ? said(to, missing) : sr_member_text(object, "display"));
    if (more) sr_buf_printf(&text, " (%s)", more);
    line(to, word, sr_buf_string(&text));
    sr_buf_free(&text);
}

/* A proposal is never told without saying that it is one. */
static void proposal_line(const page *to, const cJSON *proposal)
{
    sr_buf word = {0};
    if (!cJSON_IsObject(proposal)) return;
    const sr_message message = SR_MSG("proposal, not decided, for {0}", sr_member_text(proposal, "period"));
    sr_message_write(&word, &message, to->language);
    const char *reason = sr_member_text(proposal, "reason");
    shown_line(to, sr_buf_string(&word), proposal, reason ? reason : sr_member_text(proposal, "rule"));
    sr_buf_free(&word);
}

static void year_lines(const page *to, const cJSON *b)
{
    const cJSON *forecast = sr_member_of(b, "forecast");
    json_line(to, "followed up as", sr_member_of(b, "basis"));
    json_line(to, "year's budget", sr_member_of(b, "year_budget"));
    shown_line(to, "so far", sr_member_of(b, "to_date"), NULL);
    shown_line(to, "forecast of the year", forecast, sr_member_text(forecast, "period"));
    json_line(to, "mean error of forecasts", sr_member_of(b, "mean_forecast_error"));
    shown_line(to, "cost of each", sr_member_of(b, "cost"), NULL);
    shown_line(to, "budgeted cost of each", sr_member_of(b, "budgeted_cost"), NULL);
    proposal_line(to, sr_member_of(b, "proposal"));
}

/* "data/socialbudget.csv, line 3". */
static void place_line(const page *to, const char *word, const cJSON *place)
{
    sr_buf number = {0}, text = {0};
    const cJSON *at = sr_member_of(place, "line");
    if (!sr_member_text(place, "file") || !cJSON_IsNumber(at)) return;
    sr_buf_printf(&number, "%d", at->valueint);
    const sr_message message = SR_MSG("{0}, line {1}", sr_member_text(place, "file"), sr_buf_string(&number));
    sr_message_write(&text, &message, to->language);
    line(to, word, sr_buf_string(&text));
    sr_buf_free(&number);
    sr_buf_free(&text);
}

static void budget_text(const page *to, const cJSON *b)
{
    title(to, sr_member_text(b, "id"), sr_member_text(b, "text"));
    line(to, "unit", cJSON_IsNull(sr_member_of(b, "unit_id")) ? NULL : sr_member_text(b, "unit"));
    json_line(to, "budget", sr_member_of(b, "budget"));
    json_line(to, "outcome", sr_member_of(b, "outcome"));
    json_line(to, "deviation", sr_member_of(b, "deviation"));
    line(to, "assessment", said(to, sr_member_text(b, "assessment")));
    json_line(to, "decided", sr_member_of(b, "decided"));
    place_line(to, "budget stands in", sr_member_of(b, "budget_place"));
    year_lines(to, b);
    const cJSON *guard = NULL;
    cJSON_ArrayForEach(guard, sr_member_of(b, "guards")) guard_line(to, guard);
    sr_buf key = {0};
    sr_buf_printf(&key, "%s%s%s", sr_member_text(b, "measure"), sr_member_text(b, "unit_id") ? "@" : "",
                  sr_member_text(b, "unit_id") ? sr_member_text(b, "unit_id") : "");
    measure_behind(to, sr_buf_string(&key));
    sr_buf_free(&key);
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
    const char *id = sr_member_text(item, "id");
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
    const cJSON *group = sr_member_of(item, "group");
    return group && group->child && !strchr(asked, '[');
}

size_t sr_explain(const cJSON *results, const char *asked, sr_language language, sr_buf *out)
{
    const page to = {out, language, results};
    size_t found = 0;
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        const cJSON *item = NULL;
        cJSON_ArrayForEach(item, sr_member_of(results, sorts[s].list))
        {
            if (!names(item, sorts[s].prefix, asked) || group_unasked(item, asked)) continue;
            sorts[s].write(&to, item);
            found++;
        }
    }
    return found;
}
