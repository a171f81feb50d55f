"""Writes small workbooks part by part, so that a test can make what no program writes. Stored, not packed, and without
a clock: the same bytes every time."""
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(value):
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def number(value, style=0):
    return f'<c s="{style}"><v>{value}</v></c>'


def row(*cells):
    """Cells as XML; other texts are texts, and numbers are numbers."""
    def one(cell):
        if not isinstance(cell, str):
            return number(cell)
        return cell if cell.startswith("<c") else text(cell)
    return "<row>" + "".join(map(one, cells)) + "</row>"


def sheet(*rows, after="", before="", namespace=MAIN):
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def parts(sheets, styles=None, strings=None, properties="", namespace=MAIN, types=TYPE):
    """name of the sheet -> its XML; a name with "!" after it is hidden."""
    listed, relations = [], []
    out = {}
    for at, (name, xml) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name.endswith("!") else ""
        listed.append(f'<sheet name="{name.rstrip("!")}" sheetId="{at}"{state} r:id="rId{at}"/>')
        relations.append(f'<Relationship Id="rId{at}" Type="{types}/worksheet" Target="worksheets/sheet{at}.xml"/>')
        out[f"xl/worksheets/sheet{at}.xml"] = xml
    for name, content in (("styles", styles), ("sharedStrings", strings)):
        if content is not None:
            relations.append(f'<Relationship Id="{name}" Type="{types}/{name}" Target="{name}.xml"/>')
            out[f"xl/{name}.xml"] = content
    out["xl/workbook.xml"] = (f'<workbook xmlns="{namespace}" xmlns:r="{types}">{properties}'
                              f'<sheets>{"".join(listed)}</sheets></workbook>')
    out["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
    out["_rels/.rels"] = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{types}/officeDocument" '
                          'Target="xl/workbook.xml"/></Relationships>')
    return out


def write(path, contents, packed=False):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
