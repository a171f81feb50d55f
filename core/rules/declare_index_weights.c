/* weights = { ["id"] = number, … }, or a source with the file that a party made: weights that stand apart
   from their indicators. */
#include <string.h>

#include "model/weights/weights.h"
#include "rules/declare_index.h"

static bool add_weight(reading *r, index_draft *draft, int key, int value)
{
    lua_State *L = r->L;
    const char *id = lua_type(L, key) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, key)) : NULL;
    weight_draft *weight = arena_need(L, sizeof *weight);
    if (id == NULL || !read_plain_number(r, value, &weight->weight)) {
        return wrong_member(r, value, id != NULL ? id : "weights",
                            SR_MSG("[\"id of an indicator\"] = number"));
    }
    weight->id = id;
    weight->place = place_of(r->rules, r->at, "weights", NULL);
    weight->next = draft->weights;
    draft->weights = weight;
    return true;
}

bool read_weights_field(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    const recipe *from = recipe_at(L, index);
    if (from != NULL && from->op == RECIPE_SOURCE) {
        ((index_draft *)out)->chosen = from->text[0];
        ((index_draft *)out)->chosen_place = place_of(r->rules, r->at, name, NULL);
        return true;
    }
    if (!lua_istable(L, index)) {
        return wrong_member(r, index, name,
                            SR_MSG("{ [\"id of an indicator\"] = number, … }, or source \"…\""));
    }
    lua_Integer count = push_keys(L, index);
    int keys = lua_gettop(L);
    reading inner = *r;
    inner.prefix = "weights.";
    bool right = true;
    for (lua_Integer i = count; i >= 1; i--) {
        lua_rawgeti(L, keys, i);
        lua_pushvalue(L, -1);
        lua_rawget(L, index);
        right = add_weight(&inner, out, keys + 1, keys + 2) && right;
        lua_settop(L, keys);
    }
    lua_settop(L, keys - 1);
    return right;
}

static void tell_no_indicator(sr_rules *rules, const index_draft *draft, const weight_draft *weight,
                              const sr_indicator *indicators, size_t count)
{
    enum { MOST = 1024 };
    const char *ids[MOST];
    size_t used = 0;
    for (; used < count && used < MOST; used++) {
        ids[used] = indicators[used].id;
    }
    const char *nearest = sr_nearest(weight->id, ids, used);
    sr_finding finding = {
        .code = "SR2411",
        .severity = SR_ERROR,
        .place = weight->place,
        .subject = draft->subject,
        .message = SR_MSG("there is a weight for {0}, which is no indicator of the index", weight->id)};
    if (nearest != NULL) {
        finding.hint = SR_MSG("did you mean {0}?", nearest);
    }
    sr_findings_add(rules->setup.findings, &finding);
}

void put_weights(sr_rules *rules, const index_draft *draft, sr_indicator *indicators, size_t count)
{
    for (const weight_draft *each = draft->weights; each != NULL; each = each->next) {
        size_t at = 0;
        while (at < count && strcmp(indicators[at].id, each->id) != 0) {
            at++;
        }
        if (at == count) {
            tell_no_indicator(rules, draft, each, indicators, count);
        } else {
            indicators[at].has_weight = true;
            indicators[at].weight = each->weight;
        }
    }
}

/* ---- a chosen file of weights ---- */

static void tell_no_file(sr_rules *rules, const index_draft *draft, const sr_dataset *dataset)
{
    enum { MOST = 64 };
    const char *names[MOST];
    size_t count = 0;
    for (; count < dataset->weights_count && count < MOST; count++) {
        names[count] = dataset->weights[count].source;
    }
    const char *nearest = sr_nearest(draft->chosen, names, count);
    sr_finding finding = {.code = "SR4478",
                          .severity = SR_ERROR,
                          .place = draft->chosen_place,
                          .subject = draft->subject,
                          .message = SR_MSG("{0} is no source with a file of weights", draft->chosen),
                          .expected =
                              SR_MSG("a source of the format {0} in forbund.json", SR_WEIGHTS_FORMAT)};
    if (nearest != NULL) {
        finding.hint = SR_MSG("did you mean {0}?", nearest);
    }
    sr_findings_add(rules->setup.findings, &finding);
}

sr_status put_chosen_weights(sr_rules *rules, const index_draft *draft, sr_index *index)
{
    const sr_dataset *dataset = rules->setup.dataset;
    sr_status status = SR_OK;
    if (draft->chosen == NULL || dataset == NULL) {
        return SR_OK;
    }
    for (size_t i = 0; i < dataset->weights_count; i++) {
        const sr_weights_file *file = &dataset->weights[i];
        if (sr_text_equal(file->source, draft->chosen)) {
            (void)sr_weights_choose(rules->arena, rules->setup.findings, rules->setup.forbund,
                                    dataset->period, file, index, &status);
            return status;
        }
    }
    tell_no_file(rules, draft, dataset);
    return SR_OK;
}
