/* All tables of a SIE file, which is parsed once. */
#include <string.h>

#include "source/contents/contents_work.h"

/* A table without rows is no finding here: few files have posts of every sort. */
static void keep(const sr_looking *l, const sr_findings *told)
{
    for (size_t i = 0; i < sr_findings_count(told); i++) {
        const sr_finding *one = sr_findings_at(told, i);
        if (strcmp(one->code, "SR1116") != 0) sr_findings_add(l->findings, one);
    }
}

static sr_status build(const sr_looking *l, const sr_sie *sie, sr_contents_table *to, sr_findings *told)
{
    sr_table_builder *builder =
        sr_table_builder_new(l->arena, l->source, NULL, 0, &SR_TABLE_LIMITS_DEFAULT, ',', told);
    if (builder == NULL) return SR_MEMORY;
    sr_status status = sr_sie_table(sie, to->name, NULL, builder);
    sr_status built = sr_table_build(builder, &to->table);
    sr_table_builder_free(builder);
    return status == SR_OK || built == SR_MEMORY ? built : status;
}

static sr_status look_at_table(sr_looking *l, const sr_sie *sie, const char *name)
{
    const char *options =
        name == sr_sie_table_name(0) ? "{}" : sr_arena_printf(l->arena, "{\"table\":\"%s\"}", name);
    sr_contents_table *to = sr_looking_add(l, name, options);
    sr_findings *told = sr_findings_new();
    sr_status status = to != NULL && told != NULL ? build(l, sie, to, told) : SR_MEMORY;
    if (status != SR_MEMORY) keep(l, told);
    sr_findings_free(told);
    return status;
}

static void describe(sr_contents *out, const sr_sie *sie)
{
    const char *encoding = sr_sie_encoding_name(sie->encoding);
    out->kind = sie->xml ? SR_KIND_SIE5 : SR_KIND_SIE;
    out->type = sie->type;
    out->encoding = encoding[0] != '\0' ? encoding : NULL;
    out->checksum = sie->xml ? NULL : sr_sie_checksum_name(sie->checksum);
    out->labels = sie->labels;
    out->label_count = sie->label_count;
}

sr_status sr_looking_at_sie(sr_looking *l)
{
    const sr_sie *sie = NULL;
    bool xml = l->out->kind == SR_KIND_SIE5;
    sr_status status =
        xml ? sr_sie5_read(l->arena, l->source->file, l->bytes, l->findings, &sie)
            : sr_sie_read(l->arena, l->source->file, l->bytes, SR_SIE_DETECT, l->findings, &sie);
    if (sie == NULL) return status;
    describe(l->out, sie);
    for (size_t i = 0; sr_sie_table_name(i) != NULL && sr_looking_goes_on(status); i++) {
        sr_status one = look_at_table(l, sie, sr_sie_table_name(i));
        if (status == SR_OK || one == SR_MEMORY) status = one;
    }
    return status;
}
