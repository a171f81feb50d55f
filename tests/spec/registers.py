#!/usr/bin/env python3
"""The registers of an office: the 17 goals of Skellefteå-Norsjö's plan 2023 have an outcome or say why not, a register
gives the same results as CSV and as XLSX, and the usual mistakes in each register are told at their row or cell.

    registers.py COMMAND [test ...]
"""
import csv
import datetime
import json
import re
from xml.sax.saxutils import escape

import spec
import workbooks
from spec import run

EXAMPLE = spec.ROOT / "examples" / "skelleftea-norsjo"
GOALS = ["1.1", "1.2a", "1.2b", "1.3a", "1.3b", "1.3c", "2.1", "2.2", "2.3a", "2.3b", "3.1a", "3.1b", "3.1c", "4.1", "4.2", "5.1",
         "5.2"]
REGISTERS = ["remisser", "moten", "beslut", "aktiviteter", "checklista", "uppdrag", "anmarkningar", "handforda"]
DAY = re.compile(r"\d{4}-\d\d-\d\d$")

# register: (old text in its CSV, new text, line, column of the sheet, code)
MISTAKES = [
    ("remisser", "N23-03;nafs;2023-01-17;2023-01-25", "N23-03;nafs;2023-01-26;2023-01-25", 4, "D", "SR1321"),
    ("remisser", "N23-04;", "N23-03;", 5, "A", "SR1320"),
    ("remisser", "N23-05;nafs;2023-01-30", "N23-05;nafs;", 6, "C", "SR1324"),
    ("remisser", "N23-06;nafs;2023-02-01", "N23-06;nafs;2023-02-36", 7, "C", "SR1105"),
    ("moten", "B2;2023-03-02", "B1;2023-03-02", 3, "A", "SR1320"),
    ("moten", "B3;2023-04-13", "B3;", 4, "B", "SR1324"),
    ("beslut", "§ 11;2023-02-10;Ärende 2;avsnitt 2;nej", "§ 11;2023-02-10;Ärende 2;avsnitt 2;kanske", 3, "E", "SR1106"),
    ("beslut", "§ 11;", "§ 10;", 3, "A", "SR1320"),
    ("aktiviteter", "A3;Utbildningsdag om samordnad rehabilitering;utbildning;2023-04-20;Arbetsförmedlingen;9",
     "A3;Utbildningsdag om samordnad rehabilitering;utbildning;2023-04-20;Arbetsförmedlingen;nio", 12, "F", "SR1104"),
    ("aktiviteter", "2023-10-18;Norsjö kommun;5", "2023-10-18;Norsjö kommun;", 21, "F", "SR1324"),
    ("checklista", "Kommunikationsplan 2023;Förbundschef;2023-03-15", ";Förbundschef;2023-03-15", 4, "E", "SR1324"),
    ("checklista", "rapport-helar;", "rapport-delar;", 3, "A", "SR1320"),
    ("uppdrag", "2023-11-30;pågår;;", "2023-11-30;pågår;2023-10-01;", 4, "G", "SR1327"),
    ("uppdrag", "2023-06-30;klart;2023-06-12", "2023-06-30;klart;", 2, "G", "SR1324"),
    ("uppdrag", "2023-02-10;2023-03-31", "2023-04-10;2023-03-31", 3, "E", "SR1321"),
    ("anmarkningar", "Komplettera attestordningen;Förbundschef", "Komplettera attestordningen;", 3, "E", "SR1324"),
    ("anmarkningar", "2023-06-30;klart;2023-05-12", "2023-06-30;klart;2023-02-12", 3, "I", "SR1321"),
    ("handforda", ";1;;;antal", ";1;1;2;antal", 2, "D", "SR1322"),
    ("handforda", ";5;5;%", ";6;5;%", 3, "F", "SR1321"),
    ("handforda", ";5;5;%", ";5;;%", 3, "F", "SR1323"),
    ("handforda", "Behovsanalys 2023, protokoll 2023-09-22;Förbundschef", "Behovsanalys 2023, protokoll 2023-09-22;", 2, "I", "SR1324"),
    ("handforda", "antal;", "antla;", 2, "G", "SR1106"),
]


