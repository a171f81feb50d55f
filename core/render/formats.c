#include "render/formats.h"

#include <string.h>

const sr_format sr_formats[] = {
    {"html", "html", "Web page", sr_render_html},
    {"json", "json", "the document as data", sr_render_json},
};

const size_t sr_format_count = sizeof sr_formats / sizeof *sr_formats;

const sr_format *sr_format_find(const char *id)
{
    for (size_t i = 0; i < sr_format_count; i++) {
        if (strcmp(sr_formats[i].id, id) == 0) {
            return &sr_formats[i];
        }
    }
    return NULL;
}
