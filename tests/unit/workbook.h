/* Makes small workbooks for tests: parts in a zip archive, in memory. */
#ifndef WORKBOOK_H
#define WORKBOOK_H

#include <zip.h>

#include "reading.h"

typedef struct part {
    const char *name;
    const char *text;
    size_t length; /* 0: of the text */
} part;

#define MAIN_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define REL_NS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define REL_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static char *archive;

static inline void add_part(zip_t *zip, const part *from)
{
    size_t length = from->length != 0 ? from->length : strlen(from->text);
    zip_source_t *text = zip_source_buffer(zip, from->text, length, 0);
    assert_non_null(text);
    assert_true(zip_file_add(zip, from->name, text, ZIP_FL_ENC_UTF_8) >= 0);
}

/* The archive lives until the next one. */
static inline sr_str pack(const part *parts, size_t count)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(memory);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].text != NULL) add_part(zip, &parts[i]);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t about;
    zip_stat_init(&about);
    assert_int_equal(zip_source_stat(memory, &about), 0);
    assert_int_equal(zip_source_open(memory), 0);
    free(archive);
    archive = malloc(about.size);
    assert_non_null(archive);
    assert_int_equal(zip_source_read(memory, archive, about.size), (zip_int64_t)about.size);
    (void)zip_source_close(memory);
    zip_source_free(memory);
    zip_error_fini(&error);
    return (sr_str){archive, (size_t)about.size};
}

/* A workbook of three sheets: "Deltagare" with the given rows, "Gömd" hidden, "Övrigt". Parts may be NULL. */
typedef struct workbook {
    const char *rows;       /* inside sheetData */
    const char *after;      /* the rest of the sheet */
    const char *strings;    /* inside sst */
    const char *styles;     /* inside styleSheet */
    const char *properties; /* of the workbook */
} workbook;

static const char root_relations[] = "<Relationships " REL_NS "><Relationship Id=\"r\" Type=\"" REL_TYPE
                                     "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>";
static const char book_relations[] =
    "<Relationships " REL_NS ">"
    "<Relationship Id=\"rId1\" Type=\"" REL_TYPE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" REL_TYPE "/worksheet\" Target=\"../xl/worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" REL_TYPE "/worksheet\" Target=\"/xl/worksheets/sheet3.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" REL_TYPE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId5\" Type=\"" REL_TYPE "/styles\" Target=\"styles.xml\"/></Relationships>";

static inline sr_str book(workbook w)
{
    static char sheet[20000];
    static char strings[4000];
    static char styles[4000];
    static char main_part[2000];
    (void)snprintf(sheet, sizeof sheet, "<worksheet " MAIN_NS "><sheetData>%s</sheetData>%s</worksheet>",
                   w.rows, w.after != NULL ? w.after : "");
    (void)snprintf(strings, sizeof strings, "<sst " MAIN_NS ">%s</sst>", w.strings != NULL ? w.strings : "");
    (void)snprintf(styles, sizeof styles, "<styleSheet " MAIN_NS ">%s</styleSheet>",
                   w.styles != NULL ? w.styles : "");
    (void)snprintf(main_part, sizeof main_part,
                   "<workbook " MAIN_NS " xmlns:r=\"" REL_TYPE "\">%s<sheets>"
                   "<sheet name=\"Deltagare\" sheetId=\"1\" r:id=\"rId1\"/>"
                   "<sheet name=\"Gömd\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/>"
                   "<sheet name=\"Övrigt\" sheetId=\"3\" r:id=\"rId3\"/></sheets></workbook>",
                   w.properties != NULL ? w.properties : "");
    static const char other[] =
        "<worksheet " MAIN_NS "><sheetData><row><c t=\"inlineStr\"><is><t>a</t></is></c>"
        "</row><row><c><v>7</v></c></row></sheetData></worksheet>";
    const part parts[] = {{"_rels/.rels", root_relations, 0},
                          {"xl/workbook.xml", main_part, 0},
                          {"xl/_rels/workbook.xml.rels", book_relations, 0},
                          {"xl/worksheets/sheet1.xml", sheet, 0},
                          {"xl/worksheets/sheet2.xml", other, 0},
                          {"xl/worksheets/sheet3.xml", other, 0},
                          {"xl/sharedStrings.xml", strings, 0},
                          {"xl/styles.xml", styles, 0}};
    return pack(parts, sizeof parts / sizeof *parts);
}

#define DELTAGARE "{\"sheet\":\"Deltagare\"}"

static inline sr_status read_book(workbook w, const char *options, const sr_column_spec *specs, size_t count)
{
    return read_by(&sr_xlsx_reader, ',', book(w), options, specs, count, NULL);
}

#endif
