#!/usr/bin/env python3
"""The social budget over a year, in the small made-up workspace tests/spec/budget: parts of the year, forecasts, the cost of each
outcome and proposals, with what is hidden to protect persons; and each mistake of a line says what
tests/golden/budget/<case>.txt says, in English and in Swedish.

    budget.py COMMAND [test ...]
    SAMRAPPORT_UPDATE=1 budget.py COMMAND      writes the messages anew: read the difference before it is committed
"""
import json
import os
import re
import shutil

import spec
from spec import ENGLISH, SWEDISH, edit

WORKSPACE = spec.ROOT / "tests" / "spec" / "budget"
GOLDEN = spec.ROOT / "tests" / "golden" / "budget"
UPDATE = os.environ.get("SAMRAPPORT_UPDATE") == "1"


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


ROWS = "arbete;spar;2024-T1;26;;Kansliet;2024-05-20\narbete;spar;2025-T1;23;Två handledare har slutat.;Styrgruppen;2025-05-19\n"

# name: (what is broken, exit status)
CASES = {
    "table-unknown-line": (table(ROWS + "arbeta;spar;2025-T2;24;;;\n"), 1),
    "table-unknown-unit": (table(ROWS + "arbete;spåret;2025-T2;24;;;\n"), 1),
    "table-wrong-period": (table(ROWS + "arbete;spar;T2;24;;;\n"), 1),
    "table-twice": (table(ROWS + "arbete;spar;2025-T1;24;;;\n"), 1),
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
    "cost-not-money": (line('cost = "kostnad"', 'cost = "arbete"'), 1),
    "cost-by-money": (line('cost = "kostnad"', 'cost = "kostnad", cost_per = "kostnad"'), 1),
    "next-without-years": (line('rule = "trend", years = 2', 'rule = "trend"'), 1),
    "next-unknown-rule": (line('rule = "trend"', 'rule = "tren"'), 1),
    "next-two-rules": (line('rule = "trend", years = 2', 'rule = "keep", value = function(c) return count(1) end'), 1),
    "next-change": (line('years = 2,', 'years = 2, change = "5 %",'), 1),
}


class Messages(spec.Case):
    def golden(self, name, language, text):
        path = GOLDEN / f"{name}.{language}.txt"
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.assertEqual(text, path.read_text(encoding="utf-8"), f"{path.relative_to(spec.ROOT)}: SAMRAPPORT_UPDATE=1 writes it anew")

    def test_messages(self):
        for name, (change, status) in CASES.items():
            with self.subTest(name):
                shutil.rmtree(self.folder / "w", ignore_errors=True)
                change(spec.copy(self.folder / "w", WORKSPACE))
                for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
                    done = self.run_command("results", "w", "--period", "2025", locale=locale)
                    self.assertEqual(done.returncode, status, done.stderr)
                    self.golden(name, language, done.stderr)

    def test_no_stale_messages(self):
        known = {f"{name}.{language}.txt" for name in CASES for language in ("en", "sv")}
        self.assertEqual({path.name for path in GOLDEN.iterdir()}, known)


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

    def test_explain(self):
        told = self.good("explain", WORKSPACE, "--period", "2025", "budget:arbete@spar").stdout
        for words in ("proposal, not decided, for 2026", "30 (trend)", "40 000 kr"):
            self.assertIn(words, told.replace("\u00a0", " "))


if __name__ == "__main__":
    spec.main()
