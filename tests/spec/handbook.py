#!/usr/bin/env python3
"""Follows the user guide (docs/anvandarhandbok.md) word for word in an empty folder: writes the files that it shows, makes the
changes that it asks for, and runs every command in it.

    handbook.py COMMAND

In the guide, `<!-- fil: PATH -->` before a block says which file it is, `<!-- ändra: PATH: OLD => NEW -->` what is changed by hand, and
every block of sh is run with errors stopping it. Blocks of console are for a machine of one's own.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import spec

GUIDE = spec.ROOT / "docs" / "anvandarhandbok.md"
STEP = re.compile(r"<!-- fil: (?P<file>\S+) -->\n```\w+\n(?P<text>.*?)^```$"
                  r"|<!-- ändra: (?P<changed>\S+): (?P<old>.*?) => (?P<new>.*?) -->$"
                  r"|^```sh\n(?P<commands>.*?)^```$", re.DOTALL | re.MULTILINE)


def run_block(commands, folder, programs):
    env = {**spec.environment(spec.SWEDISH), "PATH": f"{programs}:/usr/bin:/bin"}
    done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise AssertionError(f"the guide's commands end with status {done.returncode}:\n{commands}\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr


def follow(folder, programs):
    """Returns what each block of commands said."""
    said = []
    for step in STEP.finditer(GUIDE.read_text(encoding="utf-8")):
        if step["file"]:
            path = pathlib.Path(folder) / step["file"]
            if not path.parent.is_dir():
                raise AssertionError(f"{step['file']}: the guide has not made that folder")
            path.write_text(step["text"], encoding="utf-8")
        elif step["changed"]:
            spec.edit(folder, step["changed"], *(step[text].replace("\\n", "\n") for text in ("old", "new")))
        else:
            said.append((step["commands"], run_block(step["commands"], folder, programs)))
    return said


def results(folder, programs):
    """Runs the command of the guide on the guide's workspace."""
    done = subprocess.run([os.path.join(programs, "samrapport"), "results", "vikbygden", "--period", "2025"], cwd=folder,
                          env=spec.environment(), capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def check_results(test, found):
    """What the guide's reader has made: four goals, two indicators, an index and a social-budget rule."""
    measures = {measure["key"]: measure for measure in found["measures"]}
    goals = {goal["id"]: goal["assessment"] for goal in found["goals"]}
    test.assertEqual(goals, {"1.1": "met", "1.2": "partly", "2.1": "met", "2.2": "not_measurable"})
    share = measures["avslut.till_arbete_eller_studier@steget"]
    test.assertEqual((share["numerator"], share["denominator"], share["display"], share["arrow"]), (3, 4, "75\u00a0%", "up"))
    test.assertEqual(measures["deltagare.antal@steget[kön=kvinnor]"]["value"], 4)
    indicators = [m for m in found["measures"] if "indikator" in m["tags"]]
    test.assertEqual([(m["display"], m["position"]) for m in indicators], [("83\u00a0%", "higher"), ("94\u00a0%", "same")])
    index = found["indices"][0]
    test.assertEqual((index["earned"], index["maximum"], index["value"], index["assessment"]), (7, 10, 70, "met"))
    test.assertEqual([i["colour"] for i in index["indicators"]], ["green", "orange", "green"])
    budget = {(line["id"], line["unit_id"]): line for line in found["social_budget"]}
    test.assertEqual({key[1] for key in budget}, {"steget", "noden"})
    test.assertEqual(budget["genomströmning", "steget"]["assessment"], "met")
    exits = budget["avslut", "noden"]
    test.assertEqual((exits["budget"], exits["outcome"], exits["decided"], exits["budget_place"]["line"]), (4, 3, "2024-11-22 § 42", 3))
    test.assertEqual([f for f in found["findings"] if f["severity"] == "error"], [])


class Handbook(spec.Case):
    def test_the_guide(self):
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "samrapport").symlink_to(spec.COMMAND)
        home = self.folder / "hem"
        home.mkdir()
        said = dict(follow(home, programs))
        self.assertGreater(len(said), 8)
        wrong = next(text for commands, text in said.items() if commands.startswith("! "))
        self.assertIn("vikbygden/2025/data/deltagare.csv:6:", wrong)
        self.assertIn("vikbygden/scripts/2025/goals.lua:", wrong)
        explained = next(text for commands, text in said.items() if "förklara" in commands)
        self.assertIn(spec.sha256(home / "vikbygden/2025/data/deltagare.csv"), explained)
        check_results(self, results(home, programs))
        self.assertEqual(len(list((home / "vikbygden/reports").glob("*.html"))), 5)

    def test_links(self):
        """Every link of the guide leads to a file or to one of its own headings."""
        text = GUIDE.read_text(encoding="utf-8")
        anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
        for target in re.findall(r"\]\(([^)]+)\)", text):
            if target.startswith("#"):
                self.assertIn(target[1:], anchors)
            else:
                self.assertTrue((GUIDE.parent / target).exists(), target)


if __name__ == "__main__":
    sys.exit(spec.main())
