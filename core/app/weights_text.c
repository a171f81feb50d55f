/* The page of the parties' weights in a terminal. */
#include <string.h>

#include "app/index.h"
#include "app/page.h"

enum { MOST_UNITS = 8 };

typedef struct page {
    sr_page to;
    const cJSON *results, *weights;
    const cJSON *index; /* the index as it is declared */
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

static void line(const page *p, sr_message message)
{
    sr_buf_text(p->to.out, "  ");
    sr_page_say(&p->to, message);
    sr_buf_char(p->to.out, '\n');
}

static const cJSON *index_of(const cJSON *results, const char *id)
{
    const cJSON *each = NULL;
    cJSON_ArrayForEach(each,
                       member(results, "indices")) if (strcmp(text_of(each, "id"), id) == 0) return each;
    return NULL;
}

/* The title of an area or the text of an indicator of the index. */
static const char *title_of(const page *p, const char *list, const char *name, const char *id)
{
    const cJSON *each = NULL;
    cJSON_ArrayForEach(each, member(p->index, list)) if (strcmp(text_of(each, "id"), id) ==
                                                         0) return text_of(each, name);
    return id;
}

static void heading(const page *p, const char *first, const char *const *columns, size_t count)
{
    sr_buf_char(p->to.out, '\n');
    sr_page_label(&p->to, word(p, first));
    for (size_t i = 0; i < count; i++)
        sr_page_cell(&p->to, word(p, columns[i]));
    sr_page_end(&p->to);
}

/* ---- each party's index ---- */

static void party_label(const page *p, const cJSON *party)
{
    sr_buf text = {0}, whole = {0};
    const char *name = text_of(party, "name");
    bool decided = strcmp(text_of(party, "status"), "decided") == 0;
    sr_message standing =
        decided ? SR_MSG("{0}, decided {1} § {2}", name, text_of(party, "date"), text_of(party, "paragraph"))
                : SR_MSG("{0}, proposed", name);
    sr_message_show(&text, &standing, p->to.language);
    sr_message example = SR_MSG("{0} (example)", sr_buf_string(&text));
    if (cJSON_IsTrue(member(party, "example"))) sr_message_show(&whole, &example, p->to.language);
    sr_page_label(&p->to, sr_buf_string(whole.length > 0 ? &whole : &text));
    p->to.out->failed |= text.failed || whole.failed;
    sr_buf_free(&text);
    sr_buf_free(&whole);
}

static void unit_cells(const page *p, const cJSON *units)
{
    bool alone = cJSON_GetArraySize(units) == 1;
    const cJSON *unit = NULL;
    int at = 0;
    cJSON_ArrayForEach(unit, units)
    {
        if (at++ == MOST_UNITS) break;
        sr_page_points(&p->to, member(unit, "value"), false);
        if (alone) sr_page_cell(&p->to, sr_page_state(&p->to, text_of(unit, "assessment")));
    }
    sr_page_end(&p->to);
}

static void weighed_row(const page *p, const char *name, const cJSON *weighed)
{
    if (!cJSON_IsObject(weighed)) return;
    sr_page_label(&p->to, word(p, name));
    unit_cells(p, member(weighed, "units"));
}

static void indices(const page *p)
{
    static const char *const one[] = {"index", "state"};
    const cJSON *units = member(member(p->weights, "mean"), "units"), *unit = NULL, *party = NULL;
    int at = 0;
    if (cJSON_GetArraySize(units) == 1)
        heading(p, "Index with the weights of", one, 2);
    else {
        sr_buf_char(p->to.out, '\n');
        sr_page_label(&p->to, word(p, "Index with the weights of"));
        cJSON_ArrayForEach(unit, units) if (at++ < MOST_UNITS) sr_page_cell(&p->to, text_of(unit, "unit"));
        sr_page_end(&p->to);
    }
    weighed_row(p, "The index as declared", member(p->weights, "start"));
    cJSON_ArrayForEach(party, member(p->weights, "parties"))
    {
        party_label(p, party);
        unit_cells(p, member(party, "units"));
    }
    weighed_row(p, "The mean of the weights", member(p->weights, "mean"));
}

/* ---- where they differ ---- */

static const char *agreement_word(const page *p, const char *id)
{
    if (strcmp(id, "disagree") == 0) return word(p, "disagree");
    return word(p, strcmp(id, "some") == 0 ? "some difference" : "agree");
}

static void spread_row(const page *p, const cJSON *row, const char *title)
{
    sr_page_label(&p->to, title);
    sr_page_points(&p->to, member(row, "lowest"), false);
    sr_page_points(&p->to, member(row, "highest"), false);
    sr_page_points(&p->to, member(row, "mean"), false);
    sr_page_cell(&p->to, text_of(row, "furthest"));
    sr_page_cell(&p->to, agreement_word(p, text_of(row, "agreement")));
    sr_page_end(&p->to);
}

static void spreads(const page *p)
{
    static const char *const columns[] = {"lowest", "highest", "mean", "furthest", "agreement"};
    const cJSON *row = NULL;
    heading(p, "Points by area", columns, 5);
    cJSON_ArrayForEach(row, member(p->weights, "areas"))
        spread_row(p, row, title_of(p, "areas", "title", text_of(row, "id")));
    heading(p, "Points by indicator", columns, 5);
    cJSON_ArrayForEach(row, member(p->weights, "indicators"))
        spread_row(p, row, title_of(p, "indicators", "text", text_of(row, "id")));
}

/* ---- which conclusions depend on whose weights count ---- */

static void state_of(const page *p, sr_buf *to, const char *who, const cJSON *state)
{
    const char *id = cJSON_GetStringValue(state);
    if (id) sr_buf_printf(to, "%s%s %s", to->length > 0 ? "; " : "", who, sr_page_state(&p->to, id));
}

static void flip(const page *p, const cJSON *row)
{
    sr_buf text = {0};
    const cJSON *state = NULL;
    const char *area = text_of(row, "area");
    const char *unit = cJSON_IsNull(member(row, "unit_id")) ? "" : text_of(row, "unit");
    state_of(p, &text, word(p, "as declared"), member(row, "start"));
    cJSON_ArrayForEach(state, member(row, "parties")) state_of(p, &text, state->string, state);
    state_of(p, &text, word(p, "the mean"), member(row, "mean"));
    const char *what = *area ? title_of(p, "areas", "title", area) : word(p, "The whole");
    if (*unit)
        line(p, SR_MSG("{0}, {1}: {2}", unit, what, sr_buf_string(&text)));
    else
        line(p, SR_MSG("{0}: {1}", what, sr_buf_string(&text)));
    p->to.out->failed |= text.failed;
    sr_buf_free(&text);
}

static void flips(const page *p)
{
    const cJSON *rows = member(p->weights, "flips"), *row = NULL;
    sr_buf_char(p->to.out, '\n');
    if (cJSON_GetArraySize(rows) == 0)
        line(p, SR_MSG("Every conclusion is the same, whoever's weights count."));
    else
        line(p, SR_MSG("These conclusions depend on whose weights count:"));
    cJSON_ArrayForEach(row, rows) flip(p, row);
}

static void notes(const page *p)
{
    const cJSON *party = NULL;
    bool example = false;
    cJSON_ArrayForEach(party, member(p->weights, "parties")) example |=
        cJSON_IsTrue(member(party, "example"));
    if (example) line(p, SR_MSG("Example: some of these weights are made up and are no party's."));
    if (!cJSON_IsObject(member(p->weights, "start")))
        line(p, SR_MSG("Some declared weights are not published, so that the index as declared cannot be "
                       "compared with these."));
    if (member(p->weights, "kept") && member(p->weights, "kept")->valuedouble > 0)
        line(p, SR_MSG("What is published only as a total keeps its share of the whole, whatever the "
                       "weights."));
}

bool sr_weights_page(const cJSON *results, sr_language language, sr_buf *out)
{
    page p = {.to = {out, language}, .results = results, .weights = member(results, "weights")};
    if (!cJSON_IsObject(p.weights)) return false;
    p.index = index_of(results, text_of(p.weights, "index"));
    sr_page_say(&p.to, SR_MSG("{0}, {1}: the weights of the parties", text_of(p.index, "title"),
                              text_of(results, "period")));
    sr_buf_char(out, '\n');
    indices(&p);
    spreads(&p);
    flips(&p);
    notes(&p);
    return true;
}
