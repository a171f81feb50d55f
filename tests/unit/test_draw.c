/* Geometry of drawings: nothing outside, bars in proportion, target at its place, texts that do not cover
 * each other. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "draw/draw.h"
#include "draw/letters.h"
#include "sample_report.h"

typedef const sr_chart *(*chart_of)(void);
static const chart_of charts[] = {sample_gauge, sample_contributions, sample_dots,
                                  sample_trend, sample_bars,          sample_two_bars};
enum { CHARTS = sizeof charts / sizeof *charts };
static const float widths[] = {SR_DRAW_WIDE, SR_DRAW_NARROW};

typedef struct box {
    float left, top, right, bottom;
} box;

static sr_drawing drawn(sr_arena *arena, const sr_chart *chart, float width)
{
    sr_drawing drawing = {0};
    assert_int_equal(sr_draw_chart(arena, chart, width, SR_SWEDISH, &drawing), SR_OK);
    assert_true(drawing.mark_count > 0);
    return drawing;
}

static box text_box(const sr_mark *mark)
{
    float width = sr_draw_text_width(mark->text, mark->size, mark->bold);
    float left = mark->anchor == SR_ANCHOR_START ? mark->x
                 : mark->anchor == SR_ANCHOR_END ? mark->x - width
                                                 : mark->x - width / 2;
    return (box){left, mark->y - 0.72F * mark->size, left + width, mark->y + 0.2F * mark->size};
}

static box mark_box(const sr_mark *mark)
{
    if (mark->kind == SR_MARK_TEXT) return text_box(mark);
    if (mark->kind == SR_MARK_CIRCLE)
        return (box){mark->x - mark->w, mark->y - mark->w, mark->x + mark->w, mark->y + mark->w};
    if (mark->kind != SR_MARK_PATH)
        return (box){fminf(mark->x, mark->x + mark->w), fminf(mark->y, mark->y + mark->h),
                     fmaxf(mark->x, mark->x + mark->w), fmaxf(mark->y, mark->y + mark->h)};
    box out = {mark->points[0], mark->points[1], mark->points[0], mark->points[1]};
    for (size_t i = 1; i < mark->point_count; i++) {
        out.left = fminf(out.left, mark->points[2 * i]);
        out.right = fmaxf(out.right, mark->points[2 * i]);
        out.top = fminf(out.top, mark->points[2 * i + 1]);
        out.bottom = fmaxf(out.bottom, mark->points[2 * i + 1]);
    }
    return out;
}

static void check_inside(const sr_drawing *drawing, const sr_mark *mark)
{
    box b = mark_box(mark);
    if (b.left < -1.0F || b.top < -1.0F || b.right > drawing->width + 1.0F ||
        b.bottom > drawing->height + 1.0F)
        fail_msg("mark of kind %d (%s) at %.1f %.1f %.1f %.1f lies outside %.0f × %.0f", mark->kind,
                 mark->text == NULL ? "" : mark->text, (double)b.left, (double)b.top, (double)b.right,
                 (double)b.bottom, (double)drawing->width, (double)drawing->height);
}

static void test_nothing_lies_outside(void **state)
{
    (void)state;
    for (size_t c = 0; c < CHARTS; c++)
        for (size_t w = 0; w < 2; w++) {
            sr_arena *arena = sr_arena_new();
            sr_drawing drawing = drawn(arena, charts[c](), widths[w]);
            assert_float_equal(drawing.width, widths[w], 0.01);
            for (size_t i = 0; i < drawing.mark_count; i++)
                check_inside(&drawing, &drawing.marks[i]);
            sr_arena_free(arena);
        }
}

static bool overlap(box a, box b)
{
    return a.left < b.right - 0.5F && b.left < a.right - 0.5F && a.top < b.bottom - 0.5F &&
           b.top < a.bottom - 0.5F;
}

static void check_texts(const sr_drawing *drawing, const char *id)
{
    for (size_t i = 0; i < drawing->mark_count; i++)
        for (size_t j = i + 1; j < drawing->mark_count; j++) {
            const sr_mark *a = &drawing->marks[i], *b = &drawing->marks[j];
            if (a->kind != SR_MARK_TEXT || b->kind != SR_MARK_TEXT || !overlap(text_box(a), text_box(b)))
                continue;
            fail_msg("%s at %.0f: \"%s\" covers \"%s\"", id, (double)drawing->width, a->text, b->text);
        }
}

static void test_texts_do_not_cover_each_other(void **state)
{
    (void)state;
    for (size_t c = 0; c < CHARTS; c++)
        for (size_t w = 0; w < 2; w++) {
            sr_arena *arena = sr_arena_new();
            sr_drawing drawing = drawn(arena, charts[c](), widths[w]);
            check_texts(&drawing, charts[c]()->id);
            sr_arena_free(arena);
        }
}

static void test_text_is_never_smaller_than_13(void **state)
{
    (void)state;
    for (size_t c = 0; c < CHARTS; c++) {
        sr_arena *arena = sr_arena_new();
        sr_drawing drawing = drawn(arena, charts[c](), SR_DRAW_NARROW);
        for (size_t i = 0; i < drawing.mark_count; i++)
            if (drawing.marks[i].kind == SR_MARK_TEXT) assert_true(drawing.marks[i].size >= 13.0F);
        sr_arena_free(arena);
    }
}

static const sr_mark *nth_rect(const sr_drawing *drawing, sr_ink fill, size_t nth)
{
    for (size_t i = 0; i < drawing->mark_count; i++)
        if (drawing->marks[i].kind == SR_MARK_RECT && drawing->marks[i].fill == fill && nth-- == 0)
            return &drawing->marks[i];
    return NULL;
}

static void test_bars_of_the_gauge_are_in_proportion(void **state)
{
    (void)state;
    const double values[] = {70.08, 87.23, 86.84, 68.00};
    for (size_t w = 0; w < 2; w++) {
        sr_arena *arena = sr_arena_new();
        sr_drawing drawing = drawn(arena, sample_gauge(), widths[w]);
        for (size_t i = 0; i < 4; i++) {
            const sr_mark *track = nth_rect(&drawing, SR_INK_TRACK, i),
                          *bar = nth_rect(&drawing, SR_INK_BAR, i);
            assert_non_null(track);
            assert_non_null(bar);
            assert_float_equal(bar->x, track->x, 0.01);
            assert_float_equal(bar->w, track->w * (float)values[i] / 100.0F, 0.05F);
        }
        assert_non_null(nth_rect(&drawing, SR_INK_REMAINDER, 0));
        assert_null(nth_rect(&drawing, SR_INK_REMAINDER, 1));
        sr_arena_free(arena);
    }
}

/* The target stands at 70 of 100, and never on the bar of the whole, whose end is compared with it. */
static void test_target_line(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_drawing drawing = drawn(arena, sample_gauge(), SR_DRAW_WIDE);
    const sr_mark *track = nth_rect(&drawing, SR_INK_TRACK, 0);
    float wanted = track->x + 0.7F * track->w;
    size_t lines = 0;
    for (size_t i = 0; i < drawing.mark_count; i++) {
        const sr_mark *mark = &drawing.marks[i];
        if (mark->kind != SR_MARK_LINE || mark->stroke != SR_INK_TEXT) continue;
        assert_float_equal(mark->x, wanted, 0.05);
        assert_true(mark->y + mark->h <= track->y + 0.01F || mark->y >= track->y + track->h - 0.01F);
        lines++;
    }
    assert_true(lines >= 2);
    sr_arena_free(arena);
}

