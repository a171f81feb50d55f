#!/usr/bin/env python3
"""Runs the command on a workspace whose plugin or script does one thing wrong, and holds its answer against the
expectations in the first lines of that file ("// expect: …" in C, "-- expect: …" in Lua):

    status 3            exit status of the command
    code SR9010         a finding with a code that begins so
    say measure x.m     text that standard error holds
    silent HOSTILE      text that neither output holds
    absent some-file    a file that must not exist in the workspace afterwards
    within 20           seconds that the run may take (20 when not said)
    bytes 1b4c7561      what the Lua file holds instead, in hexadecimal
    format x/reader     the format of the source deltagare (csv when not said)
    as 2022/goals.lua   where in the script folder a Lua file goes (measures.lua when not said)

Whatever is said there, these always hold: no report when the status is not 0, no file in the workspace that was not there
before, no process left behind.

    run.py COMMAND --plugin PLUGIN.c FOLDER     the shared object is FOLDER/PLUGIN.so
    run.py COMMAND --script FILE.lua
    run.py COMMAND --batch FOLDER               three förbund, of which the one in the middle crashes
    run.py COMMAND --cut PLUGIN.so              the plugin cut at many lengths"""
import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

FORBUND = {
    "schema": "samrapport-forbund/1", "id": "test", "name": "Testförbundet", "scripts": "scripts", "language": "sv",
    "limits": {"script_mb": 64, "memory_mb": 512, "call_seconds": 2, "run_seconds": 6},
    "units": [{"id": "torget", "name": "Torget", "kind": "insats"}],
    "periods": {"2022": {"kinds": ["insatser"], "sources": {"deltagare": {"file": "deltagare.csv", "format": "csv"}}}},
}
MEASURE = """measure "deltagare.alla" {
  label = "Deltagare", kind = "count", value = source "deltagare":count(),
}
"""
GOALS = """goal "1" { area = "Mål", text = "Deltagare", measure = "deltagare.alla", target = at_least(count(2)) }
"""


def expectations(path):
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"\s*(?://|--)\s*expect:\s*(\S+)\s+(.*?)\s*$", line)
        if match:
            found.append((match[1], match[2]))
    if not any(what == "status" for what, _ in found):
        sys.exit(f"{path}: no line 'expect: status N'")
    return found


def by_clock(wanted):
    """Whether the clock is to end the run; otherwise it must not, however busy the machine is."""
    return any(what == "code" and value in ("SR901", "SR9010", "SR9011") for what, value in wanted)


def workspace(folder, name="test", plugin=None, reader="csv", wanted=()):
    folder = pathlib.Path(folder) / name
    (folder / "scripts" / "2022").mkdir(parents=True)
    settings = copy.deepcopy(FORBUND)
    settings["id"] = name
    if not by_clock(wanted):
        settings["limits"].update(call_seconds=20, run_seconds=25)
    settings["periods"]["2022"]["sources"]["deltagare"]["format"] = reader
    if plugin:
        settings["plugin"] = str(plugin)
    (folder / "forbund.json").write_text(json.dumps(settings, ensure_ascii=False, indent=2), encoding="utf-8")
    (folder / "deltagare.csv").write_text("id;status\n1;avslutad\n2;pågående\n3;avslutad\n", encoding="utf-8")
    (folder / "scripts" / "measures.lua").write_text(MEASURE, encoding="utf-8")
    (folder / "scripts" / "2022" / "goals.lua").write_text(GOALS, encoding="utf-8")
    return folder


def files_in(folder):
    return {str(p.relative_to(folder)) for p in pathlib.Path(folder).rglob("*") if p.is_file()}


class Answer:
    def __init__(self, command, folder, workspaces, output, most=30):
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        started = time.monotonic()
        process = subprocess.Popen([command, "report", *map(str, workspaces), "--period", "2022", "--output", str(output)],
                                   cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, start_new_session=True)
        try:
            out, err = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            out, err = process.communicate()
            err += b"\n(the command did not end by itself)"
        self.seconds = time.monotonic() - started
        self.status = process.returncode
        self.out, self.err = (text.decode("utf-8", "backslashreplace") for text in (out, err))
        self.left_behind = False
        for _ in range(20):  # the kernel may need a moment to bury the child
            try:
                os.killpg(process.pid, 0)
                self.left_behind = True
                time.sleep(0.05)
            except OSError:
                self.left_behind = False
                break


