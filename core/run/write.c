/* Renders everything, then writes everything: each file under a temporary name in its own folder, flushed,
   renamed. Until the first rename nothing that was there before has changed. */
#include "run/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct output {
    const char *name; /* "umearegionen-2022-social-redovisning.html" */
    const char *temporary;
    sr_buf bytes;
    bool written; /* the temporary file exists */
} output;

typedef struct batch {
    sr_arena *arena;
    int folder;
    const char *folder_name;
    output *outputs;
    size_t count;
    sr_findings *findings;
} batch;

static const char *sentence(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return "{0} cannot be written: you are not allowed to write there";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return "{0} cannot be written: the disk is full";
    case ENOENT:
        return "{0} cannot be written: no folder can be made there";
    case ENOTDIR:
    case EEXIST:
        return "{0} cannot be written: a part of the path is a file, not a folder";
    default:
        return "{0} cannot be written: {1}";
    }
}

static sr_status cannot_write(const batch *all, const char *name, int error)
{
    sr_findings_add(all->findings,
                    &(sr_finding){.code = "SR5001",
                                  .severity = SR_ERROR,
                                  .message = SR_MSG(sentence(error), name, strerror(error)),
                                  .hint = SR_MSG("Choose another folder with --output, or make room. Earlier "
                                                 "reports are as they were.")});
    return SR_IO;
}

/* Makes the folder and, like mkdir -p, those above it. */
static int make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int failed = mkdir(path, 0777) != 0 && errno != EEXIST;
        *slash = '/';
        if (failed) return -1;
    }
    return mkdir(path, 0777) != 0 && errno != EEXIST ? -1 : 0;
}

static sr_status open_folder(batch *all)
{
    char *path = sr_arena_text(all->arena, all->folder_name);
    if (!path) return SR_MEMORY;
    if (make_folders(path) != 0) return cannot_write(all, all->folder_name, errno);
    all->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return all->folder < 0 ? cannot_write(all, all->folder_name, errno) : SR_OK;
}

static sr_status render_one(batch *all, const sr_document *document, const sr_format *format)
{
    output *out = &all->outputs[all->count++];
    out->name = sr_arena_printf(all->arena, "%s.%s", document->head.id, format->ending);
    out->temporary = sr_arena_printf(all->arena, ".%s.%s.new", document->head.id, format->ending);
    if (!out->name || !out->temporary) return SR_MEMORY;
    sr_status status = format->render(document, &out->bytes, all->findings);
    return status == SR_OK ? sr_buf_status(&out->bytes) : status;
}

static sr_status render_all(batch *all, const sr_run_outcome *outcome, const sr_format *const *formats,
                            size_t format_count)
{
    for (size_t d = 0; d < outcome->document_count; d++)
        for (size_t f = 0; f < format_count; f++) {
            sr_status status = render_one(all, outcome->documents[d], formats[f]);
            if (status != SR_OK) return status;
        }
    return SR_OK;
}

static int write_bytes(int file, const sr_buf *bytes)
{
    for (size_t done = 0; done < bytes->length;) {
        ssize_t wrote = write(file, bytes->at + done, bytes->length - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        done += (size_t)wrote;
    }
    return fsync(file) == 0 ? 0 : errno;
}

static sr_status write_temporary(batch *all, output *out)
{
    int file =
        openat(all->folder, out->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0) return cannot_write(all, out->name, errno);
    out->written = true;
    int error = write_bytes(file, &out->bytes);
    if (close(file) != 0 && error == 0) error = errno;
    return error ? cannot_write(all, out->name, error) : SR_OK;
}

/* The names are put together first: nothing may fail for lack of memory once a file has its name. */
static sr_status rename_all(batch *all, sr_buf *names)
{
    for (size_t i = 0; i < all->count; i++)
        sr_buf_printf(names, "%s/%s\n", all->folder_name, all->outputs[i].name);
    if (sr_buf_status(names) != SR_OK) return SR_MEMORY;
    for (size_t i = 0; i < all->count; i++) {
        output *out = &all->outputs[i];
        if (renameat(all->folder, out->temporary, all->folder, out->name) != 0)
            return cannot_write(all, out->name, errno);
        out->written = false;
    }
    return fsync(all->folder) == 0 ? SR_OK : cannot_write(all, all->folder_name, errno);
}

static sr_status write_all(batch *all, sr_buf *names)
{
    sr_status status = open_folder(all);
    for (size_t i = 0; i < all->count && status == SR_OK; i++)
        status = write_temporary(all, &all->outputs[i]);
    return status == SR_OK ? rename_all(all, names) : status;
}

static void clean_up(batch *all)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->outputs[i].written) unlinkat(all->folder, all->outputs[i].temporary, 0);
        sr_buf_free(&all->outputs[i].bytes);
    }
    if (all->folder >= 0) close(all->folder);
}

sr_status sr_run_write(const sr_run_outcome *outcome, const sr_format *const *formats, size_t format_count,
                       const char *folder, sr_findings *findings, sr_buf *names)
{
    batch all = {.arena = outcome->arena, .folder = -1, .folder_name = folder, .findings = findings};
    all.outputs = sr_arena_array(all.arena, outcome->document_count * format_count + 1, sizeof *all.outputs);
    if (!all.outputs) return SR_MEMORY;
    uint64_t failures = sr_memory_failures();
    sr_status status = render_all(&all, outcome, formats, format_count);
    if (status == SR_OK && sr_memory_failures() != failures) status = SR_MEMORY;
    if (status == SR_OK) status = write_all(&all, names);
    clean_up(&all);
    return status;
}

sr_status sr_run_write_page(const sr_run_outcome *outcome, const char *name, sr_str bytes, const char *folder,
                            sr_findings *findings, sr_buf *names)
{
    output one = {.name = name, .temporary = sr_arena_printf(outcome->arena, ".%s.new", name)};
    batch all = {.arena = outcome->arena, .folder = -1, .folder_name = folder, .findings = findings};
    if (!one.temporary) return SR_MEMORY;
    sr_buf_str(&one.bytes, bytes);
    all.outputs = &one;
    all.count = 1;
    sr_status status = sr_buf_status(&one.bytes);
    if (status == SR_OK) status = write_all(&all, names);
    clean_up(&all);
    return status;
}
