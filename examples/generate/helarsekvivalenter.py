#!/usr/bin/env python3
"""Writes Umeåregionen's helarsekvivalenter.json: SCB's full-year equivalents of the nation in the form of JSON-stat 2.

    python3 examples/generate/helarsekvivalenter.py [--check]

The figures are SCB's, transcribed in helarsekvivalenter.csv; the form (dimensions, codes, order) is ours and follows what
the statistical database gives: a dimension of the region, one of the contents with their units, and one of time. With --check nothing
is written: the file must already be what would be written. Standard library only.
"""
import csv
import json
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parents[1] / "umearegionen" / "2022" / "data"


def read():
    with open(DATA / "helarsekvivalenter.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["antal"]]
    return {(row["nyckel"], row["år"]): int(row["antal"]) for row in rows}, {row["nyckel"]: row["ersättning"] for row in rows}


def data_set(values, labels):
    years = sorted({year for _, year in values})
    codes = list(labels)
    return {
        "version": "2.0", "class": "dataset", "label": "Helårsekvivalenter i riket, 20–64 år", "source": "SCB",
        "id": ["Region", "ContentsCode", "Tid"], "size": [1, len(codes), len(years)],
        "role": {"geo": ["Region"], "metric": ["ContentsCode"], "time": ["Tid"]},
        "dimension": {
            "Region": {"label": "region", "category": {"index": {"00": 0}, "label": {"00": "Riket"}}},
            "ContentsCode": {"label": "ersättning", "category": {
                "index": {code: at for at, code in enumerate(codes)}, "label": labels,
                "unit": {code: {"base": "antal personer" if code.startswith("folk") else "antal helårsekvivalenter",
                                "decimals": 0} for code in codes}}},
            "Tid": {"label": "år", "category": {"index": years}},
        },
        "value": [values[code, year] for code in codes for year in years],
    }


def main():
    path = DATA / "helarsekvivalenter.json"
    text = json.dumps(data_set(*read()), ensure_ascii=False, indent=1) + "\n"
    if sys.argv[1:] != ["--check"]:
        path.write_text(text, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path}: is not what the script writes")
    return 1


if __name__ == "__main__":
    sys.exit(main())
