#!/usr/bin/env python3
"""workshop.py COMMAND FOLDER: makes a small and a large workspace (99 indicators, 12 parties, 8 units) with the page of the workshop
and files of parties, all synthetic, and drives the pages with workshop.mjs. The same input gives the same bytes."""
import json
import pathlib
import random
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "spec"))
import index  # noqa: E402


def script(names, areas, units, points):
    text = f'index "prov" {{ title = "Prov", units = {index.lua_list(units)}, target = at_least "60", near = points(2), near_earns = "50 %", points = {points},\n'
    for a in range(areas):
        text += f'  area "Område {a + 1}" {{ id = "a{a}",\n'
        if a == 0:
            text = text.replace('id = "a0",', 'id = "a0", published = { earned = printed(40, "prov"), maximum = printed(400, "prov") },')
        for i, name in enumerate(names):
            if i % areas == a:
                scoring = ', scoring = "share_reached"' if i % 4 == 3 else ""
                text += f'    {{ {1 + i % 5}, "Indikator {i + 1}", "m.{name}", at_least "{50 + i % 7}", id = "{name}"{scoring} }},\n'
        text += "  },\n"
    return text + "}\n"


def make(command, folder, count, areas, units, parties, points):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(count)
    names = [f"i{k}" for k in range(count)]
    values = {n: {u: None if chance.random() < 0.1 else str(chance.randint(30, 70)) for u in units} for n in names}
    space = index.write_workspace(folder / "w", units, values, script(names, areas, units, points))
    for out in ("ut", "igen"):
        subprocess.run([command, "index", space, "--period", "2022", "--workshop", "--output", folder / out, "--quiet"], check=True, stderr=subprocess.DEVNULL)
    page = (folder / "ut" / "prov-2022-verkstad.html").read_bytes()
    if page != (folder / "igen" / "prov-2022-verkstad.html").read_bytes():
        sys.exit("the page is not the same twice")
    found = json.loads(subprocess.run([command, "index", space, "--period", "2022", "--json"], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    for p in range(parties):
        tenths = [0] * count
        for _ in range(points * 10):
            tenths[min(chance.randrange(count), chance.randrange(count))] += 1
        file = {"schema": "samrapport-weights/1", "index": "prov.prov", "period": "2022", "version": found["indices"][0]["version"],
                "party": {"id": f"part-{p:02}", "short": f"P{p + 1}", "name": f"Part {p + 1}"}, "status": "proposed", "decided": None,
                "example": True, "points": points, "weights": {n: t / 10 for n, t in zip(names, tenths)}, "locked": [], "pairs": {}, "comment": ""}
        (folder / f"vikter-{p:02}.json").write_text(json.dumps(file), encoding="utf-8")


def main(command, folder):
    folder = pathlib.Path(folder)
    make(command, folder / "small", 7, 3, ["alfa", "beta"], 3, 60)
    make(command, folder / "large", 99, 6, [f"enhet{k}" for k in range(8)], 12, 500)
    return subprocess.run(["node", HERE / "workshop.mjs", command, folder / "small", folder / "large"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
