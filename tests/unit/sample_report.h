/* A document that uses every kind of node, for tests of formats. Its figures are published ones
   (Skellefteå-Norsjö 2020, Södra Norrbotten 2021, Umeåregionen 2022, as in facts) except where it says
   synthetic. */
#ifndef SAMPLE_REPORT_H
#define SAMPLE_REPORT_H

#include "document/builder.h"

sr_status sample_report(sr_findings *findings, sr_document **out);
/* A small one with the given text everywhere a text can stand: for escaping. */
sr_status sample_report_saying(const char *text, sr_findings *findings, sr_document **out);

/* The charts of the sample: NULL-safe static data. */
const sr_chart *sample_gauge(void);
const sr_chart *sample_contributions(void);
const sr_chart *sample_dots(void);
const sr_chart *sample_trend(void);
const sr_chart *sample_bars(void);
const sr_chart *sample_two_bars(void);

#endif
