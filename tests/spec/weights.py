#!/usr/bin/env python3
"""weights.py COMMAND: the weights of several parties, beside the same figures computed here with fractions; and every way in
which a party's file can be wrong. All data here are synthetic.
"""
import json
import re
from fractions import Fraction

import index
import spec
import validate_json

TOLERANCE = 1e-9
IDS = list(index.DATA)
PARTIES = {"af": ("Af", "Arbetsförmedlingen", [40, 5, 30, 15, 10]),
           "fk": ("Fk", "Försäkringskassan", [10, 10, 10, 60, 10]),
           "region": ("Reg", "Region Prov", [Fraction(25, 2), Fraction(75, 10), 50, 20, 10])}


def earned_share(name, unit):
    """1 or 0 by all or nothing; None: no outcome."""
    _, _, lower, values = index.DATA[name]
    value = values[index.UNITS.index(unit)]
    if value is None:
        return None
    return Fraction(Fraction(value) <= index.TARGETS[name] if lower else Fraction(value) >= index.TARGETS[name])


def weighed(weights, unit, area=None):
    rows = [(w, earned_share(n, unit)) for n, w in zip(IDS, weights) if area in (None, index.DATA[n][0])]
    rows = [(w, s) for w, s in rows if s is not None]
    whole = sum(w for w, _ in rows)
    return 100 * sum(w * s for w, s in rows) / Fraction(whole) if whole else None


