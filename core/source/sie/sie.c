/* Reads a SIE file of types 1–4 line by line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie/sie_parse.h"

static char first_sign(sr_str bytes)
{
    sr_str text = sr_str_trim(sr_utf8_unmarked(bytes));
    if (text.length == 0) return '\0';
    return text.at[0];
}

bool sr_sie_is(sr_str bytes)
{
    return first_sign(bytes) == '#';
}

bool sr_sie5_is(sr_str bytes)
{
    size_t head = bytes.length < 4096 ? bytes.length : 4096;
    return first_sign(bytes) == '<' &&
           (memmem(bytes.at, head, "<Sie", 4) != NULL || memmem(bytes.at, head, ":Sie", 4) != NULL);
}

void sr_sie_cut(sr_sie_parse *p, unsigned line, sr_message message)
{
    sr_sie_tell(p, &(sr_finding){.code = "SR1141",
                                 .severity = SR_ERROR,
                                 .place = {.line = line},
                                 .message = message,
                                 .hint = SR_MSG("export the file again and copy all of it")});
}

static void misplaced(sr_sie_parse *p, unsigned line, sr_message message, sr_message hint)
{
    sr_sie_tell(p, &(sr_finding){.code = "SR1150",
                                 .severity = SR_ERROR,
                                 .place = {.line = line},
                                 .message = message,
                                 .hint = hint});
}

static void check_quotes(sr_sie_parse *p, const sr_sie_line *line)
{
    if (line->unclosed && p->no_end) {
        sr_sie_cut(p, line->number, SR_MSG("the file is cut off in its last line"));
    } else if (line->unclosed || line->glued != NULL) {
        sr_sie_tell(p, &(sr_finding){.code = "SR1160",
                                     .severity = SR_ERROR,
                                     .place = {.line = line->number, .column = sr_sie_column(p, line->glued)},
                                     .message = line->unclosed
                                                    ? SR_MSG("a quote of this line is never closed")
                                                    : SR_MSG("text follows the closing quote of a field"),
                                     .hint = SR_MSG("a quote within a field is written \\\"")});
    }
    if (line->stray && line->label.length > 0) {
        misplaced(p, line->number, SR_MSG("a closing brace has no opening one"), (sr_message){0});
    }
}

static void open_block(sr_sie_parse *p, const sr_sie_line *line)
{
    if (!p->in_voucher || p->in_block) {
        misplaced(p, line->number, SR_MSG("a brace opens where no voucher begins"),
                  SR_MSG("the rows of a voucher stand after #VER, between { and }"));
        return;
    }
    p->in_block = true;
    p->block_line = line->number;
}

static void close_block(sr_sie_parse *p, const sr_sie_line *line)
{
    if (!p->in_block) {
        misplaced(p, line->number, SR_MSG("a closing brace has no opening one"), (sr_message){0});
        return;
    }
    sr_sie_end_voucher(p);
}

/* A line without a label. */
static void take_braces(sr_sie_parse *p, const sr_sie_line *line)
{
    bool plain = line->field.count == 0 && line->inner.count == 0;
    if (!plain || (!line->braced && !line->stray)) {
        misplaced(p, line->number, SR_MSG("the line does not begin with a label"),
                  SR_MSG("every post begins with # and its label"));
        return;
    }
    if (line->braced) open_block(p, line);
    if (!line->open) close_block(p, line);
}

static void tell_sum(sr_sie_parse *p, unsigned line, sr_message message, const char *stated,
                     const char *computed)
{
    sr_sie_tell(
        p, &(sr_finding){.code = "SR1142",
                         .severity = SR_ERROR,
                         .place = {.line = line},
                         .message = message,
                         .found = stated,
                         .hint = SR_MSG("the file was changed or damaged after its export; export it again"),
                         .stated = stated,
                         .recomputed = computed});
}

static void close_sum(sr_sie_parse *p, const sr_sie_line *line)
{
    char computed[32];
    const char *stated = sr_sie_arg(p, line, 0);
    (void)snprintf(computed, sizeof computed, "%lu", (unsigned long)p->sum);
    p->summed = true;
    if (!p->summing) {
        tell_sum(p, line->number, SR_MSG("a checksum closes that was never opened"), stated, NULL);
        p->sie->checksum = SR_SIE_SUM_WRONG;
        return;
    }
    p->summing = false;
    bool right = strcmp(stated, computed) == 0;
    p->sie->checksum = right ? SR_SIE_SUM_OK : SR_SIE_SUM_WRONG;
    if (!right) {
        tell_sum(p, line->number,
                 SR_MSG("the checksum of the file is {0}, but its posts give {1}", stated, computed), stated,
                 computed);
    }
}

