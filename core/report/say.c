/* Templates with live figures in their places, and the small parts of tables. */
#include "report/prose.h"

#include <string.h>

sr_piece sr_piece_text(const char *text)
{
    return (sr_piece){.kind = SR_PIECE_TEXT, .text = text};
}

sr_piece sr_piece_link(const char *target, const char *text)
{
    return (sr_piece){.kind = SR_PIECE_LINK, .target = target, .text = text};
}

sr_piece sr_piece_value(sr_value value)
{
    return (sr_piece){.kind = SR_PIECE_VALUE, .value = value};
}

static void put_text(sr_report *r, const char *at, size_t length)
{
    if (length == 0) {
        return;
    }
    const char *copy = sr_arena_copy(r->arena, at, length);
    if (copy == NULL) {
        sr_report_no_memory(r);
    } else {
        sr_text(r->b, copy);
    }
}

static void put_link(sr_report *r, const sr_piece *piece)
{
    sr_reference(r->b, piece->target);
    if (piece->text != NULL) {
        sr_text(r->b, piece->text);
    }
    sr_end(r->b);
}

static void put_piece(sr_report *r, const sr_piece *piece)
{
    if (piece->kind == SR_PIECE_VALUE) {
        sr_value_add(r->b, &piece->value);
    } else if (piece->kind == SR_PIECE_LINK) {
        put_link(r, piece);
    } else {
        sr_text(r->b, piece->text);
    }
}

/* The number in a place such as {2}, or -1. */
static int place_at(const char *at, size_t count)
{
    bool place = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
    return place && (size_t)(at[1] - '0') < count ? at[1] - '0' : -1;
}

void sr_report_say(sr_report *r, const char *id, size_t count, const sr_piece *pieces)
{
    const char *start = sr_report_word(r, id);
    for (const char *at = start;; at++) {
        int place = *at != '\0' ? place_at(at, count) : -1;
        if (place >= 0 || *at == '\0') {
            put_text(r, start, (size_t)(at - start));
        }
        if (*at == '\0') {
            return;
        }
        if (place >= 0) {
            put_piece(r, &pieces[place]);
            at += 2;
            start = at + 1;
        }
    }
}

void sr_sentence(sr_report *r, const char *id, size_t count, const sr_piece *pieces)
{
    if (r->said) {
        sr_text(r->b, " ");
    }
    r->said = true;
    sr_report_say(r, id, count, pieces);
}

void sr_open_paragraph(sr_report *r, sr_paragraph_role role)
{
    sr_paragraph(r->b, role);
    r->said = false;
}

void sr_muted_text(sr_report *r, const char *text)
{
    if (*text != '\0') {
        sr_muted(r->b);
        sr_text(r->b, text);
        sr_end(r->b);
    }
}

void sr_muted_head(sr_report *r, const char *text)
{
    sr_muted_text(r, text);
    sr_text(r->b, *text != '\0' ? " " : "");
}

void sr_emphasis_text(sr_report *r, const char *text)
{
    sr_emphasis(r->b);
    sr_text(r->b, text);
    sr_end(r->b);
}

void sr_cell_muted(sr_report *r, const char *text)
{
    sr_cell_begin(r->b);
    sr_emphasis_text(r, text);
    sr_end(r->b);
}

void sr_head_column(sr_report *r, const char *heading, const char *unit, sr_column_kind kind, int decimals)
{
    sr_column_add(r->b, sr_report_word(r, heading), unit != NULL ? sr_report_word(r, unit) : NULL, kind,
                  decimals, false);
}

void sr_row_column(sr_report *r, const char *heading)
{
    sr_column_add(r->b, sr_report_word(r, heading), NULL, SR_COLUMN_TEXT, -1, true);
}
