/* Kolada: answers of the data service of the council for municipal analysis. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "source/json/json_rows.h"

enum { INDICATOR, PLACE, PERIOD, GENDER, VALUE, STATUS, MISSING, ORIGIN, COLUMNS };

typedef struct kolada {
    sr_json_rows rows;
    sr_str cells[COLUMNS];
    uint32_t row;
    uint32_t deleted;
} kolada;

/* `item` is what stands there; the builder cuts what is shown of it. */
static void wrong(kolada *k, const char *pointer, const cJSON *item, const char *code, sr_message message,
                  sr_message expected)
{
    char *found = item != NULL ? cJSON_PrintUnformatted(item) : NULL;
    if (item != NULL && found == NULL) sr_findings_no_memory(k->rows.input->findings);
    sr_json_rows_tell(
        &k->rows, pointer,
        (sr_finding){
            .code = code, .severity = SR_ERROR, .found = found, .message = message, .expected = expected});
    cJSON_free(found);
}

static void warn(kolada *k, const char *pointer, sr_message message, sr_message hint)
{
    sr_json_rows_tell(
        &k->rows, pointer,
        (sr_finding){.code = "SR1251", .severity = SR_WARNING, .message = message, .hint = hint});
}

static bool fill_value(kolada *k, const cJSON *item, char room[SR_DECIMAL_ROOM])
{
    const cJSON *value = sr_json_member(item, "value");
    bool sound = value == NULL || cJSON_IsNumber(value);
    (void)sr_json_rows_text(&k->rows, cJSON_IsNumber(value) ? value : NULL, room, &k->cells[VALUE]);
    k->cells[GENDER] = sr_json_string(sr_json_member(item, "gender"));
    k->cells[STATUS] = sr_json_string(sr_json_member(item, "status"));
    k->cells[MISSING] = (sr_str){"", 0};
    if (value == NULL) {
        k->cells[MISSING] =
            sr_str_of(sr_missing_id(sr_json_rows_missing(k->cells[STATUS], SR_NOT_PUBLISHED)));
    }
    return sound && cJSON_IsObject(item) && k->cells[GENDER].length > 0;
}

static sr_status take_value(kolada *k, const cJSON *item, const char *pointer)
{
    char room[SR_DECIMAL_ROOM];
    if (cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "isdeleted"))) {
        k->deleted++;
        sr_table_builder_taken_back(k->rows.builder, 1);
        return SR_OK;
    }
    if (!fill_value(k, item, room)) {
        wrong(k, pointer, item, "SR1250", SR_MSG("a value of the answer cannot be read"),
              SR_MSG("an object with gender, value (a number or null) and status"));
        return SR_OK;
    }
    sr_table_builder_about(k->rows.builder, pointer);
    sr_status status = sr_table_builder_row(k->rows.builder, k->cells, COLUMNS, ++k->row, 0);
    sr_table_builder_about(k->rows.builder, NULL);
    return status;
}

static sr_status take_entry(kolada *k, const cJSON *entry, size_t place)
{
    char pointer[64];
    char period[SR_DECIMAL_ROOM];
    const cJSON *where = sr_json_member(entry, "municipality");
    const cJSON *values = sr_json_member(entry, "values");
    (void)snprintf(pointer, sizeof pointer, "/values/%zu", place);
    k->cells[INDICATOR] = sr_json_string(sr_json_member(entry, "kpi"));
    k->cells[PLACE] = sr_json_string(where != NULL ? where : sr_json_member(entry, "ou"));
    bool dated = sr_json_rows_text(&k->rows, sr_json_member(entry, "period"), period, &k->cells[PERIOD]);
    if (!dated || k->cells[INDICATOR].length == 0 || k->cells[PLACE].length == 0 || !cJSON_IsArray(values)) {
        wrong(k, pointer, entry, "SR1250", SR_MSG("an entry of the answer is not whole"),
              SR_MSG("an object with kpi, municipality, period and values"));
        return SR_OK;
    }
    sr_status status = SR_OK;
    size_t at = 0;
    for (const cJSON *item = values->child; status == SR_OK && item != NULL; item = item->next) {
        (void)snprintf(pointer, sizeof pointer, "/values/%zu/values/%zu", place, at++);
        status = take_value(k, item, pointer);
    }
    return status;
}

