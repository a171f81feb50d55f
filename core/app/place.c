#include "app/place.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

enum { MOST_LEVELS = 64 };

sr_status sr_installation_find(sr_arena *arena, sr_installation *out)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return SR_IO;
    program[length] = '\0';
    *strrchr(program, '/') = '\0';
    out->plugins = sr_arena_printf(arena, "%s/%s", program, SR_PLUGINS_FROM_PROGRAM);
    out->scripts = sr_arena_printf(arena, "%s/%s/scripts", program, SR_SHARE_FROM_PROGRAM);
    out->templates = sr_arena_printf(arena, "%s/%s/new", program, SR_SHARE_FROM_PROGRAM);
    return out->plugins && out->scripts && out->templates ? SR_OK : SR_MEMORY;
}

/* ".", "..", "../..": as many levels as the working folder is deep. */
sr_status sr_workspace_find(sr_arena *arena, const char **out)
{
    sr_buf path = {0};
    *out = NULL;
    sr_buf_text(&path, ".");
    for (int level = 0; level < MOST_LEVELS && !*out; level++) {
        if (level > 0) sr_buf_text(&path, level == 1 ? "." : "/..");
        size_t length = path.length;
        sr_buf_text(&path, "/forbund.json");
        if (path.failed) break;
        bool found = access(path.at, F_OK) == 0;
        path.length = length;
        path.at[length] = '\0';
        if (found && !(*out = sr_arena_text(arena, path.at))) path.failed = true;
    }
    sr_status status = sr_buf_status(&path);
    sr_buf_free(&path);
    return status;
}

bool sr_is_workspace(const char *folder)
{
    sr_buf path = {0};
    sr_buf_printf(&path, "%s/forbund.json", folder);
    bool found = sr_buf_status(&path) == SR_OK && access(sr_buf_string(&path), F_OK) == 0;
    sr_buf_free(&path);
    return found;
}
