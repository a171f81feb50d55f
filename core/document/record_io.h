/* Inside the room: the bytes of saved documents. Integers are little-endian groups of seven bits, in the
   shortest form; a text is its length + 1 (0: no text), its bytes and a NUL, so that it can be used where it
   lies. */
#ifndef SR_DOCUMENT_RECORD_IO_H
#define SR_DOCUMENT_RECORD_IO_H

#include "document/tree.h"

#define SR_RECORD_MAGIC "srdoc"
enum { SR_RECORD_VERSION = 3, SR_RECORD_END = 0xFE, SR_RECORD_DONE = 0xFF };

void sr_put_unsigned(sr_buf *out, uint64_t value);
void sr_put_signed(sr_buf *out, int64_t value);
void sr_put_bool(sr_buf *out, bool value);
void sr_put_text(sr_buf *out, const char *text);
void sr_put_number(sr_buf *out, sr_number number);
void sr_put_quantity(sr_buf *out, const sr_quantity *quantity);

/* A reader never reads outside its bytes. The first thing wrong makes it `damaged`; then it gives zeros and
 * no text. */
typedef struct sr_take {
    const unsigned char *start;
    const unsigned char *at;
    const unsigned char *end;
    bool damaged;
} sr_take;

unsigned char sr_take_byte(sr_take *in);
uint64_t sr_take_unsigned(sr_take *in);
int64_t sr_take_signed(sr_take *in);
bool sr_take_bool(sr_take *in);
const char *sr_take_string(sr_take *in);
unsigned sr_take_enum(sr_take *in, unsigned count);
int sr_take_int(sr_take *in);
sr_number sr_take_rational(sr_take *in);
sr_quantity sr_take_figure(sr_take *in);
/* A number of things that each need at least one of the bytes that are left. */
size_t sr_take_count(sr_take *in);

#endif
