/* Reading JSON: first the text by the letter, then cJSON for the tree. */
#include <string.h>

#include "base/json.h"
#include "base/json_check.h"

static bool begins(sr_str source, const char *bytes)
{
    return source.length >= 2 && memcmp(source.at, bytes, 2) == 0;
}

static bool check_encoding(const sr_json_input *input)
{
    sr_str source = input->source;
    size_t valid = sr_utf8_valid(source.at, source.length);
    if (valid == source.length) {
        return true;
    }
    bool utf16 = begins(source, "\xFF\xFE") || begins(source, "\xFE\xFF");
    sr_finding about = {.code = "SR1004",
                        .message = utf16 ? SR_MSG("the file is UTF-16") : SR_MSG("this byte is not UTF-8"),
                        .expected = SR_MSG("a file in UTF-8"),
                        .hint = SR_MSG("save the file again and choose the encoding UTF-8")};
    sr_json_wrong(input, valid, 1, about);
    return false;
}

static cJSON *build(const sr_json_input *input)
{
    sr_str text = sr_utf8_unmarked(input->source); /* in the shortest texts cJSON does not see the mark */
    const char *end = NULL;
    cJSON *tree = cJSON_ParseWithLengthOpts(text.at, text.length, &end, false);
    if (tree == NULL) {
        sr_findings_no_memory(input->findings); /* the text has passed the check */
    }
    return tree;
}

cJSON *sr_json_read(sr_str source, const char *file, sr_findings *findings)
{
    sr_json_input input = {source.at != NULL ? source : SR_STR(""), file, findings, sr_arena_new()};
    if (input.arena == NULL) {
        sr_findings_no_memory(findings);
        return NULL;
    }
    cJSON *tree = check_encoding(&input) && sr_json_check(&input) ? build(&input) : NULL;
    sr_arena_free(input.arena);
    return tree;
}
