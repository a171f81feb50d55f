#include "source/contents/kind.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/memory.h"
#include "source/csv/csv.h"
#include "source/sie/sie.h"

enum { MOST_PARSED = 64 << 20, LOOKED_AT = 1 << 16 };

static const char *const formats[] = {
    [SR_KIND_SIE] = "sie", [SR_KIND_SIE5] = "sie5",          [SR_KIND_XLSX] = "xlsx",
    [SR_KIND_CSV] = "csv", [SR_KIND_JSONSTAT] = "json-stat", [SR_KIND_KOLADA] = "kolada",
};

const char *sr_kind_format(sr_kind kind)
{
    return formats[kind];
}

static bool begins(sr_str bytes, const char *sign, size_t length)
{
    return bytes.length >= length && memcmp(bytes.at, sign, length) == 0;
}
#define BEGINS(bytes, sign) begins((bytes), "" sign, sizeof(sign) - 1)

static bool holds(sr_str bytes, const char *word)
{
    return bytes.length > 0 && memmem(bytes.at, bytes.length, word, strlen(word)) != NULL;
}

/* Kinds of file that are often taken for a source, by how they begin. */
typedef struct other {
    const char *sign;
    size_t length;
    const char *why, *hint; /* ids of texts */
} other;
#define _(text) text /* an id of a text, for the catalogue */
#define OTHER(sign, why, hint)                                                                               \
    {                                                                                                        \
        (sign), sizeof(sign) - 1, (why), (hint)                                                              \
    }
static const char save_as[] = _("save it as an Excel workbook (.xlsx) or as CSV in UTF-8");
static const other others[] = {
    OTHER("\xD0\xCF\x11\xE0",
          _("the file is a workbook or a document in the old format of Office, or one with a password"),
          _("save it as an Excel workbook (.xlsx) without password")),
    OTHER("%PDF", _("the file is a PDF"),
          _("ask for the figures as Excel or CSV; a PDF is made for reading")),
    OTHER("\xFF\xFE", _("the file is in UTF-16, which is not read"), _("save the file as CSV in UTF-8")),
    OTHER("\xFE\xFF", _("the file is in UTF-16, which is not read"), _("save the file as CSV in UTF-8")),
    OTHER("{\\rtf", _("the file is a text document (RTF)"), save_as),
    OTHER("\x1F\x8B", _("the file is packed (gzip)"), _("unpack it first")),
    OTHER("7z\xBC\xAF", _("the file is packed (7z)"), _("unpack it first")),
    OTHER("Rar!", _("the file is packed (rar)"), _("unpack it first")),
    OTHER("\x89PNG", _("the file is a picture"), _("ask for the figures as Excel or CSV")),
    OTHER("\xFF\xD8\xFF", _("the file is a picture"), _("ask for the figures as Excel or CSV")),
};

static sr_kind unknown(sr_message *why, sr_message *hint, const char *what, const char *todo)
{
    *why = (sr_message){.id = what};
    *hint = (sr_message){.id = todo};
    return SR_KIND_UNKNOWN;
}

/* An archive is a workbook unless the names in it say what else it is; names stand unpacked. */
static sr_kind archive_kind(sr_str bytes, sr_message *why, sr_message *hint)
{
    bool document = holds(bytes, "word/document.xml");
    bool open = holds(bytes, "mimetypeapplication/vnd.oasis.opendocument");
    if (document) return unknown(why, hint, _("the file is a text document (docx)"), save_as);
    if (open) return unknown(why, hint, _("the file is an OpenDocument file (ods, odt)"), save_as);
    if (holds(bytes, "xl/") || holds(bytes, "[Content_Types].xml")) return SR_KIND_XLSX;
    return unknown(why, hint, _("the file is an archive (zip)"), _("unpack it first"));
}

