/* Who is running: file, line and measure of the call that is under way, in memory that the parent process can
   read when the child dies or hangs. Set before each call into a script, a plugin or a long C function. */
#ifndef SR_BASE_RUNNING_H
#define SR_BASE_RUNNING_H

#include <stdint.h>

enum { SR_RUNNING_TEXT = 256 };

typedef struct sr_running {
    char what[SR_RUNNING_TEXT]; /* "measure misam.egen_forsorjning", "plugin umearegionen: open", "reading
                                   deltagare" */
    char file[SR_RUNNING_TEXT]; /* script or source under way; "" when none */
    uint32_t line;              /* 0 unknown */
    uint64_t calls;             /* grows by one at each call: the parent times how long it stands still */
} sr_running;

/* Points the notes to shared memory; NULL: to a page of the process itself. */
void sr_running_use(sr_running *shared);
sr_running *sr_running_page(void); /* never NULL */
/* A call begins. Texts are copied and cut; NULL keeps what was there. */
void sr_running_begin(const char *what, const char *file, uint32_t line);
void sr_running_line(const char *file, uint32_t line); /* the same call has come to another line */

#endif
