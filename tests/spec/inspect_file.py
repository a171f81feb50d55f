#!/usr/bin/env python3
"""`samrapport inspect FILE`: every kind of file, as an office has them and as they are when something is wrong. What the
command prints is held against tests/golden/inspect/<case>.<language>.txt. All files are synthetic.

    inspect_file.py COMMAND [test ...]
    SAMRAPPORT_UPDATE=1 inspect_file.py COMMAND     writes the texts anew: read the difference before it is committed
"""
import json
import os
import shutil
import subprocess

import jsonschema

import spec
import workbooks
from spec import ENGLISH, SWEDISH

SIE = spec.ROOT / "tests" / "fuzz" / "corpus" / "sie"
CORPUS = spec.ROOT / "tests" / "fuzz" / "corpus"
PERSONS = ("900101-0017", "199001010017", "9001010017")

CSV = "Kön;Ålder;Inskriven;Andel\nkvinna;34;2022-01-10;12,5\nman;45;2022-02-01;\nkvinna;29;2022-03-15;7,25\n"
STYLES = (f'<styleSheet xmlns="{workbooks.MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
          '</styleSheet>')
BOOK = workbooks.parts({
    "Deltagare 2022": workbooks.sheet(workbooks.row("Utdrag ur uppföljningen"), "<row/>",
                                      workbooks.row("Kön", "Inskriven", "Kommun", "Antal"),
                                      workbooks.row("kvinna", workbooks.number(44571, 1), "Umeå", 3),
                                      workbooks.row("man", workbooks.number(44593, 1), "Vännäs", 2)),
    "Gömt!": workbooks.sheet(workbooks.row("a", "b"), workbooks.row(1, 2)),
    "Tomt": workbooks.sheet(),
}, styles=STYLES)
CUBE = {"version": "2.0", "class": "dataset", "label": "Helårsekvivalenter", "id": ["region", "tid"], "size": [2, 2],
        "dimension": {"region": {"label": "region", "category": {"index": ["2480", "2482"],
                                                                 "label": {"2480": "Umeå", "2482": "Skellefteå"}}},
                      "tid": {"label": "år", "category": {"index": ["2021", "2022"]}}},
        "role": {"time": ["tid"]}, "value": [10.5, 11, None, 7]}
KOLADA = {"count": 1, "values": [{"kpi": "N00000", "municipality": "0000", "period": 2022,
                                  "values": [{"gender": "T", "value": 12.5, "status": ""}]}]}


def sie(name):
    return (SIE / name).read_bytes()


def book(contents=None):
    def write(path):
        workbooks.write(path, contents or BOOK)
    return write


def data(content):
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


# case: (name of the file, what makes it, exit status). The names say nothing of the kind: it is seen from the bytes.
CASES = {
    "csv": ("deltagare.csv", data(CSV), 0),
    "csv-latin1": ("gammal export.dat", data(CSV.encode("latin-1")), 0),
    "csv-mapping": ("checklista.csv", data("Id;Punkt;Ansvarig;Gjort;Underlag;Roll;Datum;Nämnd\nplan;Planen finns;Förbundschef;ja;Plan 2025;Förbundschef;2025-03-01;Styrelsen\n"), 0),
    "csv-title": ("utdrag.txt", data("Rapport från SUS\r\nUttag 2022\r\n\r\nKön,Andel\r\nkvinna,12.5\r\nman,7.25\r\n"), 0),
    "csv-wrong": ("fel.csv", data("a;b\n1;2\n3\n4;5;6\n"), 1),
    "csv-person": ("namn.csv", data(f"namn;nummer\nA;{PERSONS[0]}\nB;{PERSONS[1]}\n"), 1),
    "csv-dos": ("dos.csv", data("ort;antal\nSkellefteå;1\nFörbund;2\n".encode("cp437")), 1),
    "sie1": ("ett", data(sie("type1.se")), 0),
    "sie4e": ("bokforing.se", data(sie("type4e.se")), 0),
    "sie4i": ("import.si", data(sie("type4i.si")), 0),
    "sie-utf8": ("bokforing.csv", data(sie("utf8.se")), 0),
    "sie-checksum": ("summa.se", data(sie("ksumma_wrong.se")), 1),
    "sie5": ("bokforing.xml", data(sie("sie5.sie")), 0),
    "xlsx": ("deltagare.zip", book(), 0),
    "json-stat": ("scb.json", data(json.dumps(CUBE)), 0),
    "json-stat-cut": ("scb.json", data(json.dumps(CUBE)[:120]), 1),
    "kolada": ("svar.txt", data(json.dumps(KOLADA)), 0),
    "empty": ("tom.csv", data(""), 3),
    "text": ("protokoll.csv", data("Styrelsen beslutade att lägga rapporten till handlingarna.\nMötet avslutades.\n"), 3),
    "pdf": ("rapport.xlsx", data(b"%PDF-1.7\n%\xe2\xe3\n"), 3),
    "old-excel": ("deltagare.xlsx", data(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), 3),
    "utf16": ("export.csv", data(CSV.encode("utf-16")), 3),
    "json-other": ("forbund.json", data('{"a": [1, 2, 3]}'), 3),
    "archive": ("filer.xlsx", book({"a.txt": "a"}), 3),
}


