#include "plugin/plugin.h"

const samrapport_host sr_host_table = {
    .struct_size = sizeof(samrapport_host),
    .abi_major = SAMRAPPORT_ABI_MAJOR,
    .abi_minor = SAMRAPPORT_ABI_MINOR,
    .version = SR_VERSION,
#define X(result, name, parameters) .name = samrapport_host_##name,
#include <samrapport/functions.def>
#undef X
};

/* The layout of version 1, which never changes: what was built against 1.0 reads these places. */
#define AT(type, member, offset)                                                                             \
    _Static_assert(offsetof(type, member) == (offset), #type "." #member " has moved")
#if UINTPTR_MAX == UINT64_MAX

AT(samrapport_descriptor, magic, 0);
AT(samrapport_descriptor, abi_major, 8);
AT(samrapport_descriptor, abi_minor, 12);
AT(samrapport_descriptor, needs_minor, 16);
AT(samrapport_descriptor, struct_size, 20);
AT(samrapport_descriptor, id, 24);
AT(samrapport_descriptor, title, 32);
AT(samrapport_descriptor, version, 40);
AT(samrapport_descriptor, open, 48);
AT(samrapport_descriptor, close, 56);

AT(samrapport_host, struct_size, 0);
AT(samrapport_host, abi_major, 8);
AT(samrapport_host, abi_minor, 12);
AT(samrapport_host, version, 16);
AT(samrapport_host, error_set, 24);
enum {
#define X(result, name, parameters) PLACE_##name,
#include <samrapport/functions.def>
#undef X
};
#define X(result, name, parameters) AT(samrapport_host, name, 24 + 8 * PLACE_##name);
#include <samrapport/functions.def>
#undef X
/* The last function of 1.0: nothing may come before it that was not there. */
AT(samrapport_host, where_numbers, 24 + 8 * 88);

AT(samrapport_input, file, 8);
AT(samrapport_input, bytes, 16);
AT(samrapport_input, length, 24);
AT(samrapport_input, options, 32);

AT(samrapport_column, type, 8);
AT(samrapport_column, unit, 12);
AT(samrapport_column, percent, 16);
AT(samrapport_column, scale, 20);
AT(samrapport_column, count, 24);
AT(samrapport_column, rows, 32);
AT(samrapport_column, codes, 40);
AT(samrapport_column, words, 48);
AT(samrapport_column, word_count, 56);
AT(samrapport_column, integers, 64);
AT(samrapport_column, divisors, 72);
AT(samrapport_column, days, 80);

AT(samrapport_measure_spec, id, 8);
AT(samrapport_measure_spec, label, 16);
AT(samrapport_measure_spec, kind, 24);
AT(samrapport_measure_spec, measured_in, 32);
AT(samrapport_measure_spec, decimals, 36);
AT(samrapport_measure_spec, definition, 40);
AT(samrapport_measure_spec, units, 48);
AT(samrapport_measure_spec, unit_count, 56);
AT(samrapport_measure_spec, by, 64);
AT(samrapport_measure_spec, by_count, 72);
AT(samrapport_measure_spec, tags, 80);
AT(samrapport_measure_spec, tag_count, 88);
AT(samrapport_measure_spec, value, 96);
AT(samrapport_measure_spec, previous, 104);
AT(samrapport_measure_spec, national, 112);
AT(samrapport_measure_spec, user, 120);

AT(samrapport_section_spec, id, 8);
AT(samrapport_section_spec, title, 16);
AT(samrapport_section_spec, kinds, 24);
AT(samrapport_section_spec, kind_count, 32);
AT(samrapport_section_spec, build, 40);
AT(samrapport_section_spec, user, 48);

AT(samrapport_check_spec, id, 8);
AT(samrapport_check_spec, title, 16);
AT(samrapport_check_spec, run, 24);
AT(samrapport_check_spec, user, 32);

#endif
