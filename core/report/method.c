/* Appendix A: sources, contradictions, signs, and the line of every figure. */
#include "report/budget.h"
#include "report/plan.h"
#include "report/value.h"

#include <string.h>

/* ---- A.1 sources ---- */

enum { SHOWN_DIGITS = 12 };

static const char *entered(sr_report *r, const sr_source *source)
{
    const char *marks[2];
    size_t count = 0;
    if (source->hand_entered) {
        marks[count++] = sr_report_word(r, SR_WORD("entered by hand"));
    }
    if (source->synthetic) {
        marks[count++] = sr_report_word(r, SR_WORD("made-up data"));
    }
    return count > 0 ? sr_joined(r, marks, count) : sr_report_word(r, SR_WORD("read as it is"));
}

/* The rows of a source about persons are a figure like others. */
static sr_quantity rows_of(const sr_report *r, const sr_table *table)
{
    const sr_protection *protection = &r->results->protection;
    for (size_t i = 0; i < protection->table_count; i++) {
        if (protection->tables[i].table == table) {
            sr_quantity rows = protection->tables[i].rows;
            rows.origin = NULL;
            return rows;
        }
    }
    return table->source->persons && protection->threshold > 1
               ? sr_quantity_missing(SR_SUPPRESSED, SR_IN_COUNT)
               : sr_quantity_number(SR_INT((int64_t)table->rows), SR_IN_COUNT);
}

static void source_row(sr_report *r, const sr_source_spec *spec, const sr_table *table)
{
    const sr_source *source = table->source;
    sr_quantity rows = rows_of(r, table);
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_text(r->b, source->file);
    sr_cell_text(r->b, spec->name);
    sr_cell_result(r, sr_value_plain(rows, NULL, SR_IN_CELL));
    sr_cell_text(
        r->b, sr_report_word(r, source->published ? SR_WORD("published") : SR_WORD("not published before")));
    sr_cell_text(r->b, entered(r, source));
    const char *digits = sr_arena_copy(r->arena, source->sha256, SHOWN_DIGITS);
    sr_cell_text(r->b, digits != NULL ? digits : "");
    sr_end(r->b);
}

static const sr_table *table_of(const sr_report *r, const sr_period_spec *spec, const char *name)
{
    sr_context context = {
        .forbund = r->results->forbund, .period = spec->period, .evaluation = r->results->evaluation};
    sr_view view = {0};
    sr_finding problem = {0};
    if (r->results->evaluation == NULL || sr_context_source_whole(&context, name, &view, &problem) != SR_OK) {
        return NULL;
    }
    return view.table;
}

static void source_rows(sr_report *r, const sr_period_spec *spec)
{
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        const sr_table *table = table_of(r, spec, spec->sources[i].name);
        if (table != NULL && table->source != NULL) {
            source_row(r, &spec->sources[i], table);
        }
    }
}

static bool has_sources(const sr_report *r, const sr_period_spec *spec)
{
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        if (table_of(r, spec, spec->sources[i].name) != NULL) {
            return true;
        }
    }
    return false;
}