class Case(spec.Case):
    def inspect(self, name, *more, **options):
        return self.run_command("inspect", name, *more, **options)

    def json_of(self, name, status=0):
        done = self.inspect(name, "--json")
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        found = json.loads(done.stdout)
        errors = [f"/{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in VALIDATOR.iter_errors(found)]
        self.assertEqual(errors, [])
        return found

    def make(self, name, content):
        data(content)(self.folder / name)
        return name

    def told(self, found):
        return [(one["code"], one.get("line")) for one in found["findings"]]


VALIDATOR = jsonschema.Draft202012Validator(json.loads(
    (spec.ROOT / "schemas" / "samrapport-inspection-1.schema.json").read_text(encoding="utf-8")))


class Texts(Case, spec.Golden):
    FOLDER, CASES = spec.ROOT / "tests" / "golden" / "inspect", CASES

    def test_messages(self):
        for case, (name, make, status) in CASES.items():
            make(self.folder / name)
            for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
                with self.subTest(f"{case} {language}"):
                    done = self.inspect(name, locale=locale)
                    self.golden(case, language, f"{done.stdout}----\n{done.stderr}----\n{done.returncode}\n")
                    self.assertEqual(done.returncode, status)
            with self.subTest(f"{case} json"):
                self.json_of(name, status)
            (self.folder / name).unlink()

    def test_in_process_is_the_same(self):
        for case in ("csv", "sie4e", "xlsx", "json-stat", "kolada", "pdf"):
            name, make, status = CASES[case]
            make(self.folder / name)
            apart, together = self.inspect(name), self.inspect(name, "--in-process")
            self.assertEqual((apart.stdout, apart.stderr, apart.returncode), (together.stdout, together.stderr, status))

    def test_swedish_name(self):
        self.make("d.csv", CSV)
        self.assertEqual(self.good("granska", "d.csv").stdout, self.good("inspect", "d.csv").stdout)

    def test_usage(self):
        self.assertEqual(self.run_command("inspect").returncode, 2)
        self.assertEqual(self.run_command("inspect", "a", "b").returncode, 2)
        self.assertEqual(self.run_command("inspect", "a", "--period", "2022").returncode, 2)
        self.assertIn("inspect", self.good("--help").stdout)
        self.assertIn("--json", self.good("inspect", "--help").stdout)


class Json(Case):
    def test_sie(self):
        for name, kind, encoding in (("type1.se", "1", "cp437"), ("type2.se", "2", "cp437"), ("type3.se", "3", "cp437"),
                                     ("type4e.se", "4E", "cp437"), ("type4i.si", "4I", "cp437"), ("utf8.se", "4E", "utf-8"),
                                     ("latin1.se", "4E", "latin1"), ("windows.se", "4E", "windows-1252"),
                                     ("ascii.se", "4E", "ascii")):
            with self.subTest(name):
                found = self.json_of(self.make("f", sie(name)))
                self.assertEqual((found["format"], found["type"], found["encoding"], found["checksum"]),
                                 ("sie", kind, encoding, "absent"))
        lines = sie("type4e.se").decode("cp437").splitlines()
        labels = self.json_of(self.make("f", sie("type4e.se")))["labels"]
        counted = {}
        for line in lines:
            word = line.split()[0] if line.strip() else ""
            if word.startswith("#"):
                counted[word[1:]] = counted.get(word[1:], 0) + 1
        self.assertEqual(labels, counted)

    def test_checksums(self):
        for name, state, status in (("ksumma.se", "ok", 0), ("ksumma_wrong.se", "wrong", 1), ("ksumma_open.se", "incomplete", 1)):
            with self.subTest(name):
                self.assertEqual(self.json_of(self.make("f", sie(name)), status)["checksum"], state)

    def test_tables_of_sie(self):
        found = self.json_of(self.make("f", sie("type4e.se")))
        rows = {table["name"]: table["rows"] for table in found["tables"]}
        self.assertEqual(rows, {"balances": 14, "transactions": 6, "vouchers": 3, "changes": 0, "accounts": 4, "dimensions": 2,
                                "objects": 3, "years": 2, "identification": 14, "labels": 27, "other": 0})

    def test_sie5(self):
        found = self.json_of(self.make("f", sie("sie5.sie")))
        self.assertEqual((found["format"], found["type"], found["encoding"]), ("sie5", "5", "utf-8"))
        self.assertNotIn("checksum", found)
        self.assertEqual(found["labels"]["LedgerEntry"], 7)

    def test_workbook(self):
        book()(self.folder / "b")
        found = self.json_of("b")
        self.assertEqual([(t["name"], t.get("hidden", False), t["rows"]) for t in found["tables"]],
                         [("Deltagare 2022", False, 2), ("Gömt", True, 1), ("Tomt", False, 0)])
        self.assertEqual(found["tables"][0]["header"], 3)
        self.assertEqual([(c["name"], c["type"]) for c in found["tables"][0]["columns"]],
                         [("Kön", "text"), ("Inskriven", "date"), ("Kommun", "text"), ("Antal", "integer")])
        self.assertEqual(found["tables"][0]["first_rows"][0], ["kvinna", "2022-01-10", "Umeå", "3"])
        for member in ("encoding", "checksum", "labels", "type"):
            self.assertNotIn(member, found)

    def test_all_sheets_are_told(self):
        """An error in any sheet is told with its sheet and cell."""
        wrong = workbooks.parts({"Ett": workbooks.sheet(workbooks.row("a"), workbooks.row('<c t="e"><v>#N/A</v></c>')),
                                 "Två": workbooks.sheet(workbooks.row("a"), workbooks.row('<c><f>1+1</f></c>'))})
        book(wrong)(self.folder / "b")
        found = self.json_of("b", 1)
        self.assertEqual([(f["code"], f["subject"]) for f in found["findings"] if f["severity"] == "error"],
                         [("SR1215", "blad Ett, cell A2"), ("SR1218", "blad Två, cell A2")])

    def test_errors_of_csv(self):
        found = self.json_of(self.make("f.csv", "a;b\n1;2\n3\n" + "x\n" * 30), 1)
        self.assertEqual(len([f for f in found["findings"] if f["code"] == "SR1103" and "line" in f]), 20)
        self.assertIn("11", found["findings"][-1]["message"])
        self.assertEqual(found["tables"][0]["rows"], 1)

    def test_statistics(self):
        found = self.json_of(self.make("s", json.dumps(CUBE)))
        self.assertEqual((found["format"], found["type"], found["version"], found["tables"][0]["rows"]), ("json-stat", "dataset", "2.0", 4))
        several = {"version": "2.0", "class": "collection", "link": {"item": [CUBE, CUBE]}}
        found = self.json_of(self.make("s", json.dumps(several)))
        self.assertEqual([source.get("options") for source in found["sources"].values()], [{"dataset": 1}, {"dataset": 2}])
        self.assertEqual(self.json_of(self.make("s", json.dumps(KOLADA)))["format"], "kolada")

    def test_fuzzed_files_end(self):
        """Whatever a file holds, the command ends with a status of its own, and what it prints follows the schema."""
        for path in sorted(CORPUS.glob("*/*")):
            if path.parent.name == "record":
                continue
            content = path.read_bytes()
            self.make("f", content if path.parent.name in ("sie", "contents") else content[1:])
            done = self.inspect("f", "--json")
            with self.subTest(path.name):
                self.assertIn(done.returncode, (0, 1, 3), done.stderr)
                VALIDATOR.validate(json.loads(done.stdout))
                self.assertNotRegex(done.stdout, "SR90")


def changed(contents, part, old, new):
    """The parts with one text replaced."""
    if old not in contents[part]:
        raise AssertionError(f"{part}: no {old!r}")
    return {**contents, part: contents[part].replace(old, new)}


class Layouts(Case):
    """How a text in columns is laid out is seen from its lines."""
    CASES = {
        "a;b\n1;2\n": (["a", "b"], None),
        "a\tb\n1\t2,5\n": (["a", "b"], None),
        "a|b\n1|2\n": (["a", "b"], None),
        "a;b\n1,5;2,5\n3,5;4,5\n2,5;4,5\n": (["a", "b"], None),
        "Rapport, 2025\na;b\n1,5;x\n3,5;y\n2,5;z\n": (["a", "b"], {"header": 2}),
        "Rapport, 2025\nUtskriven, idag\na;b;c\n1,5;x;2\n3,5;y;2\n2,5;z;2\n": (["a", "b", "c"], {"header": 3}),
        "a,b\nx,1;2\ny,1;3\nz,2;3\n": (["a", "b"], None),
        "Insats;Antal (kvinnor, män, icke-binär)\nSteget;10\nNoden;20\n": (["Insats", "Antal (kvinnor, män, icke-binär)"], None),
        '"Uttag\nför 2025";\ninsats;start\nSteget;1\n': (["insats", "start"], {"header": 3}),
        "a;b\n1;2.55\n2;3.5\n": (["a", "b"], {"decimal": "."}),
        "\ufeffa;b\r1;2\r": (["a", "b"], None),
        '"a\nx";b\n1;2\n': (["a\nx", "b"], None),
        "Namn;Text\nA;hej, du\nB;nej, tack, sa hon\nC;a, b, c, d\n": (["Namn", "Text"], None),
        "Rapport;;;\n;;;\nKön;Antal;Andel;X\nk;1;2;3\n": (["Kön", "Antal", "Andel", "X"], {"header": 3}),
        "Uttag, 2022\n\na;b;c\n1;2;3\n4;5;6\n": (["a", "b", "c"], {"header": 3}),
        "ort\nUmeå\nLuleå\n": (["ort"], None),
        "a;b;;\n1;2;;\n3;4;;\n": (["a", "b"], None),
    }

    def test_layouts(self):
        for text, (names, options) in self.CASES.items():
            with self.subTest(text):
                found = self.json_of(self.make("f", text))
                self.assertEqual([column["name"] for column in found["tables"][0]["columns"]], names)
                self.assertEqual(found["sources"]["f"].get("options"), options)

    def test_layouts_with_other_rows(self):
        """Rows of another width are told, and what stands in them misleads nobody about the others."""
        for text, names in {"a;b\n1,5;2,5\n3,5;4,5\n2,5;4,5\nUtskrivet\n": ["a", "b"],
                            "a;b;c\nx;y;1,5\nx;y;1,5\nx;y;1,5\nSumma;4,5\nx;y;1,5\nSumma;1,5\n": ["a", "b", "c"]}.items():
            with self.subTest(text):
                found = self.json_of(self.make("f", text), 1)
                self.assertEqual([column["name"] for column in found["tables"][0]["columns"]], names)
                self.assertEqual({finding["code"] for finding in found["findings"]}, {"SR1103"})

    def test_no_columns(self):
        for text in ("# Rubrik\n\nText här som är lång och har flera ord.\n", "hello world\n", "<!DOCTYPE html><p>a</p>", "[1,2,3]", " \n",
                     "a;b\n1;\0\n", '{"a": '):
            with self.subTest(text):
                self.assertNotIn("format", self.json_of(self.make("f", text), 3))


class Workbooks(Case):
    """Workbooks as other programs write them, and as nobody should: what of each is read."""
    ROW, SHEET = staticmethod(workbooks.row), staticmethod(workbooks.sheet)
    PLAIN = workbooks.parts({"Blad": workbooks.sheet(workbooks.row("a", "b"), workbooks.row("x", 1))})
    STYLED = (f'<styleSheet xmlns="{workbooks.MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-41D]d mmmm yyyy;@"/></numFmts>'
              '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/>'
              '<xf numFmtId="9"/></cellXfs></styleSheet>')

    def read(self, contents, status=0):
        workbooks.write(self.folder / "bok", contents)
        found = self.json_of("bok", status)
        return found["tables"], [f["code"] for f in found["findings"] if f["severity"] != "note"]

    def one(self, *rows, status=0, **more):
        tables, codes = self.read(workbooks.parts({"Blad": self.SHEET(*rows)}, **more), status)
        return tables[0]["first_rows"], codes

    def test_the_same_in_other_forms(self):
        sheet, book, relations = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
        strict = workbooks.parts({"Blad": self.SHEET(self.ROW("a", "b"), self.ROW("x", 1), namespace=workbooks.STRICT)},
                                 namespace=workbooks.STRICT, types=workbooks.STRICT_TYPE)
        prefixed = self.PLAIN[sheet].replace("xmlns=", "xmlns:x=").replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
        alternate = ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                     '<mc:Choice Requires="x14"/></mc:AlternateContent><sheetData>')
        forms = {
            "strict namespace": strict,
            "prefixes": {**self.PLAIN, sheet: prefixed},
            "absolute names of parts": changed(self.PLAIN, relations, 'Target="worksheets', 'Target="/xl/worksheets'),
            "names of parts in other letters": {name.replace("sheet1", "Sheet1"): text for name, text in self.PLAIN.items()},
            "no root relations": {name: text for name, text in self.PLAIN.items() if name != "_rels/.rels"},
            "wrong dimension": changed(self.PLAIN, sheet, "<sheetData>", '<dimension ref="A1"/><sheetData>'),
            "alternate content": changed(self.PLAIN, sheet, "<sheetData>", alternate),
            "byte order mark": {**self.PLAIN, sheet: "\ufeff<?xml version='1.0' encoding='UTF-8'?>\r\n" + self.PLAIN[sheet]},
            "UTF-16": {**self.PLAIN, sheet: ("<?xml version='1.0' encoding='UTF-16'?>" + self.PLAIN[sheet]).encode("utf-16")},
            "a chart": changed(changed(self.PLAIN, book, "</sheets>", '<sheet name="D" sheetId="9" r:id="rId9"/></sheets>'), relations,
                               "</Relationships>", f'<Relationship Id="rId9" Type="{workbooks.TYPE}/chartsheet" '
                               'Target="chartsheets/sheet1.xml"/></Relationships>'),
        }
        for form, contents in forms.items():
            with self.subTest(form):
                tables, codes = self.read(contents)
                self.assertEqual([(t["name"], [c["name"] for c in t["columns"]], t["first_rows"]) for t in tables],
                                 [("Blad", ["a", "b"], [["x", "1"]])])
                self.assertEqual(codes, [])

    def test_names_of_sheets(self):
        plain = self.SHEET(self.ROW("a"), self.ROW(1))
        tables, _ = self.read({name: text.replace("hidden", "veryHidden") for name, text in workbooks.parts(
            {"Mål &amp; mått": plain, "&lt;Åäö&gt; \u2013 &quot;x&quot;": plain, "Gömt!": plain}).items()})
        self.assertEqual([(t["name"], t.get("hidden", False)) for t in tables],
                         [("Mål & mått", False), ("<Åäö> \u2013 \"x\"", False), ("Gömt", True)])

    def test_cells(self):
        number, row = workbooks.number, self.ROW
        self.assertEqual(self.one(row("d", "e"), row(number(44571, 1), number(44571, 2)), styles=self.STYLED)[0], [["2022-01-10"] * 2])
        self.assertEqual(self.one(row("d"), row(number(43109, 1)), styles=self.STYLED, properties='<workbookPr date1904="1"/>')[0],
                         [["2022-01-10"]])
        self.assertEqual(self.one(row("t", "d", "p"), row(number(0.5, 3), number(1.5, 4), number(0.5, 5)), styles=self.STYLED)[0],
                         [["12:00:00", "1,5", "0,5"]])
        self.assertEqual(self.one(row("n", "t", "b"), row("<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>A1</f><v>x</v></c>',
                                                          '<c t="b"><f>TRUE()</f><v>1</v></c>'))[0], [["2", "x", "SANT"]])
        rich = (f'<sst xmlns="{workbooks.MAIN}"><si><r><rPr><b/></rPr><t>Ume</t></r><r><t xml:space="preserve">å kommun </t></r></si>'
                "<si><t>x</t><rPh><t>y</t></rPh></si></sst>")
        self.assertEqual(self.one(row("a", "b"), row('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>'), strings=rich)[0],
                         [["Umeå kommun", "x"]])
        self.assertEqual(self.one(row("a", "b"), row('<c t="inlineStr"><is/></c>', '<c t="inlineStr"/>'),
                                  row('<c t="inlineStr"><is><t></t></is></c>', 1))[0], [[None, "1"]])
        self.assertEqual(self.one('<row><c r="B1" t="inlineStr"><is><t>a</t></is></c>' + workbooks.text("b") + "</row>",
                                  '<row><c r="B2"><v>1</v></c><c><v>2</v></c></row>')[0], [["1", "2"]])

    def test_headers_of_several_rows(self):
        row = self.ROW
        rows = (row("Insats", "Kvinnor", "<c/>", "Män", "<c/>"), row("<c/>", "in", "ut", "in", "ut"), row("A", 1, 2, 3, 4))
        merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>'
        workbooks.write(self.folder / "bok", workbooks.parts({"Volym": self.SHEET(*rows, after=merged)}))
        found = self.json_of("bok")
        self.assertEqual([column["name"] for column in found["tables"][0]["columns"]],
                         ["Insats", "Kvinnor in", "Kvinnor ut", "Män in", "Män ut"])
        self.assertEqual(found["sources"]["volym"]["options"], {"sheet": "Volym", "header": [1, 2]})
        self.assertEqual(found["tables"][0]["first_rows"], [["A", "1", "2", "3", "4"]])

    def test_errors(self):
        row = self.ROW
        words = ("#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!")
        rows, codes = self.one(row("a"), *[row(f'<c t="e"><v>{word}</v></c>') for word in words], status=1)
        self.assertEqual((codes, rows), (["SR1215"] * 7, [[None]] * 5))
        self.assertEqual(self.one(row("a", "b"), row('<c t="s"><v>0</v></c>', 1), status=1)[1], ["SR1214"])
        self.assertEqual(self.one(row("a"), row("<c><f>1+1</f></c>"), status=1)[1], ["SR1218"])
        self.assertEqual(self.one(row("a"), row("<c><f>1+1</f><v></v></c>"), status=1)[1], ["SR1218"])
        gone = workbooks.parts({"Blad": self.SHEET(row("a"))}, strings="x")
        del gone["xl/sharedStrings.xml"]
        self.assertEqual(self.read(gone, 1)[1], ["SR1211"])
        doctype = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
        self.assertEqual(self.read(changed(self.PLAIN, "xl/worksheets/sheet1.xml", "<worksheet", doctype), 1)[1], ["SR1211"])

    def test_limits(self):
        wide = workbooks.row(*[f"k{i}" for i in range(1025)])
        self.assertEqual(self.read(workbooks.parts({"Blad": self.SHEET(wide)}), 1)[1], ["SR1109"])
        deep = "<row>" + "<x>" * 100
        self.assertEqual(self.read(workbooks.parts({"Blad": self.SHEET(deep)}), 1)[1], ["SR1211"])
        far = '<row r="1048577"><c><v>1</v></c></row>'
        self.assertEqual(self.read(workbooks.parts({"Blad": self.SHEET(self.ROW("a"), far)}), 1)[1], ["SR1211"])


