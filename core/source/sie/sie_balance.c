/* Whether the balances of a year follow from its vouchers: opening balance plus transactions is the closing
   balance, for each account and for each object of an account. */
#include <stdio.h>
#include <string.h>

#include "source/sie/sie_parse.h"

typedef struct sum {
    int year;
    uint32_t account;
    uint32_t object; /* UINT32_MAX: the account as a whole */
    int64_t opening, closing, result;
    int64_t by_voucher, by_row; /* transactions, by the date of the voucher and of the row */
    unsigned closing_line, result_line, row_line;
    bool has_closing, has_result;
} sum;

typedef struct work {
    sr_sie_parse *p;
    sr_dictionary keys;
    sr_sie_list sums;
    sr_buf key;
} work;

void sr_sie_key(sr_sie_parse *p, sr_buf *out, int year, uint32_t account, const uint32_t *object)
{
    sr_buf_clear(out);
    sr_buf_printf(out, object != NULL ? "%d %u %u" : "%d %u", year, account, object != NULL ? *object : 0);
    if (out->failed) sr_sie_no_memory(p);
}

static sum *sum_of(work *w, int year, uint32_t account, const uint32_t *object)
{
    uint32_t code = 0;
    uint32_t before = w->keys.count;
    sr_sie_key(w->p, &w->key, year, account, object);
    if (w->p->status == SR_MEMORY) return NULL;
    if (sr_dictionary_get(&w->keys, (sr_str){w->key.at, w->key.length}, &code) != SR_OK) {
        sr_sie_no_memory(w->p);
        return NULL;
    }
    if (code == before) {
        sum *fresh = sr_sie_push(w->p, &w->sums, sizeof *fresh);
        if (fresh == NULL) return NULL;
        *fresh = (sum){.year = year, .account = account, .object = object != NULL ? *object : UINT32_MAX};
    }
    return (sum *)w->sums.at + code;
}

static void add_balance(work *w, const sr_sie_balance *b)
{
    if (b->period != 0 || b->objects.count > 1 || b->kind == SR_SIE_BUDGET) return;
    sum *s = sum_of(w, b->year, b->account, b->objects.count == 1 ? b->objects.at : NULL);
    if (s == NULL) return;
    if (b->kind == SR_SIE_OPENING) {
        s->opening = b->ore;
    } else if (b->kind == SR_SIE_CLOSING) {
        s->closing = b->ore;
        s->closing_line = b->line;
        s->has_closing = true;
    } else if (b->kind == SR_SIE_RESULT) {
        s->result = b->ore;
        s->result_line = b->line;
        s->has_result = true;
    }
}

static void add_to(work *w, const sr_sie_row *row, const sr_sie_year *year, bool by_row,
                   const uint32_t *object)
{
    if (year == NULL) return;
    sum *s = sum_of(w, year->number, row->account, object);
    if (s == NULL) return;
    if (s->row_line == 0) s->row_line = row->line;
    (void)sr_sie_add(w->p, by_row ? &s->by_row : &s->by_voucher, row->ore, row->line);
}

static void add_row(work *w, const sr_sie_row *row)
{
    const sr_sie_voucher *voucher = (const sr_sie_voucher *)w->p->vouchers.at + row->voucher;
    const sr_sie_year *year = sr_sie_year_of(w->p, voucher->date);
    const sr_sie_year *own = row->date != SR_DAY_NONE ? sr_sie_year_of(w->p, row->date) : year;
    add_to(w, row, year, false, NULL);
    add_to(w, row, own, true, NULL);
    for (size_t i = 0; i < row->objects.count; i++) {
        add_to(w, row, year, false, &row->objects.at[i]);
        add_to(w, row, own, true, &row->objects.at[i]);
    }
}

static void tell(work *w, const sum *s, const char *label, unsigned line, int64_t stated, int64_t computed)
{
    char texts[3][32];
    sr_sie_write_ore(stated, texts[0]);
    sr_sie_write_ore(computed, texts[1]);
    (void)snprintf(texts[2], sizeof texts[2], "%d", s->year);
    const char *account = sr_sie_account_at(w->p, s->account)->number;
    const sr_sie_object *object = s->object != UINT32_MAX ? sr_sie_object_at(w->p, s->object) : NULL;
    sr_message message =
        object == NULL
            ? SR_MSG(
                  "{0} of the account {1} in year {2} is {3}, but opening balance and transactions give {4}",
                  label, account, texts[2], texts[0], texts[1])
            : SR_MSG("{0} of the account {1} and object {2} is {3}, but opening balance and transactions "
                     "give {4}",
                     label, account, object->number, texts[0], texts[1]);
    sr_sie_tell(w->p,
                &(sr_finding){.code = "SR1144",
                              .severity = SR_ERROR,
                              .place = {.line = line},
                              .message = message,
                              .hint = SR_MSG("vouchers are missing or too many: export the whole year again"),
                              .stated = texts[0],
                              .recomputed = texts[1]});
}

