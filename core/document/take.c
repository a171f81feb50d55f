#include "document/words.h"
#include "document/work.h"
#include "privacy/privacy.h"

#include <stdio.h>
#include <string.h>

/* Characters that no format can carry: controls, separators of lines, marks that reorder text,
 * non-characters. */
static bool is_unfit(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
           (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

/* The first unfit character, or 0xFFFFFFFF (also SR_NOT_UTF8) for a byte that is no UTF-8; false when all is
 * well. */
static bool find_unfit(sr_str text, uint32_t *code)
{
    size_t step = 0;
    while ((step = sr_utf8_next(text, code)) != 0) {
        if (*code == SR_NOT_UTF8 || is_unfit(*code)) {
            return true;
        }
        text.at += step;
        text.length -= step;
    }
    return false;
}

bool sr_check_number_in(sr_builder *b, const char *what, const char *text)
{
    size_t offset = 0;
    size_t length = 0;
    if (!sr_privacy_find_number(sr_str_of(text), &offset, &length)) {
        return true;
    }
    sr_complain(
        b, "SR5101", SR_MSG("a personal identity number stands here ({0})", what), NULL,
        SR_MSG("remove it from the data, the script or the text that it came from; it is not repeated here"));
    return false;
}

static void tell_unfit(sr_builder *b, const char *what, uint32_t code)
{
    if (code == SR_NOT_UTF8) {
        sr_complain(b, "SR5109", SR_MSG("{0}: {1} is not UTF-8", b->call, what), NULL, SR_NO_HINT);
        return;
    }
    char shown[24];
    (void)snprintf(shown, sizeof shown, "U+%04X", (unsigned)code);
    sr_complain(b, "SR5109",
                SR_MSG("{0}: {1} holds the character {2}, which no document can carry", b->call, what, shown),
                NULL, SR_MSG("line breaks and paragraphs are nodes of their own"));
}

static bool check_text(sr_builder *b, const char *what, sr_str text)
{
    uint32_t code = 0;
    if (find_unfit(text, &code)) {
        tell_unfit(b, what, code);
        return false;
    }
    return sr_check_number_in(b, what, text.at);
}

static const char *keep(sr_builder *b, sr_str text)
{
    char *copy = sr_arena_copy(b->arena, text.at, text.length);
    if (copy == NULL) {
        sr_work_memory(b);
    } else if (sr_arena_used(b->arena) > SR_DOCUMENT_BYTES) {
        sr_complain_limit(b, "bytes", SR_DOCUMENT_BYTES);
    }
    return copy != NULL ? copy : "";
}

static void tell_missing(sr_builder *b, const char *what)
{
    sr_complain(b, "SR5110", SR_MSG("{0}: {1} is missing", b->call, what), NULL, SR_NO_HINT);
}

const char *sr_take_text(sr_builder *b, const char *what, const char *text, bool required)
{
    const char *otherwise = required ? "" : NULL;
    if (required && (text == NULL || *text == '\0')) {
        tell_missing(b, what);
    }
    if (text == NULL || b->halted) {
        return otherwise;
    }
    sr_str view = {text, strnlen(text, SR_DOCUMENT_TEXT + 1)};
    if (view.length > SR_DOCUMENT_TEXT) {
        sr_complain_limit(b, "bytes in one text", SR_DOCUMENT_TEXT);
        return otherwise;
    }
    return check_text(b, what, view) ? keep(b, view) : otherwise;
}

/* "m1", "m2", …: the ids that method lines get. */
static bool is_reserved(const char *id)
{
    return id[0] == 'm' && id[1] != '\0' && strspn(id + 1, "0123456789") == strlen(id + 1);
}

static void enter_id(sr_builder *b, const char *id, sr_node *node)
{
    if (!sr_id_valid(id)) {
        sr_complain(b, "SR5111", SR_MSG("{0}: this is no id", b->call), id,
                    SR_MSG("an id has lower-case letters, digits, _ and -, begins with a letter, and may "
                           "have parts joined by dots"));
    } else if (is_reserved(id)) {
        sr_complain(b, "SR5111", SR_MSG("{0}: ids of this form belong to the method lines", b->call), id,
                    SR_NO_HINT);
    }
    if (sr_names_find(&b->document->index->ids, id) != SR_NO_NAME) {
        sr_complain(b, "SR5112", SR_MSG("{0}: this id is taken", b->call), id, SR_NO_HINT);
    } else if (sr_names_add(&b->document->index->ids, id, node) != SR_OK) {
        sr_work_memory(b);
    }
}

const char *sr_take_id(sr_builder *b, const char *id, sr_node *node)
{
    const char *copy = sr_take_text(b, "id", id, true);
    if (!b->halted && *copy != '\0') {
        enter_id(b, copy, node);
    }
    return *copy != '\0' ? copy : NULL;
}

static bool is_address(const char *address)
{
    const char *rest = NULL;
    if (strncmp(address, "https://", 8) == 0) {
        rest = address + 8;
    } else if (strncmp(address, "mailto:", 7) == 0 && strchr(address, '@') != NULL) {
        rest = address + 7;
    }
    if (rest == NULL || *rest == '\0' || *rest == '/') {
        return false;
    }
    for (const char *at = rest; *at != '\0'; at++) {
        if (*at <= ' ' || *at > '~' || strchr("\"<>\\^`{|}", *at) != NULL) {
            return false;
        }
    }
    return true;
}

const char *sr_take_address(sr_builder *b, const char *address)
{
    const char *copy = sr_take_text(b, "address", address, true);
    if (*copy != '\0' && !is_address(copy)) {
        sr_complain(b, "SR5113", SR_MSG("{0}: a link must lead to an https: or mailto: address", b->call),
                    copy, SR_MSG("write spaces and letters outside a–z percent-encoded"));
    }
    return copy;
}

unsigned sr_take_choice(sr_builder *b, const char *what, unsigned value, unsigned count)
{
    if (value < count) {
        return value;
    }
    char number[16];
    (void)snprintf(number, sizeof number, "%u", value);
    sr_complain(b, "SR5114", SR_MSG("{0}: {1} is none of those that exist", b->call, what), number,
                SR_NO_HINT);
    return 0;
}
