/* The arguments of each call of the builder, read from a record. */
#include "document/load.h"
#include "document/work.h"

/* The builder, once all arguments have been read; no builder (and so no call) when they are damaged. */
static sr_builder *sound(sr_take *in, sr_builder *b)
{
    in->damaged = in->damaged || in->at != in->end;
    return in->damaged ? NULL : b;
}

/* Kinds whose call has no argument. */
#define LOAD_BARE(name, call)                                                                                \
    static void load_##name(sr_take *in, sr_builder *b, sr_arena *scratch)                                   \
    {                                                                                                        \
        (void)scratch;                                                                                       \
        call(sound(in, b));                                                                                  \
    }
LOAD_BARE(cover, sr_cover)
LOAD_BARE(contents, sr_contents)
LOAD_BARE(item, sr_item)
LOAD_BARE(term, sr_term)
LOAD_BARE(cell, sr_cell_begin)
LOAD_BARE(signatures, sr_signatures)
LOAD_BARE(page_break, sr_page_break)
LOAD_BARE(strong, sr_strong)
LOAD_BARE(emphasis, sr_emphasis)
LOAD_BARE(muted, sr_muted)
LOAD_BARE(break, sr_break)

/* Kinds whose call has one argument: a text, or a choice among `count`. */
#define LOAD_TEXT(name, call)                                                                                \
    static void load_##name(sr_take *in, sr_builder *b, sr_arena *scratch)                                   \
    {                                                                                                        \
        (void)scratch;                                                                                       \
        const char *arg = sr_take_string(in);                                                                \
        call(sound(in, b), arg);                                                                             \
    }
LOAD_TEXT(note, sr_note)
LOAD_TEXT(text, sr_text)
LOAD_TEXT(link, sr_link)
LOAD_TEXT(reference, sr_reference)
LOAD_TEXT(note_ref, sr_note_ref)

#define LOAD_CHOICE(name, call, type, count)                                                                 \
    static void load_##name(sr_take *in, sr_builder *b, sr_arena *scratch)                                   \
    {                                                                                                        \
        (void)scratch;                                                                                       \
        type arg = (type)sr_take_enum(in, count);                                                            \
        call(sound(in, b), arg);                                                                             \
    }
LOAD_CHOICE(paragraph, sr_paragraph, sr_paragraph_role, SR_PARA_NOTE + 1)
LOAD_CHOICE(list, sr_list, sr_list_role, SR_LIST_LEGEND + 1)
LOAD_CHOICE(direction, sr_direction_add, sr_direction, SR_DIRECTIONS)
LOAD_CHOICE(language, sr_language_span, sr_language, SR_ENGLISH + 1)

static void load_section(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    const char *id = sr_take_string(in);
    sr_section_role role = (sr_section_role)sr_take_enum(in, SR_SECTION_APPENDIX + 1);
    unsigned level = sr_take_enum(in, 256);
    const char *title = sr_take_string(in);
    sr_section(sound(in, b), id, role, level, title);
}

static void load_table(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    const char *id = sr_take_string(in);
    sr_table_role role = (sr_table_role)sr_take_enum(in, SR_TABLE_METHOD + 1);
    const char *caption = sr_take_string(in);
    const char *unit = sr_take_string(in);
    sr_table_begin(sound(in, b), id, role, caption, unit);
}

static void load_column(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    const char *heading = sr_take_string(in);
    const char *unit = sr_take_string(in);
    sr_column_kind kind = (sr_column_kind)sr_take_enum(in, SR_COLUMN_STATUS + 1);
    int decimals = sr_take_int(in);
    bool row_header = sr_take_bool(in);
    sr_column_add(sound(in, b), heading, unit, kind, decimals, row_header);
}

static void load_row(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    sr_row_kind kind = (sr_row_kind)sr_take_enum(in, SR_ROW_TOTAL + 1);
    bool starts_group = sr_take_bool(in);
    const char *line = sr_take_string(in);
    sr_row(sound(in, b), kind, starts_group, line);
}

static void load_callout(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    sr_callout_role role = (sr_callout_role)sr_take_enum(in, SR_CALLOUT_DECISION + 1);
    const char *title = sr_take_string(in);
    sr_callout(sound(in, b), role, title);
}

static void load_status(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    sr_state state = (sr_state)sr_take_enum(in, SR_STATES);
    sr_state_words words = (sr_state_words)sr_take_enum(in, SR_WORDS_INDEX + 1);
    sr_status_add(sound(in, b), state, words);
}

static void load_value(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    (void)scratch;
    sr_value value = {.quantity = sr_take_figure(in)};
    value.measure = sr_take_string(in);
    value.unit_id = sr_take_string(in);
    value.group = sr_take_string(in);
    value.line = sr_take_string(in);
    value.with_unit = sr_take_bool(in);
    value.as_difference = sr_take_bool(in);
    value.with_sign = sr_take_bool(in);
    value.as_answer = sr_take_bool(in);
    value.in_thousands = sr_take_bool(in);
    value.linked = sr_take_bool(in);
    sr_value_add(sound(in, b), &value);
}

