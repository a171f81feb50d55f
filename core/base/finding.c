#include "base/finding.h"

#include <string.h>

struct sr_findings {
    sr_arena *arena;
    sr_finding **items; /* in the arena, so that a finding stays where it is while more are added */
    size_t count;
    size_t capacity;
    size_t *slots; /* hash table of index + 1, a power of two and never more than half full */
    size_t slot_count;
    size_t errors;
    void (*locate)(void *user, sr_place *place);
    void *locate_user;
    bool (*find)(sr_str text, size_t *offset, size_t *length);
    bool failed;
};

enum {
    OWN_TEXTS = 7,
    MESSAGES = 3,
    MESSAGE_TEXTS = 1 + SR_MESSAGE_ARGS,
    TEXTS = OWN_TEXTS + MESSAGES * MESSAGE_TEXTS
};

/* Where the texts of a finding are, so that copying, hashing and comparing forget none. */
static void texts_of(sr_finding *finding, const char **out[TEXTS])
{
    const char **own[OWN_TEXTS] = {&finding->code,      &finding->place.file, &finding->place.source,
                                   &finding->subject,   &finding->found,      &finding->stated,
                                   &finding->recomputed};
    sr_message *messages[MESSAGES] = {&finding->message, &finding->expected, &finding->hint};
    size_t n = 0;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        out[n++] = own[i];
    }
    for (size_t i = 0; i < MESSAGES; i++) {
        out[n++] = &messages[i]->id;
        for (size_t j = 0; j < SR_MESSAGE_ARGS; j++) {
            out[n++] = &messages[i]->arg[j];
        }
    }
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ at[i]) * UINT64_C(1099511628211); /* FNV-1a */
    }
    return hash;
}

static uint64_t hash_of(sr_finding finding)
{
    const char **texts[TEXTS];
    texts_of(&finding, texts);
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < TEXTS; i++) {
        hash = *texts[i] != NULL ? mix(hash, *texts[i], strlen(*texts[i]) + 1) : mix(hash, "\xFF", 1);
    }
    unsigned numbers[] = {finding.severity, finding.place.line, finding.place.column, finding.place.length};
    hash = mix(hash, numbers, sizeof numbers);
    return hash ^ hash >> 32;
}

static bool same(sr_finding a, sr_finding b)
{
    const char **texts_a[TEXTS];
    const char **texts_b[TEXTS];
    texts_of(&a, texts_a);
    texts_of(&b, texts_b);
    for (size_t i = 0; i < TEXTS; i++) {
        if (!sr_text_equal(*texts_a[i], *texts_b[i])) {
            return false;
        }
    }
    return a.severity == b.severity && a.place.line == b.place.line && a.place.column == b.place.column &&
           a.place.length == b.place.length;
}

sr_findings *sr_findings_new(void)
{
    sr_findings *list = sr_calloc(1, sizeof *list);
    if (list == NULL) {
        return NULL;
    }
    list->arena = sr_arena_new();
    if (list->arena == NULL) {
        sr_free(list);
        return NULL;
    }
    return list;
}

void sr_findings_free(sr_findings *list)
{
    if (list != NULL) {
        sr_arena_free(list->arena);
        sr_free((void *)list->items);
        sr_free(list->slots);
        sr_free(list);
    }
}

static sr_finding *copy(sr_arena *arena, const sr_finding *finding)
{
    sr_finding *made = sr_arena_alloc(arena, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    *made = *finding;
    const char **texts[TEXTS];
    texts_of(made, texts);
    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = *texts[i];
        *texts[i] = sr_arena_text(arena, text);
        if (text != NULL && *texts[i] == NULL) {
            return NULL;
        }
    }
    return made;
}

/* The slot of the finding, or the empty slot where it belongs. */
static size_t *slot_for(const sr_findings *list, const sr_finding *finding)
{
    size_t at = hash_of(*finding) & (list->slot_count - 1);
    while (list->slots[at] != 0 && !same(*list->items[list->slots[at] - 1], *finding)) {
        at = (at + 1) & (list->slot_count - 1);
    }
    return &list->slots[at];
}

