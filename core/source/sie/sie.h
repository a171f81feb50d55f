/* SIE files of types 1, 2, 3, 4E and 4I (lines of labels) and SIE 5 (XML) in one parsed form, from which the
   tables of a source are made and which tells what a file holds. Amounts are whole öre, exact. */
#ifndef SR_SOURCE_SIE_H
#define SR_SOURCE_SIE_H

#include "base/calendar.h"
#include "source/reader.h"

typedef enum sr_sie_encoding {
    SR_SIE_DETECT, /* an order to the reader, never a result */
    SR_SIE_ASCII,
    SR_SIE_UTF8,
    SR_SIE_CP437,
    SR_SIE_LATIN1,
    SR_SIE_WINDOWS_1252,
    SR_SIE_OTHER_ENCODING, /* SIE 5 only: one that libxml2 reads */
} sr_sie_encoding;
const char *
sr_sie_encoding_name(sr_sie_encoding encoding); /* "cp437", "latin1", …; "" for the first and last */
bool sr_sie_encoding_read(sr_str name, sr_sie_encoding *out);

/* The state of #KSUMMA. Incomplete: opened and never closed. */
typedef enum sr_sie_checksum {
    SR_SIE_SUM_ABSENT,
    SR_SIE_SUM_OK,
    SR_SIE_SUM_WRONG,
    SR_SIE_SUM_INCOMPLETE
} sr_sie_checksum;
const char *sr_sie_checksum_name(sr_sie_checksum checksum); /* "absent", "ok", "wrong", "incomplete" */

/* A label (SIE 5: an element) and how many lines of the file have it, in order of first appearance. */
typedef struct sr_sie_label {
    const char *name; /* without # */
    bool known;
    size_t lines;
    unsigned line; /* of the first */
} sr_sie_label;

/* What a post says after its label, as text. */
typedef struct sr_sie_post {
    const char *label;
    const char *text;
    unsigned line;
} sr_sie_post;

/* Texts are NULL and days SR_DAY_NONE where the file says nothing. */
typedef struct sr_sie_identification {
    const char *flag;
    const char *program;
    const char *program_version;
    const char *format;
    const char *type; /* #SIETYP as written */
    sr_day generated;
    const char *generated_by;
    const char *comment;
    const char *company_id;
    const char *organisation_number;
    const char *branch;
    const char *contact, *street, *post_address, *telephone;
    const char *company;
    const char *company_form;
    const char *tax_year;
    sr_day covers_to;
    const char *chart;
    const char *currency;
} sr_sie_identification;

typedef struct sr_sie_year {
    int number; /* 0 the current year, -1 the one before */
    sr_day first, last;
    unsigned line;
} sr_sie_year;

typedef struct sr_sie_account {
    const char *number;
    const char *name; /* NULL: used, but not declared */
    const char *type; /* as in the file: T S K I, or SIE 5's words; or NULL */
    const char *unit;
    const char *sru; /* several are joined by ", " */
    unsigned line;   /* of the declaration, else of the first use */
} sr_sie_account;

typedef struct sr_sie_dimension {
    const char *number;
    const char *name;
    const char *parent; /* or NULL */
    unsigned line;
} sr_sie_dimension;

typedef struct sr_sie_object {
    const char *dimension;
    const char *dimension_name; /* reserved ones have a name without being declared; or NULL */
    const char *number;
    const char *name; /* NULL: used, but not declared */
    unsigned line;
} sr_sie_object;

/* Objects of a row, as indices into `objects`. No object: the account as a whole (not "without object"), so
   rows with and without objects must never be added together. */
typedef struct sr_sie_objects {
    size_t count;
    const uint32_t *at;
} sr_sie_objects;

typedef enum sr_sie_balance_kind {
    SR_SIE_OPENING,
    SR_SIE_CLOSING,
    SR_SIE_RESULT,
    SR_SIE_PERIOD,
    SR_SIE_BUDGET
} sr_sie_balance_kind;

