#!/usr/bin/env python3
"""attack.py COMMAND: tries to solve for what is hidden, from everything that the results and the reports of two periods print.

The attacker knows how the measures are defined, and nothing of the rows: the unknowns are the numbers of persons in every cell of
unit × kön × ålder × orsak × first year. What is printed gives linear equations between them, solved here in fractions.
"""
import itertools
import json
import random
import sys
from fractions import Fraction

import spec

UNITS, SEXES, AGES, CAUSES, YEARS = ("vagen", "bron"), ("kvinna", "man"), ("16-29", "30-44", "45-64"), ("arbete", "studier", "annat", ""), ("2024", "2025")
CELLS = list(itertools.product(UNITS, SEXES, AGES, CAUSES, YEARS))
THRESHOLD = 5
# id → Lua, numerator and denominator (or None) as conditions on a cell
MEASURES = {
    "alla": ("deltagare:count()", lambda c: True, None),
    "personer": ('deltagare:distinct "nr"', lambda c: True, None),
    "avslutade": ('deltagare:where { orsak = filled }:count()', lambda c: c[3] != "", None),
    "pagaende": ('deltagare:where { orsak = empty }:count()', lambda c: c[3] == "", None),
    "arbete": ('deltagare:where { orsak = "arbete" }:count()', lambda c: c[3] == "arbete", None),
    "studier": ('deltagare:where { orsak = "studier" }:count()', lambda c: c[3] == "studier", None),
    "annat": ('deltagare:where { orsak = "annat" }:count()', lambda c: c[3] == "annat", None),
    "unga": ('deltagare:where { ["ålder"] = "16-29" }:count()', lambda c: c[2] == "16-29", None),
    "mitten": ('deltagare:where { ["ålder"] = "30-44" }:count()', lambda c: c[2] == "30-44", None),
    "aldre": ('deltagare:where { ["ålder"] = "45-64" }:count()', lambda c: c[2] == "45-64", None),
    "till_arbete": ('share { of = deltagare:where { orsak = filled }, where = { orsak = "arbete" } }', lambda c: c[3] == "arbete", lambda c: c[3] != ""),
    "medeltid": ('deltagare:where { orsak = filled }:mean "dagar"', None, lambda c: c[3] != ""),
    "utom_unga": ('deltagare:count() - deltagare:where { ["ålder"] = "16-29" }:count()', lambda c: c[2] != "16-29", None),
}


def people(seed):
    draw = random.Random(seed)
    weights = [draw.random() ** 2 for _ in CELLS]
    return draw.choices(CELLS, weights, k=draw.randint(25, 90))


def write(home, cells, small_cells):
    (home / "scripts").mkdir(parents=True)
    columns = {"nr": {"type": "text", "role": "id"}, "insats": {"type": "text", "role": "unit"}, "kön": {"type": "text", "role": "group"},
               "ålder": {"type": "text"}, "orsak": {"type": "text"}, "dagar": {"type": "integer", "unit": "days"}}
    periods = {}
    for year in YEARS:
        rows = [f"P{i};{c[0]};{c[1]};{c[2]};{c[3]};{30 + i}" for i, c in enumerate(cells) if c[4] <= year]
        (home / f"{year}.csv").write_text("nr;insats;kön;ålder;orsak;dagar\n" + "\n".join(rows) + "\n", encoding="utf-8")
        periods[year] = {"kinds": ["insatser", "social-redovisning"], "sources": {"deltagare": {"file": f"{year}.csv", "columns": columns}}}
    (home / "forbund.json").write_text(json.dumps({"schema": "samrapport-forbund/1", "id": "prov", "name": "Prov", "members": [], "small_cells": small_cells,
                                                   "units": [{"id": u, "name": u, "kind": "insats"} for u in UNITS], "periods": periods}), encoding="utf-8")
    lua = ['local deltagare = source "deltagare"']
    for name, (value, top, base) in MEASURES.items():
        kind = "mean" if top is None else "share" if base else "count"
        unit = ', measured_in = "days"' if top is None else ""
        for prefix, units in (("f", ""), ("e", ', unit = { "vagen", "bron" }')):
            lua.append(f'measure "{prefix}.{name}" {{ label = "{name}", kind = "{kind}"{unit}{units}, by = {{ "kön" }}, tags = {{ "deltagare", "{name}" }}, value = {value} }}')
    (home / "scripts" / "measures.lua").write_text("\n".join(lua) + "\n", encoding="utf-8")


