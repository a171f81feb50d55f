#!/usr/bin/env python3
"""Writes the made-up registers of Skellefteå-Norsjö 2023, and the outcomes that they give, one and the same each time.

    python3 examples/generate/registers.py [--check]

The plan of 2023 is published with its goals and no outcome. Here an office is invented that has kept its registers for
the year: participants, referrals, meetings, decisions, activities, a checklist, commissions, remarks and values entered
by hand. Every row is invented. What each goal's outcome is follows from the rows by plain arithmetic in this file, which
knows nothing of samrapport; it is written to tests/golden/registers_skelleftea-norsjo_2023.csv, one row a field of the
results, for tests to compare with. With --check nothing is written: the files must already be what would be written.
Standard library only.
"""
import csv
import datetime
import io
import pathlib
import random
import sys
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "skelleftea-norsjo" / "2023" / "data"
EXPECTED = ROOT / "tests" / "golden" / "registers_skelleftea-norsjo_2023.csv"
PARTIES = ["Arbetsförmedlingen", "Försäkringskassan", "Region Västerbotten", "Skellefteå kommun", "Norsjö kommun"]
FIRST, LAST = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
GOOD = {"arbete": 17, "studier": 9, "arbetsförmedlingens ordinarie utbud": 8, "rätt stöd hos annan part": 7}
ORDINARY = ("arbete", "studier", "arbetsförmedlingens ordinarie utbud")
OTHER = {"sjukdom": 4, "flytt": 3}


def day(text):
    return datetime.date.fromisoformat(text)


def later(start, days):
    return start + datetime.timedelta(days=days)


def dice_of(register):
    """A register has dice of its own, so that a change of one leaves the others as they are."""
    return random.Random(f"Skellefteå-Norsjö 2023 {register}")


# ---- tables ----

def participants():
    """132 participants of MISAM; 48 of them close during the year; those assessed twice have both scores.

    Seven close without a good outcome: enough for the outcome to be printed, and too many for the target of 90 %.
    """
    dice = dice_of("deltagande")
    reasons = [reason for group in (GOOD, OTHER) for reason, count in group.items() for _ in range(count)]
    dice.shuffle(reasons)
    rows = []
    for number in range(1, 133):
        closed = number <= len(reasons)
        began = later(day("2022-03-01"), dice.randrange(0, 300)) if closed else later(day("2022-06-01"), dice.randrange(0, 560))
        ended = max(later(began, dice.randrange(150, 330)), FIRST) if closed else None
        ended = min(ended, LAST) if ended else None
        twice = number % 5 < 2
        first = dice.randrange(20, 46)
        rows.append([f"M{number:03}", "misam", ("kvinnor", "män")[number % 5 in (0, 2)], began, ended,
                     reasons[number - 1] if closed else "", first if twice or number % 5 == 2 else "",
                     first + dice.randrange(-2, 11) if twice else ""])
    return ["deltagare", "enhet", "kön", "start", "slut", "orsak", "skapa_start", "skapa_ett_år"], rows


def team_meetings():
    """The team takes up cases every other Wednesday, but for a pause from midsummer until the middle of August, and at Christmas."""
    every = (later(day("2023-01-11"), 14 * number) for number in range(25))
    return [held for held in every if not day("2023-06-22") < held < day("2023-08-16")]


def working(date):
    """The day itself, or the Monday after a weekend."""
    return later(date, 7 - date.weekday() if date.weekday() > 4 else 0)


def referrals():
    """63 referrals to NAFS. Those of the early summer wait until August; six of December still wait at the end of the year."""
    dice = dice_of("remisser")
    held, rows = team_meetings(), []
    for number in range(1, 64):
        came = working(later(FIRST, 6 * (number - 1) + dice.randrange(1, 5)) if number < 58 else later(day("2023-12-11"), 2 * (number - 58)))
        met = next((meeting for meeting in held if meeting >= later(came, 5)), None)
        answered = working(later(met, dice.randrange(0, 8))) if met else None
        started = working(later(answered, dice.randrange(5, 40))) if met and number % 4 else None
        started = started if started and started <= LAST else None
        withdrawn = min(working(later(answered, 3)), LAST) if met and number % 8 == 0 else None
        rows.append([f"N23-{number:02}", "nafs", came, met, started, answered, withdrawn, PARTIES[number % 5]])
    return ["Ärende", "Insats", "Inkommen", "Behandlad på möte", "Startdatum", "Återkopplad", "Avförd", "Remittent"], rows


