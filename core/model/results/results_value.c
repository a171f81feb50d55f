/* Values in the results JSON: numbers, what is shown, why one is missing, and where it comes from. */
#include <string.h>

#include "model/results/results_out.h"

void sr_out_value(sr_results_out *out, const char *key, const sr_quantity *quantity)
{
    sr_json_key(&out->json, key);
    if (quantity->missing != SR_PRESENT) {
        sr_json_null(&out->json);
    } else {
        sr_json_number(&out->json, quantity->value);
    }
}

void sr_out_display(sr_results_out *out, const sr_quantity *quantity)
{
    sr_out_display_as(out, quantity, false);
}

void sr_out_display_as(sr_results_out *out, const sr_quantity *quantity, bool answer)
{
    sr_buf text = {0};
    const sr_number_style style = {.unit = quantity->measured_in,
                                   .decimals = quantity->decimals,
                                   .with_unit = true,
                                   .as_answer = true,
                                   .language = out->language};
    sr_status status = answer && quantity->missing == SR_PRESENT
                           ? sr_format_number(&text, quantity->value, &style)
                           : sr_quantity_write(&text, quantity, out->language, true);
    if (status == SR_MEMORY || text.failed) {
        out->status = SR_MEMORY;
    }
    sr_json_key_text(&out->json, "display", sr_buf_string(&text));
    sr_buf_free(&text);
}

void sr_out_missing(sr_results_out *out, const char *key, const sr_quantity *quantity)
{
    sr_json_key_text(&out->json, key, sr_missing_id(quantity->missing));
}

void sr_out_number(sr_results_out *out, const char *key, bool given, sr_number number)
{
    sr_json_key(&out->json, key);
    if (given) {
        sr_json_number(&out->json, number);
    } else {
        sr_json_null(&out->json);
    }
}

void sr_out_base(sr_results_out *out, const sr_quantity *quantity)
{
    bool base = quantity->has_base && quantity->missing != SR_SUPPRESSED;
    bool counted = quantity->n >= 0 && quantity->missing != SR_SUPPRESSED;
    sr_out_number(out, "numerator", base, quantity->numerator);
    sr_out_number(out, "denominator", base, quantity->denominator);
    sr_out_number(out, "n", counted, SR_INT(quantity->n));
    sr_json_key_bool(&out->json, "inexact",
                     quantity->missing == SR_PRESENT && !sr_number_exact(quantity->value));
}

/* "2-45,50": row numbers as a spreadsheet shows them; after 1000 ranges "…". */
static void write_rows(sr_buf *rows, const sr_origin_part *part)
{
    enum { MOST_RANGES = 1000 };
    sr_view view = {.table = part->table, .rows = part->rows, .predicate = ""};
    size_t ranges = 0;
    for (size_t i = 0; i < part->rows->count && ranges <= MOST_RANGES; ranges++) {
        uint32_t first = sr_table_row_number(part->table, sr_view_row(&view, i));
        uint32_t last = first;
        for (i++; i < part->rows->count; i++) {
            uint32_t next = sr_table_row_number(part->table, sr_view_row(&view, i));
            if (next != last + 1) {
                break;
            }
            last = next;
        }
        sr_buf_text(rows, ranges > 0 ? "," : "");
        if (ranges == MOST_RANGES) {
            sr_buf_text(rows, "…");
        } else if (last > first) {
            sr_buf_printf(rows, "%u-%u", first, last);
        } else {
            sr_buf_printf(rows, "%u", first);
        }
    }
}

static void write_part(sr_results_out *out, const sr_origin_part *part)
{
    const sr_source *source = part->table->source;
    sr_buf rows = {0};
    /* Which rows about persons a figure came from would tell what it has in common with others. */
    if (!source->persons) {
        write_rows(&rows, part);
    }
    out->status = rows.failed ? SR_MEMORY : out->status;
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "source", source->name);
    sr_json_key_text(&out->json, "file", source->file);
    sr_json_key_text(&out->json, "sha256", source->sha256);
    sr_json_key_text(&out->json, "rows", source->persons ? NULL : sr_buf_string(&rows));
    sr_json_key_bool(&out->json, "published", source->published);
    sr_json_key_bool(&out->json, "hand_entered", source->hand_entered);
    sr_json_key_bool(&out->json, "synthetic", source->synthetic);
    sr_json_close(&out->json, '}');
    sr_buf_free(&rows);
}

void sr_out_origin(sr_results_out *out, const sr_quantity *quantity)
{
    sr_json_key(&out->json, "origin");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; quantity->origin != NULL && i < quantity->origin->count; i++) {
        if (quantity->origin->parts[i].table->source != NULL) {
            write_part(out, &quantity->origin->parts[i]);
        }
    }
    sr_json_close(&out->json, ']');
}

void sr_out_unit(sr_results_out *out, const sr_unit *unit)
{
    sr_json_key_text(&out->json, "unit_id", unit != NULL ? unit->id : NULL);
    sr_json_key_text(&out->json, "unit",
                     unit != NULL ? unit->name : sr_word(out->language, "the association"));
}

void sr_out_period(sr_results_out *out, const char *key, sr_period period)
{
    char text[16];
    sr_period_write(period, text);
    sr_json_key_text(&out->json, key, text);
}

void sr_out_message(sr_results_out *out, const char *key, const sr_message *message)
{
    sr_json_key(&out->json, key);
    if (message->id == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_buf text = {0};
    sr_message_write(&text, message, out->language);
    out->status = text.failed ? SR_MEMORY : out->status;
    sr_json_text(&out->json, sr_buf_string(&text));
    sr_buf_free(&text);
}

void sr_out_place(sr_results_out *out, const sr_place *place)
{
    sr_json_key_text(&out->json, "file", place->file);
    sr_json_key(&out->json, "line");
    if (place->line > 0) {
        sr_json_int(&out->json, place->line);
    } else {
        sr_json_null(&out->json);
    }
}

static void write_tolerance(sr_results_out *out, const sr_target *target)
{
    bool written = target->tolerance.den != 0;
    sr_out_number(out, "tolerance", written && sr_number_compare(target->tolerance, SR_INT(0)) > 0,
                  target->tolerance);
}

static void write_shares(sr_results_out *out, const sr_target *target)
{
    sr_json_key(&out->json, "shares");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < target->share_count; i++) {
        sr_json_number(&out->json, target->shares[i]);
    }
    sr_json_close(&out->json, ']');
}

void sr_out_target(sr_results_out *out, const char *key, const sr_target *target)
{
    static const char *const references[] = {NULL, "nation", "last_year"};
    sr_json_key(&out->json, key);
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "comparator", sr_comparator_id(target->comparator));
    sr_out_number(out, "value", target->has_value, target->value);
    sr_json_key_text(&out->json, "measured_in", sr_measured_in_id(target->measured_in));
    sr_json_key_text(&out->json, "reference", references[target->reference]);
    write_tolerance(out, target);
    sr_json_key_text(&out->json, "between", target->group_column);
    sr_json_key_bool(&out->json, "each_quarter", target->each_quarter);
    sr_json_key_int(&out->json, "after_months", target->after_months);
    write_shares(out, target);
    sr_json_key_text(&out->json, "except", target->except);
    sr_json_close(&out->json, '}');
}
