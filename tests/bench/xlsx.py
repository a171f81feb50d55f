#!/usr/bin/env python3
"""Reads a workbook of 100 000 x 16 cells with samrapport and with openpyxl (read-only, its fast way) in the same run:
xlsx.py READ_SOURCE [FOLDER]. Fails when samrapport is not at least five times faster, or reads another number of cells."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile

ROWS, LEAST = 100_000, 5.0
NAMES = ("id kön ålder kommun insats start slut status orsak stöd_in stöd_ut belopp dagar andel poäng "
         "anteckning").split()
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


class Strings:
    def __init__(self):
        self.index = {}

    def cell(self, text):
        return f'<c t="s"><v>{self.index.setdefault(text, len(self.index))}</v></c>'


def rows(strings):
    pick = random.Random(2022)
    yield "".join(map(strings.cell, NAMES))
    for i in range(ROWS):
        start = 43831 + pick.randrange(1000)
        words = [f"p{i:06d}", pick.choice(("kvinna", "man")), None,
                 pick.choice(("Umeå", "Vännäs", "Bjurholm", "Nordmaling", "Robertsfors", "Vindeln")),
                 f"insats {pick.randrange(40)}"]
        cells = [strings.cell(w) if w else f"<c><v>{pick.randrange(18, 65)}</v></c>" for w in words]
        cells += [f'<c s="1"><v>{start}</v></c>', f'<c s="1"><v>{start + pick.randrange(400)}</v></c>']
        cells += [strings.cell(w) for w in (pick.choice(("pågår", "avslutad")), pick.choice(("arbete", "studier", "sjuk")),
                                            "aktivitetsstöd", "försörjningsstöd")]
        cells += [f"<c><v>{v}</v></c>" for v in (round(pick.random() * 10000, 2), pick.randrange(400), pick.random(),
                                                 pick.randrange(100))]
        yield "".join(cells) + strings.cell(f"anteckning {i}")


def write(path):
    strings = Strings()
    sheet = "".join(f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows(strings), 1))
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings.index)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                  f'spreadsheetml.{kind}+xml"/>' for part, kind in (
                      ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
                      ("sharedStrings", "sharedStrings"))) + "</Types>",
        "_rels/.rels": RELATIONS.format(f'<Relationship Id="r1" Type="{TYPE}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{TYPE}"><sheets><sheet name="Deltagare" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": RELATIONS.format("".join(
            f'<Relationship Id="r{n}" Type="{TYPE}/{kind}" Target="{part}.xml"/>' for n, (kind, part) in enumerate(
                (("worksheet", "worksheets/sheet1"), ("styles", "styles"), ("sharedStrings", "sharedStrings")), 1))),
        "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"<sst {MAIN}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def by_samrapport(program, path):
    best = None
    for _ in range(3):
        out = subprocess.run([program, "xlsx", path], capture_output=True, text=True, check=True).stdout.split()
        if int(out[0]) != ROWS or int(out[1]) != len(NAMES):
            sys.exit(f"samrapport read {out[0]} rows and {out[1]} columns")
        best = min(best or 1e9, float(out[2]))
    return best


def by_openpyxl(path):
    import openpyxl
    warnings.filterwarnings("ignore", module="openpyxl")
    began = time.monotonic()
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    read = sum(1 for row in book["Deltagare"].iter_rows(values_only=True) if len(row) == len(NAMES))
    took = time.monotonic() - began
    if read != ROWS + 1:
        sys.exit(f"openpyxl read {read} rows")
    return took


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else folder) / "deltagare.xlsx")
        write(path)
        own = by_samrapport(sys.argv[1], path)
        try:
            import openpyxl
        except ImportError:
            print(f"100 000 x 16 cells: samrapport {own:.2f} s; openpyxl is not installed (apt-get install python3-openpyxl): nothing to stand beside")
            return
        other = by_openpyxl(path)
    print(f"100 000 x 16 cells: samrapport {own:.2f} s, openpyxl {openpyxl.__version__} {other:.2f} s: {other / own:.1f} times faster")
    if other / own < LEAST:
        sys.exit(f"less than {LEAST:.0f} times faster")


main()