typedef struct sr_sie_balance {
    sr_sie_balance_kind kind;
    int year;
    int period; /* 202201; 0: of the year */
    uint32_t account;
    sr_sie_objects objects;
    int64_t ore;
    const char *quantity; /* a number with decimal point; or NULL */
    unsigned line;
} sr_sie_balance;

typedef enum sr_sie_row_kind { SR_SIE_TRANS, SR_SIE_ADDED, SR_SIE_REMOVED } sr_sie_row_kind;

typedef struct sr_sie_row {
    sr_sie_row_kind kind;
    bool counted; /* false: removed, or added with a #TRANS that counts it */
    uint32_t voucher;
    uint32_t account;
    sr_sie_objects objects;
    int64_t ore;
    sr_day date; /* SR_DAY_NONE: that of the voucher */
    const char *text;
    const char *quantity;
    const char *sign;
    unsigned line;
} sr_sie_row;

typedef struct sr_sie_voucher {
    const char *series;
    const char *number;
    sr_day date;
    const char *text;
    sr_day registered;
    const char *sign;
    size_t first_row, row_count;
    int64_t debit;      /* sum of the counted rows above zero */
    int64_t difference; /* sum of the counted rows: 0 when the voucher balances */
    unsigned line;
} sr_sie_voucher;

typedef struct sr_sie {
    bool xml;         /* SIE 5 */
    const char *type; /* "1", "2", "3", "4E", "4I"; "5" or "5I" (entries) */
    sr_sie_encoding encoding;
    sr_sie_checksum checksum;
    sr_sie_identification id;
    size_t label_count, post_count, other_count, year_count, account_count, dimension_count, object_count;
    size_t balance_count, voucher_count, row_count;
    const sr_sie_label *labels;
    const sr_sie_post *posts; /* of identification */
    const sr_sie_post *other; /* with labels that are not known */
    const sr_sie_year *years;
    const sr_sie_account *accounts;
    const sr_sie_dimension *dimensions;
    const sr_sie_object *objects;
    const sr_sie_balance *balances; /* budgets too */
    const sr_sie_voucher *vouchers;
    const sr_sie_row *rows;
} sr_sie;

/* Whether the bytes begin like a SIE file of types 1–4, or like SIE 5. */
bool sr_sie_is(sr_str bytes);
bool sr_sie5_is(sr_str bytes);

/* Reads and checks a file. Everything lives in `arena`. SR_CONTENT: errors were found; *out then holds what
   could be read. SR_MEMORY leaves *out NULL. Findings name the file and the line. */
SR_MUST_USE
sr_status sr_sie_read(sr_arena *arena, const char *file, sr_str bytes, sr_sie_encoding encoding,
                      sr_findings *findings, const sr_sie **out);
SR_MUST_USE
sr_status sr_sie5_read(sr_arena *arena, const char *file, sr_str bytes, sr_findings *findings,
                       const sr_sie **out);

/* The names of the tables, in order; NULL after the last. */
const char *sr_sie_table_name(size_t index);
/* Puts one table into a new builder; `dimension` chooses the object of the columns dimension, objekt and
   objektnamn (NULL: the first of each row). SR_CONTENT: there is no such table. */
SR_MUST_USE
sr_status sr_sie_table(const sr_sie *sie, const char *name, const char *dimension, sr_table_builder *builder);

/* The bytes as the encoding has them, as UTF-8, appended. NUL and bytes that the encoding lacks become
   U+FFFD; the first such byte is returned, or NULL. */
const char *sr_sie_decode(sr_str bytes, sr_sie_encoding encoding, sr_buf *out);
/* By what the bytes hold: a mark or valid UTF-8, else the letters å ä ö é ü in each of the others. */
sr_sie_encoding sr_sie_detect(sr_str bytes);

/* CRC-32 (the polynomial of zlib); start with 0 and give the result to the next call. */
uint32_t sr_crc32(uint32_t sum, const void *bytes, size_t length);

/* The month of a day as SIE writes it: 202401. */
int sr_sie_month(sr_day day);

#endif
