#!/usr/bin/env python3
"""workspace.py COMMAND PROGRAMS FILE...: the standard job as a workspace with scripts, through samrapport results: each förbund is
a unit, each year has its measures, and each is also taken by gender, tens of thousands of results in all. Says how long it took, and
holds counts and shares against the job itself."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import time

SCRIPT = """local deltagare = source "deltagare"
for ar = 2014, 2023 do
  local first, last = ar .. "-01-01", ar .. "-12-31"
  local aktiva = deltagare:active("start", "avslut", first, last)
  local avslutade = aktiva:where { avslut = at_most(last) }
  local till_arbete = { sysselsattning_ut = { "Arbete", "Studier" } }
  local function matt(namn, kind, value)
    return measure(namn .. ".ar" .. ar) { label = namn .. " " .. ar, kind = kind, unit = UNITS, by = { "kon" }, value = value }
  end
  matt("aktiva", "count", aktiva:count())
  matt("avslutade", "count", avslutade:count())
  matt("genomstromning", "share", share(avslutade:count(), aktiva:count()))
  matt("andel_arbete_studier", "share", avslutade:share(till_arbete))
  matt("medel_dagar", "mean", avslutade:derive("dagar", "avslut - start"):mean "dagar")
  matt("median_dagar", "median", avslutade:derive("dagar", "avslut - start"):median "dagar")
  matt("skapa_n", "count", avslutade:where { skapa_start = filled, skapa_slut = filled }:count())
  matt("skapa_forandring", "mean", avslutade:derive("steg", "skapa_slut - skapa_start"):derive("forandring", "steg / skapa_start"):mean "forandring")
end
"""


def write(folder, path):
    with open(path, encoding="utf-8", newline="") as file:
        names = sorted({row["forbund"] for row in csv.DictReader(file, delimiter=";")})
    units = {name: f"f{number}" for number, name in enumerate(names)}
    columns = {"forbund": {"type": "code", "codes": units, "role": "unit"}, "kon": {"type": "text", "role": "group"},
               "start": {"type": "date"}, "avslut": {"type": "date"}, "sysselsattning_ut": {"type": "text"},
               "skapa_start": {"type": "decimal"}, "skapa_slut": {"type": "decimal"}}
    (folder / "deltagare.csv").symlink_to(path)
    (folder / "measures.lua").write_text(SCRIPT.replace("UNITS", json.dumps(list(units.values())).replace("[", "{").replace("]", "}")))
    (folder / "forbund.json").write_text(json.dumps({
        "schema": "samrapport-forbund/1", "id": "riket", "name": "Riket", "scripts": ".", "language": "sv",
        "limits": {"memory_mb": 16384, "script_mb": 1024, "call_seconds": 60, "run_seconds": 3600},
        "members": [{"id": "staten", "name": "Staten", "kind": "stat", "from": None, "to": None}],
        "units": [{"id": unit, "name": name, "kind": "forbund", "owner": None, "from": None, "to": None} for name, unit in units.items()],
        "periods": {"2023": {"sources": {"deltagare": {"file": "deltagare.csv", "format": "csv", "published": True,
                                                       "only_declared": True, "columns": columns}}}}}, ensure_ascii=False))
    return {unit: name for name, unit in units.items()}


def job(programs, path):
    out = subprocess.run([programs / "standard_job", path], check=True, capture_output=True).stdout.decode()
    return {(row["forbund"], row["ar"], row["kon"]): row for row in csv.DictReader(out.splitlines(), delimiter=";")}


def check(results, names, expected):
    """Every group of the job is a result, with the same count or share."""
    seen = 0
    for result in results["measures"]:
        name, year = result["id"].split(".ar")
        if not result["group"] or result["unit_id"] not in names or result["value"] is None:
            continue
        row = expected.get((names[result["unit_id"]], year, result["group"]["kon"]))
        if row is None or name not in row or row[name] == "":
            continue
        seen += 1
        if abs(float(result["value"]) - float(row[name])) > 1.0000001e-6:
            sys.exit(f"{result['id']} of {result['unit_id']}: {result['value']} and {row[name]}")
    return seen


def main():
    command, programs = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    for path in filter(pathlib.Path.exists, map(pathlib.Path, sys.argv[3:])):
        with tempfile.TemporaryDirectory() as folder:
            names = write(pathlib.Path(folder), path.resolve())
            begin = time.perf_counter()
            run = subprocess.run([command, "results", folder, "--period", "2023"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            seconds = time.perf_counter() - begin
            if run.returncode not in (0, 1) or not run.stdout:
                sys.exit(run.stderr.decode()[:2000])
            results = json.loads(run.stdout)
            seen = check(results, names, job(programs, path))
        print(f"{path.name}: {len(results['measures']):,} results in {seconds:.1f} s ({len(run.stdout) / 1e6:.0f} MB of JSON; {seen:,} held against the job)")


if __name__ == "__main__":
    main()
