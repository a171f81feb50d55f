#!/usr/bin/env python3
"""personal_numbers.py COMMAND: personal identity numbers in every place of a workspace, in every way of writing; none comes out of
any command, in any format. The numbers are fictitious (121212-1212 and what is made of it)."""
import json
import re
import sys
import unicodedata

import spec
import workbooks
from spec import append, edit

DIGITS = re.compile(r"1212121212")
WAYS = {"ten": "1212121212", "twelve": "191212121212", "hyphen": "121212-1212", "plus": "121212+1212", "en dash": "121212–1212", "minus": "121212−1212",
        "figure space": "121212\u20071212", "thin space": "121212\u20091212", "spaced": "121212 - 1212", "full width": "１２１２１２－１２１２",
        "iso": "1912-12-12-1212", "zero width": "12\u200b1212-1212", "power": "1.212121212E+9"}
PERSON = WAYS["hyphen"]
FORMATS = "html,json"


def digits_of(text):
    """What of a text is digits, whatever stands between them."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else "" if unicodedata.category(c) in ("Cf", "Zs", "Pd", "Sm") or c in ".," else " " for c in text)


def cell(w, written):
    edit(w, "2025/data/deltagare.csv", "spar;man;arbete;200", f"spar;man;{written};200")


def survey(w, name, contents, declared=""):
    """The survey as a workbook."""
    workbooks.write(w / "2025/data/enkat.xlsx", contents)
    edit(w, "forbund.json", '"file": "2025/data/enkat.csv"', f'"file": "2025/data/enkat.xlsx", "format": "xlsx", "options": {{ "sheet": "{name}" }}')
    if declared:
        edit(w, "forbund.json", '"riket": { "type": "decimal", "unit": "percent" }', f'"riket": {{ "type": "decimal", "unit": "percent" }}, {declared}')


def sheet_with(value):
    return workbooks.sheet(workbooks.row("fråga", "andel", "riket", "nr"), workbooks.row("bemötande", 88, 87, value))


RICH = '<c t="inlineStr"><is><r><t>1212</t></r><r><t>12-12</t></r><r><t>12</t></r></is></c>'


def section(w, call):
    append(w, "scripts/reports.lua", f'\nsection "prov" {{ title = "Prov", kinds = {{ "insatser" }}, build = function(d, c) {call} end }}\n')


def rename(w, old, new):
    (w / old).rename(w / new)
    edit(w, "forbund.json", old, new)


# place → change of a workspace
PLACES = {
    "member": lambda w: edit(w, "forbund.json", "Provby kommun", f"Provby {PERSON}"),
    "member id": lambda w: edit(w, "forbund.json", '"id": "provby"', '"id": "p1212121212"'),
    "unit": lambda w: edit(w, "forbund.json", '"Spåret"', f'"Spåret {PERSON}"'),
    "name": lambda w: edit(w, "forbund.json", "Samordningsförbundet Provbygden", f"Förbundet {PERSON}"),
    "case number": lambda w: edit(w, "forbund.json", '"date": "2026-03-20"', f'"date": "2026-03-20", "case_number": "{PERSON}"'),
    "reason": lambda w: edit(w, "forbund.json", '"dagar": { "type": "integer", "unit": "days" } }, "protect": false, "protect_reason": "påhittade rader"',
                             f'"dagar": {{ "type": "integer", "unit": "days" }} }}, "protect": false, "protect_reason": "se {PERSON}"'),
    "option": lambda w: edit(w, "forbund.json", '"file": "2025/data/enkat.csv"', f'"file": "2025/data/enkat.csv", "options": {{ "sheet": "{PERSON}" }}'),
    "declared column": lambda w: edit(w, "forbund.json", '"riket": { "type"', f'"{PERSON}": {{ "type": "text" }}, "riket": {{ "type"'),
    "file name": lambda w: rename(w, "2025/data/enkat.csv", f"2025/data/enkat {PERSON}.csv"),
    "column": lambda w: edit(w, "2025/data/deltagare.csv", "orsak;dagar", f"orsak;dagar {PERSON}"),
    "other column": lambda w: (w / "2025/data/enkat.csv").write_text(f"fråga;andel;riket;{PERSON}\nbemötande;88;87;x\n", encoding="utf-8"),
    "script name": lambda w: (w / f"scripts/{PERSON}.lua").write_text("error('nej')", encoding="utf-8") and append(w, "scripts/measures.lua", f'require "{PERSON}"\n'),
    "label": lambda w: edit(w, "scripts/measures.lua", 'label = "Deltagare"', f'label = "{PERSON}"'),
    "id of a measure": lambda w: append(w, "scripts/measures.lua", '\nmeasure "m.n1212121212" { label = "x", kind = "count", value = source "deltagare":count() }\n'),
    "tag": lambda w: edit(w, "scripts/measures.lua", 'tags = { "deltagare" }', f'tags = {{ "{PERSON}" }}'),
    "goal": lambda w: edit(w, "scripts/2025/goals.lua", 'goal = "Deltagarna går vidare"', f'goal = "{PERSON}"'),
    "predicate": lambda w: append(w, "scripts/measures.lua", f'\nmeasure "m.n" {{ label = "x", kind = "count", value = source "deltagare":where {{ orsak = "{PERSON}" }}:count() }}\n'),
    "error of a script": lambda w: append(w, "scripts/measures.lua", f'\nerror("{PERSON}")\n'),
    "syntax of a script": lambda w: append(w, "scripts/measures.lua", f'\nlocal x = "{PERSON}" ..\n'),
    "reason of a missing value": lambda w: append(w, "scripts/measures.lua", f'\nmeasure "m.n" {{ label = "x", kind = "count", value = not_measured("{PERSON}") }}\n'),
    "check": lambda w: append(w, "scripts/measures.lua", f'\ncheck "c" {{ title = "{PERSON}", run = function(c) error("{PERSON}") end }}\n'),
    "report": lambda w: edit(w, "scripts/reports.lua", "Allt i den här", f"Allt om {PERSON} i den här"),
    "title": lambda w: edit(w, "scripts/reports.lua", 'title = "Social redovisning 2025"', f'title = "{PERSON}"'),
    "paragraph": lambda w: section(w, f'd:paragraph("Hej {PERSON}")'),
    "split paragraph": lambda w: section(w, 'd:paragraph("Hej 121212" .. "-1212")'),
    "table": lambda w: section(w, f'd:table {{ id = "t", caption = "{PERSON}", columns = {{ {{ heading = "a" }} }}, rows = {{ {{ "b" }} }} }}'),
    "hidden sheet": lambda w: survey(w, "Gömt", workbooks.parts({"Annat": workbooks.sheet(workbooks.row("a")), "Gömt!": sheet_with(PERSON)})),
    "sheet name": lambda w: survey(w, PERSON, workbooks.parts({PERSON: sheet_with("x")})),
    "rich text": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with(RICH)})),
    "number": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with(1212121212)})),
    "number with a power": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with(workbooks.number("1.212121212E9"))})),
    "number among decimals": lambda w: survey(w, "B", workbooks.parts({"B": workbooks.sheet(
        workbooks.row("fråga", "andel", "riket", "nr"), workbooks.row("bemötande", 88, 87, workbooks.number("1212121212.0")), workbooks.row("annat", 1, 1, workbooks.number("1.25")))})),
    "number as days": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with(1212121212)}), '"nr": { "type": "integer", "unit": "days" }'),
    "shared text": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with('<c t="s"><v>0</v></c>')}, strings=(
        f'<sst xmlns="{workbooks.MAIN}"><si><r><t>121212</t></r><r><t>-</t></r><r><t>1212</t></r></si></sst>'))),
}
PARTY = "../vikter-af.json"
PLACES.update({
    "text of an indicator": lambda w: edit(w, "scripts/2025/weighted_index.lua", '"Bra bemötande"', f'"Bra bemötande {PERSON}"'),
    "title of an index": lambda w: edit(w, "scripts/2025/weighted_index.lua", 'title = "Viktat index"', f'title = "Viktat {PERSON}"'),
    "name of a party": lambda w: edit(w, PARTY, '"Arbetsförmedlingen"', f'"Af {PERSON}"'),
    "comment of a party": lambda w: edit(w, PARTY, "Påhittat för proven.", f"Påhittat av {PERSON}."),
    "id of a party": lambda w: edit(w, PARTY, '"id": "af"', '"id": "p1212121212"'),
    "file name of a party": lambda w: (w / PARTY).rename(w.parent / f"vikter {PERSON}.json"),
})
# What is printed nowhere does not stop the run: it is hidden where a message would show it.
UNPRINTED = {"script name", "error of a script", "syntax of a script", "check"}
PLACES.update({f"cell: {way}": lambda w, written=written: cell(w, written) for way, written in WAYS.items()})
# What is none, though it has digits like one.
OTHERS = {
    "organisation number": lambda w: edit(w, "forbund.json", "Provby kommun", "Provby 222000-1966"),
    "amount": lambda w: survey(w, "B", workbooks.parts({"B": sheet_with(1212121212)}), '"nr": { "type": "integer", "unit": "kr" }'),
    "amount in text": lambda w: edit(w, "scripts/reports.lua", "Allt i den här", "1 212 121 212 kronor i den här"),
    "time": lambda w: edit(w, "scripts/reports.lua", "Allt i den här", "20241212 1212: allt i den här"),
}
COMMANDS = {
    "report": ("report", "w", "--period", "2025", "--format", FORMATS), "draft": ("report", "w", "--period", "2025", "--format", FORMATS, "--draft"),
    "results": ("results", "w", "--period", "2025"), "check": ("check", "w", "--period", "2025"),
    "explain": ("explain", "-C", "w", "deltagare.antal"), "inspect": ("inspect", "w/2025/data/deltagare.csv"),
    "index": ("index", "w", "--period", "2025"), "index as JSON": ("index", "w", "--period", "2025", "--json"),
    "workshop": ("index", "w", "--period", "2025", "--workshop"), "weights": ("index", "w", "--period", "2025", "--weights"),
    "minutes": ("index", "w", "--period", "2025", "--output", "ut", "--weights"),
    **{f"list {what}": ("list", what, "w") for what in ("forbund", "measures", "goals", "reports", "sources", "mappings")},
}


def place_of(lines, at):
    """Where the finding on the line is said to be: before its code, or in the lines about it."""
    before = re.split(r"(error|warning|fel|varning)\[SR", lines[at])[0].strip(" :")
    about = [line.split(":", 1)[1].strip() for line in lines[at + 1:at + 4] if re.match(r" +(about|gäller):", line)]
    return before or "".join(about)


class Places(spec.Case):
    def prepare(self, name, change):
        w = self.workspace(name)
        for party in ("af", "region"):
            (w.parent / f"vikter-{party}.json").write_bytes((spec.ROOT / f"tests/spec/parties/vikter-{party}.json").read_bytes())
        change(w)
        return w

    def check_places(self, stderr):
        lines = stderr.splitlines()
        for at, line in enumerate(lines):
            if re.search(r"\[SR(5101|1381|1023)\]", line):
                self.assertTrue(place_of(lines, at), stderr)
                self.assertNotIn("(results)", line)

    def test_nothing_comes_out(self):
        self.good("report", "--help")
        for number, (place, change) in enumerate(PLACES.items()):
            w = self.prepare(f"{number}/w", change)
            before = set(spec.snapshot(w.parent))
            failed = []
            for name, command in COMMANDS.items():
                if place.startswith("cell: ") and name not in ("draft", "results", "inspect"):
                    continue
                parties = sorted(file.name for file in w.parent.glob("vikter*.json")) if command[-1] == "--weights" else []
                more = ("--diagnostics", "json") if name == "results" else ()
                done = self.run_command(*command, *parties, *more, cwd=w.parent)
                with self.subTest(f"{place}: {name} {more}"):
                    self.assertNotRegex(digits_of(done.stdout), DIGITS)
                    self.assertNotRegex(digits_of(done.stderr), DIGITS)
                    if done.returncode != 0 and re.search("personal identity|personnummer", done.stderr):
                        failed.append(name)
                    if not more:
                        self.check_places(done.stderr)
                    for line in done.stderr.splitlines() if more and done.returncode == 1 else ():
                        json.loads(line)
            with self.subTest(place):
                self.assertTrue(failed or place in UNPRINTED, "nothing is told")
                for name, content in spec.snapshot(w.parent).items():
                    if name not in before:
                        self.assertNotRegex(digits_of(name + content.decode("utf-8", "replace")), DIGITS, name)

    def test_others_are_none(self):
        for number, (place, change) in enumerate(OTHERS.items()):
            w = self.workspace(f"{number}/w")
            change(w)
            with self.subTest(place):
                self.good("report", "w", "--period", "2025", cwd=w.parent)

    def test_twenty_then_the_total(self):
        w = self.workspace()
        append(w, "2025/data/deltagare.csv", "".join(f"spar;man;{PERSON};200\n" for _ in range(25)))
        done = self.run_command("results", "w", "--period", "2025", locale=spec.SWEDISH)
        self.assertEqual(done.returncode, 1)
        lines = [line for line in done.stderr.splitlines() if "SR1381" in line]
        self.assertEqual(len(lines), 21)
        self.assertTrue(all(re.search(r"deltagare\.csv:\d+: fel\[SR1381\]: ett personnummer står i kolumnen orsak$", line) for line in lines[:20]), lines[0])
        self.assertTrue(lines[20].endswith("personnummer står på 25 rader i kolumnen orsak"), lines[20])


if __name__ == "__main__":
    sys.exit(spec.main())
