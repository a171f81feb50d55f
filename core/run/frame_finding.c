/* A finding as bytes: its texts in one fixed order, each with its length, then its numbers. */
#include "run/frame.h"

#include <string.h>

enum { NO_TEXT = -1, MESSAGE_TEXTS = 1 + SR_MESSAGE_ARGS, TEXTS = 7 + 3 * MESSAGE_TEXTS, NUMBERS = 4 };

static const char ***message_texts(const char ***slot, sr_message *message)
{
    *slot++ = &message->id;
    for (int i = 0; i < SR_MESSAGE_ARGS; i++)
        *slot++ = &message->arg[i];
    return slot;
}

/* The places of all texts of a finding, so that writing and reading cannot differ. */
static void all_texts(sr_finding *f, const char **slots[TEXTS])
{
    const char **plain[] = {&f->code,  &f->place.file, &f->place.source, &f->subject,
                            &f->found, &f->stated,     &f->recomputed};
    memcpy((void *)slots, (void *)plain, sizeof plain);
    const char ***next = slots + sizeof plain / sizeof *plain;
    next = message_texts(next, &f->message);
    next = message_texts(next, &f->expected);
    message_texts(next, &f->hint);
}

sr_status sr_frame_finding(const sr_frame_out *out, const sr_finding *finding)
{
    sr_finding copy = *finding;
    const char **slots[TEXTS];
    all_texts(&copy, slots);
    sr_buf bytes = {0};
    const uint32_t numbers[NUMBERS] = {copy.severity, copy.place.line, copy.place.column, copy.place.length};
    sr_buf_put(&bytes, numbers, sizeof numbers);
    for (int i = 0; i < TEXTS; i++) {
        int32_t length = *slots[i] ? (int32_t)strnlen(*slots[i], INT32_MAX - 1) : NO_TEXT;
        sr_buf_put(&bytes, &length, sizeof length);
        if (length >= 0) sr_buf_put(&bytes, *slots[i], (size_t)length + 1);
    }
    sr_status status = sr_buf_status(&bytes);
    if (status == SR_OK) status = sr_frame_write(out, SR_FRAME_FINDING, (sr_str){bytes.at, bytes.length});
    sr_buf_free(&bytes);
    return status;
}

static bool take(sr_str *bytes, void *to, size_t length)
{
    if (bytes->length < length) return false;
    memcpy(to, bytes->at, length);
    bytes->at += length;
    bytes->length -= length;
    return true;
}

/* Texts stay in the payload: each is followed by its NUL. */
static bool take_text(sr_str *bytes, const char **out)
{
    int32_t length = 0;
    if (!take(bytes, &length, sizeof length)) return false;
    *out = NULL;
    if (length == NO_TEXT) return true;
    if (length < 0 || bytes->length <= (size_t)length || bytes->at[length] != '\0') return false;
    if (memchr(bytes->at, '\0', (size_t)length) || sr_utf8_valid(bytes->at, (size_t)length) != (size_t)length)
        return false;
    *out = bytes->at;
    bytes->at += length + 1;
    bytes->length -= (size_t)length + 1;
    return true;
}

bool sr_frame_read_finding(sr_str payload, sr_findings *findings)
{
    sr_finding finding = {0};
    const char **slots[TEXTS];
    uint32_t numbers[NUMBERS];
    if (!take(&payload, numbers, sizeof numbers) || numbers[0] > SR_ERROR) return false;
    all_texts(&finding, slots);
    for (int i = 0; i < TEXTS; i++)
        if (!take_text(&payload, slots[i])) return false;
    finding.severity = (sr_severity)numbers[0];
    finding.place.line = numbers[1];
    finding.place.column = numbers[2];
    finding.place.length = numbers[3];
    if (!finding.code || !finding.message.id || payload.length > 0) return false;
    sr_findings_add(findings, &finding);
    return true;
}
