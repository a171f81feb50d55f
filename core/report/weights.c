/* The weights of the parties: each party's index, where they agree and differ, what depends on whose weights
   count. A page for the minutes. */
#include "model/weights/weights.h"

#include "report/index.h"

enum { MOST_COLUMNS = 8 };

static const sr_parties *parties_of(const sr_report *r)
{
    return r->results->parties;
}

static sr_quantity points(sr_number number)
{
    return sr_quantity_number(number, SR_IN_NONE);
}

static void points_cell(sr_report *r, sr_number number)
{
    sr_value value = sr_value_plain(points(number), NULL, SR_IN_CELL);
    value.with_unit = false;
    sr_cell_result(r, value);
}

static void state_cell(sr_report *r, sr_state state)
{
    sr_cell_begin(r->b);
    sr_status_add(r->b, state, SR_WORDS_INDEX);
    sr_end(r->b);
}

static void conclusion_cell(sr_report *r, const sr_weighed *weighed, sr_flip at)
{
    if (sr_weighs_nothing(weighed, at)) {
        sr_cell_text(r->b, sr_report_word(r, SR_WORD("no weight")));
    } else {
        state_cell(r, sr_weighed_state(weighed, at));
    }
}

/* ---- what a party has said ---- */

static const char *standing(sr_report *r, const sr_party *party)
{
    char date[16];
    if (!party->decided) {
        return sr_report_word(r, SR_WORD("Proposed"));
    }
    sr_day_write(party->date, date);
    return sr_report_text(r, SR_MSG("Decided {0} § {1}", date, party->paragraph));
}

/* Each party's figures have one line of the method appendix: the file that they come from. */
static const char *party_line(sr_report *r, const sr_party *party)
{
    const char *key = sr_arena_printf(r->arena, "vikter:%s", party->id);
    if (key == NULL) {
        sr_report_no_memory(r);
        return "";
    }
    sr_report_sum(r,
                  (sr_sum){.key = key,
                           .label = sr_report_text(r, SR_MSG("Index with the weights of {0}", party->name)),
                           .shown = standing(r, party),
                           .how = sr_report_text(r, SR_MSG("the declared index with the points of the file "
                                                           "{0}, SHA-256 {1}",
                                                           party->file, party->sha256))});
    return key;
}

static const char *whole_line(sr_report *r, const char *key, const char *label, const char *how)
{
    sr_report_sum(r, (sr_sum){.key = key,
                              .label = sr_report_word(r, label),
                              .shown = sr_report_word(r, SR_WORD("computed")),
                              .how = sr_report_word(r, how)});
    return key;
}

static const char *start_line(sr_report *r)
{
    return whole_line(r, "vikter:start", SR_WORD("The index as declared"),
                      SR_WORD("the declared index with its own weights, computed as those of the parties"));
}

static const char *mean_line(sr_report *r)
{
    return whole_line(r, "vikter:medel", SR_WORD("The mean of the weights"),
                      SR_WORD("the declared index with the mean of the parties' points for each indicator"));
}

/* ---- each party's index ---- */

/* Units that stand side by side in one table. */
typedef struct unit_range {
    size_t first, count;
} unit_range;

static void value_cells(sr_report *r, const sr_weighed *weighed, unit_range units, const char *line)
{
    for (size_t u = 0; u < units.count; u++) {
        sr_value value = sr_value_plain(weighed->units[units.first + u].value, line,
                                        u == 0 ? SR_IN_CELL_LINKED : SR_IN_CELL);
        value.with_unit = false;
        sr_cell_result(r, value);
    }
    if (parties_of(r)->unit_count == 1) {
        state_cell(r, weighed->units[0].state);
    }
}

static void weighed_row(sr_report *r, const char *name, const char *status, const sr_weighed *weighed,
                        unit_range units, const char *line)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_text(r->b, name);
    sr_cell_text(r->b, status);
    value_cells(r, weighed, units, line);
    sr_end(r->b);
}

static const char *party_name(sr_report *r, const sr_party *party)
{
    return party->example ? sr_report_text(r, SR_MSG("{0} (example, made up)", party->name)) : party->name;
}

