#include <string.h>

#include "source/sie/sie_parse.h"

void *sr_sie_push(sr_sie_parse *p, sr_sie_list *list, size_t size)
{
    if (p->status == SR_MEMORY) return NULL;
    if (list->count >= UINT32_MAX - 1 || sr_grow(&list->at, list->count, &list->capacity, size) != SR_OK) {
        sr_sie_no_memory(p);
        return NULL;
    }
    void *slot = (char *)list->at + list->count++ * size;
    memset(slot, 0, size);
    return slot;
}

const char *sr_sie_intern(sr_sie_parse *p, sr_str text)
{
    uint32_t code = 0;
    if (text.length == 0 || p->status == SR_MEMORY) return "";
    if (sr_dictionary_get(&p->texts, text, &code) != SR_OK) {
        sr_sie_no_memory(p);
        return "";
    }
    return p->texts.words[code];
}

static void tell_bad(sr_sie_parse *p, const char *at)
{
    bool nul = *at == '\0';
    sr_sie_tell(
        p, &(sr_finding){
               .code = nul ? "SR1113" : "SR1112",
               .severity = SR_ERROR,
               .place = {.line = p->line->number, .column = sr_sie_column(p, at)},
               .message = nul ? SR_MSG("a NUL byte in the text of a post")
                              : SR_MSG("a byte that the encoding of the file does not have"),
               .hint = SR_MSG("set \"encoding\" in the options of the source, or export the file again")});
}

const char *sr_sie_text(sr_sie_parse *p, const sr_sie_field *field)
{
    sr_buf *out = &p->scratch;
    const char *bad = NULL;
    sr_buf_clear(out);
    for (size_t i = 0; i < field->raw.length;) {
        sr_str piece = {field->raw.at + i, field->raw.length - i};
        const char *slash = field->escaped ? memmem(piece.at, piece.length, "\\\"", 2) : NULL;
        if (slash != NULL) piece.length = (size_t)(slash - piece.at);
        const char *first = sr_sie_decode(piece, p->sie->encoding, out);
        if (bad == NULL) bad = first;
        i += piece.length + (slash != NULL); /* the quote itself comes with the next piece */
        if (slash == NULL) continue;
        sr_buf_char(out, '"');
        i++;
    }
    if (out->failed) sr_sie_no_memory(p);
    if (p->status == SR_MEMORY) return "";
    if (bad != NULL) tell_bad(p, bad);
    return sr_sie_intern(p, (sr_str){sr_buf_string(out), out->length});
}

sr_sie_account *sr_sie_account_at(sr_sie_parse *p, uint32_t index)
{
    return (sr_sie_account *)p->accounts.at + index;
}

sr_sie_object *sr_sie_object_at(sr_sie_parse *p, uint32_t index)
{
    return (sr_sie_object *)p->objects.at + index;
}

/* The code of a text in one of the dictionaries whose codes are indices; *fresh when it was not there. */
static uint32_t code_of(sr_sie_parse *p, sr_dictionary *dictionary, sr_str text, bool *fresh)
{
    uint32_t code = 0;
    uint32_t before = dictionary->count;
    *fresh = false;
    if (p->status == SR_MEMORY) return 0;
    if (sr_dictionary_get(dictionary, text, &code) != SR_OK) sr_sie_no_memory(p);
    *fresh = p->status != SR_MEMORY && code == before;
    return code;
}

/* Index 0 when memory ran out; then nothing is looked up any more. */
uint32_t sr_sie_account_of(sr_sie_parse *p, const char *number, unsigned line)
{
    bool fresh = false;
    uint32_t code = code_of(p, &p->numbers, sr_str_of(number), &fresh);
    if (!fresh) return code;
    sr_sie_account *account = sr_sie_push(p, &p->accounts, sizeof *account);
    if (account != NULL) *account = (sr_sie_account){.number = number, .line = line};
    return code;
}

uint32_t sr_sie_object_of(sr_sie_parse *p, const char *dimension, const char *number, unsigned line)
{
    bool fresh = false;
    sr_buf_clear(&p->scratch);
    sr_buf_text(&p->scratch, dimension);
    sr_buf_char(&p->scratch, '\x1f');
    sr_buf_text(&p->scratch, number);
    if (p->scratch.failed) sr_sie_no_memory(p);
    if (p->status == SR_MEMORY) return 0;
    uint32_t code = code_of(p, &p->pairs, (sr_str){p->scratch.at, p->scratch.length}, &fresh);
    if (!fresh) return code;
    sr_sie_object *object = sr_sie_push(p, &p->objects, sizeof *object);
    if (object != NULL) *object = (sr_sie_object){.dimension = dimension, .number = number, .line = line};
    return code;
}

void sr_sie_dimension_add(sr_sie_parse *p, sr_sie_dimension dimension)
{
    bool fresh = false;
    uint32_t code = code_of(p, &p->dims, sr_str_of(dimension.number), &fresh);
    if (p->status == SR_MEMORY) return;
    if (fresh) {
        sr_sie_dimension *added = sr_sie_push(p, &p->dimensions, sizeof *added);
        if (added != NULL) *added = dimension;
        return;
    }
    const sr_sie_dimension *known = (const sr_sie_dimension *)p->dimensions.at + code;
    if (strcmp(known->name, dimension.name) != 0) {
        sr_sie_tell(
            p, &(sr_finding){.code = "SR1151",
                             .severity = SR_WARNING,
                             .place = {.line = dimension.line},
                             .message = SR_MSG("the dimension {0} is declared twice with different names",
                                               dimension.number),
                             .found = dimension.name,
                             .expected = SR_MSG("{0}", known->name)});
    }
}

