/* What became of the rows of a source: how many were read, used and left out, and why. Notes with the code
   SR1380, apart from the other findings: they are the account of a run, not something to look into. */
#ifndef SR_RUN_WORK_ROWS_H
#define SR_RUN_WORK_ROWS_H

#include "model/forbund/forbund.h"

/* The message of the note that begins the account of a source: rows read, rows used. Notes about the same
   source follow it, each with a reason. */
extern const char sr_rows_message[];

/* Adds the account of a source. `whole`: the source had no errors, so that its rows are used. `earlier`: it
   is of an earlier period, and only told when rows were left out. `table` NULL: nothing could be read. */
void sr_work_note_rows(const sr_forbund *forbund, const sr_source_spec *spec, const sr_table *table,
                       bool whole, bool earlier, sr_findings *rows);

#endif
