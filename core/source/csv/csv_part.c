/* A large CSV text in parts at the same time. Where a part begins is a guess: that it began at a row is known
   when the rows above end there, and if they do not, what the part read is thrown away. */
#include "source/csv/csv_part.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"

enum { MOST_PARTS = 16, LINES_TRIED = 100, STACK = 1 << 20 };

typedef struct part {
    sr_csv csv; /* its first line is 1 */
    const char *start;
    const char *stop;
    pthread_t thread;
    bool running;
    sr_status status;
} part;

/* After the end of the line that holds `at`. */
static const char *next_line(const sr_csv *c, const char *at)
{
    const char *end = memchr(at, c->cr ? '\r' : '\n', (size_t)(c->scan.end - at));
    return end != NULL ? end + 1 : c->scan.end;
}

/* A line near `at` that has as many cells as the header, and so is hardly the inside of a quoted cell. */
static const char *likely_row(const sr_csv *c, const char *at)
{
    const char *first = next_line(c, at);
    const char *line = first;
    for (int tried = 0; tried < LINES_TRIED && line < c->scan.end; tried++) {
        const char *next = next_line(c, line);
        if (sr_csv_width((sr_str){line, (size_t)(next - line)}, c->form.separator) == c->width) {
            return line;
        }
        line = next;
    }
    return first;
}

static void *read_part(void *at)
{
    part *own = at;
    own->status = sr_csv_rows(&own->csv, own->stop);
    return NULL;
}

static void start_thread(part *own)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return;
    own->running = pthread_attr_setstacksize(&attributes, STACK) == 0 &&
                   pthread_create(&own->thread, &attributes, read_part, own) == 0;
    (void)pthread_attr_destroy(&attributes);
}

/* A part that cannot be started is read with the rows above it. */
static sr_status begin_part(const sr_csv *c, part *own)
{
    own->csv = (sr_csv){.builder = sr_table_builder_part(c->builder),
                        .form = c->form,
                        .line = 1,
                        .cr = c->cr,
                        .width = c->width,
                        .capacity = c->capacity};
    own->csv.cells = sr_malloc(c->capacity * sizeof *own->csv.cells);
    own->csv.starts = sr_malloc(c->capacity * sizeof *own->csv.starts);
    if (own->csv.builder == NULL || own->csv.cells == NULL || own->csv.starts == NULL) return SR_MEMORY;
    sr_csv_begin(&own->csv, (sr_str){own->start, (size_t)(c->scan.end - own->start)}, own->start);
    start_thread(own);
    return SR_OK;
}

static sr_status begin_parts(const sr_csv *c, size_t count, part *parts)
{
    size_t bytes = (size_t)(c->scan.end - c->at);
    for (size_t i = 0; i < count; i++) {
        parts[i].start = i > 0 ? likely_row(c, c->at + bytes / count * i) : c->at;
        if (i > 0 && parts[i].start < parts[i - 1].start) parts[i].start = parts[i - 1].start;
    }
    sr_status status = SR_OK;
    for (size_t i = 1; status == SR_OK && i < count; i++) {
        parts[i].stop = i + 1 < count ? parts[i + 1].start : c->scan.end;
        if (parts[i].start < parts[i].stop) status = begin_part(c, &parts[i]);
    }
    return status;
}

/* The part's rows come next, if the rows above ended where it began. */
static sr_status join_part(sr_csv *c, part *own)
{
    if (!own->running) return SR_OK;
    (void)pthread_join(own->thread, NULL);
    own->running = false;
    if (own->status == SR_MEMORY) return SR_MEMORY;
    if (own->status != SR_OK || c->at != own->start || c->unending) return SR_OK;
    sr_status status = sr_table_builder_join(c->builder, own->csv.builder, c->line - 1, c->number);
    if (status == SR_OVERFLOW) return SR_OK;
    if (status != SR_OK) return status;
    c->line += own->csv.line - 1;
    c->number += own->csv.number;
    c->unending = own->csv.unending;
    sr_csv_begin(c, (sr_str){own->csv.at, (size_t)(c->scan.end - own->csv.at)}, own->csv.at);
    return SR_OK;
}

static void end_part(part *own)
{
    if (own->running) (void)pthread_join(own->thread, NULL);
    sr_csv_end(&own->csv);
    sr_table_builder_free(own->csv.builder);
}

static sr_status read_parts(sr_csv *c, size_t count, part *parts)
{
    sr_status status = begin_parts(c, count, parts);
    for (size_t i = 1; status == SR_OK && i < count && !c->unending; i++) {
        status = sr_csv_rows(c, parts[i].start);
        if (status == SR_OK) status = join_part(c, &parts[i]);
    }
    if (status == SR_OK && !c->unending) status = sr_csv_rows(c, c->scan.end);
    return status;
}

sr_status sr_csv_read_parts(sr_csv *c)
{
    part parts[MOST_PARTS] = {0};
    size_t count = sr_table_builder_parts(c->builder, (size_t)(c->scan.end - c->at));
    if (count > MOST_PARTS) count = MOST_PARTS;
    sr_status status = read_parts(c, count, parts);
    for (size_t i = 0; i < count; i++) {
        end_part(&parts[i]);
    }
    return status;
}
