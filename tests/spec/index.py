#!/usr/bin/env python3
"""index.py COMMAND: indices that are computed in every way there is, beside the same figures computed here with fractions.

The ASEM figures (COINr, W. Becker, MIT) are in asem/. All other data here are synthetic.
"""
import csv
import json
import math
import pathlib
import random
import re
from decimal import Context, Decimal
from fractions import Fraction

import spec

ASEM = pathlib.Path(__file__).resolve().parent / "asem"
TOLERANCE = 1e-9
UNITS = ["alfa", "beta", "gamma", "delta", "epsilon"]
# indicator: (area, weight, lower is better, values of the units; None: no row)
DATA = {
    "ett": ("a", 2, False, ["12.5", "80", "41", "80", "7"]),
    "tva": ("a", 1, True, ["3", "9", "1.25", "4", "9"]),
    "tre": ("b", 3, False, ["0.5", "0.75", None, "0.25", "0.9"]),
    "fyra": ("b", 1, False, ["100", "250", "175", "90", "33"]),
    "fem": ("b", 2, True, ["7", "5", "6", "11", "2"]),
}
TARGETS = {"ett": 60, "tva": 2, "tre": Fraction(4, 5), "fyra": 200, "fem": 4}
POSTS = {"ett": (0, 100), "tva": (10, 0), "tre": (0, 1), "fyra": (50, 200), "fem": (10, 4)}


# ---- the same arithmetic, written here in fractions ----

def present(values):
    return [Fraction(v) for v in values if v is not None]


def between(values, worst, best, low, high, clip=(None, None)):
    out = []
    for value in values:
        part = None if value is None else (Fraction(value) - worst) / (best - worst)
        if part is not None and clip[0] is not None:
            part = max(part, clip[0])
        if part is not None and clip[1] is not None:
            part = min(part, clip[1])
        out.append(None if part is None else low + part * (high - low))
    return out


def normalised(method, name, lower, values, low=Fraction(0), high=Fraction(100)):
    found = present(values)
    worst, best = (max(found), min(found)) if lower else (min(found), max(found))
    if method == "min_max":
        return between(values, worst, best, low, high)
    if method == "distance_to_target":
        return between(values, worst, Fraction(TARGETS[name]), low, high, (None, 1))
    if method == "goalposts":
        return between(values, *map(Fraction, POSTS[name]), low, high, (0, 1))
    sign = -1 if lower else 1
    worse = [None if v is None else sum(sign * o < sign * Fraction(v) for o in found) for v in values]
    if method == "rank":
        return [None if w is None else Fraction(w + 1) for w in worse]
    if method == "percentile_rank":
        return [None if w is None else low + Fraction(w, len(found) - 1) * (high - low) for w in worse]
    mean = sum(found) / len(found)
    deviation = math.sqrt(sum((v - mean) ** 2 for v in found) / (len(found) - 1)) * sign
    return [None if v is None else float(low + (high - low) * Fraction((float(v) - float(mean)) / deviation)) for v in values]


def in_floats(method, values, low, high):
    """The same of drawn shares."""
    if method == "rank":
        return [1 + sum(o < v for o in values) for v in values]
    if method == "percentile_rank":
        return [low + (high - low) * sum(o < v for o in values) / (len(values) - 1) for v in values]
    if method == "min_max":
        return [low + (high - low) * (v - min(values)) / (max(values) - min(values)) for v in values]
    middle = sum(values) / len(values)
    deviation = math.sqrt(sum((v - middle) ** 2 for v in values) / (len(values) - 1))
    return [low + (high - low) * (v - middle) / deviation for v in values]


def mean(kind, pairs):
    pairs = [(w, v) for w, v in pairs if v is not None]
    weight = sum(w for w, _ in pairs)
    if not weight:
        return None
    arithmetic = sum(w * v for w, v in pairs) / weight
    if kind == "arithmetic":
        return arithmetic
    if kind == "geometric":
        return 0 if any(v == 0 for _, v in pairs) else math.exp(sum(float(w) * math.log(v) for w, v in pairs) / float(weight))
    if kind == "harmonic":
        return 0 if any(v == 0 for _, v in pairs) else weight / sum(w / v for w, v in pairs)
    return max(0, arithmetic - sum(w * (v - arithmetic) ** 2 for w, v in pairs) / weight / arithmetic) if arithmetic else 0


def expected(method, kind, weighting, low=Fraction(0), high=Fraction(100)):
    """Index of each unit."""
    columns = {n: normalised(method, n, row[2], row[3], low, high) for n, row in DATA.items()}
    out = []
    for u in range(len(UNITS)):
        areas = []
        for area in ("a", "b"):
            rows = [(Fraction(1 if weighting == "equal" else row[1]), columns[n][u]) for n, row in DATA.items() if row[0] == area]
            weight = Fraction(1) if weighting == "by_area" else sum(w for w, _ in rows)
            areas.append((weight, mean(kind, rows)))
        out.append(mean(kind, areas))
    return out


# ---- workspaces ----

def lua_list(items):
    return "{ " + ", ".join(f'"{i}"' for i in items) + " }"


def write_workspace(folder, units, values, index):
    """values: {indicator: {unit: text}}; index: the script."""
    (folder / "data").mkdir(parents=True)
    (folder / "scripts" / "2022").mkdir(parents=True)
    forbund = {"schema": "samrapport-forbund/1", "id": "prov", "name": "Samordningsförbundet Prov", "scripts": "scripts", "language": "sv",
               "units": [{"id": u, "name": u.capitalize(), "kind": "plattform", "owner": None, "from": None, "to": None} for u in units],
               "periods": {"2022": {"kinds": ["social-redovisning"], "sources": {"varden": {
                   "file": "data/varden.csv", "format": "csv", "published": True, "columns": {
                       "enhet": {"type": "text", "role": "unit"}, **{name: {"type": "decimal"} for name in values}}}}}}}
    (folder / "forbund.json").write_text(json.dumps(forbund, ensure_ascii=False), encoding="utf-8")
    with open(folder / "data" / "varden.csv", "w", encoding="utf-8") as out:
        out.write(";".join(["enhet", *values]) + "\n")
        for unit in units:
            cells = [values[name][unit] or "" for name in values]
            out.write(";".join([unit, *cells]).replace(".", ",") + "\n")
    (folder / "scripts" / "measures.lua").write_text(
        f"local plattformar = {lua_list(units)}\n"
        f"for _, id in ipairs {lua_list(values)} do\n"
        '  measure("m." .. id) { label = id, kind = "value", measured_in = "none", unit = plattformar,\n'
        '    value = source "varden":printed(id) }\nend\n', encoding="utf-8")
    (folder / "scripts" / "2022" / "weighted_index.lua").write_text(index, encoding="utf-8")
    return folder


def small_values():
    return {n: dict(zip(UNITS, row[3])) for n, row in DATA.items()}


def fraction_text(value):
    return f'"{float(value):g}"'.replace(".", ",")


def small_index(head, row=lambda name: ""):
    text = f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, {head}\n'
    for area in ("a", "b"):
        text += f'  area "Område {area}" {{ id = "{area}",\n'
        for name, (own, weight, lower, _) in DATA.items():
            if own == area:
                target = f'{"at_most" if lower else "at_least"} {fraction_text(TARGETS[name])}'
                text += f'    {{ {weight}, "{name}", "m.{name}", {target}, id = "{name}"{row(name)} }},\n'
        text += "  },\n"
    return text + "}\n"