static void index_columns(sr_report *r, unit_range units)
{
    const sr_parties *all = parties_of(r);
    sr_row_column(r, SR_WORD("Party"));
    sr_head_column(r, SR_WORD("The weights are"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t u = 0; u < units.count; u++) {
        const char *name = all->unit_count == 1 ? sr_report_word(r, SR_WORD("Index"))
                                                : sr_unit_name(r, all->published[units.first + u].unit);
        sr_index_column(r, all->index, name);
    }
    if (all->unit_count == 1) {
        sr_head_column(r, SR_WORD("Against the target"), NULL, SR_COLUMN_STATUS, -1);
    }
}

static const char *index_table_id(sr_report *r, unit_range units)
{
    const sr_unit *unit = parties_of(r)->published[units.first].unit;
    const char *id =
        units.first == 0 ? "t-vikter-index" : sr_arena_printf(r->arena, "t-vikter-index-%s", unit->id);
    if (id == NULL) {
        sr_report_no_memory(r);
    }
    return id != NULL ? id : "";
}

static void index_table(sr_report *r, unit_range units)
{
    const sr_parties *all = parties_of(r);
    const char *caption = sr_report_word(r, SR_WORD("The index with the weights of each party"));
    sr_table_begin(r->b, index_table_id(r, units), SR_TABLE_PLAIN,
                   sr_index_units_caption(r, caption, units.first, units.count, all->unit_count), NULL);
    index_columns(r, units);
    if (all->has_start) {
        weighed_row(r, sr_report_word(r, SR_WORD("The index as declared")),
                    sr_report_word(r, SR_WORD("As declared")), &all->start, units, start_line(r));
    }
    for (size_t p = 0; p < all->count; p++) {
        const sr_party *party = &all->parties[p];
        weighed_row(r, party_name(r, party), standing(r, party), &all->weighed[p], units,
                    party_line(r, party));
    }
    weighed_row(r, sr_report_word(r, SR_WORD("The mean of the weights")),
                sr_report_word(r, SR_WORD("Computed")), &all->mean, units, mean_line(r));
    sr_end(r->b);
}

static void index_tables(sr_report *r)
{
    size_t all = parties_of(r)->unit_count;
    for (size_t u = 0; u < all; u += SR_UNIT_COLUMNS) {
        index_table(r, (unit_range){u, all - u < SR_UNIT_COLUMNS ? all - u : SR_UNIT_COLUMNS});
    }
}

/* ---- the points ---- */

static const char *agreement_text(sr_report *r, const sr_weight_spread *spread)
{
    static const char *const words[SR_AGREEMENTS] = {[SR_AGREE] = SR_WORD("agree"),
                                                     [SR_DIFFER_SOME] = SR_WORD("some difference"),
                                                     [SR_DISAGREE] = SR_WORD("disagree")};
    const char *word = sr_report_word(r, words[spread->agreement]);
    if (spread->agreement == SR_AGREE || spread->furthest >= parties_of(r)->count) {
        return word;
    }
    return sr_report_text(
        r, SR_MSG("{0}; furthest: {1}", word, parties_of(r)->parties[spread->furthest].short_name));
}

typedef enum points_of { OF_AREA, OF_INDICATOR, OF_TOTAL } points_of;

static const sr_number *points_at(const sr_parties *all, const sr_weighed *weighed, size_t row, points_of of)
{
    return of == OF_AREA ? &weighed->area_weights[row]
                         : &weighed->weights[of == OF_TOTAL ? all->index->indicator_count + row : row];
}

static void points_row(sr_report *r, const char *title, size_t row, points_of of)
{
    const sr_parties *all = parties_of(r);
    const sr_weight_spread *spread = of == OF_AREA        ? &all->areas[row]
                                     : of == OF_INDICATOR ? &all->indicators[row]
                                                          : &all->rows[row];
    sr_row(r->b, SR_ROW_BODY, of == OF_AREA, NULL);
    sr_cell_text(r->b, title);
    if (all->count > MOST_COLUMNS) {
        points_cell(r, spread->lowest);
        points_cell(r, spread->highest);
    }
    for (size_t p = 0; p < all->count && all->count <= MOST_COLUMNS; p++) {
        points_cell(r, *points_at(all, &all->weighed[p], row, of));
    }
    points_cell(r, spread->mean);
    sr_cell_text(r->b, agreement_text(r, spread));
    sr_end(r->b);
}

static void points_columns(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    sr_row_column(r, SR_WORD("Area and indicator"));
    if (all->count > MOST_COLUMNS) {
        sr_head_column(r, SR_WORD("Lowest"), SR_WORD("points"), SR_COLUMN_NUMBER, 1);
        sr_head_column(r, SR_WORD("Highest"), SR_WORD("points"), SR_COLUMN_NUMBER, 1);
    }
    for (size_t p = 0; p < all->count && all->count <= MOST_COLUMNS; p++) {
        sr_column_add(r->b, all->parties[p].short_name, sr_report_word(r, SR_WORD("points")),
                      SR_COLUMN_NUMBER, 1, false);
    }
    sr_head_column(r, SR_WORD("Mean"), SR_WORD("points"), SR_COLUMN_NUMBER, 1);
    sr_head_column(r, SR_WORD("Agreement"), NULL, SR_COLUMN_TEXT, -1);
}

const char *sr_report_rest(sr_report *r, const sr_rest_row *row)
{
    return row->title[0] != '\0' ? sr_report_text(r, SR_MSG("Remainder: {0}", row->title))
                                 : sr_report_word(r, SR_WORD("Remainder of the whole index"));
}

/* What is published only as a total: of an area, or (SR_WHOLE_INDEX) of several together. */
static void total_rows(sr_report *r, size_t area)
{
    const sr_rest *rest = &parties_of(r)->rest;
    for (size_t i = 0; i < rest->count; i++) {
        if (rest->rows[i].area == area) {
            points_row(r, sr_report_rest(r, &rest->rows[i]), i, OF_TOTAL);
        }
    }
}

static void points_table(sr_report *r)
{
    const sr_index *index = parties_of(r)->index;
    sr_table_begin(r->b, "t-vikter-poang", SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("The points of each party")), NULL);
    points_columns(r);
    for (size_t a = 0; a < index->area_count; a++) {
        points_row(r, index->areas[a].title, a, OF_AREA);
        for (size_t i = 0; i < index->indicator_count; i++) {
            if (index->indicators[i].area == a) {
                points_row(r, index->indicators[i].text, i, OF_INDICATOR);
            }
        }
        total_rows(r, a);
    }
    total_rows(r, SR_WHOLE_INDEX);
    sr_end(r->b);
}

