/* The standard job on a file of participations, by the parts that the program reads and computes with: for
   each förbund, year 2014–2023 and gender how many were active and closed, throughput, share in work or
   studies, mean and median days, and mean change of SKAPA. standard_job FILE [THREADS] writes it as CSV to
   standard output. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "source/reader.h"
#include "table/operation.h"

enum { FIRST_YEAR = 2014, LAST_YEAR = 2023, DECIMALS = 6 };

static const sr_column_spec specs[] = {
    {.name = "forbund", .typed = true, .type = SR_COL_TEXT, .required = true},
    {.name = "kon", .typed = true, .type = SR_COL_TEXT, .required = true},
    {.name = "start", .typed = true, .type = SR_COL_DATE, .required = true},
    {.name = "avslut", .typed = true, .type = SR_COL_DATE, .required = true},
    {.name = "sysselsattning_ut", .typed = true, .type = SR_COL_TEXT, .required = true},
    {.name = "skapa_start", .typed = true, .type = SR_COL_DECIMAL, .required = true},
    {.name = "skapa_slut", .typed = true, .type = SR_COL_DECIMAL, .required = true},
};

/* A line of the result; the quantities of those who were closed are missing when nobody was. */
typedef struct line {
    const char *forbund, *kon;
    int year;
    int64_t active, closed;
    sr_quantity work, mean, median, change;
} line;

typedef struct job {
    sr_arena *arena; /* of the table */
    sr_arena *year;  /* of the year under way */
    sr_view all;
    line *lines;
    size_t count;
} job;

static void need(sr_status status, const char *what)
{
    if (status == SR_OK) return;
    (void)fprintf(stderr, "%s: status %d\n", what, (int)status);
    exit(1);
}

static sr_str map(const char *path)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    void *at = file >= 0 && fstat(file, &info) == 0 && info.st_size > 0
                   ? mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0)
                   : MAP_FAILED;
    if (at == MAP_FAILED) {
        perror(path);
        exit(1);
    }
    return (sr_str){at, (size_t)info.st_size};
}

static void tell(const sr_findings *findings)
{
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        sr_buf text = {0};
        if (sr_findings_at(findings, i)->severity == SR_NOTE) continue;
        sr_finding_write_text(&text, sr_findings_at(findings, i), SR_ENGLISH, false);
        (void)fprintf(stderr, "%s\n", sr_buf_string(&text));
        sr_buf_free(&text);
    }
}

