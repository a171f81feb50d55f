#!/usr/bin/env python3
"""The command as its users meet it: help, words, exit statuses, JSON, where numbers come from, the same bytes everywhere, and no
personal identity number in anything that leaves it.

    command.py COMMAND [test ...]
"""
import html.parser
import json
import os
import pathlib
import re
import shutil
import sys

import jsonschema

import spec
from spec import ROOT, SWEDISH, append, edit

SCHEMAS = ROOT / "schemas"
EXAMPLES = [("skelleftea-norsjo", "2020"), ("skelleftea-norsjo", "2021"), ("skelleftea-norsjo", "2023"), ("sodra-norrbotten", "2021"),
            ("sodra-norrbotten", "2022"), ("umearegionen", "2021"), ("umearegionen", "2022")]
COMMANDS = {"report": "rapport", "results": "resultat", "check": "kontrollera", "explain": "förklara", "list": "lista", "new": "ny"}
# A number that belongs to nobody: born 1912-12-12 and made up, with a right check digit.
PERSON = ("121212-1212", "191212121212", "19121212-1212", "121212+1212")


def schema(name):
    with open(SCHEMAS / name, encoding="utf-8") as file:
        read = json.load(file)
    kind = jsonschema.validators.validator_for(read)
    kind.check_schema(read)
    return kind(read)