def sets_of(measure, year):
    """The sets of cells that the measure's figures count: numerator and base, either may be None."""
    _, top, base = MEASURES[measure["id"].split(".")[1]]
    here = [c[4] <= year and measure["unit_id"] in (None, c[0]) and measure["group"].get("kön", c[1]) == c[1] for c in CELLS]
    return [None if rule is None else tuple(h and rule(c) for h, c in zip(here, CELLS)) for rule in (top, base)]


class Basis:
    """Rows in echelon form."""

    def __init__(self):
        self.rows = {}

    def reduced(self, vector):
        vector = [Fraction(x) for x in vector]
        for i, value in enumerate(vector):
            if value and i in self.rows:
                vector = [a - value * b for a, b in zip(vector, self.rows[i])]
        return vector

    def add(self, vector):
        vector = self.reduced(vector)
        first = next((i for i, value in enumerate(vector) if value), None)
        if first is not None:
            self.rows[first] = [value / vector[first] for value in vector]

    def knows(self, vector):
        return not any(self.reduced(vector))


class Attack(spec.Case):
    def results(self, home, year):
        return json.loads(self.good("results", home, "--period", year).stdout)["measures"]

    def true_count(self, cells, chosen):
        members = {c for c, wanted in zip(CELLS, chosen) if wanted}
        return sum(c in members for c in cells)

    def learn(self, basis, measure, year, before):
        top, base = sets_of(measure, year)
        if measure["value"] is not None:
            for chosen in (top, base):
                if chosen:
                    basis.add(chosen)
        if before and measure["previous"] and measure["previous"]["value"] is not None:
            for chosen in sets_of(measure, before):
                if chosen:
                    basis.add(chosen)

    def solved(self, cells, basis, measures):
        """Small groups that some figure is about and whose number follows from what is printed."""
        found = []
        for year, measure in measures:
            top, base = sets_of(measure, year)
            rest = tuple(b and not t for t, b in zip(top, base)) if top and base else None
            for chosen in (top, base, rest):
                if chosen and 0 < self.true_count(cells, chosen) < THRESHOLD and basis.knows(chosen):
                    found.append((year, measure["key"]))
        return found

    def hidden_in_documents(self, home, hidden):
        """No value of a document shows what the results hide."""
        out = home.parent / (home.name + "-ut")
        self.good("report", home, "--period", "2025", "--format", "json,html", "--output", out)
        def look(node):
            if isinstance(node, dict):
                key = (node.get("measure"), node.get("unit_id"), node.get("group"))
                if node.get("measure") and node.get("value") is not None:
                    self.assertNotIn(key, hidden)
                for child in node.values():
                    look(child)
            elif isinstance(node, list):
                for child in node:
                    look(child)
        for file in out.glob("*.json"):
            look(json.loads(file.read_text(encoding="utf-8")))

    def test_nothing_hidden_can_be_solved_for(self):
        hidden_figures = broken = 0
        for seed in range(25):
            cells = people(seed)
            home = self.folder / f"w{seed}"
            write(home, cells, THRESHOLD)
            found = {year: self.results(home, year) for year in YEARS}
            measures = [(year, m) for year in YEARS for m in found[year]]
            basis, naive = Basis(), Basis()
            for year, measure in measures:
                self.learn(basis, measure, year, "2024" if year == "2025" else None)
                sets = [s for s in sets_of(measure, year) if s]
                if all(not 0 < self.true_count(cells, s) < THRESHOLD for s in sets):
                    for chosen in sets:
                        naive.add(chosen)
            self.assertEqual(self.solved(cells, basis, measures), [], f"seed {seed}")
            broken += bool(self.solved(cells, naive, measures))
            hidden = [m for m in found["2025"] if m["missing"] == "suppressed"]
            hidden_figures += len(hidden)
            for m in hidden:
                self.assertEqual((m["value"], m["numerator"], m["denominator"], m["n"]), (None, None, None, None))
                self.assertTrue(all(part["rows"] is None for part in m["origin"]))
            if seed < 5:
                self.hidden_in_documents(home, {(m["id"], m["unit_id"], f"kön={m['group']['kön']}" if m["group"] else None) for m in hidden})
        self.assertGreater(hidden_figures, 100)
        self.assertGreater(broken, 15, "the attack must break what hides small figures only")

SUMMED = {"insats": {"type": "text", "role": "unit", "total": "alla"}, "kön": {"type": "text", "role": "group", "total": "alla"},
          "antal": {"type": "integer", "unit": "count"}}


