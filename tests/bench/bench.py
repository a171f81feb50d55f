#!/usr/bin/env python3
"""bench.py COMMAND [RUNS]: median times of whole runs, measured in turn so that a busy moment hits every column alike.

A whole run of samrapport reads the workspace, starts its locked process, loads the plugin, evaluates every script, checks, builds and
renders all documents of the period and writes them as HTML. pandoc gets the text and tables of the same documents as Markdown and
renders each to standalone HTML (one process for each document, and one for all of them at once): it reads no data and computes nothing.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

EXAMPLES = [("skelleftea-norsjo", "2020"), ("skelleftea-norsjo", "2023"), ("sodra-norrbotten", "2021"), ("umearegionen", "2021"),
            ("umearegionen", "2022")]
TARGET_RUN, TARGET_START = 50, 10  # ms


def milliseconds(arguments, folder):
    """Wall time from before the fork to the end of the process."""
    begin = time.perf_counter()
    process = subprocess.run(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    end = time.perf_counter()
    if process.returncode != 0:
        sys.exit(f"status {process.returncode}: {' '.join(map(str, arguments))}")
    return (end - begin) * 1000


def medians(jobs, runs, folder):
    """Each job once to warm up, then all of them in turn."""
    times = {name: [] for name in jobs}
    for name, commands in jobs.items():
        for arguments in commands:
            milliseconds(arguments, folder)
    for _ in range(runs):
        for name, commands in jobs.items():
            times[name].append(sum(milliseconds(arguments, folder) for arguments in commands))
    return {name: (statistics.median(found), min(found)) for name, found in times.items()}


def markdown(pandoc, html, to):
    """The document's own words and tables: what a person would have written by hand for pandoc."""
    subprocess.run([pandoc, "-f", "html-native_divs-native_spans", "-t", "markdown-raw_html", "-o", to, html], check=True,
                   stderr=subprocess.DEVNULL)


def jobs_of(command, pandoc, example, period, folder):
    workspace = pathlib.Path("examples").resolve() / example
    out = folder / f"{example}-{period}"
    report = [command, "report", workspace, "--period", period, "--quiet", "--output", out]
    milliseconds(report, folder)
    files = sorted(out.glob("*.html"))
    jobs = {"report": [report]}
    if pandoc:
        texts = []
        for file in files:
            texts.append(file.with_suffix(".md"))
            markdown(pandoc, file, texts[-1])
        title = ["--metadata", "title=Rapport", "--embed-resources" if newer(pandoc) else "--self-contained"]
        jobs["pandoc"] = [[pandoc, "-s", "-f", "markdown", "-t", "html5", *title, "-o", text.with_suffix(".pandoc.html"), text] for text in texts]
        jobs["pandoc, one file"] = [[pandoc, "-s", "-f", "markdown", "-t", "html5", *title, "-o", out / "alla.pandoc.html", *texts]]
    return jobs, len(files), sum(file.stat().st_size for file in files)


def newer(pandoc):
    first = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    return tuple(int(part) for part in first.split(".")[:2]) >= (2, 19)


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{os.cpu_count()} × {names[0] if names else os.uname().machine}"


def note(value, target):
    return f"{value:8.1f}" + (" " if value < target else "!")


def table(command, pandoc, runs, folder):
    print(f"{machine()}; medians of {runs} runs in milliseconds, least in brackets; ! is above the target")
    start = medians({"start": [[command, "--version"]], **({"pandoc": [[pandoc, "--version"]]} if pandoc else {})}, runs, folder)
    print(f"\n{'start (--version)':28}{note(start['start'][0], TARGET_START)} ({start['start'][1]:.1f})   target < {TARGET_START}"
          + (f"   pandoc {start['pandoc'][0]:.1f}" if pandoc else ""))
    print(f"\n{'whole run to HTML':28}{'ms':>8}  {'(least)':>8} {'files':>6} {'kB':>7}" + (f" {'pandoc':>9} {'ratio':>6} {'in one':>8} {'ratio':>6}" if pandoc else ""))
    for example, period in EXAMPLES:
        jobs, count, size = jobs_of(command, pandoc, example, period, folder)
        found = medians(jobs, runs, folder)
        own = found["report"][0]
        line = f"{example + ' ' + period:28}{note(own, TARGET_RUN)} {'(%.1f)' % found['report'][1]:>8} {count:6} {size / 1000:7.0f}"
        if pandoc:
            each, one = found["pandoc"][0], found["pandoc, one file"][0]
            line += f" {each:9.1f} {each / own:5.1f}× {one:8.1f} {one / own:5.1f}×"
        print(line, flush=True)
    print(f"{'target':28}{'< %d' % TARGET_RUN:>8}" + ("" if pandoc else "\n\npandoc is not installed: nothing to stand beside"))


def main():
    command, runs = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 31
    if not command.exists():
        sys.exit(f"{command} is not built: make bench builds it")
    with tempfile.TemporaryDirectory(prefix="samrapport-bench-") as folder:
        table(command, shutil.which("pandoc"), runs, pathlib.Path(folder))


if __name__ == "__main__":
    main()