class Weights(spec.Case):
    def prepare(self, head='target = at_least "70", points = 100,'):
        self.space = index.write_workspace(self.folder / "w", index.UNITS, index.small_values(), index.small_index(head))
        done = self.good("index", self.space, "--period", "2022", "--json")
        self.version = json.loads(done.stdout)["indices"][0]["version"]
        return self.space

    def party(self, party="af", name=None, **change):
        short, full, weights = PARTIES[party]
        file = {"schema": "samrapport-weights/1", "index": "prov.prov", "period": "2022", "version": self.version,
                "party": {"id": party, "short": short, "name": full}, "status": "proposed", "decided": None, "example": False,
                "points": 100, "weights": {n: float(w) for n, w in zip(IDS, weights)}, "locked": [], "pairs": {}, "comment": ""}
        file.update(change)
        path = self.folder / f"vikter-{name or party}.json"
        path.write_text(json.dumps({k: v for k, v in file.items() if v is not ...}, indent=1, ensure_ascii=False) + "\n",
                        encoding="utf-8")
        return path

    def parties(self):
        return [self.party("af"), self.party("fk", status="decided", decided={"date": "2023-03-24", "paragraph": "12"}),
                self.party("region", example=True, comment="Ett förslag")]

    def weights(self, *files, **more):
        return self.run_command("index", self.space, "--period", "2022", *more.pop("first", []), "--weights", *files, **more)

    def test_each_party_the_mean_and_the_start(self):
        self.prepare()
        done = self.weights(*self.parties(), first=["--json"])
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout)["weights"]
        mean = [sum(Fraction(p[2][i]) for p in PARTIES.values()) / 3 for i in range(len(IDS))]
        wanted = {p: v[2] for p, v in PARTIES.items()} | {"mean": mean, "start": [r[1] for r in index.DATA.values()]}
        rows = {p["id"]: p for p in found["parties"]} | {"mean": found["mean"], "start": found["start"]}
        self.assertEqual(list(rows), ["af", "fk", "region", "mean", "start"])
        for name, weights in wanted.items():
            for unit in rows[name]["units"]:
                value = weighed(weights, unit["unit_id"])
                self.assertLessEqual(abs(unit["value"] - float(value)), TOLERANCE, (name, unit["unit_id"]))
                self.assertEqual(unit["assessment"], "met" if value >= 70 else "not_met")
                for area in unit["areas"]:
                    part = weighed(weights, unit["unit_id"], area["id"])
                    self.assertLessEqual(abs(area["value"] - float(part)), TOLERANCE, (name, unit["unit_id"], area["id"]))
        self.assertEqual([(p["status"], p["date"], p["paragraph"], p["example"]) for p in found["parties"]],
                         [("proposed", None, None, False), ("decided", "2023-03-24", "12", False), ("proposed", None, None, True)])
        for party, path in zip(found["parties"], self.parties()):
            self.assertEqual(party["sha256"], spec.sha256(path))
        self.check_spread(found)
        self.check_flips(found, wanted)
        self.valid_results(done.stdout)

    def valid_results(self, text):
        results = self.folder / "results.json"
        results.write_text(text, encoding="utf-8")
        self.assertEqual(validate_json.main([str(spec.ROOT / "schemas" / "samrapport-results-1.schema.json"), str(results)]), 0)

    def check_spread(self, found):
        for at, row in enumerate(found["indicators"]):
            given = [Fraction(p[2][at]) for p in PARTIES.values()]
            mean = sum(given) / 3
            self.assertEqual((row["lowest"], row["highest"]), (float(min(given)), float(max(given))))
            self.assertAlmostEqual(row["mean"], float(mean), 12)
            wide = max(given) - min(given)
            self.assertEqual(row["agreement"], "agree" if wide < 20 else "some" if wide < 30 else "disagree", row)
            far = max(PARTIES, key=lambda p: abs(Fraction(PARTIES[p][2][at]) - mean))
            self.assertEqual(row["furthest"], far if wide else None)

    def check_flips(self, found, wanted):
        flips = {(f["unit_id"], f["area"]) for f in found["flips"]}
        for unit in index.UNITS:
            for area in (None, "a", "b"):
                states = {weighed(w, unit, area) >= 70 for w in wanted.values()}
                self.assertEqual((unit, area) in flips, len(states) > 1, (unit, area))
        self.assertTrue(flips)

    def test_the_index_of_other_weights_is_the_index_with_these_weights(self):
        """Normalised and combined level by level: the same figures as when the weights stand in the script."""
        for at, head in enumerate(('normalise = "min_max", scale = { 1, 100 }, aggregation = "geometric",', 'scoring = "share_reached",',
                                   'scoring = function(c, outcome, level) return outcome <= level and 1 or assumed(0.25, "prov") end,',
                                   'weighting = "by_area",', 'missing = "counts_as_missed",', 'normalise = "z_score",')):
            with self.subTest(head):
                self.prepare(head + " points = 100,")
                found = json.loads(self.good("index", self.space, "--period", "2022", "--json", "--weights", self.party()).stdout)
                stated = {n: str(float(w)) for n, w in zip(IDS, PARTIES["af"][2])}
                text = (self.space / "scripts/2022/weighted_index.lua").read_text(encoding="utf-8")
                for name, weight in stated.items():
                    text = re.sub(rf'\{{ \d+, "{name}"', f'{{ {weight}, "{name}"', text)
                (self.space / "scripts/2022/weighted_index.lua").write_text(text, encoding="utf-8")
                alone = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)
                self.assertEqual([u["value"] for u in found["weights"]["parties"][0]["units"]], [u["value"] for u in alone["indices"]])
                self.assertEqual([[a["value"] for a in u["areas"]] for u in found["weights"]["parties"][0]["units"]],
                                 [[a["value"] for a in u["areas"]] for u in alone["indices"]])
                self.folder.joinpath("w").rename(self.folder / f"done{at}")

    def test_the_script_is_asked_once(self):
        """A rule of the script for all indicators is a function that costs something: the parties' weights are no reason to ask it again."""
        for at, (more, levels) in enumerate((("", ""), (' aggregation = "geometric",', ""), ("", ', score = rule'))):
            rule = ("local asked = 0\nlocal function rule(c)\n  asked = asked + 1\n  if asked > 25 then error('again') end\n  return assumed(0.5, 'prov')\nend\n"
                    if levels else "local asked = 0\nlocal function rule(c, outcome, level, lower)\n  asked = asked + 1\n  if asked > 24 then error('again') end\n"
                    "  if lower and outcome <= level or not lower and outcome >= level then return 1 end\n  return assumed(0.25, 'prov')\nend\n")
            head = f'target = at_least "70", points = 100,{more}' + ("" if levels else " scoring = rule,")
            text = rule + index.small_index(head, lambda name: levels)
            self.space = index.write_workspace(self.folder / f"w{at}", index.UNITS, index.small_values(), text)
            alone = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"]
            self.version = alone[0]["version"]
            given = {n: float(r[1]) for n, r in index.DATA.items()} | {"ett": 93.0}
            found = json.loads(self.good("index", self.space, "--period", "2022", "--json", "--weights", self.party("af", weights=given),
                                         self.party("fk"), self.party("region")).stdout)["weights"]
            self.assertEqual([u["value"] for u in found["start"]["units"]], [u["value"] for u in alone])
            self.assertEqual(len({p["units"][1]["value"] for p in found["parties"]}), 1 if levels else 3)
            self.assertTrue(all(u["value"] is not None for p in found["parties"] for u in p["units"]))

    def test_the_version_follows_the_definition_and_not_the_weights(self):
        self.prepare()
        first = self.version
        spec.edit(self.space, "scripts/2022/weighted_index.lua", '{ 2, "ett"', '{ 4, "ett"')
        again = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"][0]["version"]
        self.assertEqual(again, first)
        spec.edit(self.space, "scripts/2022/weighted_index.lua", 'at_least "60"', 'at_least "61"')
        other = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"][0]["version"]
        self.assertNotEqual(other, first)

    def test_the_page_in_the_terminal_and_for_the_minutes(self):
        self.prepare()
        files = self.parties()
        for locale, words in ((spec.ENGLISH, ("the weights of the parties", "example", "decided 2023-03-24 § 12")),
                              (spec.SWEDISH, ("parternas vikter", "exempel", "beslutade 2023-03-24 § 12"))):
            done = self.weights(*files, locale=locale)
            self.assertEqual(done.returncode, 0, done.stderr)
            for word in words:
                self.assertIn(word, done.stdout)
        done = self.good("index", self.space, "--period", "2022", "--output", self.folder / "ut", "--weights", *files)
        names = list((self.folder / "ut").iterdir())
        self.assertEqual([n.name for n in names], ["prov-2022-vikter.html"])
        text = names[0].read_text(encoding="utf-8")
        for word in ("Arbetsförmedlingen", "Försäkringskassan", "påhittade", "Ett förslag", self.version, spec.sha256(files[0])):
            self.assertIn(word, text)
        first = names[0].read_bytes()
        self.good("report", self.space, "--period", "2022", "--kind", "vikter", "--output", self.folder / "ut2", "--weights", *files)
        self.assertEqual((self.folder / "ut2" / "prov-2022-vikter.html").read_bytes(), first)

    def with_totals(self, head='target = at_least "70",', weight=""):
        """Area b is published as 8 of 13; its three indicators have 6 points: the rest is of no indicator."""
        text = index.small_index(head).replace('id = "b",', 'id = "b", published = { earned = printed(8, "prov"), maximum = printed(13, "prov") },' + weight).replace('id = "a",', 'id = "a",' + weight)
        self.space = index.write_workspace(self.folder / f"w{len(list(self.folder.iterdir()))}", index.UNITS, index.small_values(), text)
        found = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"]
        self.version = found[0]["version"]
        return found

    def test_what_is_published_only_as_a_total_is_a_row(self):
        """It earns the same share whatever it weighs; with the weights as declared and published the index is the published one."""
        found = self.with_totals()
        declared, given = [r[1] for r in index.DATA.values()], [2, 1, 3, 1, Fraction(5, 2)]
        total = {}  # of each unit: weight and share that is earned
        for unit in index.UNITS:
            judged = [(w, s) for n, w in zip(IDS, declared) if index.DATA[n][0] == "b" and (s := earned_share(n, unit)) is not None]
            rest = 13 - sum(w for w, _ in judged)
            total[unit] = rest, Fraction(8 - sum(w * s for w, s in judged), rest)
        first = total[index.UNITS[0]][0]
        self.assertEqual([(t["id"], t["area"], t["weight"]) for t in found[0]["weighed_totals"]], [("remainder:b", "b", first)])
        self.assertEqual(found[0]["points"], 9 + first)
        heavy = 9 + first - sum(given)
        path = self.party(points=9 + first, weights={n: float(w) for n, w in zip(IDS, given)} | {"remainder:b": float(heavy)}, locked=["remainder:b"])
        done = json.loads(self.good("index", self.space, "--period", "2022", "--json", "--weights", path).stdout)["weights"]
        self.assertEqual((done["kept"], [t["id"] for t in done["totals"]]), (1, ["remainder:b"]))
        for unit, start, own in zip(done["parties"][0]["units"], done["start"]["units"], found):
            self.assertEqual(start["value"], own["value"])
            weight, earns = total[unit["unit_id"]]
            for area, value in ((None, unit["value"]), ("b", next(a for a in unit["areas"] if a["id"] == "b")["value"])):
                rows = [(w, earned_share(n, unit["unit_id"])) for n, w in zip(IDS, given) if area in (None, index.DATA[n][0])]
                rows = [(w, s) for w, s in rows if s is not None] + [(Fraction(heavy) * weight / first, earns)]
                wanted = 100 * sum(w * s for w, s in rows) / sum(w for w, _ in rows)
                self.assertLessEqual(abs(value - float(wanted)), TOLERANCE, (unit["unit_id"], area))

    def test_a_file_without_the_published_totals(self):
        points = self.with_totals()[0]["points"]
        self.refused(self.party(points=points), code="SR4471", words=["remainder:b", "7 points as published"])
        self.refused(self.party(name="igen", points=points, weights={n: 1 for n in IDS} | {"remainder:c": 1}), code="SR4470", words=["remainder:c", "did you mean remainder:b?"])

    def test_a_chosen_file_for_an_index_with_published_totals(self):
        self.prepare()
        path = self.party()
        self.with_totals('target = at_least "70", points = 100,')
        self.choose(path)
        done = self.run_command("index", self.space, "--period", "2022")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SR4481", done.stderr)

    def test_any_number_of_units(self):
        units = [f"enhet{k:02}" for k in range(19)]
        values = {n: {u: row[3][k % 5] for k, u in enumerate(units)} for n, row in index.DATA.items()}
        text = index.small_index('target = at_least "70", points = 100,').replace(index.lua_list(index.UNITS), index.lua_list(units))
        self.space = index.write_workspace(self.folder / "w", units, values, text)
        self.version = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"][0]["version"]
        path = self.party()
        names = [u.capitalize() for u in units]
        lines = [line.split()[4:] for line in self.weights(path).stdout.splitlines() if line.strip().startswith("Index with the weights of")]
        self.assertEqual(lines, [["of"] + names[a:a + 8] for a in (0, 8, 16)])
        self.good("index", self.space, "--period", "2022", "--format", "json", "--output", self.folder / "ut", "--weights", path)
        document = json.loads(next((self.folder / "ut").glob("*.json")).read_text(encoding="utf-8"))
        tables = [t for t in index.nodes(document, "table") if t["id"].startswith("t-vikter-index")]
        self.assertEqual([t["id"] for t in tables], ["t-vikter-index", "t-vikter-index-enhet08", "t-vikter-index-enhet16"])
        self.assertEqual([c["heading"] for t in tables for c in t["columns"][2:]], names)

    def test_a_conclusion_without_a_value(self):
        """With all points on what gamma has no outcome of it has no index: that party is named as such."""
        self.prepare()
        nothing = self.party("fk", weights={n: 100.0 if n == "tre" else 0.0 for n in IDS})
        self.good("index", self.space, "--period", "2022", "--format", "json", "--output", self.folder / "ut", "--weights", self.party("af"), nothing)
        document = json.loads(next((self.folder / "ut").glob("*.json")).read_text(encoding="utf-8"))
        table = next(t for t in index.nodes(document, "table") if t["id"] == "t-vikter-slutsatser")
        at = [c["heading"] for c in table["columns"]].index("Utan värde med vikterna från")
        rows = {index.cell_text(row["cells"][0]): index.cell_text(row["cells"][at]) for row in table["rows"]}
        self.assertEqual(rows["Gamma, Hela indexet"], "Fk")

    def test_an_area_without_points_turns_nothing(self):
        self.prepare()
        other = self.party("region", weights={n: w for n, w in zip(IDS, [1, 39, 20, 20, 20])})
        for name, rest, words in (("ensam", [], False), ("andra", [other], True)):
            with self.subTest(name):
                path = self.party(name=name, weights={n: w for n, w in zip(IDS, [0, 0, 60, 20, 20])})
                done = self.good("index", self.space, "--period", "2022", "--json", "--weights", path, *rest)
                found = json.loads(done.stdout)["weights"]
                flips = [f for f in found["flips"] if f["area"] == "a"]
                self.assertEqual(bool(flips), words)
                self.assertEqual({f["parties"]["af"] for f in flips}, {"no_weight"} if words else set())
                self.assertEqual("; Af no weight; " in self.weights(path, *rest).stdout, words)
                self.valid_results(done.stdout)

    # ---- the page of the workshop (what it does is in tests/browser/workshop.mjs) ----

    def test_the_page_of_the_workshop(self):
        self.prepare()
        done = self.good("index", self.space, "--period", "2022", "--workshop")
        page = self.space / "reports" / "prov-2022-verkstad.html"
        self.assertIn("prov-2022-verkstad.html", done.stdout)
        text = page.read_text(encoding="utf-8")
        data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])
        self.assertEqual((data["index"], data["version"], data["points"], data["target"]["value"]), ("prov.prov", self.version, 100, [70, 1]))
        self.assertEqual(sum(i["start"] for i in data["indicators"]), 1000)
        for unit in data["units"]:
            scores = [None if c["score"] is None else Fraction(*c["score"]) for c in unit["cells"]]
            self.assertEqual(scores, [earned_share(n, unit["id"]) for n in IDS])
        self.assertNotIn("http", re.sub(r'"(Content-Security-Policy|http-equiv)"|http-equiv', "", text).replace("https://", "HTTP"))
        self.assertNotRegex(text, r"\{\{")
        first = page.read_bytes()
        self.good("index", self.space, "--period", "2022", "--workshop", "prov")
        self.assertEqual(page.read_bytes(), first)

    def test_each_of_several_indices_has_its_own_pages(self):
        self.prepare()
        script = self.space / "scripts" / "2022" / "weighted_index.lua"
        script.write_text(script.read_text(encoding="utf-8") + index.small_index('target = at_least "70", points = 100,').replace('index "prov"', 'index "andra"'), encoding="utf-8")
        for i in ("prov", "andra"):
            self.good("index", self.space, "--period", "2022", i, "--workshop", "--output", self.folder / "ut")
            version = json.loads(self.good("index", self.space, "--period", "2022", i, "--json").stdout)["indices"][0]["version"]
            path = self.party(index=f"prov.{i}", version=version)
            self.good("index", self.space, "--period", "2022", "--output", self.folder / "ut", "--weights", path)
        self.assertEqual(sorted(p.name for p in (self.folder / "ut").iterdir()),
                         ["prov-2022-verkstad-andra.html", "prov-2022-verkstad-prov.html", "prov-2022-vikter-andra.html", "prov-2022-vikter-prov.html"])
        for i in ("prov", "andra"):
            self.assertIn(f'"index":"prov.{i}"', (self.folder / "ut" / f"prov-2022-verkstad-{i}.html").read_text(encoding="utf-8"))

    def test_an_index_that_is_not_for_the_workshop(self):
        for head, weight, words in (('weighting = "equal", target = at_least "70", points = 100,', None, "weighs all indicators the same"),
                                    ('target = at_least "70",', " weight = 1,", "different points"),
                                    ("target = yes, points = 100,", None, "no level that an index reaches")):
            with self.subTest(head):
                if weight is None:
                    self.prepare(head)
                else:
                    self.with_totals(head, weight)
                done = self.run_command("index", self.space, "--period", "2022", "--workshop")
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("SR4480", done.stderr)
                self.assertIn(words, done.stderr)
                self.assertFalse((self.space / "reports").exists())
                self.space.rename(self.folder / head.replace(" ", "").replace('"', ""))

    def test_the_parties_of_the_page_are_the_members(self):
        self.prepare()
        forbund = json.loads((self.space / "forbund.json").read_text(encoding="utf-8"))
        forbund["members"] = [{"id": "af", "name": "Arbetsförmedlingen", "short_name": "Af"}, {"id": "region", "name": "Region Prov"}]
        (self.space / "forbund.json").write_text(json.dumps(forbund), encoding="utf-8")
        members = self.page_data()["members"]
        self.assertEqual([(m["id"], m["short"]) for m in members], [("gemensamt", "Gemensamt"), ("af", "Af"), ("region", "Region Prov"), ("styrelsen", "Styrelsen")])

    def test_a_first_unit_without_a_value(self):
        """What is tried is the same for all units, also where the first has nothing to try it on."""
        rule = 'robustness = { scoring = { "share_reached" }, weights = "10 %", draws = 100 },'
        values = {n: dict(by, alfa=None) for n, by in index.small_values().items()}
        self.space = index.write_workspace(self.folder / "w", index.UNITS, values, index.small_index('target = at_least "70", points = 100, ' + rule))
        data = self.page_data()
        self.assertEqual((data["spread"], len(data["variants"])), ([1, 10], 1))
        self.assertEqual([len(u["variants"]) for u in data["units"]], [0, 1, 1, 1, 1])
        spec.edit(self.space, "scripts/2022/weighted_index.lua", rule, "")
        self.assertIn("is an assumption", self.good("index", self.space, "--period", "2022").stdout)

    def page_data(self):
        self.good("index", self.space, "--period", "2022", "--workshop")
        text = (self.space / "reports" / "prov-2022-verkstad.html").read_text(encoding="utf-8")
        return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])

    def test_each_outcome_says_where_it_comes_from(self):
        self.prepare()
        cells = self.page_data()["units"][0]["cells"]
        self.assertEqual([c["from"]["files"] for c in cells], [[{"text": "data/varden.csv, rad 2", "marks": "publicerad"}]] * 5)
        self.assertEqual({c["from"]["key"] for c in cells}, {f"m.{n}@alfa" for n in IDS})
        self.assertTrue(all(c["from"]["how"] for c in cells))

    def test_what_the_page_is_not_for(self):
        self.prepare()
        for more, code, words in ((["annat"], 1, "Name one of prov"), (["--json"], 2, "--output only")):
            done = self.run_command("index", self.space, "--period", "2022", "--workshop", *more)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(words, done.stderr)

    # ---- a chosen file ----

    def choose(self, path, format_name="weights"):
        """The file as a source of forbund.json, and the index with its weights from there."""
        forbund = json.loads((self.space / "forbund.json").read_text(encoding="utf-8"))
        forbund["periods"]["2022"]["sources"]["vikter"] = {"file": "data/vikter.json", "format": format_name, "published": True}
        (self.space / "forbund.json").write_text(json.dumps(forbund), encoding="utf-8")
        (self.space / "data" / "vikter.json").write_bytes(path.read_bytes())
        spec.edit(self.space, "scripts/2022/weighted_index.lua", 'title = "Prov",', 'title = "Prov", weights = source "vikter",')

    def test_a_script_reads_the_chosen_file(self):
        self.prepare()
        for party, decided in (("af", None), ("fk", {"date": "2023-03-24", "paragraph": "12"})):
            path = self.party(party, status="decided" if decided else "proposed", decided=decided, example=party == "fk")
            if party == "af":
                self.choose(path)
            (self.space / "data" / "vikter.json").write_bytes(path.read_bytes())
            found = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"]
            for unit in found:
                self.assertLessEqual(abs(unit["value"] - float(weighed(PARTIES[party][2], unit["unit_id"]))), TOLERANCE)
                self.assertEqual(unit["version"], self.version)
                self.assertEqual((unit["decided"], unit["proposed"]), ("2023-03-24 § 12", False) if decided else (None, True))
                self.assertEqual([i["weight"] for i in unit["indicators"]], [float(w) for w in PARTIES[party][2]])
                self.assertEqual(unit["weights_from"], {"file": "data/vikter.json", "sha256": spec.sha256(path),
                                                        "party": PARTIES[party][1], "example": party == "fk"})
            done = self.good("report", self.space, "--period", "2022", "--kind", "social-redovisning", "--output", self.folder / party)
            text = next((self.folder / party).glob("*.html")).read_text(encoding="utf-8")
            for word in (PARTIES[party][1], "data/vikter.json", "2023-03-24 §\u00a012" if decided else "förslag"):
                self.assertIn(word, text, done.stderr)
            self.assertEqual("påhittade" in text, party == "fk")

    def test_a_chosen_file_that_is_wrong(self):
        self.prepare()
        path = self.party(weights={n: 1 for n in IDS[:4]}, version="x")
        self.choose(path)
        done = self.run_command("index", self.space, "--period", "2022")
        self.assertEqual(done.returncode, 1)
        for code in ("SR4471", "SR4464"):
            self.assertIn(f"data/vikter.json:", done.stderr)
            self.assertIn(code, done.stderr)
        (self.space / "data" / "vikter.json").write_bytes(self.party().read_bytes())
        spec.edit(self.space, "scripts/2022/weighted_index.lua", "weights = source", "proposed = true, weights = source")
        self.assertIn("SR4479", self.run_command("index", self.space, "--period", "2022").stderr)
        spec.edit(self.space, "scripts/2022/weighted_index.lua", 'source "vikter"', 'source "vikten"')
        done = self.run_command("index", self.space, "--period", "2022")
        self.assertIn("SR4478", done.stderr)
        self.assertIn("did you mean vikter?", done.stderr)

    # ---- bad input ----

    def refused(self, *files, code, words, count=1):
        done = self.weights(*files)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count(f"error[{code}]"), count, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertRegex(done.stderr, r"vikter-\w+\.json:\d+:\d+: error")

    def test_every_wrong_file(self):
        self.prepare()
        full = {n: float(w) for n, w in zip(IDS, PARTIES["af"][2])}
        rows = [
            ("schema", dict(schema="samrapport-weights/2"), "SR4460", ["samrapport-weights/1"]),
            ("index", dict(index="prov.annat"), "SR4461", ["prov.annat", "prov.prov"]),
            ("period", dict(period="2021"), "SR4463", ["2021", "2022"]),
            ("version", dict(version="0" * 16), "SR4464", [self.version]),
            ("utkast", dict(status="draft"), "SR4466", ["draft"]),
            ("status", dict(status="beslutad"), "SR1018", ["draft, proposed, decided"]),
            ("beslut", dict(status="decided"), "SR4467", ["date and paragraph"]),
            ("paragraf", dict(status="decided", decided={"date": "2023-03-24"}), "SR1011", ["paragraph"]),
            ("dag", dict(status="decided", decided={"date": "24 mars", "paragraph": "1"}), "SR1015", ["24 mars"]),
            ("forslag", dict(decided={"date": "2023-03-24", "paragraph": "1"}), "SR4467", ["proposed"]),
            ("minus", dict(weights=full | {"ett": -1}), "SR4468", ["-1"]),
            ("decimal", dict(weights=full | {"ett": 40.05}), "SR4469", ["40.05"]),
            ("okand", dict(weights=full | {"etta": 1}), "SR4470", ["etta", "did you mean ett?"]),
            ("saknas", dict(weights={n: w for n, w in full.items() if n != "fem"}), "SR4471", ["fem"]),
            ("noll", dict(weights={n: 0 for n in IDS}), "SR4472", ["any points"]),
            ("summa", dict(weights=full | {"ett": 41}), "SR4473", ["101", "100"]),
            ("poang", dict(points=42), "SR4474", ["42", "100"]),
            ("par", dict(pairs={"a/c": 2}), "SR4475", ["a/c"]),
            ("steg", dict(pairs={"a/b": 9}), "SR4475", ["a/b"]),
            ("last", dict(locked=["sju"]), "SR4470", ["sju"]),
            ("medlem", dict(wieghts={}), "SR1010", ["wieghts", "did you mean weights?"]),
            ("utan", dict(points=...), "SR1011", ["points"]),
            ("text", dict(weights=full | {"ett": "40"}), "SR1012", ["a number"]),
        ]
        for name, change, code, words in rows:
            with self.subTest(name):
                self.refused(self.party(name=name, **change), code=code, words=words)

    def test_all_that_is_wrong_is_told_at_once(self):
        self.prepare()
        first = self.party(weights={n: -1 for n in IDS[1:]}, version="annan")
        done = self.weights(first, self.party("fk", period="2020"))
        for code, count in (("SR4468", 4), ("SR4471", 1), ("SR4464", 1), ("SR4463", 1)):
            self.assertEqual(done.stderr.count(f"error[{code}]"), count, done.stderr)

    def test_many_mistakes_of_a_kind(self):
        """Twenty of each are told, and how many more there are; it takes no time that grows with their square."""
        self.prepare()
        count = 5000
        path = self.party(weights={f"x{k}": 1 for k in range(count)}, locked=list(range(30)), pairs={f"p{k}": 1 for k in range(21)})
        done = self.weights(path)
        self.assertEqual(done.returncode, 1, done.stderr)
        for code, total in (("SR4470", count), ("SR1012", 30), ("SR4475", 21)):
            self.assertEqual(done.stderr.count(f"error[{code}]"), 21, code)
            self.assertIn(f"error[{code}]: and {total - 20} more of the same kind", done.stderr)
        self.assertEqual(done.stderr.count("error[SR4471]"), 5)
        path = self.party(**{f"m{k}": 1 for k in range(count)})
        for text, code in ((path.read_text(encoding="utf-8"), "SR1010"), ("{" + ", ".join(['"a": 1'] * (count + 1)) + "}", "SR1002")):
            path.write_text(text, encoding="utf-8")
            done = self.weights(path)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertEqual(done.stderr.count(f"error[{code}]"), 21, code)
            self.assertIn(f"error[{code}]: and {count - 20} more of the same kind", done.stderr)

    def test_points_that_no_party_can_distribute(self):
        """Weights that add up to hundredths: neither a page nor a file, whatever the file says; with points declared both."""
        self.prepare('target = at_least "70",')
        spec.edit(self.space, "scripts/2022/weighted_index.lua", "{ 3,", '{ "3.25",')
        total = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"][0]["points"]
        self.assertNotEqual(round(total, 1), total)
        self.version = json.loads(self.good("index", self.space, "--period", "2022", "--json").stdout)["indices"][0]["version"]
        done = self.run_command("index", self.space, "--period", "2022", "--workshop")
        self.assertEqual((done.returncode, done.stderr.count("error[")), (1, 1), done.stderr)
        for word in ("SR4480", f"add up to {total},", "points = 100"):
            self.assertIn(word, done.stderr)
        path = self.party(points=round(total, 1), weights={n: (round(total, 1) if n == IDS[0] else 0) for n in IDS})
        done = self.refused(path, code="SR4462", words=[f"add up to {total},", "points = 100"])
        self.assertEqual(self.weights(path).stderr.count("error["), 1)
        spec.edit(self.space, "scripts/2022/weighted_index.lua", 'target = at_least "70",', 'target = at_least "70", points = 100,')
        self.good("index", self.space, "--period", "2022", "--workshop")

    def test_duplicate_keys_and_broken_json(self):
        self.prepare()
        path = self.party()
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"ett": 40.0,', '"ett": 40.0,\n  "ett": 39.0,'), encoding="utf-8")
        self.refused(path, code="SR1002", words=["ett"])
        path.write_text(text[:-9], encoding="utf-8")
        self.refused(path, code="SR1001", words=[])

    def test_a_file_is_told_as_it_was_named(self):
        """Not as if it stood in the workspace."""
        self.prepare()
        path = self.party(version="x")
        done = self.run_command("index", self.space, "--period", "2022", "--weights", path.name, cwd=path.parent)
        self.assertRegex(done.stderr, rf"(?m)^{path.name}:\d+:\d+: error\[SR4464\]")

    def test_a_party_twice(self):
        self.prepare()
        self.refused(self.party(), self.party(name="igen"), code="SR4476", words=["vikter-af.json", "one file"])

    def test_an_index_without_points(self):
        self.prepare('weighting = "equal", target = at_least "70", points = 100,')
        self.refused(self.party(), code="SR4462", words=["weighting"])

    def test_what_the_command_line_says(self):
        self.prepare()
        path = self.party()
        for arguments, words in ((("index", self.space, "prov", "--period", "2022", "--weights", path), "leave out prov"),
                                 (("index", self.space, "--period", "2022", "--output", "x"), "--weights"),
                                 (("index", self.space, "--period", "2022", "--weights"), "needs a value")):
            done = self.run_command(*arguments)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(words, done.stderr)
        done = self.weights(self.folder / "finns-inte.json")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("finns-inte.json", done.stderr)
        done = self.run_command("report", self.space, "--period", "2022", "--kind", "vikter")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SR4477", done.stderr)


if __name__ == "__main__":
    spec.main()
