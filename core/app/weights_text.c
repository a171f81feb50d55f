/* The page of the parties' weights in a terminal. */
#include <string.h>

#include "app/index.h"
#include "app/member.h"
#include "app/page.h"
#include "model/weights/weights.h"

typedef struct page {
    sr_page to;
    const cJSON *results, *weights;
    const cJSON *index; /* the index as it is declared */
} page;

static void line(const page *p, sr_message message)
{
    sr_buf_text(p->to.out, "  ");
    sr_page_say(&p->to, message);
    sr_buf_char(p->to.out, '\n');
}

static const cJSON *index_of(const cJSON *results, const char *id)
{
    const cJSON *each = NULL;
    cJSON_ArrayForEach(each, sr_member_of(results, "indices")) if (strcmp(sr_member_shown(each, "id"), id) ==
                                                                   0) return each;
    return NULL;
}

/* The title of an area or the text of an indicator of the index. */
static const char *title_of(const page *p, const char *list, const char *name, const char *id)
{
    const cJSON *each = NULL;
    cJSON_ArrayForEach(each, sr_member_of(p->index, list)) if (strcmp(sr_member_shown(each, "id"), id) ==
                                                               0) return sr_member_shown(each, name);
    return id;
}

/* ---- each party's index ---- */

static void party_label(const page *p, const cJSON *party)
{
    sr_buf text = {0}, whole = {0};
    const char *name = sr_member_shown(party, "name");
    bool decided = strcmp(sr_member_shown(party, "status"), "decided") == 0;
    sr_message standing = decided ? SR_MSG("{0}, decided {1} § {2}", name, sr_member_shown(party, "date"),
                                           sr_member_shown(party, "paragraph"))
                                  : SR_MSG("{0}, proposed", name);
    sr_message_show(&text, &standing, p->to.language);
    sr_message example = SR_MSG("{0} (example)", sr_buf_string(&text));
    if (cJSON_IsTrue(sr_member_of(party, "example"))) sr_message_show(&whole, &example, p->to.language);
    sr_page_label(&p->to, sr_buf_string(whole.length > 0 ? &whole : &text));
    p->to.out->failed |= text.failed || whole.failed;
    sr_buf_free(&text);
    sr_buf_free(&whole);
}

/* At most SR_PAGE_UNITS units from number `first` on. */
static void unit_cells(const page *p, const cJSON *units, int first)
{
    bool alone = cJSON_GetArraySize(units) == 1;
    const cJSON *unit = cJSON_GetArrayItem(units, first);
    for (int at = 0; unit && at < SR_PAGE_UNITS; at++, unit = unit->next) {
        sr_page_points(&p->to, sr_member_of(unit, "value"), false);
        if (alone) sr_page_cell(&p->to, sr_page_state(&p->to, sr_member_shown(unit, "assessment")));
    }
    sr_page_end(&p->to);
}

static void unit_names(const page *p, const cJSON *units, int first)
{
    const cJSON *unit = cJSON_GetArrayItem(units, first);
    for (int at = 0; unit && at < SR_PAGE_UNITS; at++, unit = unit->next)
        sr_page_cell(&p->to, sr_member_shown(unit, "unit"));
    sr_page_end(&p->to);
}

static void weighed_row(const page *p, const char *name, const cJSON *weighed, int first)
{
    if (!cJSON_IsObject(weighed)) return;
    sr_page_label(&p->to, sr_page_word(&p->to, name));
    unit_cells(p, sr_member_of(weighed, "units"), first);
}

static void indices_from(const page *p, const cJSON *units, int first)
{
    static const char *const one[] = {"index", "state"};
    const cJSON *party = NULL;
    if (cJSON_GetArraySize(units) == 1)
        sr_page_heading(&p->to, "Index with the weights of", one, 2);
    else {
        sr_buf_char(p->to.out, '\n');
        sr_page_label(&p->to, sr_page_word(&p->to, "Index with the weights of"));
        unit_names(p, units, first);
    }
    weighed_row(p, "The index as declared", sr_member_of(p->weights, "start"), first);
    cJSON_ArrayForEach(party, sr_member_of(p->weights, "parties"))
    {
        party_label(p, party);
        unit_cells(p, sr_member_of(party, "units"), first);
    }
    weighed_row(p, "The mean of the weights", sr_member_of(p->weights, "mean"), first);
}

static void indices(const page *p)
{
    const cJSON *units = sr_member_of(sr_member_of(p->weights, "mean"), "units");
    for (int first = 0; first < cJSON_GetArraySize(units); first += SR_PAGE_UNITS)
        indices_from(p, units, first);
}

/* ---- where they differ ---- */

static const char *agreement_word(const page *p, const char *id)
{
    if (strcmp(id, "disagree") == 0) return sr_page_word(&p->to, "disagree");
    return sr_page_word(&p->to, strcmp(id, "some") == 0 ? "some difference" : "agree");
}

