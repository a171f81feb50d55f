/* The labels of SIE 1–4: which there are, in which types of file, and what each of them says. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "source/sie/sie_parse.h"

enum { TYPE_1 = 1, TYPE_2 = 2, TYPE_3 = 4, TYPE_4E = 8, TYPE_4I = 16, ALL = 31, EXPORT = 15, FOURS = 24 };

enum { MOST_SRU = 200 }; /* bytes of the codes of an account */

typedef void (*take_fn)(sr_sie_parse *p, const sr_sie_line *line);

/* A member of the identification that a field fills, plus one; 0: none. */
#define INTO(member) (offsetof(sr_sie_identification, member) + 1)

typedef struct label {
    const char *name;
    unsigned allowed;   /* types */
    unsigned mandatory; /* types */
    size_t least;       /* fields */
    take_fn take;       /* NULL: identification only */
    bool identifies;
    bool rest; /* what follows the last of the members without quotes belongs to it */
    size_t into[4];
} label;

static void take_gen(sr_sie_parse *p, const sr_sie_line *line)
{
    p->sie->id.generated = sr_sie_day(p, sr_sie_arg(p, line, 0), "#GEN", sr_sie_arg_at(line, 0));
    if (line->field.count > 1) p->sie->id.generated_by = sr_sie_arg(p, line, 1);
}

static void take_covers(sr_sie_parse *p, const sr_sie_line *line)
{
    p->sie->id.covers_to = sr_sie_day(p, sr_sie_arg(p, line, 0), "#OMFATTN", sr_sie_arg_at(line, 0));
}

static void tell_year(sr_sie_parse *p, const sr_sie_line *line, sr_message message)
{
    sr_sie_tell(p, &(sr_finding){.code = "SR1151",
                                 .severity = SR_ERROR,
                                 .place = {.line = line->number},
                                 .message = message,
                                 .found = sr_sie_arg(p, line, 0)});
}

static void take_year(sr_sie_parse *p, const sr_sie_line *line)
{
    sr_sie_year year = {.line = line->number};
    if (!sr_sie_year_number(p, sr_sie_arg(p, line, 0), "#RAR", sr_sie_arg_at(line, 0), &year.number)) return;
    year.first = sr_sie_day(p, sr_sie_arg(p, line, 1), "#RAR", sr_sie_arg_at(line, 1));
    year.last = sr_sie_day(p, sr_sie_arg(p, line, 2), "#RAR", sr_sie_arg_at(line, 2));
    if (year.first == SR_DAY_NONE || year.last == SR_DAY_NONE) return;
    if (year.last < year.first) {
        tell_year(p, line, SR_MSG("a financial year ends before it begins"));
    } else if (sr_sie_year_numbered(p, year.number) != NULL) {
        tell_year(p, line, SR_MSG("a financial year is declared twice"));
    } else {
        sr_sie_year *slot = sr_sie_push(p, &p->years, sizeof *slot);
        if (slot != NULL) *slot = year;
    }
}

/* The field and, where it stands without quotes, all that follow it. */
static const char *rest_of(sr_sie_parse *p, const sr_sie_line *line, size_t index)
{
    const char *at = sr_sie_arg_at(line, index);
    if (line->field.count <= index + 1 || at[-1] == '"') return sr_sie_arg(p, line, index);
    sr_buf joined = {0};
    for (size_t i = index; i < line->field.count; i++) {
        if (i > index) sr_buf_char(&joined, ' ');
        sr_buf_text(&joined, sr_sie_arg(p, line, i));
    }
    if (joined.failed) sr_sie_no_memory(p);
    const char *text = sr_sie_intern(p, (sr_str){sr_buf_string(&joined), joined.length});
    sr_buf_free(&joined);
    return text;
}

