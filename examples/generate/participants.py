#!/usr/bin/env python3
"""Writes made-up participations for the examples, one and the same each time, whose tables are the published ones.

    python3 examples/generate/participants.py [--check]

Skellefteå-Norsjö 2020 (CSV): MISAM, Framsteg and Nästa steg: gender, age, referrer, education, support at start and end,
closed, concurrent by quarter; together the exits of the whole förbund. Södra Norrbotten 2021: Samverkansteam Luleå,
person-registered (XLSX), and Samkraft, volume-registered (CSV). Umeåregionen 2022 (CSV): 705 active, 271 closed, 179 of
them positive, 68 to work and 27 to studies.

Nobody is behind a row: every person and every date is invented; only the sums are published. What could not be read in a
published table is chosen freely; cells that contradict the others are listed in tests/unit/test_example_participants.c
and examples/README.md. With --check nothing is written: the files must already be what would be written.
"""
import csv
import datetime
import io
import pathlib
import sys
import zipfile

EXAMPLES = pathlib.Path(__file__).resolve().parents[1]
SKELLEFTEA = EXAMPLES / "skelleftea-norsjo" / "2020" / "data"
SODRA = EXAMPLES / "sodra-norrbotten" / "2021" / "data"
UMEA = EXAMPLES / "umearegionen" / "2022" / "data"
COLUMNS = ("Deltagar-id", "Insats", "Kön", "Födelseår", "Kommun", "Remittent", "Utbildning", "Startdatum", "Slutdatum",
           "Avslutsorsak", "Försörjning vid inskrivning", "Försörjning vid avslut", "SKAPA vid start", "SKAPA vid avslut")
GENDERS = ("Kvinna", "Man")
OTHER_EXITS = ("Fortsatt rehabilitering", "Sjukdom", "Flyttat", "Återkallat beslut", "Föräldraledighet", "Annan orsak")


def dealt(counts, total, rest=None):
    """The words of {word: number}, `total` in all, in an order that mixes them; `rest` fills up."""
    words = [word for word, number in counts.items() for _ in range(number)]
    words += [rest] * (total - len(words)) if rest is not None else []
    if len(words) != total:
        raise ValueError(f"{counts}: {len(words)} words for {total}")
    step = next(s for s in (37, 41, 43, 47, 53) if total % s)
    return [words[(i * step) % total] for i in range(total)]


def birth_years(bands, year, shift):
    """A year of birth in the band of each, going through the ages of the band."""
    seen = {}
    out = []
    for low, high in bands:
        n = seen[low] = seen.get(low, shift) + 1
        out.append(year - low - n % (high - low + 1))
    return out


def band(text):
    low, high = text.split("-")
    return int(low), int(high)


def exit_reason(support, n):
    if support.startswith("Lön"):
        return "Arbete"
    if support.startswith("Stud"):
        return "Studier"
    return OTHER_EXITS[n % len(OTHER_EXITS)]


# ---- Skellefteå-Norsjö 2020 ----
# Per unit and gender (women, men). Support at start is of all, support at end of the closed.