class Summed(spec.Case):
    """Tables that somebody has summed, with rows that are totals of other rows."""

    def summed(self, name, cells):
        home = self.folder / name
        (home / "scripts").mkdir(parents=True)
        rows = {(u, s): sum(n for (v, t), n in cells.items() if u in ("alla", v) and s in ("alla", t)) for u in ("alla",) + UNITS for s in ("alla",) + SEXES}
        (home / "summa.csv").write_text("insats;kön;antal\n" + "".join(f"{u};{s};{n}\n" for (u, s), n in rows.items()), encoding="utf-8")
        (home / "forbund.json").write_text(json.dumps({"schema": "samrapport-forbund/1", "id": "prov", "name": "Prov", "members": [], "units": [
            {"id": u, "name": u, "kind": "insats"} for u in UNITS], "periods": {"2025": {"sources": {"summa": {"file": "summa.csv", "columns": SUMMED}}}}}), encoding="utf-8")
        value = 'kind = "count", by = { "kön" }, value = source "summa":printed "antal"'
        (home / "scripts" / "measures.lua").write_text(
            f'measure "f" {{ label = "alla", {value} }}\nmeasure "e" {{ label = "var för sig", unit = {{ "vagen", "bron" }}, {value} }}\n', encoding="utf-8")
        found = json.loads(self.good("results", home, "--period", "2025").stdout)["measures"]
        return {(m["unit_id"] or "alla", m["group"].get("kön", "alla")): m["value"] for m in found}

    def test_totals_give_nothing_away(self):
        draw, hidden_figures = random.Random(7), 0
        for seed in range(40):
            cells = {(u, s): draw.choice((0, 2, 3, 6, 9, 14, 25)) for u in UNITS for s in SEXES}
            found = self.summed(f"s{seed}", cells)
            self.assertEqual(len(found), 9)
            basis, keys = Basis(), list(itertools.product(UNITS, SEXES))
            chosen = {key: tuple(key[0] in ("alla", u) and key[1] in ("alla", s) for u, s in keys) for key in found}
            for key, value in found.items():
                if value is not None:
                    self.assertEqual(value, sum(n for n, here in zip(cells.values(), chosen[key]) if here))
                    basis.add(chosen[key])
            for key in found:
                if 0 < sum(n for n, here in zip(cells.values(), chosen[key]) if here) < THRESHOLD:
                    self.assertFalse(basis.knows(chosen[key]), f"{seed}: {key} of {cells} follows from {found}")
            hidden_figures += sum(value is None for value in found.values())
        self.assertGreater(hidden_figures, 60)


COUNTED = {"insats": {"type": "text"}, "inne": {"type": "integer", "unit": "count"}, "ute": {"type": "integer", "unit": "count"}}
# id → Lua, over the six rows of a table
VALUES = {name: f'rader:{name} "inne"' for name in ("sum", "total", "mean", "least", "greatest", "median", "mode")}


