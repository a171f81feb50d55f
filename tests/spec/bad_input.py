#!/usr/bin/env python3
"""Bad input: each case breaks one thing in a copy of the small workspace. The command must say exactly what
tests/golden/messages/<case>.txt says, in English and in Swedish, end with the status given there, write nothing and
leave the earlier reports as they were.

    bad_input.py COMMAND [test ...]
    SAMRAPPORT_UPDATE=1 bad_input.py COMMAND      writes the messages anew: read the difference before it is committed
"""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import spec
from spec import ENGLISH, SWEDISH, append, edit

GOLDEN = spec.ROOT / "tests" / "golden" / "messages"
REPORT = ("report", "w", "--period", "2025")


def forbund(old, new):
    return lambda w: edit(w, "forbund.json", old, new)


def goals(old, new):
    return lambda w: edit(w, "scripts/2025/goals.lua", old, new)


def index(old, new):
    return lambda w: edit(w, "scripts/2025/weighted_index.lua", old, new)


def data(old, new):
    return lambda w: edit(w, "2025/data/deltagare.csv", old, new)


def mapping(name, text):
    def write(w):
        (w / "scripts/mappings").mkdir(exist_ok=True)
        (w / f"scripts/mappings/{name}.json").write_text(text, encoding="utf-8")
    return write


def rules(text):
    return forbund('"dagar": { "type": "integer", "unit": "days" } },',
                   '"dagar": { "type": "integer", "unit": "days" } }, "rules": [' + text + '],')


def measure(text):
    return lambda w: append(w, "scripts/measures.lua", text)


def together(*edits):
    def all_of_them(w):
        for one in edits:
            one(w)
    return all_of_them


SURVEY = ('"index": { "file"', '"svar": { "file": "2025/data/svar.csv", "mapping": "nns-lang" },\n        "index": { "file"')


def survey(rows):
    """A survey in long form, one row an answer; a check reads it."""
    def write(w):
        (w / "2025/data/svar.csv").write_text("svarande;grupp;kön;fråga;svar\n" + rows, encoding="utf-8")
    return together(forbund(*SURVEY), write, measure('measure "svar" { kind = "count", value = source "svar":count() }\n'))


