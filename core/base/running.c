#include "base/running.h"

#include <stddef.h>
#include <string.h>

static sr_running own_page;
static sr_running *page = &own_page;

void sr_running_use(sr_running *shared)
{
    page = shared ? shared : &own_page;
}

sr_running *sr_running_page(void)
{
    return page;
}

/* strlcpy: what is too long is cut, the rest is zeroed so that nothing of an earlier note remains. */
static void note(char to[SR_RUNNING_TEXT], const char *text)
{
    if (text) {
        strncpy(to, text, SR_RUNNING_TEXT - 1);
        to[SR_RUNNING_TEXT - 1] = '\0';
    }
}

void sr_running_begin(const char *what, const char *file, uint32_t line)
{
    note(page->what, what);
    sr_running_line(file, line);
    page->calls++;
}

void sr_running_line(const char *file, uint32_t line)
{
    note(page->file, file);
    page->line = line;
}