static void take_account(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *number = sr_sie_arg(p, line, 0);
    const char *name = rest_of(p, line, 1);
    uint32_t index = sr_sie_account_of(p, number, line->number);
    if (p->status == SR_MEMORY) return;
    sr_sie_account *account = sr_sie_account_at(p, index);
    if (account->name != NULL && strcmp(account->name, name) != 0) {
        sr_sie_tell(p, &(sr_finding){.code = "SR1151",
                                     .severity = SR_WARNING,
                                     .place = {.line = line->number},
                                     .message = SR_MSG(
                                         "the account {0} is declared twice with different names", number),
                                     .found = name,
                                     .expected = SR_MSG("{0}", account->name)});
        return;
    }
    account->name = name;
    account->line = line->number;
}

static sr_sie_account *account_of(sr_sie_parse *p, const sr_sie_line *line)
{
    uint32_t index = sr_sie_account_of(p, sr_sie_arg(p, line, 0), line->number);
    return p->status == SR_MEMORY ? NULL : sr_sie_account_at(p, index);
}

static void take_type(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *type = sr_sie_arg(p, line, 1);
    sr_sie_account *account = account_of(p, line);
    if (account == NULL) return;
    if (strlen(type) == 1 && strchr("TSKI", type[0]) != NULL) {
        account->type = type;
        return;
    }
    sr_sie_tell(
        p, &(sr_finding){.code = "SR1146",
                         .severity = SR_WARNING,
                         .place = {.line = line->number, .column = sr_sie_column(p, sr_sie_arg_at(line, 1))},
                         .message = SR_MSG("the type of the account {0} is not known", account->number),
                         .found = type,
                         .expected = SR_MSG("T, S, K or I")});
}

static void take_unit(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *unit = sr_sie_arg(p, line, 1);
    sr_sie_account *account = account_of(p, line);
    if (account != NULL) account->unit = unit;
}

static void take_sru(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *sru = sr_sie_arg(p, line, 1);
    sr_sie_account *account = account_of(p, line);
    if (account == NULL) return;
    if (account->sru != NULL && strlen(account->sru) >= MOST_SRU) return;
    if (account->sru != NULL) sru = sr_arena_printf(p->arena, "%s, %s", account->sru, sru);
    if (sru == NULL)
        sr_sie_no_memory(p);
    else
        account->sru = sru;
}

static void take_dimension(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *number = sr_sie_arg(p, line, 0);
    const char *name = sr_sie_arg(p, line, 1);
    bool under = line->label.length == strlen("UNDERDIM");
    const char *parent = under ? sr_sie_arg(p, line, 2) : NULL;
    sr_sie_dimension_add(p, (sr_sie_dimension){number, name, parent, line->number});
}

static void take_object(sr_sie_parse *p, const sr_sie_line *line)
{
    const char *dimension = sr_sie_arg(p, line, 0);
    const char *number = sr_sie_arg(p, line, 1);
    const char *name = rest_of(p, line, 2);
    uint32_t index = sr_sie_object_of(p, dimension, number, line->number);
    if (p->status == SR_MEMORY) return;
    sr_sie_object *object = sr_sie_object_at(p, index);
    if (object->name != NULL && strcmp(object->name, name) != 0) {
        sr_sie_tell(
            p, &(sr_finding){
                   .code = "SR1151",
                   .severity = SR_WARNING,
                   .place = {.line = line->number},
                   .message = SR_MSG("the object {0} of dimension {1} is declared twice with different names",
                                     number, dimension),
                   .found = name,
                   .expected = SR_MSG("{0}", object->name)});
        return;
    }
    object->name = name;
    object->line = line->number;
}