# name: (what is broken, exit status, codes that must be told and how often)
CASES = {
    "forbund-comma": (forbund('"language": "sv",', '"language": "sv"'), 1, {"SR1001": 1}),
    "forbund-cut": (lambda w: (w / "forbund.json").write_bytes((w / "forbund.json").read_bytes()[:700]), 1, {"SR1001": 1}),
    "forbund-empty": (lambda w: (w / "forbund.json").write_text(""), 1, {"SR1001": 1}),
    "forbund-duplicate-key": (forbund('"language": "sv",', '"language": "sv",\n  "language": "en",'), 1, {"SR1002": 1}),
    "forbund-unknown-key": (forbund('"language": "sv",', '"langauge": "sv",'), 1, {"SR1010": 1}),
    "forbund-many": (together(
        forbund('"name": "Samordningsförbundet Provbygden"', '"nam": "Samordningsförbundet Provbygden"'),
        forbund('"language": "sv"', '"language": 7'),
        forbund('"owner": "provby"', '"owner": "provbyy"'),
        forbund('"from": "2024-01-01"', '"from": "2024-13-01"'),
        forbund('{ "id": "region", "name": "Region Prov"', '{ "id": "Region", "name": "Region Prov"'),
        forbund('"2024": {', '"2024-Q7": {')), 1,
        {"SR1010": 1, "SR1011": 1, "SR1012": 1, "SR1019": 1, "SR1015": 1, "SR1013": 1, "SR1017": 1}),
    "survey-answers": (survey("1;personal;K;personal.f1;7\n2;personal;K;personal.f1;fem\n3;personal;K;;4\n4;Elever;K;personal.f1;4\n"
                             "5;avslut;Kvinna;avslut.f8;Kanske\n6;avslut;Q;avslut.f8;Ja\n7;avslut;;avslut.f1;Vet ej\n"), 1,
                      {"SR1340": 3, "SR1341": 1, "SR1106": 2}),
    "survey-scale": (forbund('"fråga": { "type": "text", "required": true }',
                             '"fråga": { "type": "text", "required": true, "scale": { "by": "nummer", "steps": { "1": "1–6", "2": [] } } }'),
                     1, {"SR1342": 2}),
    "survey-scale-column": (forbund('"fråga": { "type": "text", "required": true }',
                                    '"fråga": { "type": "text", "required": true, "scale": { "by": "nummer", "steps": { "*": "free" } } }'),
                            1, {"SR1101": 1}),
    "survey-unpivot": (measure('measure "smält" { kind = "count",\n  value = source "enkat":unpivot({ "fråga", "andel" }, "namn", "svar"):count() }\n'
                               'measure "bred" { kind = "value", value = source "enkat":unpivot("andel", "namn", "svar"):mode "svar" }\n'
                               'measure "ord" { kind = "value", value = source "enkat":mode "fråga" }\n'), 1,
                       {"SR2201": 2, "SR2109": 1}),
    "survey-interval": (measure('measure "bas" { kind = "count", value = source "enkat":count(), interval = "wilson" }\n'
                                'measure "niva" { kind = "share", value = not_measured, interval = { method = "wilson", level = 95 } }\n'
                                'measure "slag" { kind = "share", value = not_measured, interval = "wald" }\n'), 1,
                        {"SR2340": 1, "SR2102": 2}),
    "forbund-missing": (lambda w: (w / "forbund.json").unlink(), 3, {"SR1201": 1}),
    "source-missing": (lambda w: (w / "2025/data/deltagare.csv").unlink(), 3, {"SR1201": 1}),
    "sources-missing": (lambda w: shutil.rmtree(w / "2025"), 3, {"SR1201": 3}),
    "source-empty": (lambda w: (w / "2025/data/enkat.csv").write_text(""), 1, {"SR1115": 1}),
    "source-folder": (forbund('"file": "2025/data/enkat.csv"', '"file": "2025/data"'), 3, {"SR1201": 1}),
    "column-missing": (lambda w: edit(w, "2025/data/deltagare.csv", "insats;kön;orsak;dagar", "insats;kon;orsak;dagar"), 1, {"SR1101": 1}),
    "columns-missing": (lambda w: (w / "2025/data/deltagare.csv").write_text("a;b\n1;2\n"), 1, {"SR1101": 3}),
    "column-twice": (data("insats;kön;orsak;dagar", "insats;kön;orsak;orsak"), 1, {"SR1102": 1}),
    "number-with-letter": (data("arbete;200", "arbete;2O0"), 1, {"SR1104": 1}),
    "numbers-and-rows": (together(data("arbete;120", "arbete;12o"), data("studier;90", "studier;90;1"),
                                  data("annat;310", "annat;tre")), 1, {"SR1104": 2, "SR1103": 1}),
    "mapping-unknown": (forbund('"file": "2025/data/enkat.csv",', '"file": "2025/data/enkat.csv", "mapping": "enkt",'), 1, {"SR1301": 1}),
    "mapping-near": (together(mapping("frageform", "{}"), forbund('"file": "2025/data/enkat.csv",',
                              '"file": "2025/data/enkat.csv", "mapping": "frageformm",')), 1, {"SR1301": 1}),
    "mapping-wrong": (together(mapping("egen", '{ "schema": "samrapport-mapping/1", "id": "egen", "title": "Egen",\n'
                                       '  "columns": { "fråga": { "typ": "text" }, "andel": { "type": "decimall" } } }'),
                               forbund('"file": "2025/data/enkat.csv",', '"file": "2025/data/enkat.csv", "mapping": "egen",')),
                      1, {"SR1010": 1, "SR1018": 1}),
    "mapping-columns": (together(mapping("egen", '{ "schema": "samrapport-mapping/1", "id": "egen", "title": "Egen",\n'
                                         '  "columns": { "text": { "names": ["Fritext", "Kommentar"], "required": true },\n'
                                         '    "datum": { "names": ["Frågat", "Svarat"] }, "form": {}, "plats": {} } }'),
                                 forbund('"file": "2025/data/enkat.csv",', '"file": "2025/data/enkat.csv", "mapping": "egen",'),
                                 lambda w: edit(w, "2025/data/enkat.csv", "fråga;andel;riket", "fråga;andel;Svrat")),
                        1, {"SR1101": 1, "SR1304": 1, "SR1305": 1}),
    "several-values": (together(forbund('''"orsak": { "type": "text", "required": true },
          "dagar"''', '''"orsak": { "type": "code", "required": true, "separator": "+",
            "codes": { "arbete": "arbete", "studier": "studier", "sjukdom": "sjukdom", "annat": "annat", "flytt": "flytt" } },
          "dagar"'''), data("arbete;120", "arbete+arbete;120"), data("studier;90", "studier + stuider;90"), data("annat;310", "annat++flytt;310")),
        1, {"SR1106": 1, "SR1303": 2}),
    "sum-below": (together(data("arbete;120", "arbete;12o"), data("spar;kvinna;;45", "spar;kvinna;;45\nSumma;;;765")), 1, {"SR1310": 1, "SR1104": 1}),
    "sum-left-out": (together(data("arbete;120", "arbete;12o"), data("spar;kvinna;;45", "spar;kvinna;;45\nSumma;;;765 dagar"),
                              forbund('"dagar": { "type": "integer",', '"dagar": { "type": "integer", "skip_rows": ["765 dagar"],')), 1, {"SR1104": 1}),
    "separator-of-number": (forbund('"dagar": { "type": "integer",', '"dagar": { "type": "integer", "separator": "+",'), 1, {"SR1022": 1}),
    "rows-against-rules": (together(
        rules('{ "filled": ["orsak"] }, { "unique": ["insats", "kön", "orsak"] }, { "order": ["dagar", "dagar"] }, '
              '{ "empty": ["dagar"], "when": { "orsak": "annat" } }, { "one_of": ["orsak", "dagar"], "when": { "insats": "spar" } }'),
        data("spar;kvinna;studier;90", "spar;kvinna;arbete;90")), 1, {"SR1320": 1, "SR1322": 4, "SR1324": 1, "SR1327": 1}),
    "rules-wrong": (rules('{ "unique": [] }, { "order": ["dagar"] }, { "Unique": ["dagar"] }, { "filled": ["dagar"], "empty": ["orsak"] }, '
                          '{ "filled": ["dagar"], "when": ["orsak"] }'), 1, {"SR1326": 5, "SR1010": 1}),
    "rule-of-no-column": (rules('{ "filled": ["dager"] }'), 1, {"SR1325": 1}),
    "unknown-format": (forbund('"file": "2025/data/enkat.csv",', '"file": "2025/data/enkat.csv", "format": "cvs",'), 1, {"SR1207": 1}),
    "unknown-measure": (goals('measure = "enkat.bemotande"', 'measure = "enkat.bemotandet"'), 1, {"SR2": 1}),
    "unknown-source": (measure('\nmeasure "x" { label = "X", kind = "count", value = source "deltagarna":count() }\n'), 1, {"SR2": 1}),
    "unknown-function": (goals('at_least "90 %"', 'atleast "90 %"'), 1, {"SR2": 1}),
    "script-syntax": (goals('goal "1.2" {', 'goal "1.2" {{'), 1, {"SR2": 1}),
    "goal-twice": (goals('goal "1.2" {', 'goal "1.1" {'), 1, {"SR2151": 1}),
    "target-without-percent": (goals('at_least "90 %"', "at_least(90)"), 1, {"SR2160": 1}),
    "target-as-fraction": (goals('at_least "90 %"', "at_least(0.9)"), 1, {"SR2160": 1}),
    "weight-below-zero": (index('{ 3, "Avslut', '{ -3, "Avslut'), 1, {"SR2170": 1}),
    "index-weights": (together(index('published = { earned = totalt:printed "intjänat", maximum = totalt:printed "högst", '
                                     'indicators = totalt:printed "indikatorer" },', ""), index('{ 3, "Avslut', '{ 0, "Avslut'), index('{ 2, "Bra', '{ 0, "Bra'),
                              index('near = points(2),', 'near = points(2), points = "2,5", weights = { ["enkat.bemotnde"] = 4 },')),
                     1, {"SR2401": 1, "SR2407": 1, "SR2411": 1}),
    "index-choices": (index('near = points(2),', 'near = points(2), near_earns = "0,5", scoring = "share_reached", normalise = "z_score",\n'
                            '  aggregation = "geometrisk", weighting = "equal", scale = { 100, 1 }, capped = true, coverage = 80,\n'
                            '  units = { "spar", "spar" },'),
                      1, {"SR2400": 4, "SR2409": 1, "SR2410": 1, "SR2102": 2}),
    "index-targets": (together(index('at_least "70 %" }', 'at_least "0 %" }'), index('near = points(2),', 'near = points(2), scoring = { { "80 %", "50 %" }, { "60 %", "70 %" }, { "0 %", 2 } },'),
                               index('at_least "90 %" }', 'nil }')), 1, {"SR2404": 1, "SR2408": 3, "SR2106": 1}),
    "index-goalposts": (lambda w: (w / "scripts/2025/weighted_index.lua").write_text(
        'index "norm" { title = "Norm", normalise = "goalposts",\n'
        '  area "Ett" { weight = 2,\n'
        '    { 1, "Avslut", "deltagare.avslut", nil, goalposts = { 50, 90 } },\n'
        '    { 1, "Bemötande", "enkat.bemotande", nil, goalposts = { "90 %", "50 %" } },\n'
        '    { 1, "Bemötande", "enkat.bemotande", nil, id = "utan" } },\n'
        '  area "Två" { { -1, "Bemötande", "enkat.bemotande", nil, id = "avstand", goalposts = { "50 %", "90 %" }, direction = "uppåt" } } }\n'
        'index "avstand" { title = "Avstånd", normalise = "distance_to_target", units = { "spar", "broar" },\n'
        '  area "Ett" { weight = -1, { 1, "Bemötande", "enkat.bemotande", nil } } }\n', encoding="utf-8"),
                        1, {"SR2403": 3, "SR2405": 2, "SR2170": 1, "SR2402": 1, "SR2102": 1}),
    "index-robustness": (index('near = points(2),', 'near = points(2), robustness = { weights = "150 %", concentration = -1, draws = 5, seed = "ett",\n'
                               '  near = points(1), scoring = { "andel" }, samples = "alla", sensitivty = 100 },'),
                         1, {"SR2102": 7, "SR2101": 1}),
    "items-above-total": (lambda w: edit(w, "2025/data/index.csv", "5;8;4", "4;4;4"), 1, {"SR404": 1}),
    "cycle": (measure('\nmeasure "a" { label = "A", kind = "count", value = function(c) return c:measure "b" end }'
                      '\nmeasure "b" { label = "B", kind = "count", value = function(c) return c:measure "a" end }\n'), 1, {"SR2260": 1}),
    "goals-many": (together(goals('goal "1.2" {', 'goal "1.1" {'), goals('at_least "90 %"', "at_least(90)"),
                            goals('measure = "deltagare.avslut"', 'measure = "deltagare.avslutt"'),
                            goals('partly = at_least "60 %"', 'partly = at_least "80 %"')), 1,
                   {"SR2151": 1, "SR2160": 1, "SR2154": 1, "SR2": 4}),
    "kind-of-period": (forbund('"social-redovisning"', '"social-redovisnin"'), 1, {"SR1208": 1}),
    "script-folder-missing": (forbund('"scripts": "scripts"', '"scripts": "skript"'), 3, {"SR1206": 1}),
    "plugin-missing": (forbund('"scripts": "scripts"', '"scripts": "scripts",\n  "plugin": "provbygd"'), 3, {"SR3001": 1}),
}

