/* Inside the room: records back into calls of the builder. */
#ifndef SR_DOCUMENT_LOAD_H
#define SR_DOCUMENT_LOAD_H

#include "document/builder.h"
#include "document/record_io.h"

/* Reads the arguments of one call and makes it; `scratch` lives until the call is done. */
typedef void sr_loader(sr_take *in, sr_builder *b, sr_arena *scratch);

extern sr_loader *const sr_loaders[SR_NODE_KINDS]; /* none for SR_NODE_DOCUMENT */

#endif