class Errors(Case):
    """Every reader: 20 errors of a kind with their place, what stands there and what was expected or what to do, then the total."""
    ITEMS = [f"x{i}" for i in range(25)]
    MANY = {
        "csv": ("a;b\n" + "1\n" * 25, "SR1103", ("line", "hint")),
        "csv-bytes": ("å;b\n".encode() + b"a\xff;1\n" * 25, "SR1112", ("line", "column", "found", "hint")),
        "xlsx": (workbooks.parts({"Blad": workbooks.sheet(workbooks.row("a"), *[workbooks.row('<c t="e"><v>#N/A</v></c>')] * 25)}), "SR1215",
                 ("line", "column", "subject", "found", "expected", "hint")),
        "sie-amount": (sie("type4e.se") + b"".join(b"#IB 0 1930 1,5x%d\n" % i for i in range(25)), "SR1146",
                       ("line", "column", "found", "expected")),
        "sie-field": (sie("type4e.se") + b"#IB 0\n" * 25, "SR1145", ("line", "found", "hint")),
        "json-stat": (json.dumps({"version": "2.0", "class": "dataset", "id": ["a"], "size": [25], "value": ["fel"] * 25,
                                  "dimension": {"a": {"category": {"index": ITEMS}}}}, indent=1), "SR1242",
                      ("line", "column", "subject", "found", "expected")),
        "kolada": (json.dumps({"count": 25, "values": [{"kpi": "N0", "municipality": "0000", "period": 2022, "values": [
            {"gender": "T", "value": "fel", "status": ""}]}] * 25}, indent=1), "SR1250",
                   ("line", "column", "subject", "found", "expected")),
    }

    def test_many(self):
        for name, (content, code, members) in self.MANY.items():
            with self.subTest(name):
                (book(content) if isinstance(content, dict) else data(content))(self.folder / "f")
                told = [one for one in self.json_of("f", 1)["findings"] if one["code"] == code]
                self.assertEqual(len(told), 21, told[:3])
                for one in told[:20]:
                    self.assertEqual([member for member in members if member not in one], [], one)
                self.assertRegex(told[20]["message"], r"\b5 more")

    def test_declared_columns(self):
        """The same with columns that the source declares, in CSV and in a workbook."""
        w = self.workspace()
        columns = '"columns": { "n": { "type": "integer" }, "d": { "type": "date" } }'
        (w / "n.csv").write_text("n;d\n" + "1x;2022-13-01\n" * 25, encoding="utf-8")
        book(workbooks.parts({"Blad": workbooks.sheet(workbooks.row("n", "d"), *[workbooks.row("1x", "2022-13-01")] * 25)}))(w / "n.xlsx")
        spec.edit(w, "forbund.json", '"enkat": {', f'"c": {{ "file": "n.csv", {columns} }}, '
                  f'"x": {{ "file": "n.xlsx", "format": "xlsx", {columns} }}, "enkat": {{')
        done = self.run_command("check", "w", "--period", "2025", "--diagnostics", "json")
        told = [json.loads(line) for line in done.stderr.splitlines()]
        for code, found in (("SR1104", "1x"), ("SR1105", "2022-13-01")):
            for file in ("w/n.csv", "w/n.xlsx"):
                mine = [one for one in told if one["code"] == code and one["file"] == file]
                self.assertEqual(len(mine), 21)
                self.assertEqual([one["found"] for one in mine[:20]], [found] * 20)
                self.assertEqual([one["line"] for one in mine[:20]], list(range(2, 22)))
                self.assertTrue(all(one["expected"] and one["column"] for one in mine[:20]))
                self.assertRegex(mine[20]["message"], r"\b5 more")
        self.assertIn("blad Blad, cell B2", [one["subject"] for one in told])

    def test_encodings(self):
        """A text in an encoding that is not read is an error, never letters that nobody wrote."""
        for encoding, status, seen in (("utf-8", 0, "utf-8"), ("utf-8-sig", 0, "utf-8"), ("latin-1", 0, "latin1"), ("cp1252", 0, "windows-1252"),
                                       ("cp437", 1, "cp437")):
            with self.subTest(encoding):
                text = "ort;anmärkning\nSkellefteå;örnar\n" + ("x;a – b\n" if encoding == "cp1252" else "")
                found = self.json_of(self.make("f", text.encode(encoding)), status)
                self.assertEqual(found["encoding"], seen)
                if status == 0:
                    self.assertEqual(found["tables"][0]["first_rows"][0], ["Skellefteå", "örnar"])
                else:
                    self.assertEqual([one["code"] for one in found["findings"]], ["SR1118"])
        self.assertIn("UTF-16", self.json_of(self.make("f", CSV.encode("utf-16")), 3)["findings"][0]["message"])


