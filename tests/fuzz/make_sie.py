#!/usr/bin/env python3
"""Writes the SIE files of tests/fuzz/corpus/sie: every type, encoding and way of being wrong. All of them are
synthetic: a förbund that does not exist. Gives the same bytes every time."""
import pathlib
import zlib

OUT = pathlib.Path(__file__).resolve().parent / "corpus" / "sie"


def head(kind, extra=""):
    return (f'#FLAGGA 0\n#PROGRAM "Påhittad bokföring" 1.2\n#FORMAT PC8\n#GEN 20230115 "AÖ"\n#SIETYP {kind}\n'
            '#PROSA "Syntetisk fil för prov"\n#FNR 17\n#ORGNR 222000-0000\n'
            '#ADRESS "" "Storgatan 1" "123 45 Ängså" "0900-00 00 00"\n'
            f'#FNAMN "Samordningsförbundet Ängså"\n{extra}#KPTYP BAS2014\n#VALUTA SEK\n')


YEARS = "#RAR 0 20220101 20221231\n#RAR -1 20210101 20211231\n"
ACCOUNTS = ('#KONTO 1930 "Bank"\n#KTYP 1930 T\n#KONTO 2010 "Eget kapital"\n#KTYP 2010 S\n'
            '#KONTO 3010 "Bidrag från medlemmar"\n#KTYP 3010 I\n#SRU 3010 7410\n'
            '#KONTO 5010 "Köpta tjänster"\n#KTYP 5010 K\n#ENHET 5010 tim\n')
OBJECTS = ('#DIM 1 "Kostnadsställe"\n#UNDERDIM 20 "Delinsats" 1\n#OBJEKT 1 "10" "Insats Älgen"\n'
           '#OBJEKT 1 "20" "Insats Åsen"\n#OBJEKT 20 "10a" "Älgen, steg ett"\n')
BALANCES = ("#IB 0 1930 1000.00\n#UB 0 1930 1250.00\n#IB 0 2010 -1000.00\n#UB 0 2010 -1000.00\n"
            "#RES 0 3010 -700.50\n#RES 0 5010 450.50\n#RES -1 3010 -650.00\n")
MONTHS = ("#PSALDO 0 202201 3010 {} -700.50\n#PSALDO 0 202202 5010 {} 300.25 3.5\n#PSALDO 0 202203 5010 {} 150.25\n"
          '#PSALDO 0 202202 5010 {1 "10"} 300.25\n#PSALDO 0 202203 5010 {1 "20"} 150.25\n'
          '#PBUDGET 0 202202 5010 {} 320\n#PBUDGET 0 202202 5010 {1 "10"} 320\n')
VOUCHERS = ('#VER A 1 20220115 "Bidrag" 20220116 "AÖ"\n{\n#TRANS 1930 {} 700.50\n#TRANS 3010 {} -700.50\n}\n'
            '#VER B 1 20220210 "Konsult \\"Öst\\""\n{\n'
            '\t#TRANS 5010 {1 "10" 20 "10a"} 300.25 20220210 "Februari" 3.5 "AÖ"\n\t#TRANS 1930 {} -300.25\n}\n'
            '#VER # 2 20220310\n{\n#TRANS 5010 {"1" "20"} 150.25\n#TRANS 1930 {} -150.25\n}\n')


def full(kind="4", extra=YEARS):
    return head(kind, extra) + ACCOUNTS + OBJECTS + BALANCES + MONTHS + VOUCHERS


def summed(text, encoding="cp437", change=0):
    """The text within a checksum, by the algorithm in words: labels and fields, without what stands between."""
    first, rest = text.split("\n", 1)  # the checksum opens after #FLAGGA
    data = bytearray()
    for line in rest.encode(encoding).split(b"\n"):
        inside = False
        at = 0
        while at < len(line):
            if line[at:at + 2] == b'\\"':
                data += b'"'
                at += 1
            elif line[at:at + 1] == b'"':
                inside = not inside
            elif inside or line[at:at + 1] not in b" \t{}\r":
                data.append(line[at])
            at += 1
    total = (zlib.crc32(bytes(data)) + change) & 0xFFFFFFFF
    return f"{first}\n#KSUMMA\n{rest}#KSUMMA {total}\n"


