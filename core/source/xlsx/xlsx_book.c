/* Which parts a workbook has: relations, sheets in their order, the date system. */
#include <stdio.h>
#include <string.h>

#include "source/xlsx/xlsx.h"

typedef struct book {
    sr_xlsx *x;
    const char *folder; /* that targets of the relations stand in, with its "/" */
} book;

static bool ends_with(sr_str text, const char *end)
{
    size_t length = strlen(end);
    return text.length >= length && memcmp(text.at + text.length - length, end, length) == 0;
}

/* The name in the archive of a target: absolute, or in `folder`, perhaps with leading "../". */
static const char *target_part(sr_arena *arena, const char *folder, sr_str target)
{
    if (target.length > 0 && target.at[0] == '/') {
        return sr_arena_copy(arena, target.at + 1, target.length - 1);
    }
    size_t kept = strlen(folder);
    while (target.length >= 3 && memcmp(target.at, "../", 3) == 0 && kept > 0) {
        target = (sr_str){target.at + 3, target.length - 3};
        for (kept--; kept > 0 && folder[kept - 1] != '/'; kept--) {
        }
    }
    return sr_arena_printf(arena, "%.*s%.*s", (int)kept, folder, (int)target.length, target.at);
}

static const char *folder_of(sr_arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    return sr_arena_copy(arena, part, slash != NULL ? (size_t)(slash - part) + 1 : 0);
}

static const char *relations_of(sr_arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    int folder = slash != NULL ? (int)(slash - part) + 1 : 0;
    return sr_arena_printf(arena, "%.*s_rels/%s.rels", folder, part, part + folder);
}

static void no_element(sr_xlsx_parse *parse, void *user, const char *name)
{
    (void)parse;
    (void)user;
    (void)name;
}

static void root_relation(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    book *b = user;
    if (strcmp(element->name, "Relationship") != 0 || b->x->workbook != NULL) return;
    sr_str target = sr_xlsx_attribute(element, "Target");
    if (target.at == NULL || !ends_with(sr_xlsx_attribute(element, "Type"), "/officeDocument")) return;
    b->x->workbook = target_part(b->x->arena, "", target);
    if (b->x->workbook == NULL) sr_xlsx_stop(parse, SR_MEMORY);
}

static void take_part(sr_xlsx *x, sr_str type, sr_str id, const char *part)
{
    if (ends_with(type, "/sharedStrings")) x->strings_part = part;
    if (ends_with(type, "/styles")) x->styles_part = part;
    if (!ends_with(type, "/worksheet")) return;
    for (size_t i = 0; i < x->sheet_count; i++) {
        if (sr_str_is(id, x->sheets[i].relation)) x->sheets[i].part = part;
    }
}

static void book_relation(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    book *b = user;
    sr_str target = sr_xlsx_attribute(element, "Target");
    sr_str id = sr_xlsx_attribute(element, "Id");
    bool outside = sr_xlsx_attribute_is(element, "TargetMode", "External");
    if (strcmp(element->name, "Relationship") != 0 || target.at == NULL || id.at == NULL || outside) return;
    const char *part = target_part(b->x->arena, b->folder, target);
    if (part == NULL)
        sr_xlsx_stop(parse, SR_MEMORY);
    else
        take_part(b->x, sr_xlsx_attribute(element, "Type"), id, part);
}

static sr_status add_sheet(sr_xlsx *x, const sr_xlsx_element *element)
{
    sr_str name = sr_xlsx_attribute(element, "name");
    sr_str relation = sr_xlsx_attribute(element, "id");
    sr_str state = sr_xlsx_attribute(element, "state");
    if (name.at == NULL || relation.at == NULL || x->sheet_count >= SR_XLSX_MOST_SHEETS) return SR_OK;
    if (sr_grow((void **)&x->sheets, x->sheet_count, &x->sheet_capacity, sizeof *x->sheets) != SR_OK) {
        return SR_MEMORY;
    }
    sr_xlsx_sheet sheet = {.name = sr_arena_copy(x->arena, name.at, name.length),
                           .relation = sr_arena_copy(x->arena, relation.at, relation.length),
                           .hidden = state.at != NULL && !sr_str_is(state, "visible")};
    if (sheet.name == NULL || sheet.relation == NULL) return SR_MEMORY;
    x->sheets[x->sheet_count++] = sheet;
    return SR_OK;
}

static void book_element(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    book *b = user;
    if (strcmp(element->name, "workbookPr") == 0) {
        b->x->date1904 = sr_xlsx_attribute_true(element, "date1904");
    }
    if (strcmp(element->name, "sheet") == 0 && add_sheet(b->x, element) != SR_OK) {
        sr_xlsx_stop(parse, SR_MEMORY);
    }
}

static sr_status read_root(book *b)
{
    static const sr_xlsx_handler handler = {.start = root_relation, .end = no_element};
    if (!sr_xlsx_has_part(b->x, "_rels/.rels")) return SR_OK;
    return sr_xlsx_read_part(b->x, "_rels/.rels", &handler, b);
}