class Snippet(Case):
    """The source that is suggested reads the file."""

    def read_by(self, name):
        shutil.rmtree(self.folder / "w", ignore_errors=True)
        w = self.workspace()
        shutil.copy(self.folder / name, w / name)
        found = json.loads(self.good("inspect", name, "--json", cwd=w).stdout)
        self.assertTrue(found["sources"])
        forbund = json.loads((w / "forbund.json").read_text(encoding="utf-8"))
        forbund["periods"]["2025"]["sources"].update({f"ny-{key}": one for key, one in found["sources"].items()})
        (w / "forbund.json").write_text(json.dumps(forbund, ensure_ascii=False), encoding="utf-8")
        self.good("check", "w", "--period", "2025")

    def test_each_kind(self):
        for case, (name, make, status) in CASES.items():
            if status != 0:
                continue
            with self.subTest(case):
                make(self.folder / name)
                self.read_by(name)

    def test_below_the_workspace(self):
        w = self.workspace()
        found = json.loads(self.good("inspect", "enkat.csv", "--json", cwd=w / "2025" / "data").stdout)
        self.assertEqual(found["sources"]["enkat"]["file"], "2025/data/enkat.csv")


class Mappings(Case):
    """A ready mapping whose columns are those of the table is suggested in place of them."""

    def suggested(self, name):
        found = self.json_of(name, 0)
        (source,) = found["sources"].values()
        self.assertEqual(found["tables"][0].get("mapping"), source.get("mapping"))
        return source

    def test_an_export(self):
        source = self.suggested(spec.ROOT / "examples" / "sodra-norrbotten" / "2021" / "data" / "register.xlsx")
        self.assertEqual((source["file"], source["mapping"]), ("2021/data/register.xlsx", "sus-person"))
        self.assertNotIn("columns", source)

    def test_each_register_of_an_example(self):
        data = spec.ROOT / "examples" / "skelleftea-norsjo" / "2023" / "data"
        for register in ("remisser", "moten", "beslut", "aktiviteter", "checklista", "uppdrag", "anmarkningar", "handforda"):
            with self.subTest(register):
                self.assertEqual(self.suggested(data / f"{register}.csv")["mapping"], register)

    def test_columns_that_it_lacks(self):
        source = self.suggested(self.make("f.csv", "Id;Punkt;Gjort;Underlag;Roll;Nämnd\na;b;ja;c;d;e\n"))
        self.assertEqual((source["mapping"], source["columns"]), ("checklista", {"Nämnd": {"type": "text"}}))

    def test_own_ones_go_first(self):
        """Those of the workspace that the file lies in, in the folder that forbund.json names; what is wrong with one is told."""
        w = self.workspace()
        (w / "egna/mappings").mkdir(parents=True)
        spec.edit(w, "forbund.json", '"scripts": "scripts"', '"scripts": "egna"')
        own = {"schema": "samrapport-mapping/1", "title": "Egen", "format": "csv"}
        (w / "egna/mappings/var-lista.json").write_text(json.dumps({**own, "id": "var-lista", "columns": {"a": {"names": ["Nummer"], "type": "text"},
                                                                                                          "b": {"names": ["Ort"], "type": "text"}}}))
        (w / "egna/mappings/zz-checklista.json").write_text(json.dumps({**own, "id": "zz-checklista", "columns": {
            name: {"names": [name], "type": "text"} for name in ("Id", "Punkt", "Gjort", "Underlag", "Roll")}}))
        for name, text, mapping in (("f.csv", "Nummer;Ort\n1;Umeå\n", "var-lista"), ("g.csv", "Id;Punkt;Gjort;Underlag;Roll\na;b;ja;c;d\n", "zz-checklista")):
            (w / name).write_text(text, encoding="utf-8")
            self.assertEqual(self.suggested(w / name)["mapping"], mapping)
        self.assertNotIn("mapping", self.suggested(self.make("f.csv", "Nummer;Ort\n1;Umeå\n")))
        (w / "egna/mappings/trasig.json").write_text("{")
        done = self.run_command("inspect", "w/f.csv")
        self.assertIn("w/egna/mappings/trasig.json:1:1: error[SR1001]", done.stderr)
        self.assertEqual(done.returncode, 0)

    def test_none_fits(self):
        for name, text in (("required", "Id;Punkt;Underlag\na;b;c\n"),
                           ("few", "Ärende;Inkommen;a;b;c;d;e;f;g;h\n1;2023-01-01;1;2;3;4;5;6;7;8\n")):
            with self.subTest(name):
                source = self.suggested(self.make(f"{name}.csv", text))
                self.assertNotIn("mapping", source)
                self.assertTrue(source["columns"])

    def test_files_are_named_from_the_nearest_workspace_above_them(self):
        w = self.workspace()
        (w / "inre").mkdir()
        (w / "inre" / "forbund.json").write_text("{}", encoding="utf-8")
        for name, named in (("w/2025/data/enkat.csv", "2025/data/enkat.csv"), ("w/inre/enkat.csv", "enkat.csv"), ("enkat.csv", "enkat.csv")):
            with self.subTest(name):
                if name != "w/2025/data/enkat.csv":
                    shutil.copy(w / "2025" / "data" / "enkat.csv", self.folder / name)
                (source,) = self.json_of(name, 0)["sources"].values()
                self.assertEqual(source["file"], named)