static void test_contributions_put_missed_points_after_earned_ones(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_drawing drawing = drawn(arena, sample_contributions(), SR_DRAW_WIDE);
    const sr_mark *earned = nth_rect(&drawing, SR_INK_BAR, 0), *missed = nth_rect(&drawing, SR_INK_NONE, 0);
    assert_float_equal(missed->x, earned->x + earned->w, 1.0);
    assert_int_equal(missed->stroke, SR_INK_EDGE);
    assert_float_equal((missed->w + 1.5F) / earned->w, 2.46F / 16.80F, 0.005F);
    sr_arena_free(arena);
}

static size_t hollow_dots(const sr_drawing *drawing)
{
    size_t count = 0;
    for (size_t i = 0; i < drawing->mark_count; i++)
        count += drawing->marks[i].kind == SR_MARK_CIRCLE && drawing->marks[i].fill == SR_INK_PAGE;
    return count;
}

/* Five questions have a previous value that may be shown; two more have one, but the question was changed. */
static void test_changed_questions_have_no_previous_dot(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_drawing drawing = drawn(arena, sample_dots(), SR_DRAW_WIDE);
    assert_int_equal(hollow_dots(&drawing), 4);
    sr_arena_free(arena);
}

static void test_band_is_twice_the_tolerance(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_drawing drawing = drawn(arena, sample_dots(), SR_DRAW_WIDE);
    const sr_mark *first = nth_rect(&drawing, SR_INK_BAND, 0), *second = nth_rect(&drawing, SR_INK_BAND, 1);
    float a = first->x + first->w / 2, b = second->x + second->w / 2; /* 75 % and 78 % */
    assert_float_equal(first->w / (b - a), 4.0F / 3.0F, 0.01F);
    sr_arena_free(arena);
}