class Counted(spec.Case):
    """Tables whose cells are numbers of persons, looked at by other values than their cells one by one."""

    def counted(self, name, rows, values, small_cells=THRESHOLD):
        """What is printed of measures over a table of rows (inne, ute), and what is said about it."""
        home = self.folder / name
        (home / "scripts").mkdir(parents=True)
        (home / "rader.csv").write_text("insats;inne;ute\n" + "".join(f"i{i};{a};{b}\n" for i, (a, b) in enumerate(rows)), encoding="utf-8")
        (home / "forbund.json").write_text(json.dumps({"schema": "samrapport-forbund/1", "id": "prov", "name": "Prov", "members": [], "units": [], "small_cells": small_cells,
            "periods": {"2025": {"sources": {"rader": {"file": "rader.csv", "columns": COUNTED}}}}}), encoding="utf-8")
        (home / "scripts" / "measures.lua").write_text('local rader = source "rader"\n' + "".join(
            f'measure "f.{id}" {{ label = "{id}", kind = "value", value = {value} }}\n' for id, value in values.items()), encoding="utf-8")
        done = self.good("results", home, "--period", "2025")
        found = json.loads(done.stdout)
        self.said = done.stderr, found["findings"]
        return {m["id"][2:]: m["value"] for m in found["measures"]}

    def test_no_value_of_few_persons_is_printed(self):
        """Three persons in six rows: any of these values would say so, or that one of the rows is of one person."""
        few = self.counted("few", [(1, 9), (1, 9), (1, 9), (0, 9), (0, 9), (0, 9)], VALUES)
        self.assertEqual({id for id, value in few.items() if value}, set(), few)
        most_common = self.counted("common", [(2, 9), (2, 9), (2, 9), (40, 9), (50, 9), (60, 9)], {"mode": VALUES["mode"], "least": VALUES["least"]})
        self.assertEqual(most_common, {"mode": None, "least": None})

    def test_columns_made_of_others_tell_no_more(self):
        """The three persons of one column, reached through columns and rows that a script has made of it."""
        rows = [(10, 9), (10, 9), (10, 9), (9, 9), (9, 9), (9, 9)]
        rest = 'rader:derive("rest", "inne - ute")'
        share = 'rader:derive("del", "ute / inne")'
        for id, value in {"sum": f'{rest}:sum "rest"', "total": f'{rest}:total "rest"', "one": f'{rest}:where {{ insats = "i0" }}:printed "rest"',
                          "greatest": f'{share}:greatest "del"', "of": 'share(rader:sum "ute", rader:sum "inne")',
                          "apart": 'rader:sum "inne" - rader:sum "ute"'}.items():
            self.assertEqual(self.counted(id, rows, {id: value}), {id: None})
        ute = 'rader:unpivot({ "inne", "ute" }, "vad", "antal"):where { vad = "ute" }:sum "antal"'
        self.assertEqual(self.counted("rows", [(90, 1), (80, 1), (70, 1), (60, 0), (50, 0), (40, 0)], {"ute": ute}), {"ute": None})
        self.assertEqual(self.counted("more", rows, {"ute": ute, "alla": 'rader:derive("alla", "inne + ute"):sum "alla"'}), {"ute": 54, "alla": 111})

    def test_what_is_too_much_to_try_is_hidden_and_said(self):
        """Groups of up to 199 persons of rows that overlap: more sums than can be tried. Whoever runs it is told which figures; the results are not."""
        pairs = {f"par{i}": f'rader:where {{ insats = {{ "i{i}", "i{i + 1}" }} }}:sum "inne"' for i in range(11)}
        found = self.counted("pairs", [(100, 9)] * 12, pairs, small_cells=200)
        untried = [id for id, value in found.items() if value is None]
        self.assertTrue(untried)
        told, findings = self.said
        self.assertIn("warning[SR4804]", told)
        self.assertIn(f"found: f.{untried[0]}", told)
        self.assertIn("SR4804", [f["code"] for f in findings])
        self.assertNotIn("f.par", json.dumps(findings))

    def test_values_of_many_persons_are_printed(self):
        many = [(12, 9), (15, 9), (20, 9), (30, 9), (41, 9), (50, 9)]
        for id, value in {"sum": 168, "total": 168, "mean": 28, "least": 12, "greatest": 50}.items():
            self.assertEqual(self.counted(id, many, {id: VALUES[id]}), {id: value})

    def test_a_sum_without_its_greatest_part_is_not_printed(self):
        """52 persons, 50 of them in one row: the two of the others follow from both figures."""
        found = self.counted("rest", [(1, 9), (1, 9), (0, 9), (0, 9), (0, 9), (50, 9)], {id: VALUES[id] for id in ("sum", "greatest")})
        self.assertIn(None, found.values(), found)


class Findings(spec.Case):
    def test_results_do_not_quote_cells(self):
        """The terminal shows the cell to whoever corrects it; what is passed on does not."""
        home = self.folder / "w"
        write(home, people(1), THRESHOLD)
        with open(home / "2025.csv", "a", encoding="utf-8") as out:
            out.write("P900;vagen;kvinna;16-29;arbete;hemligheten\n")
        done = self.run_command("results", home, "--period", "2025")
        self.assertEqual(done.returncode, 1)
        self.assertIn("hemligheten", done.stderr)
        self.assertNotIn("hemligheten", done.stdout)
        findings = [f for f in json.loads(done.stdout)["findings"] if f.get("file") == "2025.csv"]
        self.assertTrue(findings and all("dagar" in f["message"] for f in findings if f["severity"] == "error"), findings)

    def test_a_check_of_a_hidden_figure_is_not_made(self):
        """It stops with a note; a check of what is printed is made as before."""
        home = self.folder / "w"
        write(home, [("vagen", "kvinna", "16-29", "arbete", "2024")] * 20 + [("vagen", "man", "16-29", "studier", "2024")] * 3, THRESHOLD)
        with open(home / "scripts" / "reports.lua", "w", encoding="utf-8") as out:
            out.write('check "dold" { title = "Dold", run = function(c) if c:result "f.studier" > count(1) then c:error "läckt" end end }\n'
                      'check "synlig" { title = "Synlig", run = function(c) if c:result "f.alla" > count(1) then c:warning "visad" end end }\n')
        done = self.run_command("check", home, "--period", "2024")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("note[SR4803]", done.stderr)
        self.assertNotIn("läckt", done.stderr)
        self.assertEqual("visad" in done.stderr, "f.alla" not in self.hidden(home), done.stderr)

    def hidden(self, home):
        found = json.loads(self.run_command("results", home, "--period", "2024").stdout)["measures"]
        return {m["id"] for m in found if m["missing"] == "suppressed" and m["unit_id"] is None and not m["group"]}


if __name__ == "__main__":
    sys.exit(spec.main())
