/* What the schema of SIE 5 asks of elements and attributes, as a table, so that a file that departs from it
   is reported and still read. A child is followed by ? (at most one), * (any number), + (at least one) or
   nothing (exactly one). An attribute is followed by ! when it is mandatory and by : and its type: n whole
   number, a amount with at most two decimals, q number, m month, d day, b boolean, c currency, k kind of
   account. */
#include <stdio.h>
#include <string.h>

#include "source/sie/sie5_parse.h"

typedef struct rule {
    const char *name;
    char mode;  /* S: within Sie, E: within SieEntry, B: both */
    char order; /* s: children in this order, a: in any order */
    const char *attributes;
    const char *children;
} rule;

static const rule rules[] = {
    {"Sie", 'B', 's', "",
     "FileInfo Accounts Dimensions? CustomerInvoices* SupplierInvoices* FixedAssets* "
     "GeneralSubdividedAccount* "
     "Customers? Suppliers? AccountAggregations? Journal* Documents? Signature"},
    {"SieEntry", 'B', 's', "",
     "FileInfo Accounts? Dimensions? CustomerInvoices* SupplierInvoices* FixedAssets* "
     "GeneralSubdividedAccount* "
     "Customers? Suppliers? Journal* Documents? Signature?"},
    {"FileInfo", 'S', 'a', "", "SoftwareProduct FileCreation Company FiscalYears AccountingCurrency"},
    {"FileInfo", 'E', 'a', "", "SoftwareProduct FileCreation Company AccountingCurrency?"},
    {"SoftwareProduct", 'B', 's', "name! version!", ""},
    {"FileCreation", 'B', 's', "time! by!", ""},
    {"Company", 'S', 's', "organizationId! multiple:n name! clientId", ""},
    {"Company", 'E', 's', "organizationId! multiple:n name clientId", ""},
    {"FiscalYears", 'B', 's', "", "FiscalYear+"},
    {"FiscalYear", 'B', 's',
     "start!:m end!:m primary:b closed:b hasLedgerEntries:b hasSubordinateAccounts:b "
     "hasAttachedVoucherFiles:b "
     "lastCoveredDate:d",
     ""},
    {"AccountingCurrency", 'B', 's', "currency!:c", ""},
    {"Accounts", 'B', 's', "", "Account*"},
    {"Account", 'S', 'a', "id!:n name! type!:k unit",
     "OpeningBalance* ClosingBalance* Budget* OpeningBalanceMultidim* ClosingBalanceMultidim* "
     "BudgetMultidim*"},
    {"Account", 'E', 'a', "id!:n name! type!:k unit", "Budget*"},
    {"OpeningBalance", 'B', 'a', "month!:m amount!:a quantity:q", "ForeignCurrencyAmount* ObjectReference*"},
    {"ClosingBalance", 'B', 'a', "month!:m amount!:a quantity:q", "ForeignCurrencyAmount* ObjectReference*"},
    {"OpeningBalanceMultidim", 'B', 'a', "month!:m amount!:q quantity:q",
     "ForeignCurrencyAmount* ObjectReference+"},
    {"ClosingBalanceMultidim", 'B', 'a', "month!:m amount!:q quantity:q",
     "ForeignCurrencyAmount* ObjectReference+"},
    {"Budget", 'B', 'a', "month:m amount!:q quantity:q", "ObjectReference*"},
    {"BudgetMultidim", 'B', 'a', "month:m amount!:q quantity:q", "ObjectReference+"},
    {"ObjectReference", 'B', 's', "dimId! objectId!", ""},
    {"ForeignCurrencyAmount", 'B', 's', "amount!:a currency!:c", ""},
    {"Dimensions", 'B', 's', "", "Dimension*"},
    {"Dimension", 'S', 's', "id!:n name!", "Object*"},
    {"Dimension", 'E', 's', "id! name", "Object*"},
    {"Object", 'B', 's', "id! name!", ""},
    {"Journal", 'S', 's', "id! name!", "JournalEntry+"},
    {"Journal", 'E', 's', "id", "JournalEntry+"},
    {"JournalEntry", 'S', 's', "id!:n journalDate!:d text referenceId",
     "EntryInfo OriginalEntryInfo? LedgerEntry* LockingInfo? VoucherReference* CorrectedBy*"},
    {"JournalEntry", 'E', 's', "id:n journalDate!:d text referenceId",
     "OriginalEntryInfo LedgerEntry* VoucherReference*"},
    {"LedgerEntry", 'S', 'a', "accountId!:n amount!:q quantity:q text ledgerDate:d",
     "ForeignCurrencyAmount* ObjectReference* SubdividedAccountObjectReference* EntryInfo* Overstrike* "
     "LockingInfo*"},
    {"LedgerEntry", 'E', 'a', "accountId! amount!:q quantity:q text ledgerDate:d",
     "ForeignCurrencyAmount* ObjectReference* SubdividedAccountObjectReference*"},
    {"EntryInfo", 'B', 's', "date!:d by!", ""},
    {"OriginalEntryInfo", 'B', 's', "date!:d by!", ""},
    {"LockingInfo", 'B', 's', "date!:d by!", ""},
    {"Overstrike", 'B', 's', "date!:d by!", ""},
    {"SubdividedAccountObjectReference", 'B', 's', "objectId!", ""},
    {"VoucherReference", 'B', 's', "documentId!:n", ""},
    {"CorrectedBy", 'B', 's', "fiscalYearId:m journalId! journalEntryId!:n", ""},
    {"CustomerInvoices", 'B', 'a', "primaryAccountId! name", "SecondaryAccountRef* CustomerInvoice*"},
    {"SupplierInvoices", 'B', 'a', "primaryAccountId! name", "SecondaryAccountRef* SupplierInvoice*"},
    {"FixedAssets", 'B', 'a', "primaryAccountId! name", "SecondaryAccountRef* FixedAsset*"},
    {"GeneralSubdividedAccount", 'B', 'a', "primaryAccountId! name", "SecondaryAccountRef* GeneralObject*"},
    {"SecondaryAccountRef", 'B', 's', "accountId:n", ""},
    {"CustomerInvoice", 'S', 's', "id! name customerId! invoiceNumber! ocrNumber dueDate:d",
     "Balances* OriginalAmount"},
    {"CustomerInvoice", 'E', 's', "id! name customerId! invoiceNumber! ocrNumber dueDate:d", ""},
    {"SupplierInvoice", 'S', 's', "id! name supplierId! invoiceNumber! ocrNumber dueDate:d",
     "Balances* OriginalAmount"},
    {"SupplierInvoice", 'E', 's', "id! name supplierId! invoiceNumber! ocrNumber dueDate:d", ""},
    {"FixedAsset", 'S', 's', "id! name", "Balances* OriginalAmount"},
    {"FixedAsset", 'E', 's', "id! name HarSkaSpecifikaAttributLaggasTill", ""},
    {"GeneralObject", 'S', 's', "id! name", "Balances* OriginalAmount"},
    {"GeneralObject", 'E', 's', "id! name", ""},
    {"Balances", 'B', 'a', "accountId:n", "OpeningBalance* ClosingBalance*"},
    {"OriginalAmount", 'B', 's', "date!:d amount!:a", "ForeignCurrencyAmount?"},
    {"Customers", 'B', 's', "", "Customer*"},
    {"Customer", 'B', 's', "id! name! organizationId vatNr address1 address2 zipcode city country", ""},
    {"Suppliers", 'B', 's', "", "Supplier*"},
    {"Supplier", 'B', 's',
     "id! name! organizationId vatNr address1 address2 zipcode city country BgAccount PgAccount BIC IBAN",
     ""},
    {"AccountAggregations", 'B', 's', "", "AccountAggregation+"},
    {"AccountAggregation", 'B', 's', "id! name! taxonomy", "Tag+"},
    {"Tag", 'B', 's', "name!", "AccountRef*"},
    {"AccountRef", 'B', 's', "accountId!:n", ""},
    {"Documents", 'B', 'a', "", "EmbeddedFile* FileReference*"},
    {"EmbeddedFile", 'B', 's', "id!:n fileName!", ""},
    {"FileReference", 'B', 's', "id!:n URI!", ""},
};
enum { RULES = sizeof rules / sizeof *rules };

