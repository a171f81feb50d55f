#!/usr/bin/env python3
"""Writes a synthetic SIE 4E file for each example förbund whose annual report is published.

    sie.py [--check]      --check: writes nothing, and fails when a file is not the one that would be written

Accounts, vouchers, suppliers' months and the division between insatser are invented. The sums are not: every line of
the statements is the published one to the krona (examples/<förbund>/<year>/data/ekonomi.csv). Statements are
printed in whole kronor from amounts in öre, so the öre are chosen so that each line rounds to what was printed. Where
published lines contradict each other by more than that, the balance sheet is followed and the rest is left to differ.
"""
import pathlib
import sys
import zlib

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent


def ore(kronor):
    """Öre of "1234.50"; the texts below are exact."""
    whole, _, part = str(kronor).partition(".")
    size = int(whole.lstrip("-") or "0") * 100 + int((part + "00")[:2])
    return -size if whole.startswith("-") else size


def amount(value):
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"


def parts(total, count):
    """`total` öre in `count` parts that differ by at most one öre."""
    return [(total * (i + 1)) // count - (total * i) // count for i in range(count)]


def field(text):
    text = str(text)
    plain = text and not any(c in text for c in ' \t"{}')
    return text if plain else '"' + text.replace('"', '\\"') + '"'


class Checksum:
    """CRC-32 over the bytes of labels and contents of fields; quotes, braces and the spaces between do not count."""
    def __init__(self):
        self.sum = 0

    def add(self, line):
        inside = False
        kept = bytearray()
        i = 0
        while i < len(line):
            c = line[i:i + 1]
            if c == b"\\" and line[i + 1:i + 2] == b'"':
                kept += b'"'
                i += 1
            elif c == b'"':
                inside = not inside
            elif inside or c not in b" \t{}":
                kept += c
            i += 1
        self.sum = zlib.crc32(bytes(kept), self.sum)


class Book:
    """One förbund's year: `opening`, `closing` and `result` of last year as they stand, vouchers of this year."""
    def __init__(self, spec):
        self.spec = spec
        self.year = spec["year"]
        self.vouchers = []
        self.balance = {account: ore(value) for account, value in spec["opening"].items()}

    def voucher(self, day, text, rows):
        rows = [row for row in rows if row[1] != 0]
        assert sum(row[1] for row in rows) == 0, (text, rows)
        self.vouchers.append((f"{self.year}{day}", text, rows))
        for account, value, *_ in rows:
            self.balance[account] = self.balance.get(account, 0) + value

    def write_vouchers(self):
        spec = self.spec
        if "disposition" in spec:
            self.voucher("0331", "Disposition av föregående års resultat", [
                (account, ore(value)) for account, value in spec["disposition"].items()])
        for account, value in spec["income"].items():
            for quarter, part in enumerate(parts(ore(value), 4)):
                self.voucher(f"{quarter * 3 + 1:02d}15", f"{spec['accounts'][account]}, kvartal {quarter + 1}",
                             [("1930", part), (account, -part)])
        for account, insats, value in spec["costs"]:
            self.write_cost(account, insats, ore(value))
        closing = {account: ore(value) for account, value in spec["closing"].items()}
        for account in sorted(set(self.balance) | set(closing)):
            change = closing.get(account, 0) - self.balance.get(account, 0)
            if account[0] in "12" and account != "1930" and change != 0 and not account.startswith("206"):
                self.voucher("1231", f"Bokslut: {spec['accounts'][account]}", [(account, change), ("1930", -change)])
        self.close_year(spec)
        for account, value in closing.items():
            assert self.balance.get(account, 0) == value, (account, self.balance.get(account), value)

    def write_cost(self, account, insats, value):
        spec = self.spec
        first, last = spec["months"].get(insats, (1, 12))
        objects = (spec["dimension"], insats) if insats else None
        for month, part in zip(range(first, last + 1), parts(value, last - first + 1)):
            self.voucher(f"{month:02d}25", spec["accounts"][account], [(account, part, objects), ("1930", -part)])

    def close_year(self, spec):
        """Some offices book the result of the year before they export, others do not."""
        result = sum(value for account, value in self.balance.items() if account[0] in "345678")
        if spec["booked"]:
            self.voucher("1231", "Årets resultat", [("2069", result), ("8999", -result)])

    # ---- the file ----

    def head(self):
        spec, year = self.spec, self.year
        yield from (["GEN", f"{year + 1}0120"], ["SIETYP", "4"],
                    ["PROSA", "Syntetisk fil: konton och verifikationer är påhittade, summorna är de publicerade"],
                    ["FNAMN", spec["name"]], ["RAR", "0", f"{year}0101", f"{year}1231"],
                    ["RAR", "-1", f"{year - 1}0101", f"{year - 1}1231"], ["KPTYP", "BAS2015"])
        for number, name in sorted(spec["accounts"].items()):
            yield ["KONTO", number, name]
            yield ["KTYP", number, {"1": "T", "2": "S", "3": "I"}.get(number[0], "K")]
        yield ["DIM", spec["dimension"], spec["dimension_name"]]
        for number, name in sorted(spec["insatser"].items()):
            yield ["OBJEKT", spec["dimension"], number, name]

    def balances(self):
        spec = self.spec
        for label, year, of in (("IB", "0", spec["opening"]), ("IB", "-1", spec["opening_before"]),
                                ("UB", "0", spec["closing"]), ("UB", "-1", spec["closing_before"]),
                                ("RES", "-1", spec["result_before"])):
            for account, value in sorted(of.items()):
                yield [label, year, account, amount(ore(value))]
        for account, value in sorted(self.balance.items()):
            if account[0] in "345678" and any(row[0] == account for _, _, rows in self.vouchers for row in rows):
                yield ["RES", "0", account, amount(value)]

    def periods(self):
        """Balances of months, of accounts and of their objects; then the budget of the same."""
        sums = {}
        for day, _, rows in self.vouchers:
            for account, value, *objects in rows:
                if account[0] not in "345678":
                    continue
                for key in [None] + [o for o in objects if o]:
                    place = (account, key or ("", ""), day[:6])
                    sums[place] = sums.get(place, 0) + value
        for (account, key, month), value in sorted(sums.items()):
            yield ["PSALDO", "0", month, account, key, amount(value)]
        for account, insats, value in self.spec["budget"]:
            for month, part in enumerate(parts(ore(value), 12)):
                yield ["PBUDGET", "0", f"{self.year}{month + 1:02d}", account,
                       (self.spec["dimension"], insats) if insats else ("", ""), amount(part)]

    @staticmethod
    def text(post):
        words = ["#" + post[0]]
        for each in post[1:]:
            if isinstance(each, tuple):
                words.append("{" + (f"{each[0]} {field(each[1])}" if each[0] else "") + "}")
            else:
                words.append(field(each))
        return " ".join(words)

    def lines(self):
        yield from (self.text(["PROGRAM", "Samrapports exempel", "1.0"]), "#FORMAT PC8")
        for post in (*self.head(), *self.balances(), *self.periods()):
            yield self.text(post)
        for number, (day, text, rows) in enumerate(sorted(self.vouchers, key=lambda v: v[0]), 1):
            yield self.text(["VER", "A", number, day, text])
            yield "{"
            for account, value, *objects in rows:
                at = objects[0] if objects and objects[0] else ("", "")
                yield "   " + self.text(["TRANS", account, at, amount(value)])
            yield "}"

    def bytes(self):
        self.write_vouchers()
        checksum = Checksum()
        out = [b"#FLAGGA 0", b"#KSUMMA"]
        for line in self.lines():
            line = line.encode("cp437")
            checksum.add(line)
            out.append(line)
        out.append(f"#KSUMMA {checksum.sum}".encode())
        return b"\r\n".join(out) + b"\r\n"


SODRA = {
    "file": "sodra-norrbotten/2021/data/bokforing.se", "year": 2021, "booked": True,
    "name": "Samordningsförbundet Södra Norrbotten", "dimension": "1", "dimension_name": "Kostnadsställe",
    "accounts": {
        "1651": "Momsfordran innevarande år", "1652": "Momsfordran föregående år", "1680": "Övriga kortfristiga fordringar",
        "1690": "Fordran som noten inte visar", "1790": "Upplupna intäkter", "1930": "Bank",
        "2061": "Balanserat resultat", "2065": "Övertaget balanserat resultat", "2069": "Årets resultat",
        "2440": "Leverantörsskulder", "2991": "Upplupna konsultarvoden", "2992": "Upplupna hyreskostnader",
        "2999": "Övriga upplupna kostnader", "3010": "Driftbidrag från staten", "3020": "Driftbidrag från regionen",
        "3031": "Driftbidrag från Luleå kommun", "3032": "Driftbidrag från Piteå kommun",
        "3033": "Driftbidrag från Älvsbyns kommun", "3034": "Driftbidrag från Bodens kommun",
        "3990": "Övriga intäkter", "4010": "Individinriktade insatser", "4020": "Strukturella insatser",
        "5010": "Lokalhyra", "6420": "Revisionsarvoden", "6530": "Redovisningstjänster",
        "6550": "Konsultarvode administration", "6990": "Övriga externa kostnader", "7830": "Avskrivningar",
        "8310": "Ränteintäkter", "8410": "Räntekostnader", "8710": "Extraordinära intäkter", "8999": "Årets resultat"},
    "insatser": {"10": "Projekt Arenan", "11": "Samverkansteam Luleå", "12": "Samkraft", "13": "MyKey", "14": "MoA Piteå",
                 "15": "MoA Älvsbyn", "16": "Tidsam", "17": "Etablering kvinna", "18": "Ett steg till", "19": "Steget Fram",
                 "20": "Plattform sociala företag", "21": "Stoppa våldet", "22": "Förstudie IPS"},
    "months": {"13": (8, 12), "21": (6, 12), "22": (1, 3)},
    "opening_before": {"1680": "379906.60", "1930": "1326971.00", "2061": "-1030360.80", "2440": "-676516.80"},
    "closing_before": {"1652": "9490.40", "1790": "8430.00", "1930": "4853595.00", "2061": "-1030360.80",
                       "2065": "-3290189.80", "2069": "647616.20", "2440": "-398072.00", "2991": "-699445.00",
                       "2992": "-32190.00", "2999": "-68874.00"},
    "result_before": {"3010": "-2500000.00", "3020": "-1250000.00", "3031": "-775000.00", "3032": "-400000.00",
                      "3033": "-75000.00", "4010": "4390391.20", "4020": "406153.00", "5010": "128760.00",
                      "6420": "41634.00", "6530": "45895.00", "6550": "557629.00", "6990": "77154.00",
                      "8999": "-647616.20"},
    "opening": {"1652": "9490.40", "1790": "8430.00", "1930": "4853595.00", "2061": "-1030360.80", "2065": "-3290189.80",
                "2069": "647616.20", "2440": "-398072.00", "2991": "-699445.00", "2992": "-32190.00", "2999": "-68874.00"},
    "disposition": {"2061": "-2642573.60", "2065": "3290189.80", "2069": "-647616.20"},
    "closing": {"1651": "29421.00", "1690": "3.40", "1790": "136375.00", "1930": "4020911.00", "2061": "-3672934.40",
                "2069": "1378094.05", "2440": "-1074230.05", "2991": "-710908.00", "2992": "-32190.00", "2999": "-74542.00"},
    "income": {"3010": "2500000.00", "3020": "1250000.00", "3031": "715875.00", "3032": "359000.00", "3033": "68875.00",
               "3034": "106250.00"},
    "costs": [("4010", "10", "1635000.15"), ("4010", "11", "872000.00"), ("4010", "12", "318000.00"),
              ("4010", "13", "246500.00"), ("4010", "14", "287500.00"), ("4010", "15", "164200.00"),
              ("4010", "16", "418600.00"), ("4010", "17", "309435.00"), ("4010", "18", "255200.00"),
              ("4010", "19", "210000.00"), ("4020", "20", "521478.15"), ("4020", "21", "148500.00"),
              ("4020", "22", "136500.00"), ("5010", "", "154065.15"), ("6420", "", "44800.15"), ("6530", "", "46784.15"),
              ("6550", "", "560198.15"), ("6990", "", "49333.15")],
    "budget": [("3010", "", "-2500000"), ("3020", "", "-1250000"), ("3031", "", "-715875"), ("3032", "", "-359000"),
               ("3033", "", "-68875"), ("3034", "", "-106250"), ("4010", "", "5260000"), ("4020", "", "960000"),
               ("5010", "", "155000"), ("6420", "", "45000"), ("6530", "", "48000"), ("6550", "", "575000"),
               ("6990", "", "58506"), ("4010", "10", "1700000"), ("4010", "11", "900000"), ("4010", "13", "260000")],
}

SKELLEFTEA = {
    "file": "skelleftea-norsjo/2020/data/bokforing.se", "year": 2020, "booked": False,
    "name": "Samordningsförbundet Skellefteå-Norsjö", "dimension": "6", "dimension_name": "Projekt",
    "accounts": {
        "1220": "Inventarier", "1810": "Kortfristiga placeringar", "2070": "Övrigt eget kapital",
        "2210": "Avsatt till pensioner", "2350": "Långfristiga lån",
        "1511": "Fordran på Skellefteå kommun", "1512": "Fordran på Norsjö kommun", "1513": "Fordran på Region Västerbotten",
        "1515": "Fordran på andra samordningsförbund", "1630": "Skattefordringar", "1650": "Momsfordran",
        "1680": "Övriga fordringar", "1930": "Bank", "2060": "Eget kapital", "2069": "Årets resultat",
        "2440": "Leverantörsskulder", "2990": "Upplupna kostnader", "3010": "Driftbidrag från staten",
        "3020": "Driftbidrag från Region Västerbotten", "3031": "Driftbidrag från Skellefteå kommun",
        "3032": "Driftbidrag från Norsjö kommun", "3980": "EU-medel och andra bidrag", "3990": "Övriga intäkter",
        "4010": "Köp av insatser, individ", "4020": "Köp av insatser, struktur", "5010": "Lokalhyra",
        "6420": "Revisionsarvoden", "6530": "Redovisningstjänster", "6990": "Övriga externa kostnader",
        "7010": "Löner", "7510": "Arbetsgivaravgifter", "7830": "Avskrivningar", "8310": "Ränteintäkter",
        "8410": "Räntekostnader", "8710": "Extraordinära intäkter", "8999": "Årets resultat"},
    "insatser": {"100": "MISAM", "101": "NAFS", "102": "Framsteg", "103": "ProAktiv", "104": "Nästa steg",
                 "105": "Psykisk hälsa Arbetsliv 2.0", "106": "Stoppa våldet"},
    "months": {"101": (2, 12), "105": (9, 12)},
    "opening_before": {"1650": "241000.00", "1511": "345000.00", "1513": "285667.00", "1930": "2861194.00",
                       "2060": "-1751016.60", "2440": "-1381844.40", "2990": "-600000.00"},
    "closing_before": {"1511": "345750.00", "1512": "17500.00", "1513": "363500.00", "1630": "11249.00",
                       "1650": "279144.00", "1680": "5339.80", "1930": "2007172.70", "2060": "-1751016.60",
                       "2440": "-963878.40", "2990": "-400000.00"},
    "result_before": {"3010": "-2907000.00", "3020": "-1454000.00", "3031": "-1383000.00", "3032": "-70000.00",
                      "3990": "-26200.00", "4010": "3905000.00", "4020": "871000.00", "5010": "182000.00",
                      "6420": "52000.00", "6530": "88000.00", "6990": "152439.50", "7010": "513000.00",
                      "7510": "162000.00"},
    "opening": {"1511": "345750.00", "1512": "17500.00", "1513": "363500.00", "1630": "11249.00", "1650": "279144.00",
                "1680": "5339.80", "1930": "2007172.70", "2060": "-1665777.10", "2440": "-963878.40",
                "2990": "-400000.00"},
    "closing": {"1511": "343500.00", "1512": "17500.00", "1513": "361000.00", "1630": "48512.00", "1650": "236947.00",
                "1680": "310868.55", "1930": "1305820.30", "2060": "-1665777.10", "2440": "-571745.45",
                "2990": "-325000.00"},
    "income": {"3010": "2889000.00", "3020": "1444000.00", "3031": "1374000.00", "3032": "70000.00", "3990": "24999.70"},
    "costs": [("4010", "100", "3150000.40"), ("4010", "102", "412000.00"), ("4010", "103", "168000.00"),
              ("4010", "104", "216000.00"), ("4020", "101", "342000.00"), ("4020", "105", "128374.00"),
              ("4020", "106", "61000.00"), ("5010", "", "186000.00"), ("6420", "", "54000.00"), ("6530", "", "91000.00"),
              ("6990", "", "149000.00"), ("7010", "", "596000.00"), ("7510", "", "187000.00")],
    "budget": [("3010", "", "-2911000"), ("3020", "", "-1455000"), ("3031", "", "-1386000"), ("3032", "", "-70000"),
               ("3990", "", "-25000"), ("4010", "", "4390000"), ("4020", "", "640000"), ("5010", "", "190000"),
               ("6420", "", "55000"), ("6530", "", "95000"), ("6990", "", "219000"), ("7010", "", "615000"),
               ("7510", "", "195000"), ("4010", "100", "3400000"), ("4020", "101", "400000")],
}


def main():
    check = "--check" in sys.argv[1:]
    stale = []
    for spec in (SKELLEFTEA, SODRA):
        path = EXAMPLES / spec["file"]
        wanted = Book(spec).bytes()
        if check and (not path.exists() or path.read_bytes() != wanted):
            stale.append(spec["file"])
        elif not check:
            path.write_bytes(wanted)
            print(f"{spec['file']}: {len(wanted)} bytes")
    for name in stale:
        print(f"{name} is not what examples/generate/sie.py writes: run it")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
