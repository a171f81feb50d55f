#include "document/work.h"

#include <string.h>

static bool is_file_name(const char *id)
{
    return *id != '.' && *id != '-' && strlen(id) <= 200 && strpbrk(id, "/\\ :*?\"<>|") == NULL;
}

static void check_period(sr_builder *b, sr_period period)
{
    static const int parts[] = {[SR_YEAR] = 1, [SR_HALF] = 2, [SR_TERTIAL] = 3, [SR_QUARTER] = 4};
    unsigned kind = sr_take_choice(b, "kind of period", period.kind, SR_QUARTER + 1);
    if (period.year < 1 || period.year > 9999 || period.part < 1 || period.part > parts[kind]) {
        sr_complain(b, "SR5114", SR_MSG("{0}: {1} is none of those that exist", b->call, "period"), NULL,
                    SR_NO_HINT);
    }
}

static void check_date(sr_builder *b, sr_day date)
{
    if (date != SR_DAY_NONE && (date < sr_day_of(1, 1, 1) || date > sr_day_of(9999, 12, 31))) {
        sr_complain(b, "SR5114", SR_MSG("{0}: {1} is none of those that exist", b->call, "date"), NULL,
                    SR_NO_HINT);
    }
}

void sr_take_head(sr_builder *b, const sr_head *head)
{
    sr_head *out = &b->document->head;
    out->language = (sr_language)sr_take_choice(b, "language", head->language, SR_ENGLISH + 1);
    out->status = (sr_document_status)sr_take_choice(b, "status", head->status, SR_DECIDED + 1);
    out->id = sr_take_text(b, "document's id", head->id, true);
    out->kind = sr_take_text(b, "kind", head->kind, true);
    out->kind_label = sr_take_text(b, "kind's label", head->kind_label, true);
    out->title = sr_take_text(b, "title", head->title, true);
    out->lead = sr_take_text(b, "lead", head->lead, false);
    out->forbund_id = sr_take_text(b, "förbund's id", head->forbund_id, true);
    out->forbund = sr_take_text(b, "förbund's name", head->forbund, true);
    out->short_name = sr_take_text(b, "förbund's short name", head->short_name, true);
    out->case_number = sr_take_text(b, "case number", head->case_number, false);
    out->decided = sr_take_text(b, "decision", head->decided, false);
    out->period = head->period;
    out->date = head->date;
    check_period(b, head->period);
    check_date(b, head->date);
    if (*out->id != '\0' && !is_file_name(out->id)) {
        sr_complain(b, "SR5111", SR_MSG("{0}: the document's id must be fit for the name of a file", b->call),
                    out->id, SR_NO_HINT);
    }
}
