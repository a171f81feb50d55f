#!/usr/bin/env python3
"""The social budget over a year, in the small made-up workspace tests/spec/budget: parts of the year, forecasts, the cost of each
outcome and proposals, with what is hidden to protect persons; and each mistake of a line says what
tests/golden/budget/<case>.txt says, in English and in Swedish.

    budget.py COMMAND [test ...]
    SAMRAPPORT_UPDATE=1 budget.py COMMAND      writes the messages anew: read the difference before it is committed
"""
import json
import re

import spec
import workbooks
from spec import edit

WORKSPACE = spec.ROOT / "tests" / "spec" / "budget"
GOLDEN = spec.ROOT / "tests" / "golden" / "budget"


def line(old, new):
    return lambda w: edit(w, "scripts/2025/social_budget.lua", old, new)


def table(rows):
    """The follow-ups in a table instead, in every line."""
    def write(w):
        (w / "data/uppfoljning.csv").write_text("Rad;Enhet;Period;Prognos;Kommentar;Roll;Datum\n" + rows, encoding="utf-8")
        edit(w, "forbund.json", '"pengar": {', '"uppfoljning": { "file": "data/uppfoljning.csv", "mapping": "social-budget" },\n      "pengar": {')
        path = w / "scripts/2025/social_budget.lua"
        text = path.read_text(encoding="utf-8")
        start, end = text.index("follow_ups = {"), text.index("cost =")
        path.write_text(text[:start] + 'follow_ups = follow_ups_from(source "uppfoljning"),\n  ' + text[end:], encoding="utf-8")
    return write


LEVEL_COLUMNS = "Rad;Mål;Enhet;Period;Jämförelse;Nivå;Fördelning;Beslutsdatum;Paragraf;Status;Kostnad;Kommentar\n"
LEVEL_ROWS = """arbete;1.1;spar;2024;minst;22;;2023-11-30;§ 38;;;
arbete;1.1;spar;2025;minst;24;jämnt;2024-11-29;41;beslutad;900000;
arbete;1.1;Bron;2025;minst;20;;2024-11-29;§ 41;;1000000;Färre platser än förra året.
arbete;1.1;Bron;2025-T1;minst;6;;;;;;
arbete;1.1;Bron;2025-T2;minst;4;;;;;;Sommaren är lugn.
arbete;1.1;Bron;2025-T3;minst;10;;;;;;
"""


def levels(rows, *edits):
    """What is budgeted in a table instead; then some edits."""
    def write(w):
        (w / "data/socialbudget.csv").write_text(LEVEL_COLUMNS + rows, encoding="utf-8")
        path = w / "forbund.json"
        path.write_text(path.read_text(encoding="utf-8").replace('"deltagare": {', '"budget": { "file": "data/socialbudget.csv", '
                        '"mapping": "social-budget-nivaer" }, "deltagare": {'), encoding="utf-8")
        edit(w, "scripts/2025/social_budget.lua", 'measure = "arbete", goal = "1.1",\n  target = at_least(24), decided = "2024-11-29 § 41", split = "even",',
             'measure = "arbete",\n  levels = levels_from(source "budget"),')
        for old, new in edits:
            edit(w, "scripts/2025/social_budget.lua", old, new)
    return write


def row(old, new):
    """The level rows with one changed."""
    if LEVEL_ROWS.count(old) != 1:
        raise AssertionError(f"{old!r} stands {LEVEL_ROWS.count(old)} times")
    return LEVEL_ROWS.replace(old, new)


ROWS = "arbete;spar;2024-T1;26;;Kansliet;2024-05-20\narbete;spar;2025-T1;23;Två handledare har slutat.;Styrgruppen;2025-05-19\n"

