/* The elements of SIE 5 as posts of the common form. What stands within items of subdivided accounts
   (invoices, assets) is left out: those balances are parts of the account's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie5_parse.h"

static const char *value(const sr_sie5 *x, const char *name)
{
    const char *text = sr_sie5_attribute_of(x, name);
    return text != NULL ? text : "";
}

static const char *filled(const char *text)
{
    return text != NULL && text[0] != '\0' ? text : NULL;
}

static void identify(sr_sie5 *x, const char *label, const char *text)
{
    if (text == NULL) return;
    sr_sie_post *post = sr_sie_push(&x->p, &x->p.posts, sizeof *post);
    if (post != NULL) *post = (sr_sie_post){label, text, x->p.at_line};
}

static void take_product(sr_sie5 *x)
{
    x->p.sie->id.program = filled(value(x, "name"));
    x->p.sie->id.program_version = filled(value(x, "version"));
    identify(x, "SoftwareProduct name", x->p.sie->id.program);
    identify(x, "SoftwareProduct version", x->p.sie->id.program_version);
}

static void take_creation(sr_sie5 *x)
{
    const char *time = value(x, "time");
    sr_day day = SR_DAY_NONE;
    if (strlen(time) >= 10 && sr_day_read((sr_str){time, 10}, &day)) x->p.sie->id.generated = day;
    x->p.sie->id.generated_by = filled(value(x, "by"));
    identify(x, "FileCreation time", filled(time));
    identify(x, "FileCreation by", x->p.sie->id.generated_by);
}

static void take_company(sr_sie5 *x)
{
    x->p.sie->id.company = filled(value(x, "name"));
    x->p.sie->id.organisation_number = filled(value(x, "organizationId"));
    x->p.sie->id.company_id = filled(value(x, "clientId"));
    identify(x, "Company name", x->p.sie->id.company);
    identify(x, "Company organizationId", x->p.sie->id.organisation_number);
    identify(x, "Company clientId", x->p.sie->id.company_id);
}

static void take_currency(sr_sie5 *x)
{
    x->p.sie->id.currency = filled(value(x, "currency"));
    identify(x, "AccountingCurrency currency", x->p.sie->id.currency);
}

static void take_year(sr_sie5 *x)
{
    const char *primary = value(x, "primary");
    sr_sie5_year year = {.primary = strcmp(primary, "true") == 0 || strcmp(primary, "1") == 0,
                         .line = x->p.at_line};
    bool right = sr_sie_period(&x->p, value(x, "start"), "FiscalYear start", NULL, &year.start);
    right &= sr_sie_period(&x->p, value(x, "end"), "FiscalYear end", NULL, &year.end);
    if (!right) return;
    if (year.end < year.start) {
        sr_sie_tell(&x->p, &(sr_finding){.code = "SR1151",
                                         .severity = SR_ERROR,
                                         .place = {.line = year.line},
                                         .message = SR_MSG("a financial year ends before it begins")});
        return;
    }
    sr_sie5_year *slot = sr_sie_push(&x->p, &x->months, sizeof *slot);
    if (slot != NULL) *slot = year;
}

static void take_account(sr_sie5 *x)
{
    x->account = sr_sie_account_of(&x->p, value(x, "id"), x->p.at_line);
    if (x->p.status == SR_MEMORY) return;
    sr_sie_account *account = sr_sie_account_at(&x->p, x->account);
    if (account->name != NULL) {
        sr_sie_tell(&x->p,
                    &(sr_finding){.code = "SR1151",
                                  .severity = SR_WARNING,
                                  .place = {.line = x->p.at_line},
                                  .message = SR_MSG("the account {0} is declared twice", account->number)});
    }
    account->name = value(x, "name");
    account->type = filled(value(x, "type"));
    account->unit = filled(value(x, "unit"));
    account->line = x->p.at_line;
}

static void take_dimension(sr_sie5 *x)
{
    x->dimension = value(x, "id");
    sr_sie_dimension_add(&x->p, (sr_sie_dimension){x->dimension, value(x, "name"), NULL, x->p.at_line});
}

static void take_object(sr_sie5 *x)
{
    const char *dimension = x->dimension != NULL ? x->dimension : "";
    uint32_t index = sr_sie_object_of(&x->p, dimension, value(x, "id"), x->p.at_line);
    if (x->p.status == SR_MEMORY) return;
    sr_sie_object *object = sr_sie_object_at(&x->p, index);
    object->name = value(x, "name");
    object->line = x->p.at_line;
}

static sr_sie_balance_kind kind_of(const char *name)
{
    if (name[0] == 'O') return SR_SIE_OPENING;
    return name[0] == 'C' ? SR_SIE_CLOSING : SR_SIE_BUDGET;
}

static void take_balance(sr_sie5 *x, const char *name)
{
    const char *month = value(x, "month");
    x->refs.count = 0;
    x->balance = (sr_sie_balance){.kind = kind_of(name), .account = x->account, .line = x->p.at_line};
    x->balance_right = sr_sie_ore(&x->p, value(x, "amount"), name, NULL, &x->balance.ore);
    x->balance.quantity = sr_sie_quantity(&x->p, value(x, "quantity"), name, NULL);
    if (month[0] == '\0' && x->balance.kind == SR_SIE_BUDGET) return;
    x->balance_right &= sr_sie_period(&x->p, month, name, NULL, &x->balance.period);
}

static sr_sie_objects take_refs(sr_sie5 *x)
{
    sr_sie_objects none = {0};
    if (x->refs.count == 0 || x->p.status == SR_MEMORY) return none;
    uint32_t *at = sr_arena_array(x->p.arena, x->refs.count, sizeof *at);
    if (at == NULL) {
        sr_sie_no_memory(&x->p);
        return none;
    }
    memcpy(at, x->refs.at, x->refs.count * sizeof *at);
    return (sr_sie_objects){x->refs.count, at};
}

static void end_balance(sr_sie5 *x)
{
    x->balance.objects = take_refs(x);
    if (!x->balance_right) return;
    sr_sie_balance *slot = sr_sie_push(&x->p, &x->balances, sizeof *slot);
    if (slot != NULL) *slot = x->balance;
}

static void take_ref(sr_sie5 *x)
{
    uint32_t index = sr_sie_object_of(&x->p, value(x, "dimId"), value(x, "objectId"), x->p.at_line);
    uint32_t *slot = sr_sie_push(&x->p, &x->refs, sizeof *slot);
    if (slot != NULL) *slot = index;
}

static sr_sie_voucher *last_voucher(sr_sie5 *x)
{
    return x->p.vouchers.count > 0 ? (sr_sie_voucher *)x->p.vouchers.at + x->p.vouchers.count - 1 : NULL;
}

static void take_journal(sr_sie5 *x)
{
    x->series = value(x, "id");
}

static void take_entry(sr_sie5 *x)
{
    sr_sie_voucher voucher = {.series = x->series != NULL ? x->series : "",
                              .number = value(x, "id"),
                              .text = filled(value(x, "text")),
                              .registered = SR_DAY_NONE,
                              .first_row = x->p.rows.count,
                              .line = x->p.at_line};
    voucher.date = sr_sie_day(&x->p, value(x, "journalDate"), "journalDate", NULL);
    if (value(x, "journalDate")[0] == '\0') {
        sr_sie_tell(&x->p, &(sr_finding){.code = "SR1145",
                                         .severity = SR_ERROR,
                                         .place = {.line = x->p.at_line},
                                         .message = SR_MSG("the voucher {0} {1} has no date", voucher.series,
                                                           voucher.number)});
    }
    sr_sie_voucher *slot = sr_sie_push(&x->p, &x->p.vouchers, sizeof *slot);
    if (slot == NULL) return;
    *slot = voucher;
    x->p.in_voucher = true;
}

static void take_registered(sr_sie5 *x)
{
    sr_sie_voucher *voucher = last_voucher(x);
    sr_day day = sr_sie_day(&x->p, value(x, "date"), "date", NULL);
    if (voucher == NULL || voucher->registered != SR_DAY_NONE) return;
    voucher->registered = day;
    voucher->sign = filled(value(x, "by"));
}

static void take_row(sr_sie5 *x)
{
    x->refs.count = 0;
    x->row = (sr_sie_row){.kind = SR_SIE_TRANS, .counted = true, .line = x->p.at_line};
    x->row_right = sr_sie_ore(&x->p, value(x, "amount"), "LedgerEntry", NULL, &x->row.ore);
    x->row.account = sr_sie_account_of(&x->p, value(x, "accountId"), x->p.at_line);
    x->row.date = sr_sie_day(&x->p, value(x, "ledgerDate"), "ledgerDate", NULL);
    x->row.text = filled(value(x, "text"));
    x->row.quantity = sr_sie_quantity(&x->p, value(x, "quantity"), "quantity", NULL);
}

static void end_row(sr_sie5 *x)
{
    x->row.objects = take_refs(x);
    if (!x->row_right || !x->p.in_voucher || x->p.vouchers.count == 0) return;
    x->row.voucher = (uint32_t)x->p.vouchers.count - 1;
    sr_sie_row *slot = sr_sie_push(&x->p, &x->p.rows, sizeof *slot);
    if (slot != NULL) *slot = x->row;
}

/* A row that was struck out afterwards no longer counts. */
static void strike(sr_sie5 *x)
{
    x->row.kind = SR_SIE_REMOVED;
    x->row.counted = false;
    x->row.sign = filled(value(x, "by"));
}