static void test_missing_is_said_and_not_drawn(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_drawing drawing = drawn(arena, sample_two_bars(), SR_DRAW_WIDE);
    bool said = false;
    for (size_t i = 0; i < drawing.mark_count; i++)
        said = said || (drawing.marks[i].kind == SR_MARK_TEXT &&
                        strcmp(drawing.marks[i].text, sr_missing_word(SR_SUPPRESSED, SR_SWEDISH)) == 0);
    assert_true(said);
    assert_null(nth_rect(&drawing, SR_INK_BAR, 2)); /* two of three women's values are present */
    sr_arena_free(arena);
}

/* Charts that nobody chose: labels of any length, values anywhere, some missing, targets and previous values.
 */
typedef struct anything {
    uint32_t seed;
    sr_chart chart;
    sr_category categories[12];
    sr_series series[3];
    sr_quantity values[3][12];
} anything;

static uint32_t next_number(anything *a, uint32_t below)
{
    a->seed = a->seed * 1664525U + 1013904223U;
    return (a->seed >> 8) % below;
}

static const char *some_label(anything *a)
{
    static const char *const labels[] = {
        "Unga",
        "Personal: andra myndigheter lyssnar",
        "Försäkringskassan",
        NULL,
        "Deltagare: tiden i verksamheten har varit viktig för mig och mina närmaste i vardagen",
        "Samhälls- och medlemsnytta samt God samordning"};
    const char *label = labels[next_number(a, 6)];
    return label == NULL ? "1" : label;
}

static sr_quantity some_value(anything *a)
{
    sr_number value = SR_INT(0);
    if (next_number(a, 8) == 0) return sr_quantity_missing((sr_missing)(1 + next_number(a, 5)), SR_IN_SHARE);
    assert_int_equal(sr_number_ratio(next_number(a, 101), 100, &value), SR_OK);
    return sr_quantity_number(value, SR_IN_SHARE);
}

static void choose(anything *a, sr_chart_kind kind)
{
    static const sr_series_role roles[SR_CHART_KINDS][3] = {
        [SR_CHART_GAUGE] = {SR_SERIES_VALUE, SR_SERIES_PREVIOUS},
        [SR_CHART_CONTRIBUTIONS] = {SR_SERIES_EARNED, SR_SERIES_MISSED},
        [SR_CHART_DOTS] = {SR_SERIES_VALUE, SR_SERIES_PREVIOUS, SR_SERIES_NATIONAL},
        [SR_CHART_TREND] = {SR_SERIES_VALUE, SR_SERIES_NATIONAL, SR_SERIES_VALUE},
        [SR_CHART_BARS] = {SR_SERIES_VALUE, SR_SERIES_VALUE, SR_SERIES_PREVIOUS}};
    size_t count = 1 + next_number(a, 12),
           series = kind == SR_CHART_GAUGE || kind == SR_CHART_CONTRIBUTIONS ? 2 : 1 + next_number(a, 3);
    for (size_t i = 0; i < count; i++)
        a->categories[i] = (sr_category){.label = some_label(a),
                                         .note = next_number(a, 3) == 0 ? "171 av 244 poäng" : NULL,
                                         .side = kind == SR_CHART_DOTS ? "100 % · samma" : NULL,
                                         .whole = i == 0 && next_number(a, 2) == 0,
                                         .remainder = next_number(a, 5) == 0,
                                         .broken = next_number(a, 5) == 0};
    for (size_t s = 0; s < series; s++) {
        a->series[s] = (sr_series){roles[kind][s], "2021", a->values[s]};
        for (size_t i = 0; i < count; i++)
            a->values[s][i] = some_value(a);
    }
    a->chart = (sr_chart){.id = "f",
                          .kind = kind,
                          .axis_low = {0, 1, 0},
                          .axis_high = {1, 1, 0},
                          .has_target = kind != SR_CHART_TREND && next_number(a, 2) == 0,
                          .target_label = "mål 70 %",
                          .tolerance = {1, 50, 0},
                          .category_count = count,
                          .categories = a->categories,
                          .series_count = series,
                          .series = a->series};
    assert_int_equal(sr_number_ratio(next_number(a, 101), 100, &a->chart.target), SR_OK);
}

