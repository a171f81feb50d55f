#!/usr/bin/env python3
"""Writes made-up survey answers for the examples, one and the same each time, that agree with the published shares.

    python3 examples/generate/enkatsvar.py [--check]

Södra Norrbotten 2021 (long form, one row an answer): for every question of indikatorer.csv the published number of
answers, and answers that give the published per cent in total and for women and men, rounded half up, wherever whole
numbers can. Where they cannot, the total comes before the genders, and the cell is listed in enkatposter_avsteg.csv.
Skellefteå-Norsjö 2020 (wide form, one row a respondent): 135 respondents, the published number; no shares are published.
Umeåregionen 2022 (wide form, four steps): the published k of n of each question.

Every answer and every respondent is invented; only the shares and the numbers that they add up to are published.
With --check nothing is written: the files must already be what would be written. Standard library only.
"""
import csv
import io
import itertools
import pathlib
import sys

EXAMPLES = pathlib.Path(__file__).resolve().parents[1]
SODRA = EXAMPLES / "sodra-norrbotten" / "2021" / "data"
SKELLEFTEA = EXAMPLES / "skelleftea-norsjo" / "2020" / "data"
UMEA = EXAMPLES / "umearegionen" / "2022" / "data"
MORE_THAN = 5                        # answers of each gender, else the genders are not told apart
STEPS, YES_NO = (1, 2, 3, 4, 5, 6), (0, 1)
YES_NO_QUESTIONS = {"indikator6.avslut.f8"}
THREE_HIGHEST = {7}                  # indicators whose three highest answers are positive
GENDERS = ("kvinnor", "män", "ej uppgivet")


def per_cent(k, n):
    """Rounded half up."""
    return (200 * k + n) // (2 * n)


def reaches(share, n):
    """Every k of n that is printed as `share`."""
    return [k for k in range(n + 1) if per_cent(k, n) == share] if n else []


def nearest(share, n):
    return min(range(n + 1), key=lambda k: (abs(100 * k - share * n), k))


def total_of(share, n):
    return (reaches(share, n) or [nearest(share, n)])[0]


def divisions(n, k):
    """Every way to divide n answers and k positive ones between women, men and those who gave no gender."""
    for women, men in itertools.product(range(MORE_THAN + 1, n + 1), repeat=2):
        if women + men > n:
            continue
        for k_women, k_men in itertools.product(range(min(women, k) + 1), range(min(men, k) + 1)):
            rest, k_rest = n - women - men, k - k_women - k_men
            if 0 <= k_rest <= rest:
                yield (women, k_women), (men, k_men), (rest, k_rest)


def divide(n, k, shares, published):
    """The division with most genders on their published share; then the one nearest to the published numbers."""
    def badness(parts):
        missed = sum(per_cent(positive, count) != share for (count, positive), share in zip(parts, shares))
        far = sum(abs(100 * positive - share * count) for (count, positive), share in zip(parts, shares))
        distance = sum(abs(count - wanted) for (count, _), wanted in zip(parts, published))
        return missed, far if missed else 0, distance, parts
    return min(divisions(n, k), key=badness)


def answers(number, positive, steps, highest, shift):
    """`positive` answers among the `highest` steps and the others below, spread evenly from `shift` on."""
    high, low = steps[-highest:], steps[:-highest]
    return [high[(shift + i) % len(high)] for i in range(positive)] + \
           [low[(shift + i) % len(low)] for i in range(number - positive)]


def spread(values):
    """The same values in another order, so that positive answers are not always those of the first respondents."""
    step = next(step for step in (7, 5, 3, 1) if len(values) % step or len(values) < step or step == 1)
    return [values[i * step % len(values)] for i in range(len(values))] if values else []


def questions_of_sodra():
    rows = list(csv.DictReader(open(SODRA / "indikatorer.csv", encoding="utf-8"), delimiter=";"))
    wanted = [row for row in rows if row["nyckel"].startswith("indikator") and row["andel"]]
    for key in dict.fromkeys(row["nyckel"] for row in wanted):
        of = {row["kön"]: row for row in wanted if row["nyckel"] == key}
        yield key, int(of["totalt"]["indikator"]), of


def published_respondents():
    rows = csv.DictReader(open(SODRA / "enkatsvar.csv", encoding="utf-8"), delimiter=";")
    word = {"deltagare pågående": "pagaende", "deltagare avslut": "avslut"}
    return {(word[row["svarande"]], row["kön"]): int(row["svar"]) for row in rows
            if row["svarande"] in word and row["enhet"] == "förbundet" and row["svar"]}


def solve(of, group, published):
    """(answers, positive) of each gender, and the cells that whole numbers cannot give."""
    n, share = int(of["totalt"]["n"]), int(of["totalt"]["andel"])
    k = total_of(share, n)
    missed = [] if per_cent(k, n) == share else ["totalt"]
    if "kvinnor" not in of:
        return {"": (n, k)}, missed
    shares = [int(of[gender]["andel"]) for gender in GENDERS[:2]]
    if n < 2 * (MORE_THAN + 1):
        return None, ["totalt", *GENDERS[:2]]
    parts = divide(n, k, shares, [published.get((group, gender), 0) for gender in GENDERS])
    for gender, share, (count, positive) in zip(GENDERS, shares, parts):
        if per_cent(positive, count) != share:
            missed.append(gender)
    return dict(zip(GENDERS, parts)), missed