static const struct {
    const char *name;
    const char *parent; /* NULL: any */
    void (*take)(sr_sie5 *x);
} elements[] = {
    {"SoftwareProduct", NULL, take_product},
    {"FileCreation", NULL, take_creation},
    {"Company", NULL, take_company},
    {"AccountingCurrency", NULL, take_currency},
    {"FiscalYear", NULL, take_year},
    {"Account", NULL, take_account},
    {"Dimension", NULL, take_dimension},
    {"Object", "Dimension", take_object},
    {"ObjectReference", NULL, take_ref},
    {"Journal", NULL, take_journal},
    {"JournalEntry", NULL, take_entry},
    {"EntryInfo", "JournalEntry", take_registered},
    {"OriginalEntryInfo", "JournalEntry", take_registered},
    {"LedgerEntry", NULL, take_row},
    {"Overstrike", NULL, strike},
};

static bool is_balance(const char *name, const char *parent)
{
    static const char *const names[] = {"OpeningBalance",         "ClosingBalance", "OpeningBalanceMultidim",
                                        "ClosingBalanceMultidim", "Budget",         "BudgetMultidim"};
    for (size_t i = 0; strcmp(parent, "Account") == 0 && i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) return true;
    }
    return false;
}

void sr_sie5_element(sr_sie5 *x, const char *name, const char *parent)
{
    if (is_balance(name, parent)) {
        take_balance(x, name);
        return;
    }
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(elements[i].name, name) != 0) continue;
        if (elements[i].parent == NULL || strcmp(elements[i].parent, parent) == 0) elements[i].take(x);
        return;
    }
}