/* The target line strikes through no text. */
static void check_target_clear(const sr_drawing *drawing)
{
    for (size_t i = 0; i < drawing->mark_count; i++) {
        const sr_mark *line = &drawing->marks[i];
        bool target = line->stroke == SR_INK_TEXT && line->stroke_width > 1.9F,
             halo = line->stroke == SR_INK_PAGE;
        if (line->kind != SR_MARK_LINE || (!target && !halo)) continue;
        for (size_t j = 0; j < drawing->mark_count; j++) {
            if (drawing->marks[j].kind != SR_MARK_TEXT) continue;
            box text = text_box(&drawing->marks[j]);
            if (line->x > text.left && line->x < text.right && line->y < text.bottom &&
                line->y + line->h > text.top)
                fail_msg("the target strikes through \"%s\"", drawing->marks[j].text);
        }
    }
}

static void test_charts_that_nobody_chose(void **state)
{
    (void)state;
    anything a = {.seed = 20201231};
    for (int kind = 0; kind < SR_CHART_KINDS; kind++)
        for (unsigned round = 0; round < 300; round++) {
            choose(&a, (sr_chart_kind)kind);
            char name[64];
            snprintf(name, sizeof name, "kind %d, round %u", kind, round);
            for (size_t w = 0; w < 2; w++) {
                sr_arena *arena = sr_arena_new();
                sr_drawing drawing = drawn(arena, &a.chart, widths[w]);
                for (size_t i = 0; i < drawing.mark_count; i++)
                    check_inside(&drawing, &drawing.marks[i]);
                check_texts(&drawing, name);
                check_target_clear(&drawing);
                sr_arena_free(arena);
            }
        }
}

static void test_charts_without_anything(void **state)
{
    (void)state;
    for (int kind = 0; kind < SR_CHART_KINDS; kind++) {
        sr_chart chart = {.id = "f",
                          .kind = (sr_chart_kind)kind,
                          .axis_low = {0, 1, 0},
                          .axis_high = {0, 1, 0},
                          .target = {0, 1, 0},
                          .tolerance = {0, 1, 0}};
        sr_arena *arena = sr_arena_new();
        sr_drawing drawing = {0};
        assert_int_equal(sr_draw_chart(arena, &chart, SR_DRAW_NARROW, SR_SWEDISH, &drawing), SR_OK);
        sr_arena_free(arena);
    }
}

static void test_extreme_values_stay_inside(void **state)
{
    (void)state;
    static const sr_quantity values[] = {{.value = {INT64_MAX, 1, 0}, .n = -1, .decimals = -1},
                                         {.value = {-5, 1, 0}, .n = -1, .decimals = -1},
                                         {.value = {0, 0, 1e300}, .n = -1, .decimals = -1}};
    static const sr_category categories[] = {{.label = "a"}, {.label = "b"}, {.label = "c"}};
    for (int kind = 0; kind < SR_CHART_KINDS; kind++) {
        sr_series series = {kind == SR_CHART_CONTRIBUTIONS ? SR_SERIES_EARNED : SR_SERIES_VALUE, "värde",
                            values};
        sr_chart chart = {.id = "f",
                          .kind = (sr_chart_kind)kind,
                          .axis_low = {0, 1, 0},
                          .axis_high = {1, 1, 0},
                          .target = {0, 1, 0},
                          .tolerance = {0, 1, 0},
                          .category_count = 3,
                          .categories = categories,
                          .series_count = 1,
                          .series = &series};
        sr_arena *arena = sr_arena_new();
        sr_drawing drawing = {0};
        assert_int_equal(sr_draw_chart(arena, &chart, SR_DRAW_WIDE, SR_SWEDISH, &drawing), SR_OK);
        for (size_t i = 0; i < drawing.mark_count; i++) {
            box b = drawing.marks[i].kind == SR_MARK_TEXT ? (box){0} : mark_box(&drawing.marks[i]);
            assert_true(isfinite(b.left) && isfinite(b.right) && b.left >= -8.0F &&
                        b.right <= SR_DRAW_WIDE + 8.0F);
        }
        sr_arena_free(arena);
    }
}

static void test_widths_of_text(void **state)
{
    (void)state;
    float n = sr_draw_text_width("0", 1000, false);
    assert_float_equal(n, 572, 1); /* Open Sans: 1171 of 2048 units */
    assert_float_equal(sr_draw_text_width("1", 1000, false), n, 0.1);
    assert_float_equal(sr_draw_text_width("åäö", 14, false), sr_draw_text_width("aao", 14, false), 0.1);
    assert_true(sr_draw_text_width("mål", 14, true) > sr_draw_text_width("mål", 14, false));
    assert_float_equal(sr_draw_text_width("\u00a0", 14, false), sr_draw_text_width(" ", 14, false), 0.1);
    assert_float_equal(sr_draw_text_width("", 14, false), 0, 0.001);
}