/* How a party is called where it is narrow. */
static const char *short_of(const page *p, const char *id)
{
    const cJSON *party = NULL;
    cJSON_ArrayForEach(party, sr_member_of(p->weights, "parties"))
    {
        if (strcmp(sr_member_shown(party, "id"), id) == 0) return sr_member_shown(party, "short");
    }
    return id;
}

static void spread_row(const page *p, const cJSON *row, const char *title)
{
    sr_page_label(&p->to, title);
    sr_page_points(&p->to, sr_member_of(row, "lowest"), false);
    sr_page_points(&p->to, sr_member_of(row, "highest"), false);
    sr_page_points(&p->to, sr_member_of(row, "mean"), false);
    sr_page_cell(&p->to, short_of(p, sr_member_shown(row, "furthest")));
    sr_page_cell(&p->to, agreement_word(p, sr_member_shown(row, "agreement")));
    sr_page_end(&p->to);
}

/* What is published only as a total. */
static void total_row(const page *p, const cJSON *row)
{
    sr_buf text = {0};
    const char *title = title_of(p, "weighed_totals", "title", sr_member_shown(row, "id"));
    sr_message named = *title ? SR_MSG("Remainder: {0}", title) : SR_MSG("Remainder of the whole index");
    sr_message_show(&text, &named, p->to.language);
    spread_row(p, row, sr_buf_string(&text));
    p->to.out->failed |= text.failed;
    sr_buf_free(&text);
}

static void spreads(const page *p)
{
    static const char *const columns[] = {"lowest", "highest", "mean", "furthest", "agreement"};
    const cJSON *row = NULL;
    sr_page_heading(&p->to, "Points by area", columns, 5);
    cJSON_ArrayForEach(row, sr_member_of(p->weights, "areas"))
        spread_row(p, row, title_of(p, "areas", "title", sr_member_shown(row, "id")));
    sr_page_heading(&p->to, "Points by indicator", columns, 5);
    cJSON_ArrayForEach(row, sr_member_of(p->weights, "indicators"))
        spread_row(p, row, title_of(p, "indicators", "text", sr_member_shown(row, "id")));
    cJSON_ArrayForEach(row, sr_member_of(p->weights, "totals")) total_row(p, row);
}

/* ---- which conclusions depend on whose weights count ---- */

static void state_of(const page *p, sr_buf *to, const char *who, const cJSON *state)
{
    const char *id = cJSON_GetStringValue(state);
    if (!id) return;
    const char *word =
        strcmp(id, SR_NO_WEIGHT) == 0 ? sr_page_word(&p->to, "no weight") : sr_page_state(&p->to, id);
    sr_buf_printf(to, "%s%s %s", to->length > 0 ? "; " : "", who, word);
}

static void flip(const page *p, const cJSON *row)
{
    sr_buf text = {0};
    const cJSON *state = NULL;
    const char *area = sr_member_shown(row, "area");
    const char *unit = cJSON_IsNull(sr_member_of(row, "unit_id")) ? "" : sr_member_shown(row, "unit");
    state_of(p, &text, sr_page_word(&p->to, "as declared"), sr_member_of(row, "start"));
    cJSON_ArrayForEach(state, sr_member_of(row, "parties"))
        state_of(p, &text, short_of(p, state->string), state);
    state_of(p, &text, sr_page_word(&p->to, "the mean"), sr_member_of(row, "mean"));
    const char *what = *area ? title_of(p, "areas", "title", area) : sr_page_word(&p->to, "The whole");
    if (*unit)
        line(p, SR_MSG("{0}, {1}: {2}", unit, what, sr_buf_string(&text)));
    else
        line(p, SR_MSG("{0}: {1}", what, sr_buf_string(&text)));
    p->to.out->failed |= text.failed;
    sr_buf_free(&text);
}

static void flips(const page *p)
{
    const cJSON *rows = sr_member_of(p->weights, "flips"), *row = NULL;
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
    cJSON_ArrayForEach(party, sr_member_of(p->weights, "parties")) example |=
        cJSON_IsTrue(sr_member_of(party, "example"));
    if (example) line(p, SR_MSG("Example: some of these weights are made up and are no party's."));
    if (!cJSON_IsObject(sr_member_of(p->weights, "start")))
        line(p, SR_MSG("Some declared weights are not published, so that the index as declared cannot be "
                       "compared with these."));
    if (sr_member_of(p->weights, "kept") && sr_member_of(p->weights, "kept")->valuedouble > 0)
        line(p,
             SR_MSG("What is published only as a total is one row, which earns what it earned as published "
                    "whatever its weight."));
}

bool sr_weights_page(const cJSON *results, sr_language language, sr_buf *out)
{
    page p = {.to = {out, language}, .results = results, .weights = sr_member_of(results, "weights")};
    if (!cJSON_IsObject(p.weights)) return false;
    p.index = index_of(results, sr_member_shown(p.weights, "index"));
    sr_page_say(&p.to, SR_MSG("{0}, {1}: the weights of the parties", sr_member_shown(p.index, "title"),
                              sr_member_shown(results, "period")));
    sr_buf_char(out, '\n');
    indices(&p);
    spreads(&p);
    flips(&p);
    notes(&p);
    return true;
}