FILES = {
    "type1.se": head("1", YEARS) + ACCOUNTS + BALANCES,
    "type2.se": head("2", YEARS + "#OMFATTN 20221231\n") + ACCOUNTS + BALANCES
                + "".join(l + "\n" for l in MONTHS.splitlines() if '{1' not in l),
    "type3.se": head("3", YEARS + "#OMFATTN 20221231\n") + ACCOUNTS + OBJECTS
                + BALANCES + '#OIB 0 1930 {1 "10"} 0\n#OUB 0 1930 {1 "10"} 0\n' + MONTHS,
    "type4e.se": full(),
    "type4i.si": head("4", "") + VOUCHERS,
    "no_type.se": head("4", YEARS).replace("#SIETYP 4\n", "") + ACCOUNTS + BALANCES,
    "crlf.se": full().replace("\n", "\r\n"),
    "cr.se": full().replace("\n", "\r"),
    "quoted_format.se": full().replace("#FORMAT PC8", '#FORMAT "PC8"'),
    "ksumma.se": summed(full()),
    "ksumma_wrong.se": summed(full(), change=1),
    "ksumma_open.se": summed(full()).rsplit("#KSUMMA", 1)[0],
    "ksumma_twice.se": "#KSUMMA 5\n" + summed(full()) + "#KSUMMA\n",
    "cut_block.se": full().rsplit("#TRANS", 1)[0],
    "cut_line.se": full().rsplit("#TRANS", 1)[0] + "#TRANS 19",
    "cut_label.se": full() + "#KON",
    "cut_quote.se": full() + '#VER A 9 20221201 "Hal',
    "unbalanced.se": full().replace("-700.50\n}", "-700.40\n}"),
    "balance.se": full().replace("#UB 0 1930 1250.00", "#UB 0 1930 1251.00"),
    "month.se": full().replace("202202 5010 {} 300.25 3.5", "202202 5010 {} 300.26 3.5"),
    "object_month.se": full().replace('202203 5010 {1 "20"} 150.25', '202203 5010 {1 "20"} 150.24'),
    "no_balance.se": full().replace("#RES 0 5010 450.50\n", ""),
    "twice.se": full() + "#IB 0 1930 1000.00\n#KONTO 1930 Kassa\n#RAR 0 20220101 20221231\n#DIM 1 Annat\n"
                + '#OBJEKT 1 10 Annan\n',
    "added.se": full() + '#VER C 1 20220401 Rättad\n{\n#TRANS 5010 {} 10\n#BTRANS 1930 {} -8 20220402 "" "" AÖ\n'
                '#RTRANS 1930 {} -10 20220403 "" "" AÖ\n#TRANS 1930 {} -10\n}\n',
    "added_alone.se": full() + "#VER C 1 20220401\n{\n#TRANS 1930 {} 10\n#RTRANS 1930 {} -10\n}\n",
    "unknown.se": full() + "#NYTT 1 2 3\n#NYTT 4\n#Ö7 x\n",
    "braces.se": full() + "}\n{\n#TRANS 1930 {} 1\n#VER A 3 20220101\n#TRANS 1930 {} 1\n{\n#TRANS 1930 {1} 1\n#VER A 4 20220101 {\n"
                 "#TRANS 1930 {1 2 1.00\n}\nskräp\n#KONTO 1 } x\n{ x\n",
    "quotes.se": full() + '#KONTO 1820 "1820\\A012 Cykel"\n#KONTO 1821 "C:\\"\n#KONTO 1822 "a"b\n#KONTO 1823 "a\n'
                 "#KONTO 1824 utan citat tecken\n#PROSA två ord\n",
    "values.se": full() + "#IB 0 1930 1,50\n#IB 0 1931 1,5x\n#IB x 1930 1\n#IB 0 1932 1.234\n#IB 0 1933 99999999999999999\n#IB 0\n"
                 "#PSALDO 0 202213 1930 {} 1\n#VER A 5 20220230\n{\n}\n#VER A 6\n#VER A 7 \"\"\n#KTYP 1930 X\n#IB 0 1934 -\n"
                 "#IB 0 1935 1.500\n#IB 0 1936 .5 x\n#RAR 1 20230101 20221231\n#RAR 2 1 2\n#OIB 0 1930 {} 1\n",
    "outside.se": full() + "#VER A 8 20190101\n{\n#TRANS 9999 {77 1} 0\n}\n#PSALDO -5 202201 1930 {} 1\n",
    "nul.se": full().replace("Bank", "B\0nk"),
    "flag.se": full().replace("#FLAGGA 0", "#FLAGGA 1"),
    "dos_end.se": full() + "\x1a\x1a",
    "missing.se": "#KONTO 1930 Bank\n",
    "hash.se": "#\n##\n# x\n#FLAGGA\n",
    "empty.se": "",
    "space.se": " \r\n\t\n",
    "text.txt": "konto;belopp\n1930;5\n",
}

