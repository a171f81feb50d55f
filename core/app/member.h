/* Members of the JSON that the program itself has written. */
#ifndef SR_APP_MEMBER_H
#define SR_APP_MEMBER_H

#include <cjson/cJSON.h>

static inline cJSON *sr_member_of(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* NULL when it is no text. */
static inline const char *sr_member_text(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(sr_member_of(object, name));
}

/* "" when it is no text. */
static inline const char *sr_member_shown(const cJSON *object, const char *name)
{
    const char *text = sr_member_text(object, name);
    return text ? text : "";
}

#endif
