/* The document tree: what a report says, without any format. Built only through builder.h; immutable once
   resolved. Texts are UTF-8 and owned by the document's arena. Pixels, colours and markup never occur here.
 */
#ifndef SR_DOCUMENT_TREE_H
#define SR_DOCUMENT_TREE_H

#include "model/state.h"
#include "table/quantity.h"

typedef enum sr_node_kind {
    /* blocks */
    SR_NODE_DOCUMENT,
    SR_NODE_COVER,     /* paragraphs and a definition list; the head of the document is shown with it */
    SR_NODE_CONTENTS,  /* no children; its entries come from the sections */
    SR_NODE_SECTION,   /* blocks and deeper sections */
    SR_NODE_PARAGRAPH, /* inlines */
    SR_NODE_LIST,      /* items */
    SR_NODE_ITEM,      /* term (inlines, optional, as SR_NODE_TERM), then inlines or blocks */
    SR_NODE_TERM,
    SR_NODE_TABLE,      /* columns, rows, then notes */
    SR_NODE_COLUMN,     /* no children */
    SR_NODE_ROW,        /* cells, one per column */
    SR_NODE_CELL,       /* inlines (a quantity is a value inline) */
    SR_NODE_CHART,      /* no children */
    SR_NODE_CALLOUT,    /* blocks */
    SR_NODE_NOTE,       /* inlines; in a table, or in a section */
    SR_NODE_SIGNATURES, /* items */
    SR_NODE_PAGE_BREAK,
    /* inlines */
    SR_NODE_TEXT,
    SR_NODE_STRONG,
    SR_NODE_EMPHASIS,
    SR_NODE_MUTED, /* a second line in smaller type: distance to the target, a reason */
    SR_NODE_VALUE,
    SR_NODE_STATUS,
    SR_NODE_DIRECTION,
    SR_NODE_LINK,      /* to an address outside: https: and mailto: only */
    SR_NODE_REFERENCE, /* to a section, table, chart or row of this document */
    SR_NODE_NOTE_REF,
    SR_NODE_LANGUAGE, /* inlines in another language */
    SR_NODE_BREAK,    /* a line break */
    SR_NODE_KINDS,
} sr_node_kind;

typedef enum sr_document_status { SR_DRAFT, SR_PROPOSED, SR_DECIDED } sr_document_status;

typedef struct sr_head {
    const char *id;         /* "umearegionen-2022-social-redovisning": the file's name without ending */
    const char *kind;       /* "social-redovisning" */
    const char *kind_label; /* "Social redovisning" */
    const char *title;      /* "Social redovisning 2022" */
    const char *lead;       /* one sentence under the title; or NULL */
    const char *forbund_id;
    const char *forbund;    /* the name in full */
    const char *short_name; /* of the förbund, for the margin and page head: "Umeåregionen" */
    sr_period period;
    sr_day date;             /* SR_DAY_NONE: left out */
    const char *case_number; /* or NULL */
    sr_language language;
    sr_document_status status;
    const char *decided; /* "2023-03-24 § 12"; NULL: no decision is registered */
} sr_head;

typedef enum sr_section_role {
    SR_SECTION_PLAIN,
    SR_SECTION_SUMMARY,
    SR_SECTION_NUMBERED,
    SR_SECTION_APPENDIX
} sr_section_role;
typedef enum sr_paragraph_role {
    SR_PARA_TEXT,
    SR_PARA_LEAD,     /* the summary's first paragraph */
    SR_PARA_TAKEAWAY, /* the one sentence that a section opens with */
    SR_PARA_HEADLINE, /* one big value with its status */
    SR_PARA_STRIP,    /* a row of statuses, one per goal */
    SR_PARA_NOTE,     /* small print */
} sr_paragraph_role;
typedef enum sr_list_role {
    SR_LIST_BULLET,
    SR_LIST_NUMBERED,
    SR_LIST_KEY_FIGURES,
    SR_LIST_DEFINITIONS,
    SR_LIST_LEGEND
} sr_list_role;
typedef enum sr_table_role { SR_TABLE_PLAIN, SR_TABLE_DENSE, SR_TABLE_GOALS, SR_TABLE_METHOD } sr_table_role;
typedef enum sr_row_kind { SR_ROW_HEADER, SR_ROW_BODY, SR_ROW_REMAINDER, SR_ROW_TOTAL } sr_row_kind;
typedef enum sr_column_kind { SR_COLUMN_TEXT, SR_COLUMN_NUMBER, SR_COLUMN_STATUS } sr_column_kind;
typedef enum sr_callout_role { SR_CALLOUT_INFO, SR_CALLOUT_WARNING, SR_CALLOUT_DECISION } sr_callout_role;