static void agreement_note(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    sr_quantity average = points(all->average);
    sr_quantity whole = points(all->rest.points);
    average.decimals = 1;
    sr_open_paragraph(r, SR_PARA_NOTE);
    SR_SENTENCE(r,
                SR_WORD("Each party distributes {0} points. The measure is an average row, {1} points for an "
                        "indicator: as much between the highest and the lowest is some difference, one and a "
                        "half times as much is disagreement."),
                sr_piece_text(sr_quantity_shown(r, &whole)), sr_piece_text(sr_quantity_shown(r, &average)));
    sr_end(r->b);
}

/* ---- conclusions ---- */

static const char *conclusion(sr_report *r, sr_flip at)
{
    const sr_parties *all = parties_of(r);
    const char *what = at.area == SR_WHOLE_INDEX ? sr_report_word(r, SR_WORD("The whole index"))
                                                 : all->index->areas[at.area].title;
    return all->unit_count == 1
               ? what
               : sr_report_text(r, SR_MSG("{0}, {1}", sr_unit_name(r, all->published[at.unit].unit), what));
}

static bool is_met(sr_state state)
{
    return state == SR_STATE_MET;
}

static bool is_missed(sr_state state)
{
    return state == SR_STATE_NOT_MET;
}

/* Neither reached nor missed: with those weights there is no value. */
static bool is_neither(sr_state state)
{
    return !is_met(state) && !is_missed(state);
}

/* The parties with whose weights the state of the conclusion is such a one. */
static const char *parties_with(sr_report *r, sr_flip at, bool (*is)(sr_state state))
{
    const sr_parties *all = parties_of(r);
    const char **names = sr_report_array(r, all->count, sizeof *names);
    size_t count = 0;
    for (size_t p = 0; names != NULL && p < all->count; p++) {
        if (is(sr_weighed_state(&all->weighed[p], at))) {
            names[count++] = all->parties[p].short_name;
        }
    }
    return count > 0 ? sr_joined(r, names, count) : sr_report_word(r, SR_WORD("none|party"));
}

static bool any_neither(const sr_parties *all)
{
    bool any = false;
    for (size_t i = 0; i < all->flip_count; i++) {
        for (size_t p = 0; p < all->count; p++) {
            any = any || is_neither(sr_weighed_state(&all->weighed[p], all->flips[i]));
        }
    }
    return any;
}

