/* Amounts, days, periods and numbers of SIE posts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie_parse.h"

#define MOST INT64_C(10000000000000) /* kronor; sums of thousands of the largest amounts fit */

static unsigned here(const sr_sie_parse *p)
{
    return p->line != NULL ? p->line->number : p->at_line;
}

static void wrong(sr_sie_parse *p, const char *text, const char *at, sr_message message, sr_message expected)
{
    sr_sie_tell(p, &(sr_finding){.code = "SR1146",
                                 .severity = SR_ERROR,
                                 .place = {.line = here(p), .column = sr_sie_column(p, at)},
                                 .message = message,
                                 .found = text,
                                 .expected = expected});
}

/* A decimal comma is not of the format; one followed by one or two digits can mean nothing else. */
static bool comma(const char *text)
{
    size_t length = strlen(text);
    const char *sign = strchr(text, ',');
    return sign != NULL && strchr(text, '.') == NULL && strchr(sign + 1, ',') == NULL &&
           (sign == text + length - 2 || sign == text + length - 3);
}

static void tell_comma(sr_sie_parse *p, const char *text, const char *at)
{
    sr_sie_tell(p, &(sr_finding){.code = "SR1160",
                                 .severity = SR_WARNING,
                                 .place = {.line = here(p), .column = sr_sie_column(p, at)},
                                 .message = SR_MSG("an amount is written with a decimal comma"),
                                 .found = text,
                                 .expected = SR_MSG("a decimal point"),
                                 .hint = SR_MSG("it is read as if it were a point")});
}

/* Digits with an optional sign and decimals after `point`, as öre. */
static bool read_ore(const char *text, char point, int64_t *out)
{
    const char *at = text + (*text == '-' || *text == '+');
    int64_t ore = 0;
    int decimals = -1;
    size_t digits = 0;
    for (; *at != '\0'; at++) {
        if (*at == point && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*at < '0' || *at > '9') return false;
        digits++;
        if (decimals >= 0 && decimals++ >= 2) {
            if (*at != '0') return false;
            continue;
        }
        ore = ore * 10 + (*at - '0');
        if (decimals < 0 && ore >= MOST) return false;
    }
    for (int d = decimals < 0 ? 0 : decimals; d < 2; d++) {
        ore *= 10;
    }
    *out = *text == '-' ? -ore : ore;
    return digits > 0;
}

bool sr_sie_ore(sr_sie_parse *p, const char *text, const char *name, const char *at, int64_t *out)
{
    *out = 0;
    if (p->status == SR_MEMORY) return false;
    if (read_ore(text, '.', out)) return true;
    if (comma(text) && read_ore(text, ',', out)) {
        tell_comma(p, text, at);
        return true;
    }
    wrong(p, text, at, SR_MSG("an amount of {0} cannot be read", name),
          SR_MSG("digits with a decimal point and at most two decimals, as -1234.50"));
    return false;
}

const char *sr_sie_quantity(sr_sie_parse *p, const char *text, const char *name, const char *at)
{
    sr_number number;
    unsigned scale = 0;
    if (text[0] == '\0') return NULL;
    if (sr_number_read(sr_str_of(text), '.', &number, &scale)) return text;
    sr_sie_tell(p, &(sr_finding){.code = "SR1146",
                                 .severity = SR_ERROR,
                                 .place = {.line = here(p), .column = sr_sie_column(p, at)},
                                 .message = SR_MSG("a quantity of {0} is no number", name),
                                 .found = text,
                                 .expected = SR_MSG("digits with a decimal point"),
                                 .hint = SR_SIE_NO_SPACES});
    return NULL;
}

sr_day sr_sie_day(sr_sie_parse *p, const char *text, const char *name, const char *at)
{
    sr_day day = SR_DAY_NONE;
    if (text[0] == '\0' || p->status == SR_MEMORY || sr_day_read(sr_str_of(text), &day)) return day;
    wrong(p, text, at, SR_MSG("a day of {0} is not in the calendar", name), SR_MSG("a day as 20220131"));
    return SR_DAY_NONE;
}

bool sr_sie_year_number(sr_sie_parse *p, const char *text, const char *name, const char *at, int *out)
{
    const char *digits = text + (*text == '-' || *text == '+');
    size_t length = strlen(digits);
    if (p->status == SR_MEMORY) return false;
    if (length >= 1 && length <= 2 && strspn(digits, "0123456789") == length) {
        *out = (int)strtol(text, NULL, 10);
        return true;
    }
    wrong(p, text, at, SR_MSG("a year of {0} cannot be read", name),
          SR_MSG("0 for the current financial year, -1 for the one before"));
    return false;
}

bool sr_sie_period(sr_sie_parse *p, const char *text, const char *name, const char *at, int *out)
{
    char plain[8];
    size_t length = strlen(text);
    if (p->status == SR_MEMORY) return false;
    bool dashed = length == 7 && text[4] == '-';
    (void)snprintf(plain, sizeof plain, "%.4s%.2s", text, length > 4 ? text + 4 + dashed : "");
    int period = strspn(plain, "0123456789") == 6 ? (int)strtol(plain, NULL, 10) : 0;
    int month = period % 100;
    if ((length == 6 || dashed) && period >= 100000 && period < 999900 && month >= 1 && month <= 12) {
        *out = period;
        return true;
    }
    wrong(p, text, at, SR_MSG("a month of {0} cannot be read", name), SR_MSG("a month as 202201"));
    return false;
}

void sr_sie_write_ore(int64_t ore, char out[32])
{
    uint64_t size = ore < 0 ? 0 - (uint64_t)ore : (uint64_t)ore;
    (void)snprintf(out, 32, "%s%llu.%02u", ore < 0 ? "-" : "", (unsigned long long)(size / 100),
                   (unsigned)(size % 100));
}

bool sr_sie_add(sr_sie_parse *p, int64_t *sum, int64_t ore, unsigned line)
{
    int64_t result = 0;
    if (!__builtin_add_overflow(*sum, ore, &result) && result != INT64_MIN) {
        *sum = result;
        return true;
    }
    sr_sie_tell(p, &(sr_finding){.code = "SR1107",
                                 .severity = SR_ERROR,
                                 .place = {.line = line},
                                 .message = SR_MSG("a sum of amounts is too large to be checked")});
    return false;
}

int sr_sie_month(sr_day day)
{
    int year = 0;
    int month = 0;
    int number = 0;
    sr_day_parts(day, &year, &month, &number);
    return year * 100 + month;
}