bool sr_sie5_knows(const char *name)
{
    for (size_t i = 0; i < RULES; i++) {
        if (strcmp(rules[i].name, name) == 0) return true;
    }
    return strcmp(name, "Signature") == 0;
}

static int rule_of(const sr_sie5 *x, const char *name)
{
    char mode = x->entry ? 'E' : 'S';
    for (size_t i = 0; i < RULES; i++) {
        if (strcmp(rules[i].name, name) == 0 && (rules[i].mode == 'B' || rules[i].mode == mode))
            return (int)i;
    }
    return -1;
}

static void depart(sr_sie5 *x, unsigned line, sr_message message, const char *found)
{
    sr_sie_tell(&x->p, &(sr_finding){.code = "SR1158",
                                     .severity = SR_WARNING,
                                     .place = {.line = line},
                                     .message = message,
                                     .found = found});
}

/* The next word of a list: its name, and what follows the name. False at the end. */
static bool next_word(const char **list, sr_str *name, const char **marks)
{
    const char *at = *list + strspn(*list, " ");
    if (*at == '\0') return false;
    *name = (sr_str){at, strcspn(at, " ?*+!:")};
    *marks = at + name->length;
    *list = at + strcspn(at, " ");
    return true;
}

/* The place of a child in its parent's rule and its cardinality; -1: the rule lacks it. */
static int child_of(const rule *parent, const char *name, char *cardinality)
{
    const char *list = parent->children;
    const char *marks = NULL;
    sr_str word;
    for (int i = 0; next_word(&list, &word, &marks); i++) {
        if (!sr_str_is(word, name)) continue;
        *cardinality = '1';
        if (*marks == '?' || *marks == '*' || *marks == '+') *cardinality = *marks;
        return i;
    }
    return -1;
}

