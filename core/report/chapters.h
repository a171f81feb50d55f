#ifndef SR_REPORT_CHAPTERS_H
#define SR_REPORT_CHAPTERS_H

#include "report/prose.h"

void sr_chapters_choose(sr_report *r);
void sr_chapters_build(sr_report *r);

#endif