MISAM = {
    "id": "M", "total": (70, 85), "closed": (27, 34), "kommun": ("Skellefteå", "Norsjö"),
    "age": ({"16-29": 44, "30-44": 12, "45-59": 11, "60-64": 3}, {"16-29": 63, "30-44": 17, "45-59": 4, "60-64": 1}),
    "referrer": ({"Arbetsförmedlingen": 11, "Kommunen": 39, "Regionen": 20},
                 {"Arbetsförmedlingen": 22, "Försäkringskassan": 1, "Kommunen": 37, "Regionen": 20, "Egen kontakt": 5}),
    "education": ({"Grundskola": 26, "Gymnasium": 27, "Uppgift saknas": 9, "Gymnasiesärskola": 8},
                  {"Grundskola": 38, "Gymnasium": 36, "Uppgift saknas": 6, "Gymnasiesärskola": 5}),
    "in": ({"Studiestöd/studiemedel": 3, "A-kassa": 1, "Aktivitetsstöd": 6, "Sjuk-/rehabpenning": 2, "Aktivitetsersättning": 1,
            "Försörjningsstöd": 36, "Ingen offentlig försörjning": 21},
           {"Studiestöd/studiemedel": 2, "A-kassa": 1, "Aktivitetsstöd": 13, "Sjuk-/rehabpenning": 3, "Sjukersättning": 1,
            "Försörjningsstöd": 44, "Ingen offentlig försörjning": 21}),
    "out": ({"Lön/arbete 100 %": 4, "Lön/arbete 50 %": 3, "Lön/arbete 25 %": 1, "Studiestöd/studiemedel 100 %": 1,
             "Aktivitetsstöd": 3, "Sjuk-/rehabpenning": 3, "Aktivitetsersättning": 2, "Försörjningsstöd": 3,
             "Ingen offentlig försörjning": 7},
            {"Lön/arbete 100 %": 7, "Lön/arbete 50 %": 2, "Studiestöd/studiemedel 100 %": 4, "Aktivitetsstöd": 3,
             "Sjukersättning": 3, "Aktivitetsersättning": 2, "Försörjningsstöd": 5, "Ingen offentlig försörjning": 8}),
}
FRAMSTEG = {
    "id": "F", "total": (4, 6), "closed": (4, 6), "kommun": ("Norsjö",),
    "age": ({"16-29": 1, "30-44": 3}, {"16-29": 1, "30-44": 4, "45-59": 1}),
    "referrer": ({"Arbetsförmedlingen": 1, "Kommunen": 3}, {"Arbetsförmedlingen": 1, "Kommunen": 5}),
    "education": ({"Grundskola": 2, "Gymnasium": 1, "Uppgift saknas": 1}, {"Grundskola": 5, "Gymnasium": 1}),
    "in": ({"Försörjningsstöd": 4}, {"Försörjningsstöd": 5, "Uppgift saknas": 1}),
    "out": ({"Lön/arbete 100 %": 2, "Lön/arbete 75 %": 1, "Försörjningsstöd": 1},
            {"Lön/arbete 100 %": 1, "Lön/arbete 75 %": 1, "Studiestöd/studiemedel 100 %": 2, "Sjuk-/rehabpenning": 1,
             "Ingen offentlig försörjning": 1}),
}
NASTA_STEG = {
    "id": "N", "total": (9, 13), "closed": (4, 5), "kommun": ("Skellefteå",),
    "age": ({"16-29": 9}, {"16-29": 13}),
    "referrer": ({"Arbetsförmedlingen": 4, "Kommunen": 3, "Regionen": 2}, {"Arbetsförmedlingen": 3, "Kommunen": 9, "Regionen": 1}),
    "education": ({"Gymnasium": 5, "Gymnasiesärskola": 1, "Grundskola": 3},
                  {"Gymnasium": 5, "Saknar utbildning motsvarande grundskola": 4, "Grundskola": 4}),
    "in": ({"Lön/arbete 100 %": 1, "Lön/arbete 50 %": 2, "Studiestöd/studiemedel": 1, "A-kassa": 1, "Aktivitetsstöd": 1,
            "Försörjningsstöd": 2, "Ingen offentlig försörjning": 1},
           {"Studiestöd/studiemedel": 1, "Aktivitetsstöd": 2, "Försörjningsstöd": 6, "Etableringsersättning": 1,
            "Ingen offentlig försörjning": 3}),
    "out": ({"Lön/arbete 100 %": 1, "Lön/arbete 50 %": 1, "Studiestöd/studiemedel 100 %": 2},
            {"Lön/arbete 100 %": 2, "Studiestöd/studiemedel 100 %": 2, "Ingen offentlig försörjning": 1}),
}
# MISAM: on the last day of the quarters 132, 128, 126 and 119 are enrolled, of 155 with 61 closed in the year.
MISAM_STARTS = [("2020-02-03", 8), ("2020-05-04", 6), ("2020-08-17", 6), ("2020-10-05", 5)]
MISAM_ENDS = [("2020-02-14", 6), ("2020-05-15", 10), ("2020-09-11", 8), ("2020-11-13", 12), ("2020-12-31", 25)]
LONG_TIMES = 5  # of those who left: enrolled for four to seven years


def people(name, unit, gender, year):
    """The rows of one gender, without dates; those who leave come first."""
    total, closed = unit["total"][gender], unit["closed"][gender]
    year_of = birth_years([band(b) for b in dealt(unit["age"][gender], total)], year, gender)
    referrer, education = dealt(unit["referrer"][gender], total), dealt(unit["education"][gender], total)
    at_start, at_end = dealt(unit["in"][gender], total), dealt(unit["out"][gender], closed)
    rows = []
    for i in range(total):
        out = at_end[i] if i < closed else ""
        rows.append({"Deltagar-id": f"{unit['id']}{'KM'[gender]}{i + 1:03}", "Insats": name, "Kön": GENDERS[gender],
                     "Födelseår": year_of[i], "Kommun": unit["kommun"][1 if i % 9 == 8 and len(unit["kommun"]) > 1 else 0],
                     "Remittent": referrer[i], "Utbildning": education[i], "Avslutsorsak": exit_reason(out, i) if out else "",
                     "Försörjning vid inskrivning": at_start[i], "Försörjning vid avslut": out})
    return rows


def woven(women, men):
    """Both genders mixed, in the same proportion all the way."""
    total = len(women) + len(men)
    taken, out = 0, []
    for i in range(total):
        want = (i + 1) * len(women) // total
        out.append(women[taken] if want > taken else men[i - taken])
        taken = max(taken, want)
    return out