XML_HEAD = ('<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sie.se/sie5">\n<FileInfo>\n'
            '<SoftwareProduct name="Påhittad bokföring" version="5"/>\n<FileCreation time="2023-01-15T10:00:00Z" by="AÖ"/>\n'
            '<Company organizationId="222000-0000" name="Samordningsförbundet Ängså"/>\n{years}'
            '<AccountingCurrency currency="SEK"/>\n</FileInfo>\n')
XML_YEARS = ('<FiscalYears>\n<FiscalYear start="2021-01" end="2021-12"/>\n'
             '<FiscalYear start="2022-01" end="2022-12" primary="true"/>\n</FiscalYears>\n')
XML_ACCOUNTS = ('<Accounts>\n<Account id="1930" name="Bank" type="asset">\n<OpeningBalance month="2022-01" amount="1000.00"/>\n'
                '<ClosingBalance month="2022-12" amount="1250.00"/>\n</Account>\n'
                '<Account id="2010" name="Eget kapital" type="equity"><OpeningBalance month="2022-01" amount="-1000"/>'
                '<ClosingBalance month="2022-12" amount="-1000"/></Account>\n'
                '<Account id="3010" name="Bidrag" type="income"><ClosingBalance month="2022-12" amount="-700.50"/></Account>\n'
                '<Account id="5010" name="Köpta tjänster" type="cost" unit="tim">\n<ClosingBalance month="2022-02" amount="300.25" quantity="3.5"/>\n'
                '<ClosingBalance month="2022-12" amount="450.50"/>\n'
                '<Budget month="2022-02" amount="320"><ObjectReference dimId="1" objectId="10"/></Budget>\n<Budget amount="400"/>\n</Account>\n</Accounts>\n'
                '<Dimensions>\n<Dimension id="1" name="Kostnadsställe">\n<Object id="10" name="Insats Älgen"/>\n'
                '<Object id="20" name="Insats Åsen"/>\n</Dimension>\n</Dimensions>\n')


def entry(number, day, rows, text=""):
    return (f'<JournalEntry id="{number}" journalDate="{day}" text="{text}">\n<EntryInfo date="{day}" by="AÖ"/>\n{rows}'
            '<LockingInfo date="2023-01-10" by="AÖ"/>\n</JournalEntry>\n')


XML_JOURNAL = ('<Journal id="A" name="Alla">\n'
               + entry(1, "2022-01-15", '<LedgerEntry accountId="1930" amount="700.50"/>\n<LedgerEntry accountId="3010" amount="-700.50"/>\n', "Bidrag &amp; annat")
               + entry(2, "2022-02-10", '<LedgerEntry accountId="5010" amount="300.25" quantity="3.5" text="Februari">'
                       '<ObjectReference dimId="1" objectId="10"/></LedgerEntry>\n<LedgerEntry accountId="1930" amount="-300.25"/>\n')
               + entry(3, "2022-03-10", '<LedgerEntry accountId="5010" amount="150.25" ledgerDate="2022-03-11"><ObjectReference dimId="1" objectId="20"/></LedgerEntry>\n'
                       '<LedgerEntry accountId="1930" amount="-150.25"/>\n<LedgerEntry accountId="1930" amount="-1"><Overstrike date="2022-03-12" by="AÖ"/></LedgerEntry>\n')
               + '</Journal>\n')
