/* Which very small classes a reader knows not to be empty. Only for the files of this folder. */
#ifndef SR_PRIVACY_SEEN_H
#define SR_PRIVACY_SEEN_H

#include "privacy/classes.h"
#include "table/numbering.h"

/* Classes of more persons are not looked at. */
enum { SR_SEEN_PERSONS = 2 };

/* A hidden figure is not zero: classes that are a figure. `seen` holds one for each class. */
void sr_seen_alone(const sr_classes *classes, size_t figure_count, bool *seen);
/* Two classes of one person that are a figure together: one of them is not empty. The columns in ascending
   order. */
SR_MUST_USE
sr_status sr_seen_together(const sr_classes *classes, size_t figure_count, sr_numbering *pairs);
/* A hidden figure is not all of a printed one that it is a part of, for then it would be printed: classes
   that are the rest. */
SR_MUST_USE
sr_status sr_seen_beyond(const sr_classes *classes, const sr_figure *figures, size_t figure_count,
                         bool *seen);

#endif
