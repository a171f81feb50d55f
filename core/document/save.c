#include "document/contain.h"
#include "document/record.h"
#include "document/record_io.h"

typedef void saver(sr_buf *out, const sr_node *node);

static void save_head(sr_buf *out, const sr_head *head)
{
    const char *texts[] = {head->id,          head->kind,       head->kind_label, head->title,
                           head->lead,        head->forbund_id, head->forbund,    head->short_name,
                           head->case_number, head->decided};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sr_put_text(out, texts[i]);
    }
    sr_put_signed(out, head->period.year);
    sr_put_unsigned(out, head->period.kind);
    sr_put_signed(out, head->period.part);
    sr_put_signed(out, head->date);
    sr_put_unsigned(out, head->language);
    sr_put_unsigned(out, head->status);
}

static void save_section(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->id);
    sr_put_unsigned(out, node->as.section.role);
    sr_put_unsigned(out, node->as.section.level);
    sr_put_text(out, node->as.section.title);
}

static void save_paragraph(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.paragraph.role);
}

static void save_list(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.list.role);
}

static void save_table(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->id);
    sr_put_unsigned(out, node->as.table.role);
    sr_put_text(out, node->as.table.caption);
    sr_put_text(out, node->as.table.unit);
}

static void save_column(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->as.column.heading);
    sr_put_text(out, node->as.column.unit);
    sr_put_unsigned(out, node->as.column.kind);
    sr_put_signed(out, node->as.column.decimals);
    sr_put_bool(out, node->as.column.row_header);
}

static void save_row(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.row.kind);
    sr_put_bool(out, node->as.row.starts_group);
    sr_put_text(out, node->as.row.line);
}

static void save_category(sr_buf *out, const sr_category *category)
{
    sr_put_text(out, category->label);
    sr_put_text(out, category->note);
    sr_put_text(out, category->side);
    sr_put_bool(out, category->whole);
    sr_put_bool(out, category->remainder);
    sr_put_bool(out, category->broken);
}

static void save_series(sr_buf *out, const sr_series *series, size_t count)
{
    sr_put_unsigned(out, series->role);
    sr_put_text(out, series->label);
    for (size_t i = 0; i < count; i++) {
        sr_put_quantity(out, &series->values[i]);
    }
}

static void save_chart(sr_buf *out, const sr_node *node)
{
    const sr_chart *chart = &node->as.chart.chart;
    const char *texts[] = {chart->id,          chart->title, chart->unit_line,
                           chart->description, chart->table, chart->target_label};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sr_put_text(out, texts[i]);
    }
    sr_put_unsigned(out, chart->kind);
    sr_put_bool(out, chart->table_short);
    sr_put_number(out, chart->axis_low);
    sr_put_number(out, chart->axis_high);
    sr_put_bool(out, chart->has_target);
    sr_put_number(out, chart->target);
    sr_put_number(out, chart->tolerance);
    sr_put_unsigned(out, chart->category_count);
    sr_put_unsigned(out, chart->series_count);
    for (size_t i = 0; i < chart->category_count; i++) {
        save_category(out, &chart->categories[i]);
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        save_series(out, &chart->series[i], chart->category_count);
    }
}

static void save_callout(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.callout.role);
    sr_put_text(out, node->as.callout.title);
}

static void save_note(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->id);
}

static void save_text(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->as.text);
}

static void save_value(sr_buf *out, const sr_node *node)
{
    const sr_value *value = &node->as.value;
    sr_put_quantity(out, &value->quantity);
    sr_put_text(out, value->measure);
    sr_put_text(out, value->unit_id);
    sr_put_text(out, value->group);
    sr_put_text(out, value->line);
    sr_put_bool(out, value->with_unit);
    sr_put_bool(out, value->as_difference);
    sr_put_bool(out, value->with_sign);
    sr_put_bool(out, value->as_answer);
    sr_put_bool(out, value->in_thousands);
    sr_put_bool(out, value->linked);
}

static void save_status(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.status.state);
    sr_put_unsigned(out, node->as.status.words);
}

static void save_direction(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.direction.direction);
}

static void save_link(sr_buf *out, const sr_node *node)
{
    sr_put_text(out, node->as.link.target);
}

static void save_language(sr_buf *out, const sr_node *node)
{
    sr_put_unsigned(out, node->as.language);
}

/* The arguments of the call that made a node; kinds without a row have none. */
static saver *const savers[SR_NODE_KINDS] = {
    [SR_NODE_SECTION] = save_section,     [SR_NODE_PARAGRAPH] = save_paragraph,
    [SR_NODE_LIST] = save_list,           [SR_NODE_TABLE] = save_table,
    [SR_NODE_COLUMN] = save_column,       [SR_NODE_ROW] = save_row,
    [SR_NODE_CHART] = save_chart,         [SR_NODE_CALLOUT] = save_callout,
    [SR_NODE_NOTE] = save_note,           [SR_NODE_TEXT] = save_text,
    [SR_NODE_VALUE] = save_value,         [SR_NODE_STATUS] = save_status,
    [SR_NODE_DIRECTION] = save_direction, [SR_NODE_LINK] = save_link,
    [SR_NODE_REFERENCE] = save_link,      [SR_NODE_NOTE_REF] = save_link,
    [SR_NODE_LANGUAGE] = save_language,
};

/* One record: the kind, the length of its arguments, the arguments. */
static void save_record(sr_buf *out, unsigned kind, const sr_buf *arguments)
{
    sr_buf_char(out, (char)kind);
    sr_put_unsigned(out, arguments->length);
    sr_buf_put(out, sr_buf_string(arguments), arguments->length);
    out->failed = out->failed || arguments->failed;
}

static void save_children(sr_buf *out, sr_buf *scratch, const sr_node *parent)
{
    for (const sr_node *node = parent->first_child; node != NULL; node = node->next) {
        sr_buf_clear(scratch);
        if (savers[node->kind] != NULL) {
            savers[node->kind](scratch, node);
        }
        save_record(out, node->kind, scratch);
        if (!sr_contain_leaf(node->kind)) {
            save_children(out, scratch, node);
            sr_buf_char(out, (char)SR_RECORD_END);
        }
    }
}

sr_status sr_document_save(const sr_document *document, sr_buf *out)
{
    sr_buf scratch = {0};
    sr_buf_text(out, SR_RECORD_MAGIC);
    sr_buf_char(out, SR_RECORD_VERSION);
    save_head(&scratch, &document->head);
    save_record(out, SR_NODE_DOCUMENT, &scratch);
    save_children(out, &scratch, document->root);
    sr_buf_char(out, (char)SR_RECORD_DONE);
    sr_buf_free(&scratch);
    return sr_buf_status(out);
}