SIGNATURE = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>\n'
XML = XML_HEAD.format(root="Sie", years=XML_YEARS) + XML_ACCOUNTS + XML_JOURNAL + SIGNATURE + "</Sie>\n"
XML_ENTRY = (XML_HEAD.format(root="SieEntry", years="")
             + '<Journal id="L">\n<JournalEntry journalDate="2022-01-25">\n<OriginalEntryInfo date="2022-01-24" by="Lön"/>\n'
             '<LedgerEntry accountId="7010" amount="100"/>\n<LedgerEntry accountId="1930" amount="-100"/>\n</JournalEntry>\n</Journal>\n</SieEntry>\n')
FILES5 = {
    "sie5.sie": XML,
    "sie5_entry.sie": XML_ENTRY,
    "sie5_order.sie": XML.replace(XML_ACCOUNTS, "").replace(SIGNATURE, XML_ACCOUNTS),
    "sie5_attributes.sie": XML.replace(' type="asset"', ' kind="asset"').replace('primary="true"', 'primary="ja"').replace('currency="SEK"', 'currency="kr"'),
    "sie5_extra.sie": XML.replace("</FileInfo>", '<Extra a="1"><Account id="1"/></Extra></FileInfo>'),
    "sie5_unbalanced.sie": XML.replace('"-700.50"/>\n<Lock', '"-700.40"/>\n<Lock'),
    "sie5_balance.sie": XML.replace('"1250.00"', '"1250.01"'),
    "sie5_cut.sie": XML[:len(XML) // 2],
    "sie5_doctype.sie": XML.replace("?>\n", '?>\n<!DOCTYPE Sie [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n', 1).replace("Bidrag &amp;", "&b;"),
    "sie5_external.sie": XML.replace("?>\n", '?>\n<!DOCTYPE Sie SYSTEM "file:///etc/passwd">\n', 1),
    "sie5_entity.sie": XML.replace("&amp;", "&hemlig;"),
    "sie5_namespace.sie": XML.replace("http://www.sie.se/sie5", "http://www.sie.se/sie6"),
    "sie5_values.sie": XML.replace('"150.25"', '"1,5"').replace('"2022-03-10"', '"2022-13-10"').replace('month="2022-02"', 'month="2022"'),
    "sie5_other_root.sie": "<Sie5><a/></Sie5>",
    "sie5_deep.sie": "<Sie>" + "<Accounts>" * 60 + "</Accounts>" * 60 + "</Sie>",
}
ENCODED = {"utf8.se": "utf-8", "utf8_mark.se": "utf-8-sig", "latin1.se": "latin-1", "windows.se": "cp1252"}

OUT.mkdir(parents=True, exist_ok=True)
for name, text in FILES.items():
    (OUT / name).write_bytes(text.encode("cp437") if "\x1a" not in text else text[:-2].encode("cp437") + b"\x1a\x1a")
for name, text in FILES5.items():
    (OUT / name).write_bytes(text.encode("utf-8"))
for name, encoding in ENCODED.items():
    text = full().replace("Syntetisk fil", "Syntetisk – fil") if name == "windows.se" else full()
    (OUT / name).write_bytes(text.encode(encoding))
ascii_only = full().translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
(OUT / "ascii.se").write_bytes(ascii_only.encode("ascii"))
(OUT / "mixed.se").write_bytes(full().encode("utf-8") + b"#PROSA \xe5\n")
(OUT / "utf16.se").write_bytes(full().encode("utf-16"))
(OUT / "sie5_latin1.sie").write_bytes(XML.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode("latin-1"))
