/* Tables that a reader of a plugin fills. */
#include "host/work.h"

_Static_assert(sizeof(samrapport_text) == sizeof(sr_str) &&
                   offsetof(samrapport_text, length) == offsetof(sr_str, length),
               "texts are handed over as they are");

static int answer(sr_status status)
{
    return status == SR_OK ? SAMRAPPORT_OK : status == SR_MEMORY ? SAMRAPPORT_NO_MEMORY : SAMRAPPORT_FAILED;
}

int samrapport_host_table_header(samrapport_table_builder *table, const samrapport_text *names, size_t count,
                                 unsigned line)
{
    if (names == NULL && count > 0) {
        return SAMRAPPORT_FAILED;
    }
    if (sr_table_builder_has_header(table->builder)) {
        samrapport_host_table_problem(table, line, 0, NULL, "the reader gave a second header",
                                      "Tell the author of the plugin.");
        return SAMRAPPORT_FAILED;
    }
    return answer(sr_table_builder_header(table->builder, (const sr_str *)names, count, line));
}

void samrapport_host_table_where(samrapport_table_builder *table, samrapport_text row,
                                 const char *const *starts)
{
    sr_table_builder_where(table->builder, (sr_str){row.at, row.length}, starts);
}

int samrapport_host_table_row(samrapport_table_builder *table, const samrapport_text *cells, size_t count,
                              uint32_t row_number, unsigned line)
{
    if (cells == NULL && count > 0) {
        return SAMRAPPORT_FAILED;
    }
    return answer(sr_table_builder_row(table->builder, (const sr_str *)cells, count, row_number, line));
}

void samrapport_host_table_problem(samrapport_table_builder *table, unsigned line, unsigned column,
                                   const char *found, const char *message, const char *hint)
{
    sr_message said = message != NULL ? SR_MSG("{0}", message) : SR_MSG("the reader found a mistake");
    sr_message advice = hint != NULL ? SR_MSG("{0}", hint) : (sr_message){0};
    sr_table_builder_problem(table->builder, "SR3057", line, column, found, said, advice);
}