static sr_status read_relations(book *b)
{
    static const sr_xlsx_handler handler = {.start = book_relation, .end = no_element};
    const char *relations = relations_of(b->x->arena, b->x->workbook);
    b->folder = folder_of(b->x->arena, b->x->workbook);
    if (relations == NULL || b->folder == NULL) return SR_MEMORY;
    return sr_xlsx_read_part(b->x, relations, &handler, b);
}

static sr_status no_workbook(sr_xlsx *x)
{
    sr_table_builder_problem(x->builder, "SR1210", 0, 0, x->workbook,
                             SR_MSG("the file is not a workbook in the format xlsx"),
                             SR_MSG("save it as an Excel workbook (.xlsx) without password"));
    return SR_CONTENT;
}

sr_status sr_xlsx_read_book(sr_xlsx *x)
{
    static const sr_xlsx_handler handler = {.start = book_element, .end = no_element};
    book b = {.x = x};
    sr_status status = read_root(&b);
    if (status != SR_OK) return status;
    if (x->workbook == NULL) x->workbook = "xl/workbook.xml";
    size_t length = strlen(x->workbook);
    bool binary = length > 4 && strcmp(x->workbook + length - 4, ".bin") == 0;
    if (binary || !sr_xlsx_has_part(x, x->workbook)) return no_workbook(x);
    status = sr_xlsx_read_part(x, x->workbook, &handler, &b);
    return status == SR_OK ? read_relations(&b) : status;
}

/* Names of sheets, joined: hidden ones, or all with cells. */
static const char *sheet_names(sr_xlsx *x, bool hidden_only)
{
    sr_buf list = {0};
    for (size_t i = 0; i < x->sheet_count; i++) {
        if (hidden_only && !x->sheets[i].hidden) continue;
        sr_buf_text(&list, list.length > 0 ? ", " : "");
        sr_buf_text(&list, x->sheets[i].name);
    }
    const char *names = sr_buf_status(&list) == SR_OK ? sr_arena_text(x->arena, sr_buf_string(&list)) : NULL;
    sr_buf_free(&list);
    return names;
}

static sr_status note(sr_xlsx *x, sr_message message, sr_message hint)
{
    sr_finding finding = {.code = "SR1213",
                          .severity = SR_NOTE,
                          .place = {.file = x->input->file},
                          .message = message,
                          .hint = hint};
    sr_findings_add(x->input->findings, &finding);
    return sr_findings_status(x->input->findings);
}

sr_status sr_xlsx_tell_hidden(sr_xlsx *x)
{
    size_t hidden = 0;
    for (size_t i = 0; i < x->sheet_count; i++) {
        hidden += x->sheets[i].hidden;
    }
    const char *names = hidden > 0 ? sheet_names(x, true) : "";
    if (names == NULL) return SR_MEMORY;
    return hidden > 0 ? note(x, SR_MSG("the workbook has hidden sheets: {0}", names), (sr_message){0})
                      : SR_OK;
}

static sr_status note_others(sr_xlsx *x, const sr_xlsx_sheet *chosen)
{
    size_t shown = 0;
    for (size_t i = 0; i < x->sheet_count; i++) {
        shown += !x->sheets[i].hidden;
    }
    sr_status status = sr_xlsx_tell_hidden(x);
    if (status != SR_OK || x->options.sheet != NULL || shown < 2) return status;
    return note(x, SR_MSG("the workbook has several sheets; {0} is read", chosen->name),
                SR_MSG("set \"sheet\" in the options of the source to the name of the sheet"));
}

static sr_status no_sheet(sr_xlsx *x)
{
    const char *names = sheet_names(x, false);
    const char **all = sr_arena_array(x->arena, x->sheet_count, sizeof *all);
    if (names == NULL || all == NULL) return SR_MEMORY;
    for (size_t i = 0; i < x->sheet_count; i++) {
        all[i] = x->sheets[i].name;
    }
    const char *wanted = x->options.sheet != NULL ? x->options.sheet : "";
    const char *nearest = sr_nearest(wanted, all, x->sheet_count);
    sr_table_builder_problem(x->builder, "SR1212", 0, 0, x->options.sheet,
                             x->options.sheet != NULL
                                 ? SR_MSG("the workbook has no sheet {0}; its sheets are {1}", wanted, names)
                                 : SR_MSG("the workbook has no sheet with cells"),
                             nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0});
    return SR_CONTENT;
}

sr_status sr_xlsx_choose_sheet(sr_xlsx *x, const sr_xlsx_sheet **out)
{
    for (size_t i = 0; i < x->sheet_count; i++) {
        const sr_xlsx_sheet *sheet = &x->sheets[i];
        bool meant = x->options.sheet != NULL ? strcmp(sheet->name, x->options.sheet) == 0 : !sheet->hidden;
        if (!meant || sheet->part == NULL) continue;
        *out = sheet;
        return note_others(x, sheet);
    }
    return no_sheet(x);
}
