#include <sha256.h>
#include <string.h>

#include "base/text.h"

_Static_assert(SHA256_DIGEST_STRING_LENGTH == 65, "the caller's buffer is 65 bytes");

void sr_sha256(const void *bytes, size_t length, char hex[65])
{
    SHA2_CTX context;
    SHA256Init(&context);
    if (length != 0) {
        SHA256Update(&context, bytes, length);
    }
    (void)SHA256End(&context, hex);
}
