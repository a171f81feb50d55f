#include "run/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *sentence(int error)
{
    switch (error) {
    case ENOTDIR:
        return "{0} cannot be read: it is a file, not a folder";
    case EACCES:
        return "{0} cannot be read: you are not allowed to";
    default:
        return "{0} cannot be read: {1}";
    }
}

sr_folder sr_folder_list(const char *path, const char *shown, int (*wanted)(const struct dirent *entry),
                         sr_findings *findings)
{
    sr_folder folder = {0};
    folder.count = scandir(path, &folder.entries, wanted, alphasort);
    if (folder.count >= 0) return folder;
    if (errno == ENOMEM)
        sr_findings_no_memory(findings);
    else if (errno != ENOENT)
        sr_findings_add(findings, &(sr_finding){.code = "SR1209",
                                                .severity = SR_ERROR,
                                                .message = SR_MSG(sentence(errno), shown, strerror(errno)),
                                                .hint = SR_MSG("Check the name and the folder.")});
    return (sr_folder){0};
}

void sr_folder_free(sr_folder *folder)
{
    for (int i = 0; i < folder->count; i++)
        free(folder->entries[i]);
    free(folder->entries);
    *folder = (sr_folder){0};
}

void sr_folder_tell_full(const char *shown, unsigned most, sr_findings *findings)
{
    char limit[16];
    (void)snprintf(limit, sizeof limit, "%u", most);
    sr_findings_add(findings, &(sr_finding){.code = "SR9044",
                                            .severity = SR_ERROR,
                                            .message = SR_MSG("{0} holds too many files", shown),
                                            .expected = SR_MSG("at most {0}", limit),
                                            .hint = SR_MSG("Take those away that are not used; the rest "
                                                           "are not read.")});
}
