/* Whether the vouchers of a file balance, and whether it declares what it uses. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie_parse.h"

enum { NEAR = 64 }; /* how far from an added row its #TRANS is looked for */

const sr_sie_year *sr_sie_year_numbered(const sr_sie_parse *p, int number)
{
    const sr_sie_year *years = p->years.at;
    for (size_t i = 0; i < p->years.count; i++) {
        if (years[i].number == number) return &years[i];
    }
    return NULL;
}

const sr_sie_year *sr_sie_year_of(const sr_sie_parse *p, sr_day day)
{
    const sr_sie_year *years = p->years.at;
    for (size_t i = 0; day != SR_DAY_NONE && i < p->years.count; i++) {
        if (day >= years[i].first && day <= years[i].last) return &years[i];
    }
    return NULL;
}

static bool same_row(const sr_sie_row *a, const sr_sie_row *b)
{
    return a->account == b->account && a->ore == b->ore && a->objects.count == b->objects.count &&
           (a->objects.count == 0 ||
            memcmp(a->objects.at, b->objects.at, a->objects.count * sizeof *a->objects.at) == 0);
}

/* An added row is followed by an identical #TRANS for programs that do not know it. Dates and signs differ in
   real files, so account, objects and amount decide. `taken` marks rows that have a pair. */
static void pair_added(sr_sie_parse *p, sr_sie_row *rows, size_t count, bool *taken, size_t at)
{
    for (size_t i = at + 1; i < count && i <= at + NEAR; i++) {
        if (rows[i].kind != SR_SIE_TRANS || taken[i] || !same_row(&rows[at], &rows[i])) continue;
        taken[i] = true;
        rows[at].counted = false;
        return;
    }
    sr_sie_tell(
        p, &(sr_finding){
               .code = "SR1153",
               .severity = SR_WARNING,
               .place = {.line = rows[at].line},
               .message = SR_MSG(
                   "a row added with #RTRANS has no #TRANS of the same account, objects and amount after it"),
               .hint = SR_MSG("the added row is counted once")});
}

static void pair_voucher(sr_sie_parse *p, sr_sie_row *rows, size_t count)
{
    bool *taken = NULL;
    for (size_t i = 0; i < count && p->status != SR_MEMORY; i++) {
        if (rows[i].kind != SR_SIE_ADDED) continue;
        if (taken == NULL) taken = sr_calloc(count, sizeof *taken);
        if (taken == NULL)
            sr_sie_no_memory(p);
        else
            pair_added(p, rows, count, taken, i);
    }
    sr_free(taken);
}

static void sum_voucher(sr_sie_parse *p, sr_sie_voucher *voucher, const sr_sie_row *rows)
{
    for (size_t i = 0; i < voucher->row_count; i++) {
        if (!rows[i].counted) continue;
        if (!sr_sie_add(p, &voucher->difference, rows[i].ore, rows[i].line)) return;
        if (rows[i].ore > 0 && !sr_sie_add(p, &voucher->debit, rows[i].ore, rows[i].line)) return;
    }
    if (voucher->difference == 0) return;
    char difference[32];
    sr_sie_write_ore(voucher->difference, difference);
    sr_sie_tell(p,
                &(sr_finding){.code = "SR1143",
                              .severity = SR_ERROR,
                              .place = {.line = voucher->line},
                              .message = SR_MSG("the voucher {0} {1} does not balance: its rows sum to {2}",
                                                voucher->series, voucher->number, difference),
                              .expected = SR_MSG("rows that sum to 0.00"),
                              .stated = "0.00",
                              .recomputed = difference});
}

static void check_day(sr_sie_parse *p, const sr_sie_voucher *voucher)
{
    if (p->years.count == 0 || voucher->date == SR_DAY_NONE || sr_sie_year_of(p, voucher->date) != NULL)
        return;
    char day[16];
    sr_day_write(voucher->date, day);
    sr_sie_tell(
        p, &(sr_finding){.code = "SR1155",
                         .severity = SR_WARNING,
                         .place = {.line = voucher->line},
                         .message = SR_MSG("the voucher {0} {1} lies outside the financial years of the file",
                                           voucher->series, voucher->number),
                         .found = day});
}