def letters(number):
    return chr(ord("A") + number)


def sheet(rows):
    """Cells as a spreadsheet has them: dates are numbers with a date format, numbers are numbers, the rest is text."""
    def cell(text):
        if DAY.match(text) and text[5:7] <= "12" and text[8:] <= "31":
            return workbooks.number((datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days, style=1)
        if text.isdigit():
            return workbooks.number(text)
        return workbooks.text(escape(text)) if text else "<c/>"
    head, *body = rows
    return workbooks.sheet(workbooks.row(*map(escape, head)), *(workbooks.row(*map(cell, row)) for row in body))


def workbook(path, name, rows):
    styles = f'<styleSheet xmlns="{workbooks.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    workbooks.write(path, workbooks.parts({name: sheet(rows)}, styles=styles), packed=True)


class Registers(spec.Case):
    def workspace(self):
        home = spec.copy(self.folder / "examples" / "skelleftea-norsjo", EXAMPLE)
        (self.folder / "scripts").symlink_to(spec.ROOT / "scripts")
        return home

    def as_workbook(self, home, register):
        """The register as XLSX instead of CSV; the same columns, nothing else said of it."""
        path = home / "2023" / "data" / f"{register}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            workbook(path.with_suffix(".xlsx"), "Register", list(csv.reader(file, delimiter=";")))
        spec.edit(home, "forbund.json", f'"file": "2023/data/{register}.csv"',
                  f'"file": "2023/data/{register}.xlsx", "format": "xlsx"')

    def results(self, home):
        found = run("results", home, "--period", "2023", cwd=self.folder)
        self.assertEqual(found.returncode, 0, found.stderr)
        return json.loads(found.stdout)

    def test_every_goal_has_an_outcome_or_says_why_not(self):
        found = self.results(EXAMPLE)
        goals = {goal["id"]: goal for goal in found["goals"]}
        measures = {(m["id"], m["unit_id"]): m for m in found["measures"] if not m["group"]}
        self.assertEqual([goal for goal in goals if goal in GOALS], GOALS)
        missing = []
        for goal in GOALS:
            measure = measures[(goals[goal]["measure"], goals[goal]["unit_id"])]
            self.assertTrue(all(part["synthetic"] for part in measure["origin"]), goal)
            if measure["value"] is None:
                missing.append(goal)
                self.assertEqual(measure["formula"], "NNS efterfrågade inga förslag i år")
            else:
                self.assertNotEqual(measure["origin"], [], goal)
                self.assertIn(goals[goal]["assessment"], ("met", "not_met"), goal)
        self.assertEqual(missing, ["4.2"])

    def test_reports_show_outcomes_reasons_and_what_remains(self):
        out = self.folder / "out"
        self.good("report", EXAMPLE, "--period", "2023", "--output", out)
        text = (out / "skelleftea-norsjo-2023-insatser.html").read_text(encoding="utf-8")
        goals = text[text.index('id="mal"'):text.index('id="uppfoljning"')]
        self.assertIn("NNS efterfrågade inga förslag i år", goals)
        self.assertRegex(goals, r"Tjänsteköpsavtalet ses över varje år(?s:.{1,1500})>nej<")
        rest = text[text.index('id="uppfoljning"'):]
        for shown in ("Se över tjänsteköpsavtalet", "pågår, sista dagen har passerat", "Attestordningen saknar ersättare", "Kommunikationsplan 2023"):
            self.assertIn(shown, rest)
        self.assertIn("införd för hand", text)
        self.assertIn("raderna är sammanträden", text)  # said by the mapping
        plan = (out / "skelleftea-norsjo-2023-verksamhetsplan.html").read_text(encoding="utf-8")
        self.assertLess(plan.index("Planens mål"), plan.index("Målnivå"))
        for asked in ("Vad vill vi nå?", "Hur följs det upp?", "Vad är inte klart?", "högst 1\u00a0månad", "Längsta väntetid på återkoppling"):
            self.assertIn(asked, plan)
        for told in ("Nådde förbundet målen?", "Rapporten innehåller påhittade uppgifter", "85 %", "Ej uppfyllt"):  # of outcomes
            self.assertNotIn(told, plan)

    def of_the_manual(self, more):
        """A workspace of docs/register.md: each register with its columns and its row, and the script with more lines."""
        manual = (spec.ROOT / "docs" / "register.md").read_text(encoding="utf-8")
        home = self.folder / "w"
        (home / "scripts" / "2023").mkdir(parents=True)
        sources = {}
        for part in manual.split("\n## ")[1:]:
            register = re.search(r"`(\w+)`", part)[1]
            columns = part[:part.index("En rad:")]
            names = [cells.split(",")[0] for cells in re.findall(r"^\| `[^`]+` \| ([^|]+) \|", columns, re.M)]
            row = re.search(r"^En rad: `(.+)`$", part, re.M)[1]
            (home / f"{register}.csv").write_text(";".join(names) + "\n" + row + "\n", encoding="utf-8")
            sources[register] = {"file": f"{register}.csv", "mapping": register}
        self.assertEqual(set(sources), {*REGISTERS, "narvaro"})
        units = [{"id": "nafs", "name": "NAFS", "kind": "insats", "owner": None, "from": None, "to": None}]
        (home / "forbund.json").write_text(json.dumps(
            {"schema": "samrapport-forbund/1", "id": "w", "name": "W", "members": [], "units": units, "small_cells": 0,
             "periods": {"2023": {"kinds": ["insatser"], "sources": sources}}}), encoding="utf-8")
        script = re.search(r"```lua\n(.*?)```", manual, re.S)[1]
        (home / "scripts" / "2023" / "goals.lua").write_text(
            script + "handfort.matt('parter-som-kan-aktualisera', { label = 'Parter', kind = 'share' })\n" + more, encoding="utf-8")
        return home

    def test_the_office_manual_is_right(self):
        found = self.results(self.of_the_manual(""))
        measures = {m["id"]: m for m in found["measures"] if not m["group"]}
        self.assertEqual(measures["parter-som-kan-aktualisera"]["value"], 1)
        self.assertAlmostEqual(measures["nafs.vantetid"]["value"], 16 / 31)

    def test_values_entered_by_hand_are_marked(self):
        found = self.results(EXAMPLE)
        by_hand = {m["id"] for m in found["measures"] for part in m["origin"] if part["hand_entered"]}
        self.assertEqual(by_hand, {"behovsanalyser", "parter-som-kan-aktualisera"})
        text = run("explain", EXAMPLE, "--period", "2023", "behovsanalyser", cwd=self.folder, locale=spec.SWEDISH).stdout
        self.assertIn("handforda", text)

    def test_a_register_gives_the_same_as_csv_and_as_xlsx(self):
        home = self.workspace()
        wanted = self.results(home)
        for register in REGISTERS:
            self.as_workbook(home, register)
        found = self.results(home)
        self.assertEqual([(m["id"], m["group"], m["value"], m["missing"]) for m in found["measures"]],
                         [(m["id"], m["group"], m["value"], m["missing"]) for m in wanted["measures"]])
        self.assertEqual([(g["id"], g["assessment"]) for g in found["goals"]], [(g["id"], g["assessment"]) for g in wanted["goals"]])

    def findings(self, home):
        run_ = run("check", home, "--period", "2023", "--diagnostics", "json", cwd=self.folder)
        return run_.returncode, [json.loads(line) for line in run_.stderr.splitlines() if line.startswith("{")]

    def told(self, home):
        status, findings = self.findings(home)
        errors = [f for f in findings if f["severity"] == "error"]
        self.assertEqual(status, 1, findings)
        return errors

    def test_usual_mistakes_are_told_at_their_row(self):
        home = self.workspace()
        for register, old, new, line, _, code in MISTAKES:
            path = f"2023/data/{register}.csv"
            kept = (home / path).read_text(encoding="utf-8")
            with self.subTest(register=register, code=code):
                spec.edit(home, path, old, new)
                errors = self.told(home)
                self.assertIn((code, line), [(f["code"], f["line"]) for f in errors], errors)
                self.assertTrue(all(f["file"].endswith(path) for f in errors), errors)
            (home / path).write_text(kept, encoding="utf-8")

    def test_usual_mistakes_are_told_at_their_cell(self):
        (self.folder / "scripts").symlink_to(spec.ROOT / "scripts")
        for number, (register, old, new, line, column, code) in enumerate(MISTAKES):
            with self.subTest(register=register, code=code):
                home = spec.copy(self.folder / str(number) / "skelleftea-norsjo", EXAMPLE)
                spec.edit(home, f"2023/data/{register}.csv", old, new)
                self.as_workbook(home, register)
                errors = self.told(home)
                self.assertTrue(any(f["code"] == code and f"cell {column}{line}" in json.dumps(f, ensure_ascii=False) for f in errors),
                                errors)

    def test_the_file_of_another_year_is_told(self):
        """Its zeros would look real: a register none of whose days lies in the period, but not one that has a single such day."""
        home = self.workspace()
        for register in ("remisser", "moten", "beslut", "aktiviteter"):
            path = home / "2023" / "data" / f"{register}.csv"
            path.write_text(re.sub(r"\b2023-", "2019-", path.read_text(encoding="utf-8")), encoding="utf-8")
        def told():
            return sorted(f["message"].split()[4] for f in self.findings(home)[1] if "Är det rätt fil" in f["message"])
        self.assertEqual(told(), ["aktiviteter", "beslut", "moten", "remisser"])
        path = home / "2023" / "data" / "beslut.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("2019-", "2023-", 1), encoding="utf-8")
        self.assertEqual(told(), ["aktiviteter", "moten", "remisser"])

    def test_hand_entered_values_belong_to_a_measure_and_to_the_period(self):
        home = self.workspace()
        spec.append(home, "2023/data/handforda.csv",
                    "behovsanalyesr;;2023;1;;;antal;Protokoll;Förbundschef;2023-09-22\n"
                    "behovsanalyser;;2022;1;;;antal;Protokoll;Förbundschef;2022-09-22\n"
                    "behovsanalyser;;våren 2023;1;;;antal;Protokoll;Förbundschef;2023-05-22\n"
                    "behovsanalyser;;2021;2,5;;;antal;Protokoll;Förbundschef;2021-05-22\n"
                    "behovsanalyser;;2020;10,0;;;antal;Protokoll;Förbundschef;2020-05-22\n")
        _, findings = self.findings(home)
        told = {(f["severity"], f["line"]): f["message"] for f in findings if (f["file"] or "").endswith("handforda.csv")}
        self.assertIn("behovsanalyesr", told["error", 4])
        self.assertIn("2022", told["warning", 5])
        self.assertIn("våren 2023", told["error", 6])
        self.assertIn("2,5 är inget helt tal", told["error", 7])
        self.assertNotIn(("error", 8), told)

    def test_each_measure_of_attendance_says_who_was_never_called(self):
        """The second measure on the same register has parties of its own."""
        _, findings = self.findings(self.of_the_manual("register.narvaro('fler', { parter = { 'Luleå kommun' } })\n"))
        told = [f["message"].split(" har inte kallats")[0] for f in findings if "har inte kallats" in f["message"]]
        self.assertIn("Luleå kommun", told)
        self.assertIn("Försäkringskassan", told)

    def of_registers(self, sources, script):
        """A workspace of registers as text, and its measures. sources: period -> {register: rows}; each is called as its mapping."""
        home = self.folder / "w"
        (home / "scripts").mkdir(parents=True)
        periods = {}
        for period, registers in sources.items():
            for name, (_, rows) in registers.items():
                (home / f"{name}-{period}.csv").write_text(rows, encoding="utf-8")
            periods[period] = {"sources": {name: {"file": f"{name}-{period}.csv", "mapping": mapping} for name, (mapping, _) in registers.items()}}
        units = [{"id": i, "name": i.upper(), "kind": "insats"} for i in ("a", "b")]
        (home / "forbund.json").write_text(json.dumps({"schema": "samrapport-forbund/1", "id": "w", "name": "W", "members": [], "units": units,
                                                       "small_cells": 0, "periods": periods}), encoding="utf-8")
        (home / "scripts" / "measures.lua").write_text(script, encoding="utf-8")
        return home

    def test_a_queue_is_of_a_day_of_its_own_year(self):
        """Twelve waited in the middle of 2022 and nine of 2023; that others of 2022 waited still a year later is another figure."""
        rows = "Ärende;Insats;Inkommen;Bedömd;Start\n"
        before = rows + "".join(f"x{i};a;2022-01-10;;2022-{'12' if i < 5 else '08'}-01\n" for i in range(12))
        now = rows + "".join(f"z{i};a;2023-02-01;;2023-11-01\n" for i in range(9))
        home = self.of_registers({"2022": {"remisser": ("remisser", before)}, "2023": {"remisser": ("remisser", now)}}, """
local register = require "register"
register.ko("ko", { dag = "2023-06-30" })
""")
        ko = self.results(home)["measures"][0]
        self.assertEqual((ko["value"], ko["previous"]["value"]), (9, 12))

    def test_a_column_that_is_not_there_is_told(self):
        """Mistyped it is an error, and of a file that lacks it nothing is known: nobody is said to wait."""
        rows = "Ärende;Insats;Inkommen;Bedömd\n" + "".join(f"x{i};a;2023-01-10;2023-02-01\n" for i in range(6))
        home = self.of_registers({"2023": {"remisser": ("remisser", rows)}}, """
local register = require "register"
register.ko("ko", {})
register.ko("bedoms", { till = "bedömd" })
register.langsta_vantan("langst", {})
""")
        found = {m["id"]: m for m in self.results(home)["measures"]}
        self.assertEqual((found["ko"]["missing"], found["langst"]["missing"], found["bedoms"]["value"]), ("not_measured", "not_measured", 0))
        self.assertIn("start finns inte i filen", found["ko"]["formula"])
        for option, word in (("till", "bedömt"), ("fran", "inkomen")):
            (home / "scripts" / "measures.lua").write_text(f'require("register").ko("ko", {{ {option} = "{word}" }})\n', encoding="utf-8")
            self.assertIn(("SR2201", word), [(f["code"], f["found"]) for f in self.told(home)])

    def test_words_and_lists_of_the_modules(self):
        """A word that no list has, a text where a list is meant, a party that is called otherwise, an insats in two registers."""
        rows = "Deltagare;Insats;Kön;Startdatum;Slutdatum;Avslutsorsak;Försörjning efter\n" + "".join(f"{i};a;Kvinna;2023-01-10;2023-06-01;Arbetssökande;A-kassa\n" for i in range(8))
        home = self.of_registers({"2023": {
            "register": ("uppfoljning-finsam", rows), "volym": ("sus-volym", "Insats;Kön;Antal deltagare\na;Kvinnor;9\nb;Män;8\n"),
            "remisser": ("remisser", "Ärende;Insats;Inkommen;Remittent\n1;a;2023-01-10;Af\n2;a;2023-01-11;Fk\n")}}, """
local register, deltagare = require "register", require "deltagare"
deltagare.alla { volym = "volym", positiva = { "arbete", "arbetssökande" }, egen = { "arbete" }, utan = "anonyma" }
register.remitterande_parter("rp", { parter = "Region" })
register.remitterande_parter("rq", { parter = { "Arbetsförmedlingen", "Fk" } })
""")
        _, findings = self.findings(home)
        told = " ".join(f["message"] for f in findings)
        for word in ("positiva nämner arbetssökande", "egen nämner arbete", 'utan är en lista, skriv utan = { "anonyma" }', 'parter är en lista, skriv parter = { "Region" }',
                     "Af har remitterat, men är ingen av parterna Arbetsförmedlingen, Fk", "insatsen a står både i register och i volym"):
            self.assertIn(word, told)
        self.assertNotIn("positiva nämner arbete,", told)

    def test_points_that_do_not_apply_hide_no_others(self):
        home = self.of_registers({"2023": {"checklista": ("checklista", "Id;Punkt;Ansvarig;Gjort;Underlag;Roll;Datum\na;A;Chef;ja;Plan;Chef;2023-02-01\n"
                                                          "b;B;Chef;nej;;;\nc;C;Chef;ej aktuellt;inget i år;Chef;2023-02-01\n")}}, """
local register = require "register"
for _, ids in ipairs { { "a", "c" }, { "b", "c" }, { "c" }, { "a", "b" } } do register.gjort(table.concat(ids), { punkt = ids }) end
""")
        found = {m["id"]: (m["value"], m["missing"]) for m in self.results(home)["measures"]}
        self.assertEqual(found, {"ac": (True, None), "bc": (False, None), "c": (None, "not_applicable"), "ab": (False, None)})

    def test_who_came_had_been_called(self):
        home = self.workspace()
        spec.edit(home, "2023/data/moten.csv", 'B3;2023-04-13;beredningsgrupp;"Arbetsförmedlingen; Försäkringskassan;', 'B3;2023-04-13;beredningsgrupp;"Försäkringskassan;')
        errors = self.told(home)
        self.assertEqual([(f["line"], "Arbetsförmedlingen" in f["message"]) for f in errors], [(4, True)])

    def test_a_missing_date_is_missing_and_never_zero(self):
        """A case without the day of its meeting has waited until the end of the year."""
        home = self.workspace()
        spec.edit(home, "forbund.json", '"small_cells": 5', '"small_cells": 0')  # one answered without a meeting would be told
        spec.edit(home, "2023/data/remisser.csv", "N23-01;nafs;2023-01-04;2023-01-11", "N23-01;nafs;2023-01-04;")
        measures = {m["id"]: m for m in self.results(home)["measures"] if m["unit_id"] == "nafs"}
        self.assertAlmostEqual(measures["nafs.vantetid"]["value"], 11 + 27 / 31)
        self.assertEqual(measures["nafs.ko"]["value"], 7)


class Surveys(spec.Case):
    """What the ready modules say about answers: none is passed over, none is counted on another scale, nobody answers twice."""
    ANSWERS = "svarande;grupp;kön;fråga;svar\n"

    def told(self, script, answers, mapping="nns-lang"):
        home = self.folder / "w"
        (home / "scripts").mkdir(parents=True, exist_ok=True)
        source = {"file": "svar.csv", "mapping": mapping} if mapping else {
            "file": "svar.csv", "columns": {"svarande": {"type": "text", "role": "id"}, "svar": {"type": "integer"}}}
        (home / "forbund.json").write_text(json.dumps({
            "schema": "samrapport-forbund/1", "id": "w", "name": "W", "scripts": "scripts", "language": "sv", "small_cells": 0,
            "periods": {"2025": {"sources": {"svar": source}}}}), encoding="utf-8")
        (home / "svar.csv").write_text(answers, encoding="utf-8")
        (home / "scripts/measures.lua").write_text(script, encoding="utf-8")
        done = run("check", home, "--period", "2025", "--diagnostics", "json", cwd=self.folder)
        findings = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
        return [(f["severity"], f["code"], f["line"], f["message"]) for f in findings
                if f["severity"] != "note" and f["code"] != "SR4802"]  # which tells that small groups are printed

    NATIONAL = 'require("nns").enkat({ kalla = "svar" }, {})\n'
    OWN = 'local e = require("enkat").enkat { kalla = "svar"%s }\ne:matt({ id = "a", text = "A", kolumn = "a", grupp = "personal"%s }, {})\n'

    def answers(self, question, steps, group="personal"):
        return "".join(f"{n};{group};;{question};{step}\n" for n, step in enumerate(steps, 1))

    def test_what_is_right(self):
        self.assertEqual(self.told(self.NATIONAL, self.ANSWERS + self.answers("personal.f1", "123456")), [])

    def test_an_answer_that_no_measure_reads(self):
        answers = self.ANSWERS + self.answers("personal.f1", "6") + self.answers("personal.f99", "65") + self.answers("styrelse.f1", "6")
        told = self.told(self.NATIONAL, answers)
        self.assertEqual([(severity, line) for severity, _, line, _ in told], [("warning", 3), ("warning", 5)], told)
        self.assertIn("svar på frågan personal.f99 i gruppen personal läses inte av något mått", told[0][3])
        self.assertIn("svar på frågan styrelse.f1 i gruppen personal", told[1][3])
        self.assertEqual(self.told(self.NATIONAL.replace('kalla = "svar"', 'kalla = "svar", utan_matt = { "personal.f99", "styrelse.f1" }'), answers), [])

    def test_a_group_that_answers_the_columns_of_another(self):
        told = self.told('require("nns").enkat({ kalla = "svar", form = "bred" }, {})\n',
                         "svarande;grupp;kön;personal.f1;styrelse.f1\n1;personal;;6;\n2;styrelse;;;5\n3;styrelse;;4;\n", "nns-bred")
        self.assertEqual([(severity, line) for severity, _, line, _ in told], [("warning", 4)], told)

    def test_answers_on_another_scale(self):
        told = self.told(self.OWN % ("", ', skala = "fyra"'), self.ANSWERS + self.answers("a", "1246"), mapping=None)
        self.assertEqual([(severity, line) for severity, _, line, _ in told], [("error", 5)], told)
        self.assertIn("frågan a räknas på skalan fyra (1–4)", told[0][3])
        told = self.told(self.OWN % ("", ', skala = "sex"'), self.ANSWERS + self.answers("a", "123444"), mapping=None)
        self.assertEqual([severity for severity, *_ in told], ["warning"], told)
        self.assertIn("räknas på skalan sex (1–6), men inget svar är 5 eller högre", told[0][3])
        self.assertEqual(self.told(self.OWN % ("", ', skala = "fyra"'), self.ANSWERS + self.answers("a", "123444"), mapping=None), [])

    def test_the_scale_is_never_guessed(self):
        told = self.told(self.OWN % ("", ""), self.ANSWERS + self.answers("a", "123444"), mapping=None)
        self.assertIn(("error", 2, "frågan a saknar skala = …"), [(severity, line, message) for severity, _, line, message in told])

    def test_an_answer_twice_and_one_of_nobody(self):
        told = self.told(self.NATIONAL, self.ANSWERS + self.answers("personal.f1", "66") + "2;personal;;personal.f1;6\n;personal;;personal.f2;6\n5;;;personal.f2;6\n")
        self.assertEqual([(code, line) for _, code, line, _ in told], [("SR1320", 4), ("SR1324", 5), ("SR1324", 6)], told)
        told = self.told('require("nns").enkat({ kalla = "svar", form = "bred" }, {})\n',
                         "svarande;grupp;kön;personal.f1\n1;personal;;6\n1;personal;;6\n", "nns-bred")
        self.assertEqual([(code, line) for _, code, line, _ in told], [("SR1320", 3)], told)

    def test_a_participation_twice_but_not_an_anonymous_one(self):
        told = self.told("", "Deltagare;Insats;Kön;Startdatum;Slutdatum\n1;a;Kvinna;2025-01-02;\n2;a;Kvinna;2025-01-02;\n"
                             "1;a;Kvinna;2025-01-02;2025-05-01\n;a;Man;2025-01-02;\n;a;Man;2025-01-02;\n", "uppfoljning-finsam")
        self.assertEqual([(code, line) for severity, code, line, _ in told if severity == "error"], [("SR1320", 4)], told)

    def test_more_answers_than_were_sent(self):
        script = self.NATIONAL + ('require("enkat").enkat({ kalla = "svar" }):svarsmatt { id = "s", etikett = "personal", grupp = "personal",\n'
                                  "  utskick = function() return count(%d) end }\n")
        answers = self.ANSWERS + self.answers("personal.f1", "123456")
        told = self.told(script % 5, answers)
        self.assertEqual([severity for severity, *_ in told], ["error"], told)
        self.assertIn("fler har svarat än enkäten sändes till: personal", told[0][3])
        self.assertEqual(self.told(script % 6, answers), [])


if __name__ == "__main__":
    spec.main()
