#!/usr/bin/env python3
"""workshop.py COMMAND FOLDER [use]: makes pages of the workshop and files of parties, and drives them with workshop.mjs: a small and a
large workspace (99 indicators, 12 parties, 8 units), random indices that are computed in every way, the examples, and the small
workspaces of workshop_use.mjs (with use: only these). All parties are synthetic. The same input gives the same bytes."""
import json
import pathlib
import random
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
sys.path.insert(0, str(HERE.parent / "spec"))
import index  # noqa: E402
import random_index  # noqa: E402


def script(names, areas, units, points):
    text = f'index "prov" {{ title = "Prov", units = {index.lua_list(units)}, target = at_least "60", near = points(2), near_earns = "50 %", points = {points},\n'
    text += '  robustness = { near = { points(1), points(4) }, scoring = { "share_reached" } },\n'
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


def results(command, space, period):
    done = subprocess.run([command, "index", space, "--period", period, "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    found = json.loads(done.stdout) if done.stdout else {"indices": []}
    return found if found["indices"] else None


def write_parties(folder, chance, found, period, count):
    """Files of parties that have given their points by chance, to the rows of published totals too."""
    one = found["indices"][0]
    rows = [i["id"] for i in one["indicators"]] + [t["id"] for t in one["weighed_totals"]]
    for p in range(count):
        tenths = [0] * len(rows)
        for _ in range(round(one["points"] * 10)):
            tenths[min(chance.randrange(len(rows)), chance.randrange(len(rows)))] += 1
        file = {"schema": "samrapport-weights/1", "index": f'{found["forbund"]["id"]}.{one["id"]}', "period": period, "version": one["version"],
                "party": {"id": f"part-{p:02}", "short": f"P{p + 1}", "name": f"Part {p + 1}"}, "status": "proposed", "decided": None,
                "example": True, "points": one["points"], "weights": {n: t / 10 for n, t in zip(rows, tenths)}, "locked": [], "pairs": {}, "comment": ""}
        (folder / f"vikter-{p:02}.json").write_text(json.dumps(file), encoding="utf-8")


def write_pages(command, folder, space, period, found, times=1):
    pages = []
    for k in range(times):
        subprocess.run([command, "index", space, "--period", period, "--workshop", "--output", folder / f"ut{k}", "--quiet"], check=True, stderr=subprocess.DEVNULL)
        pages.append((folder / f"ut{k}" / f'{found["forbund"]["id"]}-{period}-verkstad.html').read_bytes())
    if len(set(pages)) != 1:
        sys.exit("the page is not the same twice")
    (folder / "sida.html").write_bytes(pages[0])


def make(command, folder, chance, parties, space, period="2022", times=1):
    """A folder with a page, files of parties, and what the program says of the index."""
    found = results(command, space, period)
    folder.mkdir(parents=True, exist_ok=True)
    write_parties(folder, chance, found, period, parties)
    write_pages(command, folder, space, period, found, times)
    (folder / "prov.json").write_text(json.dumps({"space": str(space), "period": period, "results": found}), encoding="utf-8")


def make_synthetic(command, folder, count, areas, units, parties, points):
    chance = random.Random(count)
    names = [f"i{k}" for k in range(count)]
    values = {n: {u: None if chance.random() < 0.1 else str(chance.randint(30, 70)) for u in units} for n in names}
    make(command, folder, chance, parties, index.write_workspace(folder / "w", units, values, script(names, areas, units, points)), times=2)


def make_random(command, folder):
    for number, (head, normalise) in enumerate(random_index.methods()):
        text, units, values = random_index.make(number, head, normalise, index.lua_list)
        space = index.write_workspace(folder / f"{number:02}" / "w", units, values, text)
        make(command, folder / f"{number:02}", random.Random(number), 2, space)


def make_examples(command, folder):
    """Every period of the examples that has an index whose parts are known."""
    for forbund in sorted(EXAMPLES.glob("*/forbund.json")):
        for period in json.loads(forbund.read_text(encoding="utf-8"))["periods"]:
            found = results(command, forbund.parent, period)
            if found and found["indices"][0]["points"]:
                make(command, folder / f"{forbund.parent.name}-{period}", random.Random(period), 3, forbund.parent, period)


def plain_script(head, weights="123456"):
    """Three areas of two indicators each, a … f."""
    text = f'index "prov" {{ title = "Prov", units = {{ "alfa", "beta" }}, target = at_least "60", {head}\n'
    for a in range(3):
        rows = "".join(f'{{ {weights[i]}, "Indikator {n}", "m.{n}", at_least "50", id = "{n}" }}, ' for i, n in list(enumerate("abcdef"))[2 * a:2 * a + 2])
        text += f'  area "Område {a + 1}" {{ id = "o{a + 1}", {rows}}},\n'
    return text + "}\n"


def make_uses(command, folder):
    values = {n: {u: str(40 + 5 * k + 3 * j) for j, u in enumerate(("alfa", "beta"))} for k, n in enumerate("abcdef")}
    values["c"]["beta"] = None
    for name, head in (("plain", "points = 60,"), ("byarea", 'weighting = "by_area", points = 60,'), ("p2000", "points = 2000,")):
        make(command, folder / name, random.Random(name), 2, index.write_workspace(folder / name / "w", ("alfa", "beta"), values, plain_script(head)))


def main(command, folder, *only):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if not only:
        make_synthetic(command, folder / "small", 7, 3, ["alfa", "beta"], 3, 60)
        make_synthetic(command, folder / "large", 99, 6, [f"enhet{k}" for k in range(8)], 12, 500)
        make_random(command, folder / "random")
        make_examples(command, folder / "examples")
    make_uses(command, folder)
    return subprocess.run(["node", HERE / "workshop.mjs", command, folder, *only], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
