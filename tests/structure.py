#!/usr/bin/env python3
"""Holds the sources against the architecture: rooms import only from rooms to their left, the public header stands
alone, renderers format no number, functions and files keep their size. Prints every violation; exit status 1 if any."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = "base composite table source privacy model document audit host rules plugin report draw render run app".split()
SEPARATE = {("rules", "plugin"), ("plugin", "rules")}  # two bindings of one list: neither knows the other
LONGEST_FUNCTION, LONG_FUNCTION, LONG_SHARE, LONGEST_FILE = 60, 35, 0.90, 500

problems = []


def sources(*globs):
    for glob in globs:
        yield from sorted(ROOT.glob(glob))


def check_rooms():
    for path in sources("core/*/**/*.[ch]"):
        room = path.relative_to(ROOT).parts[1]
        if room == "include":
            continue
        if room not in ROOMS:
            problems.append(f"{path.relative_to(ROOT)}: {room} is no room of the core")
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([a-z]+)/', line)
            if not match or match[1] not in ROOMS:
                continue
            other = match[1]
            if ROOMS.index(other) > ROOMS.index(room) or (room, other) in SEPARATE:
                problems.append(f"{path.relative_to(ROOT)}:{number}: room {room} must not import from {other}")


def check_public_headers():
    allowed = re.compile(r'#\s*include\s+(<std[a-z]+\.h>|<samrapport/[a-z_]+\.(h|def)>|"samrapport/[a-z_]+\.(h|def)")')
    for path in list(sources("core/include/samrapport/*")) + list(sources("plugins/*/*.[ch]")):
        public = "include" in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not re.match(r"\s*#\s*include", line) or allowed.match(line.strip()):
                continue
            if public or re.search(r'"[a-z]+/', line):
                problems.append(f"{path.relative_to(ROOT)}:{number}: only <samrapport/…> and the C library may be included")


def check_number_formatting():
    conversion = re.compile(r'%[-+ #0-9.*]*(?:hh|h|ll|l|z|j|t|L)?[feEgGaA]')
    for path in sources("core/render/**/*.c", "core/report/**/*.c"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if conversion.search(line) or "unum_" in line or "strtod" in line:
                problems.append(f"{path.relative_to(ROOT)}:{number}: numbers are formatted by base/format.h only")


def check_sizes():
    files = [str(p) for p in sources("core/*/**/*.c", "plugins/*/*.c")]
    text = subprocess.run(["ctags", "--languages=C", "--kinds-C=f", "--fields=+ne", "--output-format=json", "-f", "-", *files],
                          capture_output=True, text=True, check=True).stdout
    lengths = []
    for tag in map(json.loads, text.splitlines()):
        length = tag.get("end", tag["line"]) - tag["line"] + 1
        lengths.append(length)
        if length > LONGEST_FUNCTION:
            problems.append(f"{pathlib.Path(tag['path']).relative_to(ROOT)}:{tag['line']}: {tag['name']} has {length} lines, at most {LONGEST_FUNCTION}")
    short = sum(length <= LONG_FUNCTION for length in lengths) / max(len(lengths), 1)
    if short < LONG_SHARE:
        problems.append(f"only {short:.0%} of the functions have at most {LONG_FUNCTION} lines, at least {LONG_SHARE:.0%} must")
    for path in sources("core/*/**/*.[ch]", "plugins/*/*.[ch]"):
        length = len(path.read_text().splitlines())
        if length > LONGEST_FILE:
            problems.append(f"{path.relative_to(ROOT)}: {length} lines, at most {LONGEST_FILE}")
    lengths.sort()
    return f"{len(lengths)} functions, median {lengths[len(lengths) // 2]} lines, {short:.0%} of at most {LONG_FUNCTION}"


check_rooms()
check_public_headers()
check_number_formatting()
summary = check_sizes()
print("\n".join(problems) if problems else f"structure: {summary}; rooms import only leftwards")
sys.exit(1 if problems else 0)