void sr_sie_check_vouchers(sr_sie_parse *p)
{
    sr_sie_voucher *vouchers = p->vouchers.at;
    for (size_t i = 0; i < p->vouchers.count && p->status != SR_MEMORY; i++) {
        if (vouchers[i].row_count > 0 && p->rows.at != NULL) {
            sr_sie_row *rows = (sr_sie_row *)p->rows.at + vouchers[i].first_row;
            pair_voucher(p, rows, vouchers[i].row_count);
            sum_voucher(p, &vouchers[i], rows);
        }
        check_day(p, &vouchers[i]);
    }
}

/* The names that the format gives to dimensions of its own. */
static const char *reserved_name(const char *dimension)
{
    static const struct {
        const char *number;
        const char *name;
    } reserved[] = {{"1", "Kostnadsställe"}, {"2", "Kostnadsbärare"}, {"6", "Projekt"}, {"7", "Anställd"},
                    {"8", "Kund"},           {"9", "Leverantör"},     {"10", "Faktura"}};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        if (strcmp(reserved[i].number, dimension) == 0) return reserved[i].name;
    }
    return NULL;
}

static void undeclared(sr_sie_parse *p, unsigned line, sr_message message)
{
    sr_sie_tell(
        p,
        &(sr_finding){.code = "SR1152", .severity = SR_WARNING, .place = {.line = line}, .message = message});
}

static const char *dimension_name(const sr_sie_parse *p, const char *dimension)
{
    sr_str number = sr_str_of(dimension);
    uint32_t known = sr_dictionary_find(&p->dims, number, sr_hash_text(number));
    if (known == UINT32_MAX) return reserved_name(dimension);
    return ((const sr_sie_dimension *)p->dimensions.at)[known].name;
}

static void check_objects(sr_sie_parse *p)
{
    bool declared = false;
    for (uint32_t i = 0; i < p->objects.count; i++) {
        declared = declared || sr_sie_object_at(p, i)->name != NULL;
    }
    for (uint32_t i = 0; i < p->objects.count && p->status != SR_MEMORY; i++) {
        sr_sie_object *object = sr_sie_object_at(p, i);
        object->dimension_name = dimension_name(p, object->dimension);
        if (object->name == NULL && declared) {
            undeclared(p, object->line,
                       SR_MSG("the object {0} of dimension {1} is used and not declared", object->number,
                              object->dimension));
        } else if (object->dimension_name == NULL && declared) {
            undeclared(p, object->line,
                       SR_MSG("the dimension {0} is used and not declared", object->dimension));
        }
    }
}

static void check_years(sr_sie_parse *p)
{
    const sr_sie_balance *b = p->balances.at;
    int last = 1000;
    for (size_t i = 0; i < p->balances.count && p->years.count > 0; i++) {
        if (b[i].year == last || sr_sie_year_numbered(p, b[i].year) != NULL) continue;
        char number[16];
        last = b[i].year;
        (void)snprintf(number, sizeof number, "%d", last);
        undeclared(p, b[i].line, SR_MSG("the year {0} is used and not declared", number));
    }
}

void sr_sie_check_uses(sr_sie_parse *p)
{
    bool charted = false;
    for (uint32_t i = 0; i < p->accounts.count; i++) {
        charted = charted || sr_sie_account_at(p, i)->name != NULL;
    }
    for (uint32_t i = 0; charted && i < p->accounts.count && p->status != SR_MEMORY; i++) {
        const sr_sie_account *account = sr_sie_account_at(p, i);
        if (account->name == NULL) {
            undeclared(p, account->line, SR_MSG("the account {0} is used and not declared", account->number));
        }
    }
    check_objects(p);
    check_years(p);
}
