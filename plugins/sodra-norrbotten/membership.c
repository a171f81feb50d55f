/* Contributions by days. A municipality that joins on 1 June pays for the days that it is a member; to
   compare it with the others its contribution is also told for a whole year. Both are exact: days divided by
   days.

   The source "medlemskap" has the columns kommun (the id), från, till (dates; empty: open) and post (the line
   of note 1 in the source "ekonomi"). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "own.h"

typedef const samrapport_quantity quantity;

/* Days from 1970-01-01 to "2021-06-01" in the calendar of today, by eras of 400 years that begin in March. */
static int32_t day_number(const char *text)
{
    if (!text || strlen(text) != strlen("2021-06-01")) return SAMRAPPORT_DAY_MISSING;
    int year = (int)strtol(text, NULL, 10), month = (int)strtol(text + 5, NULL, 10);
    int day = (int)strtol(text + 8, NULL, 10);
    if (month <= 2) year--;
    int era = year / 400, of_era = year - era * 400,
        of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int32_t cell(const samrapport_column *column, int32_t without)
{
    int32_t day = column->days[column->rows ? column->rows[0] : 0];
    return day == SAMRAPPORT_DAY_MISSING ? without : day;
}

typedef struct membership {
    const samrapport_view *row;
    int64_t member, year; /* days */
} membership;

/* Days of the period in which the municipality is a member. */
static int count_days(samrapport_context *c, samrapport_error *error, const char *municipality,
                      membership *out)
{
    samrapport_column from = {.struct_size = sizeof from}, to = {.struct_size = sizeof to};
    int32_t first = day_number(so_host->first_day(c)), last = day_number(so_host->last_day(c));
    out->row = so_host->where_text(c, so_host->source_whole(c, "medlemskap"), "kommun", municipality);
    if (so_host->column(c, out->row, "från", &from) != SAMRAPPORT_OK) return SAMRAPPORT_FAILED;
    if (so_host->column(c, out->row, "till", &to) != SAMRAPPORT_OK) return SAMRAPPORT_FAILED;
    if (from.count != 1 || from.type != SAMRAPPORT_COLUMN_DATE || to.type != SAMRAPPORT_COLUMN_DATE) {
        so_host->error_set(error, "medlemskap ska ha en rad per kommun, med dagar i från och till",
                           "Ange \"type\": \"date\" för kolumnerna från och till.");
        return SAMRAPPORT_FAILED;
    }
    int32_t begins = cell(&from, first), ends = cell(&to, last);
    begins = begins > first ? begins : first;
    ends = ends < last ? ends : last;
    out->member = ends >= begins ? (int64_t)ends - begins + 1 : 0;
    out->year = (int64_t)last - first + 1;
    return SAMRAPPORT_OK;
}

static int has_source(samrapport_context *c)
{
    return so_host->rows(so_host->source_whole(c, "medlemskap")) > 0;
}

/* Days as a member, of the days of the period. */
static quantity *day_share(void *user, samrapport_context *c, samrapport_error *error)
{
    const so_municipality *municipality = user;
    membership m;
    if (!has_source(c)) return so_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_SHARE);
    if (count_days(c, error, municipality->id, &m) != SAMRAPPORT_OK) return NULL;
    quantity *days = so_host->quantity_ratio(c, m.member, 1, SAMRAPPORT_IN_DAYS);
    quantity *all = so_host->quantity_ratio(c, m.year, 1, SAMRAPPORT_IN_DAYS);
    return so_host->from_rows(c, so_host->share(c, days, all), m.row, "medlemsdagar / periodens dagar");
}

/* The contribution as it is printed in note 1. */
static quantity *contribution(samrapport_context *c, const samrapport_view *row)
{
    char day[16];
    samrapport_column lines = {.struct_size = sizeof lines};
    if (so_host->column(c, row, "post", &lines) != SAMRAPPORT_OK || lines.type != SAMRAPPORT_COLUMN_TEXT)
        return NULL;
    uint32_t code = lines.codes[lines.rows ? lines.rows[0] : 0];
    if (code == SAMRAPPORT_CODE_MISSING)
        return so_host->quantity_missing(c, SAMRAPPORT_NOT_PUBLISHED, SAMRAPPORT_IN_KR);
    (void)snprintf(day, sizeof day, "%.10s", so_host->last_day(c));
    const samrapport_view *money = so_host->source_whole(c, "ekonomi");
    money = so_host->where_text(c, money, "uppställning", "not 1 verksamhetens intäkter");
    money = so_host->where_text(c, so_host->where_text(c, money, "avser", day), "post", lines.words[code]);
    return so_host->printed(c, money, "belopp", NULL, NULL);
}

/* The contribution × the days of the year / the days as a member. */
static quantity *whole_year(void *user, samrapport_context *c, samrapport_error *error)
{
    const so_municipality *municipality = user;
    membership m;
    if (!has_source(c)) return so_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_KR);
    if (count_days(c, error, municipality->id, &m) != SAMRAPPORT_OK) return NULL;
    if (m.member == 0) return so_host->quantity_missing(c, SAMRAPPORT_NOT_APPLICABLE, SAMRAPPORT_IN_KR);
    quantity *days = so_host->from_rows(c, so_host->quantity_ratio(c, m.year, m.member, SAMRAPPORT_IN_NONE),
                                        m.row, "periodens dagar / medlemsdagar");
    return so_host->compute(c, SAMRAPPORT_MULTIPLY, contribution(c, m.row), days);
}

static int add(samrapport_registry *registry, const so_municipality *of, const char *id, const char *label,
               const samrapport_measure_spec *like)
{
    char whole_id[64], whole_label[128];
    samrapport_measure_spec spec = *like;
    (void)snprintf(whole_id, sizeof whole_id, "%s.%s", id, of->id);
    (void)snprintf(whole_label, sizeof whole_label, "%s: %s", of->name, label);
    spec.id = whole_id;
    spec.label = whole_label;
    spec.user = (void *)of;
    return so_host->add_measure(registry, &spec);
}

int so_add_membership(samrapport_registry *registry)
{
    static const char *const tags[] = {"ekonomi", "medlemskap"};
    samrapport_measure_spec share = {.struct_size = sizeof share,
                                     .kind = "share",
                                     .measured_in = SAMRAPPORT_IN_SHARE,
                                     .decimals = 1,
                                     .definition = "Dagar som medlem, av periodens dagar.",
                                     .tags = tags,
                                     .tag_count = 2,
                                     .value = day_share};
    samrapport_measure_spec year = {
        .struct_size = sizeof year,
        .kind = "value",
        .measured_in = SAMRAPPORT_IN_KR,
        .decimals = 0,
        .definition = "Bidraget enligt not 1 gånger periodens dagar delat med medlemsdagarna.",
        .tags = tags,
        .tag_count = 2,
        .value = whole_year};
    int status = SAMRAPPORT_OK;
    for (int i = 0; i < SO_MUNICIPALITIES && status == SAMRAPPORT_OK; i++) {
        status = add(registry, &so_municipalities[i], "dagandel", "medlem, andel av årets dagar", &share);
        if (status == SAMRAPPORT_OK)
            status =
                add(registry, &so_municipalities[i], "helarsbidrag", "bidrag omräknat till helt år", &year);
    }
    return status;
}
