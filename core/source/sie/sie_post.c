/* Posts of balances, budgets and vouchers. */
#include <stdio.h>
#include <string.h>

#include "source/sie/sie_parse.h"

const char *sr_sie_arg(sr_sie_parse *p, const sr_sie_line *line, size_t index)
{
    if (index >= line->field.count) return "";
    return sr_sie_text(p, (const sr_sie_field *)line->field.at + index);
}

const char *sr_sie_arg_at(const sr_sie_line *line, size_t index)
{
    return index < line->field.count ? ((const sr_sie_field *)line->field.at)[index].raw.at : NULL;
}

/* With its #. */
static const char *label_text(sr_sie_parse *p, const sr_sie_line *line)
{
    return sr_sie_intern(p,
                         (sr_str){line->label.at - 1, line->label.length + 1}); /* known labels are ASCII */
}

bool sr_sie_takes(sr_sie_parse *p, const sr_sie_line *line, size_t least)
{
    if (line->field.count >= least || p->status == SR_MEMORY) return p->status != SR_MEMORY;
    if (p->no_end) {
        sr_sie_cut(p, line->number, SR_MSG("the file is cut off in its last line"));
        return false;
    }
    char has[32];
    char needs[32];
    (void)snprintf(has, sizeof has, "%zu", line->field.count);
    (void)snprintf(needs, sizeof needs, "%zu", least);
    sr_buf written = {0};
    (void)sr_sie_decode(line->text, p->sie->encoding, &written);
    if (written.failed) sr_sie_no_memory(p);
    sr_sie_tell(p, &(sr_finding){.code = "SR1145",
                                 .severity = SR_ERROR,
                                 .place = {.line = line->number},
                                 .found = sr_buf_string(&written),
                                 .message = SR_MSG("the post {0} has {1} fields and needs {2}",
                                                   label_text(p, line), has, needs),
                                 .hint = SR_MSG("a field that is empty is written \"\"")});
    sr_buf_free(&written);
    return false;
}

static void tell_objects(sr_sie_parse *p, const sr_sie_line *line, sr_message message)
{
    sr_sie_tell(
        p, &(sr_finding){.code = "SR1146",
                         .severity = SR_ERROR,
                         .place = {.line = line->number},
                         .message = message,
                         .expected = SR_MSG("pairs of dimension and object within braces, as {1 \"10\"}")});
}

static sr_sie_objects objects_of(sr_sie_parse *p, const sr_sie_line *line)
{
    size_t count = line->inner.count / 2;
    sr_sie_objects objects = {0};
    if (line->inner.count % 2 != 0) tell_objects(p, line, SR_MSG("a list of objects is not in pairs"));
    if (line->open) tell_objects(p, line, SR_MSG("the brace that opens here is never closed"));
    if (count == 0 || p->status == SR_MEMORY) return objects;
    uint32_t *at = sr_arena_array(p->arena, count, sizeof *at);
    if (at == NULL) {
        sr_sie_no_memory(p);
        return objects;
    }
    const sr_sie_field *inner = line->inner.at;
    for (size_t i = 0; i < count; i++) {
        const char *dimension = sr_sie_text(p, &inner[2 * i]);
        at[i] = sr_sie_object_of(p, dimension, sr_sie_text(p, &inner[2 * i + 1]), line->number);
    }
    return (sr_sie_objects){count, at};
}

static const struct {
    const char *name;
    sr_sie_balance_kind kind;
    bool month;
    bool object;
} balances[] = {
    {"IB", SR_SIE_OPENING, false, false},    {"UB", SR_SIE_CLOSING, false, false},
    {"OIB", SR_SIE_OPENING, false, true},    {"OUB", SR_SIE_CLOSING, false, true},
    {"RES", SR_SIE_RESULT, false, false},    {"PSALDO", SR_SIE_PERIOD, true, false},
    {"PBUDGET", SR_SIE_BUDGET, true, false},
};

static bool are_digits(const char *text, size_t least, size_t most)
{
    size_t count = strspn(text, "0123456789");
    return count == strlen(text) && count >= least && count <= most;
}

/* "1 234.50": an amount with a space between its thousands is two fields. */
static bool parted(const char *amount, const char *quantity)
{
    char group[4];
    size_t length = strlen(quantity);
    (void)snprintf(group, sizeof group, "%.3s", quantity);
    bool decimals = length == 6 && quantity[3] == '.' && are_digits(quantity + 4, 2, 2);
    return are_digits(amount + (*amount == '-'), 1, 3) && are_digits(group, 3, 3) &&
           (length == 3 || decimals);
}

static void tell_parted(sr_sie_parse *p, const sr_sie_line *line, size_t amount)
{
    const char *first = sr_sie_arg(p, line, amount);
    const char *second = sr_sie_arg(p, line, amount + 1);
    if (!parted(first, second)) return;
    sr_buf both = {0};
    sr_buf_printf(&both, "%s %s", first, second);
    if (both.failed) sr_sie_no_memory(p);
    sr_sie_tell(p, &(sr_finding){.code = "SR1160",
                                 .severity = SR_WARNING,
                                 .place = {.line = line->number,
                                           .column = sr_sie_column(p, sr_sie_arg_at(line, amount))},
                                 .message = SR_MSG("the amount and the quantity of {0} look like one amount",
                                                   label_text(p, line)),
                                 .found = sr_buf_string(&both),
                                 .hint = SR_SIE_NO_SPACES});
    sr_buf_free(&both);
}