void sr_sie5_element_end(sr_sie5 *x, const char *name, const char *parent)
{
    if (is_balance(name, parent)) end_balance(x);
    if (strcmp(name, "LedgerEntry") == 0) end_row(x);
    if (strcmp(name, "JournalEntry") == 0) sr_sie_end_voucher(&x->p);
}

static int by_start(const void *a, const void *b)
{
    const sr_sie5_year *left = a;
    const sr_sie5_year *right = b;
    if (left->start != right->start) return left->start < right->start ? -1 : 1;
    return left->line < right->line ? -1 : left->line > right->line;
}

static sr_day last_day(int month)
{
    int next = month % 100 == 12 ? month + 89 : month + 1;
    return sr_day_of(next / 100, next % 100, 1) - 1;
}

/* Years are numbered from the primary one, as in SIE 1–4; without one the last is the current year. */
static void number_years(sr_sie5 *x)
{
    sr_sie5_year *years = x->months.at;
    size_t primary = x->months.count > 0 ? x->months.count - 1 : 0;
    size_t marked = 0;
    if (x->months.count > 0) qsort(years, x->months.count, sizeof *years, by_start);
    for (size_t i = 0; i < x->months.count; i++) {
        if (!years[i].primary) continue;
        primary = i;
        marked++;
    }
    if (marked != 1 && x->months.count > 0) {
        sr_sie_tell(&x->p,
                    &(sr_finding){.code = "SR1158",
                                  .severity = SR_WARNING,
                                  .place = {.line = years[primary].line},
                                  .message = SR_MSG("exactly one financial year must be marked as primary")});
    }
    for (size_t i = 0; i < x->months.count && i < primary + 99; i++) {
        if (primary - i > 99 && i < primary) continue;
        sr_sie_year *year = sr_sie_push(&x->p, &x->p.years, sizeof *year);
        if (year == NULL) return;
        *year = (sr_sie_year){.number = (int)i - (int)primary,
                              .first = sr_day_of(years[i].start / 100, years[i].start % 100, 1),
                              .last = last_day(years[i].end),
                              .line = years[i].line};
    }
}

/* An opening balance of the first month and a closing balance of the last are those of the year; the closing
   balance of costs and income is the result. */
static void settle_balance(sr_sie5 *x, sr_sie_balance b)
{
    const sr_sie_account *account = sr_sie_account_at(&x->p, b.account);
    const char *type = account->type != NULL ? account->type : "";
    const sr_sie_year *year =
        b.period != 0 ? sr_sie_year_of(&x->p, sr_day_of(b.period / 100, b.period % 100, 1)) : NULL;
    b.year = year != NULL ? year->number : 0;
    bool result = strcmp(type, "cost") == 0 || strcmp(type, "income") == 0;
    if (year != NULL && b.kind == SR_SIE_OPENING && b.period == sr_sie_month(year->first)) b.period = 0;
    if (year != NULL && b.kind == SR_SIE_CLOSING && b.period == sr_sie_month(year->last)) {
        b.period = 0;
        if (result) b.kind = SR_SIE_RESULT;
    }
    if (year == NULL && b.kind != SR_SIE_BUDGET) {
        sr_sie_tell(
            &x->p,
            &(sr_finding){
                .code = "SR1152",
                .severity = SR_WARNING,
                .place = {.line = b.line},
                .message = SR_MSG("a balance of the account {0} lies outside the financial years of the file",
                                  account->number)});
    }
    sr_sie_balance_add(&x->p, b);
}

void sr_sie5_settle(sr_sie5 *x)
{
    number_years(x);
    const sr_sie_balance *balances = x->balances.at;
    for (size_t i = 0; i < x->balances.count && x->p.status != SR_MEMORY; i++) {
        settle_balance(x, balances[i]);
    }
    sr_sie_end_voucher(&x->p);
}
