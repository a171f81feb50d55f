/* Reads SIE files in a test: texts of its own or the synthetic ones of tests/fuzz/corpus/sie. */
#ifndef SIE_READING_H
#define SIE_READING_H

#include "reading.h"

#include "source/sie/sie.h"

static const sr_sie *sie;

static char *load_file(const char *name, size_t *length)
{
    char path[512];
    (void)snprintf(path, sizeof path, SR_TEST_DATA "/fuzz/corpus/sie/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(1 << 20);
    assert_non_null(bytes);
    *length = fread(bytes, 1, 1 << 20, file);
    (void)fclose(file);
    return bytes;
}

static inline sr_status read_bytes(sr_str bytes)
{
    return sr_sie5_is(bytes) ? sr_sie5_read(arena, "bok.se", bytes, findings, &sie)
                             : sr_sie_read(arena, "bok.se", bytes, SR_SIE_DETECT, findings, &sie);
}

static inline sr_status read_corpus(const char *name)
{
    size_t length = 0;
    char *bytes = load_file(name, &length);
    char *exact = malloc(length > 0 ? length : 1); /* so that a sanitizer sees a read past the end */
    assert_non_null(exact);
    memcpy(exact, bytes, length);
    free(bytes);
    sr_status status = read_bytes((sr_str){exact, length});
    free(exact);
    return status;
}

/* The table of that name through the reader, as a source with these options has it. */
static inline sr_status table_of(const char *name, const char *options)
{
    size_t length = 0;
    char *bytes = load_file(name, &length);
    sr_reader_input input = {source.file, {bytes, length}, options, findings};
    sr_table_builder *builder = sr_table_builder_new(arena, &source, NULL, 0, NULL, ',', findings);
    assert_non_null(builder);
    sr_status read = sr_sie_reader.read(sr_sie_reader.user, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    sr_table_builder_free(builder);
    free(bytes);
    return read != SR_OK ? read : built;
}

/* The finding with that code, the `nth` from 0; NULL when there are not so many. */
static inline const sr_finding *told(const char *code, size_t nth)
{
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *at = sr_findings_at(findings, i);
        if (strcmp(at->code, code) == 0 && nth-- == 0) return at;
    }
    return NULL;
}

static inline void assert_told(const char *code, size_t nth, sr_severity severity, unsigned line)
{
    const sr_finding *at = told(code, nth);
    assert_non_null(at);
    assert_string_equal(at->place.file, "bok.se");
    assert_int_equal(at->severity, severity);
    assert_int_equal(at->place.line, line);
}

#endif