static void check_place(sr_sie5 *x, const char *name, sr_sie5_frame *parent)
{
    char cardinality = '1';
    int place = child_of(&rules[parent->rule], name, &cardinality);
    if (place < 0) {
        depart(x, x->p.at_line, SR_MSG("the element {0} does not belong in {1}", name, parent->name), NULL);
        return;
    }
    if (rules[parent->rule].order == 's' && (unsigned)place < parent->position) {
        depart(x, x->p.at_line, SR_MSG("the element {0} stands too late in {1}", name, parent->name), NULL);
    }
    if ((unsigned)place > parent->position) parent->position = (unsigned)place;
    if (parent->counts[place]++ > 0 && (cardinality == '1' || cardinality == '?')) {
        depart(x, x->p.at_line, SR_MSG("the element {0} stands more than once in {1}", name, parent->name),
               NULL);
    }
}

static bool all_among(const char *text, const char *signs)
{
    return *text != '\0' && strspn(text, signs) == strlen(text);
}

static bool is_decimal(const char *text, bool amount)
{
    const char *at = text + (*text == '-' || *text == '+');
    size_t whole = strspn(at, "0123456789");
    size_t part = at[whole] == '.' ? strspn(at + whole + 1, "0123456789") : 0;
    const char *end = at + whole + (at[whole] == '.') + part;
    return whole + part > 0 && *end == '\0' && (!amount || part <= 2);
}

static bool is_day(const char *text)
{
    sr_day day = SR_DAY_NONE;
    return strlen(text) == 10 && sr_day_read(sr_str_of(text), &day);
}

static bool is_month(const char *text)
{
    char day[16];
    if (strlen(text) != 7) return false;
    (void)snprintf(day, sizeof day, "%s-01", text);
    return is_day(day);
}

static bool is_word(const char *text, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0) return true;
    }
    return false;
}

static bool fits(const char *text, char type)
{
    static const char *const booleans[] = {"true", "false", "1", "0", NULL};
    static const char *const kinds[] = {"asset", "liability", "equity", "cost", "income", "statistics", NULL};
    switch (type) {
    case 'n':
        return all_among(text, "0123456789");
    case 'a':
    case 'q':
        return is_decimal(text, type == 'a');
    case 'm':
        return is_month(text);
    case 'd':
        return is_day(text);
    case 'b':
        return is_word(text, booleans);
    case 'c':
        return strlen(text) == 3 && all_among(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    case 'k':
        return is_word(text, kinds);
    default:
        return true;
    }
}

static void check_attribute(sr_sie5 *x, const sr_sie5_frame *frame, sr_str name, const char *marks)
{
    const char *text = sr_sie_intern(&x->p, name);
    const char *value = sr_sie5_attribute_of(x, text);
    char type = '\0';
    if (*marks == ':') type = marks[1];
    if (marks[0] == '!' && marks[1] == ':') type = marks[2];
    if (value == NULL) {
        if (*marks == '!') {
            depart(x, frame->line, SR_MSG("the element {0} lacks the attribute {1}", frame->name, text),
                   NULL);
        }
    } else if (!fits(value, type)) {
        depart(x, frame->line,
               SR_MSG("the attribute {1} of the element {0} is not as the schema has it", frame->name, text),
               value);
    }
}

static bool lists(const char *list, const char *name)
{
    const char *marks = NULL;
    sr_str word;
    while (next_word(&list, &word, &marks)) {
        if (sr_str_is(word, name)) return true;
    }
    return false;
}

static void check_attributes(sr_sie5 *x, const sr_sie5_frame *frame)
{
    const char *list = rules[frame->rule].attributes;
    const char *marks = NULL;
    sr_str name;
    while (next_word(&list, &name, &marks)) {
        check_attribute(x, frame, name, marks);
    }
    for (size_t i = 0; i < x->attribute_count; i++) {
        const sr_sie5_attribute *attribute = &x->attributes[i];
        if (attribute->foreign || lists(rules[frame->rule].attributes, attribute->name)) continue;
        depart(x, frame->line,
               SR_MSG("the element {0} has the attribute {1}, which the schema lacks", frame->name,
                      attribute->name),
               NULL);
    }
}

void sr_sie5_check_start(sr_sie5 *x, sr_sie5_frame *frame, sr_sie5_frame *parent)
{
    if (parent != NULL && parent->rule >= 0) check_place(x, frame->name, parent);
    frame->rule = rule_of(x, frame->name);
    if (frame->rule >= 0) check_attributes(x, frame);
}

void sr_sie5_check_end(sr_sie5 *x, const sr_sie5_frame *frame)
{
    if (frame->rule < 0) return;
    const char *list = rules[frame->rule].children;
    const char *marks = NULL;
    sr_str name;
    for (size_t i = 0; next_word(&list, &name, &marks); i++) {
        if (frame->counts[i] > 0 || *marks == '?' || *marks == '*') continue;
        depart(x, frame->line, SR_MSG("the element {0} lacks {1}", frame->name, sr_sie_intern(&x->p, name)),
               NULL);
    }
}
