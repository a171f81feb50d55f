#include <stdio.h>
#include <string.h>

#include "own.h"

typedef const samrapport_quantity quantity;

static void expect(samrapport_context *c, const char *message, quantity *stated, quantity *computed)
{
    int order = 0;
    if (um_host->compare(stated, computed, &order) == SAMRAPPORT_OK && order != 0)
        um_host->finding(c, SAMRAPPORT_WARNING, message, stated, computed);
}

static quantity *printed(samrapport_context *c, const char *key, const char *column)
{
    return um_host->printed(c, um_host->where_text(c, um_host->source_whole(c, "utfall"), "nyckel", key),
                            column, NULL, NULL);
}

/* The questions of the matrix have the keys of the outcomes; the base is all who answered. */
static void check_question(samrapport_context *c, const samrapport_view *answers, const char *key)
{
    static const char *const positive[] = {"Två högsta svaren", "Ja"};
    char message[300];
    quantity *reached = um_host->aggregate(
        c, um_host->where_texts(c, answers, "svar", SAMRAPPORT_IS, positive, 2), SAMRAPPORT_SUM, "antal");
    quantity *all = um_host->aggregate(c, answers, SAMRAPPORT_SUM, "antal");
    (void)snprintf(message, sizeof message, "%s: de positiva svaren är inte enkätmatrisens", key);
    expect(c, message, printed(c, key, "täljare"), reached);
    (void)snprintf(message, sizeof message, "%s: antalet svarande är inte enkätmatrisens", key);
    expect(c, message, printed(c, key, "nämnare"), all);
}

int um_check_matrix(void *user, samrapport_context *c, samrapport_error *error)
{
    const samrapport_view *matrix = um_host->source_whole(c, "enkat");
    static const char *const by[] = {"fråga"};
    (void)user, (void)error;
    if (um_host->rows(matrix) == 0) return SAMRAPPORT_OK;
    const samrapport_groups *questions = um_host->group_by(c, matrix, by, 1);
    for (size_t i = 0; i < um_host->group_count(questions); i++)
        check_question(c, um_host->group_at(questions, i), um_host->group_key(questions, i, 0));
    return SAMRAPPORT_OK;
}

/* What the areas earn together is at most what the whole index earns, and so with what they can earn. */
static void check_column(samrapport_context *c, const samrapport_view *totals, const char *column)
{
    static const char *const whole[] = {"hela"};
    char message[200];
    int order = 0;
    quantity *areas = um_host->aggregate(
        c, um_host->where_texts(c, totals, "nyckel", SAMRAPPORT_IS_NOT, whole, 1), SAMRAPPORT_SUM, column);
    quantity *all = um_host->printed(c, um_host->where_text(c, totals, "nyckel", "hela"), column, NULL, NULL);
    (void)snprintf(message, sizeof message, "områdena har tillsammans mer än hela indexet: %s", column);
    if (um_host->compare(areas, all, &order) == SAMRAPPORT_OK && order > 0)
        um_host->finding(c, SAMRAPPORT_WARNING, message, all, areas);
}

int um_check_index(void *user, samrapport_context *c, samrapport_error *error)
{
    static const char *const columns[] = {"intjänat", "högst", "indikatorer", "mål"};
    const samrapport_view *totals = um_host->source_whole(c, "index_totaler");
    (void)user, (void)error;
    for (size_t i = 0; um_host->rows(totals) > 1 && i < 4; i++)
        check_column(c, totals, columns[i]);
    return SAMRAPPORT_OK;
}
