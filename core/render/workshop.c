#include "render/workshop.h"

#include <string.h>

#include "base/json.h"
#include "render/html.h"
#include "render/workshop_check_js.inc"
#include "render/workshop_compute_js.inc"
#include "render/workshop_draws_js.inc"
#include "render/workshop_files_js.inc"
#include "render/workshop_main_js.inc"
#include "render/workshop_numbers_js.inc"
#include "render/workshop_page_css.inc"
#include "render/workshop_page_html.inc"
#include "render/workshop_pairs_js.inc"
#include "render/workshop_panel_js.inc"
#include "render/workshop_parties_js.inc"
#include "render/workshop_rows_js.inc"
#include "render/workshop_state_js.inc"
#include "render/workshop_words_js.inc"

/* In the order in which they need each other. */
static const unsigned char *const scripts[] = {workshop_numbers_js, workshop_compute_js, workshop_draws_js,
                                               workshop_words_js,   workshop_state_js,   workshop_rows_js,
                                               workshop_panel_js,   workshop_pairs_js,   workshop_check_js,
                                               workshop_files_js,   workshop_parties_js, workshop_main_js};
enum { SCRIPTS = sizeof scripts / sizeof *scripts, MOST_TEXT = 512 };

static void put_escaped(sr_buf *out, const char *text)
{
    sr_html html = {.out = out};
    sr_html_text(&html, text);
}

/* ---- markup: {{English text}} becomes the text of the language; what follows "|" only tells ids apart ----
 */

static void put_word(sr_buf *out, const char *id, sr_language language)
{
    sr_buf word = {0};
    const char *text = sr_word(language, id);
    const char *mark = strchr(text, '|');
    sr_buf_put(&word, text, mark != NULL ? (size_t)(mark - text) : strlen(text));
    put_escaped(out, sr_buf_string(&word));
    out->failed |= word.failed;
    sr_buf_free(&word);
}

static void put_markup(sr_buf *out, sr_language language)
{
    const char *rest = (const char *)workshop_page_html;
    for (const char *at = strstr(rest, "{{"); at != NULL; at = strstr(rest, "{{")) {
        const char *end = strstr(at, "}}");
        char id[MOST_TEXT] = "";
        size_t length = (size_t)(end - at) - 2;
        sr_buf_put(out, rest, (size_t)(at - rest));
        memcpy(id, at + 2, length < MOST_TEXT - 1 ? length : MOST_TEXT - 1);
        put_word(out, id, language);
        rest = end + 2;
    }
    sr_buf_text(out, rest);
}

/* ---- texts of the scripts: each literal in t('…') ---- */

/* Copies a literal of JavaScript up to its quote; a backslash keeps the next character. */
static const char *take_literal(const char *at, char *id)
{
    size_t length = 0;
    for (; *at != '\'' && *at != '\0'; at++) {
        at += *at == '\\';
        if (length < MOST_TEXT - 1) {
            id[length++] = *at;
        }
    }
    id[length] = '\0';
    return at;
}

/* The same text in several places is written once. */
static bool written(const cJSON *texts, const char *id)
{
    return cJSON_GetObjectItemCaseSensitive(texts, id) != NULL;
}

static bool gather(cJSON *texts, const char *script, sr_language language)
{
    bool whole = true;
    for (const char *at = strstr(script, "t('"); at != NULL; at = strstr(at, "t('")) {
        char id[MOST_TEXT];
        bool called =
            at == script || strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.$", at[-1]) == NULL;
        at = take_literal(at + 3, id);
        if (called && !written(texts, id)) {
            whole = whole && cJSON_AddStringToObject(texts, id, sr_word(language, id)) != NULL;
        }
    }
    return whole;
}

static bool add_texts(cJSON *data, sr_language language)
{
    cJSON *texts = cJSON_AddObjectToObject(data, "texts");
    bool whole = texts != NULL;
    for (size_t i = 0; i < SCRIPTS && whole; i++) {
        whole = gather(texts, (const char *)scripts[i], language);
    }
    return whole;
}

/* JSON within a script element: no character of it can end the element. */
static void put_data(sr_buf *out, const char *json)
{
    for (const char *at = json; *at != '\0'; at++) {
        if (*at == '<') {
            sr_buf_text(out, "\\u003c");
        } else {
            sr_buf_char(out, *at);
        }
    }
}

static void put_head(sr_buf *out, const char *title, sr_language language)
{
    sr_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n<title>",
                  language == SR_SWEDISH ? "sv" : "en");
    put_word(out, "Weights workshop", language);
    sr_buf_text(out, ": ");
    put_escaped(out, title);
    sr_buf_text(out,
                "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" "
                "content=\"samrapport\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                "'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<style>\n");
    sr_buf_text(out, (const char *)workshop_page_css);
    sr_buf_text(out, "</style>\n</head>\n<body>\n");
}

sr_status sr_workshop_page(sr_str data, const char *title, sr_language language, sr_buf *out)
{
    cJSON *parsed = cJSON_ParseWithLength(data.at, data.length);
    bool whole = parsed != NULL && add_texts(parsed, language);
    char *json = whole ? cJSON_PrintUnformatted(parsed) : NULL;
    cJSON_Delete(parsed);
    if (json == NULL) {
        return SR_MEMORY;
    }
    put_head(out, title, language);
    put_markup(out, language);
    sr_buf_text(out, "<script type=\"application/json\" id=\"data\">");
    put_data(out, json);
    sr_buf_text(out, "</script>\n<script>\n");
    for (size_t i = 0; i < SCRIPTS; i++) {
        sr_buf_text(out, (const char *)scripts[i]);
    }
    sr_buf_text(out, "</script>\n</body></html>\n");
    cJSON_free(json);
    return sr_buf_status(out);
}
