#include "run/work_lists.h"

#include <string.h>

#include "base/json.h"

static void write_reader(sr_json_out *json, const char *format)
{
    const char *slash = strchr(format, '/');
    sr_json_open(json, '{');
    sr_json_key_text(json, "id", format);
    sr_json_key(json, "from");
    sr_json_str(json, slash ? (sr_str){format, (size_t)(slash - format)} : SR_STR("samrapport"));
    sr_json_close(json, '}');
}

static void write_readers(sr_json_out *json, const sr_registry *registry)
{
    const sr_reader *const *readers = NULL;
    size_t count = sr_registry_readers(registry, &readers);
    sr_json_key(json, "readers");
    sr_json_open(json, '[');
    for (size_t i = 0; sr_reader_built_in(i); i++)
        write_reader(json, sr_reader_built_in(i)->format);
    for (size_t i = 0; i < count; i++)
        write_reader(json, readers[i]->format);
    sr_json_close(json, ']');
}

sr_status sr_work_lists(const sr_registry *registry, sr_buf *out)
{
    sr_json_out json = {.buf = out};
    sr_json_open(&json, '{');
    write_readers(&json, registry);
    sr_json_close(&json, '}');
    return sr_buf_status(out);
}