def meetings():
    """Eight meetings to which all five parties were called; how many each came to is chosen."""
    dice = dice_of("moten")
    times = dict(zip(PARTIES, (7, 8, 6, 8, 6)))
    came = {party: set(dice.sample(range(8), count)) for party, count in times.items()}
    days = ["2023-01-26", "2023-03-02", "2023-04-13", "2023-05-25", "2023-08-31", "2023-10-05", "2023-11-09", "2023-12-14"]
    rows = [[f"B{number + 1}", held, "beredningsgrupp", "; ".join(PARTIES),
             "; ".join(party for party in PARTIES if number in came[party])] for number, held in enumerate(days)]
    return ["Möte", "Mötesdatum", "Slag", "Kallade", "Närvarande"], rows


def decisions():
    """16 decisions: 13 link to the needs analysis, 2 depart from it and say why, 1 does neither."""
    held = ["2023-02-10", "2023-05-12", "2023-09-22", "2023-12-01"]
    rows = []
    for number in range(16):
        linked = number not in (4, 9, 14)
        departs = number in (4, 14)
        rows.append([f"§ {10 + number}", held[number // 4], f"Ärende {number + 1}", f"avsnitt {1 + number % 4}" if linked else "",
                     "ja" if departs else "nej", "Behovet uppstod efter analysen" if departs else ""])
    return ["Beslut", "Beslutsdatum", "Ärende", "Länk till behovsanalysen", "Avviker från analysen", "Skäl"], rows


def activities():
    rows = []
    plans = [("A1", "Dialog: MISAM", "dialog med styrelsen", "2023-05-12", (1, 1, 1, 1, 1)),
             ("A2", "Dialog: NAFS", "dialog med styrelsen", "2023-09-22", (1, 1, 1, 1, 1)),
             ("A3", "Utbildningsdag om samordnad rehabilitering", "utbildning", "2023-04-20", (9, 7, 11, 14, 6)),
             ("A4", "Frukostmöte om psykisk hälsa", "spridning", "2023-10-18", (6, 5, 12, 18, 5))]
    for code, name, sort, held, counts in plans:
        rows += [[code, name, sort, held, party, count] for party, count in zip(PARTIES, counts)]
    return ["Aktivitet", "Benämning", "Slag", "Datum", "Part", "Antal deltagare"], rows


def checklist():
    return ["Id", "Punkt", "Ansvarig", "Gjort", "Underlag", "Roll", "Datum"], [
        ["rapport-delar", "Rapport till styrelsen vid delår", "Förbundschef", "ja", "Protokoll 2023-09-22", "Förbundschef", "2023-09-22"],
        ["rapport-helar", "Rapport till styrelsen vid helår", "Förbundschef", "ja", "Protokoll 2023-02-10", "Förbundschef", "2023-02-10"],
        ["kommunikationsplan", "Kommunikationsplan finns och används", "Förbundschef", "ja", "Kommunikationsplan 2023", "Förbundschef", "2023-03-15"],
        ["nns-ledamot", "Förslag på ledamot till NNS styrelse lämnas", "Styrelsen", "ej aktuellt", "NNS efterfrågade inga förslag i år", "Styrelsen", "2023-05-12"],
        ["ekonomirutiner", "Skellefteå kommuns rutiner för ekonomiadministration tillämpas", "Förbundschef", "ja", "Avstämning med kommunens ekonomienhet", "Förbundschef", "2023-11-20"],
        ["tjanstekopsavtal", "Tjänsteköpsavtalet ses över", "Förbundschef", "nej", "", "", ""]]


def commissions():
    return ["Id", "Uppdrag", "Ägare", "Beslutsdatum", "Klart senast", "Status", "Klart den", "Underlag"], [
        ["U1", "Beskriv hur insatserna följs upp", "Förbundschef", "2023-02-10", "2023-06-30", "klart", "2023-06-12", "Protokoll 2023-09-22"],
        ["U2", "Ta fram en kommunikationsplan", "Förbundschef", "2023-02-10", "2023-03-31", "klart", "2023-03-15", "Kommunikationsplan 2023"],
        ["U3", "Se över tjänsteköpsavtalet", "Förbundschef", "2023-05-12", "2023-11-30", "pågår", "", ""],
        ["U4", "Utred samarbete med länets förbund", "Förbundschef", "2023-05-12", "2024-05-31", "pågår", "", ""],
        ["U5", "Föreslå en målnivå för deltagarnas utveckling", "Beredningsgruppen", "2023-09-22", "2023-12-01", "klart", "2023-11-28", "Underlag till styrelsen 2023-12-01"]]


def remarks():
    return ["Id", "Lämnad av", "Anmärkning", "Åtgärd", "Ägare", "Datum", "Klart senast", "Status", "Åtgärdad den", "Underlag"], [
        ["R1", "Förtroendevalda revisorer", "Målen går inte alltid att bedöma", "Ange utfall eller skäl för varje mål", "Förbundschef", "2023-03-24", "2023-12-31", "klart", "2023-12-01", "Verksamhetsplan 2024"],
        ["R2", "Sakkunnigt biträde", "Attestordningen saknar ersättare", "Komplettera attestordningen", "Förbundschef", "2023-03-24", "2023-06-30", "klart", "2023-05-12", "Protokoll 2023-05-12"],
        ["R3", "Förtroendevalda revisorer", "Avtalet om köpta tjänster är inte översett", "Se över avtalet", "Förbundschef", "2023-03-24", "2023-11-30", "pågår", "", ""]]


def entered():
    return ["Id", "Enhet", "Period", "Värde", "Täljare", "Nämnare", "Mätenhet", "Underlag", "Roll", "Datum"], [
        ["behovsanalyser", "", "2023", "1", "", "", "antal", "Behovsanalys 2023, protokoll 2023-09-22", "Förbundschef", "2023-09-22"],
        ["parter-som-kan-aktualisera", "", "2023", "", "5", "5", "%", "Rutin för MISAM och NAFS", "Förbundschef", "2023-11-30"]]


# ---- the outcomes, from the rows ----

def months(start, end):
    """Whole months to the same day of a month, or its last; the rest as a part of the month that it falls in."""
    def add(count):
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        last = (datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
        return datetime.date(year, month + 1, min(start.day, last))
    whole = max(count for count in range(0, 30) if add(count) <= end)
    return whole + Fraction((end - add(whole)).days, (add(whole + 1) - add(whole)).days)


def outcomes(tables):
    people = tables["deltagande"][1]
    active = [row for row in people if row[3] <= LAST and (row[4] is None or row[4] >= FIRST)]
    closed = [row for row in people if row[4] and FIRST <= row[4] <= LAST]
    good = sum(row[5] in GOOD for row in closed)
    ordinary = sum(row[5] in ORDINARY for row in closed)
    twice = [row for row in people if row[7] != ""]
    growth = Fraction(sum(row[7] - row[6] for row in twice), sum(row[6] for row in twice))
    cases = tables["remisser"][1]
    longest = max(months(row[2], row[3] or LAST) for row in cases if row[2] <= LAST)
    answers = max(Fraction((row[5] - row[3]).days, 7) for row in cases if row[3])
    held = tables["moten"][1]
    attended = {party: sum(party in row[4] for row in held) for party in PARTIES}
    cells = tables["beslut"][1]
    linked = sum(row[3] != "" for row in cells)
    dialogues = len({row[0] for row in tables["aktiviteter"][1] if row[2] == "dialog med styrelsen"})
    done = {row[0]: row[3] for row in tables["checklista"][1]}

    def state(good_enough):
        return "met" if good_enough else "not_met"

    yield "goal:1.1", "measure:misam.skapa@", growth, state(growth >= Fraction(10, 100))
    yield "goal:1.2a", "measure:misam.gott_utfall@misam", Fraction(good, len(closed)), state(Fraction(good, len(closed)) >= Fraction(90, 100))
    yield "goal:1.2b", "measure:misam.vidare@misam", Fraction(ordinary, len(closed)), state(Fraction(ordinary, len(closed)) >= Fraction(70, 100))
    yield "goal:1.3a", "measure:misam.genomstromning@misam", Fraction(len(closed), len(active)), state(Fraction(len(closed), len(active)) >= Fraction(35, 100))
    yield "goal:1.3b", "measure:nafs.vantetid@nafs", longest, state(longest <= 1)
    yield "goal:1.3c", "measure:nafs.aterkoppling@nafs", answers, state(answers <= 1)
    yield "goal:2.1", "measure:narvaro@", Fraction(sum(attended.values()), len(held) * len(PARTIES)), state(min(attended.values()) * 100 >= 75 * len(held))
    yield "goal:2.2", "measure:parter-som-kan-aktualisera@", Fraction(1), "met"
    yield "goal:2.3a", "measure:rapporter@", Fraction(done["rapport-delar"] == done["rapport-helar"] == "ja"), "met"
    yield "goal:2.3b", "measure:dialoger@", Fraction(dialogues), state(dialogues >= 2)
    yield "goal:3.1a", "measure:behovsanalyser@", Fraction(1), "met"
    yield "goal:3.1b", "measure:lankade-beslut@", Fraction(linked, len(cells)), state(Fraction(linked, len(cells)) >= Fraction(75, 100))
    yield "goal:3.1c", "measure:skal-anges@", Fraction(all(row[5] != "" for row in cells if row[4] == "ja")), "met"
    yield "goal:4.1", "measure:kommunikationsplan@", Fraction(1), "met"
    yield "goal:4.2", "measure:nns-ledamot@", None, "not_measured"
    yield "goal:5.1", "measure:ekonomirutiner@", Fraction(1), "met"
    yield "goal:5.2", "measure:tjanstekopsavtal@", Fraction(0), state(done["tjanstekopsavtal"] == "ja")


def waiting(tables):
    return sum(row[3] is None and row[6] is None for row in tables["remisser"][1])


def expected(tables):
    rows = []
    for goal, measure, value, assessment in outcomes(tables):
        key = measure.rstrip("@")
        rows.append([goal, "assessment", assessment])
        rows.append([key, "missing", "not_applicable"] if value is None else [key, "value", repr(float(value))])
    people = {row[0]: row for row in tables["moten"][1]}
    for party in PARTIES:
        came = sum(party in row[4] for row in people.values())
        rows.append([f"measure:narvaro[part={party}]", "value", repr(came / len(people))])
    for key, value in (("forfallna-uppdrag", 1), ("atgardade-anmarkningar", 2 / 3), ("klara-uppdrag", 3 / 5), ("nafs.ko@nafs", waiting(tables)),
                       ("aktivitetsdeltagare", sum(row[5] for row in tables["aktiviteter"][1]))):
        rows.append([f"measure:{key}", "value", repr(value)])
    return ["key", "field", "expected", "source"], [row + ["examples/generate/registers.py"] for row in rows]


# ---- files ----

def text_of(table):
    header, rows = table
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue()


def files():
    makers = {"deltagande": participants, "remisser": referrals, "moten": meetings, "beslut": decisions, "aktiviteter": activities,
              "checklista": checklist, "uppdrag": commissions, "anmarkningar": remarks, "handforda": entered}
    tables = {name: make() for name, make in makers.items()}
    out = {DATA / f"{name}.csv": text_of(table) for name, table in tables.items()}
    out[EXPECTED] = text_of(expected(tables))
    return out


def main():
    wrong = []
    for path, text in files().items():
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                wrong.append(str(path.relative_to(ROOT)))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if wrong:
        sys.exit("not what examples/generate/registers.py writes: " + ", ".join(wrong))


if __name__ == "__main__":
    main()