static sr_status give_header(kolada *k)
{
    static const char *const names[COLUMNS] = {"nyckeltal", "kommun", "period", "kön",
                                               "värde",     "status", "saknas", "källa"};
    sr_str header[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        header[i] = sr_str_of(names[i]);
    }
    sr_status status = sr_table_builder_header(k->rows.builder, header, COLUMNS, 0);
    for (size_t i = 0; status == SR_OK && i < COLUMNS; i++) {
        if (i != PERIOD && i != VALUE) sr_table_builder_text(k->rows.builder, i);
    }
    k->cells[ORIGIN] = SR_STR("Kolada");
    return status;
}

/* The service gives large answers in pages, and says how many entries a page has. */
static void check_whole(kolada *k, const cJSON *root, size_t entries)
{
    static const char *const next[] = {"next_url", "next_page", "next"};
    const cJSON *count = sr_json_member(root, "count");
    for (size_t i = 0; i < sizeof next / sizeof *next; i++) {
        char pointer[16];
        (void)snprintf(pointer, sizeof pointer, "/%s", next[i]);
        if (sr_json_member(root, next[i]) == NULL) continue;
        warn(k, pointer, SR_MSG("the answer is one page of several"),
             SR_MSG("fetch the other pages too, each as a source of its own"));
    }
    if (cJSON_IsNumber(count) && count->valuedouble != (double)entries) {
        warn(k, "/count", SR_MSG("the answer says another number of entries than it has"),
             SR_MSG("fetch the answer again"));
    }
    if (k->deleted == 0) return;
    char deleted[16];
    (void)snprintf(deleted, sizeof deleted, "%u", (unsigned)k->deleted);
    warn(k, "/values", SR_MSG("{0} values are marked as deleted and are not read", deleted), (sr_message){0});
}

/* The terms of use of the service (kolada.se/om-oss/api). */
static void tell_terms(kolada *k)
{
    sr_json_rows_tell(
        &k->rows, "",
        (sr_finding){.code = "SR1252",
                     .severity = SR_NOTE,
                     .message = SR_MSG("figures from Kolada are printed with \"Källa: Kolada\""),
                     .hint =
                         SR_MSG("figures that are computed from them must not name Kolada as their source")});
}

static sr_status read_answer(kolada *k, const cJSON *root)
{
    const cJSON *values = sr_json_member(root, "values");
    size_t place = 0;
    if (!cJSON_IsArray(values)) {
        wrong(k, "", NULL, "SR1250", SR_MSG("the file is not an answer of Kolada"),
              SR_MSG("an object with an array \"values\""));
        return SR_CONTENT;
    }
    sr_status status = give_header(k);
    for (const cJSON *entry = values->child; status == SR_OK && entry != NULL; entry = entry->next) {
        status = take_entry(k, entry, place++);
    }
    if (status != SR_OK) return status;
    check_whole(k, root, place);
    tell_terms(k);
    return k->rows.wrong ? SR_CONTENT : SR_OK;
}

static sr_status check_options(kolada *k)
{
    cJSON *options = cJSON_Parse(k->rows.input->options != NULL ? k->rows.input->options : "{}");
    if (options == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    bool any = options->child != NULL;
    if (any) {
        sr_table_builder_problem(k->rows.builder, "SR1119", 0, 0, NULL,
                                 SR_MSG("the option \"{0}\" of the source is wrong",
                                        options->child->string != NULL ? options->child->string : ""),
                                 SR_MSG("a kolada source has no options"));
    }
    cJSON_Delete(options);
    return any ? SR_CONTENT : SR_OK;
}

static sr_status kolada_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    (void)user;
    kolada k = {.rows = {.input = input, .builder = builder}};
    sr_status status = check_options(&k);
    if (status != SR_OK) return status;
    cJSON *root = sr_json_read(input->bytes, input->file, input->findings);
    status = root != NULL ? read_answer(&k, root) : SR_CONTENT;
    cJSON_Delete(root);
    sr_status told = sr_findings_status(input->findings);
    return told != SR_OK ? told : status;
}

const sr_reader sr_kolada_reader = {"kolada", kolada_read, NULL};
