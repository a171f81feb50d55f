#include "privacy/privacy.h"

#include "base/calendar.h"

enum { SERIAL = 4, SHORT_DATE = 6, LONG_DATE = 8, DIGEST = 32 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static size_t digits_at(sr_str text, size_t at)
{
    size_t end = at;
    while (end < text.length && is_digit(text.at[end])) {
        end++;
    }
    return end - at;
}

/* Bytes of the sign between date and serial number: hyphen, plus, no-break hyphen or minus; after six digits
   also a space, which after eight may stand before a time of day. An en dash is not one: it stands between
   the ends of ranges. */
static size_t sign_at(sr_str text, size_t at, bool spaced)
{
    if (spaced && at < text.length && text.at[at] == ' ') {
        return 1;
    }
    if (at < text.length && (text.at[at] == '-' || text.at[at] == '+')) {
        return 1;
    }
    sr_str rest = {text.at + at, text.length - at};
    uint32_t code = 0;
    size_t step = sr_utf8_next(rest, &code);
    bool space = spaced && (code == 0x00A0 || code == 0x202F || code == 0x2009);
    return space || code == 0x2010 || code == 0x2011 || code == 0x2212 ? step : 0;
}

static int two(const char *digits)
{
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* Day 61 to 91 is the day of a samordningsnummer. A short year may be of either century: one real date is
 * enough. */
static bool is_date(const char *digits, size_t length)
{
    int first = length == LONG_DATE ? two(digits) : 19;
    int last = length == LONG_DATE ? first : 20;
    const char *tail = digits + length - SHORT_DATE;
    int day = two(tail + 4) > 60 ? two(tail + 4) - 60 : two(tail + 4);
    if (first < 18 || last > 20) {
        return false;
    }
    return sr_day_of(first * 100 + two(tail), two(tail + 2), day) != SR_DAY_NONE ||
           sr_day_of(last * 100 + two(tail), two(tail + 2), day) != SR_DAY_NONE;
}

/* The check digit of SS 14 08 01 (modulus 10 with weights 2, 1, 2, … over the ten digits). */
static bool is_checked(const char *date, const char *serial)
{
    int sum = 0;
    for (int i = 0; i < SHORT_DATE + SERIAL; i++) {
        int digit = (i < SHORT_DATE ? date[i] : serial[i - SHORT_DATE]) - '0';
        int product = i % 2 == 0 ? digit * 2 : digit;
        sum += product > 9 ? product - 9 : product;
    }
    return sum % 10 == 0;
}

/* Long words of hexadecimal digits are checksums of files, and hold any digits by chance. */
static bool is_in_digest(sr_str text, size_t at)
{
    size_t from = at;
    size_t to = at;
    while (from > 0 && is_hex(text.at[from - 1])) {
        from--;
    }
    while (to < text.length && is_hex(text.at[to])) {
        to++;
    }
    return to - from >= DIGEST;
}

/* Length of the number that begins with the run of digits at `at`, or 0. */
static size_t number_at(sr_str text, size_t at, size_t run)
{
    size_t date = run;
    size_t sign = 0;
    if (run == SHORT_DATE + SERIAL || run == LONG_DATE + SERIAL) {
        date = run - SERIAL;
    } else if (run == SHORT_DATE || run == LONG_DATE) {
        sign = sign_at(text, at + run, run == SHORT_DATE);
        if (sign == 0 || digits_at(text, at + run + sign) != SERIAL) {
            return 0;
        }
    } else {
        return 0;
    }
    const char *digits = text.at + at;
    bool found = is_date(digits, date) && is_checked(digits + date - SHORT_DATE, digits + date + sign) &&
                 !is_in_digest(text, at);
    return found ? date + sign + SERIAL : 0;
}

bool sr_privacy_find_number(sr_str text, size_t *offset, size_t *length)
{
    for (size_t at = 0; at < text.length;) {
        size_t run = digits_at(text, at);
        size_t found = run != 0 ? number_at(text, at, run) : 0;
        if (found != 0) {
            *offset = at;
            *length = found;
            return true;
        }
        at += run != 0 ? run : 1;
    }
    return false;
}

sr_findings *sr_privacy_findings(void)
{
    sr_findings *list = sr_findings_new();
    if (list != NULL) {
        sr_findings_hide_by(list, sr_privacy_find_number);
    }
    return list;
}