static void flip_row(sr_report *r, sr_flip at, bool neither)
{
    const sr_parties *all = parties_of(r);
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_text(r->b, conclusion(r, at));
    if (all->has_start) {
        conclusion_cell(r, &all->start, at);
    }
    sr_cell_text(r->b, parties_with(r, at, is_met));
    sr_cell_text(r->b, parties_with(r, at, is_missed));
    if (neither) {
        sr_cell_text(r->b, parties_with(r, at, is_neither));
    }
    conclusion_cell(r, &all->mean, at);
    sr_end(r->b);
}

static void flip_table(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    if (all->flip_count == 0) {
        return;
    }
    sr_table_begin(r->b, "t-vikter-slutsatser", SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("What depends on whose weights count")), NULL);
    sr_row_column(r, SR_WORD("Conclusion"));
    if (all->has_start) {
        sr_head_column(r, SR_WORD("As declared"), NULL, SR_COLUMN_STATUS, -1);
    }
    sr_head_column(r, SR_WORD("Reached with the weights of"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Not reached with the weights of"), NULL, SR_COLUMN_TEXT, -1);
    bool neither = any_neither(all);
    if (neither) {
        sr_head_column(r, SR_WORD("Without a value with the weights of"), NULL, SR_COLUMN_TEXT, -1);
    }
    sr_head_column(r, SR_WORD("The mean"), NULL, SR_COLUMN_STATUS, -1);
    for (size_t i = 0; i < all->flip_count; i++) {
        flip_row(r, all->flips[i], neither);
    }
    sr_end(r->b);
}

/* ---- the page ---- */

static void takeaway(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    size_t conclusions = all->unit_count * (all->index->area_count + 1);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (all->flip_count == 0) {
        SR_TELL(r, SR_WORD("Every conclusion is the same, whoever's weights count."));
    } else {
        SR_SENTENCE(r, SR_WORD("{0} of {1} conclusions depend on whose weights count."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, all->flip_count, SR_COMMON))),
                    sr_piece_text(sr_number_word(r, conclusions, SR_COMMON)));
    }
    sr_end(r->b);
}

static void example_callout(sr_report *r)
{
    if (!parties_of(r)->any_example) {
        return;
    }
    sr_callout(r->b, SR_CALLOUT_WARNING, sr_report_word(r, SR_WORD("Example")));
    sr_paragraph_text(
        r->b, SR_PARA_TEXT,
        sr_report_word(r, SR_WORD("Weights that are marked as an example are made up and are no "
                                  "party's.")));
    sr_end(r->b);
}

static void comments(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    size_t count = 0;
    for (size_t p = 0; p < all->count; p++) {
        count += all->parties[p].comment != NULL;
    }
    if (count == 0) {
        return;
    }
    sr_list(r->b, SR_LIST_DEFINITIONS);
    for (size_t p = 0; p < all->count; p++) {
        if (all->parties[p].comment != NULL) {
            sr_item(r->b);
            sr_term(r->b);
            sr_text(r->b, all->parties[p].name);
            sr_end(r->b);
            sr_text(r->b, all->parties[p].comment);
            sr_end(r->b);
        }
    }
    sr_end(r->b);
}

static void method_note(sr_report *r)
{
    const sr_parties *all = parties_of(r);
    sr_open_paragraph(r, SR_PARA_NOTE);
    SR_SENTENCE(r, SR_WORD("Index {0}, definition {1}."), sr_piece_text(all->index->id),
                sr_piece_text(all->version));
    if (all->rest.count > 0) {
        SR_TELL(r, SR_WORD("What is published only as a total is one row, which earns what it earned as "
                           "published whatever its weight."));
    }
    if (!all->has_start) {
        SR_TELL(r, SR_WORD("Some declared weights are not published, so that the index as declared cannot be "
                           "compared with these."));
    }
    sr_end(r->b);
}

void sr_section_weights(sr_report *r)
{
    if (parties_of(r) == NULL) {
        sr_open_paragraph(r, SR_PARA_TEXT);
        SR_TELL(r, SR_WORD("No files of the parties' weights were given."));
        sr_end(r->b);
        return;
    }
    takeaway(r);
    example_callout(r);
    index_tables(r);
    flip_table(r);
    points_table(r);
    agreement_note(r);
    comments(r);
    method_note(r);
}
