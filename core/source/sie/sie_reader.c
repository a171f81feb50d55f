/* SIE as a source: the options choose the table. */
#include <string.h>

#include <cjson/cJSON.h>

#include "source/sie/sie.h"

typedef struct options {
    const char *table;
    const char *dimension; /* NULL: the first of each row */
    sr_sie_encoding encoding;
} options;

typedef struct reading {
    sr_table_builder *builder;
    options *out;
    bool wrong;
} reading;

static void refuse(reading *r, const char *name, const char *found, sr_message hint)
{
    r->wrong = true;
    sr_table_builder_problem(r->builder, "SR1119", 0, 0, found,
                             SR_MSG("the option \"{0}\" of the source is wrong", name), hint);
}

static void read_table(reading *r, const char *text)
{
    const char *known[16];
    size_t count = 0;
    for (; sr_sie_table_name(count) != NULL; count++) {
        known[count] = sr_sie_table_name(count);
        if (strcmp(known[count], text) != 0) continue;
        r->out->table = known[count];
        return;
    }
    const char *nearest = sr_nearest(text, known, count);
    refuse(r, "table", text,
           nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                           : SR_MSG("write balances, transactions, vouchers, changes, accounts, dimensions, "
                                    "objects, years, identification, labels or other"));
}

static void read_encoding(reading *r, const char *text)
{
    if (sr_sie_encoding_read(sr_str_of(text), &r->out->encoding)) return;
    refuse(r, "encoding", text, SR_MSG("write \"cp437\", \"latin1\", \"windows-1252\" or \"utf-8\""));
}

static void read_dimension(reading *r, const char *text)
{
    r->out->dimension = text;
}

static void read_option(reading *r, const cJSON *item)
{
    static const struct {
        const char *name;
        void (*read)(reading *r, const char *text);
    } known[] = {{"table", read_table}, {"dimension", read_dimension}, {"encoding", read_encoding}};
    static const char *const names[] = {"table", "dimension", "encoding"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, item->string) != 0) continue;
        if (cJSON_IsString(item))
            known[i].read(r, item->valuestring);
        else if (!cJSON_IsNull(item))
            refuse(r, item->string, NULL, SR_MSG("write it as text, within quotes"));
        return;
    }
    const char *nearest = sr_nearest(item->string, names, 3);
    refuse(r, item->string, NULL,
           nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                           : SR_MSG("a SIE source has the options table, dimension and encoding"));
}

static sr_status parse(const sr_reader_input *input, bool xml, const options *chosen, sr_arena *arena,
                       const sr_sie **out)
{
    if (xml || sr_sie5_is(input->bytes))
        return sr_sie5_read(arena, input->file, input->bytes, input->findings, out);
    return sr_sie_read(arena, input->file, input->bytes, chosen->encoding, input->findings, out);
}

static sr_status read_file(const sr_reader_input *input, bool xml, const options *chosen,
                           sr_table_builder *builder)
{
    sr_arena *arena = sr_arena_new();
    if (arena == NULL) return SR_MEMORY;
    const sr_sie *sie = NULL;
    sr_status status = parse(input, xml, chosen, arena, &sie);
    if (sie != NULL) {
        sr_status wrote = sr_sie_table(sie, chosen->table, chosen->dimension, builder);
        if (wrote != SR_OK) status = wrote;
    }
    sr_arena_free(arena);
    return status;
}

static sr_status sie_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    cJSON *json = cJSON_Parse(input->options != NULL ? input->options : "{}");
    if (json == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    options chosen = {.table = sr_sie_table_name(0), .encoding = SR_SIE_DETECT};
    reading r = {builder, &chosen, false};
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, json)
    {
        read_option(&r, item);
    }
    sr_status status = r.wrong ? SR_CONTENT : read_file(input, user != NULL, &chosen, builder);
    cJSON_Delete(json);
    return status;
}

static char xml_only;
const sr_reader sr_sie_reader = {"sie", sie_read, NULL};
const sr_reader sr_sie5_reader = {"sie5", sie_read, &xml_only};