/* A quantity in the text or in a cell. */
typedef struct sr_value {
    sr_quantity quantity; /* origin, formula not used here: they stand in the method line */
    const char
        *measure; /* measure id, or NULL for a value that is no measure (index points, sums of goals) */
    const char *unit_id; /* or NULL */
    const char *group;   /* "kön=kvinnor", or NULL */
    const char *line;    /* key of its method line ("id@unit[kön=kvinnor]", "index:viktat"); NULL only for
                            constants such as targets and weights */
    bool with_unit;      /* prose: true; under a head that gives the unit: false */
    bool as_difference;  /* procentenheter */
    bool with_sign;
    bool as_answer;    /* yes or no: 1 is "ja", 0 "nej" */
    bool in_thousands; /* kronor under a head that says tkr */
    bool linked;       /* this occurrence links to the method line (prose: always; tables: one per row) */
} sr_value;

typedef enum sr_chart_kind {
    SR_CHART_GAUGE,         /* whole and areas on one 0–100 axis, one target line through all */
    SR_CHART_CONTRIBUTIONS, /* earned filled, missed outlined, in points of the whole */
    SR_CHART_DOTS,          /* own value, own previous year, nation with tolerance band */
    SR_CHART_TREND,         /* lines over periods */
    SR_CHART_BARS,          /* horizontal bars from zero */
    SR_CHART_KINDS,
} sr_chart_kind;

typedef enum sr_series_role {
    SR_SERIES_VALUE,
    SR_SERIES_PREVIOUS,
    SR_SERIES_NATIONAL,
    SR_SERIES_EARNED,
    SR_SERIES_MISSED,
} sr_series_role;

typedef struct sr_category {
    const char *label;
    const char *note; /* second line under the label, or NULL */
    const char *side; /* words to the right ("81 % · samma"), or NULL */
    bool whole;       /* the bar of the whole */
    bool remainder;   /* "Återstod" */
    bool broken;      /* a changed question: † and no previous dot */
} sr_category;

typedef struct sr_series {
    sr_series_role role;
    const char *label;
    const sr_quantity *values; /* one per category; a missing one is drawn as a gap and said in words */
} sr_series;

typedef struct sr_chart {
    const char *id;
    sr_chart_kind kind;
    const char *title;       /* the takeaway, a sentence */
    const char *unit_line;   /* "Index 0–100, 2022" */
    const char *description; /* kind, scale, and all values or where they stand */
    const char *table;       /* id of the table with the same numbers */
    bool table_short;        /* the table stands open; else it folds where a format can */
    sr_number axis_low, axis_high;
    bool has_target;
    sr_number target;
    const char *target_label; /* "mål 70" */
    sr_number tolerance;      /* half width of the band around the nation; 0: none */
    size_t category_count;
    const sr_category *categories;
    size_t series_count;
    const sr_series *series;
} sr_chart;

/* Nodes are allocated only as large as their kind needs: never copy one by value, never read another kind's
 * member. */