def judge(answer, wanted, folder, before, output):
    problems = []
    wanted = list(wanted)
    if not any(what == "within" for what, _ in wanted):
        wanted.append(("within", "20"))
    for what, value in wanted:
        if what == "status" and answer.status != int(value):
            problems.append(f"exit status {answer.status}, expected {value}")
        elif what == "code" and not re.search(r"\[" + re.escape(value), answer.err):
            problems.append(f"no finding {value}")
        elif what == "say" and value not in answer.err:
            problems.append(f"standard error does not say: {value}")
        elif what == "silent" and value in answer.err + answer.out:
            problems.append(f"an output holds: {value}")
        elif what == "absent" and (folder / value).exists():
            problems.append(f"{value} was written")
        elif what == "within" and answer.seconds > float(value):
            problems.append(f"took {answer.seconds:.1f} s, at most {value}")
    reports = files_in(output) if output.exists() else set()
    if answer.status == 0 and not reports:
        problems.append("no report")
    if answer.status != 0 and reports:
        problems.append(f"reports in spite of the failure: {sorted(reports)}")
    new = {name for name in files_in(folder) - before if not name.startswith("out/")}
    if new:
        problems.append(f"files that were not there before: {sorted(new)}")
    if answer.left_behind:
        problems.append("a process was left behind")
    return problems


def tell(name, answer, problems):
    if not problems:
        print(f"{name}: {answer.seconds:.1f} s, as expected")
        return 0
    print(f"{name}:", *problems, sep="\n  ")
    print("standard error was:", answer.err, sep="\n")
    return 1


def one(command, name, wanted, prepare):
    with tempfile.TemporaryDirectory(prefix="samrapport-hostile-") as temporary:
        folder = prepare(temporary)
        before, output = files_in(folder), folder / "out"
        answer = Answer(command, folder, [folder], output)
        return tell(name, answer, judge(answer, wanted, folder, before, output))


def plugin(command, source, folder):
    source = pathlib.Path(source)
    shared = pathlib.Path(folder).resolve() / (source.stem + ".so")
    wanted = expectations(source)
    reader = next((value for what, value in wanted if what == "format"), "csv")
    return one(command, source.stem, wanted, lambda where: workspace(where, plugin=shared, reader=reader, wanted=wanted))


def script(command, source):
    source = pathlib.Path(source)
    wanted = expectations(source)
    place = next((value for what, value in wanted if what == "as"), "measures.lua")

    def prepare(where):
        folder = workspace(where, wanted=wanted)
        (folder / "scripts" / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / "scripts" / place)
        for what, value in wanted:
            if what == "bytes":
                (folder / "scripts" / place).write_bytes(bytes.fromhex(value))
        if place == "measures.lua":
            (folder / "scripts" / "2022" / "goals.lua").unlink()
        return folder

    return one(command, source.stem, wanted, prepare)


def batch(command, folder):
    with tempfile.TemporaryDirectory(prefix="samrapport-hostile-") as temporary:
        temporary = pathlib.Path(temporary)
        crash = pathlib.Path(folder).resolve() / "crash-open.so"
        spaces = [workspace(temporary, "ett"), workspace(temporary, "tva", crash), workspace(temporary, "tre")]
        output = temporary / "out"
        answer = Answer(command, temporary, spaces, output)
        problems = [] if answer.status == 3 else [f"exit status {answer.status}, expected 3"]
        reports = files_in(output) if output.exists() else set()
        for name, wanted in (("ett-", True), ("tva-", False), ("tre-", True)):
            if any(report.startswith(name) for report in reports) != wanted:
                problems.append(f"{name}: {'no report' if wanted else 'a report'} among {sorted(reports)}")
        return tell("batch", answer, problems)


def cut(command, shared):
    whole = pathlib.Path(shared).read_bytes()
    failed = 0
    for length in sorted({0, 1, 63, 64, 65, 500, *range(1000, len(whole), max(len(whole) // 12, 1)), len(whole) - 1}):
        def prepare(where):
            path = pathlib.Path(where) / "template.so"
            path.write_bytes(whole[:length])
            return workspace(where, plugin=path)
        failed |= one(command, f"cut at {length}", [("status", "3"), ("code", "SR3003"), ("say", "plugin template")], prepare)
    return failed


def main(arguments):
    command, mode, *rest = arguments
    command = str(pathlib.Path(command).resolve())
    return {"--plugin": plugin, "--script": script, "--batch": batch, "--cut": cut}[mode](command, *rest)


sys.exit(main(sys.argv[1:]))
