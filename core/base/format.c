#include "base/format.h"

#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define NO_BREAK "\u00a0"

enum { LANGUAGES = 2, PRINTED_SIZE = 512 };

typedef struct words {
    const char *one;
    const char *many;
} words;

/* By sr_measured_in. most is the default number of decimals, fewer only those of them that are needed. */
static const struct {
    const char *id;
    unsigned fewest;
    unsigned most;
    words word[LANGUAGES]; /* by sr_language */
} units[SR_MEASURED_IN_COUNT_OF] = {
    [SR_IN_NONE] = {"none", 0, 1, {{"", ""}, {"", ""}}},
    [SR_IN_SHARE] = {"share", 0, 0, {{"%", "%"}, {"%", "%"}}},
    [SR_IN_POINTS] = {"points", 2, 2, {{"", ""}, {"", ""}}},
    [SR_IN_COUNT] = {"count", 0, 0, {{"", ""}, {"", ""}}},
    [SR_IN_KR] = {"kr", 0, 0, {{"kr", "kr"}, {"kr", "kr"}}},
    [SR_IN_DAYS] = {"days", 0, 1, {{"dag", "dagar"}, {"day", "days"}}},
    [SR_IN_WEEKS] = {"weeks", 0, 1, {{"vecka", "veckor"}, {"week", "weeks"}}},
    [SR_IN_MONTHS] = {"months", 0, 1, {{"månad", "månader"}, {"month", "months"}}},
    [SR_IN_SCORE] = {"score", 1, 1, {{"", ""}, {"", ""}}},
};

static const words percentage_points[LANGUAGES] = {
    {"procentenhet", "procentenheter"},
    {"percentage point", "percentage points"},
};

static const words thousands_of_kronor = {"tkr", "tkr"};

const char *sr_measured_in_id(sr_measured_in unit)
{
    return units[unit].id;
}

bool sr_measured_in_read(const char *id, sr_measured_in *out)
{
    for (int unit = 0; unit < SR_MEASURED_IN_COUNT_OF; unit++) {
        if (!sr_text_equal(id, units[unit].id)) continue;
        *out = (sr_measured_in)unit;
        return true;
    }
    return false;
}

const char *sr_measured_in_short(sr_measured_in unit, sr_language language)
{
    return units[unit].word[language].many;
}

/* ---- ICU: one formatter for each language and number of decimals, so that none changes once it is made.
 * ---- */

static UNumberFormat *formatters[LANGUAGES][SR_MOST_DECIMALS + 1];
static bool prepared;

/* Everything that could differ between versions of ICU's data is said here. */
static const struct {
    const char *locale;
    const UChar *decimal;
} forms[LANGUAGES] = {{"sv_SE", u","}, {"en_GB", u"."}};

static void set_symbols(UNumberFormat *formatter, const UChar *decimal, UErrorCode *error)
{
    unum_setSymbol(formatter, UNUM_DECIMAL_SEPARATOR_SYMBOL, decimal, -1, error);
    unum_setSymbol(formatter, UNUM_GROUPING_SEPARATOR_SYMBOL, u"\u00a0", -1, error);
    unum_setSymbol(formatter, UNUM_MINUS_SIGN_SYMBOL, u"\u2212", -1, error);
}

static UNumberFormat *open_formatter(int language, int decimals, UErrorCode *error)
{
    UNumberFormat *made = unum_open(UNUM_PATTERN_DECIMAL, u"#,##0", -1, forms[language].locale, NULL, error);
    if (U_FAILURE(*error) || !made) return made;
    set_symbols(made, forms[language].decimal, error);
    unum_setAttribute(made, UNUM_MINIMUM_GROUPING_DIGITS, 1);
    unum_setAttribute(made, UNUM_MAX_FRACTION_DIGITS, decimals);
    unum_setAttribute(made, UNUM_MIN_FRACTION_DIGITS, decimals);
    return made;
}

static sr_status status_of(UErrorCode error)
{
    if (U_SUCCESS(error)) return SR_OK;
    return error == U_MISSING_RESOURCE_ERROR || error == U_FILE_ACCESS_ERROR ? SR_IO : SR_MEMORY;
}

/* ICU keeps to malloc: with allocations that fail it crashes or loops (version 72), so it must neither be
   given the allocator that tests make fail nor be started under a tight limit, which is why this happens
   before the lock. */
sr_status sr_format_prepare(void)
{
    if (prepared) return SR_OK;
    UErrorCode error = U_ZERO_ERROR;
    for (int language = 0; language < LANGUAGES; language++)
        for (int decimals = 0; decimals <= SR_MOST_DECIMALS && U_SUCCESS(error); decimals++)
            formatters[language][decimals] = open_formatter(language, decimals, &error);
    sr_status status = status_of(error);
    if (status == SR_OK)
        prepared = true;
    else
        sr_format_release();
    return status;
}

