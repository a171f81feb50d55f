/* Words of sentences. */
#include "report/prose.h"

#include <string.h>

static const char *const number_words[] = {
    NULL,
    NULL,
    SR_WORD("two"),
    SR_WORD("three"),
    SR_WORD("four"),
    SR_WORD("five"),
    SR_WORD("six"),
    SR_WORD("seven"),
    SR_WORD("eight"),
    SR_WORD("nine"),
    SR_WORD("ten"),
    SR_WORD("eleven"),
    SR_WORD("twelve"),
};
enum { WORDS_TO = 12 };

const char *sr_period_text(sr_report *r, sr_period period)
{
    sr_buf buf = {0};
    sr_format_period(&buf, period, r->language);
    return sr_report_take(r, &buf);
}

const char *sr_digits(sr_report *r, size_t number)
{
    sr_quantity quantity = sr_quantity_number(SR_INT((int64_t)number), SR_IN_COUNT);
    return sr_quantity_shown(r, &quantity);
}

const char *sr_quantity_shown(sr_report *r, const sr_quantity *quantity)
{
    sr_buf buf = {0};
    if (sr_value_write_quantity(&buf, quantity, r->language) == SR_MEMORY) {
        sr_report_no_memory(r);
    }
    return sr_report_take(r, &buf);
}

const char *sr_number_word(sr_report *r, size_t number, sr_gender gender)
{
    if (number > WORDS_TO) {
        return sr_digits(r, number);
    }
    if (number == 0) {
        return sr_report_word(r, SR_WORD("no|number"));
    }
    if (number == 1) {
        return sr_report_word(r, gender == SR_NEUTER ? SR_WORD("one|neuter") : SR_WORD("one|common"));
    }
    return sr_report_word(r, number_words[number]);
}

const char *sr_counted(sr_report *r, size_t number, const char *one, const char *many)
{
    if (number == 1) {
        return sr_report_word(r, one);
    }
    const char *word = sr_number_word(r, number, SR_NEUTER);
    return sr_report_text(r, (sr_message){many, {word}});
}

/* å, ä and ö differ from Å, Ä and Ö in one bit of their second byte, as a differs from A. */
const char *sr_capital(sr_report *r, const char *text)
{
    char *copy = sr_arena_text(r->arena, text);
    if (copy == NULL) {
        sr_report_no_memory(r);
        return "";
    }
    unsigned char second = (unsigned char)copy[0] == 0xc3 ? (unsigned char)copy[1] : 0;
    if (copy[0] >= 'a' && copy[0] <= 'z') {
        copy[0] = (char)(copy[0] - 'a' + 'A');
    } else if (second >= 0xa0 && second != 0xb7 && second != 0xbf) {
        copy[1] = (char)(second - 0x20);
    }
    return copy;
}

const char *sr_decision_text(sr_report *r, const char *decided)
{
    const char *sign = strstr(decided, "§ ");
    if (sign == NULL) {
        return decided;
    }
    const char *kept =
        sr_arena_printf(r->arena, "%.*s§\u00a0%s", (int)(sign - decided), decided, sign + strlen("§ "));
    if (kept == NULL) {
        sr_report_no_memory(r);
    }
    return kept != NULL ? kept : decided;
}

const char *sr_joined(sr_report *r, const char *const *items, size_t count)
{
    sr_buf buf = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            sr_buf_text(&buf, i + 1 < count ? ", " : sr_report_word(r, SR_WORD(" and ")));
        }
        sr_buf_text(&buf, items[i]);
    }
    return sr_report_take(r, &buf);
}
