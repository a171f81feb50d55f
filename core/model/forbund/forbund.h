/* A förbund as its forbund.json says (samrapport-forbund/1): members and units by date, and for each period
   the sources that may be read. */
#ifndef SR_MODEL_FORBUND_H
#define SR_MODEL_FORBUND_H

#include "base/calendar.h"
#include "table/building/builder.h"

typedef struct sr_member {
    const char *id, *name, *kind; /* kind: "kommun", "region", "arbetsformedlingen", "forsakringskassan" … */
    const char *short_name;       /* for narrow columns; NULL: the name */
    sr_day from, to;              /* inclusive; SR_DAY_NONE open */
    sr_place place;
} sr_member;

/* A unit that measures and goals are about: an insats, a platform, a team. */
typedef struct sr_unit {
    const char *id, *name, *kind;
    const char *owner; /* member id, or NULL */
    sr_day from, to;
    sr_place place;
} sr_unit;

/* The members of a column in forbund.json or a mapping. */
typedef enum sr_given {
    SR_GIVEN_NAMES,
    SR_GIVEN_TYPE,
    SR_GIVEN_CODES,
    SR_GIVEN_REQUIRED,
    SR_GIVEN_UNIT,
    SR_GIVEN_ROLE,
    SR_GIVEN_TOTAL,
    SR_GIVEN_MISSING_AS,
    SR_GIVEN_SCALE,
    SR_GIVEN_BANDS,
    SR_GIVEN_SEPARATOR,
    SR_GIVEN_SKIP_ROWS,
    SR_GIVEN_COUNT,
} sr_given;

/* A column as one file declares it. */
typedef struct sr_declared_column {
    sr_column_spec spec;
    unsigned given;      /* which members are written: bit 1 << sr_given */
    bool code;           /* its type is "code": what its code list lacks is an error */
    const char *pointer; /* where it stands in its file, as a JSON pointer */
} sr_declared_column;

typedef struct sr_declared_columns {
    const sr_declared_column *list;
    size_t count;
    const char *pointer; /* of the whole, as a JSON pointer; NULL: none are declared */
} sr_declared_columns;

typedef struct sr_source_spec {
    const char *name;
    const char *file;    /* relative to the workspace, as written */
    const char *mapping; /* id of the mapping that it takes its columns from; NULL: none */
    const char *format;  /* "csv" or "<plugin id>/<name>" */
    bool own_format;     /* it is said by the source itself, not by its mapping */
    const char *options; /* JSON text, "{}" when absent */
    bool published;
    bool hand_entered;
    bool synthetic;               /* made up, for examples and trials */
    bool unprotected;             /* "protect": false: its rows are not about persons */
    bool own_protect;             /* that is said by the source itself, not by its mapping */
    const char *unprotected_why;  /* printed in the reports; not NULL when `unprotected` */
    sr_declared_columns declared; /* by forbund.json itself */
    bool only_declared;           /* columns of the file that are not in `columns` are left out */
    const sr_column_spec *columns;
    size_t column_count;
    sr_row_rules rules;
    sr_place place;         /* of its "file" member */
    sr_place mapping_place; /* of its "mapping" member */
    const char *pointer;    /* where it stands in forbund.json */
} sr_source_spec;

/* Whether its rows are about persons, so that small groups of them are not printed: everything but published
   figures, amounts, bookkeeping, the statistics of authorities, and what forbund.json excepts. */
bool sr_source_about_persons(const sr_source_spec *spec);

typedef struct sr_period_spec {
    const char *key; /* "2022" */
    sr_period period;
    sr_day date;         /* the document's date; SR_DAY_NONE */
    const char *text;    /* folder of narrative, relative to the workspace; or NULL */
    const char *decided; /* "2023-03-24 § 12"; NULL: its reports are not decided */
    const char *case_number;
    const char *const *kinds;
    size_t kind_count;
    const sr_source_spec *sources;
    size_t source_count;
    sr_place place;
} sr_period_spec;

typedef struct sr_limits {
    unsigned script_mb, memory_mb, call_seconds, run_seconds;
} sr_limits;

/* How the förbund's documents look; each NULL when not given. */
typedef struct sr_brand {
    const char *logo, *docx_template; /* files, relative to the workspace */
    const char *colours, *fonts;      /* JSON objects as text */
} sr_brand;

typedef struct sr_forbund {
    const char *id, *name;
    const char *short_name; /* for margins and heads; the name when not given */
    const char *plugin;     /* as written; NULL: none */
    sr_place plugin_place;
    const char *scripts; /* folder, relative to the workspace; NULL: "scripts" */
    sr_language language;
    unsigned small_cells;
    sr_limits limits;
    sr_brand brand;
    const sr_member *members;
    size_t member_count;
    const sr_unit *units;
    size_t unit_count;
    const sr_period_spec *periods;
    size_t period_count;
    const char *members_file,
        *units_file; /* CSV files to read them from; NULL: they stand in the file itself */
    sr_place members_place, units_place;
    const char *file; /* "forbund.json" as it is to be named in messages */
    sr_str text;      /* its bytes, borrowed, for locating */
} sr_forbund;

/* Reads and checks the whole file; every error is a finding with line and column. SR_CONTENT when there was
   one. Duplicate and unknown members (nearest name), wrong types, bad dates, ids used twice, owners that are
   no member … The result lives in `arena`; `text` is borrowed for as long as the förbund is used. Members and
   units given as the name of a CSV file ("members": "members.csv") are left empty here, and the names are
   returned for the caller to read (see sr_forbund_lists). */
SR_MUST_USE
sr_status sr_forbund_read(sr_arena *arena, sr_str text, const char *file, sr_findings *findings,
                          sr_forbund **out);

/* File names of members and units that are kept in CSV; NULL when they stand in forbund.json itself. */
const char *sr_forbund_members_file(const sr_forbund *forbund);
const char *sr_forbund_units_file(const sr_forbund *forbund);
/* Fills members or units from a table with the columns id, name, kind, (owner), from, to. */
SR_MUST_USE
sr_status sr_forbund_members_from(sr_arena *arena, sr_forbund *forbund, const sr_table *table,
                                  sr_findings *findings);
SR_MUST_USE
sr_status sr_forbund_units_from(sr_arena *arena, sr_forbund *forbund, const sr_table *table,
                                sr_findings *findings);

const sr_unit *sr_forbund_unit(const sr_forbund *forbund, const char *id); /* NULL when there is none */
/* By its printed name, which files often hold where an id is wanted. */
const sr_unit *sr_forbund_unit_named(const sr_forbund *forbund, const char *name);
const sr_period_spec *sr_forbund_period(const sr_forbund *forbund,
                                        sr_period period);  /* NULL when there is none */
bool sr_unit_active(const sr_unit *unit, sr_period period); /* by overlap */

#endif
