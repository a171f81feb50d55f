/* The draft decision, written so that it can go into the minutes. */
#include "report/prose.h"

static void put_items(sr_report *r)
{
    size_t count = r->plan != NULL ? r->plan->decision_count : 0;
    sr_list(r->b, SR_LIST_NUMBERED);
    for (size_t i = 0; i < count; i++) {
        sr_item(r->b);
        sr_text(r->b, r->plan->decisions[i]);
        sr_end(r->b);
    }
    if (count == 0) {
        sr_item(r->b);
        SR_SAY(r, SR_WORD("The board is proposed to approve {0}."), sr_piece_text(sr_report_title(r)));
        sr_end(r->b);
    }
    sr_end(r->b);
}

static void say_status(sr_report *r)
{
    const sr_period_spec *spec = r->results->period_spec;
    if (!r->draft && spec != NULL && spec->decided != NULL) {
        SR_SENTENCE(r, SR_WORD("The board has decided: {0}."),
                    sr_piece_text(sr_decision_text(r, spec->decided)));
    } else {
        SR_TELL(r, SR_WORD("No decision is registered yet."));
    }
}

void sr_report_decisions(sr_report *r)
{
    sr_section(r->b, "beslut", SR_SECTION_NUMBERED, 1, sr_report_word(r, SR_WORD("Draft decision")));
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    SR_TELL(r, SR_WORD("The text below is written so that it can go into the minutes."));
    say_status(r);
    sr_end(r->b);
    sr_callout(r->b, SR_CALLOUT_DECISION, sr_report_word(r, SR_WORD("Text for the minutes")));
    put_items(r);
    sr_end(r->b);
    sr_end(r->b);
}
