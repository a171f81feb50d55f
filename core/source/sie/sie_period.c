/* Whether the balances of months follow from the vouchers or, in files without vouchers, lead from the
   opening to the closing balance. Programs write the change of the month; some write what has been gathered
   so far: either is right. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie_parse.h"

/* Stated: a balance of a month; gathered: a closing balance within the year, as SIE 5 has them. */
typedef enum entry_kind { OPENING, BY_VOUCHER, BY_ROW, STATED, GATHERED, CLOSING } entry_kind;

typedef struct entry {
    uint32_t key;
    int month; /* 0 opening, 999999 closing */
    entry_kind kind;
    int64_t ore;
    unsigned line;
    uint32_t account;
    uint32_t object; /* UINT32_MAX: the account as a whole */
    int year;
} entry;

typedef struct work {
    sr_sie_parse *p;
    sr_dictionary keys;
    sr_sie_list entries;
    sr_buf key;
    bool rows[200]; /* whether the year with the number index - 100 has transactions */
} work;

static void add(work *w, entry e)
{
    sr_sie_key(w->p, &w->key, e.year, e.account, e.object != UINT32_MAX ? &e.object : NULL);
    if (w->p->status == SR_MEMORY) return;
    if (sr_dictionary_get(&w->keys, (sr_str){w->key.at, w->key.length}, &e.key) != SR_OK)
        sr_sie_no_memory(w->p);
    entry *slot = sr_sie_push(w->p, &w->entries, sizeof *slot);
    if (slot != NULL) *slot = e;
}

static void add_balance(work *w, const sr_sie_balance *b)
{
    bool within = b->kind == SR_SIE_OPENING && b->period != 0; /* the month before says it */
    if (b->objects.count > 1 || b->kind == SR_SIE_BUDGET || within) return;
    entry e = {.month = b->period,
               .kind = b->kind == SR_SIE_PERIOD ? STATED : GATHERED,
               .ore = b->ore,
               .line = b->line,
               .account = b->account,
               .object = b->objects.count == 1 ? b->objects.at[0] : UINT32_MAX,
               .year = b->year};
    if (b->kind == SR_SIE_OPENING && b->period == 0) e.kind = OPENING;
    if ((b->kind == SR_SIE_CLOSING || b->kind == SR_SIE_RESULT) && b->period == 0) {
        e.kind = CLOSING;
        e.month = 999999;
    }
    add(w, e);
}

static void add_row(work *w, const sr_sie_row *row)
{
    const sr_sie_voucher *voucher = (const sr_sie_voucher *)w->p->vouchers.at + row->voucher;
    const sr_day days[] = {voucher->date, row->date != SR_DAY_NONE ? row->date : voucher->date};
    for (unsigned i = 0; i < 2; i++) {
        const sr_sie_year *year = sr_sie_year_of(w->p, days[i]);
        if (year == NULL) continue;
        w->rows[year->number + 100] = true;
        entry e = {.month = sr_sie_month(days[i]),
                   .kind = i == 0 ? BY_VOUCHER : BY_ROW,
                   .ore = row->ore,
                   .account = row->account,
                   .object = UINT32_MAX,
                   .year = year->number};
        add(w, e);
        for (size_t o = 0; o < row->objects.count; o++) {
            e.object = row->objects.at[o];
            add(w, e);
        }
    }
}

static int compare(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->month != b->month) return a->month < b->month ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void tell(work *w, const entry *e, int64_t change)
{
    char texts[3][32];
    sr_sie_write_ore(e->ore, texts[0]);
    sr_sie_write_ore(change, texts[1]);
    (void)snprintf(texts[2], sizeof texts[2], "%d", e->month);
    const char *account = sr_sie_account_at(w->p, e->account)->number;
    const sr_sie_object *object = e->object != UINT32_MAX ? sr_sie_object_at(w->p, e->object) : NULL;
    sr_message message =
        object == NULL
            ? SR_MSG(
                  "the balance of the account {0} in {1} is {2}, but the transactions of the month are {3}",
                  account, texts[2], texts[0], texts[1])
            : SR_MSG("the balance of the account {0} and object {4} in {1} is {2}, but the transactions of "
                     "the month are {3}",
                     account, texts[2], texts[0], texts[1], object->number);
    sr_sie_tell(w->p,
                &(sr_finding){.code = "SR1144",
                              .severity = SR_ERROR,
                              .place = {.line = e->line},
                              .message = message,
                              .hint = SR_MSG("vouchers are missing or too many: export the whole year again"),
                              .stated = texts[0],
                              .recomputed = texts[1]});
}

