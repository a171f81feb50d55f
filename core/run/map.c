#include "run/map.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

/* A whole sentence for each errno that an office meets; others keep the system's word. */
static const char *sentence(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "{0} cannot be read: there is no such file";
    case EACCES:
        return "{0} cannot be read: you are not allowed to";
    case EISDIR:
        return "{0} cannot be read: it is a folder";
    case ENXIO:
        return "{0} cannot be read: it is a device or a pipe, not a file";
    default:
        return "{0} cannot be read: {1}";
    }
}

static sr_status cannot_read(const char *name, int error, const sr_place *place, sr_findings *findings)
{
    sr_finding finding = {.code = "SR1201",
                          .severity = SR_ERROR,
                          .message = SR_MSG(sentence(error), name, strerror(error)),
                          .hint =
                              SR_MSG("Check the name and the folder; paths are relative to forbund.json.")};
    if (place) finding.place = *place;
    if (place && !place->file) finding.hint = SR_MSG("Check the name and the folder.");
    sr_findings_add(findings, &finding);
    return SR_IO;
}

static sr_status too_large(sr_arena *arena, const char *name, uint64_t size, uint64_t most,
                           const sr_place *place, sr_findings *findings)
{
    const char *found = sr_arena_printf(arena, "%llu byte", (unsigned long long)size);
    const char *limit = sr_arena_printf(arena, "%llu", (unsigned long long)most);
    if (!found || !limit) return SR_MEMORY;
    sr_finding finding = {.code = "SR9001",
                          .severity = SR_ERROR,
                          .message = SR_MSG("{0} is larger than a source may be", name),
                          .found = found,
                          .expected = SR_MSG("at most {0} bytes", limit)};
    if (place) finding.place = *place;
    sr_findings_add(findings, &finding);
    return SR_IO;
}

static int no_file(const struct stat *info)
{
    return S_ISDIR(info->st_mode) ? EISDIR : ENXIO;
}

static int64_t change_time(const struct stat *info)
{
    return (int64_t)info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

/* Hashes with read(), not through the mapping: the parent must survive a file that is cut meanwhile. */
static sr_status hash(int file, char hex[65], int *error)
{
    unsigned char *chunk = sr_malloc(CHUNK);
    if (!chunk) return SR_MEMORY;
    SHA2_CTX state;
    SHA256Init(&state);
    ssize_t got = 0;
    off_t at = 0;
    while ((got = pread(file, chunk, CHUNK, at)) > 0) {
        SHA256Update(&state, chunk, (size_t)got);
        at += got;
    }
    *error = got < 0 ? errno : 0;
    SHA256End(&state, hex);
    sr_free(chunk);
    return got < 0 ? SR_IO : SR_OK;
}

static sr_status map_open(sr_arena *arena, int file, uint64_t most, const sr_place *place,
                          sr_findings *findings, sr_mapped *out)
{
    struct stat info;
    int error = 0;
    if (fstat(file, &info) != 0) return cannot_read(out->name, errno, place, findings);
    if (!S_ISREG(info.st_mode)) return cannot_read(out->name, no_file(&info), place, findings);
    if ((uint64_t)info.st_size > most)
        return too_large(arena, out->name, (uint64_t)info.st_size, most, place, findings);
    sr_status status = hash(file, out->sha256, &error);
    if (status == SR_IO) return cannot_read(out->name, error, place, findings);
    if (status != SR_OK) return status;
    out->size = (uint64_t)info.st_size;
    out->changed = change_time(&info);
    out->bytes = (sr_str){"", 0};
    if (info.st_size == 0) return SR_OK;
    void *mapping = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (mapping == MAP_FAILED) return cannot_read(out->name, errno, place, findings);
    out->bytes = (sr_str){mapping, (size_t)info.st_size};
    return SR_OK;
}

sr_status sr_map(sr_arena *arena, const char *path, const char *name, uint64_t most, const sr_place *place,
                 sr_findings *findings, sr_mapped *out)
{
    *out = (sr_mapped){.name = sr_arena_text(arena, name), .path = sr_arena_text(arena, path)};
    if (!out->name || !out->path) return SR_MEMORY;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) return cannot_read(name, errno, place, findings);
    sr_status status = map_open(arena, file, most, place, findings, out);
    close(file);
    return status;
}

void sr_unmap(sr_mapped *file)
{
    if (file->bytes.length > 0) munmap((void *)file->bytes.at, file->bytes.length);
    file->bytes = (sr_str){0};
}

sr_status sr_map_unchanged(const sr_mapped *file, sr_findings *findings)
{
    struct stat info;
    if (stat(file->path, &info) == 0 && (uint64_t)info.st_size == file->size &&
        change_time(&info) == file->changed)
        return SR_OK;
    sr_findings_add(findings, &(sr_finding){.code = "SR1202",
                                            .severity = SR_ERROR,
                                            .place = {.file = file->name},
                                            .message = SR_MSG("the file changed while it was being read"),
                                            .hint = SR_MSG("Run again when nothing writes to the file.")});
    return SR_IO;
}

static sr_status read_open(sr_arena *arena, int file, const char *name, uint64_t most, sr_findings *findings,
                           sr_str *out)
{
    struct stat info;
    if (fstat(file, &info) != 0) return cannot_read(name, errno, NULL, findings);
    if (!S_ISREG(info.st_mode)) return cannot_read(name, no_file(&info), NULL, findings);
    if ((uint64_t)info.st_size > most)
        return too_large(arena, name, (uint64_t)info.st_size, most, NULL, findings);
    char *bytes = sr_arena_alloc(arena, (size_t)info.st_size + 1);
    if (!bytes) return SR_MEMORY;
    size_t length = 0;
    while (length < (size_t)info.st_size) {
        ssize_t got = read(file, bytes + length, (size_t)info.st_size - length);
        if (got < 0) return cannot_read(name, errno, NULL, findings);
        if (got == 0) break;
        length += (size_t)got;
    }
    *out = (sr_str){bytes, length};
    return SR_OK;
}

sr_status sr_read_whole(sr_arena *arena, const char *path, const char *name, uint64_t most,
                        sr_findings *findings, sr_str *out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) return cannot_read(name, errno, NULL, findings);
    sr_status status = read_open(arena, file, name, most, findings, out);
    close(file);
    return status;
}