class Index(spec.Case):
    def results(self, workspace, status=0):
        done = self.run_command("results", workspace, "--period", "2022")
        self.assertEqual(done.returncode, status, done.stderr[-3000:])
        return json.loads(done.stdout)

    def small(self, head, row=lambda name: ""):
        workspace = write_workspace(self.folder / f"w{len(list(self.folder.iterdir()))}", UNITS, small_values(), small_index(head, row))
        return {i["unit_id"]: i for i in self.results(workspace)["indices"]}

    def agree(self, found, wanted):
        for unit, value in zip(UNITS, wanted):
            self.assertIsNotNone(found[unit]["value"], unit)
            self.assertLessEqual(abs(found[unit]["value"] - float(value)), TOLERANCE, unit)
        order = {u: 1 + sum(other > own for other in wanted) for u, own in zip(UNITS, wanted)}
        self.assertEqual({u: found[u]["rank"] for u in UNITS}, order)
        self.assertEqual({found[u]["ranked"] for u in UNITS}, {len(UNITS)})

    def test_every_normalisation(self):
        posts = lambda name: ", goalposts = {{ {}, {} }}".format(*map(fraction_text, POSTS[name]))
        for method in ("min_max", "rank", "percentile_rank", "distance_to_target", "goalposts"):
            with self.subTest(method):
                found = self.small(f'normalise = "{method}",', posts if method == "goalposts" else lambda name: "")
                self.agree(found, expected(method, "arithmetic", "given"))
                self.assertEqual(found["alfa"]["method"]["normalise"], method)
        self.agree(self.small('normalise = "z_score",'), expected("z_score", "arithmetic", "given", Fraction(0), Fraction(1)))

    def test_every_mean_and_weighting(self):
        for kind in ("arithmetic", "geometric", "harmonic", "penalised"):
            for weighting in ("given", "equal", "by_area"):
                with self.subTest(kind=kind, weighting=weighting):
                    head = f'normalise = "min_max", scale = {{ 1, 100 }}, aggregation = "{kind}", weighting = "{weighting}",'
                    self.agree(self.small(head), expected("min_max", kind, weighting, Fraction(1)))

    def test_the_arithmetic_is_exact(self):
        """Rational methods give the double nearest to the exact fraction, not one beside it."""
        for kind in ("arithmetic", "harmonic", "penalised"):
            found = self.small(f'normalise = "min_max", scale = {{ 1, 100 }}, aggregation = "{kind}",')
            wanted = expected("min_max", kind, "given", Fraction(1))
            self.assertEqual([found[u]["value"] for u in UNITS], [float(v) for v in wanted], kind)

    def test_what_each_gives_adds_up(self):
        """Of an arithmetic mean: contributions and what is missed are the whole scale."""
        for unit in self.small('normalise = "min_max",').values():
            given = sum(i["contribution"] for i in unit["indicators"] if i["contribution"] is not None)
            left = sum(i["lift"] for i in unit["indicators"] if i["lift"] is not None)
            self.assertAlmostEqual(given, unit["value"], 9)
            self.assertAlmostEqual(given + left, 100, 9)
            self.assertAlmostEqual(sum(a["contribution"] for a in unit["areas"]), unit["value"], 9)

    def test_what_is_missing(self):
        left = self.small('normalise = "min_max",')["gamma"]
        self.assertAlmostEqual(left["coverage"], 6 / 9, 12)
        counted = self.small('normalise = "min_max", missing = "counts_as_missed",')["gamma"]
        self.assertLess(counted["value"], left["value"])
        columns = {n: normalised("min_max", n, r[2], r[3]) for n, r in DATA.items()}
        whole = sum(r[1] * (columns[n][2] or 0) for n, r in DATA.items()) / 9
        self.assertAlmostEqual(counted["value"], float(whole), 9)
        for least, value in (("50 %", True), ("51 %", False)):
            found = self.small(f'normalise = "min_max", coverage = "{least}",')
            self.assertEqual(found["gamma"]["value"] is not None, value, least)
            self.assertEqual(found["gamma"]["rank"] is not None, value, least)
            self.assertEqual(found["alfa"]["ranked"], 5 if value else 4)

    def test_scoring_of_points(self):
        targets = {n: Fraction(t) for n, t in TARGETS.items()}

        def share(name, u):
            value = DATA[name][3][u]
            return None if value is None else (targets[name] / Fraction(value) if DATA[name][2] else Fraction(value) / targets[name])

        def points(score):
            out = []
            for u in range(len(UNITS)):
                rows = [(r[1], share(n, u)) for n, r in DATA.items() if share(n, u) is not None]
                out.append(sum(w * score(s) for w, s in rows) / Fraction(sum(w for w, _ in rows)) * 100)
            return out

        self.agree(self.small('target = at_least "70",'), points(lambda s: Fraction(s >= 1)))
        self.agree(self.small('scoring = "share_reached",'), points(lambda s: min(s, Fraction(1))))
        self.agree(self.small('scoring = "share_reached_uncapped",'), points(lambda s: s))
        step = lambda s: Fraction(1) if s >= 1 else Fraction(1, 2) if s >= Fraction(9, 10) else Fraction(1, 4) if s >= Fraction(1, 2) else Fraction(0)
        self.agree(self.small('scoring = { { "90 %", "50 %" }, { "50 %", "25 %" } },'), points(step))
        own = self.small('target = at_least "70",', lambda n: ', scoring = { { at_least "40", "50 %" } }' if n == "ett" else "")
        self.assertEqual([i["score"] for i in own["gamma"]["indicators"] if i["id"] == "ett"], [0.5])
        self.assertEqual([i["colour"] for i in own["gamma"]["indicators"] if i["id"] == "ett"], ["orange"])

    def test_a_rule_for_all_indicators(self):
        """One function of the script scores each outcome by its target: half of the way up to it, once for each indicator and variant."""
        rule = """scoring = function(c, outcome, level, lower)
    if lower and outcome <= level or not lower and outcome >= level then return 1 end
    return lower and level / outcome * "0,5" or outcome / level * "0,5"
  end,"""
        wanted = []
        for u in range(len(UNITS)):
            rows = []
            for n, r in DATA.items():
                if r[3][u] is not None:
                    value, target = Fraction(r[3][u]), Fraction(TARGETS[n])
                    share = target / value if r[2] else value / target
                    rows.append((r[1], Fraction(1) if share >= 1 else share / 2))
            wanted.append(100 * sum(w * s for w, s in rows) / sum(w for w, _ in rows))
        found = self.small(f'target = at_least "70", {rule} robustness = {{ scoring = {{ "share_reached" }}, draws = 100 }},')
        self.agree(found, wanted)
        shares = self.small('target = at_least "70", scoring = "share_reached",')
        for unit in UNITS:
            self.assertEqual({i["scoring"] for i in found[unit]["indicators"] if i["score"] is not None}, {"own"})
            self.assertAlmostEqual(found[unit]["robustness"]["variants"][0]["value"], shares[unit]["value"], 9)
        own = self.small(f'target = at_least "70", {rule}', lambda n: ', scoring = "all_or_nothing"' if n == "ett" else "")
        self.assertEqual([i["scoring"] for i in own["alfa"]["indicators"]][:2], ["all_or_nothing", "own"])
        self.assertIn("regel i skriptet", found["alfa"]["method"]["text"])
        workspace = write_workspace(self.folder / "wrong", UNITS, small_values(), small_index("scoring = function(c, outcome) return outcome end,"))
        done = self.run_command("results", workspace, "--period", "2022")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SR4046", done.stderr)

    def test_shares_without_a_denominator_in_common(self):
        """More than 64 bits hold: the index is what it is to the last digits that are printed, not an error."""
        names = [f"i{k}" for k in range(30)]
        values = {n: {u: f"{1009 + 97 * k + 13 * at}.07" for at, u in enumerate(UNITS)} for k, n in enumerate(names)}
        text = f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, target = at_least "70", scoring = "share_reached",\n  area "Allt" {{ id = "allt",\n'
        text += "".join(f'    {{ {1 + k % 3}, "{n}", "m.{n}", at_most "{700 + k}", id = "{n}" }},\n' for k, n in enumerate(names)) + "  } }\n"
        found = {i["unit_id"]: i for i in self.results(write_workspace(self.folder / "w", UNITS, values, text))["indices"]}
        weight = sum(1 + k % 3 for k in range(30))
        wanted = [100 * sum((1 + k % 3) * min(Fraction(1), (700 + k) / Fraction(values[n][u])) for k, n in enumerate(names)) / weight for u in UNITS]
        self.agree(found, wanted)
        self.assertAlmostEqual(sum(i["contribution"] for i in found["alfa"]["indicators"]), found["alfa"]["value"], 9)

    def test_weighting_of_points(self):
        met = lambda n, u: DATA[n][3][u] is not None and (
            Fraction(DATA[n][3][u]) <= TARGETS[n] if DATA[n][2] else Fraction(DATA[n][3][u]) >= TARGETS[n])
        areas = {"a": 3, "b": 6}
        for weighting, weigh in (("equal", lambda n: Fraction(1)), ("by_area", lambda n: Fraction(DATA[n][1], areas[DATA[n][0]]))):
            wanted = []
            for u in range(len(UNITS)):
                rows = [(weigh(n), met(n, u)) for n in DATA if DATA[n][3][u] is not None]
                wanted.append(100 * sum(w * m for w, m in rows) / sum(w for w, _ in rows))
            found = self.small(f'target = at_least "70", weighting = "{weighting}",')
            self.agree(found, wanted)
            for i in found["alfa"]["indicators"]:
                self.assertAlmostEqual(i["effective_weight"], float(weigh(i["id"])), 12)

    def test_lifts(self):
        found = self.small('target = at_least "70",')
        for unit in found.values():
            rows = [i for i in unit["indicators"] if i["points"] is not None]
            whole = sum(i["weight"] for i in rows)
            for i in rows:
                self.assertAlmostEqual(i["lift"], 100 * (i["weight"] - i["points"]) / whole, 9)
                self.assertAlmostEqual(i["possible"], 100 * i["weight"] / whole, 9)
                self.assertEqual(i["enough"], unit["value"] < 70 <= unit["value"] + i["lift"])

    def test_lifts_that_no_fraction_holds(self):
        """Means of means whose difference needs more than 64 bits: every measured indicator has its lift, in doubles."""
        rows = {"alfa": "44.3 57.8 79.4 68 39.6 76.2", "beta": "80.6 81.8 26.7 46.5 93.4 68.7", "gamma": "75.7 68.5 82 76.4 68.1 60.6", "delta": "33.3 84 21.3 43.9 75.3 85.4"}
        values = {n: {u: row.split()[k] for u, row in rows.items()} for k, n in enumerate("abcdef")}
        scores = {n: {u: 1 + 99 * (Fraction(x) - low) / (high - low) for u, x in by.items()}
                  for n, by in values.items() for low, high in [(min(map(Fraction, by.values())), max(map(Fraction, by.values())))]}
        for kind in ("harmonic", "penalised"):
            text = f'index "prov" {{ title = "Prov", units = {lua_list(rows)}, target = at_least "60", normalise = "min_max", scale = {{ 1, 100 }}, aggregation = "{kind}",\n'
            for a, pair in enumerate(("ab", "cd", "ef")):
                text += f'  area "{pair}" {{ id = "{pair}", ' + "".join(f'{{ {2 * a + k + 1}, "{n}", "m.{n}", at_least "50", id = "{n}" }}, ' for k, n in enumerate(pair)) + "},\n"
            value = lambda own: mean(kind, [(4 * a + 3, mean(kind, [(2 * a + k + 1, own[n]) for k, n in enumerate(pair)])) for a, pair in enumerate(("ab", "cd", "ef"))])
            for unit in self.results(write_workspace(self.folder / kind, rows, values, text + "}\n"))["indices"]:
                own = {n: by[unit["unit_id"]] for n, by in scores.items()}
                self.assertAlmostEqual(unit["value"], float(value(own)), 9)
                for i in unit["indicators"]:
                    self.assertIsNotNone(i["lift"], (kind, unit["unit_id"], i["id"]))
                    self.assertAlmostEqual(i["lift"], max(0, float(value(own | {i["id"]: Fraction(100)}) - value(own))), 9)
                    self.assertAlmostEqual(i["contribution"], float(value(own) - value(own | {i["id"]: Fraction(1)})), 9)
                    self.assertAlmostEqual(i["possible"], i["lift"] + i["contribution"], 9)
                    self.assertEqual(i["enough"], unit["value"] < 60 <= unit["value"] + i["lift"])

    def test_no_shares_of_an_index_without_a_value(self):
        for head in ("", 'normalise = "min_max",'):
            found = self.small(head + 'target = at_least "70", coverage = "70 %",')
            self.assertIsNone(found["gamma"]["value"])
            for each in found["gamma"]["indicators"]:
                self.assertEqual([each[k] for k in ("contribution", "possible", "lift", "enough")], [None, None, None, False], each["id"])
            for each in found["gamma"]["areas"]:
                self.assertEqual([each[k] for k in ("contribution", "missed")], [None, None], each["id"])
            self.assertIsNotNone(found["alfa"]["indicators"][0]["contribution"])

    def test_weights_apart_and_points(self):
        found = self.small('target = at_least "70", points = 100, weights = { ett = 10, fem = 0 },')["beta"]
        self.assertEqual([i["weight"] for i in found["indicators"]], [10, 1, 3, 1, 0])
        self.assertEqual((found["points"], found["points_declared"]), (100, True))
        self.assertEqual((self.small('target = at_least "70",')["beta"]["points"]), 9)

    def test_a_geometric_mean_at_its_target(self):
        """Rounding of logarithms decides neither a target nor a rank."""
        values = {n: dict(zip(UNITS, row)) for n, row in (("ett", ["75", "50", "75", "40", "0.75"]), ("tva", ["75", "112.5", "74", "60", "7500"]))}
        text = (f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, target = at_least "75", scoring = "share_reached_uncapped", aggregation = "geometric",\n'
                '  area "A" { id = "a", { 3, "Ett", "m.ett", at_least "100", id = "ett" }, { 3, "Två", "m.tva", at_least "100", id = "tva" } } }\n')
        found = {i["unit_id"]: i for i in self.results(write_workspace(self.folder / "g", UNITS, values, text))["indices"]}
        self.assertEqual({u: found[u]["rank"] for u in UNITS}, {"alfa": 1, "beta": 1, "gamma": 4, "delta": 5, "epsilon": 1})
        self.assertEqual({u: found[u]["assessment"] for u in UNITS}, {"alfa": "met", "beta": "met", "gamma": "not_met", "delta": "not_met", "epsilon": "met"})

    def test_what_is_left_out_gives_nothing(self):
        """Area b of gamma is measured to a half: it is left out of the whole, and its indicators give and lift nothing."""
        for least, value in (("60 %", True), ("67 %", False)):
            unit = self.small(f'target = at_least "70", coverage = "{least}",')["gamma"]
            self.assertEqual((unit["value"] is not None, unit["areas"][1]["value"]), (value, None))
            self.assertEqual([i["id"] for i in unit["indicators"] if i["contribution"] is not None or i["lift"] is not None], ["ett", "tva"] if value else [])

    def test_the_summary_counts_what_has_no_value(self):
        head = 'target = at_least "70", coverage = "67 %",'
        self.good("report", write_workspace(self.folder / "o", UNITS, small_values(), small_index(head)), "--period", "2022", "--kind", "social-redovisning",
                  "--output", self.folder / "r")
        page = next((self.folder / "r").glob("*.html")).read_text(encoding="utf-8")
        self.assertIn("Ett index saknar värde, eftersom för lite av det är mätt.", page)
        self.assertNotIn("Allt som rapporten tar upp har ett utfall", page)

    def test_the_best_is_one_that_can_be(self):
        """No outcome that is better lifts less than nothing: ranks end with those that are measured, standard scores with the best of the units."""
        ranks = self.small('normalise = "rank",')
        self.assertEqual(max(i["lift"] for u in UNITS for i in ranks[u]["indicators"] if i["id"] == "tre" and ranks[u]["rank"] and i["score"] == 4), 0)
        for method in ("rank", "z_score"):
            for unit in self.small(f'normalise = "{method}",').values():
                for i in unit["indicators"]:
                    self.assertGreaterEqual(i["lift"] or 0, 0)
        z = self.small('normalise = "z_score",')
        for name in DATA:
            self.assertAlmostEqual(min(i["lift"] for u in UNITS for i in z[u]["indicators"] if i["id"] == name and i["lift"] is not None), 0, 12)

    def test_version(self):
        """The fingerprint follows what is declared, but not the weights."""
        first = self.small('target = at_least "70",')["alfa"]["version"]
        self.assertEqual(first, self.small('target = at_least "70", weights = { ett = 10 },')["beta"]["version"])
        others = [self.small(head)["alfa"]["version"] for head in
                  ('target = at_least "71",', 'target = at_least "70", scoring = "share_reached",', 'target = at_least "70", points = 100,',
                   'target = at_least "70", near = 1,', 'target = at_least "70", missing = "counts_as_missed",')]
        self.assertEqual(len({first, *others}), 6)
        workspace = lambda weight: write_workspace(self.folder / f"o{weight}", UNITS, small_values(), small_index('target = at_least "70",').replace('id = "a",', f'id = "a", weight = {weight},').replace('id = "b",', 'id = "b", weight = 1,'))
        areas = [self.results(workspace(weight))["indices"][0]["version"] for weight in (2, 3)]
        self.assertEqual(len({first, *areas}), 3)

    def test_a_published_whole_with_areas_in_areas(self):
        """Of 30 points 13 are area a's; goals inside it keep their own figures. What is left is 17, and area b lists 9 once, not twice."""
        goal = lambda name: f'{{ {DATA[name][1]}, "{name}", "m.{name}", {"at_most" if DATA[name][2] else "at_least"} {fraction_text(TARGETS[name])}, id = "{name}" }}'
        text = (f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, target = at_least "70", published = {{ earned = printed(20, "p"), maximum = printed(30, "p") }},\n'
                f'  area "A" {{ id = "a", published = {{ earned = printed(8, "p"), maximum = printed(13, "p") }}, area "A1" {{ id = "a1", {goal("ett")}, {goal("tva")} }} }},\n'
                f'  area "B" {{ id = "b", area "B1" {{ id = "b1", area "B2" {{ id = "b2", {goal("tre").replace("3,", "6,", 1)}, {goal("fyra")}, {goal("fem")} }} }} }} }}\n')
        workspace = write_workspace(self.folder / "n", UNITS, small_values(), text)
        for unit in self.results(workspace)["indices"]:
            areas = {a["id"]: a["value"] for a in unit["areas"]}
            u = UNITS.index(unit["unit_id"])
            met = 2 * (Fraction(DATA["ett"][3][u]) >= 60) + (Fraction(DATA["tva"][3][u]) <= 2)
            self.assertAlmostEqual(areas["a1"], 100 * met / 3, 9)
            self.assertEqual([areas[i] for i in ("b", "b1", "b2")], [None] * 3)
            self.assertEqual((unit["remainder"]["earned"], unit["remainder"]["maximum"], unit["remainder"]["title"]), (12, 17, "B"))
        self.good("report", workspace, "--period", "2022", "--kind", "social-redovisning", "--output", self.folder / "r")
        page = next((self.folder / "r").glob("*.html")).read_text(encoding="utf-8")
        self.assertIn("Återstod: B<", page)

    def test_what_cannot_be_normalised_or_combined(self):
        """Said once for all units, with the indicator and its value."""
        def said(name, head, values=None):
            space = write_workspace(self.folder / name, UNITS, values or small_values(), small_index(head))
            return self.run_command("results", space, "--period", "2022")

        done = said("under", 'normalise = "z_score", scale = { 0, 1 }, aggregation = "geometric",')
        self.assertEqual((done.returncode, done.stderr.count("SR4403")), (1, 1), done.stderr)
        for wanted in ("weighted_index.lua:3:", "the value of ett is below zero", "found: -0.", "expected: values of zero or more", "about: index:prov@alfa"):
            self.assertIn(wanted, done.stderr)
        done = said("lika", 'normalise = "min_max",', dict(small_values(), tva=dict.fromkeys(UNITS, "3")))
        self.assertEqual((done.returncode, done.stderr.count("SR4402")), (0, 1), done.stderr)
        self.assertIn("about: index:prov\n", done.stderr)

    def test_levels_in_levels(self):
        script = (f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, normalise = "min_max", scale = {{ 1, 100 }},\n'
                  '  aggregation = { within = "arithmetic", between = "geometric" },\n'
                  '  area "Allt" { id = "allt", weight = 1,\n'
                  '    area "Ett" { id = "ett-omrade", weight = 2, { 2, "ett", "m.ett", nil }, { 1, "tva", "m.tva", nil, direction = "lower" } },\n'
                  '    area "Två" { id = "tva-omrade", weight = 3, { 1, "fyra", "m.fyra", nil } } },\n'
                  '  area "Sist" { id = "sist", weight = 4, { 1, "fem", "m.fem", nil, direction = "lower" } } }\n')
        found = {i["unit_id"]: i for i in self.results(write_workspace(self.folder / "t", UNITS, small_values(), script))["indices"]}
        columns = {n: normalised("min_max", n, r[2], r[3], Fraction(1)) for n, r in DATA.items()}
        wanted = []
        for u in range(len(UNITS)):
            one = mean("arithmetic", [(2, columns["ett"][u]), (1, columns["tva"][u])])
            all_of = mean("geometric", [(2, one), (3, columns["fyra"][u])])
            wanted.append(mean("geometric", [(1, all_of), (4, columns["fem"][u])]))
        self.agree(found, wanted)
        self.assertEqual([a["inside"] for a in found["alfa"]["areas"]], [None, "allt", "allt", None])


class Years(spec.Case):
    """Three years of one index with units: what moved it, and the command that shows it."""

    def setUp(self):
        super().setUp()
        head = 'target = at_least "70",'
        self.space = write_workspace(self.folder / "w", UNITS, small_values(), small_index(head))
        forbund = json.loads((self.space / "forbund.json").read_text(encoding="utf-8"))
        for year, change in (("2020", {"ett": "10", "fem": "3"}), ("2021", {"tre": "0.9", "fyra": "300"})):
            period = json.loads(json.dumps(forbund["periods"]["2022"]))
            period["sources"]["varden"]["file"] = f"data/varden_{year}.csv"
            forbund["periods"][year] = period
            with open(self.space / "data" / f"varden_{year}.csv", "w", encoding="utf-8") as out:
                out.write(";".join(["enhet", *DATA]) + "\n")
                for u, unit in enumerate(UNITS):
                    cells = [change.get(n) or DATA[n][3][u] or "" for n in DATA]
                    out.write(";".join([unit, *cells]).replace(".", ",") + "\n")
            (self.space / "scripts" / year).mkdir()
            (self.space / "scripts" / year / "weighted_index.lua").write_text(small_index(head), encoding="utf-8")
        (self.space / "forbund.json").write_text(json.dumps(forbund, ensure_ascii=False), encoding="utf-8")

    def indices(self, period="2022"):
        return {i["unit_id"]: i for i in json.loads(self.good("index", "w", "--period", period, "--json").stdout)["indices"]}

    def test_changes_add_up(self):
        now, then = self.indices(), self.indices("2021")
        for unit, index in now.items():
            self.assertEqual([h["period"] for h in index["history"]], ["2021", "2020"])
            self.assertAlmostEqual(index["change"], index["value"] - then[unit]["value"], 9)
            self.assertAlmostEqual(index["history"][0]["value"], then[unit]["value"], 12)
            self.assertAlmostEqual(index["history"][1]["value"], then[unit]["history"][0]["value"], 12)
            self.assertAlmostEqual(sum(i["change"] for i in index["indicators"] if i["change"] is not None), index["change"], 9)
            self.assertAlmostEqual(sum(a["change"] for a in index["areas"]), index["change"], 9)

    def test_a_year_that_cannot_be_read_ends_the_row(self):
        spec.edit(self.space, "scripts/2020/weighted_index.lua", "{ 2, \"ett\"", "{ -2, \"ett\"")
        self.assertEqual([h["period"] for h in self.indices()["alfa"]["history"]], ["2021"])
        spec.edit(self.space, "scripts/2021/weighted_index.lua", "{ 2, \"ett\"", "{ -2, \"ett\"")
        done = self.run_command("index", "w", "--period", "2022")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SR2170", done.stderr)

    def test_page(self):
        english = self.good("index", "w", "--period", "2022").stdout
        for wanted in ("Prov, 2022", "Alfa", "Earlier years", "2020", "Område b", "what moved the index", "enough alone", "Not reached"):
            self.assertIn(wanted, english)
        swedish = self.good("index", "w", "--period", "2022", "prov", locale=spec.SWEDISH).stdout
        for wanted in ("vad som flyttade indexet", "räcker ensam", "Tidigare år", "Ej nått"):
            self.assertIn(wanted, swedish)
        self.assertNotIn("\u22120,00", swedish)
        self.assertEqual(english, self.good("index", "--period", "2022", cwd=self.space).stdout)

    def test_json_is_results(self):
        whole = json.loads(self.good("results", "w", "--period", "2022").stdout)
        page = json.loads(self.good("index", "w", "--period", "2022", "--json").stdout)
        self.assertTrue(all(i.pop("robustness") for i in page["indices"]))  # the command tries it, results when declared
        self.assertTrue(all(i.pop("robustness") is None for i in whole["indices"]))
        self.assertEqual(page["indices"], whole["indices"])
        self.assertEqual((page["schema"], page["measures"], page["goals"]), (whole["schema"], [], []))

    def test_wrong_use(self):
        for arguments, status, said in ((["w"], 2, "--period is missing"), (["w", "--period", "2022", "prow"], 2, "did you mean prov"),
                                        (["w", "prov", "mer", "--period", "2022"], 2, "not mer"),
                                        (["w", "--period", "2022", "--kind", "insatser"], 2, "has no option"),
                                        (["w", "--period", "2022", "--format", "html"], 2, "go with --weights")):
            done = self.run_command("index", *arguments)
            self.assertEqual(done.returncode, status, arguments)
            self.assertIn(said, done.stderr)
        (self.space / "scripts" / "2022" / "weighted_index.lua").write_text("-- inget\n", encoding="utf-8")
        done = self.run_command("index", "w", "--period", "2022")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("no index", done.stderr)

    def test_report(self):
        self.good("report", "w", "--period", "2022", "--kind", "social-redovisning", "--output", "r")
        page = next((self.folder / "r").glob("*.html")).read_text(encoding="utf-8")
        for wanted in ("Enheterna bredvid varandra", "Indexet år för år", "Vad som flyttade indexet sedan året före",
                       "Vad enskilda indikatorer skulle lyfta indexet", "Hur indexet räknas", "I Prov når ingen av fem enheter målet 70."):
            self.assertIn(wanted, page)
        for head, wanted in (('normalise = "min_max", target = at_least "50",', "Normerat"), ('normalise = "z_score",', "Normerat"),
                             ('aggregation = "geometric", scoring = "share_reached", target = at_least "50",', "Poäng")):
            (self.space / "scripts" / "2022" / "weighted_index.lua").write_text(small_index(head), encoding="utf-8")
            self.good("report", "w", "--period", "2022", "--kind", "social-redovisning,social-budget", "--output", "r")
            page = next((self.folder / "r").glob("*redovisning.html")).read_text(encoding="utf-8")
            self.assertIn(wanted, page)


def nodes(node, kind):
    """All nodes of a kind in a document, in their order."""
    found = [node] if isinstance(node, dict) and node.get("node") == kind else []
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return found + [each for part in parts for each in nodes(part, kind)]


def cell_text(cell):
    return "".join(each.get("text") or each.get("display") or "" for kind in ("text", "value") for each in nodes(cell, kind))


class Document(spec.Case):
    """What stands in the tables of a report."""

    def tables(self, script, units=UNITS, values=None, kind="social-redovisning", more=(), year=None):
        workspace = write_workspace(self.folder / f"w{len(list(self.folder.iterdir()))}", units, values or small_values(), script)
        if year is not None:
            year(workspace)
        out = workspace / "ut"
        self.good("report", workspace, "--period", "2022", "--kind", kind, "--format", "json", "--output", out, *more)
        self.document = json.loads(next(out.glob("*.json")).read_text(encoding="utf-8"))
        return {t["id"]: t for t in nodes(self.document, "table")}

    def column(self, table, heading):
        at = [c["heading"] for c in table["columns"]].index(heading)
        return [cell_text(row["cells"][at]) for row in table["rows"]]

    def test_the_weight_is_the_one_that_counts(self):
        head = 'target = at_least "70", scoring = "all_or_nothing",'
        for weighting, wanted in (("given", ["2", "1", "3", "1", "2"]), ("equal", ["1"] * 5), ("by_area", ["0,67", "0,33", "0,5", "0,17", "0,33"])):
            table = self.tables(small_index(f'{head} weighting = "{weighting}",'))["t-index-prov-alfa-indikatorer"]
            self.assertEqual(self.column(table, "Vikt"), wanted, weighting)
            plan = self.tables(small_index(f'{head} weighting = "{weighting}",'), kind="verksamhetsplan")["t-index-prov-alfa-indikatorer"]
            self.assertEqual(self.column(plan, "Vikt"), wanted, weighting)
        unsaid = self.tables(small_index(f'{head} weighting = "equal",').replace("{ 2,", "{ not_published,").replace("{ 3,", "{ not_published,"))
        self.assertEqual(self.column(unsaid["t-index-prov-alfa-indikatorer"], "Vikt"), ["1"] * 5)
        self.assertNotIn("t-index-prov-alfa-utan-vikt", unsaid)

    def test_the_scale_is_that_of_the_index(self):
        def earlier(workspace):
            forbund = json.loads((workspace / "forbund.json").read_text(encoding="utf-8"))
            for year in ("2020", "2021"):
                forbund["periods"][year] = forbund["periods"]["2022"]
                (workspace / "scripts" / year).mkdir()
                (workspace / "scripts" / year / "weighted_index.lua").write_bytes((workspace / "scripts/2022/weighted_index.lua").read_bytes())
            (workspace / "forbund.json").write_text(json.dumps(forbund, ensure_ascii=False), encoding="utf-8")

        robust = 'robustness = { draws = 100, scoring = { "share_reached" } },'
        for head, scale, hundred in ((f'target = at_least "70", {robust}', "0–100", True), ('normalise = "rank", robustness = { draws = 100 },', "ranger, 1–5", False),
                                     ('normalise = "z_score", robustness = { draws = 100 },', "standardpoäng", False),
                                     ('normalise = "min_max", scale = { 1, 100 },', "1–100", True), ('normalise = "min_max", scale = { 0, 1 },', "0–1", False)):
            tables = self.tables(small_index(head), year=earlier)
            units = {c["unit"] for t in tables.values() if t["id"].startswith("t-index") and "kanslighet" not in t["id"] for c in t["columns"]
                     if c["heading"] in ("Index", "Året före", "Mitten", "Till", "95 av 100 från", *map(str.capitalize, UNITS))}
            self.assertEqual(units, {scale}, head)
            self.assertIn("t-index-prov-alfa-ar", tables)
            charts = nodes(self.document, "chart")
            self.assertEqual(any(c["id"] == "f-index-prov-alfa-ar" for c in charts), hundred, head)
            self.assertTrue(all(scale in c["unit_line"] for c in charts if c["unit_line"].startswith("Index")), head)

    def test_any_number_of_units(self):
        units = [f"enhet{k:02}" for k in range(19)]
        values = {n: {u: row[3][k % 5] for k, u in enumerate(units)} for n, row in DATA.items()}
        script = small_index('target = at_least "70",').replace(lua_list(UNITS), lua_list(units))
        tables = self.tables(script, units, values)
        parts = [t for t in tables.values() if t["id"].endswith("-matris")]
        self.assertEqual([c["heading"] for t in parts for c in t["columns"][1:]], [u.capitalize() for u in units])
        self.assertEqual([t["caption"] for t in parts], [f"Enheternas områden bredvid varandra, enhet {a}" for a in ("1–8", "9–16", "17–19")])
        page = self.good("index", next(self.folder.iterdir()), "--period", "2022").stdout
        areas = [line.split()[1:] for line in page.splitlines() if line.split()[:1] == ["Area"]]
        self.assertEqual([name for line in areas for name in line], [u.capitalize() for u in units])


class Robustness(spec.Case):
    """Draws around the proposal: repeatable, and the same as the proposal where nothing varies."""
    results, small = Index.results, Index.small

    def robust(self, rule, head='target = at_least "70",', row=lambda name: ""):
        return self.small(f"{head} robustness = {rule},", row)

    def test_repeatable(self):
        workspace = write_workspace(self.folder / "w", UNITS, small_values(), small_index('target = at_least "70", robustness = true,'))
        first = self.good("results", workspace, "--period", "2022").stdout
        self.assertEqual(first, self.good("results", workspace, "--period", "2022").stdout)
        self.assertEqual(first, self.good("results", workspace, "--period", "2022", "--in-process").stdout)
        seeded = [json.loads(self.good("index", workspace, "--period", "2022", "--json", "--seed", seed, "--draws", "5000").stdout)
                  for seed in ("7", "7", "8")]
        self.assertEqual(seeded[0], seeded[1])
        self.assertNotEqual(seeded[0]["indices"], seeded[2]["indices"])
        self.assertEqual(seeded[0]["indices"][0]["robustness"]["draws"], 5000)

    def test_without_one(self):
        for unit, index in self.robust("{ draws = 100 }").items():
            rows = [i for i in index["indicators"] if i["points"] is not None]
            cases = {case["id"]: case for case in index["robustness"]["without"]}
            self.assertEqual(set(cases), set(DATA))
            for left in rows:
                case = cases[left["id"]]
                rest = [i for i in rows if i is not left]
                value = 100 * sum(i["points"] for i in rest) / sum(i["weight"] for i in rest)
                self.assertAlmostEqual(case["value"], value, 9, unit)
                self.assertEqual(case["met"], value >= 70 - 1e-9)

    def test_variants_are_the_index_so_scored(self):
        """They are tried one by one and in the sensitivity; the draws of weights keep the scoring of the index."""
        head = 'target = at_least "70", near_earns = "50 %",'
        wanted = self.small('target = at_least "70", scoring = "share_reached",')
        nearer = self.small(f'{head} near = 30,')
        alone = self.robust('{ draws = 500 }', head)
        found = self.robust('{ scoring = { "share_reached" }, near = { 30 }, draws = 500 }', head)
        for unit, index in found.items():
            near, share = sorted(index["robustness"]["variants"], key=lambda v: v["scoring"] or "")
            self.assertAlmostEqual(share["value"], wanted[unit]["value"], 9)
            self.assertEqual((near["near"], share["near"]), (30, None))
            self.assertAlmostEqual(near["value"], nearer[unit]["value"], 9)
            self.assertEqual(index["robustness"]["weights"], alone[unit]["robustness"]["weights"])
            self.assertEqual(index["robustness"]["sentences"], alone[unit]["robustness"]["sentences"])
            self.assertIn("scoring", [e["id"] for e in index["robustness"]["sensitivity"]])
        self.assertNotEqual([nearer[u]["value"] for u in UNITS], [found[u]["value"] for u in UNITS])

    def test_an_area_weighs_what_it_weighs_in_the_index(self):
        """Level by level also by what no unit has an outcome of: without a change the draws are the index."""
        values = dict(small_values(), tre=dict.fromkeys(UNITS))
        for more in ("", ' coverage = "10 %",', ' missing = "counts_as_missed",'):
            script = small_index(f'target = at_least "70", scoring = "share_reached", aggregation = {{ within = "arithmetic", between = "geometric" }},{more} '
                                 'robustness = { scoring = { "share_reached" }, draws = 100 },')
            for unit in self.results(write_workspace(self.folder / f"w{len(more)}", UNITS, values, script))["indices"]:
                self.assertAlmostEqual(unit["robustness"]["variants"][0]["value"], unit["value"], 9, msg=more)

    def test_draws_lie_around_the_proposal(self):
        for head in ('target = at_least "50",', 'target = at_least "50", normalise = "min_max",',
                     'target = at_least "50", normalise = "min_max", scale = { 1, 100 }, aggregation = "geometric",'):
            for rule in ('{ weights = "10 %" }', "{ concentration = 500 }"):
                for unit, index in self.robust(rule, head).items():
                    drawn = index["robustness"]["weights"]
                    self.assertLess(drawn["low"] - 1e-9, drawn["middle"])
                    self.assertLess(drawn["middle"], drawn["high"] + 1e-9)
                    self.assertAlmostEqual(drawn["middle"], index["value"], delta=3, msg=f"{head} {rule} {unit}")
                    self.assertTrue(drawn["rank_low"] <= index["rank"] <= drawn["rank_high"], unit)
                    self.assertEqual(drawn["draws"], 2000)

    def test_sentences(self):
        found = self.robust('{ weights = "25 %" }', 'target = at_least "20",')
        for unit, index in found.items():
            robust = index["robustness"]
            met = index["assessment"] == "met"
            held = robust["weights"]["met"] if met else 2000 - robust["weights"]["met"]
            begins = "Slutsatsen tål andra vikter" if held >= 1900 else "Slutsatsen tål för det mesta" if held >= 1600 else "Slutsatsen hänger"
            self.assertTrue(robust["sentences"][0].startswith(begins), (unit, held, robust["sentences"]))
            self.assertIn("nås" if met else "missas", robust["sentences"][0])
            self.assertIn("av 2\u00a0000 dragningar", robust["sentences"][0])
            self.assertNotIn("100", robust["sentences"][0])

    def test_a_target_from_above(self):
        """At most 40: fewer points reach it, and the draws are counted so."""
        for unit, index in self.robust('{ weights = "1 %" }', 'target = at_most "40",').items():
            robust = index["robustness"]
            self.assertEqual(robust["weights"]["met"], 2000 if index["value"] <= 40 else 0, unit)
            self.assertEqual(index["assessment"], "met" if index["value"] <= 40 else "not_met")
        for index in self.robust("true", 'target = equals "40",').values():
            self.assertIsNone(index["robustness"]["weights"]["met"])
            self.assertTrue(all("Platsen" in sentence for sentence in index["robustness"]["sentences"]))

    def test_sensitivity(self):
        """Of an additive index the first orders add up to nearly one, and a weight whose score is the index moves nothing."""
        for unit, index in self.robust('{ weights = "10 %", sensitivity = 4000 }').items():
            effects = index["robustness"]["sensitivity"]
            if not effects:
                self.assertIn(index["value"], (0, 100))
                continue
            self.assertAlmostEqual(sum(e["first"] for e in effects), 1, delta=0.15, msg=unit)
            self.assertAlmostEqual(sum(e["total"] for e in effects), 1, delta=0.1, msg=unit)
            for effect in effects:
                self.assertLessEqual(effect["total_low"], effect["total"])
                self.assertLessEqual(effect["total"], effect["total_high"])

    def test_samples(self):
        """Nine of ten against 80 %: the share of draws that reach it is that of the beta distribution with 9.5 and 1.5."""
        script = ('index "prov" { title = "Prov", target = at_least "80",\n'
                  '  robustness = { samples = "all", draws = 20000, weights = "1 %" },\n'
                  '  area "Ett" { { 1, "Svar", "m.svar", at_least "80 %" }, { 1, "Svar igen", "m.svar", at_least "10 %", id = "igen" } } }\n')
        workspace = write_workspace(self.folder / "w", ["alfa"], {"k": {"alfa": "9"}, "n": {"alfa": "10"}}, script)
        with open(workspace / "scripts" / "measures.lua", "w", encoding="utf-8") as out:
            out.write('measure "m.svar" { label = "Svar", kind = "share", value = share(source "varden":printed "k", source "varden":printed "n") }\n')
        index = self.results(workspace)["indices"][0]
        robust = index["robustness"]
        self.assertEqual((index["value"], robust["sampled"]), (100, 2))
        steps = [(i + 0.5) / 100000 for i in range(100000)]
        density = [p ** 8.5 * (1 - p) ** 0.5 for p in steps]
        wanted = sum(d for p, d in zip(steps, density) if p >= 0.8) / sum(density)
        self.assertAlmostEqual(robust["samples"]["met"] / 20000, wanted, delta=0.02)
        self.assertEqual(len(robust["sentences"]), 2)
        self.assertIn("vikter", robust["sentences"][0])
        self.assertIn("svara", robust["sentences"][1])

    def shares(self, asked, units, head, draws=20000, target="50", status=0):
        """An index of one share for each of several units: asked = {indicator: {unit: (k, n)}}."""
        values = {}
        for name, rows in asked.items():
            values[name + ".k"] = {u: str(rows[u][0]) for u in units}
            values[name + ".n"] = {u: str(rows[u][1]) for u in units}
        rows = ", ".join(f'{{ 1, "{name}", "m.{name}", at_least "80 %" }}' for name in asked)
        script = (f'index "prov" {{ title = "Prov", units = {lua_list(units)}, target = at_least "{target}", {head}\n'
                  f'  robustness = {{ samples = "all", draws = {draws}, weights = "1 %" }},\n  area "Ett" {{ {rows} }} }}\n')
        workspace = write_workspace(self.folder / f"s{len(list(self.folder.iterdir()))}", units, values, script)
        with open(workspace / "scripts" / "measures.lua", "w", encoding="utf-8") as out:
            for name in asked:
                out.write(f'measure "m.{name}" {{ label = "{name}", kind = "share", unit = {lua_list(units)},\n'
                          f'  value = share(source "varden":printed "{name}.k", source "varden":printed "{name}.n") }}\n')
        self.space = workspace
        return {i["unit_id"]: i for i in self.results(workspace, status)["indices"]}

    def test_many_steps_of_a_sample(self):
        """Every draw reaches the last of eleven steps, which is at nothing."""
        steps = ", ".join(f'{{ at_least "{90 - 9 * k} %", "{95 - 8 * k} %" }}' for k in range(11))
        found = self.shares({"svar": {"alfa": (1, 20)}, "nytta": {"alfa": (1, 20)}}, ["alfa"], f"scoring = {{ {steps} }},", 2000)["alfa"]
        self.assertAlmostEqual(found["value"], 15, 9)
        self.assertAlmostEqual(found["robustness"]["samples"]["low"], 15, 9)

    def test_an_outcome_that_is_no_sample(self):
        for k, n in ((11, 10), (2.5, 10)):
            asked = {"svar": {"alfa": (k, n)}, "nytta": {"alfa": (3, 6)}}
            self.assertEqual(self.shares(asked, ["alfa"], "", 100, status=1)["alfa"]["robustness"]["sampled"], 1)
            done = self.run_command("results", self.space, "--period", "2022")
            for wanted in ("weighted_index.lua:3:", "error[SR4405]", "svar", f"found: {k} / {n}", "k from 0 to n", "about: index:prov@alfa"):
                self.assertIn(wanted, done.stderr)

    def test_the_workshop_page_says_what_samples_do(self):
        """Its sentence about samples, and no other: places and weights are another matter there."""
        found = self.shares({"svar": {"alfa": (8, 10), "beta": (3, 20)}, "nytta": {"alfa": (1, 20), "beta": (5, 20)}}, ["alfa", "beta"], "points = 100,", 500)
        self.good("index", self.space, "--period", "2022", "--workshop", "--output", self.folder / "ut")
        page = (self.folder / "ut" / "prov-2022-verkstad.html").read_text(encoding="utf-8")
        data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])
        for unit in data["units"]:
            sentences = found[unit["id"]]["robustness"]["sentences"]
            self.assertEqual(len(sentences), 3)
            self.assertEqual(unit["samples"], [s for s in sentences if "svara" in s])

    def test_samples_of_relative_methods(self):
        """Outcomes that are drawn are normalised anew over all units: beside the same draws made here."""
        units = ["alfa", "beta", "gamma"]
        asked = {"svar": {"alfa": (8, 10), "beta": (12, 20), "gamma": (30, 40)}, "nytta": {"alfa": (3, 6), "beta": (9, 12), "gamma": (5, 9)}}
        dice = random.Random(5)
        for method, scale, target in (("min_max", (0, 100), 50), ("rank", None, 2), ("percentile_rank", (0, 100), 50), ("z_score", (50, 60), 50)):
            found = self.shares(asked, units, f'normalise = "{method}",' + (f" scale = {{ {scale[0]}, {scale[1]} }}," if method == "z_score" else ""), target=target)
            met = dict.fromkeys(units, 0)
            values = {u: [] for u in units}
            for _ in range(20000):
                columns = []
                for rows in asked.values():
                    drawn = [dice.betavariate(k + 0.5, n - k + 0.5) for k, n in (rows[u] for u in units)]
                    columns.append(in_floats(method, drawn, *(scale or (0, 1))))
                for u, own in enumerate(zip(*columns)):
                    value = sum(own) / len(own)
                    values[units[u]].append(value)
                    met[units[u]] += value >= target - 1e-9
            self.assertTrue(any(500 < met[u] < 19500 for u in units), method)
            for u in units:
                robust = found[u]["robustness"]
                self.assertEqual((robust["sampled"], robust["samples"]["draws"]), (2, 20000), method)
                self.assertAlmostEqual(robust["samples"]["met"] / 20000, met[u] / 20000, delta=0.02, msg=f"{method} {u}")
                ordered = sorted(values[u])
                for name, at in (("low", 0.025), ("middle", 0.5), ("high", 0.975)):
                    wanted = ordered[round(at * 19999)]
                    self.assertAlmostEqual(robust["samples"][name], wanted, delta=3 if scale == (0, 100) else 0.51, msg=f"{method} {u} {name}")

    def test_coverage_in_draws(self):
        """Gamma has six ninths of the weight measured. Where the weights vary it has a value in those draws that reach the least."""
        dice = random.Random(6)
        weights = {n: r[1] for n, r in DATA.items()}
        for head in ("", 'normalise = "min_max",'):
            found = self.small(f'{head} target = at_least "20", coverage = "66 %", robustness = {{ weights = "10 %", draws = 20000 }},')
            reached = 0
            for _ in range(20000):
                drawn = {n: w * dice.uniform(0.9, 1.1) for n, w in weights.items()}
                covered = {a: [drawn[n] for n, r in DATA.items() if r[0] == a and r[3][2] is not None] for a in ("a", "b")}
                whole = {a: [drawn[n] for n, r in DATA.items() if r[0] == a] for a in ("a", "b")}
                if head:  # level by level: an area too has its least, and area b has half of its weight
                    parts = {a: sum(covered[a]) / sum(whole[a]) for a in covered}
                    counted = sum(sum(whole[a]) * parts[a] for a in parts if parts[a] >= 0.66)
                else:
                    counted = sum(map(sum, covered.values()))
                reached += counted / sum(map(sum, whole.values())) >= 0.66
            robust = found["gamma"]["robustness"]
            if head:
                self.assertEqual((reached, robust), (0, None))  # no value by the proposal either
                continue
            self.assertLess(reached, 19000)
            self.assertAlmostEqual(robust["weights"]["draws"] / 20000, reached / 20000, delta=0.015)
            self.assertIn("för lite av vikten", robust["sentences"][-1])
            self.assertEqual(found["alfa"]["robustness"]["weights"]["draws"], 20000)
            without = {case["id"]: case for case in robust["without"]}
            self.assertEqual((without["ett"]["value"], without["ett"]["met"]), (None, None))  # four sevenths
            # Half of area b is measured: the index leaves it out, and so do the draws. Of area a only the second of weights 2 and 1 is met.
            self.assertAlmostEqual(found["gamma"]["value"], 100 / 3, 9)
            self.assertAlmostEqual(without["tre"]["value"], 100 / 6, 9)  # without it all of area b is measured
            self.assertAlmostEqual(robust["weights"]["middle"], 100 / 3, delta=0.5)
            self.assertGreater(robust["weights"]["low"], 100 * 0.9 / 3.1 - 1e-9)

    def test_wrong_options(self):
        for option, value, said in (("--draws", "5", "from 100 to 1000000"), ("--draws", "många", "whole number"), ("--seed", "-1", "whole number"),
                                    ("--draws", "99999999", "whole number")):
            done = self.run_command("index", "--period", "2022", option, value)
            self.assertEqual(done.returncode, 2, option)
            self.assertIn(said, done.stderr)