void sr_format_release(void)
{
    for (int language = 0; language < LANGUAGES; language++) {
        for (int decimals = 0; decimals <= SR_MOST_DECIMALS; decimals++) {
            if (formatters[language][decimals]) unum_close(formatters[language][decimals]);
            formatters[language][decimals] = NULL;
        }
    }
    prepared = false;
}

/* text: rounded to `decimals` already, as sr_number_round writes it. */
static sr_status localised(sr_str text, int decimals, sr_language language, char printed[PRINTED_SIZE * 4])
{
    sr_status status = sr_format_prepare();
    if (status != SR_OK) return status;
    UChar wide[PRINTED_SIZE];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unum_formatDecimal(formatters[language][decimals], text.at, (int32_t)text.length, wide,
                                        PRINTED_SIZE, NULL, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) return SR_OVERFLOW;
    u_strToUTF8(printed, PRINTED_SIZE * 4, NULL, wide, length, &error);
    return status_of(error);
}

/* ---- The number with its sign and unit. ---- */

static bool in_thousands(const sr_number_style *style)
{
    return style->in_thousands && style->unit == SR_IN_KR;
}

/* In the unit that is printed: per cent for fractions, thousands where those are asked for. */
static sr_status as_printed(sr_number value, const sr_number_style *style, sr_number *out)
{
    *out = value;
    if (in_thousands(style)) return sr_number_divide(value, SR_INT(1000), out);
    return style->unit == SR_IN_SHARE ? sr_number_multiply(value, SR_INT(100), out) : SR_OK;
}

static unsigned default_decimals(sr_number shown, const sr_number_style *style)
{
    unsigned fewest = units[style->unit].fewest, most = units[style->unit].most;
    if (style->as_difference) {
        fewest = 0;
        most = most > 1 ? most : 1;
    }
    unsigned decimals = fewest;
    while (decimals < most && sr_number_rounds(shown, decimals))
        decimals++;
    return decimals;
}

static unsigned decimals_of(sr_number shown, const sr_number_style *style)
{
    if (style->decimals < 0) return default_decimals(shown, style);
    return style->decimals > SR_MOST_DECIMALS ? SR_MOST_DECIMALS : (unsigned)style->decimals;
}

int sr_format_decimals(sr_number value, const sr_number_style *style)
{
    sr_number shown;
    if (as_printed(value, style, &shown) != SR_OK) shown = value;
    return (int)decimals_of(shown, style);
}

static bool is_one(sr_str text)
{
    return sr_str_is(text, "1") || sr_str_is(text, "-1");
}

static void put_unit(sr_buf *out, sr_str text, const sr_number_style *style)
{
    bool relative = style->unit == SR_IN_SHARE || style->unit == SR_IN_POINTS;
    const words *word = &units[style->unit].word[style->language];
    if (style->as_difference && relative) word = &percentage_points[style->language];
    if (in_thousands(style)) word = &thousands_of_kronor;
    if (word->many[0] == '\0') return;
    bool joined = style->language == SR_ENGLISH && strcmp(word->many, "%") == 0;
    if (!joined) sr_buf_text(out, NO_BREAK);
    sr_buf_text(out, is_one(text) ? word->one : word->many);
}

static bool is_positive(sr_str text)
{
    if (text.at[0] == '-') return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] >= '1' && text.at[i] <= '9') return true;
    return false;
}

static sr_status put_number(sr_buf *out, sr_str text, unsigned decimals, const sr_number_style *style)
{
    char printed[PRINTED_SIZE * 4];
    sr_status status = localised(text, (int)decimals, style->language, printed);
    if (status != SR_OK) return status;
    if (style->with_sign && is_positive(text)) sr_buf_char(out, '+');
    sr_buf_text(out, printed);
    if (style->with_unit) put_unit(out, text, style);
    return sr_buf_status(out);
}

static bool put_answer(sr_buf *out, sr_number value, const sr_number_style *style)
{
    static const char *const answers[][2] = {[SR_SWEDISH] = {"nej", "ja"}, [SR_ENGLISH] = {"no", "yes"}};
    bool answer = style->as_answer && value.den == 1 && (value.num == 0 || value.num == 1);
    if (answer) sr_buf_text(out, answers[style->language][value.num]);
    return answer;
}

sr_status sr_format_number(sr_buf *out, sr_number value, const sr_number_style *style)
{
    if (put_answer(out, value, style)) return sr_buf_status(out);
    sr_number shown;
    sr_status status = as_printed(value, style, &shown);
    if (status != SR_OK) return status;
    unsigned decimals = decimals_of(shown, style);
    sr_buf rounded = {0};
    sr_number_round(shown, decimals, &rounded);
    status = sr_buf_status(&rounded);
    if (status == SR_OK) status = put_number(out, (sr_str){rounded.at, rounded.length}, decimals, style);
    sr_buf_free(&rounded);
    return status;
}