static void take_sum(sr_sie_parse *p, const sr_sie_line *line)
{
    if (line->field.count > 0) {
        close_sum(p, line);
    } else if (p->summing || p->summed) {
        tell_sum(p, line->number, SR_MSG("a checksum is opened twice"), NULL, NULL);
    } else {
        p->summing = true;
        p->sum_line = line->number;
        p->sum = 0;
    }
}

static void take_label(sr_sie_parse *p, const sr_sie_line *line)
{
    sr_sie_field name = {.raw = line->label};
    bool known = sr_sie_known(line->label);
    sr_sie_count_label(p, sr_str_of(sr_sie_text(p, &name)), known, line->number);
    if (p->in_block && !sr_sie_in_block(line->label)) {
        misplaced(p, p->block_line, SR_MSG("the braces of a voucher are not closed before the next post"),
                  SR_MSG("a } on a line of its own ends a voucher"));
        sr_sie_end_voucher(p);
    } else if (p->in_voucher && !sr_sie_in_block(line->label)) {
        sr_sie_end_voucher(p);
    }
    if (sr_str_is(line->label, "KSUMMA")) {
        take_sum(p, line);
    } else {
        sr_sie_take(p, line);
    }
}

static void take_line(sr_sie_parse *p, sr_sie_line *line)
{
    sr_sie_split(p, line);
    if (p->summing && !sr_str_is(line->label, "KSUMMA")) p->sum = sr_sie_sum_line(p->sum, line->text);
    check_quotes(p, line);
    if (line->label.length > 0) {
        take_label(p, line);
    } else {
        take_braces(p, line);
    }
}

/* The next line; lines end with LF, CRLF or, where the file has no LF, CR. */
static bool next_line(sr_sie_parse *p, sr_sie_line *line, const char **at, const char *end, char ends)
{
    if (*at >= end || p->status == SR_MEMORY) return false;
    const char *stop = memchr(*at, ends, (size_t)(end - *at));
    p->no_end = stop == NULL;
    if (stop == NULL) stop = end;
    line->number++;
    line->text = (sr_str){*at, (size_t)(stop - *at)};
    if (line->text.length > 0 && line->text.at[line->text.length - 1] == '\r') line->text.length--;
    *at = stop + 1;
    return true;
}

static void read_lines(sr_sie_parse *p, sr_str text)
{
    sr_sie_line line = {0};
    const char *at = text.at;
    const char *end = text.at + text.length;
    char ends = memchr(at, '\n', text.length) != NULL ? '\n' : '\r';
    p->line = &line;
    while (next_line(p, &line, &at, end, ends)) {
        if (sr_str_trim(line.text).length > 0) take_line(p, &line);
    }
    p->line = NULL;
    sr_free(line.field.at);
    sr_free(line.inner.at);
}

static void check_end(sr_sie_parse *p)
{
    if (p->in_block && p->vouchers.count > 0) {
        const sr_sie_voucher *last = (const sr_sie_voucher *)p->vouchers.at + p->vouchers.count - 1;
        sr_sie_cut(p, p->block_line,
                   SR_MSG("the file ends in the middle of the voucher {0} {1}", last->series, last->number));
    }
    sr_sie_end_voucher(p);
    if (!p->summing) return;
    p->sie->checksum = SR_SIE_SUM_INCOMPLETE;
    sr_sie_cut(p, p->sum_line,
               SR_MSG("the checksum that opens here is never closed: the end of the file is missing"));
}

/* The type as stated; a file that does not state it is of the type that its posts need. */
static const char *type_of(const sr_sie_parse *p)
{
    const char *stated = p->sie->id.type != NULL ? p->sie->id.type : "";
    if (strlen(stated) == 1 && strchr("123", stated[0]) != NULL) return p->sie->id.type;
    bool vouchers = p->vouchers.count > 0;
    const sr_sie_balance *b = p->balances.at;
    bool months = false;
    bool objects = false;
    for (size_t i = 0; i < p->balances.count; i++) {
        months = months || b[i].period != 0;
        objects = objects || b[i].objects.count > 0;
    }
    if (strcmp(stated, "4") == 0 || vouchers) return p->balances.count > 0 ? "4E" : "4I";
    if (objects) return "3";
    return months ? "2" : "1";
}

