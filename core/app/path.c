#include "app/path.h"

#include <string.h>

/* Whether the last part of what was written since `start` is a name that ".." can take back. */
static bool can_go_up(const sr_buf *out, size_t start, size_t *last)
{
    if (out->length <= start) return false;
    size_t at = out->length - 1;
    while (at > start && out->at[at - 1] != '/')
        at--;
    *last = at;
    sr_str part = {out->at + at, out->length - 1 - at};
    return part.length > 0 && !sr_str_is(part, "..");
}

/* Every part is written with its slash; "." and "name/.." vanish. */
static void add_parts(sr_buf *out, size_t start, const char *path)
{
    while (*path) {
        size_t length = strcspn(path, "/");
        sr_str part = {path, length};
        size_t last = 0;
        path += length + (path[length] == '/');
        if (length == 0 || sr_str_is(part, ".")) continue;
        if (sr_str_is(part, "..") && can_go_up(out, start, &last)) {
            out->length = last;
            continue;
        }
        sr_buf_str(out, part);
        sr_buf_char(out, '/');
    }
}

void sr_path_from_here(sr_buf *out, const char *workspace, const char *file)
{
    if (!workspace || file[0] == '/') {
        sr_buf_text(out, file);
        return;
    }
    if (workspace[0] == '/') sr_buf_char(out, '/');
    size_t start = out->length;
    add_parts(out, start, workspace);
    add_parts(out, start, file);
    if (out->length > start && !out->failed) out->at[--out->length] = '\0';
}
