#include "base/finding.h"

static const struct {
    const char *code;
    const char *meaning;
} codes[] = {
#define X(code, meaning) {#code, meaning},
#include "base/codes.def"
#undef X
    {NULL, NULL},
};

const char *sr_code_at(size_t index)
{
    return index < sizeof codes / sizeof *codes ? codes[index].code : NULL;
}

const char *sr_code_meaning(const char *code)
{
    for (size_t i = 0; codes[i].code != NULL; i++) {
        if (sr_text_equal(codes[i].code, code)) {
            return codes[i].meaning;
        }
    }
    return NULL;
}