static bool grow_slots(sr_findings *list)
{
    if (list->count * 2 < list->slot_count) {
        return true;
    }
    size_t slot_count = list->slot_count != 0 ? list->slot_count * 2 : 32;
    size_t *slots = sr_calloc(slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    sr_free(list->slots);
    list->slots = slots;
    list->slot_count = slot_count;
    for (size_t i = 0; i < list->count; i++) {
        *slot_for(list, list->items[i]) = i + 1;
    }
    return true;
}

static bool make_room(sr_findings *list)
{
    void *items = (void *)list->items;
    bool grown = sr_grow(&items, list->count, &list->capacity, sizeof(sr_finding *)) == SR_OK;
    list->items = items;
    return grown && grow_slots(list);
}

void sr_findings_locate_by(sr_findings *list, void (*locate)(void *user, sr_place *place), void *user)
{
    list->locate = locate;
    list->locate_user = user;
}

static sr_finding located(const sr_findings *list, const sr_finding *finding)
{
    sr_finding made = *finding;
    if (list->locate != NULL && made.place.file != NULL && made.place.line > 0 && made.place.source == NULL) {
        list->locate(list->locate_user, &made.place);
    }
    made.place.look = (sr_look){0};
    return made;
}

void sr_findings_hide_by(sr_findings *list, bool (*find)(sr_str text, size_t *offset, size_t *length))
{
    list->find = find;
}

/* The text with asterisks for digits and for what is no ASCII between them; plain text keeps its length, so
   that a caret still points right. */
static bool hide(const sr_findings *list, const char **text)
{
    size_t offset = 0;
    size_t length = 0;
    if (*text == NULL || !list->find(sr_str_of(*text), &offset, &length)) {
        return true;
    }
    char *made = sr_arena_text(list->arena, *text);
    if (made == NULL) {
        return false;
    }
    *text = made;
    do {
        for (size_t i = offset; i < offset + length; i++) {
            unsigned char byte = (unsigned char)made[i];
            if ((byte >= '0' && byte <= '9') || byte >= 0x80) {
                made[i] = '*'; /* digits of other scripts too */
            }
        }
    } while (list->find(sr_str_of(made), &offset, &length));
    return true;
}

static bool hide_all(const sr_findings *list, sr_finding *finding)
{
    const char **texts[TEXTS];
    bool done = true;
    texts_of(finding, texts);
    for (size_t i = 0; list->find != NULL && i < TEXTS; i++) {
        done = done && hide(list, texts[i]);
    }
    return done;
}

void sr_findings_add(sr_findings *list, const sr_finding *given)
{
    if (list->failed || !make_room(list)) {
        list->failed = true;
        return;
    }
    sr_finding whole = located(list, given);
    if (!hide_all(list, &whole)) {
        list->failed = true;
        return;
    }
    const sr_finding *finding = &whole;
    size_t *slot = slot_for(list, finding);
    if (*slot != 0) {
        return;
    }
    sr_finding *made = copy(list->arena, finding);
    if (made == NULL) {
        list->failed = true;
        return;
    }
    list->items[list->count++] = made;
    *slot = list->count;
    list->errors += finding->severity == SR_ERROR;
}

static unsigned line_in(const sr_finding *finding, const char *file)
{
    return sr_text_equal(finding->place.file, file) ? finding->place.line : 0;
}

static bool is_before(const sr_finding *a, const sr_finding *b, const char *file)
{
    unsigned line_a = line_in(a, file);
    unsigned line_b = line_in(b, file);
    if (line_a != line_b || line_a == 0) {
        return line_a < line_b;
    }
    return a->place.column - 1 < b->place.column - 1; /* 0, no column, is after them all */
}

/* Runs of `width` that are in order, two and two. */
static void merge_runs(sr_finding **from, sr_finding **to, size_t count, size_t width, const char *file)
{
    for (size_t start = 0; start < count; start += 2 * width) {
        size_t middle = start + width < count ? start + width : count;
        size_t end = middle + width < count ? middle + width : count;
        size_t left = start;
        size_t right = middle;
        for (size_t i = start; i < end; i++) {
            bool take_right = right < end && (left >= middle || is_before(from[right], from[left], file));
            to[i] = from[take_right ? right++ : left++];
        }
    }
}

void sr_findings_sort(sr_findings *list, size_t first, const char *file)
{
    size_t count = first < list->count ? list->count - first : 0;
    sr_finding **spare = count > 1 ? sr_malloc(count * sizeof(sr_finding *)) : NULL;
    if (count < 2 || spare == NULL) {
        list->failed = list->failed || count > 1;
        return;
    }
    for (size_t width = 1; width < count; width *= 2) {
        merge_runs(list->items + first, spare, count, width, file);
        memcpy((void *)(list->items + first), (void *)spare, count * sizeof(sr_finding *));
    }
    sr_free((void *)spare);
    memset(list->slots, 0, list->slot_count * sizeof *list->slots);
    for (size_t i = 0; i < list->count; i++) {
        *slot_for(list, list->items[i]) = i + 1;
    }
}

void sr_findings_no_memory(sr_findings *list)
{
    list->failed = true;
}

sr_status sr_findings_status(const sr_findings *list)
{
    return list->failed ? SR_MEMORY : SR_OK;
}

size_t sr_findings_count(const sr_findings *list)
{
    return list->count;
}

const sr_finding *sr_findings_at(const sr_findings *list, size_t index)
{
    return list->items[index];
}

size_t sr_findings_errors(const sr_findings *list)
{
    return list->errors;
}

bool sr_findings_script_failed(const sr_findings *list)
{
    for (size_t i = 0; i < sr_findings_count(list); i++) {
        const char *code = sr_findings_at(list, i)->code;
        if (code != NULL && (strcmp(code, "SR2001") == 0 || strcmp(code, "SR2002") == 0)) {
            return true;
        }
    }
    return false;
}

static void add(sr_findings *list, sr_severity severity, const char *code, const sr_place *place,
                sr_message message)
{
    sr_finding finding = {.code = code, .severity = severity, .message = message};
    if (place != NULL) {
        finding.place = *place;
    }
    sr_findings_add(list, &finding);
}

void sr_error(sr_findings *list, const char *code, const sr_place *place, sr_message message)
{
    add(list, SR_ERROR, code, place, message);
}

void sr_warning(sr_findings *list, const char *code, const sr_place *place, sr_message message)
{
    add(list, SR_WARNING, code, place, message);
}