class Asem(spec.Case):
    """The public ASEM figures; expected values as they were computed by others (asem/README.md)."""
    COUNTRIES = {"CHE": (1, 68.3837242383, 62.7879617181, 73.9794867586), "NLD": (2, 64.8195161698, 61.9398723625, 67.6991599771),
                 "DNK": (3, 64.8040799606, 57.0974895697, 72.5106703515), "SWE": (6, 62.9996794892, 53.8747393273, 72.1246196511),
                 "RUS": (51, 35.6555445117, 29.9858456734, 41.3252433499)}
    SWEDEN = {"arithmetic": (63.3696826943, 6), "geometric": (52.9182560405, 6), "harmonic": (37.662782294, 7)}

    def setUp(self):
        super().setUp()
        with open(ASEM / "ASEM_iMeta.csv", encoding="utf-8-sig") as file:
            meta = list(csv.DictReader(file))
        self.rows = {level: [m for m in meta if m["Level"] == str(level)] for level in (1, 2, 3)}
        with open(ASEM / "ref_Treated.csv", encoding="utf-8-sig") as file:
            self.countries = list(csv.DictReader(file))

    def script(self, head):
        def area(row, level, indent):
            text = f'{indent}area "{row["iCode"]}" {{ id = "{row["iCode"].lower()}", weight = {row["Weight"]},\n'
            for child in self.rows[level - 1]:
                if child["Parent"] == row["iCode"] and level == 2:
                    direction = "lower" if child["Direction"] == "-1" else "higher"
                    text += f'{indent}  {{ {child["Weight"]}, "{child["iCode"]}", "m.{child["iCode"].lower()}", nil, direction = "{direction}" }},\n'
                elif child["Parent"] == row["iCode"]:
                    text += area(child, level - 1, indent + "  ")
            return text + indent + "},\n"

        units = lua_list(c["uCode"].lower() for c in self.countries)
        return (f'index "asem" {{ title = "ASEM", units = {units}, normalise = "min_max", {head}\n'
                + "".join(area(row, 3, "  ") for row in self.rows[3]) + "}\n")

    def compute(self, head):
        codes = [m["iCode"] for m in self.rows[1]]
        values = {code.lower(): exact({c["uCode"].lower(): c[code] for c in self.countries}) for code in codes}
        workspace = write_workspace(self.folder / f"w{len(list(self.folder.iterdir()))}", [c["uCode"].lower() for c in self.countries],
                                    values, self.script(head))
        done = self.good("results", workspace, "--period", "2022")
        return {i["unit_id"].upper(): i for i in json.loads(done.stdout)["indices"]}

    def test_index_and_sub_indices(self):
        found = self.compute("scale = { 0, 100 },")
        self.assertEqual(len(found), 51)
        for code, (rank, index, conn, sust) in self.COUNTRIES.items():
            areas = {a["id"]: a["value"] for a in found[code]["areas"]}
            for value, wanted in ((found[code]["value"], index), (areas["conn"], conn), (areas["sust"], sust)):
                self.assertLessEqual(abs(value - wanted), TOLERANCE, code)
            self.assertEqual(found[code]["rank"], rank, code)

    def test_three_means(self):
        for kind, (value, rank) in self.SWEDEN.items():
            with self.subTest(kind):
                sweden = self.compute(f'scale = {{ 1, 100 }}, aggregation = "{kind}",')["SWE"]
                self.assertLessEqual(abs(sweden["value"] - value), TOLERANCE)
                self.assertEqual(sweden["rank"], rank)


def exact(column):
    """Decimals as the reader takes them: no exponent, the column's digits at most 18 in all."""
    numbers = {unit: Decimal(text) for unit, text in column.items() if text not in ("", "NA")}
    before = max(max(number.adjusted() + 1, 0) for number in numbers.values())
    step = Decimal(1).scaleb(before - 18)
    wide = Context(prec=40)
    return {unit: format(numbers[unit].quantize(step, context=wide).normalize(wide), "f") if unit in numbers else None for unit in column}


if __name__ == "__main__":
    spec.main()