static void balance_key(sr_sie_parse *p, const sr_sie_balance *b)
{
    sr_buf *out = &p->scratch;
    sr_buf_clear(out);
    sr_buf_printf(out, "%d %d %d %u", (int)b->kind, b->year, b->period, b->account);
    for (size_t i = 0; i < b->objects.count; i++) {
        sr_buf_printf(out, " %u", b->objects.at[i]);
    }
    if (out->failed) sr_sie_no_memory(p);
}

void sr_sie_balance_add(sr_sie_parse *p, sr_sie_balance balance)
{
    bool fresh = false;
    balance_key(p, &balance);
    if (p->status == SR_MEMORY) return;
    (void)code_of(p, &p->posted, (sr_str){p->scratch.at, p->scratch.length}, &fresh);
    sr_sie_balance *added = sr_sie_push(p, &p->balances, sizeof *added);
    if (added == NULL) return;
    *added = balance;
    if (fresh) return;
    char ore[32];
    sr_sie_write_ore(balance.ore, ore);
    sr_sie_tell(p,
                &(sr_finding){.code = "SR1151",
                              .severity = SR_ERROR,
                              .place = {.line = balance.line},
                              .message = SR_MSG("the same balance of the account {0} stands twice",
                                                sr_sie_account_at(p, balance.account)->number),
                              .found = ore,
                              .hint = SR_MSG("export the file again; the amounts would be counted twice")});
}

void sr_sie_count_label(sr_sie_parse *p, sr_str name, bool known, unsigned line)
{
    bool fresh = false;
    uint32_t code = code_of(p, &p->names, name, &fresh);
    if (p->status == SR_MEMORY) return;
    if (fresh) {
        sr_sie_label *label = sr_sie_push(p, &p->labels, sizeof *label);
        if (label == NULL) return;
        *label = (sr_sie_label){.name = p->names.words[code], .known = known, .line = line};
    }
    ((sr_sie_label *)p->labels.at)[code].lines++;
}

bool sr_sie_start(sr_sie_parse *p, sr_arena *arena, const char *file, sr_findings *findings)
{
    *p = (sr_sie_parse){.arena = arena, .file = file, .findings = findings};
    p->texts.arena = p->numbers.arena = p->pairs.arena = p->names.arena = p->dims.arena = p->posted.arena =
        arena;
    p->sie = sr_arena_alloc(arena, sizeof *p->sie);
    if (p->sie == NULL) sr_sie_no_memory(p);
    if (p->sie != NULL) p->sie->id.generated = p->sie->id.covers_to = SR_DAY_NONE;
    return p->sie != NULL;
}

static const void *give(sr_sie_parse *p, sr_sie_list *list, size_t size, size_t *count)
{
    *count = list->count;
    if (list->at == NULL) return NULL;
    if (sr_arena_adopt(p->arena, list->at, list->capacity * size) != SR_OK) {
        sr_sie_no_memory(p);
        sr_free(list->at);
    }
    const void *at = list->at;
    list->at = NULL;
    return at;
}

static void free_dictionaries(sr_sie_parse *p)
{
    sr_dictionary_free(&p->texts);
    sr_dictionary_free(&p->numbers);
    sr_dictionary_free(&p->pairs);
    sr_dictionary_free(&p->names);
    sr_dictionary_free(&p->dims);
    sr_dictionary_free(&p->posted);
}

sr_status sr_sie_finish(sr_sie_parse *p, const sr_sie **out)
{
    sr_sie none = {0};
    sr_sie *sie = p->sie != NULL ? p->sie : &none;
    sr_sie_tell_rest(p);
    sie->labels = give(p, &p->labels, sizeof(sr_sie_label), &sie->label_count);
    sie->posts = give(p, &p->posts, sizeof(sr_sie_post), &sie->post_count);
    sie->other = give(p, &p->other, sizeof(sr_sie_post), &sie->other_count);
    sie->years = give(p, &p->years, sizeof(sr_sie_year), &sie->year_count);
    sie->accounts = give(p, &p->accounts, sizeof(sr_sie_account), &sie->account_count);
    sie->dimensions = give(p, &p->dimensions, sizeof(sr_sie_dimension), &sie->dimension_count);
    sie->objects = give(p, &p->objects, sizeof(sr_sie_object), &sie->object_count);
    sie->balances = give(p, &p->balances, sizeof(sr_sie_balance), &sie->balance_count);
    sie->vouchers = give(p, &p->vouchers, sizeof(sr_sie_voucher), &sie->voucher_count);
    sie->rows = give(p, &p->rows, sizeof(sr_sie_row), &sie->row_count);
    free_dictionaries(p);
    sr_free(p->told.at);
    sr_buf_free(&p->scratch);
    *out = p->status == SR_MEMORY ? NULL : sie;
    return p->status;
}
