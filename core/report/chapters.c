/* Which sections a report has, and in what order: those that the plan names, or those of the kind, then the
   plugin's and the scripts' own that belong to it. An own section with the id of a standard one replaces it.
 */
#include "report/chapters.h"

#include <string.h>

static bool belongs(const sr_own_section *own, const char *kind)
{
    for (size_t i = 0; i < own->kind_count; i++) {
        if (strcmp(own->kinds[i], kind) == 0) {
            return true;
        }
    }
    return false;
}

/* "umearegionen/plattformar" → "umearegionen-plattformar". */
static const char *document_id(sr_report *r, const char *id)
{
    char *copy = sr_arena_text(r->arena, id);
    if (copy == NULL) {
        sr_report_no_memory(r);
        return "";
    }
    for (char *at = copy; *at != '\0'; at++) {
        if (*at == '/') {
            *at = '-';
        }
    }
    return copy;
}

bool sr_report_has(const sr_report *r, const char *chapter)
{
    for (size_t i = 0; i < r->chapter_count; i++) {
        if (strcmp(r->chapters[i].id, chapter) == 0) {
            return true;
        }
    }
    return false;
}

static void add_own(sr_report *r, const sr_own_section *own)
{
    const char *id = document_id(r, own->id);
    if (!sr_report_has(r, id)) {
        r->chapters[r->chapter_count++] = (sr_chapter){.id = id, .title = own->title, .own = own};
    }
}

static void add_standard(sr_report *r, const sr_standard_section *section)
{
    if (!sr_report_has(r, section->id)) {
        r->chapters[r->chapter_count++] =
            (sr_chapter){.id = section->id, .title = sr_report_word(r, section->title), .standard = section};
    }
}

static const sr_own_section *own_of(const sr_report *r, const char *id)
{
    return r->registry != NULL ? sr_registry_section(r->registry, id) : NULL;
}

static size_t all_own(const sr_report *r, const sr_own_section *const **out)
{
    *out = NULL;
    return r->registry != NULL ? sr_registry_sections(r->registry, out) : 0;
}

static void tell_unknown(sr_report *r, const char *id)
{
    if (sr_findings_script_failed(r->findings)) {
        return;
    }
    sr_finding finding = {.code = "SR2165",
                          .severity = SR_ERROR,
                          .place = r->plan->place,
                          .subject = r->kind->id,
                          .message = SR_MSG("the report has no section with this id"),
                          .found = id,
                          .hint = SR_MSG("standard sections are {0}; others are declared with section",
                                         "mal, malbild, harkomst, index, social-budget, indikatorer, "
                                         "indikatorer-grupper, insatser, deltagare, ekonomi")};
    sr_findings_add(r->findings, &finding);
}

static void add_named(sr_report *r, const char *id)
{
    const sr_own_section *own = own_of(r, id);
    const sr_standard_section *standard = sr_standard_section_find(id);
    if (own != NULL) {
        add_own(r, own);
    } else if (standard != NULL) {
        add_standard(r, standard);
    } else {
        tell_unknown(r, id);
    }
}

/* The first section of a kind is what the report is about: it says so when there is nothing. */
static void add_of_kind(sr_report *r)
{
    for (size_t i = 0; r->kind->sections[i] != NULL; i++) {
        const sr_standard_section *standard = sr_standard_section_find(r->kind->sections[i]);
        const sr_own_section *own = own_of(r, r->kind->sections[i]);
        if (own != NULL && belongs(own, r->kind->id)) {
            add_own(r, own);
        } else if (standard != NULL && (i == 0 || standard->applies == NULL || standard->applies(r))) {
            add_standard(r, standard);
        }
    }
    const sr_own_section *const *own;
    size_t count = all_own(r, &own);
    for (size_t i = 0; i < count; i++) {
        if (belongs(own[i], r->kind->id)) {
            add_own(r, own[i]);
        }
    }
}

static size_t most_chapters(const sr_report *r)
{
    const sr_own_section *const *own;
    size_t count = all_own(r, &own) + (r->plan != NULL ? r->plan->section_count : 0);
    for (size_t i = 0; r->kind->sections[i] != NULL; i++) {
        count++;
    }
    return count;
}

void sr_chapters_choose(sr_report *r)
{
    r->chapters = sr_report_array(r, most_chapters(r), sizeof *r->chapters);
    if (r->chapters == NULL) {
        return;
    }
    if (r->plan == NULL || r->plan->section_count == 0) {
        add_of_kind(r);
        return;
    }
    for (size_t i = 0; i < r->plan->section_count; i++) {
        add_named(r, r->plan->sections[i]);
    }
}

void sr_chapters_build(sr_report *r)
{
    for (size_t i = 0; i < r->chapter_count && !r->no_memory; i++) {
        const sr_chapter *chapter = &r->chapters[i];
        sr_section(r->b, chapter->id, SR_SECTION_NUMBERED, 1, chapter->title);
        if (chapter->standard != NULL) {
            chapter->standard->build(r);
        } else if (chapter->own->build(chapter->own->user, r->b, r->results, r->findings) == SR_MEMORY) {
            sr_report_no_memory(r);
        }
        sr_end_or_withdraw(r->b); /* an own section may have nothing to say of this period */
    }
}