static const sr_table *read_file(sr_arena *arena, const char *path, unsigned threads)
{
    static sr_source source = {.name = "deltagare"};
    source.file = path;
    sr_findings *findings = sr_findings_new();
    sr_reader_input input = {path, map(path), "{}", findings};
    sr_table_builder *builder =
        sr_table_builder_new(arena, &source, specs, sizeof specs / sizeof *specs, NULL, ',', findings);
    if (builder == NULL) need(SR_MEMORY, path);
    const sr_table *table = NULL;
    sr_table_builder_only_declared(builder);
    sr_table_builder_share(builder, threads, 1u << 22);
    sr_status status = sr_csv_reader.read(NULL, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    tell(findings);
    need(status != SR_OK ? status : built, path);
    sr_table_builder_free(builder);
    sr_findings_free(findings);
    return table;
}

/* Days in the insats, and the change of SKAPA as a share of where it began. */
static void add_columns(job *j)
{
    sr_finding problem;
    need(sr_view_derive(j->arena, &j->all, "dagar", SR_SUBTRACT, "avslut", "start", &j->all, &problem),
         "dagar");
    need(sr_view_derive(j->arena, &j->all, "steg", SR_SUBTRACT, "skapa_slut", "skapa_start", &j->all,
                        &problem),
         "steg");
    need(sr_view_derive(j->arena, &j->all, "forandring", SR_DIVIDE, "steg", "skapa_start", &j->all, &problem),
         "forandring");
}

static void group(job *j, const sr_view *view, sr_group **groups, size_t *count)
{
    static const char *const columns[] = {"forbund", "kon"};
    sr_finding problem;
    need(sr_view_group(j->year, view, columns, 2, groups, count, &problem), "group");
}

static int by_key(const void *left, const void *right)
{
    const line *a = left, *b = right;
    int order = strcmp(a->forbund, b->forbund);
    if (order == 0) order = (a->year > b->year) - (a->year < b->year);
    return order != 0 ? order : strcmp(a->kon, b->kon);
}

static void count_active(job *j, int year)
{
    sr_view active;
    sr_finding problem;
    sr_group *groups = NULL;
    size_t count = 0;
    need(sr_view_active(j->year, &j->all, "start", "avslut", sr_day_of(year, 1, 1), sr_day_of(year, 12, 31),
                        &active, &problem),
         "active");
    group(j, &active, &groups, &count);
    line *grown = realloc(j->lines, (j->count + count + 1) * sizeof *grown);
    if (grown == NULL) need(SR_MEMORY, "lines");
    j->lines = grown;
    for (size_t i = 0; i < count; i++) {
        j->lines[j->count + i] = (line){.forbund = groups[i].keys[0].text,
                                        .kon = groups[i].keys[1].text,
                                        .year = year,
                                        .active = (int64_t)groups[i].view.rows->count};
    }
    qsort(j->lines + j->count, count, sizeof *j->lines, by_key);
    j->count += count;
}

static void measure(job *j, const sr_view *closed, line *out)
{
    static const sr_scalar good[] = {{.type = SR_SCALAR_TEXT, .text = "Arbete"},
                                     {.type = SR_SCALAR_TEXT, .text = "Studier"}};
    static const sr_condition work = {"sysselsattning_ut", SR_IS, 2, good};
    sr_view at_work;
    sr_quantity some, all;
    sr_finding problem;
    out->closed = (int64_t)closed->rows->count;
    need(sr_view_filter(j->year, closed, &work, 1, &at_work, &problem), "work");
    need(sr_view_count(j->year, &at_work, &some, &problem), "work");
    need(sr_view_count(j->year, closed, &all, &problem), "closed");
    need(sr_quantity_share(j->year, &some, &all, &out->work, &problem), "share");
    need(sr_view_aggregate(j->year, closed, SR_MEAN, "dagar", &out->mean, &problem), "mean");
    need(sr_view_aggregate(j->year, closed, SR_MEDIAN, "dagar", &out->median, &problem), "median");
    need(sr_view_aggregate(j->year, closed, SR_MEAN, "forandring", &out->change, &problem), "change");
}

static void measure_closed(job *j, int year, size_t first)
{
    const sr_scalar begin = {.type = SR_SCALAR_DAY, .day = sr_day_of(year, 1, 1)};
    const sr_scalar end = {.type = SR_SCALAR_DAY, .day = sr_day_of(year, 12, 31)};
    const sr_condition within[] = {{"avslut", SR_AT_LEAST, 1, &begin}, {"avslut", SR_AT_MOST, 1, &end}};
    sr_view closed;
    sr_finding problem;
    sr_group *groups = NULL;
    size_t count = 0;
    need(sr_view_filter(j->year, &j->all, within, 2, &closed, &problem), "closed");
    group(j, &closed, &groups, &count);
    for (size_t i = 0; i < count; i++) {
        const line key = {.forbund = groups[i].keys[0].text, .kon = groups[i].keys[1].text, .year = year};
        line *at = bsearch(&key, j->lines + first, j->count - first, sizeof key, by_key);
        if (at == NULL) need(SR_CONTENT, "closed but never active");
        measure(j, &groups[i].view, at);
    }
}

static void write_number(sr_buf *out, bool there, sr_number number)
{
    sr_buf_char(out, ';');
    if (there) sr_number_round(number, DECIMALS, out);
}

static void write_line(sr_buf *out, const line *l)
{
    sr_number throughput = SR_INT(0);
    need(sr_number_ratio(l->closed, l->active, &throughput), "throughput");
    sr_buf_printf(out, "%s;%d;%s;%lld;%lld", l->forbund, l->year, l->kon, (long long)l->active,
                  (long long)l->closed);
    write_number(out, true, throughput);
    write_number(out, l->closed > 0, l->work.value);
    write_number(out, l->closed > 0, l->mean.value);
    write_number(out, l->closed > 0, l->median.value);
    sr_buf_printf(out, ";%lld", (long long)(l->closed > 0 ? l->change.n : 0));
    write_number(out, l->closed > 0 && l->change.n > 0, l->change.value);
    sr_buf_char(out, '\n');
}

static void write_all(const job *j)
{
    sr_buf out = {0};
    sr_buf_text(&out, "forbund;ar;kon;aktiva;avslutade;genomstromning;andel_arbete_studier;medel_dagar;"
                      "median_dagar;skapa_n;skapa_forandring\n");
    for (size_t i = 0; i < j->count; i++) {
        write_line(&out, &j->lines[i]);
    }
    need(sr_buf_status(&out), "result");
    (void)fwrite(out.at, 1, out.length, stdout);
    sr_buf_free(&out);
}

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc < 2) return 2;
    double start = seconds();
    job j = {.arena = sr_arena_new()};
    const sr_table *table = read_file(j.arena, argv[1], argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 1);
    double read = seconds();
    need(sr_view_all(j.arena, table, &j.all), "all");
    add_columns(&j);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        size_t first = j.count;
        j.year = sr_arena_new();
        if (j.year == NULL) need(SR_MEMORY, "year");
        count_active(&j, year);
        measure_closed(&j, year, first);
        sr_arena_free(j.year);
    }
    qsort(j.lines, j.count, sizeof *j.lines, by_key);
    write_all(&j);
    (void)fprintf(stderr, "read %.3f s, computed %.3f s\n", read - start, seconds() - read);
    free(j.lines);
    sr_arena_free(j.arena);
    return 0;
}
