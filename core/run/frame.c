#include "run/frame.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { HEAD = 12, MOST_PAYLOAD = 1 << 30 };

static sr_status write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t wrote = write(file, bytes, length);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return SR_IO;
        bytes += wrote;
        length -= (size_t)wrote;
    }
    return SR_OK;
}

sr_status sr_frame_write(const sr_frame_out *out, sr_frame_kind kind, sr_str payload)
{
    char head[HEAD];
    uint32_t number = kind;
    uint64_t length = payload.length;
    memcpy(head, &number, sizeof number);
    memcpy(head + sizeof number, &length, sizeof length);
    if (out->file < 0) {
        sr_buf_put(out->buffer, head, HEAD);
        sr_buf_str(out->buffer, payload);
        return sr_buf_status(out->buffer);
    }
    sr_status status = write_all(out->file, head, HEAD);
    return status == SR_OK ? write_all(out->file, payload.at, payload.length) : status;
}

bool sr_frame_next(sr_str *bytes, sr_frame *out, bool *broken)
{
    uint32_t number = 0;
    uint64_t length = 0;
    if (bytes->length < HEAD) return false;
    memcpy(&number, bytes->at, sizeof number);
    memcpy(&length, bytes->at + sizeof number, sizeof length);
    if (number < SR_FRAME_FINDING || number > SR_FRAME_DONE || length > MOST_PAYLOAD) {
        *broken = true;
        return false;
    }
    if (bytes->length - HEAD < length) return false;
    *out = (sr_frame){(sr_frame_kind)number, {bytes->at + HEAD, (size_t)length}};
    bytes->at += HEAD + length;
    bytes->length -= HEAD + (size_t)length;
    return true;
}
