#!/usr/bin/env python3
"""Compares `samrapport results` of the examples with the figures that are published (tests/golden/expected_*.csv),
and with what examples/generate/registers.py computes (tests/golden/registers_*.csv).

    check_results.py COMMAND REPOSITORY [FORBUND_PERIOD ...]

Each row of an expected file is key;field;expected;source. Keys: measure:<id>[@unit][[kön=…]], goal:<id>,
index:<id>, area:<id>, indicator:<id>, budget:<id>@<unit>, finding:<number>, goals, indicators.
"""
import csv
import json
import pathlib
import subprocess
import sys
from decimal import Decimal, ROUND_HALF_UP
from fractions import Fraction

NO_BREAK = {"\u00a0": " ", "\u202f": " "}


def plain(text):
    for special, ordinary in NO_BREAK.items():
        text = text.replace(special, ordinary)
    return text


def number(text):
    return Fraction(Decimal(text))


def same(value, expected, scale=1):
    """A double that reads back to the expected decimal, or an unrounded number that begins so."""
    if value is None:
        return False
    wanted = number(expected) / scale
    return abs(Fraction(value) - wanted) <= abs(wanted) / 10**10


def measure_key(measure):
    key = measure["id"]
    if measure["unit_id"]:
        key += "@" + measure["unit_id"]
    if measure["group"]:
        key += "[" + ",".join(f"{column}={value}" for column, value in measure["group"].items()) + "]"
    return key


def rounded(value):
    return int(Decimal(value).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def lookup(results):
    found = {}
    for measure in results["measures"]:
        found["measure:" + measure_key(measure)] = measure
    for goal in results["goals"]:
        found["goal:" + goal["id"]] = goal
    for index in results["indices"]:
        found["index:" + index["id"]] = index
        found.update({"area:" + area["id"]: area for area in index["areas"]})
        found.update({"indicator:" + item["id"]: item for item in index["indicators"]})
    for line in results["social_budget"]:
        found[f"budget:{line['id']}@{line['unit_id']}"] = line
    return found


def of(part):
    """Fields that look into an object that may be null."""
    return lambda item, name: (item.get(part) or {}).get(name)


FIELDS = {
    "value": lambda item, want: same(item["value"], want),
    "percent": lambda item, want: same(item["value"], want, 100),
    "numerator": lambda item, want: same(item["numerator"], want),
    "denominator": lambda item, want: same(item["denominator"], want),
    "n": lambda item, want: item["n"] == int(want),
    "missing": lambda item, want: item["missing"] == want,
    "display": lambda item, want: plain(item["display"]) == want,
    "previous": lambda item, want: same(of("previous")(item, "value"), want),
    "previous_percent": lambda item, want: same(of("previous")(item, "value"), want, 100),
    "national_percent": lambda item, want: same(of("national")(item, "value"), want, 100),
    "position": lambda item, want: item["position"] == want,
    "arrow": lambda item, want: (item["arrow"] or "") == want,
    "assessment": lambda item, want: item["assessment"] == want,
    "comparator": lambda item, want: of("target")(item, "comparator") == want,
    "target_percent": lambda item, want: same(of("target")(item, "value"), want, 100),
    "target": lambda item, want: same(
        item["target"]["value"] if isinstance(item["target"], dict) else item["target"], want),
    "judgement": lambda item, want: of("judgement")(item, "box") == want,
    "responsible": lambda item, want: "/".join(item["responsible"]) == want,
    "lineage": lambda item, want: want in json.dumps(item["lineage"], ensure_ascii=False),
    "earned": lambda item, want: same(item["earned"], want),
    "maximum": lambda item, want: same(item["maximum"], want),
    "index_rounded": lambda item, want: item["value"] is not None and rounded(item["value"]) == int(want),
    "remainder_earned": lambda item, want: same(of("remainder")(item, "earned"), want),
    "remainder_maximum": lambda item, want: same(of("remainder")(item, "maximum"), want),
    "weight": lambda item, want: same(item["weight"], want),
    "points": lambda item, want: same(item["points"], want) if want != "0" else item["points"] == 0,
    "colour": lambda item, want: item["colour"] == want,
    "budget_percent": lambda item, want: same(item["budget"], want, 100),
    "guard_decided": lambda item, want: all((guard["decided"] or "") == want for guard in item["guards"]),
}
SHOWN = {"percent": "value", "previous_percent": "previous", "national_percent": "national",
         "target_percent": "target", "comparator": "target", "index_rounded": "value",
         "budget_percent": "budget", "guard_decided": "guards", "remainder_earned": "remainder",
         "remainder_maximum": "remainder"}


def wrong(results, found, key, field, want):
    """What is wrong with one expected row; None when it holds."""
    if key.startswith("finding:"):
        texts = [json.dumps(finding, ensure_ascii=False) for finding in results["findings"]
                 if finding["severity"] == field]
        return None if any(want in text for text in texts) else "no such finding"
    if field == "count":
        size = len(results[key]) if key in results else sum(len(i[key]) for i in results["indices"])
        return None if size == int(want) else f"found {size}"
    item = found.get(key)
    if item is None:
        return "not in the results"
    if FIELDS[field](item, want):
        return None
    return f"found {json.dumps(item.get(SHOWN.get(field, field)), ensure_ascii=False)}"


def expected(root, name):
    """What is published, and what the generator of made-up registers knows by its own arithmetic."""
    for kind in ("expected", "registers"):
        path = root / "tests" / "golden" / f"{kind}_{name}.csv"
        if path.exists():
            with open(path, encoding="utf-8") as file:
                yield from csv.DictReader(file, delimiter=";")


def check(command, root, name):
    forbund, period = name.rsplit("_", 1)
    run = subprocess.run([command, "results", str(root / "examples" / forbund), "--period", period],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0 or not run.stdout:
        print(f"{name}: exit status {run.returncode}\n{run.stderr}")
        return 1, 0
    results = json.loads(run.stdout)
    found = lookup(results)
    faults = checked = 0
    for row in expected(root, name):
        checked += 1
        fault = wrong(results, found, row["key"], row["field"], row["expected"])
        if fault:
            faults += 1
            print(f"{name}: {row['key']} {row['field']}: expected {row['expected']!r}, {fault} ({row['source']})")
    return faults, checked


def main():
    command, root = sys.argv[1], pathlib.Path(sys.argv[2])
    names = sys.argv[3:] or sorted(
        path.stem[len("expected_"):] for path in (root / "tests" / "golden").glob("expected_*.csv"))
    total = [0, 0]
    for name in names:
        faults, checked = check(command, root, name)
        total[0] += faults
        total[1] += checked
    print(f"{total[1] - total[0]} of {total[1]} published figures hold in {len(names)} results")
    return 1 if total[0] or not total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
