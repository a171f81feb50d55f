/* "bands" of a column: { "of": "födelseår", "age": true, "steps": ["16-29", "30-44", "65-"] }. */
#include <stddef.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

enum { MOST_BANDS = 100, MOST_DIGITS = 9 };

/* A whole number at *at, which moves past it; false when there is none. */
static bool read_number(const char **at, int64_t *out)
{
    int digits = 0;
    *out = 0;
    for (; **at >= '0' && **at <= '9' && digits <= MOST_DIGITS; (*at)++, digits++) {
        *out = *out * 10 + (**at - '0');
    }
    return digits > 0 && digits <= MOST_DIGITS;
}

/* "16-29", both ends within; "65-" from there on; "-15" up to there. */
static bool read_ends(const char *text, sr_band *out)
{
    bool low = read_number(&text, &out->low);
    if (!low) {
        out->low = INT64_MIN;
    }
    if (*text++ != '-') {
        return false;
    }
    bool high = read_number(&text, &out->high);
    if (!high) {
        out->high = INT64_MAX;
    }
    return *text == '\0' && (low || high) && out->low <= out->high;
}

static void read_step(sr_reading *reading, sr_node node, void *at)
{
    sr_band *band = at;
    sr_read_text(reading, node, &band->text);
    if (band->text != NULL && !read_ends(band->text, band)) {
        sr_node_wrong(
            reading, node, false,
            (sr_finding){.code = "SR1308",
                         .message = SR_MSG("{0} is no band of numbers", band->text),
                         .expected = SR_MSG("a band such as {0}, {1} or {2}", "16-29", "65-", "-15")});
        band->text = NULL;
    }
}

static void check_step(sr_reading *reading, sr_node node, const sr_band *list, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        bool whole = list[i].text != NULL && list[at].text != NULL;
        if (whole && list[i].low <= list[at].high && list[at].low <= list[i].high) {
            sr_node_wrong(reading, node, false,
                          (sr_finding){.code = "SR1308",
                                       .message = SR_MSG("the bands {0} and {1} overlap", list[i].text,
                                                         list[at].text)});
        }
    }
}

static void read_steps(sr_reading *reading, sr_node node, void *at)
{
    sr_bands *bands = at;
    const void *items = NULL;
    size_t count = sr_node_items(reading, node, false, sizeof(sr_band), read_step, &items);
    const sr_band *list = items;
    bool whole = count > 0 && count <= MOST_BANDS;
    for (size_t i = 0; list != NULL && i < count; i++) {
        check_step(reading, node, list, i);
        whole = whole && list[i].text != NULL;
    }
    if (cJSON_IsArray(node.json) && (count == 0 || count > MOST_BANDS)) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1308",
                                   .message = SR_MSG("there are too few or too many bands"),
                                   .expected = SR_MSG("one to a hundred")});
    }
    bands->list = list;
    bands->count = whole ? count : 0;
}

static const sr_field fields[] = {
    {"of", sr_read_text, offsetof(sr_bands, of), true},
    {"age", sr_read_bool, offsetof(sr_bands, age), false},
    {"steps", read_steps, 0, true},
};

void sr_read_bands(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    sr_bands *bands = sr_reading_array(reading, 1, sizeof *bands);
    if (bands == NULL) {
        return;
    }
    sr_node_fields(reading, node, fields, sizeof fields / sizeof fields[0], bands);
    if (bands->of != NULL && bands->count > 0) {
        spec->bands = bands;
    }
}