/* The months of one key, of a year with transactions. */
static void check_months(work *w, const entry *e, size_t count)
{
    int64_t gathered[2] = {0, 0};
    int64_t change[2] = {0, 0};
    int month = 0;
    for (size_t i = 0; i < count; i++) {
        if (e[i].month != month) change[0] = change[1] = 0;
        month = e[i].month;
        if (e[i].kind == OPENING) {
            gathered[0] = gathered[1] = e[i].ore;
        } else if (e[i].kind == BY_VOUCHER || e[i].kind == BY_ROW) {
            unsigned which = e[i].kind == BY_ROW;
            if (!sr_sie_add(w->p, &gathered[which], e[i].ore, e[i].line) ||
                !sr_sie_add(w->p, &change[which], e[i].ore, e[i].line))
                return;
        } else if (e[i].kind != CLOSING && e[i].month != 0) {
            bool right = e[i].ore == change[0] || e[i].ore == change[1];
            right = (right && e[i].kind == STATED) || e[i].ore == gathered[0] || e[i].ore == gathered[1];
            if (!right) tell(w, &e[i], change[0]);
        }
    }
}

static void tell_closing(work *w, const entry *e, int64_t computed)
{
    char texts[3][32];
    sr_sie_write_ore(e->ore, texts[0]);
    sr_sie_write_ore(computed, texts[1]);
    (void)snprintf(texts[2], sizeof texts[2], "%d", e->year);
    sr_sie_tell(w->p, &(sr_finding){.code = "SR1159",
                                    .severity = SR_WARNING,
                                    .place = {.line = e->line},
                                    .message = SR_MSG("the balance of the account {0} at the end of year {1} "
                                                      "is {2}, but the balances of the months lead to {3}",
                                                      sr_sie_account_at(w->p, e->account)->number, texts[2],
                                                      texts[0], texts[1]),
                                    .stated = texts[0],
                                    .recomputed = texts[1]});
}

/* The months of one account in a year without transactions: they lead to the closing balance. */
static void check_closing(work *w, const entry *e, size_t count)
{
    int64_t sum = 0;
    int64_t last = 0;
    bool months = false;
    for (size_t i = 0; i < count; i++) {
        if (e[i].kind == CLOSING) {
            if (months && e[i].ore != sum && e[i].ore != last) tell_closing(w, &e[i], sum);
            continue;
        }
        if (e[i].kind == GATHERED) continue;
        if (!sr_sie_add(w->p, &sum, e[i].ore, e[i].line)) return;
        months = months || e[i].kind == STATED;
        last = e[i].ore;
    }
}

static void check_keys(work *w)
{
    const entry *e = w->entries.at;
    for (size_t i = 0; i < w->entries.count && w->p->status != SR_MEMORY;) {
        size_t count = 1;
        while (i + count < w->entries.count && e[i + count].key == e[i].key) {
            count++;
        }
        if (w->rows[e[i].year + 100])
            check_months(w, &e[i], count);
        else if (e[i].object == UINT32_MAX)
            check_closing(w, &e[i], count);
        i += count;
    }
}

static bool any_months(const sr_sie_parse *p)
{
    const sr_sie_balance *b = p->balances.at;
    for (size_t i = 0; i < p->balances.count; i++) {
        if (b[i].period != 0 && b[i].kind != SR_SIE_BUDGET) return true;
    }
    return false;
}

void sr_sie_check_periods(sr_sie_parse *p)
{
    if (!any_months(p) || p->status == SR_MEMORY) return;
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
    if (w.entries.count > 0) qsort(w.entries.at, w.entries.count, sizeof(entry), compare);
    check_keys(&w);
    sr_dictionary_free(&w.keys);
    sr_free(w.entries.at);
    sr_buf_free(&w.key);
    sr_arena_free(w.keys.arena);
}
