/* Why a call failed, kept from the first failure until the caller tells it. */
#include <string.h>

#include "host/work.h"

void sr_host_refuse(samrapport_error *error, sr_status status, const sr_finding *problem)
{
    if (error->status != SR_OK) {
        return;
    }
    error->status = status;
    error->quiet = problem == NULL;
    if (problem != NULL) {
        error->problem = *problem;
        error->told = problem->message.id != NULL;
    }
}

/* Cuts at whole characters, so that the text stays valid UTF-8; bytes that are not become question marks. */
static void copy_cut(char out[SR_ERROR_TEXT], const char *text)
{
    size_t used = 0;
    sr_str rest = sr_str_of(text);
    while (rest.length > 0) {
        uint32_t code;
        size_t bytes = sr_utf8_next(rest, &code);
        if (used + bytes >= SR_ERROR_TEXT) {
            break;
        }
        if (code == SR_NOT_UTF8) {
            out[used++] = '?';
        } else {
            memcpy(out + used, rest.at, bytes);
            used += bytes;
        }
        rest.at += bytes;
        rest.length -= bytes;
    }
    out[used] = '\0';
}

void sr_host_refuse_text(samrapport_error *error, const char *message, const char *hint)
{
    const sr_finding problem = {.message = {.id = message}, .hint = {.id = hint}};
    sr_host_refuse(error, SR_CONTENT, &problem);
}

void samrapport_host_error_set(samrapport_error *error, const char *message, const char *hint)
{
    if (error == NULL || error->status != SR_OK) {
        return;
    }
    if (message == NULL || message[0] == '\0') {
        sr_host_refuse_text(error, "the plugin does not say why", NULL);
        return;
    }
    error->status = SR_CONTENT;
    copy_cut(error->message, message);
    copy_cut(error->hint, hint);
}

/* Messages of the host are translated by their id; those of a plugin or a script stay as they are. */
static sr_message said(const char *text)
{
    return text[0] != '\0' ? SR_MSG("{0}", text) : (sr_message){0};
}

void sr_error_tell(const samrapport_error *error, const char *code, const sr_place *place,
                   const char *subject, sr_findings *findings)
{
    if (error->status == SR_OK || error->status == SR_MEMORY || error->quiet) {
        return;
    }
    sr_finding finding = error->problem;
    finding.code = error->hidden ? "SR4803" : code;
    finding.severity = error->hidden ? SR_NOTE : SR_ERROR;
    finding.subject = subject;
    if (place != NULL) {
        finding.place = *place;
    }
    if (!error->told) {
        finding.message = SR_MSG("{0}", error->message);
        finding.hint = said(error->hint);
    }
    sr_findings_add(findings, &finding);
}

void sr_error_write(const samrapport_error *error, sr_buf *out, sr_language language)
{
    if (error->told) {
        sr_message_write(out, &error->problem.message, language);
    } else {
        sr_buf_text(out, error->message);
    }
}

sr_status sr_host_outcome(samrapport_error *error, int answer, const char *code, const sr_place *place,
                          const char *subject, sr_findings *findings)
{
    if (answer == SAMRAPPORT_OK) {
        return SR_OK;
    }
    if (answer == SAMRAPPORT_NO_MEMORY || error->status == SR_MEMORY) {
        return SR_MEMORY;
    }
    const sr_finding silent = {.message = SR_MSG("it failed without saying why")};
    sr_host_refuse(error, SR_CONTENT, &silent);
    sr_error_tell(error, code, place, subject, findings);
    return error->status;
}

sr_status sr_pointers_add(sr_arena *arena, sr_pointers *list, const void *item)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity > 0 ? 2 * list->capacity : 8;
        const void **grown = sr_arena_array(arena, capacity, sizeof *grown);
        if (grown == NULL) {
            return SR_MEMORY;
        }
        for (size_t i = 0; i < list->count; i++) {
            grown[i] = list->at[i];
        }
        list->at = grown;
        list->capacity = capacity;
    }
    list->at[list->count++] = item;
    return SR_OK;
}