class Guards(Case):
    def test_persons(self):
        """In a cell, a number of a spreadsheet, a name of a column or sheet, the name of the file: told, never repeated."""
        person = PERSONS[0]
        book(workbooks.parts({"Blad": workbooks.sheet(workbooks.row("nr"), workbooks.row(9001010017))}))(self.folder / "cell")
        book(workbooks.parts({person: workbooks.sheet(workbooks.row("a"), workbooks.row(1))}))(self.folder / "sheet")
        self.make("text", f"a;b\n1;x {person} y\n")
        self.make("column", f"a;{person}\n1;2\n")
        self.make("sie", sie("type4e.se").replace(b"Insats", person.encode()))
        self.make(person, CSV)
        for name, status in (("cell", 1), ("sheet", 1), ("text", 1), ("column", 1), ("sie", 1), (person, 3)):
            for more in ((), ("--json",), ("--in-process",), ("--diagnostics", "json")):
                with self.subTest(f"{name} {more}"):
                    done = self.inspect(name, *more)
                    self.assertEqual(done.returncode, status, done.stdout + done.stderr)
                    said = done.stdout + done.stderr
                    self.assertIn("SR1381", said)
                    self.assertNotIn("first_rows", said)
                    for number in PERSONS:
                        self.assertNotIn(number, said)

    def test_what_cannot_be_read(self):
        (self.folder / "mapp").mkdir()
        os.mkfifo(self.folder / "ror")
        for name, word in (("mapp", "folder"), ("finns-inte.csv", "no such file"), ("ror", "pipe")):
            done = self.inspect(name)
            self.assertEqual((done.returncode, done.stdout), (3, ""), name)
            self.assertIn(word, done.stderr)

    def test_over_the_limit(self):
        with open(self.folder / "stor.csv", "wb") as file:
            file.truncate((64 << 30) + 1)
        done = self.inspect("stor.csv")
        self.assertEqual(done.returncode, 3)
        self.assertIn("SR9001", done.stderr)

    def test_bomb(self):
        """A part that unpacks to 300 MB from almost nothing is not unpacked."""
        contents = dict(BOOK)
        contents["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{workbooks.MAIN}"><sheetData>' + " " * 300_000_000
        workbooks.write(self.folder / "bomb", contents, packed=True)
        found = self.json_of("bomb", 1)
        self.assertIn("SR9042", [f["code"] for f in found["findings"]])

    def test_full_disk(self):
        self.make("d.csv", CSV)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(spec.COMMAND), "inspect", "d.csv"], cwd=self.folder, env=spec.environment(), stdout=full,
                                  stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    spec.main()