static void source_table(sr_report *r, const sr_period_spec *now, const sr_period_spec *before)
{
    sr_table_begin(r->b, "t-kallor", SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("Files that the figures come from")), NULL);
    sr_row_column(r, SR_WORD("File"));
    sr_head_column(r, SR_WORD("Called"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Rows"), SR_WORD("number"), SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Published"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Entered"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("SHA-256"), SR_WORD("beginning"), SR_COLUMN_TEXT, -1);
    source_rows(r, now);
    source_rows(r, before);
    sr_end(r->b);
}

static void sources(sr_report *r)
{
    const sr_period_spec *now = r->results->period_spec;
    const sr_period_spec *before =
        sr_forbund_period(r->results->forbund, sr_period_previous(r->results->period));
    if (!has_sources(r, now) && !has_sources(r, before)) {
        sr_paragraph_text(r->b, SR_PARA_TEXT, sr_report_word(r, SR_WORD("The period has no data files.")));
        return;
    }
    source_table(r, now, before);
}

/* ---- A.2 contradictions ---- */

bool sr_is_contradiction(const sr_finding *finding)
{
    bool voices = strcmp(finding->code, "SR4020") == 0; /* stands in the goal table */
    return finding->severity == SR_WARNING && !voices &&
           (finding->stated != NULL || finding->recomputed != NULL);
}

size_t sr_report_contradictions(const sr_report *r)
{
    size_t count = 0;
    for (size_t i = 0; r->results->findings != NULL && i < sr_findings_count(r->results->findings); i++) {
        count += sr_is_contradiction(sr_findings_at(r->results->findings, i));
    }
    return count;
}

static const char *or_missing(sr_report *r, const char *text)
{
    return text != NULL && *text != '\0' ? text : sr_report_word(r, SR_WORD("not stated"));
}

/* The measure that it is about by its label; a check's own id says nothing to readers. */
static const char *subject_of(sr_report *r, const sr_finding *finding)
{
    const sr_measure_result *result =
        finding->subject != NULL ? sr_results_find(r->results, finding->subject) : NULL;
    if (result == NULL) {
        return "";
    }
    return result->unit != NULL
               ? sr_report_text(r, SR_MSG("{0}, {1}", result->unit->name, sr_measure_label(result)))
               : sr_measure_label(result);
}

static void contradiction_row(sr_report *r, const sr_finding *finding)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    sr_text(r->b, sr_capital(r, sr_report_text(r, finding->message)));
    sr_muted_text(r, subject_of(r, finding));
    if (finding->hint.id != NULL) {
        sr_muted_text(r, sr_report_text(r, finding->hint));
    }
    sr_end(r->b);
    sr_cell_text(r->b, or_missing(r, finding->stated));
    sr_cell_text(r->b, or_missing(r, finding->recomputed));
    sr_end(r->b);
}

static void contradiction_table(sr_report *r)
{
    sr_table_begin(r->b, "t-avvikelser", SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("Figures that do not agree with others")), NULL);
    sr_row_column(r, SR_WORD("What"));
    sr_head_column(r, SR_WORD("Stated"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Recomputed"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t i = 0; i < sr_findings_count(r->results->findings); i++) {
        if (sr_is_contradiction(sr_findings_at(r->results->findings, i))) {
            contradiction_row(r, sr_findings_at(r->results->findings, i));
        }
    }
    sr_end(r->b);
}

static void contradictions(sr_report *r)
{
    size_t count = sr_report_contradictions(r);
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (count == 0) {
        SR_TELL(r, SR_WORD("The checks found no figures in the sources that contradict each other."));
        sr_end(r->b);
        return;
    }
    SR_SENTENCE(
        r,
        count == 1
            ? SR_WORD("The checks found one figure that does not agree with the others. The stated figure "
                      "is the one that is printed.")
            : SR_WORD("The checks found {0} figures that do not agree with others. The stated figures are "
                      "those that are printed."),
        sr_piece_text(sr_number_word(r, count, SR_COMMON)));
    sr_end(r->b);
    contradiction_table(r);
}

/* ---- A.3 how the indices are computed ---- */

static bool has_indices(const sr_report *r)
{
    return r->results->index_count > 0;
}

/* What was scored or normalised in another way than declared. */
static void fallbacks(sr_report *r, const sr_index_result *index)
{
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator_result *each = &index->indicators[i];
        if (each->fallback.id != NULL) {
            sr_item(r->b);
            sr_text(r->b, sr_report_text(r, SR_MSG("{0}: {1}", each->indicator->text,
                                                   sr_report_text(r, each->fallback))));
            sr_end(r->b);
        }
    }
}

static size_t fallback_count(const sr_index_result *index)
{
    size_t count = 0;
    for (size_t i = 0; i < index->indicator_count; i++) {
        count += index->indicators[i].fallback.id != NULL;
    }
    return count;
}

static void index_method(sr_report *r, const sr_index_result *index, bool first_unit)
{
    sr_buf text = {0};
    if (sr_index_say_method(index->index, r->language, &text) != SR_OK) {
        sr_report_no_memory(r);
    }
    const char *sentences = sr_report_take(r, &text);
    if (first_unit) {
        sr_paragraph_text(r->b, SR_PARA_TEXT,
                          sr_report_text(r, SR_MSG("{0}: {1}", index->index->title, sentences)));
    }
    if (fallback_count(index) > 0 && !sr_plan_only(r)) {
        sr_paragraph_text(r->b, SR_PARA_TEXT,
                          sr_report_text(r, SR_MSG("{0}: these were computed in another way than declared.",
                                                   sr_unit_name(r, index->unit))));
        sr_list(r->b, SR_LIST_BULLET);
        fallbacks(r, index);
        sr_end(r->b);
    }
}

