/* Texts by language, and messages with their arguments put in. */
#include "base/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/finding.h"

static int by_id(const void *id, const void *entry)
{
    return strcmp(id, ((const sr_catalogue_entry *)entry)->id);
}

const char *sr_word(sr_language language, const char *id)
{
    if (id == NULL) {
        return "";
    }
    if (language == SR_ENGLISH) {
        return id;
    }
    const sr_catalogue_entry *found =
        bsearch(id, sr_catalogue_swedish, sr_catalogue_swedish_count, sizeof(sr_catalogue_entry), by_id);
    return found != NULL ? found->text : id;
}

/* The number in a place such as {2}, or -1 where the text is no place. */
static int place_at(const char *text)
{
    bool place = text[0] == '{' && text[1] >= '0' && text[1] < '0' + SR_MESSAGE_ARGS && text[2] == '}';
    return place ? text[1] - '0' : -1;
}

typedef void put_argument(sr_buf *out, sr_str argument);

static void write_message(sr_buf *out, const sr_message *message, sr_language language, put_argument *put)
{
    const char *at = sr_word(language, message->id);
    while (*at != '\0') {
        int place = place_at(at);
        if (place >= 0) {
            put(out, sr_str_of(message->arg[place]));
            at += strlen("{0}");
            continue;
        }
        size_t plain = 1 + strcspn(at + 1, "{");
        sr_buf_put(out, at, plain);
        at += plain;
    }
}

void sr_message_write(sr_buf *out, const sr_message *message, sr_language language)
{
    write_message(out, message, language, sr_buf_str);
}

void sr_message_show(sr_buf *out, const sr_message *message, sr_language language)
{
    write_message(out, message, language, sr_buf_shown);
}
