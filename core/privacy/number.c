/* Personal identity numbers in text: as people write them, and as programs spoil them. */
#include <string.h>
#include <unicode/uchar.h>

#include "base/calendar.h"
#include "privacy/privacy.h"

enum { SERIAL = 4, SHORT_DATE = 6, LONG_DATE = 8, SHORT = 10, LONG = 12, DIGEST = 32, MOST_BLANKS = 4 };
/* Nobody born from this year on takes part in an insats: with a space, a date from then on and four digits
   are a time. */
enum { FIRST_OF_TIMES = 2012 };

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Characters without a width stand anywhere in text that was copied from a web page: soft hyphen, joiners,
   marks of direction, byte order mark. */
static bool is_invisible(uint32_t code)
{
    return code == 0x00AD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2064) || code == 0xFEFF;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0x00A0 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

/* Hyphens, dashes, minus and plus signs of every sort; the underscore stands for one in names of files. */
static bool is_dash(uint32_t code)
{
    static const uint32_t dashes[] = {'-',    '+',    '_',    0x02D7, 0x2043, 0x2212,
                                      0xFE58, 0xFE62, 0xFE63, 0xFF0B, 0xFF0D, 0xFF3F};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (dashes[i] == code) return true;
    }
    return code >= 0x2010 && code <= 0x2015;
}

/* The character at a place; its bytes, 0 at the end. */
static size_t character_at(sr_str text, size_t at, uint32_t *code)
{
    if (at < text.length && (unsigned char)text.at[at] < 0x80) {
        *code = (unsigned char)text.at[at];
        return 1;
    }
    return at < text.length ? sr_utf8_next((sr_str){text.at + at, text.length - at}, code) : 0;
}

/* The value of a digit of any script; -1 for everything else. */
static int digit_of(uint32_t code)
{
    if (code < 0x80) return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
    return code == SR_NOT_UTF8 ? -1 : u_charDigitValue((UChar32)code);
}

/* Digits that follow each other, with nothing visible between them. */
typedef struct run {
    char digits[LONG]; /* the first of them, as ASCII */
    size_t count;
    size_t end; /* after the last one */
} run;

static run run_at(sr_str text, size_t at)
{
    run made = {.end = at};
    uint32_t code = 0;
    size_t step = 0;
    while ((step = character_at(text, at, &code)) != 0) {
        int digit = digit_of(code);
        if (digit < 0 && (made.count == 0 || !is_invisible(code))) break;
        at += step;
        if (digit < 0) continue;
        if (made.count < LONG) made.digits[made.count] = (char)('0' + digit);
        made.count++;
        made.end = at;
    }
    return made;
}

/* What stands between two parts of a number: blanks, or one dash with or without blanks around it. */
typedef enum gap { NO_GAP, BLANK, DASHED } gap;