# name: (what is broken, exit status)
CASES = {
    "table-unknown-line": (table(ROWS + "arbeta;spar;2025-T2;24;;;\n"), 1),
    "table-unknown-unit": (table(ROWS + "arbete;spåret;2025-T2;24;;;\n"), 1),
    "table-wrong-period": (table(ROWS + "arbete;spar;T2;24;;;\n"), 1),
    "table-twice": (table(ROWS + "arbete;spar;2025-T1;24;;;\n"), 1),
    "table-not-taken": (table(ROWS + "takt;spar;2025-T2;24;;;\n"), 1),
    "levels-unknown-line": (levels(row("arbete;1.1;Bron;2025-T3", "arbeta;1.1;Bron;2025-T3")), 1),
    "levels-not-taken": (levels(LEVEL_ROWS + "takt;;spar;2025;minst;24;;;;;;\n"), 1),
    "levels-unknown-unit": (levels(row("Bron;2025;", "Brom;2025;")), 1),
    "levels-without-unit": (levels(row("spar;2025;", ";2025;")), 1),
    "levels-other-unit": (levels(LEVEL_ROWS, ('arbete", unit = { "spar", "bron" }', 'arbete", unit = "bron"'), ('unit = "spar", forecast = 26', 'forecast = 26'),
                                 ('unit = "spar", forecast = 23', 'forecast = 23')), 1),
    "levels-unknown-goal": (levels(LEVEL_ROWS.replace(";1.1;", ";1.11;")), 1),
    "levels-other-goal": (levels(row("1.1;Bron;2025-T2", "1.2;Bron;2025-T2")), 1),
    "levels-twice": (levels(LEVEL_ROWS + "arbete;1.1;spar;2025;minst;26;;;;;;\n"), 1),
    "levels-missing-unit": (levels(LEVEL_ROWS.split("arbete;1.1;Bron;2025;")[0]), 1),
    "levels-missing-year": (levels(row("Bron;2025;", "Bron;2026;")), 1),
    "levels-missing-part": (levels(row("Bron;2025-T2", "Bron;2024-T2")), 1),
    "levels-missing-cells": (levels(row("2025-T1;minst;6", "2025-T1;minst;").replace("2025-T2;minst;4", "2025-T2;;4")), 1),
    "levels-wrong-cells": (levels(row("2025;minst;24;jämnt;2024-11-29;41;beslutad;900000", "2025;mist;24;jämt;2024-11-31;41;beslutd;nio")
                                  .replace("2025-T1;minst;6", "T1;minst;sex")), 1),
    "levels-wrong-words": (levels(row("2025;minst;24;jämnt;2024-11-29;41;beslutad", "2025;mist;24;jämt;2024-11-29;41;beslutd")
                                  .replace("2025-T1;minst;6", "T1;minst;sex")), 1),
    "levels-parts-not-whole": (levels(row("T3;minst;10", "T3;minst;9")), 1),
    "levels-parts-too-long": (levels(row("Bron;2025;minst;20", "Bron;2025;minst;7777777777,7").replace("T1;minst;6", "T1;minst;1,23456789012")), 1),
    "levels-parts-and-split": (levels(row("Bron;2025;minst;20;;", "Bron;2025;minst;20;jämnt;")), 1),
    "levels-part-differs": (levels(row("T1;minst;6;;;;;", "T1;högst;6;jämnt;2024-12-01;;;500")), 1),
    "levels-of-another-measure": (levels(row("Bron;2025;minst;20", "Bron;2025;minst;20 %")), 1),
    "levels-proposed-and-decided": (levels(row("beslutad", "förslag")), 1),
    "levels-paragraph-alone": (levels(row("2024-11-29;41;beslutad", ";41;beslutad")), 1),
    "levels-decided-late": (levels(row("2024-11-29;41", "2025-06-10;41")), 1),
    "levels-decided-after-the-year": (levels(row("2024-11-29;41", "2026-01-10;41")), 1),
    "levels-in-the-script": (line('target = at_least(24), decided', 'levels = { level { unit = "spar", target = at_least(24) }, level { unit = "bron", '
                                  'period = "2024", target = at_least(20) }, level { unit = "bron", target = 20, cost_budget = kr(-5) } }, decided'), 1),
    "levels-no-list": (line('target = at_least(24), decided', 'levels = at_least(24), decided'), 1),
    "cost-budget-of-a-share": (line('cost = "kostnad", next_year', 'cost = "kostnad", cost_budget = count(5), next_year'), 1),
    "cost-budget-by-another": (line('cost = "kostnad", next_year', 'cost = "kostnad", cost_budget = kr(500000), cost_per = source "deltagare":count(), next_year'), 1),
    "split-not-whole": (line('split = "even"', 'split = { T1 = "30 %", T2 = "30 %", T3 = "30 %" }'), 1),
    "split-part-missing": (line('split = "even"', 'split = { T1 = "50 %", T3 = "50 %" }'), 1),
    "split-no-part": (line('split = "even"', 'split = { var = "50 %", host = "50 %" }'), 1),
    "split-word": (line('split = "even"', 'split = "jämnt"'), 1),
    "split-of-a-share": (line('at_least(24), decided', 'falls, decided'), 1),
    "forecast-other-unit": (line('period = "2025-T1", unit = "spar"', 'period = "2025-T1", unit = "spår"'), 1),
    "forecast-without-unit": (line('period = "2025-T1", unit = "spar", ', 'period = "2025-T1", '), 1),
    "forecast-other-year": (line('period = "2025-T1"', 'period = "2026-T1"'), 1),
    "forecast-no-period": (line('period = "2025-T1"', 'period = "T1 2025"'), 1),
    "forecast-twice": (line('period = "2024-T1"', 'period = "2025-T1"'), 1),
    "forecast-other-measure": (line('forecast = 23', 'forecast = "23 %"'), 1),
    "forecast-without-table": (line('follow_up { period = "2024-T1"', 'follow_up "2024-T1" { period = "2024-T1"'), 1),
    "goal-unknown": (line('goal = "1.1"', 'goal = "1.11"'), 1),
    "line-twice": (line('social_budget "takt"', 'social_budget "arbete"'), 1),
    "cost-not-money": (line('cost = "kostnad", next_year', 'cost = "arbete", next_year'), 1),
    "cost-by-money": (line('cost = "kostnad", next_year', 'cost = "kostnad", cost_per = "kostnad", next_year'), 1),
    "next-without-years": (line('rule = "trend", years = 2', 'rule = "trend"'), 1),
    "next-unknown-rule": (line('rule = "trend"', 'rule = "tren"'), 1),
    "next-two-rules": (line('rule = "trend", years = 2', 'rule = "keep", value = function(c) return count(1) end'), 1),
    "next-change": (line('years = 2,', 'years = 2, change = "5 %",'), 1),
}