static void check_stated(work *w, const sum *s, const char *label, unsigned line, int64_t stated)
{
    int64_t computed = s->opening;
    int64_t other = s->opening;
    if (!sr_sie_add(w->p, &computed, s->by_voucher, line) || !sr_sie_add(w->p, &other, s->by_row, line))
        return;
    if (stated != computed && stated != other) tell(w, s, label, line, stated, computed);
}

static void check_sum(work *w, const sum *s, bool stated_year)
{
    bool object = s->object != UINT32_MAX;
    bool xml = w->p->sie->xml;
    const char *closing = object ? "#OUB" : "#UB";
    if (s->has_closing) check_stated(w, s, xml ? "ClosingBalance" : closing, s->closing_line, s->closing);
    if (s->has_result) check_stated(w, s, xml ? "ClosingBalance" : "#RES", s->result_line, s->result);
    if (object || s->has_closing || s->has_result || !stated_year) return;
    int64_t computed = s->opening;
    if (!sr_sie_add(w->p, &computed, s->by_voucher, s->row_line)) return;
    if (computed == 0 || s->by_voucher == 0 || s->by_row == 0) return;
    char sums[2][32];
    (void)snprintf(sums[0], sizeof sums[0], "%d", s->year);
    sr_sie_write_ore(computed, sums[1]);
    sr_sie_tell(w->p, &(sr_finding){
                          .code = "SR1144",
                          .severity = SR_ERROR,
                          .place = {.line = s->row_line},
                          .message = SR_MSG(
                              "the account {0} has transactions in year {1} and no closing balance or result",
                              sr_sie_account_at(w->p, s->account)->number, sums[0]),
                          .recomputed = sums[1]});
}

typedef struct year_state {
    bool rows;     /* has transactions */
    bool balances; /* has closing balances or results of accounts */
    bool both;
} year_state;

static year_state state_of(const work *w, int year)
{
    year_state state = {0};
    bool closing = false;
    bool result = false;
    const sum *sums = w->sums.at;
    for (size_t i = 0; i < w->sums.count; i++) {
        if (sums[i].year != year) continue;
        state.rows = state.rows || sums[i].row_line != 0;
        closing = closing || (sums[i].object == UINT32_MAX && sums[i].has_closing);
        result = result || sums[i].has_result;
    }
    state.balances = closing || result;
    state.both = closing && result;
    return state;
}

/* What the balances say without vouchers: closing and opening balances differ by the result. */
static void check_whole(work *w, int year)
{
    int64_t left = 0;
    unsigned line = 0;
    const sum *sums = w->sums.at;
    for (size_t i = 0; i < w->sums.count; i++) {
        const sum *s = &sums[i];
        if (s->year != year || s->object != UINT32_MAX) continue;
        if (!sr_sie_add(w->p, &left, s->closing, s->closing_line) ||
            !sr_sie_add(w->p, &left, s->result, s->result_line) ||
            !sr_sie_add(w->p, &left, -s->opening, s->closing_line))
            return;
        if (line == 0) line = s->has_closing ? s->closing_line : s->result_line;
    }
    if (left == 0) return;
    char texts[2][32];
    (void)snprintf(texts[0], sizeof texts[0], "%d", year);
    sr_sie_write_ore(left, texts[1]);
    sr_sie_tell(w->p, &(sr_finding){.code = "SR1159",
                                    .severity = SR_WARNING,
                                    .place = {.line = line},
                                    .message = SR_MSG("the balances of year {0} do not add up: closing "
                                                      "balances and results less opening balances are {1}",
                                                      texts[0], texts[1]),
                                    .expected = SR_MSG("a sum of 0.00"),
                                    .stated = "0.00",
                                    .recomputed = texts[1]});
}

static void check_year(work *w, int year)
{
    year_state state = state_of(w, year);
    const sum *sums = w->sums.at;
    for (size_t i = 0; state.rows && i < w->sums.count && w->p->status != SR_MEMORY; i++) {
        if (sums[i].year == year) check_sum(w, &sums[i], state.balances);
    }
    if (state.both) check_whole(w, year);
}

void sr_sie_check_balances(sr_sie_parse *p)
{
    work w = {.p = p, .keys = {.arena = sr_arena_new()}};
    if (w.keys.arena == NULL) {
        sr_sie_no_memory(p);
        return;
    }
    const sr_sie_balance *balances = p->balances.at;
    for (size_t i = 0; i < p->balances.count && p->status != SR_MEMORY; i++) {
        add_balance(&w, &balances[i]);
    }
    const sr_sie_row *rows = p->rows.at;
    for (size_t i = 0; i < p->rows.count && p->status != SR_MEMORY; i++) {
        if (rows[i].counted) add_row(&w, &rows[i]);
    }
    const sr_sie_year *years = p->years.at;
    for (size_t i = 0; i < p->years.count && p->status != SR_MEMORY; i++) {
        check_year(&w, years[i].number);
    }
    sr_dictionary_free(&w.keys);
    sr_free(w.sums.at);
    sr_buf_free(&w.key);
    sr_arena_free(w.keys.arena);
}
