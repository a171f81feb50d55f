/* The files of a folder that the program looks into by itself: own and shared scripts, mappings. */
#ifndef SR_RUN_FOLDER_H
#define SR_RUN_FOLDER_H

#include <dirent.h>

#include "base/finding.h"

typedef struct sr_folder {
    struct dirent **entries; /* those that are wanted, in the order of their names */
    int count;
} sr_folder;

/* `shown` is how messages call the folder. One that is not there has no files; of one that cannot be read it
   is told why, and it has none either. Release with sr_folder_free. */
sr_folder sr_folder_list(const char *path, const char *shown, int (*wanted)(const struct dirent *entry),
                         sr_findings *findings);
void sr_folder_free(sr_folder *folder);
/* Tells that the folder holds more than `most` of the files that are looked for. */
void sr_folder_tell_full(const char *shown, unsigned most, sr_findings *findings);

#endif
