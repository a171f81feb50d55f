/* Reads a file with a built-in reader and says how long it took: read_source FORMAT FILE prints
   "<rows> <columns> <seconds>". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "source/reader.h"

static char *load(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    char *bytes = NULL;
    size_t got = 0;
    *length = 0;
    do {
        char *grown = realloc(bytes, *length + (1u << 20));
        if (grown == NULL) break;
        bytes = grown;
        got = fread(bytes + *length, 1, 1u << 20, file);
        *length += got;
    } while (got > 0);
    (void)fclose(file);
    return bytes;
}

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int read_file(const sr_reader *reader, const char *path, sr_str bytes)
{
    const sr_source source = {.name = "bench", .file = path};
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_reader_input input = {path, bytes, "{}", findings};
    const sr_table *table = NULL;
    double before = seconds();
    sr_table_builder *builder = sr_table_builder_new(arena, &source, NULL, 0, NULL, ',', findings);
    sr_status status = reader->read(reader->user, &input, builder);
    if (status == SR_OK) status = sr_table_build(builder, &table);
    double after = seconds();
    if (status == SR_OK) (void)printf("%zu %zu %.3f\n", table->rows, table->column_count, after - before);
    sr_table_builder_free(builder);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return status == SR_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
    static const sr_reader *const readers[] = {&sr_csv_reader, &sr_xlsx_reader, &sr_jsonstat_reader,
                                               &sr_kolada_reader};
    sr_memory_install();
    size_t length = 0;
    char *bytes = argc == 3 ? load(argv[2], &length) : NULL;
    int failed = 2;
    for (size_t i = 0; bytes != NULL && i < sizeof readers / sizeof *readers; i++) {
        if (strcmp(readers[i]->format, argv[1]) == 0)
            failed = read_file(readers[i], argv[2], (sr_str){bytes, length});
    }
    free(bytes);
    return failed;
}
