/* Protection of persons: no personal identity number leaves the program. */
#ifndef SR_PRIVACY_PRIVACY_H
#define SR_PRIVACY_PRIVACY_H

#include "table/table.h"

/* Finds the first personal identity number (personnummer, samordningsnummer) in a text: 10 or 12 digits of
   any script with a real date and the right check digit. Before the last four may stand a dash, a minus or
   plus sign, or blanks of any sort; between the parts of the date dashes, blanks, dots or slashes. Invisible
   characters count for nothing. "8,112189876E+9" is one too. Digits that are part of a longer run of digits
   are not, nor is a date from 2012 on with a time of day after it. The number itself never goes into a
   message. */
bool sr_privacy_find_number(sr_str text, size_t *offset, size_t *length);

/* Looks for personal identity numbers in the cells and the names of the columns of a table. Each cell that
   holds one is an error (SR1381) with its row and column, up to 20 of a column and then in how many rows; the
   numbers are not repeated. Amounts in kronor are not looked at. `part` is what the finding is about beside
   the file, such as a sheet; or NULL. False: any were found. */
bool sr_privacy_check_table(const sr_table *table, const char *part, sr_findings *findings);

/* A list of findings that never repeats a personal identity number: a finding may quote a cell, a title or
   what a script said. NULL when out of memory; the caller owns it. */
sr_findings *sr_privacy_findings(void);

#endif