def give_dates(rows, starts, ends, earlier):
    """Dates for the rows of a unit: `ends` to those who leave, `starts` (the latest first) to those who came in the year."""
    leaving = [row for row in rows if row["Försörjning vid avslut"]]
    staying = [row for row in rows if not row["Försörjning vid avslut"]]
    for row, day in zip(leaving, [day for day, number in ends for _ in range(number)]):
        row["Slutdatum"] = day
    new = [day for day, number in starts for _ in range(number)]
    for row, day in zip(reversed(staying), reversed(new)):
        row["Startdatum"] = day
    for i, row in enumerate(row for row in rows if "Startdatum" not in row):
        row["Startdatum"] = earlier(i)


def back(day, days):
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days)).isoformat()


def add_skapa(rows):
    """Both values for two of three who leave, only the first for every fourth of the others."""
    for i, row in enumerate(rows):
        left = bool(row["Försörjning vid avslut"])
        if (left and i % 3) or i % 4 == 0:
            row["SKAPA vid start"] = 20 + i * 7 % 25
        if left and i % 3:
            row["SKAPA vid avslut"] = row["SKAPA vid start"] + i * 5 % 14 - 3


def skelleftea():
    units = {}
    for name, unit in (("MISAM", MISAM), ("Framsteg", FRAMSTEG), ("Nästa steg", NASTA_STEG)):
        units[name] = woven(people(name, unit, 0, 2020), people(name, unit, 1, 2020))
    give_dates(units["MISAM"], MISAM_STARTS, MISAM_ENDS,
               lambda i: back("2019-12-20", i * 11 % 1000 if i >= LONG_TIMES else 1560 + i * 180))
    give_dates(units["Framsteg"], [], [("2020-06-12", 3), ("2020-12-31", 7)], lambda i: back("2019-12-02", i * 20))
    give_dates(units["Nästa steg"], [("2020-03-02", 3), ("2020-09-14", 3)], [("2020-04-30", 4), ("2020-11-27", 5)],
               lambda i: back("2019-11-29", i * 31))
    women_first(units["Nästa steg"], 4, 2)
    add_skapa(units["MISAM"])
    same_person(units["MISAM"], units["Nästa steg"])
    return [row for rows in units.values() for row in rows]


def women_first(rows, women, men):
    """Of those who came in the year so many are women and so many men."""
    new = [row for row in rows if row["Startdatum"] >= "2020-01-01"]
    wanted = {"Kvinna": women, "Man": men}
    for gender, number in wanted.items():
        other = "Man" if gender == "Kvinna" else "Kvinna"
        while sum(row["Kön"] == gender for row in new) < number:
            give = next(row for row in new if row["Kön"] == other)
            take = next(row for row in rows if row["Kön"] == gender and row not in new and not row["Försörjning vid avslut"])
            give["Startdatum"], take["Startdatum"] = take["Startdatum"], give["Startdatum"]
            new[new.index(give)] = take


def same_person(first, second):
    """Two who left one insats came to the other: participations are more than persons."""
    for gender in GENDERS:
        one = next(row for row in first if row["Kön"] == gender and row["Slutdatum"] and 1991 <= row["Födelseår"])
        two = next(row for row in second if row["Kön"] == gender and row["Startdatum"] >= "2020-09-01")
        two["Deltagar-id"], two["Födelseår"] = one["Deltagar-id"], one["Födelseår"]


# ---- Södra Norrbotten 2021 ----

ANONYMOUS = 5


