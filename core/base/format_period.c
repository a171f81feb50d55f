/* Periods as people read them. */
#include "base/format.h"

static const char *const months[][12] = {
    [SR_SWEDISH] = {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
                    "oktober", "november", "december"},
    [SR_ENGLISH] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                    "October", "November", "December"},
};

static const char *month_of(sr_day date, sr_language language)
{
    int year, month, day;
    sr_day_parts(date, &year, &month, &day);
    return month ? months[language][month - 1] : "";
}

void sr_format_period(sr_buf *out, sr_period period, sr_language language)
{
    if (period.kind != SR_YEAR) {
        sr_buf_text(out, month_of(sr_period_first(period), language));
        sr_buf_text(out, "\u2013");
        sr_buf_text(out, month_of(sr_period_last(period), language));
        sr_buf_char(out, ' ');
    }
    sr_buf_printf(out, "%d", period.year);
}

void sr_format_period_days(sr_buf *out, sr_period period)
{
    char first[16], last[16];
    sr_day_write(sr_period_first(period), first);
    sr_day_write(sr_period_last(period), last);
    sr_buf_text(out, first);
    sr_buf_text(out, "\u00a0\u2013 ");
    sr_buf_text(out, last);
}
