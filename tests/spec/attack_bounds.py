#!/usr/bin/env python3
"""attack_bounds.py COMMAND [unittest arguments]: what a reader can say about hidden figures of many small worlds, by equations and bounds.

The worlds are those of attack.py with some of its measures, so few persons that much is hidden. The reader knows the measures and their
units and groups, adds up what results and reports of two periods print, and draws the conclusions that docs/architecture.md names: persons are
whole, a hidden figure is not zero, and it is not all of a printed one that it is a part of. SR_ATTACK_SEEDS=FROM-TO tries other worlds.
"""
import json
import os
import random
import sys
from unittest import mock

import attack
import bounds
import spec
from attack import CELLS, MEASURES, THRESHOLD, YEARS


def small_world(seed):
    """Persons in few or many cells, and some of the measures."""
    draw = random.Random(seed)
    count, power = draw.choice((6, 9, 12, 15, 20, 30, 45, 70)), draw.choice((1, 2, 4))
    cells = draw.choices(CELLS, [draw.random() ** power for _ in CELLS], k=count)
    share = draw.choice((0.4, 0.8))
    return cells, {name: rule for name, rule in MEASURES.items() if draw.random() < share} or {"alla": MEASURES["alla"]}


class Figure:
    """A measure in a unit and group of a period, as one run shows it."""

    def __init__(self, measure, year, run, shown):
        self.key, self.year, self.run = measure["key"], year, run
        self.value, self.missing = shown["value"], shown["missing"]
        top, base = (None if s is None else tuple(map(int, s)) for s in attack.sets_of(measure, year))
        self.top, self.base = top, base

    def parts(self):
        return [part for part in (self.base, self.top) if part]


class Reader:
    def __init__(self, cells):
        self.bounds = bounds.Bounds([cells.count(cell) for cell in CELLS])
        self.printed = {year: set() for year in YEARS}  # sets, by the run that printed them
        self.hidden = {}

    def number(self, part):
        return self.bounds.number(part)

    def knows(self, part, run):
        self.bounds.equal(part)
        for year in YEARS:
            if year >= run:
                self.printed[year].add(part)

    def sees(self, figure):
        if figure.value is not None:
            for part in figure.parts():
                self.knows(part, figure.run)
        elif figure.missing != "suppressed":  # of nobody
            self.knows(figure.base or figure.top, figure.run)

    def misses(self, figure):
        """What follows from its being hidden."""
        if figure.missing != "suppressed":
            return
        for part in figure.parts():
            if part not in self.printed[figure.run]:
                self.hidden.setdefault(part, (figure.year, figure.key))
        if figure.base is None:
            self.bounds.at_least_one(figure.top)
            self.is_not_all(figure.top, self.printed[figure.run])
            return
        self.bounds.at_least_one(figure.base)
        if figure.top and figure.base in self.printed[figure.run]:  # 0 and 100 % would be printed
            self.bounds.at_least_one(figure.top)
            self.is_not_all(figure.top, [figure.base])

    def is_not_all(self, part, wholes):
        for whole in wholes:
            rest = tuple(a - b for a, b in zip(whole, part))
            if min(rest) >= 0 and any(rest):
                self.bounds.at_least_one(rest)

    def small(self):
        return {name: part for part, name in self.hidden.items() if 0 < self.number(part) < THRESHOLD}


class Bounded(spec.Case):
    def figures(self, home):
        for run in YEARS:
            for measure in json.loads(self.good("results", home, "--period", run).stdout)["measures"]:
                yield Figure(measure, run, run, measure)
                if run > YEARS[0] and measure["previous"]:
                    yield Figure(measure, YEARS[0], run, measure["previous"])

    def documents(self, home, measures):
        """Values that the reports of the second period print, as figures."""
        out = home.parent / "ut"
        self.good("report", home, "--period", YEARS[1], "--format", "json", "--output", out)
        known = {(m["id"], m["unit_id"], "".join(m["group"].values())): m for m in measures}
        nodes = [json.loads(file.read_text(encoding="utf-8")) for file in out.glob("*.json")]
        while nodes:
            node = nodes.pop()
            nodes += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
            if isinstance(node, dict) and node.get("measure") and node.get("value") is not None:
                group = (node.get("group") or "").rpartition("=")[2]
                yield Figure(known[node["measure"], node["unit_id"], group], YEARS[1], YEARS[1], node)

    def read(self, home, cells, seed):
        """The reader of what is printed, and one of a report that hides only what is small itself."""
        reader, naive = Reader(cells), Reader(cells)
        figures = list(self.figures(home))
        if seed % 10 == 0:
            results = json.loads(self.good("results", home, "--period", YEARS[1]).stdout)["measures"]
            figures += self.documents(home, results)
        for figure in figures:
            reader.sees(figure)
        for figure in figures:
            reader.misses(figure)
            is_small = any(0 < reader.number(part) < THRESHOLD for part in figure.parts())
            for part in figure.parts():
                if is_small:
                    naive.hidden.setdefault(part, (figure.year, figure.key))
                else:
                    naive.knows(part, figure.run)
        return reader, naive

    def test_no_hidden_number_is_the_only_one_that_fits(self):
        first, _, last = os.environ.get("SR_ATTACK_SEEDS", "0-59").partition("-")
        hidden = broken = 0
        found = {}
        for seed in range(int(first), int(last) + 1):
            cells, measures = small_world(seed)
            home = self.folder / f"v{seed}" / "w"
            with mock.patch.dict(MEASURES, measures, clear=True):
                attack.write(home, cells, THRESHOLD)
                reader, naive = self.read(home, cells, seed)
            determined = reader.bounds.determined(reader.small())
            if determined:
                found[seed] = determined
            hidden += len(reader.small())
            broken += bool(naive.bounds.determined(naive.small()))
        self.assertEqual(found, {})
        self.assertGreater(hidden, 20 * (int(last) - int(first)))
        self.assertGreater(broken, (int(last) - int(first)) // 2, "the attack must break what hides small figures only")


if __name__ == "__main__":
    sys.exit(spec.main())
