/* What the files of the SIE readers share: a file while it is read. */
#ifndef SR_SOURCE_SIE_PARSE_H
#define SR_SOURCE_SIE_PARSE_H

#include "source/sie/sie.h"
#include "table/building/dictionary.h"

/* A growing array on the heap that the arena takes over at the end. */
typedef struct sr_sie_list {
    void *at;
    size_t count, capacity;
} sr_sie_list;

/* One field as it stands in the file, without its quotes. */
typedef struct sr_sie_field {
    sr_str raw;
    bool escaped; /* holds \" */
} sr_sie_field;

typedef struct sr_sie_line {
    unsigned number;
    sr_str text;
    sr_str label;      /* without #; empty on lines of braces */
    sr_sie_list field; /* sr_sie_field, after the label and outside of braces */
    sr_sie_list inner; /* within braces: the list of objects */
    bool braced;       /* has braces */
    bool open;         /* the last brace stays open */
    bool stray;        /* a closing brace without an opening one */
    bool unclosed;     /* a quote never closes */
    const char *glued; /* text right after a closing quote; or NULL */
} sr_sie_line;

typedef struct sr_sie_told {
    const char *id; /* of the message */
    const char *code;
    sr_severity severity;
    unsigned line; /* of the first; 0: it stands at none */
    size_t count;
} sr_sie_told;

typedef struct sr_sie_parse {
    sr_arena *arena;
    const char *file;
    sr_findings *findings;
    sr_sie *sie;
    sr_status status; /* SR_MEMORY sticks; SR_CONTENT: an error was told */
    sr_sie_list told;
    sr_dictionary texts;   /* every text once */
    sr_dictionary numbers; /* of accounts: the code is the index */
    sr_dictionary pairs;   /* dimension and object: the code is the index */
    sr_dictionary names;   /* of labels: the code is the index */
    sr_dictionary dims;    /* declared dimensions */
    sr_dictionary posted;  /* balances seen, to find doubles */
    sr_buf scratch;
    sr_sie_list labels, posts, other, years, accounts, dimensions, objects, balances, vouchers, rows;
    sr_sie_line *line; /* under way; NULL in SIE 5 */
    unsigned at_line;  /* where SIE 5 stands */
    bool no_end;       /* the line under way is the last and has no line end */
    bool summing;      /* between the two #KSUMMA */
    bool summed;       /* both have been seen */
    unsigned sum_line;
    uint32_t sum;
    bool in_voucher; /* a #VER whose rows may come */
    bool in_block;   /* within its braces */
    unsigned block_line;
} sr_sie_parse;

/* sie_tell.c */
void sr_sie_no_memory(sr_sie_parse *p);
/* Adds a finding, at most 20 of a kind; the code, severity, message and place are in `about` (the file is put
   in). An error makes the status SR_CONTENT. */
void sr_sie_tell(sr_sie_parse *p, const sr_finding *about);
void sr_sie_tell_rest(sr_sie_parse *p);
unsigned sr_sie_column(const sr_sie_parse *p,
                       const char *at); /* of a byte of the line under way, in code points */

/* sie_store.c: texts and lists */
void *sr_sie_push(sr_sie_parse *p, sr_sie_list *list, size_t size);  /* zeroed; NULL: out of memory */
const char *sr_sie_intern(sr_sie_parse *p, sr_str text);             /* never NULL */
const char *sr_sie_text(sr_sie_parse *p, const sr_sie_field *field); /* decoded; bad bytes are told */
uint32_t sr_sie_account_of(sr_sie_parse *p, const char *number, unsigned line);
uint32_t sr_sie_object_of(sr_sie_parse *p, const char *dimension, const char *number, unsigned line);
void sr_sie_dimension_add(sr_sie_parse *p, sr_sie_dimension dimension);
void sr_sie_balance_add(sr_sie_parse *p, sr_sie_balance balance);
void sr_sie_count_label(sr_sie_parse *p, sr_str name, bool known, unsigned line);
sr_sie_account *sr_sie_account_at(sr_sie_parse *p, uint32_t index);
sr_sie_object *sr_sie_object_at(sr_sie_parse *p, uint32_t index);
/* Gives the lists to the arena and ends; the status of the reading. */
sr_status sr_sie_finish(sr_sie_parse *p, const sr_sie **out);
bool sr_sie_start(sr_sie_parse *p, sr_arena *arena, const char *file, sr_findings *findings);

/* sie_value.c: an amount in öre, a number, a day, a period; what is wrong is told with the name of the field.
   `at` is where the field stands in the line under way, or NULL. */
bool sr_sie_ore(sr_sie_parse *p, const char *text, const char *name, const char *at, int64_t *out);
const char *sr_sie_quantity(sr_sie_parse *p, const char *text, const char *name, const char *at);
sr_day sr_sie_day(sr_sie_parse *p, const char *text, const char *name, const char *at);
bool sr_sie_year_number(sr_sie_parse *p, const char *text, const char *name, const char *at, int *out);
bool sr_sie_period(sr_sie_parse *p, const char *text, const char *name, const char *at, int *out);
void sr_sie_write_ore(int64_t ore, char out[32]); /* "-1234.50" */
/* Adds; an overflow is told once and gives false. */
bool sr_sie_add(sr_sie_parse *p, int64_t *sum, int64_t ore, unsigned line);

/* sie_line.c */
void sr_sie_split(sr_sie_parse *p, sr_sie_line *line);
uint32_t sr_sie_sum_line(uint32_t sum, sr_str line);

/* sie_label.c: knows the labels */
bool sr_sie_known(sr_str label);
void sr_sie_take(sr_sie_parse *p, const sr_sie_line *line);
bool sr_sie_in_block(sr_str label); /* may stand within the braces of a voucher */
/* What the labels of the file say together: mandatory ones, those of another type. */
void sr_sie_check_labels(sr_sie_parse *p);

/* sie_post.c: posts of balances and vouchers */
void sr_sie_take_balance(sr_sie_parse *p, const sr_sie_line *line);
void sr_sie_take_voucher(sr_sie_parse *p, const sr_sie_line *line);
void sr_sie_take_row(sr_sie_parse *p, const sr_sie_line *line);
void sr_sie_end_voucher(sr_sie_parse *p);
void sr_sie_cut(sr_sie_parse *p, unsigned line, sr_message message); /* tells that the file is cut off */
/* The field of that number as text, "" when the line is shorter; and where it stands, or NULL. */
const char *sr_sie_arg(sr_sie_parse *p, const sr_sie_line *line, size_t index);
const char *sr_sie_arg_at(const sr_sie_line *line, size_t index);
#define SR_SIE_NO_SPACES                                                                                     \
    SR_MSG("an amount has no spaces between its thousands: what follows a space is read as a quantity")
bool sr_sie_takes(sr_sie_parse *p, const sr_sie_line *line, size_t least); /* else told */

/* sie_check.c, sie_balance.c, sie_period.c: after the last line */
void sr_sie_check_vouchers(sr_sie_parse *p);
void sr_sie_check_uses(sr_sie_parse *p);
void sr_sie_check_balances(sr_sie_parse *p);
void sr_sie_check_periods(sr_sie_parse *p);
const sr_sie_year *sr_sie_year_of(const sr_sie_parse *p, sr_day day);       /* NULL: none */
const sr_sie_year *sr_sie_year_numbered(const sr_sie_parse *p, int number); /* NULL: none */
/* Appends the sign of an account, or of an account and one object, and a year: a key for sums. */
void sr_sie_key(sr_sie_parse *p, sr_buf *out, int year, uint32_t account, const uint32_t *object);

#endif