# The same on the command line: name: (arguments, exit status, codes)
ASKED = {
    "period-missing": (("report", "w", "--period", "2019"), 1, {"SR1204": 1}),
    "kind-unknown": (("report", "w", "--period", "2025", "--kind", "social"), 1, {"SR1208": 1}),
    "period-wrong": (("report", "w", "--period", "tjugo"), 1, {"SR1205": 1}),
    "workspace-missing": (("report", "finns-inte", "--period", "2025"), 3, {"SR1201": 1}),
}


def full_disk():
    """Files of the child, and of what it starts, end at 1000 bytes: writing more fails with EFBIG."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


class BadInput(spec.Golden):
    FOLDER = GOLDEN

    @classmethod
    def setUpClass(cls):
        """One folder with a workspace and its good reports, copied by each case."""
        cls.good_folder = tempfile.TemporaryDirectory(prefix="samrapport-spec-")
        cls.addClassCleanup(cls.good_folder.cleanup)
        cls.good_workspace = spec.copy(pathlib.Path(cls.good_folder.name) / "w")
        done = spec.run(*REPORT, cwd=cls.good_folder.name)
        if done.returncode != 0:
            raise AssertionError(f"the workspace without faults: status {done.returncode}\n{done.stderr}")

    def broken(self, change=lambda w: None):
        workspace = pathlib.Path(shutil.copytree(self.good_workspace, self.folder / "w"))
        change(workspace)
        return workspace

    def said(self, text):
        return text.replace(str(spec.COMMAND.parent), "<programs>")  # the one path of the machine that a message may hold

    def tells(self, done, status, codes):
        self.assertEqual(done.returncode, status, done.stderr)
        for code, times in codes.items():
            found = done.stderr.count(f"[{code}" if len(code) < 6 else f"[{code}]")
            self.assertGreaterEqual(found, times, f"{code} is to be told {times} times:\n{done.stderr}")

    def check(self, name, arguments, status, codes):
        """Both languages say it, nothing is written, the earlier reports are as they were."""
        before = spec.snapshot(self.folder)
        self.assertTrue(any("reports" in path for path in before), "there are no earlier reports to keep")
        for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
            done = self.run_command(*arguments, locale=locale)
            self.tells(done, status, codes)
            self.assertEqual(done.stdout, "", "a list of files that were not written")
            self.golden(name, language, done.stderr)
        self.assertEqual(spec.snapshot(self.folder), before, "something was written")

    def test_messages(self):
        for name, (change, status, codes) in CASES.items():
            with self.subTest(name):
                shutil.rmtree(self.folder / "w", ignore_errors=True)
                self.broken(change)
                self.check(name, REPORT, status, codes)

    def test_asked_for(self):
        self.broken()
        for name, (arguments, status, codes) in ASKED.items():
            with self.subTest(name):
                self.check(name, arguments, status, codes)

    def test_no_stale_messages(self):
        """Every file of messages belongs to a case."""
        known = {f"{name}.{language}.txt" for name in [*CASES, *ASKED, *WRITING] for language in ("en", "sv")}
        self.assertEqual({path.name for path in GOLDEN.iterdir()}, known)

    def test_results_with_errors(self):
        """`results` prints JSON all the same, with the findings in it."""
        import json
        self.broken(goals('at_least "90 %"', "at_least(90)"))
        done = self.run_command("results", "w", "--period", "2025")
        self.assertEqual(done.returncode, 1, done.stderr)
        results = json.loads(done.stdout)
        self.assertIn("SR2160", [finding["code"] for finding in results["findings"]])
        self.assertEqual(next(m for m in results["measures"] if m["id"] == "deltagare.avslut")["value"], 0.75)

    def test_draft(self):
        """--draft writes all the same, and the file says that it is a draft."""
        self.broken(goals('measure = "enkat.bemotande"', 'measure = "enkat.bemotandet"'))
        shutil.rmtree(self.folder / "w/reports")
        done = self.run_command(*REPORT, "--draft")
        self.assertEqual(done.returncode, 1, done.stderr)
        written = list((self.folder / "w/reports").glob("*.html"))
        self.assertEqual(len(written), 4)
        for path in written:
            self.assertRegex(path.read_text(encoding="utf-8"), "(?i)utkast")

    # ---- writing ----

    def unwritable(self, name, output, **more):
        before = spec.snapshot(self.folder)
        for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
            done = self.run_command(*REPORT, "--output", output, locale=locale, **more)
            self.tells(done, 3, {"SR5001": 1})
            self.assertEqual(done.stdout, "")
            self.golden(name, language, done.stderr)
        self.assertEqual(spec.snapshot(self.folder), before, "something was written")

    def test_output_below_a_file(self):
        self.broken()
        (self.folder / "fil").write_text("en fil")
        self.unwritable("output-below-a-file", "fil/rapporter")

    def test_output_is_a_file(self):
        self.broken()
        (self.folder / "fil").write_text("en fil")
        self.unwritable("output-is-a-file", "fil")

    def test_output_not_allowed(self):
        """A folder that the user may read but not write: as another user when the tester is root."""
        self.broken()
        out = self.folder / "ut"
        out.mkdir()
        (out / "provbygden-2025-insatser.html").write_text("den förra rapporten")
        out.chmod(0o555)
        user = {}
        if os.geteuid() == 0:
            self.folder.chmod(0o755)
            reachable = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(spec.COMMAND), "--version"],
                                       capture_output=True, check=False)
            if reachable.returncode != 0:
                self.skipTest("the build folder cannot be reached by another user")
            user = {"user": 65534, "group": 65534, "extra_groups": []}
        self.unwritable("output-not-allowed", "ut", **user)

    def test_earlier_reports_survive_a_full_disk(self):
        """The disk is full in the middle: the earlier reports are whole, no temporary file is left."""
        self.broken()
        shutil.copytree(self.folder / "w/reports", self.folder / "ut")
        before = spec.snapshot(self.folder)
        done = self.run_command(*REPORT, "--output", "ut", preexec_fn=full_disk)
        self.tells(done, 3, {"SR5001": 1})
        self.assertEqual(spec.snapshot(self.folder), before)

    def test_full_disk(self):
        """A file system of 64 KiB in a mount namespace of its own."""
        self.broken()
        (self.folder / "ut").mkdir()
        script = ("mount -t tmpfs -o size=64k tmpfs ut && echo forra >ut/provbygden-2025-insatser.html && "
                  "dd if=/dev/zero of=ut/fyllnad bs=1k count=56 2>/dev/null && "
                  '"$0" "$@"; status=$?; ls -A ut >&3; cat ut/provbygden-2025-insatser.html >&3; exit $status')
        for language, locale in (("en", ENGLISH), ("sv", SWEDISH)):
            with tempfile.TemporaryFile("w+") as left:
                done = subprocess.run(["unshare", "-rm", "sh", "-c", f"exec 3>&{left.fileno()}; {script}", str(spec.COMMAND), *REPORT,
                                       "--output", "ut"], cwd=self.folder, env=spec.environment(locale), capture_output=True, text=True,
                                      timeout=60, check=False, pass_fds=[left.fileno()])
                if "unshare:" in done.stderr or "mount:" in done.stderr:
                    self.skipTest("no mount namespaces here: " + done.stderr.strip())
                left.seek(0)
                after = left.read().split("\n")
            self.tells(done, 3, {"SR5001": 1})
            self.golden("disk-full", language, done.stderr)
            self.assertEqual(after, ["fyllnad", "provbygden-2025-insatser.html", "forra", ""], "what is left in the folder")

    def test_standard_output_full(self):
        """Results that cannot be printed are told, with status 3."""
        self.broken()
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([str(spec.COMMAND), "results", "w", "--period", "2025"], cwd=self.folder, env=spec.environment(),
                                  stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("standard output cannot be written", done.stderr)

    # ---- a file that changes while it is read ----

    def test_cut_while_read(self):
        """A big source is cut at different moments after the start: told, never a hang, nothing written."""
        workspace = self.broken()
        source = workspace / "2025/data/deltagare.csv"
        rows = "insats;kön;orsak;dagar\n" + "spar;kvinna;arbete;120\n" * 400000
        before = spec.snapshot(workspace / "reports")
        outcomes = set()
        source.write_text(rows, encoding="utf-8")
        begin = time.monotonic()
        self.good("check", "w", "--period", "2025")
        whole = time.monotonic() - begin
        for part in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
            source.write_text(rows, encoding="utf-8")
            child = subprocess.Popen([str(spec.COMMAND), *REPORT], cwd=self.folder, env=spec.environment(),
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(whole * part)
            os.truncate(source, 4096 * 3)
            _, told = child.communicate(timeout=60)
            if child.returncode == 0:  # it was ready before the cut
                before = spec.snapshot(workspace / "reports")
                continue
            self.assertTrue(spec.snapshot(workspace / "reports") == before, "something was written")
            self.assertIn(child.returncode, (1, 3), told)
            self.assertNotIn("SR9013", told, "a cut file is no crash")
            if "SR1203" in told or "SR1202" in told:
                outcomes.add("told")
                self.assertEqual(child.returncode, 3, told)
                self.assertIn("deltagare", told)
        self.assertIn("told", outcomes, "no cut fell into the reading")

    def test_replaced_while_run(self):
        """A source that is rewritten during the run is told too: its SHA-256 would be another."""
        workspace = self.broken()
        source = workspace / "2025/data/deltagare.csv"
        source.write_text("insats;kön;orsak;dagar\n" + "spar;kvinna;arbete;120\n" * 300000, encoding="utf-8")
        child = subprocess.Popen([str(spec.COMMAND), *REPORT], cwd=self.folder, env=spec.environment(), stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
        time.sleep(0.08)
        with open(source, "r+b") as file:
            file.seek(100)
            file.write(b"X")
        _, told = child.communicate(timeout=60)
        self.assertEqual(child.returncode, 3, told)
        self.assertIn("SR1202", told)


WRITING = ["output-below-a-file", "output-is-a-file", "output-not-allowed", "disk-full"]

if __name__ == "__main__":
    sys.exit(spec.main())
