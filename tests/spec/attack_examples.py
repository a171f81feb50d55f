#!/usr/bin/env python3
"""attack_examples.py DUMP_FIGURES: what a reader can say about the hidden figures of the examples, from all that is printed.

The reader knows which persons are in which figure as far as figures tell them apart, and which combinations of figures nobody is in, which is
more than readers know; so whole persons are not asked for, only that no hidden number follows by sums and bounds. Rows and persons are told
apart here anew, from the rows behind the figures; nothing of what the program makes of them is used but which figures it prints.
"""
import json
import sys

import bounds
import spec

ROWS, FILLED, WORDS, CELLS, VALUES, UNKNOWN = range(6)  # sr_told_by
PERIODS = (("skelleftea-norsjo", "2020"), ("skelleftea-norsjo", "2023"), ("sodra-norrbotten", "2021"), ("umearegionen", "2021"), ("umearegionen", "2022"))


class World:
    """Members with the number of persons that each stands for, and figures as sums over them."""

    def __init__(self, dumped):
        self.tables = dumped["tables"]
        self.masses, self.rows_of = {}, {}
        self.times = [self.nth(table["persons"]) for table in self.tables]
        self.several = any(max(times, default=0) > 0 for times in self.times)
        self.figures = [(f["printed"], [self.sum_of(t) for t in f["tellings"]]) for f in dumped["figures"]]

    @staticmethod
    def nth(persons):
        seen, out = {}, []
        for person in persons:
            seen[person] = seen.get(person, -1) + 1
            out.append(seen[person] if person is not None else 0)
        return out

    def member(self, part, table, row, cell):
        """Who or what is counted, and how many persons that is."""
        about = self.tables[table]
        person = about["persons"][row] if about["persons"] else None
        if part["by"] == WORDS:
            if part["is_id"] and not self.several:
                return ("row", cell, 0), 1
            return ("word", "" if part["is_id"] else part["column"], cell), 1
        kind = {CELLS: "cells " + str(part["column"]), VALUES: "values " + str(part["column"])}.get(part["by"], "row")
        key = (kind, person, self.times[table][row]) if person is not None else (kind, about["name"], about["sha256"], row)
        return key, int(float(cell)) if part["by"] == CELLS else 1

    def sum_of(self, telling):
        total = {}
        for part in telling:
            once = set()
            for table, row, *cell in part["rows"]:
                if cell == [None] or (part["by"] == CELLS and float(cell[0]) == 0):
                    continue
                key, persons = self.member(part, table, row, *cell or [None])
                if key not in once:
                    once.add(key)
                    self.masses[key] = persons
                    total[key] = total.get(key, 0) + part["sign"]
        return {key: value for key, value in total.items() if value}, any(p["by"] in (VALUES, UNKNOWN) for p in telling)

    def classes(self):
        """Members that every sum treats alike, as (persons, {sum: coefficient})."""
        of_member = {}
        for number, (_, tellings) in enumerate(self.figures):
            for at, (total, _) in enumerate(tellings):
                for key, value in total.items():
                    of_member.setdefault(key, []).append((number, at, value))
        found = {}
        for key, sums in of_member.items():
            found[tuple(sums)] = found.get(tuple(sums), 0) + self.masses[key]
        return list(found.items())


def attack(dumped):
    """Names of figures, (number, telling), that have one possible value, and how many are hidden."""
    world = World(dumped)
    classes = world.classes()
    vectors = {}
    for column, (sums, _) in enumerate(classes):
        for number, at, value in sums:
            vectors.setdefault((number, at), [0] * len(classes))[column] = value
    reader = bounds.Bounds([persons for _, persons in classes])
    printed, hidden = set(), {}
    for number, (is_printed, tellings) in enumerate(world.figures):
        for at, (_, other) in enumerate(tellings):
            vector = tuple(vectors.get((number, at), ()))
            if is_printed and vector:
                reader.equal(vector)
                printed.add(vector)
            elif vector and not other and min(vector) >= 0:
                hidden[number, at] = vector
                if len(tellings) == 1:
                    reader.at_least_one(vector)
    wholes = sorted(printed, key=sum)
    for vector in set(hidden.values()) & reader.least:
        for whole in wholes:
            rest = tuple(a - b for a, b in zip(whole, vector))
            if min(rest) >= 0 and any(rest):
                reader.at_least_one(rest)
    different = {vector: name for name, vector in hidden.items() if vector not in printed}
    return reader, {name: vector for vector, name in different.items()}


class Examples(spec.Case):
    def test_no_hidden_number_follows(self):
        small = 0
        for forbund, period in PERIODS:
            file = self.folder / f"{forbund}-{period}.json"
            self.good("results", spec.ROOT / "examples" / forbund, "--period", period, "--in-process",
                      env={**spec.environment(), "SR_FIGURES": str(file)})
            if not file.exists():
                continue  # no source about persons
            dumped = json.loads(file.read_text(encoding="utf-8"))
            reader, hidden = attack(dumped)
            determined = [n for n in reader.determined(hidden, whole=False) if reader.number(hidden[n]) < dumped["threshold"]]
            self.assertEqual(determined, [], f"{forbund} {period}")
            small += sum(reader.number(v) < dumped["threshold"] for v in hidden.values())
        self.assertGreater(small, 100)


if __name__ == "__main__":
    sys.exit(spec.main())
