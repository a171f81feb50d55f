/* Runs a fuzz target over files, or over all files of folders, so that a corpus is an ordinary test. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    (void)printf("%s\n", path);
    (void)fflush(stdout);
    uint8_t *bytes = NULL;
    size_t size = 0;
    size_t got = 0;
    do {
        uint8_t *grown = realloc(bytes, size + 65536);
        if (grown == NULL) abort();
        bytes = grown;
        got = fread(bytes + size, 1, 65536, file);
        size += got;
    } while (got > 0);
    (void)fclose(file);
    uint8_t *exact = malloc(size > 0 ? size : 1); /* so that a sanitizer sees a read past the end */
    if (exact == NULL) abort();
    if (size > 0) memcpy(exact, bytes, size);
    free(bytes);
    (void)LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    return 0;
}

static int replay_folder(const char *path, size_t *files)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, alphasort);
    int failed = count < 0;
    for (int i = 0; i < count; i++) {
        char name[4096];
        (void)snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') {
            failed |= replay_file(name);
            (*files)++;
        }
        free(entries[i]);
    }
    free(entries);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = 0;
    size_t files = 0;
    for (int i = 1; i < argc; i++) {
        struct stat about;
        if (stat(argv[i], &about) == 0 && S_ISDIR(about.st_mode)) {
            failed |= replay_folder(argv[i], &files);
        } else {
            failed |= replay_file(argv[i]);
            files++;
        }
    }
    if (files == 0) {
        (void)fprintf(stderr, "no file to replay\n");
        return 2;
    }
    return failed;
}