def sodra():
    """Samverkansteam Luleå: 121 (59 and 62), 65 closed (30 and 35), 25 new, 96 at the start of the year."""
    total, closed = (59, 62), (30, 35)
    referrers = dealt({"Arbetsförmedlingen": 44, "Försäkringskassan": 8, "Socialförvaltningen": 28, "Region": 36}, 116)
    reasons = dealt({"Arbete": 13, "Studier": 6, "Aktivt arbetssökande": 16, "Fortsatt rehabilitering": 12, "Sjukdom": 8,
                     "Flyttat": 3, "Återkallat beslut": 4, "Annan orsak": 3}, 65)
    rows = []
    for gender in (0, 1):
        for i in range(total[gender]):
            rows.append({"Insats": "Samverkansteam Luleå", "Kön": GENDERS[gender], "leaves": i < closed[gender],
                         "Deltagar-id": f"L{'KM'[gender]}{i + 1:03}", "Kommun": "Luleå",
                         "Födelseår": 2021 - (16 + (i * 7 + gender * 3) % 49)})
    rows = woven(rows[:total[0]], rows[total[0]:])
    for i, row in enumerate(row for row in rows if row["leaves"]):
        row["Avslutsorsak"] = reasons[i]
        row["Slutdatum"] = back("2021-12-17", i * 5)
        row["Försörjning vid avslut"] = {"Arbete": "Lön/arbete 100 %", "Studier": "Studiemedel 100 %"}.get(
            reasons[i], ("Sjukpenning", "Försörjningsstöd", "Aktivitetsstöd+Försörjningsstöd")[i % 3])
    staying = [row for row in rows if not row["leaves"]]
    for i, row in enumerate(staying[-25:]):
        row["Startdatum"] = back("2021-11-29", i * 13)
    for i, row in enumerate(row for row in rows if "Startdatum" not in row):
        row["Startdatum"] = back("2020-12-14", i * 9)
    for i, row in enumerate(rows):
        row["Försörjning vid inskrivning"] = ("Försörjningsstöd", "Sjukpenning", "Aktivitetsstöd+Försörjningsstöd",
                                              "Aktivitetsersättning", "Ingen offentlig försörjning")[i % 5]
        row["Utbildning"] = ("Grundskola", "Gymnasium", "Gymnasium", "Yrkeshögskola", "Saknas")[i * 3 % 5]
    anonymous = staying[:ANONYMOUS]
    for row, referrer in zip((row for row in rows if row not in anonymous), referrers):
        row["Remittent"] = referrer
    for row in anonymous:
        for column in ("Deltagar-id", "Kommun", "Försörjning vid inskrivning", "Utbildning"):
            row[column] = ""
    return rows


def volume():
    return [{"Insats": "Samkraft", "Kön": "Kvinnor", "Antal deltagare": 14},
            {"Insats": "Samkraft", "Kön": "Män", "Antal deltagare": 16}]


# ---- Umeåregionen 2022 ----

MUNICIPALITIES = ("Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm")


def umea():
    """705 active, 271 of them closed: 68 to work, 27 to studies, 84 to other positive solutions."""
    reasons = dealt({"Arbete": 68, "Studier": 27, "Aktivt arbetssökande": 84, "Fortsatt rehabilitering": 37, "Sjukdom": 21,
                     "Flyttat": 12, "Återkallat beslut": 9, "Föräldraledighet": 4, "Annan orsak": 9}, 271)
    rows = []
    for i in range(705):
        left = i < 271
        rows.append({"Deltagar-id": f"U{i + 1:04}", "Insats": ("Torgen", "Samordningsteamet")[i * 3 % 7 > 4], "Kön": GENDERS[i * 5 % 9 > 4],
                     "Födelseår": 2022 - (16 + i * 11 % 49), "Kommun": MUNICIPALITIES[i * i % 6 if i % 2 else 0],
                     "Remittent": ("Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Regionen", "Egen kontakt")[i * 3 % 5],
                     "Startdatum": back("2022-11-30", i * 2 % 900) if not left else back("2022-01-05", i * 3 % 700),
                     "Slutdatum": back("2022-12-30", i % 350) if left else "", "Avslutsorsak": reasons[i] if left else "",
                     "Försörjning vid inskrivning": ("Försörjningsstöd", "Aktivitetsstöd", "Sjukpenning", "Aktivitetsersättning",
                                                     "Försörjningsstöd+Aktivitetsstöd")[i * 7 % 5]})
    return rows


# ---- files ----

def as_csv(rows, columns):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=";", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def cell(reference, value):
    if isinstance(value, datetime.date):
        return f'<c r="{reference}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    text = value.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows, columns):
    lines = [dict(zip(columns, columns)), *rows]
    out = []
    for number, row in enumerate(lines, 1):
        cells = []
        for at, column in enumerate(columns):
            value = row.get(column, "")
            if number > 1 and column in ("Startdatum", "Slutdatum") and value:
                value = datetime.date.fromisoformat(value)
            if value != "":
                cells.append(cell(f"{chr(65 + at)}{number}", value))
        out.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(out)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_xlsx(rows, columns, name):
    """A workbook with the same bytes each time: dates as numbers with a date format, the file's own times left at 1980."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{DOCUMENT}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets><sheet name="{name}" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet(rows, columns)}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as book:
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            book.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def files():
    few = tuple(column for column in COLUMNS if not column.startswith("SKAPA"))
    return {
        SKELLEFTEA / "register.csv": as_csv(skelleftea(), COLUMNS),
        SODRA / "register.xlsx": as_xlsx(sodra(), few, "Deltaganden"),
        SODRA / "register_volym.csv": as_csv(volume(), ("Insats", "Kön", "Antal deltagare")),
        UMEA / "register.csv": as_csv(umea(), tuple(column for column in few if column not in ("Utbildning", "Försörjning vid avslut"))),
    }


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    status = 0
    for path, made in files().items():
        if not check:
            path.write_bytes(made)
        elif not path.exists() or path.read_bytes() != made:
            print(f"{path.relative_to(EXAMPLES)}: not what examples/generate/participants.py writes")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