/* The arrays of a chart: the builder copies them. NULL: out of memory, or damaged. */
static const sr_category *load_categories(sr_take *in, sr_arena *scratch, size_t count)
{
    sr_category *categories = in->damaged ? NULL : sr_arena_array(scratch, count, sizeof *categories);
    for (size_t i = 0; categories != NULL && i < count; i++) {
        categories[i].label = sr_take_string(in);
        categories[i].note = sr_take_string(in);
        categories[i].side = sr_take_string(in);
        categories[i].whole = sr_take_bool(in);
        categories[i].remainder = sr_take_bool(in);
        categories[i].broken = sr_take_bool(in);
    }
    return categories;
}

static const sr_quantity *load_values(sr_take *in, sr_arena *scratch, size_t count)
{
    sr_quantity *values = in->damaged ? NULL : sr_arena_array(scratch, count, sizeof *values);
    for (size_t i = 0; values != NULL && i < count; i++) {
        values[i] = sr_take_figure(in);
    }
    return values;
}

static const sr_series *load_series(sr_take *in, sr_arena *scratch, size_t count, size_t categories)
{
    sr_series *series = in->damaged ? NULL : sr_arena_array(scratch, count, sizeof *series);
    for (size_t i = 0; series != NULL && i < count; i++) {
        series[i].role = (sr_series_role)sr_take_enum(in, SR_SERIES_MISSED + 1);
        series[i].label = sr_take_string(in);
        series[i].values = load_values(in, scratch, categories);
        if (series[i].values == NULL) {
            return NULL;
        }
    }
    return series;
}

static void load_axis(sr_take *in, sr_chart *chart)
{
    chart->kind = (sr_chart_kind)sr_take_enum(in, SR_CHART_KINDS);
    chart->table_short = sr_take_bool(in);
    chart->axis_low = sr_take_rational(in);
    chart->axis_high = sr_take_rational(in);
    chart->has_target = sr_take_bool(in);
    chart->target = sr_take_rational(in);
    chart->tolerance = sr_take_rational(in);
}

static void load_chart(sr_take *in, sr_builder *b, sr_arena *scratch)
{
    sr_chart chart = {0};
    const char **texts[] = {&chart.id,          &chart.title, &chart.unit_line,
                            &chart.description, &chart.table, &chart.target_label};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = sr_take_string(in);
    }
    load_axis(in, &chart);
    chart.category_count = sr_take_count(in);
    chart.series_count = sr_take_count(in);
    in->damaged =
        in->damaged || chart.category_count > SR_CHART_CATEGORIES || chart.series_count > SR_CHART_SERIES;
    chart.categories = load_categories(in, scratch, chart.category_count);
    if (chart.categories != NULL) {
        chart.series = load_series(in, scratch, chart.series_count, chart.category_count);
    }
    if (in->damaged) {
        return;
    }
    if (chart.series == NULL) {
        sr_work_memory(b);
    } else {
        sr_chart_add(sound(in, b), &chart);
    }
}

sr_loader *const sr_loaders[SR_NODE_KINDS] = {
    [SR_NODE_COVER] = load_cover,
    [SR_NODE_CONTENTS] = load_contents,
    [SR_NODE_SECTION] = load_section,
    [SR_NODE_PARAGRAPH] = load_paragraph,
    [SR_NODE_LIST] = load_list,
    [SR_NODE_ITEM] = load_item,
    [SR_NODE_TERM] = load_term,
    [SR_NODE_TABLE] = load_table,
    [SR_NODE_COLUMN] = load_column,
    [SR_NODE_ROW] = load_row,
    [SR_NODE_CELL] = load_cell,
    [SR_NODE_CHART] = load_chart,
    [SR_NODE_CALLOUT] = load_callout,
    [SR_NODE_NOTE] = load_note,
    [SR_NODE_SIGNATURES] = load_signatures,
    [SR_NODE_PAGE_BREAK] = load_page_break,
    [SR_NODE_TEXT] = load_text,
    [SR_NODE_STRONG] = load_strong,
    [SR_NODE_EMPHASIS] = load_emphasis,
    [SR_NODE_MUTED] = load_muted,
    [SR_NODE_VALUE] = load_value,
    [SR_NODE_STATUS] = load_status,
    [SR_NODE_DIRECTION] = load_direction,
    [SR_NODE_LINK] = load_link,
    [SR_NODE_REFERENCE] = load_reference,
    [SR_NODE_NOTE_REF] = load_note_ref,
    [SR_NODE_LANGUAGE] = load_language,
    [SR_NODE_BREAK] = load_break,
};