/* Whether the line ends with the quantity that follows the amount; else told. */
static bool ends_after(sr_sie_parse *p, const sr_sie_line *line, size_t amount)
{
    if (line->field.count <= amount + 2) {
        tell_parted(p, line, amount);
        return true;
    }
    char has[32];
    char most[32];
    (void)snprintf(has, sizeof has, "%zu", line->field.count);
    (void)snprintf(most, sizeof most, "%zu", amount + 2);
    sr_sie_tell(p, &(sr_finding){.code = "SR1146",
                                 .severity = SR_ERROR,
                                 .place = {.line = line->number,
                                           .column = sr_sie_column(p, sr_sie_arg_at(line, amount))},
                                 .message = SR_MSG("the post {0} has {1} fields, and the format at most {2}",
                                                   label_text(p, line), has, most),
                                 .hint = SR_SIE_NO_SPACES});
    return false;
}

void sr_sie_take_balance(sr_sie_parse *p, const sr_sie_line *line)
{
    size_t which = 0;
    while (!sr_str_is(line->label, balances[which].name)) {
        which++;
    }
    const char *name = label_text(p, line);
    size_t next = balances[which].month ? 2 : 1;
    sr_sie_balance b = {.kind = balances[which].kind, .line = line->number};
    bool right = sr_sie_year_number(p, sr_sie_arg(p, line, 0), name, sr_sie_arg_at(line, 0), &b.year);
    if (balances[which].month) {
        right &= sr_sie_period(p, sr_sie_arg(p, line, 1), name, sr_sie_arg_at(line, 1), &b.period);
    }
    const char *number = sr_sie_arg(p, line, next);
    right &= sr_sie_ore(p, sr_sie_arg(p, line, next + 1), name, sr_sie_arg_at(line, next + 1), &b.ore);
    b.objects = objects_of(p, line);
    b.account = sr_sie_account_of(p, number, line->number);
    b.quantity = sr_sie_quantity(p, sr_sie_arg(p, line, next + 2), name, sr_sie_arg_at(line, next + 2));
    if (balances[which].object && b.objects.count == 0) {
        tell_objects(p, line, SR_MSG("a balance of an object has no object"));
        return;
    }
    if (right && ends_after(p, line, next + 1)) sr_sie_balance_add(p, b);
}

void sr_sie_end_voucher(sr_sie_parse *p)
{
    sr_sie_voucher *vouchers = p->vouchers.at;
    if (p->in_voucher && p->vouchers.count > 0) {
        sr_sie_voucher *last = &vouchers[p->vouchers.count - 1];
        last->row_count = p->rows.count - last->first_row;
    }
    p->in_voucher = p->in_block = false;
}

static const char *filled(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

void sr_sie_take_voucher(sr_sie_parse *p, const sr_sie_line *line)
{
    sr_sie_end_voucher(p);
    sr_sie_voucher voucher = {.series = sr_sie_arg(p, line, 0),
                              .number = sr_sie_arg(p, line, 1),
                              .text = filled(sr_sie_arg(p, line, 3)),
                              .sign = filled(sr_sie_arg(p, line, 5)),
                              .first_row = p->rows.count,
                              .line = line->number};
    voucher.date = sr_sie_day(p, sr_sie_arg(p, line, 2), "#VER", sr_sie_arg_at(line, 2));
    voucher.registered = sr_sie_day(p, sr_sie_arg(p, line, 4), "#VER", sr_sie_arg_at(line, 4));
    if (sr_sie_arg(p, line, 2)[0] == '\0') {
        sr_sie_tell(p, &(sr_finding){.code = "SR1145",
                                     .severity = SR_ERROR,
                                     .place = {.line = line->number},
                                     .message = SR_MSG("the voucher {0} {1} has no date", voucher.series,
                                                       voucher.number)});
    }
    sr_sie_voucher *slot = sr_sie_push(p, &p->vouchers, sizeof *slot);
    if (slot == NULL) return;
    *slot = voucher;
    p->in_voucher = true;
    p->in_block = line->open;
    p->block_line = line->number;
}

static sr_sie_row_kind kind_of(sr_str label)
{
    if (label.at[0] == 'R') return SR_SIE_ADDED;
    return label.at[0] == 'B' ? SR_SIE_REMOVED : SR_SIE_TRANS;
}

static bool may_stand(sr_sie_parse *p, const sr_sie_line *line)
{
    if (p->in_block) return true;
    sr_sie_tell(p, &(sr_finding){.code = "SR1150",
                                 .severity = SR_ERROR,
                                 .place = {.line = line->number},
                                 .message = p->in_voucher
                                                ? SR_MSG("a row of a voucher stands before its opening brace")
                                                : SR_MSG("a row stands outside of every voucher"),
                                 .hint = SR_MSG("the rows of a voucher stand after #VER, between { and }")});
    return p->in_voucher;
}

void sr_sie_take_row(sr_sie_parse *p, const sr_sie_line *line)
{
    if (!may_stand(p, line)) return;
    const char *name = label_text(p, line);
    sr_sie_row row = {.kind = kind_of(line->label), .line = line->number};
    bool right = sr_sie_ore(p, sr_sie_arg(p, line, 1), name, sr_sie_arg_at(line, 1), &row.ore);
    row.date = sr_sie_day(p, sr_sie_arg(p, line, 2), name, sr_sie_arg_at(line, 2));
    row.text = filled(sr_sie_arg(p, line, 3));
    row.quantity = sr_sie_quantity(p, sr_sie_arg(p, line, 4), name, sr_sie_arg_at(line, 4));
    row.sign = filled(sr_sie_arg(p, line, 5));
    row.objects = objects_of(p, line);
    row.account = sr_sie_account_of(p, sr_sie_arg(p, line, 0), line->number);
    row.voucher = (uint32_t)p->vouchers.count - 1;
    row.counted = row.kind != SR_SIE_REMOVED;
    if (!right || p->status == SR_MEMORY) return;
    sr_sie_row *slot = sr_sie_push(p, &p->rows, sizeof *slot);
    if (slot != NULL) *slot = row;
}