static void check_type(sr_sie_parse *p)
{
    const char *stated = p->sie->id.type;
    p->sie->type = type_of(p);
    if (stated == NULL || (strlen(stated) == 1 && strchr("1234", stated[0]) != NULL)) return;
    sr_sie_tell(p,
                &(sr_finding){.code = "SR1146",
                              .severity = SR_WARNING,
                              .message = SR_MSG("the type of the file is not known; it is read as type {0}",
                                                p->sie->type),
                              .found = stated,
                              .expected = SR_MSG("#SIETYP 1, 2, 3 or 4")});
}

/* What is worth knowing and no mistake. */
static void tell_notes(sr_sie_parse *p)
{
    const char *format = p->sie->id.format;
    const char *name = sr_sie_encoding_name(p->sie->encoding);
    bool dos = p->sie->encoding == SR_SIE_CP437 || p->sie->encoding == SR_SIE_ASCII;
    if (format != NULL && strcmp(format, "PC8") == 0 && !dos) {
        sr_sie_tell(
            p, &(sr_finding){
                   .code = "SR1154",
                   .severity = SR_NOTE,
                   .message = SR_MSG("the file says that it is in PC8 (cp437) and is written in {0}", name),
                   .hint = SR_MSG("it is read as {0}", name)});
    }
    if (p->sie->id.flag != NULL && strcmp(p->sie->id.flag, "1") == 0) {
        sr_sie_tell(p,
                    &(sr_finding){.code = "SR1156",
                                  .severity = SR_NOTE,
                                  .message = SR_MSG("another program has marked the file as already read")});
    }
}

static void check_first(sr_sie_parse *p)
{
    const sr_sie_label *first = p->labels.at;
    if (p->labels.count == 0 || strcmp(first->name, "FLAGGA") == 0) return;
    bool sum =
        strcmp(first->name, "KSUMMA") == 0 && p->labels.count > 1 && strcmp(first[1].name, "FLAGGA") == 0;
    if (sum) return;
    sr_sie_tell(
        p, &(sr_finding){.code = "SR1150",
                         .severity = SR_WARNING,
                         .place = {.line = first->line},
                         .message = SR_MSG("the file begins with #{0} and not with #FLAGGA", first->name)});
}

static bool refuse(sr_sie_parse *p, sr_str bytes)
{
    sr_finding about = {.code = "SR1140",
                        .severity = SR_ERROR,
                        .message = SR_MSG("the file is no SIE file"),
                        .expected = SR_MSG("lines that begin with # and a label, as #FLAGGA 0"),
                        .hint = SR_MSG("export the file as SIE from the accounting system")};
    bool wide =
        bytes.length >= 2 && (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0);
    if (sr_str_trim(sr_utf8_unmarked(bytes)).length == 0) {
        about = (sr_finding){.code = "SR1115", .severity = SR_ERROR, .message = SR_MSG("the file is empty")};
    } else if (wide) {
        about = (sr_finding){.code = "SR1118",
                             .severity = SR_ERROR,
                             .message = SR_MSG("the file is in UTF-16, which is not read"),
                             .hint = SR_MSG("export the file as SIE from the accounting system")};
    } else if (sr_sie_is(bytes)) {
        return false;
    }
    sr_sie_tell(p, &about);
    return true;
}

/* Without the sign that DOS programs put at the end of a file. */
static sr_str body_of(sr_str bytes)
{
    sr_str text = sr_utf8_unmarked(bytes);
    while (text.length > 0 && text.at[text.length - 1] == '\x1A') {
        text.length--;
    }
    return text;
}

sr_status sr_sie_read(sr_arena *arena, const char *file, sr_str bytes, sr_sie_encoding encoding,
                      sr_findings *findings, const sr_sie **out)
{
    sr_sie_parse p;
    bool started = sr_sie_start(&p, arena, file, findings);
    if (!started) return sr_sie_finish(&p, out);
    p.sie->encoding = encoding != SR_SIE_DETECT ? encoding : sr_sie_detect(bytes);
    p.sie->type = "1";
    if (!refuse(&p, bytes)) {
        read_lines(&p, body_of(bytes));
        check_end(&p);
        check_type(&p);
        check_first(&p);
        tell_notes(&p);
        sr_sie_check_labels(&p);
        sr_sie_check_vouchers(&p);
        sr_sie_check_uses(&p);
        sr_sie_check_balances(&p);
        sr_sie_check_periods(&p);
    }
    return sr_sie_finish(&p, out);
}
