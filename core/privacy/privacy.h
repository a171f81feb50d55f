/* Protection of persons: no personal identity number leaves the program. */
#ifndef SR_PRIVACY_PRIVACY_H
#define SR_PRIVACY_PRIVACY_H

#include "table/table.h"

/* Finds the first personal identity number (personnummer, samordningsnummer; 10 or 12 digits, with or without
   hyphen or plus; real date, right check digit) in a text. Digits that are part of a longer run of digits are
   not one. The number itself never goes into a message. */
bool sr_privacy_find_number(sr_str text, size_t *offset, size_t *length);

/* Looks for personal identity numbers in the cells and the names of the columns of a table. Each column that
   holds any is an error (SR1381) with the row of the first and how many rows there are; the numbers are not
   repeated. `part` is what the finding is about beside the file, such as a sheet; or NULL. False: any were
   found. */
bool sr_privacy_check_table(const sr_table *table, const char *part, sr_findings *findings);

/* A list of findings that never repeats a personal identity number: a finding may quote a cell, a title or
   what a script said. NULL when out of memory; the caller owns it. */
sr_findings *sr_privacy_findings(void);

#endif