class Messages(spec.Golden):
    FOLDER, CASES, ARGUMENTS = GOLDEN, CASES, ("results", "w", "--period", "2025")
    WORKSPACE = WORKSPACE


class Year(spec.Case):
    """Figures by hand: 24 exits a year, eight a tertial; Spåret had 8, 9 and 8, Bron 7, 3 and 6."""
    def lines(self, period):
        done = self.good("results", WORKSPACE, "--period", period)
        return {b["id"] + "@" + b["unit_id"]: b for b in json.loads(done.stdout)["social_budget"]}

    def test_parts(self):
        first = self.lines("2025-T1")["arbete@spar"]
        self.assertEqual((first["basis"], first["budget"], first["year_budget"], first["deviation"]), ("part", 8, 24, 0))
        self.assertIsNone(first["to_date"])
        so_far = self.lines("2025-T2")["arbete@spar"]["to_date"]
        self.assertEqual((so_far["budget"], so_far["outcome"], so_far["deviation"], so_far["assessment"]), (16, 17, 1, "met"))

    def test_what_is_not_divided_is_not_judged(self):
        undivided = self.lines("2025-T1")["takt@spar"]
        self.assertEqual((undivided["basis"], undivided["budget"], undivided["assessment"]), ("undivided", None, "not_due"))

    def test_forecasts(self):
        first = self.lines("2025-T1")["arbete@spar"]
        self.assertEqual((first["forecast"]["value"], first["forecast"]["deviation"], first["forecast"]["assessment"]), (23, -1, "not_met"))
        self.assertEqual((first["mean_forecast_error"], first["forecasts_tried"]), (6, 1))  # 26 said in 2024, 20 came
        year = self.lines("2025")["arbete@spar"]
        self.assertEqual([f["error"] for f in year["forecasts"]], [6, -2])
        self.assertEqual((year["mean_forecast_error"], year["forecasts_tried"]), (4, 2))

    def test_a_table_says_the_same_as_the_script(self):
        w = spec.copy(self.folder / "w", WORKSPACE)
        table(ROWS)(w)
        said = [b for b in json.loads(self.good("results", w, "--period", "2025").stdout)["social_budget"] if b["id"] == "arbete"]
        for line in said:
            self.assertEqual(line["forecasts"], self.lines("2025")["arbete@" + line["unit_id"]]["forecasts"])
        self.assertEqual(len(said[0]["forecasts"]), 2)

    def test_a_table_of_many_years(self):
        """Rows of later years, and of earlier ones about lines and units that are no more, are theirs."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        table(ROWS + "arbete;spar;2026-T1;27;;;\nfler;spar;2026-T1;3;;;\nnedlagd;bron;2024-T1;3;;;\ntakt;bron;2024-T2;9;;;\n")(w)
        edit(w, "scripts/2025/social_budget.lua", "proposed = true,\n", 'proposed = true, follow_ups = follow_ups_from(source "uppfoljning"),\n')
        said = {b["id"] + "@" + b["unit_id"]: b for b in json.loads(self.good("results", w, "--period", "2025").stdout)["social_budget"]}
        self.assertEqual(said["arbete@spar"]["forecasts"], self.lines("2025")["arbete@spar"]["forecasts"])
        self.assertEqual(said["takt@spar"]["forecasts"], [])

    def with_levels(self, period, rows=LEVEL_ROWS):
        w = spec.copy(self.folder / period, WORKSPACE)
        levels(rows)(w)
        return {b["id"] + "@" + b["unit_id"]: b for b in json.loads(self.good("results", w, "--period", period).stdout)["social_budget"]}

    def test_levels_from_a_table(self):
        """Each unit has its level, its decision and its parts; where they stand is told."""
        year, first, second = (self.with_levels(p) for p in ("2025", "2025-T1", "2025-T2"))
        spar, bron = year["arbete@spar"], year["arbete@bron"]
        self.assertEqual((spar["budget"], bron["budget"], bron["deviation"]), (24, 20, -4))
        self.assertEqual((spar["decided"], bron["decided"]), ("2024-11-29 § 41",) * 2)
        self.assertEqual((spar["budget_place"], bron["budget_place"]), ({"file": "data/socialbudget.csv", "line": 3}, {"file": "data/socialbudget.csv", "line": 4}))
        self.assertEqual((spar["goal"], bron["comment"]), ("1.1", "Färre platser än förra året."))
        self.assertEqual((first["arbete@spar"]["budget"], first["arbete@bron"]["budget"], second["arbete@bron"]["budget"]), (8, 6, 4))
        self.assertEqual(second["arbete@bron"]["comment"], "Sommaren är lugn.")
        self.assertEqual((second["arbete@bron"]["basis"], second["arbete@bron"]["to_date"]["budget"]), ("part", 10))  # 6 + 4

    def test_parts_that_do_not_add_up(self):
        """What is no volume has its own level in each part; and so has a number when the year says so."""
        rows = row("Bron;2025;minst;20;;", "Bron;2025;minst;10;nivå;")
        second = self.with_levels("2025-T2", rows)["arbete@bron"]
        self.assertEqual((second["basis"], second["budget"], second["year_budget"], second["to_date"]), ("part_level", 4, 10, None))

    def test_levels_from_a_workbook(self):
        """A share that a spreadsheet shows as 50 % is one, and a day is a day."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        levels(LEVEL_ROWS)(w)
        edit(w, "scripts/2025/social_budget.lua", 'measure = "arbete",\n', 'measure = share { of = source "deltagare", where = { orsak = "arbete" } },\n')
        path = w / "scripts/2025/social_budget.lua"
        path.write_text(path.read_text(encoding="utf-8").replace("forecast = 26", 'forecast = "26 %"').replace("forecast = 23", 'forecast = "23 %"')
                        .replace('cost = "kostnad", ', ""), encoding="utf-8")
        path = w / "forbund.json"
        path.write_text(path.read_text(encoding="utf-8").replace("socialbudget.csv\"", "socialbudget.xlsx\", \"format\": \"xlsx\""), encoding="utf-8")
        head = LEVEL_COLUMNS.strip().split(";")[:10]
        rows = [workbooks.row("arbete", "1.1", unit, 2025, "minst", workbooks.number(level, 1), "", workbooks.number(45625, 2), 41, "")
                for unit, level in (("Spåret", 0.5), ("Bron", 0.375))]
        styles = ('<styleSheet xmlns="' + workbooks.MAIN + '"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/>'
                  "</cellXfs></styleSheet>")
        workbooks.write(w / "data/socialbudget.xlsx", workbooks.parts({"Budget": workbooks.sheet(workbooks.row(*head), *rows)}, styles=styles))
        lines = {b["unit_id"]: b for b in json.loads(self.good("results", w, "--period", "2025").stdout)["social_budget"] if b["id"] == "arbete"}
        self.assertEqual((lines["spar"]["budget"], lines["bron"]["budget"]), (0.5, 0.375))
        self.assertEqual((lines["spar"]["decided"], lines["bron"]["budget_place"]["line"]), ("2024-11-29 § 41", 3))

    def test_budgeted_cost(self):
        """Spåret: 900 000 kronor for 24, 1 000 000 for 25. Bron: 1 000 000 for 20, 900 000 for 16."""
        year = self.with_levels("2025")
        for unit, budgeted, cost in (("spar", 37500, 40000), ("bron", 50000, 56250)):
            line = year["arbete@" + unit]
            self.assertEqual((line["budgeted_cost"]["value"], line["cost"]["value"]), (budgeted, cost))
        w = spec.copy(self.folder / "w", WORKSPACE)
        edit(w, "scripts/2025/social_budget.lua", 'cost = "kostnad", next_year', 'cost = "kostnad", cost_budget = kr(1200000), next_year')
        said = [b["budgeted_cost"] for b in json.loads(self.good("results", w, "--period", "2025").stdout)["social_budget"]]
        self.assertEqual([c and c["value"] for c in said[:3]], [50000, 50000, None])

    def test_levels_of_the_script(self):
        """The same as the table says, in Lua."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        edit(w, "scripts/2025/social_budget.lua", 'target = at_least(24), decided = "2024-11-29 § 41", split = "even",', """decided = "2024-11-29 § 41",
  levels = {
    level { unit = "spar", target = at_least(24), split = "even", cost_budget = kr(900000) },
    level { unit = "bron", target = at_least(20), comment = "Färre platser än förra året.", cost_budget = kr(1000000) },
    level { unit = "bron", period = "2025-T1", target = at_least(6) },
    level { unit = "bron", period = "2025-T2", target = at_least(4), comment = "Sommaren är lugn." },
    level { unit = "bron", period = "2025-T3", target = at_least(10) },
  },""")
        for period in ("2025", "2025-T2"):
            said = {b["id"] + "@" + b["unit_id"]: b for b in json.loads(self.good("results", w, "--period", period).stdout)["social_budget"]}
            for key, wanted in self.with_levels(period).items():
                for member in ("budget", "year_budget", "basis", "deviation", "decided", "comment", "to_date", "budgeted_cost"):
                    self.assertEqual(said[key][member], wanted[member], (period, key, member))

    def test_the_report_names_the_row(self):
        w = spec.copy(self.folder / "w", WORKSPACE)
        levels(LEVEL_ROWS)(w)
        self.good("report", w, "--period", "2025", "--kind", "social-redovisning", "--output", self.folder)
        page = (self.folder / "provbygden-2025-social-redovisning.html").read_text(encoding="utf-8")
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
        self.assertIn("data/socialbudget.csv, rad 4", text)
        self.assertIn("Budgeterad kostnad per utfall", text)
        told = self.good("explain", w, "--period", "2025", "budget:arbete@bron").stdout
        self.assertIn("data/socialbudget.csv, line 4", told)

    def sources(self, workspace, period):
        """The figures of the lines in the method appendix: each with its number and the files and rows that it names."""
        self.good("report", workspace, "--period", period, "--kind", "social-redovisning", "--output", self.folder)
        page = (self.folder / f"provbygden-{period.lower()}-social-redovisning.html").read_text(encoding="utf-8")
        table = page[page.index('id="t-rader-budget"'):]
        rows = re.findall(r"<tr.*?</tr>", table[:table.index("</table>")], flags=re.DOTALL)
        cells = [[re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", row, flags=re.DOTALL)] for row in rows]
        return {row[1]: (row[2], re.findall(r"data/\S+\.csv|rad [0-9–, ]*[0-9]", row[-1])) for row in cells}

    def test_figures_of_several_periods_name_all_their_files(self):
        """Sums and means come from the files of every period that they are made of, and from nowhere else."""
        rows = ROWS + "arbete;bron;2024-T1;16;;;\narbete;bron;2025-T1;18;;;\n"
        w = spec.copy(self.folder / "w", WORKSPACE)
        table(rows)(w)
        path = w / "forbund.json"
        path.write_text(path.read_text(encoding="utf-8").replace('"2025-T2": { "kinds": ["social-redovisning"], "sources": { ', '"2025-T2": { "kinds": '
                        '["social-redovisning"], "sources": { "uppfoljning": { "file": "data/uppfoljning.csv", "mapping": "social-budget" }, '), encoding="utf-8")
        said = self.sources(w, "2025-T2")
        first, second, before, told = "data/2025-T1.csv", "data/2025-T2.csv", "data/2024.csv", "data/uppfoljning.csv"
        for label, files in (("Avvikelse", [second]), ("Hittills under året", [first, second]), ("Avvikelse hittills", [first, second]),
                             ("Prognos", [told, "rad 3"]), ("Prognosens avvikelse", [told, "rad 3"]), ("Tidigare prognoser", [told, "rad 2", before]),
                             ("Förslag för nästa år", [before, told, "rad 3"])):
            self.assertEqual(said[f"{label}: Avslut till arbete Spåret"][1], files, label)

    def test_levels_name_the_rows_that_they_stand_in(self):
        """The level of a part is in its row, that of the year so far in those of its parts; a cost is in that of the year."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        rows = (w / "data/2025-T2.csv").read_text(encoding="utf-8")
        (w / "data/2025-T2.csv").write_text(rows + "".join(f"b{i};bron;arbete\n" for i in range(3)), encoding="utf-8")  # six: nothing is hidden
        levels(LEVEL_ROWS)(w)
        edit(w, "scripts/2025/social_budget.lua", 'rule = "trend", years = 2', 'rule = "keep"')
        said = self.sources(w, "2025-T2")
        for label, rows in (("Avvikelse", "rad 6"), ("Avvikelse hittills", "rad 4–6"), ("Budgeterad kostnad per utfall", "rad 4"),
                            ("Förslag för nästa år", "rad 4")):
            files = said[f"{label}: Avslut till arbete Bron"][1]
            self.assertEqual(files[files.index("data/socialbudget.csv") + 1], rows, label)
        self.assertEqual(said["Budgeterad kostnad per utfall: Avslut till arbete Bron"][1], ["data/socialbudget.csv", "rad 4"])

    def test_an_error_of_forecasts_has_no_sign(self):
        """26 was said and 20 came: the mean of one is told as one, and without sign, wherever it stands."""
        self.assertEqual(self.sources(WORKSPACE, "2025-T2")["Tidigare prognoser: Avslut till arbete Spåret"][0], "6")
        page = (self.folder / "provbygden-2025-t2-social-redovisning.html").read_text(encoding="utf-8")
        self.assertIn("prognos minus utfall utan tecken, av den enda prognosen vid samma tidpunkt på året", page)

    def test_what_no_unit_has_is_not_kept(self):
        """A unit without a level of its own has the direction of the line, which is no level to propose."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        edit(w, "scripts/2025/social_budget.lua", 'target = at_least(24), decided = "2024-11-29 § 41", split = "even",',
             'target = rises, decided = "2024-11-29 § 41", levels = { level { unit = "spar", target = at_least(24), split = "even" } },')
        edit(w, "scripts/2025/social_budget.lua", 'rule = "trend", years = 2', 'rule = "keep"')
        done = self.run_command("results", w, "--period", "2025")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[SR2427]: there is no level to keep", done.stderr)

    def test_cost_and_proposal(self):
        lines = self.lines("2025")
        self.assertEqual(lines["arbete@spar"]["cost"]["value"], 40000)   # 1 000 000 / 25
        self.assertEqual(lines["arbete@bron"]["cost"]["value"], 56250)   # 900 000 / 16
        self.assertAlmostEqual(lines["arbete@bron"]["reached"], 16 / 24)
        proposal = lines["arbete@spar"]["proposal"]
        self.assertEqual((proposal["status"], proposal["period"], proposal["value"]), ("proposed", "2026", 30))  # 25 + 5
        self.assertEqual(lines["arbete@spar"]["budget"], 24)

    def test_a_part_proposes_from_the_forecast(self):
        lines = self.lines("2025-T2")
        self.assertEqual(lines["arbete@spar"]["proposal"]["value"], 26)  # 23 + 3
        self.assertTrue(lines["arbete@spar"]["proposal"]["grounds"][1]["forecast"])
        self.assertIsNone(lines["arbete@bron"]["proposal"]["value"])

    def test_what_tells_of_three_persons_is_hidden(self):
        """Three went to work from Bron in the second tertial, at a cost that is known: nothing gives the three away."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        edit(w, "forbund.json", '"2025-T2": { "kinds": ["social-redovisning"], "sources": { ', '"2025-T2": { "kinds": ["social-redovisning"], "sources": { '
             '"pengar": { "file": "data/pengar.csv", "synthetic": true, "columns": { "insats": { "type": "text", "role": "unit" }, '
             '"belopp": { "type": "integer", "unit": "kr" } } }, ')
        edit(w, "scripts/2025/social_budget.lua", "    follow_up { period = \"2025-T1\"",
             "    follow_up { period = \"2025-T1\", unit = \"bron\", forecast = 20 },\n    follow_up { period = \"2025-T1\"")
        bron = next(b for b in json.loads(self.good("results", w, "--period", "2025-T2").stdout)["social_budget"]
                    if b["unit_id"] == "bron")
        for figure in (bron["to_date"], bron["cost"]):
            self.assertEqual(figure["missing"], "suppressed")
        self.assertEqual((bron["outcome"], bron["deviation"], bron["to_date"]["outcome"], bron["to_date"]["deviation"],
                          bron["cost"]["value"]), (None,) * 5)
        self.assertEqual(bron["assessment"], "not_measured")
        self.assertNotIn("300000", json.dumps(bron))                     # 900 000 / 3

    def test_a_hidden_year_is_no_ground(self):
        w = spec.copy(self.folder / "w", WORKSPACE)
        rows = (w / "data/2024.csv").read_text(encoding="utf-8").splitlines()
        few = [r for r in rows if ";bron;arbete" not in r] + [r for r in rows if ";bron;arbete" in r][:3]
        (w / "data/2024.csv").write_text("\n".join(few) + "\n", encoding="utf-8")
        bron = next(b for b in json.loads(self.good("results", w, "--period", "2025").stdout)["social_budget"]
                    if b["unit_id"] == "bron")
        self.assertEqual((bron["proposal"]["value"], bron["proposal"]["missing"]), (None, "suppressed"))
        self.assertEqual(bron["proposal"]["grounds"][0], {"period": "2024", "value": None, "missing": "suppressed", "forecast": False})

    def test_a_rule_of_the_script(self):
        w = spec.copy(self.folder / "w", WORKSPACE)
        edit(w, "scripts/2025/social_budget.lua", 'rule = "trend", years = 2', 'value = function(c) return c:measure "arbete" + 2 end')
        lines = {b["unit_id"]: b["proposal"] for b in json.loads(self.good("results", w, "--period", "2025-T2").stdout)["social_budget"]
                 if b["id"] == "arbete"}
        self.assertEqual((lines["spar"]["rule"], lines["spar"]["value"]), ("own", 11))
        self.assertEqual((lines["bron"]["value"], lines["bron"]["missing"]), (None, "suppressed"))  # 3 + 2 would give the three away

    def test_the_report_says_that_a_proposal_is_one(self):
        self.good("report", WORKSPACE, "--period", "2025", "--kind", "social-redovisning", "--output", self.folder)
        page = (self.folder / "provbygden-2025-social-redovisning.html").read_text(encoding="utf-8")
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
        self.assertIn("Förslag till nästa års sociala budget (inte beslutat)", text)
        self.assertIn("förslag, inte beslutat", text)
        self.assertIn("den räta linjen genom de senaste 2 åren, ett år framåt (2024: 20; 2025: 25)", text)

    def test_a_plan_tells_no_outcome_of_its_year(self):
        """Levels, parts, costs and decisions; of outcomes only those of the year before, with their year."""
        w = spec.copy(self.folder / "w", WORKSPACE)
        rows = (w / "data/2025.csv").read_text(encoding="utf-8").splitlines()
        (w / "data/2025.csv").write_text("\n".join(rows + [f"x{i};spar;arbete" for i in range(752)]) + "\n", encoding="utf-8")  # 777 exits
        spec.append(w, "scripts/2025/social_budget.lua", """
index "prov" { title = "Prov", target = at_least "70", area "Ett" { { 3, "Avslut från Spåret", "arbete.spar", at_least(20) } } }
measure "arbete.spar" { label = "Avslut från Spåret", kind = "count", value = source "deltagare":where { insats = "spar", orsak = "arbete" }:count() }
""")
        pages = {}
        for kind in ("verksamhetsplan", "social-redovisning"):
            self.good("report", w, "--period", "2025", "--kind", kind, "--output", self.folder)
            page = (self.folder / f"provbygden-2025-{kind}.html").read_text(encoding="utf-8")
            pages[kind] = re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
        plan = pages["verksamhetsplan"]
        for told in ("777", "Uppfyllt", "Ej uppfyllt", "Avvikelse:"):
            self.assertIn(told, pages["social-redovisning"])  # which has them
            self.assertNotIn(told, plan)
        for told in ("Senast kända utfall", "20 2024", "12 2024", "T1: minst 6 T2: minst 4 T3: minst 10", "900\u00a0000\u00a0kr", "Målet för Prov är 70.",
                     "Avslut från Spåret minst 20 3 20 2024"):
            self.assertIn(told.replace("\u00a0", " "), plan.replace("\u00a0", " "))

    def test_explain(self):
        told = self.good("explain", WORKSPACE, "--period", "2025", "budget:arbete@spar").stdout
        for words in ("proposal, not decided, for 2026", "30 (trend)", "40 000 kr"):
            self.assertIn(words, told.replace("\u00a0", " "))


if __name__ == "__main__":
    spec.main()
