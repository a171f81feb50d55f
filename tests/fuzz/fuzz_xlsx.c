/* The XLSX reader on any bytes. The first byte chooses options, declared columns and how the rest is meant:
   as the whole archive, or (so that compression and checksums do not stop every change) as parts divided by
   NUL bytes, packed here: sheet, shared strings, styles, workbook. */
#include "reading.h"

#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char book[] =
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" TYPE
    "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
static const char relations[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" TYPE "/worksheet\" Target=\"sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" TYPE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" TYPE "/styles\" Target=\"styles.xml\"/></Relationships>";

static void add(zip_t *zip, const char *name, sr_str text)
{
    zip_source_t *from = zip_source_buffer(zip, text.at, text.length, 0);
    zip_int64_t index = zip_file_add(zip, name, from, 0);
    must(index >= 0, "a part is added");
    must(zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0, "a part is stored");
}

static sr_str next_part(sr_str *rest)
{
    const char *end = memchr(rest->at, '\0', rest->length);
    size_t length = end != NULL ? (size_t)(end - rest->at) : rest->length;
    sr_str part = {rest->at, length};
    size_t passed = end != NULL ? length + 1 : length;
    *rest = (sr_str){rest->at + passed, rest->length - passed};
    return part;
}

static void add_parts(zip_t *zip, sr_str rest)
{
    add(zip, "xl/sheet1.xml", next_part(&rest));
    add(zip, "xl/sharedStrings.xml", next_part(&rest));
    add(zip, "xl/styles.xml", next_part(&rest));
    sr_str own = next_part(&rest);
    add(zip, "xl/workbook.xml", own.length > 0 ? own : sr_str_of(book));
    add(zip, "xl/_rels/workbook.xml.rels", sr_str_of(relations));
}

/* The archive; the caller frees it. */
static char *pack(sr_str parts, size_t *length)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
    must(zip != NULL, "an archive begins");
    zip_source_keep(memory);
    add_parts(zip, parts);
    must(zip_close(zip) == 0, "an archive ends");
    zip_stat_t about;
    zip_stat_init(&about);
    must(zip_source_stat(memory, &about) == 0 && zip_source_open(memory) == 0, "an archive is there");
    char *bytes = malloc(about.size);
    must(bytes != NULL && zip_source_read(memory, bytes, about.size) == (zip_int64_t)about.size,
         "it is read");
    (void)zip_source_close(memory);
    zip_source_free(memory);
    zip_error_fini(&error);
    *length = (size_t)about.size;
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const options[] = {"{}", "{\"sheet\":\"Blad1\",\"header\":2}", "{\"header\":[1,2]}",
                                          "{\"sheet\":\"Blad9\",\"header\":0}"};
    if (size == 0) return 0;
    sr_str bytes = {(const char *)data + 1, size - 1};
    bool declared = (data[0] & 4) != 0;
    if ((data[0] & 8) != 0) {
        read_and_check(&sr_xlsx_reader, bytes, options[data[0] % 4], declared);
        return 0;
    }
    size_t length = 0;
    char *packed = pack(bytes, &length);
    read_and_check(&sr_xlsx_reader, (sr_str){packed, length}, options[data[0] % 4], declared);
    free(packed);
    return 0;
}