typedef struct sr_node sr_node;
struct sr_node {
    sr_node_kind kind;
    const char
        *id; /* of a section, table, chart, note; of a row that is a method line: "m1", "m2", …; or NULL */
    sr_node *first_child;
    sr_node *last_child;
    sr_node *next;
    sr_node *parent;
    union {
        struct {
            sr_section_role role;
            unsigned level;
            const char *title;
            const char *number;
        } section; /* number: "1.2", "A"; "" */
        struct {
            sr_paragraph_role role;
        } paragraph;
        struct {
            sr_list_role role;
        } list;
        struct {
            sr_table_role role;
            const char *caption;
            const char *unit; /* or NULL */
            unsigned number;  /* Tabell n; 0 for tables without number */
            size_t column_count;
            unsigned signs; /* bit 1 << sr_missing for the signs that occur in it, for its legend */
        } table;
        struct {
            const char *heading;
            const char *unit; /* under the heading, or NULL */
            sr_column_kind kind;
            int decimals; /* of numbers in it; -1: each its own */
            bool row_header;
        } column;
        struct {
            sr_row_kind kind;
            bool starts_group;
            const char *line;
        } row; /* line: key of the method line that this row IS (only in a method table), or NULL */
        struct {
            sr_chart chart;
            unsigned number;
        } chart;
        struct {
            sr_callout_role role;
            const char *title;
        } callout;
        struct {
            unsigned number;
        } note;           /* number: within its table, or within the document */
        const char *text; /* SR_NODE_TEXT */
        sr_value value;
        struct {
            sr_state state;
            sr_state_words words;
        } status;
        struct {
            sr_direction direction;
        } direction;
        struct {
            const char *target;
            const sr_node *node;
        } link;               /* LINK: address; REFERENCE: id, node when resolved; NOTE_REF: id, node */
        sr_language language; /* SR_NODE_LANGUAGE */
    } as;
};

typedef struct sr_document {
    sr_arena *arena;
    sr_head head;
    sr_node *root; /* SR_NODE_DOCUMENT */
    bool resolved;
    size_t line_count; /* distinct method lines that values refer to, in order of first use */
    const char *const *lines;
    struct sr_index *index; /* ids and method lines, for the functions below */
} sr_document;

void sr_document_free(sr_document *document); /* NULL is fine */
/* The node with an id, or NULL. */
const sr_node *sr_document_find(const sr_document *document, const char *id);
/* The row of the method table that is the line of a value; NULL before resolving or when there is none. */
const sr_node *sr_document_line(const sr_document *document, const char *line);
/* The column that a cell stands in. */
const sr_node *sr_cell_column(const sr_node *cell);
/* The nearest node of a kind that `node` stands in, or NULL. */
const sr_node *sr_node_within(const sr_node *node, sr_node_kind kind);
/* Decimals that the column around a value asks for; -1 outside columns or when each value has its own. */
int sr_node_decimals(const sr_node *node);
/* All text below a node as plain text; values formatted, for tests, contents and titles. */
SR_MUST_USE
sr_status sr_node_plain_text(const sr_document *document, const sr_node *node, sr_buf *out);
/* What an empty reference prints: "tabell 3", "figur 1", "avsnitt 2.1"; the title of a section without
   number; the first cell of a row. */
SR_MUST_USE
sr_status sr_reference_write(sr_buf *out, const sr_document *document, const sr_node *reference);
/* The text of one value as every format prints it: the number, or the sign of its missing kind with its
   letter. `column_decimals` as from sr_node_decimals. */
SR_MUST_USE
sr_status sr_value_write(sr_buf *out, const sr_value *value, int column_decimals, sr_language language);
/* A single quantity, as in charts. */
SR_MUST_USE
sr_status sr_value_write_quantity(sr_buf *out, const sr_quantity *quantity, sr_language language);
/* The sign of a missing kind (".", "..ˢ", "..ᵖ", "..ᵐ") and what it means, for legends and screen readers. */
const char *sr_missing_sign(sr_missing kind);
const char *sr_missing_word(sr_missing kind, sr_language language);

#endif