static void test_lines_are_broken_at_words_and_cut_at_two(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_lines lines;
    assert_int_equal(
        sr_lines_break(arena, "Staten (Arbetsförmedlingen och Försäkringskassan)", 14, false, 256, &lines),
        SR_OK);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.line[0], "Staten (Arbetsförmedlingen och");
    assert_string_equal(lines.line[1], "Försäkringskassan)");
    assert_int_equal(sr_lines_break(arena, "ett två tre fyra fem sex sju", 14, false, 60, &lines), SR_OK);
    assert_int_equal(lines.count, 2);
    assert_true(lines.width <= 60.0F);
    assert_non_null(strstr(lines.line[1], "…"));
    assert_int_equal(sr_lines_break(arena, "Donaudampfschiffahrtsgesellschaft", 14, false, 60, &lines),
                     SR_OK);
    assert_int_equal(lines.count, 1);
    assert_true(lines.width <= 60.0F);
    assert_int_equal(sr_lines_break(arena, "", 14, false, 60, &lines), SR_OK);
    assert_int_equal(lines.count, 0);
    sr_arena_free(arena);
}

static void test_coordinates(void **state)
{
    (void)state;
    static const struct {
        float value;
        const char *text;
    } rows[] = {{0, "0"},      {12, "12"},      {12.34F, "12.3"}, {12.36F, "12.4"},
                {-0.04F, "0"}, {-3.5F, "-3.5"}, {816, "816"},     {99.96F, "100"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sr_buf buf = {0};
        sr_draw_coordinate(&buf, rows[i].value);
        assert_string_equal(sr_buf_string(&buf), rows[i].text);
        sr_buf_free(&buf);
    }
}

static void test_key_names_what_cannot_be_labelled(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    sr_key_entry *entries = NULL;
    size_t count = 0;
    assert_int_equal(sr_draw_key(arena, sample_dots(), SR_SWEDISH, &entries, &count), SR_OK);
    assert_int_equal(count, 4); /* own, previous, nation, dagger */
    assert_int_equal(sr_draw_key(arena, sample_bars(), SR_SWEDISH, &entries, &count), SR_OK);
    assert_int_equal(count, 0);
    sr_arena_free(arena);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    sr_drawing drawing = {0};
    for (size_t c = 0; c < CHARTS; c++)
        for (uint64_t nth = 1;; nth++) {
            sr_arena *arena = sr_arena_new();
            assert_non_null(arena);
            sr_memory_fail(nth, false);
            sr_status status = sr_draw_chart(arena, charts[c](), SR_DRAW_WIDE, SR_SWEDISH, &drawing);
            bool reached = sr_memory_asked() >= nth;
            sr_memory_fail(0, false);
            sr_arena_free(arena);
            assert_int_equal(status, reached ? SR_MEMORY : SR_OK);
            if (!reached) break;
        }
}

static int prepare(void **state)
{
    (void)state;
    return sr_format_prepare() == SR_OK ? 0 : 1;
}

static int release(void **state)
{
    (void)state;
    sr_format_release();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_lies_outside),
        cmocka_unit_test(test_texts_do_not_cover_each_other),
        cmocka_unit_test(test_text_is_never_smaller_than_13),
        cmocka_unit_test(test_bars_of_the_gauge_are_in_proportion),
        cmocka_unit_test(test_target_line),
        cmocka_unit_test(test_contributions_put_missed_points_after_earned_ones),
        cmocka_unit_test(test_changed_questions_have_no_previous_dot),
        cmocka_unit_test(test_band_is_twice_the_tolerance),
        cmocka_unit_test(test_missing_is_said_and_not_drawn),
        cmocka_unit_test(test_charts_that_nobody_chose),
        cmocka_unit_test(test_charts_without_anything),
        cmocka_unit_test(test_extreme_values_stay_inside),
        cmocka_unit_test(test_widths_of_text),
        cmocka_unit_test(test_lines_are_broken_at_words_and_cut_at_two),
        cmocka_unit_test(test_coordinates),
        cmocka_unit_test(test_key_names_what_cannot_be_labelled),
        cmocka_unit_test(test_every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, prepare, release);
}