class Words(spec.Case):
    """Help, version, and words that are wrong."""

    def usage(self, done):
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertTrue(done.stderr.startswith("samrapport: "), done.stderr)
        return done.stderr

    def test_help(self):
        for words in (["--help"], ["-h"], ["help"]):
            text = self.good(*words).stdout
            for command, alias in COMMANDS.items():
                self.assertIn(command, text)
                self.assertIn(alias, text)
            self.assertLess(text.index("samrapport report"), text.index("report "), "examples come first")

    def test_help_of_each_command(self):
        for command, alias in COMMANDS.items():
            text = self.good(command, "--help").stdout
            self.assertEqual(self.good(alias, "--help").stdout, text)
            self.assertTrue(text.startswith("Examples:\n  samrapport " + command), text)
            self.assertIn("\n  samrapport " + command, text[text.index("Usage:"):])
            swedish = self.good(command, "--help", locale=SWEDISH).stdout
            self.assertTrue(swedish.startswith("Exempel:\n  samrapport " + alias), swedish)
            verbs = re.findall(r"^  samrapport (\S+)", swedish, re.MULTILINE)
            self.assertEqual(set(verbs), {alias}, "the verb as it is in Swedish, also in how it is used")

    def test_help_in_swedish(self):
        text = self.good("--help", locale=SWEDISH).stdout
        self.assertIn("Exempel:\n  samrapport ny mitt-forbund\n  samrapport rapport ", text)
        self.assertIn("skriver rapporterna", text)

    def test_manual_pages(self):
        """Both manual pages name every command and option that there is, and no others."""
        helped = self.good("--help").stdout
        commands = re.findall(r"^  ([a-z]+) +([a-zåäö]+) ", helped[helped.index("Commands:"):], re.MULTILINE)
        options = {"--version"}
        for name, _ in commands:
            options |= set(re.findall(r"^  (--[a-z-]+)", self.good(name, "--help").stdout, re.MULTILINE))
        self.assertGreater(len(commands), 6)
        for page, column in (("samrapport.1", 0), ("sv/samrapport.1", 1)):
            text = (ROOT / "docs" / "man" / page).read_text(encoding="utf-8").replace("\\-", "-").replace("\\~", " ")
            for command in commands:
                self.assertIn(f".B samrapport {command[column]}\n", text)
                self.assertIn(command[1 - column], text)
            self.assertEqual(set(re.findall(r"--[a-z]+(?:-[a-z]+)*", text)), options, page)

    def test_synopses(self):
        """Usage and both manual pages show with each command the options that it takes, but those that all runs have."""
        common = {"--diagnostics", "--quiet", "--in-process", "--help"}
        for command, alias in COMMANDS.items():
            helped = self.good(command, "--help").stdout
            taken = set(re.findall(r"^  (--[a-z-]+)", helped, re.MULTILINE)) - common
            usage = helped[helped.index("Usage:"):].splitlines()[1]
            self.assertEqual(set(re.findall(r"--[a-z-]+", usage)), taken, usage)
            for page, name in (("samrapport.1", command), ("sv/samrapport.1", alias)):
                text = (ROOT / "docs" / "man" / page).read_text(encoding="utf-8").replace("\\-", "-").replace("\\~", " ")
                synopsis = re.split(r"\.br\n|\.SH", text[text.index(f".B samrapport {name}\n"):])[0]
                self.assertEqual(set(re.findall(r"--[a-z]+(?:-[a-z]+)*", synopsis)), taken, (page, name))

    def test_commands_of_the_readme(self):
        """Each that reads an example ends well."""
        shown = re.findall(r"^build/release/bin/samrapport ((?:explain|index|results|check|inspect) .*?) +#", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(len(shown), 5)
        for words in shown:
            self.good(*words.split(), cwd=ROOT)

    def test_numbers(self):
        """Whole numbers have bounds, which the message names."""
        for option, number, least, most in (("--draws", "5000000", "100", "1000000"), ("--draws", "99", "100", "1000000"),
                                            ("--draws", "10.5", "100", "1000000"), ("--seed", "1" + 15 * "0", "0", 15 * "9")):
            said = self.usage(self.run_command("index", "--period", "2025", option, number))
            self.assertIn(f"{option} takes a whole number from {least} to {most}, not {number}", said)

    def test_language_of_the_terminal(self):
        """By the rules of gettext, without any locale installed."""
        def said(**env):
            return spec.run("--help", cwd=self.folder, env={"PATH": "/usr/bin:/bin", **env}).stdout
        english, swedish = said(LC_ALL="C.UTF-8"), said(LC_ALL="sv_SE.UTF-8")
        self.assertNotEqual(english, swedish)
        self.assertEqual(said(), english)
        self.assertEqual(said(LANG="sv_SE.UTF-8"), swedish)
        self.assertEqual(said(LC_ALL="en_GB.UTF-8", LANG="sv_SE.UTF-8"), english)
        self.assertEqual(said(LC_ALL="en_GB.UTF-8", LANGUAGE="sv:en"), swedish)
        self.assertEqual(said(LC_ALL="C", LANGUAGE="sv"), english)
        self.assertEqual(said(LC_ALL="sv_SE.UTF-8", LANGUAGE="en"), english)

    def test_version(self):
        self.assertRegex(self.good("--version").stdout, r"^samrapport \d+\.\d+\.\d+\n$")

    def test_nothing(self):
        done = self.run_command()
        self.assertEqual(done.returncode, 2)
        self.assertIn("samrapport", done.stdout + done.stderr)

    def test_unknown_command(self):
        self.assertIn("report", self.usage(self.run_command("raport")))
        self.assertIn("kontrollera", self.usage(self.run_command("kontrolera")))
        self.assertIn("--help", self.usage(self.run_command("zzzzzzzz")))
        self.assertIn("menade du", self.usage(self.run_command("raport", locale=SWEDISH)))

    def test_unknown_option(self):
        self.assertIn("did you mean --period?", self.usage(self.run_command("report", "--perod", "2025")))
        self.assertIn("--help", self.usage(self.run_command("report", "--zzzzzzz")))
        self.assertIn("--plugin", self.usage(self.run_command("report", "--plugin")))
        self.assertIn("value", self.usage(self.run_command("report", "--period")))
        self.assertIn("xml2", self.usage(self.run_command("results", "--period", "2025", "--diagnostics", "xml2")))

    def test_missing_words(self):
        self.workspace()
        for arguments in (["report", "w"], ["results", "w"], ["explain", "w", "viktat"], ["list", "measures", "w"]):
            self.assertIn("--period", self.usage(self.run_command(*arguments)))
        for arguments in (["explain", "--period", "2025"], ["list"], ["new"], ["new", "a", "b"], ["results", "w", "w", "--period", "2025"]):
            self.usage(self.run_command(*arguments))
        self.assertIn("measures", self.usage(self.run_command("list", "mesures", "w")))
        self.assertIn("html", self.usage(self.run_command("report", "w", "--period", "2025", "--format", "pfd")))

    def test_no_workspace(self):
        self.assertIn("forbund.json", self.usage(self.run_command("results", "--period", "2025")))

    def test_nearest_workspace_upwards(self):
        w = self.workspace()
        here = self.good("results", "w", "--period", "2025").stdout
        for folder in (w, w / "scripts", w / "2025" / "data"):
            self.assertEqual(self.good("results", "--period", "2025", cwd=folder).stdout, here)
        self.good("report", "--period", "2025", cwd=w / "2025" / "data")
        self.assertEqual(len(list((w / "reports").glob("*.html"))), 4)

    def test_swedish_commands(self):
        self.workspace()
        self.assertEqual(self.good("resultat", "w", "--period", "2025").stdout, self.good("results", "w", "--period", "2025").stdout)
        self.assertEqual(self.good("lista", "sources", "w").stdout, self.good("list", "sources", "w").stdout)
        self.assertEqual(self.good("förklara", "w", "--period", "2025", "viktat").stdout,
                         self.good("explain", "w", "--period", "2025", "viktat").stdout)
        self.good("kontrollera", "w")
        self.good("rapport", "w", "--period", "2025")


class Reports(spec.Case):
    NAMES = [f"provbygden-2025-{kind}.html" for kind in ("indikatorrapport", "insatser", "social-redovisning", "verksamhetsplan")]

    def test_files_and_names(self):
        w = self.workspace()
        done = self.good("report", "w", "--period", "2025")
        self.assertEqual(sorted(done.stdout.split()), ["w/reports/" + name for name in self.NAMES])
        self.assertEqual(sorted(path.name for path in (w / "reports").iterdir()), self.NAMES)
        self.assertEqual(self.good("report", "w", "--period", "2025", "--quiet").stdout, "")

    def test_share_with_its_base(self):
        """d:share prints "p % (k av n)", in a paragraph and in a cell; without a known base the share alone."""
        w = self.workspace()
        append(w, "scripts/reports.lua", """
section "prov" { title = "Prov", kinds = { "insatser" }, build = function(d, c)
  d:paragraph("Till arbete: ", d:share "deltagare.avslut@spar", "; bemötande: ", d:share "enkat.bemotande", ".")
end }
""")
        self.good("report", "w", "--period", "2025", "--kind", "insatser")
        text = re.sub(r"<[^>]+>", "", (w / "reports" / "provbygden-2025-insatser.html").read_text(encoding="utf-8")).replace("\u00a0", " ")
        results = json.loads(self.good("results", "w", "--period", "2025").stdout)
        share, satisfied = (next(m for m in results["measures"] if m["id"] == id) for id in ("deltagare.avslut", "enkat.bemotande"))
        said = f"{share['display']} ({share['numerator']} av {share['denominator']})".replace("\u00a0", " ")
        self.assertIn(f"Till arbete: {said}; bemötande: {satisfied['display']}.".replace("\u00a0", " "), text)

    def test_kolada_is_named_for_its_own_figures(self):
        """Below the table and in the method appendix; a figure computed from them does not name Kolada."""
        w = self.workspace()
        (w / "2025/data/kolada.json").write_text(json.dumps({"count": 1, "next_url": None, "values": [
            {"kpi": "N00945", "municipality": "2480", "period": 2025, "values": [{"gender": "T", "value": 12.5, "status": ""}]}]}))
        edit(w, "forbund.json", '"index": { "file"', '"kolada": { "file": "2025/data/kolada.json", "format": "kolada", "published": true },\n        "index": { "file"')
        append(w, "scripts/reports.lua", """
local kolada = require "kolada"
local eget = kolada.matt { id = "nyckeltal", etikett = "Nyckeltalet", nyckeltal = "N00945", kommun = "2480", measured_in = "none" }
kolada.bearbetat "dubbelt" { label = "Dubbla nyckeltalet", value = eget * 2 }
section "prov" { title = "Prov", kinds = { "insatser" }, build = function(d, c)
  kolada.tabell(d, { id = "t-prov", rubrik = "Ur Kolada", rader = { { "Umeå", "nyckeltal" } } })
  d:paragraph("Dubbelt: ", d:value "dubbelt", ".")
end }
""")
        self.good("report", "w", "--period", "2025", "--kind", "insatser")
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", (w / "reports" / "provbygden-2025-insatser.html").read_text(encoding="utf-8")))
        self.assertRegex(text, "Ur Kolada .{1,80}12,5 Källa: Kolada Dubbelt: 25")
        own, computed = (re.search(rf"{label} .*?kolada.json", text)[0] for label in ("Nyckeltalet", "Dubbla nyckeltalet"))
        self.assertIn("Källa: Kolada.", own)
        self.assertNotIn("Källa", computed)

    def test_kinds_formats_and_folder(self):
        self.workspace()
        self.good("report", "w", "--period", "2025", "--kind", "insatser,verksamhetsplan", "--format", "html,json", "--output", "ut/djupt")
        self.assertEqual(sorted(path.name for path in (self.folder / "ut/djupt").iterdir()),
                         ["provbygden-2025-insatser.html", "provbygden-2025-insatser.json", "provbygden-2025-verksamhetsplan.html",
                          "provbygden-2025-verksamhetsplan.json"])
        self.assertFalse((self.folder / "w/reports").exists())
        done = self.run_command("report", "w", "--period", "2025", "--kind", "insatsser", "--output", "annan")
        self.assertIn(done.returncode, (1, 2), done.stderr)
        self.assertIn("insatser", done.stderr)
        self.assertFalse((self.folder / "annan").exists())

    def test_one_of_several_fails(self):
        """The others finish; the status is the highest."""
        for name in ("a", "b", "c", "d"):
            self.workspace(name)
        edit(self.folder / "b", "scripts/2025/goals.lua", 'at_least "90 %"', "at_least(90)")
        done = self.run_command("report", "a", "b", "c", "--period", "2025")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("b/scripts/2025/goals.lua:", done.stderr)
        self.assertFalse((self.folder / "b/reports").exists())
        (self.folder / "c/2025/data/enkat.csv").unlink()
        shutil.rmtree(self.folder / "a/reports")
        shutil.rmtree(self.folder / "c/reports")
        done = self.run_command("report", "b", "c", "finns-inte", "a", "d", "--period", "2025", "--quiet")
        self.assertEqual(done.returncode, 3, done.stderr)
        written = sorted(path.parent.parent.name for path in self.folder.glob("*/reports/*.html"))
        self.assertEqual(written, ["a"] * 4 + ["d"] * 4)

    def test_warnings_are_no_failure(self):
        w = self.workspace()
        append(w, "scripts/measures.lua", '\ncheck "prov" { title = "Prov", run = function(c) c:warning("en varning") end }\n')
        done = self.good("report", "w", "--period", "2025")
        self.assertIn("en varning", done.stderr)

    def test_json_lines(self):
        w = self.workspace()
        edit(w, "scripts/2025/goals.lua", 'at_least "90 %"', "at_least(90)")
        edit(w, "scripts/2025/goals.lua", '"deltagare.avslut"', '"deltagare.avslutt"')
        done = self.run_command("check", "w", "--period", "2025", "--diagnostics", "json")
        self.assertEqual(done.returncode, 1)
        lines = done.stderr.splitlines()
        self.assertGreaterEqual(len(lines), 2)
        for line in lines:
            one = json.loads(line)
            self.assertIsInstance(one, dict)
            for member in ("code", "severity", "message", "file", "line", "column"):
                self.assertIn(member, one)
        self.assertIn("w/scripts/2025/goals.lua", [json.loads(line)["file"] for line in lines])

    def test_rows_are_accounted_for(self):
        """How many rows of each source were read, used and left out, and why; on a clean run one line."""
        w = self.workspace()
        for command in (("report", "w", "--period", "2025"), ("check", "w", "--period", "2025")):
            done = self.good(*command)
            self.assertIn("rows read, all of them used: deltagare 5, enkat 2, index 1\n", done.stderr)
            self.assertNotIn("rows read", self.good(*command, "--quiet").stderr)
        append(w, "2025/data/deltagare.csv", ";;;\nokand;man;arbete;3\n")
        said = self.good("report", "w", "--period", "2025").stderr
        self.assertIn("w/2025/data/deltagare.csv): rows read: 7, used: 6\n  left out: 1 with only empty cells\n"
                      "  of units that do not exist: 1, in the column insats", said)
        append(w, "2025/data/deltagare.csv", "spar;man\n")
        for command in ("report", "check"):
            done = self.run_command(command, "w", "--period", "2025", "--diagnostics", "json")
            told = [json.loads(line) for line in done.stderr.splitlines() if "SR1380" in line]
            self.assertEqual([(one["subject"], one["message"]) for one in told if one["subject"] in ("deltagare", "index")],
                             [("deltagare", "rows read: 8, used: 0"), ("deltagare", "left out: 1 with only empty cells"),
                              ("deltagare", "left out: 1 with another number of cells than the header"),
                              ("deltagare", "left out: 6, because the source has errors"), ("index", "rows read: 1, used: 1")])
        self.assertNotIn("SR1380", self.run_command("results", "w", "--period", "2025").stdout)

    def test_rows_that_a_file_takes_back(self):
        w = self.workspace()
        shutil.copy(ROOT / "tests/fuzz/corpus/sie/added.se", w / "b.se")
        edit(w, "forbund.json", '"enkat": {', '"poster": { "file": "b.se", "format": "sie", "options": { "table": "transactions" } }, "enkat": {')
        said = self.run_command("check", "w", "--period", "2025").stderr
        self.assertRegex(said, r"poster \(w/b.se\): rows read: 10, used: 0\n  left out: 2 that the file itself takes back")

    def test_check(self):
        self.workspace()
        done = self.good("check", "w")
        self.assertIn("2024", done.stdout)
        self.assertIn("2025", done.stdout)
        self.assertFalse((self.folder / "w/reports").exists(), "check writes nothing")

    def test_in_process_is_the_same(self):
        self.workspace()
        self.assertEqual(self.good("results", "w", "--period", "2025", "--in-process").stdout, self.good("results", "w", "--period", "2025").stdout)
        self.good("report", "w", "--period", "2025", "--output", "a")
        self.good("report", "w", "--period", "2025", "--output", "b", "--in-process")
        self.assertTrue(spec.snapshot(self.folder / "a") == spec.snapshot(self.folder / "b"))


class Json(spec.Case):
    """What is written follows its schema."""

    def errors(self, validator, value, what):
        found = [f"{what}: /{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in validator.iter_errors(value)]
        self.assertEqual(found[:20], [])

    def test_results(self):
        validator = schema("samrapport-results-1.schema.json")
        for forbund, period in EXAMPLES:
            with self.subTest(f"{forbund} {period}"):
                done = self.good("results", ROOT / "examples" / forbund, "--period", period)
                self.errors(validator, json.loads(done.stdout), forbund)
        self.workspace()
        results = json.loads(self.good("results", "w", "--period", "2025").stdout)
        self.errors(validator, results, "w")
        self.assertEqual([m["id"] for m in results["measures"] if not m["group"]], ["deltagare.antal", "deltagare.avslut", "enkat.bemotande"])
        index = results["indices"][0]
        self.assertEqual((index["earned"], index["maximum"], index["value"], index["assessment"]), (5, 8, 62.5, "not_met"))
        self.assertEqual(index["areas"][0]["remainder"]["maximum"], 3)
        self.assertEqual([(i["points"], i["colour"]) for i in index["indicators"]], [(3, "green"), (0, "orange")])

    def test_documents(self):
        validator = schema("samrapport-document-1.schema.json")
        self.workspace()
        self.good("report", "w", "--period", "2025", "--format", "json", "--output", "ut")
        for forbund, period in EXAMPLES:
            self.good("report", ROOT / "examples" / forbund, "--period", period, "--format", "json", "--output", "ut")
        files = sorted((self.folder / "ut").glob("*.json"))
        self.assertGreaterEqual(len(files), 4 + len(EXAMPLES))
        for path in files:
            with self.subTest(path.name):
                self.errors(validator, json.loads(path.read_text(encoding="utf-8")), path.name)

    def test_forbund(self):
        validator = schema("samrapport-forbund-1.schema.json")
        for path in [*ROOT.glob("examples/*/forbund.json"), spec.WORKSPACE / "forbund.json"]:
            self.errors(validator, json.loads(path.read_text(encoding="utf-8")), path)


class MadeUp(spec.Case):
    """A source of made-up data: said once in each report that prints a figure from it, and wherever a figure is explained."""

    def documents(self, source, kinds):
        w = self.workspace()
        spec.edit(w, "forbund.json", f'"file": "2025/data/{source}.csv",', f'"file": "2025/data/{source}.csv", "synthetic": true,')
        self.good("report", "w", "--period", "2025", "--format", "json")
        return {kind: (w / f"reports/provbygden-2025-{kind}.json").read_text(encoding="utf-8") for kind in kinds}

    def test_callout(self):
        found = self.documents("enkat", ["insatser", "indikatorrapport"])
        for kind, text in found.items():
            self.assertEqual(text.count("Rapporten innehåller påhittade uppgifter"), 1, kind)
            self.assertIn("Siffror ur enkat (2025/data/enkat.csv) är påhittade", text, kind)

    def test_only_where_printed(self):
        kinds = ["insatser", "indikatorrapport", "verksamhetsplan", "social-redovisning"]
        for kind, text in self.documents("deltagare", kinds).items():
            document = json.loads(text)
            # A plan tells what the year before gave, and the source of that year is not made up.
            printed = any(line["line"].startswith(("deltagare", "avslut", "budget")) and not line["line"].endswith("/forra")
                          for line in document["lines"])
            self.assertEqual("Rapporten innehåller påhittade uppgifter" in text, printed, kind)
        w = self.folder / "w"
        spec.edit(w, "forbund.json", '"file": "2025/data/deltagare.csv", "synthetic": true,', '"file": "2025/data/deltagare.csv",')
        spec.edit(w, "forbund.json", '"sources": {\n        "deltagare": { "file": "2025',
                  '"sources": {\n        "provade": { "file": "2025/data/enkat.csv", "synthetic": true },\n        "deltagare": { "file": "2025')
        self.good("report", "w", "--period", "2025", "--format", "json")
        for kind in kinds:
            self.assertNotIn("Rapporten innehåller påhittade", (w / f"reports/provbygden-2025-{kind}.json").read_text(encoding="utf-8"), kind)

    def test_explained(self):
        self.documents("enkat", [])
        text = self.good("explain", "w", "--period", "2025", "enkat.bemotande", locale=spec.SWEDISH).stdout
        self.assertRegex(text, "uppgifter +påhittade")
        results = json.loads(self.good("results", "w", "--period", "2025").stdout)
        origins = {o["source"]: o["synthetic"] for m in results["measures"] for o in m["origin"]}
        self.assertEqual((origins["enkat"], origins["deltagare"]), (True, False))


class Explain(spec.Case):
    """Where the numbers that the reports stand on come from."""

    # förbund, period, id, numerator (or earned), denominator (or maximum)
    NUMBERS = [
        ("umearegionen", "2022", "viktat", "171", "244"),
        ("umearegionen", "2022", "personal.medskapande", "75", "95"),
        ("skelleftea-norsjo", "2020", "misam.egen_forsorjning@misam", "22", "61"),
        ("skelleftea-norsjo", "2020", "misam.egen_forsorjning@misam[kön=kvinnor]", "9", None),
    ]

    def parts(self, forbund, period, key):
        text = self.good("explain", ROOT / "examples" / forbund, "--period", period, key).stdout
        found = {}
        for line in text.splitlines():
            match = re.match(r"  (\S.*?)  +(\S.*)$", line)
            if match:
                found.setdefault(match[1], []).append(match[2])
        return text, found

    def origin(self, forbund, text, found):
        """Each file that is named exists, with that hash, and rows of it."""
        self.assertTrue(found.get("file"), text)
        self.assertEqual(len(found["file"]), len(found["SHA-256"]), text)
        self.assertEqual(len(found["file"]), len(found.get("rows", [])), text)
        for file, digest, rows in zip(found["file"], found["SHA-256"], found["rows"]):
            path = ROOT / "examples" / forbund / file
            self.assertEqual(digest, spec.sha256(path), file)
            self.assertRegex(rows, r"^\d+(–\d+|-\d+)?(, ?\d+(–\d+|-\d+)?)*", text)
            most = max(int(n) for n in re.findall(r"\d+", rows))
            self.assertLessEqual(most, len(path.read_text(encoding="utf-8").splitlines()))

    def test_numbers(self):
        for forbund, period, key, numerator, denominator in self.NUMBERS:
            with self.subTest(f"{forbund} {period} {key}"):
                text, found = self.parts(forbund, period, key)
                self.assertTrue(found.get("formula"), text)
                self.assertIn(numerator, found.get("numerator", []) + found.get("earned", []), text)
                if denominator:
                    self.assertIn(denominator, found.get("denominator", []) + found.get("maximum", []), text)
                self.origin(forbund, text, found)

    def test_areas_of_index(self):
        text, _ = self.parts("umearegionen", "2022", "viktat")
        part = text[text.index("Jämlik samverkan"):].splitlines()
        self.assertIn("100 × 41 / 47", part[0])
        self.assertIn("2022/data/index_totaler.csv", part[2])
        self.assertIn(spec.sha256(ROOT / "examples/umearegionen/2022/data/index_totaler.csv"), part[4])

    def test_indicators(self):
        """Every indicator of Södra Norrbotten with a value has an origin that holds."""
        results = json.loads(self.good("results", ROOT / "examples/sodra-norrbotten", "--period", "2021").stdout)
        indicators = [m for m in results["measures"] if "indikator" in m["tags"] and m["value"] is not None and not m["group"]]
        self.assertGreater(len(indicators), 15)
        for measure in indicators[::5] + indicators[-1:]:
            text, found = self.parts("sodra-norrbotten", "2021", measure["key"])
            self.origin("sodra-norrbotten", text, found)
        for measure in results["measures"]:
            for origin in measure["origin"]:
                self.assertEqual(origin["sha256"], spec.sha256(ROOT / "examples/sodra-norrbotten" / origin["file"]))

    def test_interval(self):
        """117 of 133 at 95 %: the closed form, computed here."""
        z, k, n = 1.959963984540054, 117, 133
        middle, half = (k / n + z * z / 2 / n) / (1 + z * z / n), z / (1 + z * z / n) * (k / n * (1 - k / n) / n + z * z / 4 / n / n) ** 0.5
        text, found = self.parts("umearegionen", "2022", "enkat.deltagare.bestamma")
        self.assertEqual(found["interval"], [f"{100 * (middle - half):.1f}% – {100 * (middle + half):.1f}% (Wilson, 95%)"], text)

    def test_goal_plan(self):
        text, found = self.parts("skelleftea-norsjo", "2023", "planering-2")
        self.assertEqual(found["assessment"], ["not measured"])
        self.assertIn("MISAM", text)

    def test_unit_and_group(self):
        self.workspace()
        def said(key):
            return self.good("explain", "w", "--period", "2025", key).stdout
        self.assertIn(" 5\n", said("deltagare.antal"))
        self.assertEqual(said("deltagare.antal"), said("deltagare.antal@spar"))
        self.assertIn(" 3\n", said("deltagare.antal@spar[kön=kvinna]"))
        self.assertIn("2025/data/deltagare.csv", said("deltagare.antal@spar[kön=man]"))
        self.assertIn("Deltagarna går vidare", said("1.1"))
        self.assertIn("Spåret", said("budget:avslut"))

    def test_unknown(self):
        self.workspace()
        done = self.run_command("explain", "w", "--period", "2025", "deltagare.antl")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("deltagare.antal", done.stderr)

    def test_in_swedish(self):
        self.workspace()
        text = self.good("explain", "w", "--period", "2025", "deltagare.avslut", locale=SWEDISH).stdout
        for word in ("täljare", "nämnare", "fil", "rader", "formel", "SHA-256"):
            self.assertIn(word, text)


class Mappings(spec.Case):
    """Ready mappings, and own ones that go before them."""

    def lines(self, *arguments):
        return [line.split("\t") for line in self.good("list", "mappings", *arguments).stdout.splitlines()]

    def test_shared(self):
        lines = self.lines()
        self.assertIn(["sus-person", "SUS, personregistrerade deltaganden", "lib/mappings/sus-person.json"], lines)
        text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
        table = text[text.index("| Mapping | A row is |"):].split("\n\n")[0]
        self.assertEqual(sorted(re.findall(r"`([a-z-]+)`", table)), sorted(line[0] for line in lines), "docs/sources.md names them")

    def test_own_goes_before_shared(self):
        w = self.workspace()
        (w / "scripts/mappings").mkdir()
        (w / "scripts/mappings/sus-person.json").write_text(
            '{ "schema": "samrapport-mapping/1", "id": "sus-person", "title": "Vår egen", "format": "csv",\n'
            '  "columns": { "fråga": { "type": "text" }, "svar": { "names": ["andel"], "type": "decimal", "unit": "percent" } } }')
        self.assertIn(["sus-person", "Vår egen", "scripts/mappings/sus-person.json"], self.lines("w"))
        spec.edit(w, "forbund.json", '"enkat": { "file"', '"egna": { "file": "2025/data/enkat.csv", "mapping": "sus-person", "published": true },\n        "enkat": { "file"')
        spec.append(w, "scripts/measures.lua",
                    '\nmeasure "egna" { kind = "share", label = "Egna", value = source "egna":where { ["fråga"] = "bemötande" }:printed "svar" }\n')
        measures = {m["id"]: m["value"] for m in json.loads(self.good("results", "w", "--period", "2025").stdout)["measures"]}
        self.assertEqual(measures["egna"], 0.885)

    def test_a_broken_one_is_told(self):
        w = self.workspace()
        (w / "scripts/mappings").mkdir()
        (w / "scripts/mappings/trasig.json").write_text('{ "schema": "samrapport-mapping/1", "id": "trasig" }')
        done = self.run_command("list", "mappings", "w")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("scripts/mappings/trasig.json:1:1: error[SR1011]", done.stderr)

    def test_a_folder_that_cannot_be_read(self):
        """Is told, and is not the same as one that is not there."""
        w = self.workspace()
        (w / "scripts/mappings").write_text("ingen mapp")
        spec.edit(w, "forbund.json", '"enkat": { "file"', '"egna": { "file": "2025/data/enkat.csv", "mapping": "sus-person", "published": true },\n        "enkat": { "file"')
        for arguments in (["list", "mappings", "w"], ["results", "w", "--period", "2025"]):
            done = self.run_command(*arguments)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("error[SR1209]: scripts/mappings cannot be read: it is a file, not a folder", done.stderr)
        (w / "scripts/mappings").unlink()
        (w / "scripts/mappings").symlink_to("mappings")
        self.assertIn("error[SR1209]", self.run_command("list", "mappings", "w").stderr)

    def test_too_many(self):
        w = self.workspace()
        (w / "scripts/mappings").mkdir()
        (w / "scripts/2025").mkdir(exist_ok=True)
        for i in range(1001):
            (w / f"scripts/mappings/m{i:04}.json").write_text('{ "schema": "samrapport-mapping/1", "id": "m%04d", "title": "m", "format": "csv", "columns": { "a": { "type": "text" } } }' % i)
            (w / f"scripts/2025/m{i:04}.lua").write_text("")
        done = self.run_command("list", "mappings", "w")
        self.assertIn("error[SR9044]: scripts/mappings holds too many files", done.stderr)
        self.assertIn("error[SR9044]: scripts holds too many files", done.stderr)
        self.assertIn("at most 1000", done.stderr)


class Lists(spec.Case):
    def lines(self, *arguments):
        return [line.split("\t") for line in self.good("list", *arguments).stdout.splitlines()]

    def test_small(self):
        self.workspace()
        self.assertEqual(self.lines("forbund", "w")[0], ["provbygden", "Samordningsförbundet Provbygden"])
        self.assertEqual([line[0] for line in self.lines("goals", "w", "--period", "2025")], ["1.1", "1.2"])
        self.assertIn(["deltagare.avslut", "Spåret", "Avslut till arbete eller studier"], self.lines("measures", "w", "--period", "2025"))
        self.assertIn(["2025", "enkat", "csv", "2025/data/enkat.csv"], self.lines("sources", "w"))
        self.assertIn("html", [line[0] for line in self.lines("formats", "w")])
        self.assertIn("json", [line[0] for line in self.lines("formats", "w")])
        self.assertIn(["template"], self.lines("plugins", "w"))
        kinds = [line[0] for line in self.lines("reports", "w")]
        for kind in ("verksamhetsplan", "social-redovisning", "insatser", "indikatorrapport"):
            self.assertIn(kind, kinds)

    def test_examples(self):
        for forbund in ("umearegionen", "sodra-norrbotten", "skelleftea-norsjo"):
            self.assertIn(forbund, [line[0] for line in self.lines("plugins", ROOT / "examples" / forbund)])
            self.assertTrue([line for line in self.lines("formats", ROOT / "examples" / forbund) if line[0].startswith(forbund + "/")])
        self.assertEqual(len([line for line in self.lines("forbund", *sorted(file.parent for file in ROOT.glob("examples/*/forbund.json"))) if not line[0].startswith(" ")]), 3)


class Page(html.parser.HTMLParser):
    """What a page shows, and what its charts say to who cannot see them (desc, title of svg)."""

    def __init__(self, text):
        super().__init__()
        self.inside, self.shown, self.told = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("svg", "desc", "title", "style", "script"):
            self.inside.append(tag)
        if dict(attrs).get("role") == "img":
            self.told.append(dict(attrs).get("aria-label") or "")

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if "svg" in self.inside and self.inside[-1] in ("desc", "title"):
            self.told.append(data)
        elif not self.inside or self.inside == ["svg"]:
            self.shown.append(data)


class Alternatives(spec.Case):
    NUMBER = re.compile(r"\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?")

    def test_charts_tell_no_number_that_is_not_shown(self):
        """Nor does one that is hidden stand in the text of a chart."""
        told = 0
        for forbund, period in EXAMPLES:
            self.good("report", ROOT / "examples" / forbund, "--period", period, "--output", "ut", "--quiet")
        for path in sorted((self.folder / "ut").glob("*.html")):
            page = Page(path.read_text(encoding="utf-8"))
            shown = set(self.NUMBER.findall(" ".join(page.shown)))
            numbers = self.NUMBER.findall(" ".join(page.told))
            self.assertEqual([n for n in numbers if n not in shown], [], path.name)
            told += len(numbers)
        self.assertGreater(told, 200)


class SameBytes(spec.Case):
    """The same input gives the same bytes, and nothing of the machine."""

    def outputs(self, root, where, env=None):
        """Everything that the command says about the examples in a tree: reports, results, explanations."""
        out = {}
        for forbund, period in EXAMPLES:
            workspace = pathlib.Path("examples") / forbund
            done = self.good("report", workspace, "--period", period, "--format", "html,json", "--output", where, "--quiet", cwd=root, env=env)
            out[f"{forbund} {period} messages"] = done.stderr
            out[f"{forbund} {period} results"] = self.good("results", workspace, "--period", period, cwd=root, env=env).stdout
        out["explain"] = self.good("explain", "examples/umearegionen", "--period", "2022", "viktat", cwd=root, env=env).stdout
        out.update(spec.snapshot(where))
        return out

    def tree(self, name, reverse=False):
        """A copy of examples and scripts elsewhere, its files made in another order."""
        root = self.folder / name
        files = sorted(path for part in ("examples", "scripts") for path in (ROOT / part).rglob("*")
                       if path.is_file() and "reports" not in path.parts)
        for path in reversed(files) if reverse else files:
            to = root / path.relative_to(ROOT)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)
        return root

    def same(self, one, other):
        """Two folders, or two lists of outputs."""
        one, other = (spec.snapshot(part) if isinstance(part, pathlib.Path) else part for part in (one, other))
        self.assertEqual(one.keys(), other.keys())
        for name, content in one.items():
            self.assertTrue(content == other[name], f"{name} differs")

    def test_folder_and_order(self):
        here = self.outputs(ROOT, self.folder / "a")
        self.same(here, self.outputs(self.tree("en annan mapp/åäö", reverse=True), self.folder / "b"))

    def test_environment(self):
        base = self.outputs(ROOT, self.folder / "a")
        for number, more in enumerate((
                {"LC_ALL": "en_US.UTF-8", "TZ": "Pacific/Kiritimati", "LANG": "C"},
                {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "LC_NUMERIC": "de_DE.UTF-8", "COLUMNS": "20"},
                {"LC_ALL": "C", "TZ": ":nowhere", "HOME": "/nonexistent", "TERM": "dumb", "USER": "någon", "NO_COLOR": "1"})):
            self.same(base, self.outputs(ROOT, self.folder / f"b{number}", env=spec.environment(**more) if "LC_ALL" not in more else
                                         {**spec.environment(), **more}))

    def test_reports_do_not_follow_the_terminal(self):
        """Messages are in the terminal's language, reports and results in the workspace's."""
        base, swedish = self.outputs(ROOT, self.folder / "a"), self.outputs(ROOT, self.folder / "b", env=spec.environment(SWEDISH))
        for name, content in base.items():
            if not name.endswith("messages") and name != "explain":
                self.assertTrue(content == swedish[name], f"{name} differs")

    def test_from_another_working_folder(self):
        w = self.workspace()
        self.good("report", "w", "--period", "2025", "--output", "a")
        self.good("report", "--period", "2025", "--output", self.folder / "b", cwd=w / "scripts" / "2025")
        self.good("report", w, "--period", "2025", "--output", self.folder / "c", cwd="/")
        self.same(self.folder / "a", self.folder / "b")
        self.same(self.folder / "a", self.folder / "c")

    def test_date(self):
        """A document's date is the period's, else SOURCE_DATE_EPOCH, else left out: never the clock."""
        w = self.workspace()
        def head(**more):
            self.good("report", "w", "--period", "2025", "--kind", "insatser", "--format", "json,html", "--output", "ut", env=spec.environment(**more))
            document = json.loads((self.folder / "ut/provbygden-2025-insatser.json").read_text(encoding="utf-8"))
            return document, (self.folder / "ut/provbygden-2025-insatser.html").read_text(encoding="utf-8")
        document, html = head()
        self.assertEqual(document["date"], "2026-03-20")
        self.assertEqual(head(SOURCE_DATE_EPOCH="86400"), (document, html))
        edit(w, "forbund.json", '"date": "2026-03-20",', "")
        document, html = head()
        self.assertIsNone(document["date"])
        document, html = head(SOURCE_DATE_EPOCH="1774224000")
        self.assertEqual(document["date"], "2026-03-23")

    def test_nothing_of_the_machine(self):
        """No folder of this machine, user or host in anything that is written or printed."""
        home = os.path.expanduser("~")
        secrets = {str(self.folder), str(ROOT), str(spec.COMMAND.parent), os.uname().nodename} | ({home} if home not in ("/", "/root") else set())
        root = self.tree("hemlig-mapp")
        for name, content in self.outputs(root, self.folder / "ut").items():
            text = content if isinstance(content, str) else content.decode("utf-8")
            for secret in secrets | {"hemlig-mapp"}:
                self.assertNotIn(secret, text, name)
            self.assertIsNone(re.search(r"/(tmp|home|root|work|build)/", text), name)
            self.assertIsNone(re.search(r"\b0x[0-9a-f]{6,}\b", text), f"{name}: an address")

    def test_static_and_shared_plugins(self):
        """Both ways of building plugins in give the same, where both are built."""
        builds = spec.COMMAND.parents[2]
        newest = max(path.stat().st_mtime for folder in ("core", "plugins", "po")
                     for path in (ROOT / folder).rglob("*") if path.is_file())
        others = [path for path in sorted(builds.glob("*/bin/samrapport"))
                  if path != spec.COMMAND and path.stat().st_mtime >= newest]
        if not others:
            self.skipTest(f"no other build of these sources in {builds.name}/")
        base = self.outputs(ROOT, self.folder / "a")
        own = spec.COMMAND
        try:
            for number, other in enumerate(others):
                spec.COMMAND = other
                self.same(base, self.outputs(ROOT, self.folder / f"b{number}"))
        finally:
            spec.COMMAND = own


class Persons(spec.Case):
    """A personal identity number stops the report and is told by its place, never repeated."""

    def guarded(self, change, where, commands=("report", "results")):
        w = self.workspace()
        self.good("report", "w", "--period", "2025")
        change(w)
        reports = spec.snapshot(w / "reports")
        for command in commands:
            done = self.run_command(command, "w", "--period", "2025", "--format", "html,json") if command == "report" else \
                self.run_command(command, "w", "--period", "2025")
            with self.subTest(command):
                self.assertIn(done.returncode, (1, 3), done.stderr)
                self.assertRegex(done.stderr, r"error\[SR\d{4}\].*(personal identity|personnummer)")
                self.assertRegex(done.stderr, where)
                for number in PERSON:
                    self.assertNotIn(number, done.stderr)
                    self.assertNotIn(number, done.stdout)
        self.assertTrue(spec.snapshot(w / "reports") == reports, "a report was written")
        drafted = self.run_command("report", "w", "--period", "2025", "--draft", "--output", "utkast")
        self.assertNotEqual(drafted.returncode, 0)
        for path, content in (spec.snapshot(self.folder / "utkast") if (self.folder / "utkast").exists() else {}).items():
            for number in PERSON:
                self.assertNotIn(number, path)
                self.assertNotIn(number.encode(), content, f"a draft with the number: {path}")

    def test_cell(self):
        for number in PERSON:
            with self.subTest(number):
                shutil.rmtree(self.folder / "w", ignore_errors=True)
                self.guarded(lambda w: edit(w, "2025/data/deltagare.csv", "spar;man;arbete;200", f"spar;{number};arbete;200"),
                             "deltagar")

    def test_label(self):
        self.guarded(lambda w: edit(w, "scripts/measures.lua", 'label = "Deltagare"', f'label = "Deltagare {PERSON[0]}"'), "avsnitt|section|deltagare.antal")

    def test_goal_text(self):
        self.guarded(lambda w: edit(w, "scripts/2025/goals.lua", 'goal = "Deltagarna går vidare"', f'goal = "{PERSON[1]} går vidare"'), "1.1|goals.lua|goal")

    def test_text_of_report(self):
        self.guarded(lambda w: edit(w, "scripts/reports.lua", "Allt i den här", f"Allt om {PERSON[0]} i den här"), ".", commands=("report",))

    def test_section(self):
        self.guarded(lambda w: append(w, "scripts/reports.lua", f"""
section "prov" {{ title = "Prov", kinds = {{ "insatser" }}, build = function(d, c) d:paragraph("Hej {PERSON[0]}") end }}
"""), "insatser|prov|reports.lua", commands=("report",))

    def test_file_name(self):
        def rename(w):
            (w / "2025/data/enkat.csv").rename(w / f"2025/data/enkat {PERSON[0]}.csv")
            edit(w, "forbund.json", "2025/data/enkat.csv", f"2025/data/enkat {PERSON[0]}.csv")
        self.guarded(rename, "forbund.json|enkat")

    def test_member_name(self):
        self.guarded(lambda w: edit(w, "forbund.json", "Provby kommun", f"Provby {PERSON[0]}"), "forbund.json|provby|member")

    def test_unit_name(self):
        self.guarded(lambda w: edit(w, "forbund.json", '"Spåret"', f'"Spåret {PERSON[0]}"'), "forbund.json|spar|unit")

    def test_wrong_cell(self):
        """Also a finding about a cell must not repeat it."""
        w = self.workspace()
        edit(w, "2025/data/deltagare.csv", "arbete;120", f"arbete;{PERSON[0]}")
        for more in ([], ["--diagnostics", "json"]):
            done = self.run_command("results", "w", "--period", "2025", *more)
            self.assertEqual(done.returncode, 1, done.stderr)
            for number in PERSON:
                self.assertNotIn(number, done.stderr + done.stdout)

    def test_not_one(self):
        """A number with a wrong check digit, and a case number, are no personal identity numbers."""
        w = self.workspace()
        edit(w, "scripts/reports.lua", "Allt i den här", "Dnr 121212-1213 och 20251212-9999: allt i den här")
        self.good("report", "w", "--period", "2025")


if __name__ == "__main__":
    sys.exit(spec.main())