def sodra():
    published, solved, missed = published_respondents(), [], []
    for key, indicator, of in questions_of_sodra():
        group = key.split(".")[1]
        parts, cells = solve(of, group, published)
        solved.append((key, indicator, group, parts))
        missed += [(key, gender, of[gender]["andel"]) for gender in cells]
    rows = []
    for group in dict.fromkeys(group for _, _, group, _ in solved):
        mine = [question for question in solved if question[2] == group]
        rows += group_rows(group, mine)
    return rows, missed


def group_rows(group, questions):
    """Respondents of each gender are as many as the question with most of them needs; the others leave it empty."""
    most = {}
    for _, _, _, parts in questions:
        for gender, (count, _) in parts.items():
            most[gender] = max(most.get(gender, 0), count)
    first = dict(zip(most, itertools.accumulate([0, *most.values()])))
    rows = []
    for at, (key, indicator, _, parts) in enumerate(questions):
        steps = YES_NO if key in YES_NO_QUESTIONS else STEPS
        highest = 1 if steps is YES_NO else 3 if indicator in THREE_HIGHEST else 2
        for gender in most:
            count, positive = parts.get(gender, (0, 0))
            given = spread(answers(count, positive, steps, highest, at))
            for i, answer in enumerate(given + [""] * (most[gender] - count)):
                rows.append((f"{group}-{first[gender] + i + 1:02}", group, gender, f"{group}.{key.split('.')[2]}", answer))
    return sorted(rows, key=lambda row: (row[0], int(row[3].rsplit(".f", 1)[1])))


SKELLEFTEA_GROUPS = (("pagaende", 52, 7), ("avslut", 31, 10), ("personal", 27, 9), ("chefsgrupp", 14, 6), ("styrelse", 11, 3))


def skelleftea():
    """The questions that were asked in 2020; every eleventh answer is left out."""
    columns = [f"{group}.f{number}" for group, _, count in SKELLEFTEA_GROUPS for number in range(1, count + 1)]
    rows, at = [], 0
    for group, respondents, count in SKELLEFTEA_GROUPS:
        for i in range(respondents):
            gender = "" if group not in ("pagaende", "avslut") else ("kvinnor", "män")[i * 3 % 7 % 2]
            given = {}
            for number in range(1, count + 1):
                at += 1
                yes_no = (group, number) == ("avslut", 8)
                steps = YES_NO if yes_no else (6, 5, 5, 4, 6, 3, 5, 2, 4, 6, 1, 5)
                given[f"{group}.f{number}"] = "" if at % 11 == 0 else steps[(i * 5 + number * 3) % len(steps)]
            rows.append((f"{group}-{i + 1:02}", group, gender, *[given.get(column, "") for column in columns]))
    return columns, rows


def umea():
    """Published k of n: the two highest of four steps, or yes. Respondents who did not answer are those at the end."""
    rows = {row["nyckel"]: row for row in csv.DictReader(open(UMEA / "utfall.csv", encoding="utf-8"), delimiter=";")}
    keys = {"deltagare": ("bestamma", "bemotande", "tiden", "team"), "personal": ("medskapande", "lyssnar", "vet")}
    columns = [f"{group}.{key}" for group in keys for key in keys[group]]
    out = []
    for group in keys:
        counts = {key: (int(rows[f"{group}.{key}"]["täljare"]), int(rows[f"{group}.{key}"]["nämnare"])) for key in keys[group]}
        number = max(n for _, n in counts.values())
        given = {}
        for at, (key, (k, n)) in enumerate(counts.items()):
            steps, highest = (YES_NO, 1) if key == "team" else ((1, 2, 3, 4), 2)
            words = spread(answers(n, k, steps, highest, at)) + [""] * (number - n)
            given[f"{group}.{key}"] = [("Nej", "Ja")[word] if word != "" and steps is YES_NO else word for word in words]
        for i in range(number):
            out.append((f"{group}-{i + 1:03}", group, *[given[column][i] if column in given else "" for column in columns]))
    return columns, out


def table(head, rows):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def files():
    rows, missed = sodra()
    yield SODRA / "enkatposter.csv", table(("svarande", "grupp", "kön", "fråga", "svar"), rows)
    yield SODRA / "enkatposter_avsteg.csv", table(("nyckel", "kön", "andel"), missed)
    columns, rows = skelleftea()
    yield SKELLEFTEA / "enkatposter.csv", table(("svarande", "grupp", "kön", *columns), rows)
    columns, rows = umea()
    yield UMEA / "enkatposter.csv", table(("svarande", "grupp", *columns), rows)


def main():
    status = 0
    for path, text in files():
        if sys.argv[1:] != ["--check"]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path}: is not what the script writes")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