static const label labels[] = {
    {"FLAGGA", ALL, ALL, 1, NULL, true, false, {INTO(flag)}},
    {"PROGRAM", ALL, ALL, 1, NULL, true, false, {INTO(program), INTO(program_version)}},
    {"FORMAT", ALL, ALL, 1, NULL, true, false, {INTO(format)}},
    {"GEN", ALL, ALL, 1, take_gen, true, false, {0}},
    {"SIETYP", ALL, ALL & ~TYPE_1, 1, NULL, true, false, {INTO(type)}},
    {"PROSA", ALL, 0, 0, NULL, true, true, {INTO(comment)}},
    {"FNR", ALL, 0, 1, NULL, true, false, {INTO(company_id)}},
    {"ORGNR", ALL, 0, 1, NULL, true, false, {INTO(organisation_number)}},
    {"BKOD", ALL, 0, 0, NULL, true, false, {INTO(branch)}},
    {"ADRESS",
     ALL,
     0,
     0,
     NULL,
     true,
     false,
     {INTO(contact), INTO(street), INTO(post_address), INTO(telephone)}},
    {"FNAMN", ALL, ALL, 1, NULL, true, true, {INTO(company)}},
    {"FTYP", ALL, 0, 0, NULL, true, false, {INTO(company_form)}},
    {"RAR", ALL, EXPORT, 3, take_year, true, false, {0}},
    {"TAXAR", ALL, 0, 0, NULL, true, false, {INTO(tax_year)}},
    {"OMFATTN", ALL, TYPE_2 | TYPE_3, 1, take_covers, true, false, {0}},
    {"KPTYP", ALL, 0, 0, NULL, true, false, {INTO(chart)}},
    {"VALUTA", ALL, 0, 0, NULL, true, false, {INTO(currency)}},
    {"KONTO", ALL, 0, 2, take_account, false, false, {0}},
    {"KTYP", ALL, 0, 2, take_type, false, false, {0}},
    {"ENHET", ALL, 0, 2, take_unit, false, false, {0}},
    {"SRU", ALL, 0, 2, take_sru, false, false, {0}},
    {"DIM", TYPE_3 | FOURS, 0, 2, take_dimension, false, false, {0}},
    {"UNDERDIM", TYPE_3 | FOURS, 0, 3, take_dimension, false, false, {0}},
    {"OBJEKT", TYPE_3 | FOURS, 0, 3, take_object, false, false, {0}},
    {"IB", EXPORT, 0, 3, sr_sie_take_balance, false, false, {0}},
    {"UB", EXPORT, 0, 3, sr_sie_take_balance, false, false, {0}},
    {"OIB", TYPE_3 | TYPE_4E, 0, 3, sr_sie_take_balance, false, false, {0}},
    {"OUB", TYPE_3 | TYPE_4E, 0, 3, sr_sie_take_balance, false, false, {0}},
    {"RES", EXPORT, 0, 3, sr_sie_take_balance, false, false, {0}},
    {"PSALDO", EXPORT & ~TYPE_1, 0, 4, sr_sie_take_balance, false, false, {0}},
    {"PBUDGET", EXPORT & ~TYPE_1, 0, 4, sr_sie_take_balance, false, false, {0}},
    {"VER", FOURS, 0, 3, sr_sie_take_voucher, false, false, {0}},
    {"TRANS", FOURS, 0, 2, sr_sie_take_row, false, false, {0}},
    {"RTRANS", FOURS, 0, 2, sr_sie_take_row, false, false, {0}},
    {"BTRANS", FOURS, 0, 2, sr_sie_take_row, false, false, {0}},
    {"KSUMMA", ALL, 0, 0, NULL, false, false, {0}},
};
enum { LABELS = sizeof labels / sizeof *labels };

static const label *label_of(sr_str name)
{
    for (size_t i = 0; i < LABELS; i++) {
        if (sr_str_is(name, labels[i].name)) return &labels[i];
    }
    return NULL;
}

bool sr_sie_known(sr_str name)
{
    return label_of(name) != NULL;
}

bool sr_sie_in_block(sr_str name)
{
    const label *known = label_of(name);
    return known == NULL || known->take == sr_sie_take_row;
}