static sr_kind members_kind(const cJSON *root)
{
    bool answer = cJSON_IsArray(cJSON_GetObjectItemCaseSensitive(root, "values")) &&
                  cJSON_GetObjectItemCaseSensitive(root, "count") != NULL;
    const cJSON *class = cJSON_GetObjectItemCaseSensitive(root, "class");
    const char *word = cJSON_IsString(class) ? class->valuestring : "";
    bool set = strcmp(word, "dataset") == 0 || strcmp(word, "collection") == 0 ||
               cJSON_GetObjectItemCaseSensitive(root, "dimension") != NULL ||
               cJSON_GetObjectItemCaseSensitive(cJSON_GetObjectItemCaseSensitive(root, "dataset"),
                                                "dimension") != NULL;
    if (set) return SR_KIND_JSONSTAT;
    return answer ? SR_KIND_KOLADA : SR_KIND_UNKNOWN;
}

/* Of a text that cannot be parsed, or is too long for it: by the words at its beginning. */
static sr_kind words_kind(sr_str text)
{
    sr_str head = {text.at, text.length < LOOKED_AT ? text.length : LOOKED_AT};
    if (holds(head, "\"kpi\"") && (holds(head, "\"municipality\"") || holds(head, "\"ou\"")))
        return SR_KIND_KOLADA;
    bool set = holds(head, "\"class\"") && (holds(head, "\"dataset\"") || holds(head, "\"collection\""));
    return set || holds(head, "\"dimension\"") ? SR_KIND_JSONSTAT : SR_KIND_UNKNOWN;
}

static sr_kind json_kind(sr_str text, sr_message *why, sr_message *hint)
{
    cJSON *root = text.length <= MOST_PARSED ? cJSON_ParseWithLength(text.at, text.length) : NULL;
    sr_kind kind = root != NULL ? members_kind(root) : words_kind(text);
    cJSON_Delete(root);
    if (kind != SR_KIND_UNKNOWN) return kind;
    return unknown(why, hint, _("the file is JSON, but neither JSON-stat nor an answer of Kolada"),
                   _("ask the service for JSON-stat (in PxWeb: JSON-stat2), or for CSV"));
}

static sr_kind text_kind(sr_str text, sr_message *why, sr_message *hint)
{
    sr_layout layout;
    if (memchr(text.at, '\0', text.length < LOOKED_AT ? text.length : LOOKED_AT) != NULL)
        return unknown(why, hint, _("the file is no text, and of no kind that is known"), save_as);
    if (sr_layout_of(text, &layout)) return SR_KIND_CSV;
    return unknown(why, hint, _("the file is a text without columns"),
                   _("a CSV file has its cells divided by ; , or tab, the same number on each line"));
}

/* A line that begins with one of the labels that open a SIE file, or with one of its largest parts: a text
   that begins with # may also be notes. */
static bool has_label(sr_str text)
{
    static const char *const labels[] = {"#FLAGGA", "#KSUMMA", "#SIETYP", "#PROGRAM", "#FORMAT",
                                         "#GEN",    "#FNAMN",  "#KONTO",  "#VER",     "#RAR"};
    sr_str head = {text.at, text.length < LOOKED_AT ? text.length : LOOKED_AT};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (holds(head, labels[i])) return true;
    }
    return false;
}

sr_kind sr_kind_of(sr_str bytes, sr_message *why, sr_message *hint)
{
    sr_str text = sr_utf8_unmarked(bytes);
    sr_str content = sr_str_trim(text);
    *why = *hint = (sr_message){0};
    if (content.length == 0) return unknown(why, hint, _("the file is empty"), _("export the file again"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (begins(bytes, others[i].sign, others[i].length))
            return unknown(why, hint, others[i].why, others[i].hint);
    }
    if (BEGINS(bytes, "PK\x03\x04") || BEGINS(bytes, "PK\x05\x06")) return archive_kind(bytes, why, hint);
    if (sr_sie_is(bytes) && has_label(bytes)) return SR_KIND_SIE;
    if (sr_sie5_is(bytes)) return SR_KIND_SIE5;
    if (content.at[0] == '{' || content.at[0] == '[') return json_kind(content, why, hint);
    if (content.at[0] == '<') return unknown(why, hint, _("the file is XML or HTML, but not SIE 5"), save_as);
    return text_kind(text, why, hint);
}