static void index_methods(sr_report *r)
{
    for (size_t i = 0; i < r->results->index_count; i++) {
        const sr_index_result *index = &r->results->indices[i];
        index_method(r, index, i == 0 || r->results->indices[i - 1].index != index->index);
    }
}

/* ---- A.4 signs ---- */

static void sign(sr_report *r, const char *sign, const char *meaning)
{
    sr_item(r->b);
    sr_term(r->b);
    sr_text(r->b, sign);
    sr_end(r->b);
    sr_text(r->b, meaning);
    sr_end(r->b);
}

static void say_threshold(sr_report *r, const sr_protection *protection)
{
    if (protection->threshold <= 1) {
        SR_TELL(r, SR_WORD("The protection of small groups is turned off for this association."));
        return;
    }
    SR_SENTENCE(
        r,
        SR_WORD("Figures about groups smaller than {0} persons are hidden, and so are those with which "
                "such a figure could be computed from what is printed here and in earlier reports."),
        sr_piece_text(sr_digits(r, protection->threshold)));
    if (protection->hidden == 0) {
        SR_TELL(r, SR_WORD("Nothing had to be hidden."));
        return;
    }
    SR_SENTENCE(r, SR_WORD("Hidden figures: {0}."), sr_piece_text(sr_digits(r, protection->hidden)));
}

static void say_unprotected(sr_report *r)
{
    const sr_period_spec *spec = r->results->period_spec;
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        if (spec->sources[i].unprotected) {
            SR_SENTENCE(r, SR_WORD("The source {0} needs no protection: {1}."),
                        sr_piece_text(spec->sources[i].name),
                        sr_piece_text(spec->sources[i].unprotected_why));
        }
    }
}

static void protection(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (r->results->protection.needed) {
        say_threshold(r, &r->results->protection);
    }
    say_unprotected(r);
    SR_TELL(r, SR_WORD("Figures wholly from sources that are already published are printed as they were "
                       "published, small groups too."));
    sr_end(r->b);
}

static void signs(sr_report *r)
{
    static const sr_missing kinds[] = {SR_NOT_MEASURED, SR_NOT_PUBLISHED, SR_SUPPRESSED};
    sr_list(r->b, SR_LIST_DEFINITIONS);
    sign(r, "0", sr_report_word(r, SR_WORD("zero, a measured value")));
    sign(r, ".", sr_report_word(r, SR_WORD("cannot occur, or cannot be measured")));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sign(r, sr_missing_sign(kinds[i]), sr_missing_word(kinds[i], r->language));
    }
    sign(r, "†",
         sr_report_word(r, SR_WORD("the question was changed and is not compared with the year before")));
    sign(r, "±", sr_report_word(r, SR_WORD("within this many percentage points counts as the same")));
    sr_end(r->b);
    protection(r);
}

/* ---- the appendix ---- */

static const struct {
    const char *id, *title;
    void (*build)(sr_report *r);
    bool (*wanted)(const sr_report *r); /* NULL: always */
} parts[] = {
    {"kallor", SR_WORD("Sources"), sources, NULL},
    {"avvikelser", SR_WORD("Contradictions in the sources"), contradictions, NULL},
    {"index-metod", SR_WORD("How the index is computed"), index_methods, has_indices},
    {"budget-metod", SR_WORD("How the social budget is followed up"), sr_budget_methods, sr_budget_is_parted},
    {"tecken", SR_WORD("Signs"), signs, NULL},
    {"rad-for-rad", SR_WORD("Line by line"), sr_report_method_lines, NULL},
};

void sr_report_method(sr_report *r)
{
    sr_section(r->b, "metod", SR_SECTION_APPENDIX, 1,
               sr_report_word(r, SR_WORD("Method, sources and contradictions")));
    sr_paragraph_text(r->b, SR_PARA_TAKEAWAY,
                      sr_report_word(r, SR_WORD("Every figure in the report has a line here.")));
    sr_paragraph_text(
        r->b, SR_PARA_TEXT,
        sr_report_word(r, SR_WORD("Figures are rounded once, when they are printed, and halves are rounded "
                                  "up. All comparisons are made with unrounded figures.")));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].wanted != NULL && !parts[i].wanted(r)) {
            continue;
        }
        sr_section(r->b, parts[i].id, SR_SECTION_NUMBERED, 2, sr_report_word(r, parts[i].title));
        parts[i].build(r);
        sr_end(r->b);
    }
    sr_end(r->b);
}