static void put_post(sr_sie_parse *p, sr_sie_list *list, const sr_sie_line *line)
{
    sr_buf joined = {0};
    for (size_t i = 0; i < line->field.count; i++) {
        if (i > 0) sr_buf_char(&joined, ' ');
        sr_buf_text(&joined, sr_sie_arg(p, line, i));
    }
    if (joined.failed) sr_sie_no_memory(p);
    sr_sie_field name = {.raw = line->label};
    const char *label_text = sr_sie_text(p, &name);
    const char *text = sr_sie_intern(p, (sr_str){sr_buf_string(&joined), joined.length});
    sr_buf_free(&joined);
    sr_sie_post *post = sr_sie_push(p, list, sizeof *post);
    if (post != NULL) *post = (sr_sie_post){label_text, text, line->number};
}

static void identify(sr_sie_parse *p, const label *known, const sr_sie_line *line)
{
    for (size_t i = 0; i < 4 && known->into[i] != 0 && i < line->field.count; i++) {
        const char *text = known->rest ? rest_of(p, line, i) : sr_sie_arg(p, line, i);
        memcpy((char *)&p->sie->id + known->into[i] - 1, &text, sizeof text);
    }
}

void sr_sie_take(sr_sie_parse *p, const sr_sie_line *line)
{
    const label *known = label_of(line->label);
    if (known == NULL) {
        if (p->no_end) sr_sie_cut(p, line->number, SR_MSG("the file is cut off in its last line"));
        put_post(p, &p->other, line);
        return;
    }
    if (!sr_sie_takes(p, line, known->least)) return;
    if (known->identifies) {
        put_post(p, &p->posts, line);
        identify(p, known, line);
    }
    if (known->take != NULL) known->take(p, line);
}

static unsigned type_bit(const char *type)
{
    static const char *const types[] = {"1", "2", "3", "4E", "4I"};
    for (unsigned i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(type, types[i]) == 0) return 1u << i;
    }
    return ALL;
}

static bool has(const sr_sie_parse *p, const char *name)
{
    const sr_sie_label *seen = p->labels.at;
    for (size_t i = 0; i < p->labels.count; i++) {
        if (strcmp(seen[i].name, name) == 0) return true;
    }
    return false;
}

static void check_missing(sr_sie_parse *p, unsigned type)
{
    for (size_t i = 0; i < LABELS; i++) {
        if ((labels[i].mandatory & type) == 0 || has(p, labels[i].name)) continue;
        sr_sie_tell(p, &(sr_finding){.code = "SR1147",
                                     .severity = SR_WARNING,
                                     .message = SR_MSG("the file lacks the post #{0}", labels[i].name),
                                     .expected = SR_MSG("files of type {0} have it", p->sie->type)});
    }
}

static void check_seen(sr_sie_parse *p, const sr_sie_label *seen, unsigned type)
{
    char lines[32];
    const label *known = label_of(sr_str_of(seen->name));
    (void)snprintf(lines, sizeof lines, "%zu", seen->lines);
    if (known == NULL) {
        sr_sie_tell(p, &(sr_finding){.code = "SR1149",
                                     .severity = SR_NOTE,
                                     .place = {.line = seen->line},
                                     .message = SR_MSG("the label #{0} is not known; lines with it: {1}",
                                                       seen->name, lines)});
    } else if ((known->allowed & type) == 0) {
        sr_sie_tell(p, &(sr_finding){.code = "SR1148",
                                     .severity = SR_WARNING,
                                     .place = {.line = seen->line},
                                     .message = SR_MSG("the label #{0} does not belong in a file of type {1}",
                                                       seen->name, p->sie->type)});
    }
}

void sr_sie_check_labels(sr_sie_parse *p)
{
    unsigned type = type_bit(p->sie->type);
    check_missing(p, type);
    for (size_t i = 0; i < p->labels.count && p->status != SR_MEMORY; i++) {
        sr_sie_label seen = ((const sr_sie_label *)p->labels.at)[i];
        check_seen(p, &seen, type);
    }
}