static gap gap_at(sr_str text, size_t *at)
{
    gap found = NO_GAP;
    uint32_t code = 0;
    size_t step = 0;
    for (int blanks = 0; (step = character_at(text, *at, &code)) != 0 && blanks <= MOST_BLANKS; *at += step) {
        if (is_invisible(code)) continue;
        if (is_blank(code)) {
            blanks++;
            found = found == NO_GAP ? BLANK : found;
        } else if (is_dash(code) && found != DASHED) {
            found = DASHED;
        } else {
            break;
        }
    }
    return found;
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
static bool is_checked(const char *digits)
{
    int sum = 0;
    for (int i = 0; i < SHORT; i++) {
        int product = i % 2 == 0 ? (digits[i] - '0') * 2 : digits[i] - '0';
        sum += product > 9 ? product - 9 : product;
    }
    return sum % 10 == 0;
}

static bool is_number(const char *digits, size_t count)
{
    return (count == SHORT || count == LONG) && is_date(digits, count - SERIAL) &&
           is_checked(digits + count - SHORT);
}

/* "20240315 1230" */
static bool is_time(const char *digits)
{
    return two(digits) * 100 + two(digits + 2) >= FIRST_OF_TIMES && two(digits + LONG_DATE) < 24 &&
           two(digits + LONG_DATE + 2) < 60;
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

/* The serial number that may follow a date which ends at `at`; the end of both, or 0. */
static size_t with_serial(sr_str text, size_t at, const char *date, size_t length, bool grouped)
{
    char digits[LONG];
    gap between = gap_at(text, &at);
    run serial = run_at(text, at);
    if (between == NO_GAP || serial.count != SERIAL) return 0;
    memcpy(digits, date, length);
    memcpy(digits + length, serial.digits, SERIAL);
    bool time = length == LONG_DATE && (between == BLANK || grouped) && is_time(digits);
    return !time && is_number(digits, length + SERIAL) ? serial.end : 0;
}

/* "1912-12-12-1212", "12.12.12 1212": the parts of the date apart, with the same sign twice. */
static size_t grouped_at(sr_str text, const run *year)
{
    char date[LONG_DATE];
    size_t length = year->count;
    size_t at = year->end;
    uint32_t sign = 0;
    memcpy(date, year->digits, length);
    for (int part = 0; part < 2; part++) {
        uint32_t code = 0;
        size_t step = character_at(text, at, &code);
        run two_digits = run_at(text, at + step);
        bool separates = is_dash(code) || is_blank(code) || code == '.' || code == '/';
        if (step == 0 || !separates || (part > 0 && code != sign) || two_digits.count != 2) return 0;
        memcpy(date + length, two_digits.digits, 2);
        length += 2;
        at = two_digits.end;
        sign = code;
    }
    return with_serial(text, at, date, length, true);
}

/* "8,112189876E+9", as a spreadsheet writes a long number; zeros at its end are left out. */
static size_t power_at(sr_str text, const run *first)
{
    char digits[LONG];
    uint32_t code = 0;
    size_t at = first->end;
    if (character_at(text, at, &code) != 1 || (code != '.' && code != ',')) return 0;
    run rest = run_at(text, at + 1);
    if (rest.count == 0 || rest.count >= LONG) return 0;
    if (character_at(text, rest.end, &code) != 1 || (code != 'e' && code != 'E')) return 0;
    at = rest.end + 1;
    if (character_at(text, at, &code) == 1 && code == '+') at++;
    run power = run_at(text, at);
    if (power.count == 0 || power.count > 3) return 0;
    size_t count = 1;
    for (size_t i = 0, ten = 1; i < power.count; i++, ten *= 10) {
        count += (size_t)(power.digits[power.count - 1 - i] - '0') * ten;
    }
    if (count > LONG || rest.count + 1 > count) return 0;
    memset(digits, '0', sizeof digits);
    digits[0] = first->digits[0];
    memcpy(digits + 1, rest.digits, rest.count);
    return is_number(digits, count) ? power.end : 0;
}

/* The end of the number that begins with a run of digits, or 0. */
static size_t number_end(sr_str text, size_t at, const run *first)
{
    size_t end = 0;
    switch (first->count) {
    case SHORT:
    case LONG:
        end = is_number(first->digits, first->count) ? first->end : 0;
        break;
    case SHORT_DATE:
    case LONG_DATE:
        end = with_serial(text, first->end, first->digits, first->count, false);
        break;
    case 2:
    case 4:
        end = grouped_at(text, first);
        break;
    case 1:
        end = power_at(text, first);
        break;
    default:
        break;
    }
    return end != 0 && !is_in_digest(text, at) ? end : 0;
}

bool sr_privacy_find_number(sr_str text, size_t *offset, size_t *length)
{
    uint32_t code = 0;
    size_t step = 0;
    for (size_t at = 0; (step = character_at(text, at, &code)) != 0;) {
        if (digit_of(code) < 0) {
            at += step;
            continue;
        }
        run first = run_at(text, at);
        size_t end = number_end(text, at, &first);
        if (end != 0) {
            *offset = at;
            *length = end - at;
            return true;
        }
        at = first.end;
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
