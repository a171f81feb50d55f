/* The tokeniser under locate.h and the reading of JSON: one scanner, a table of token rules for each
   language. Only for base: other rooms use locate.h and json.h. */
#ifndef SR_BASE_TOKEN_H
#define SR_BASE_TOKEN_H

#include "base/text.h"

typedef enum sr_token_kind {
    SR_TOKEN_END,
    SR_TOKEN_SPACE, /* passed over; comments of Lua too */
    SR_TOKEN_COMMENT,
    SR_TOKEN_STRING, /* with its quotes; also one that is not closed */
    SR_TOKEN_NUMBER,
    SR_TOKEN_NAME,
    SR_TOKEN_SIGN,
} sr_token_kind;

typedef struct sr_token {
    sr_token_kind kind;
    size_t at; /* offset in the source */
    size_t length;
} sr_token;

/* How one kind of token looks: the bytes that it takes at the start of the text, 0 when it is not there. */
typedef struct sr_token_rule {
    sr_token_kind kind;
    size_t (*scan)(sr_str rest);
} sr_token_rule;

typedef struct sr_lexer {
    sr_str source;
    size_t at;
    const sr_token_rule *rules; /* ended by one without scan */
} sr_lexer;

sr_lexer sr_lexer_json(sr_str source);
sr_lexer sr_lexer_lua(sr_str source);
sr_token sr_token_next(sr_lexer *lexer); /* SR_TOKEN_END at the end, again and again */

sr_str sr_token_text(sr_str source, sr_token token);
bool sr_token_is(sr_str source, sr_token token, const char *text); /* the token as written is `text` */
/* Whether a quoted string token has its closing quote. */
bool sr_token_closed(sr_str source, sr_token token);
/* The text that a string token of either language stands for. */
void sr_token_decode(sr_str token, sr_buf *out);

#endif
