#!/usr/bin/env python3
"""The standard job of the bench on generated participations, beside an exact computation in another way; and by two threads as by
one: standard_job.py PROGRAMS."""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "bench"))
import standard  # noqa: E402

SMALL, DIVIDED = 10_000, 80_000  # the larger one is divided among threads


def answer(programs, path, threads):
    return subprocess.run([programs / "standard_job", path, str(threads)], check=True, capture_output=True).stdout


def main():
    programs = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "participants.csv"
        subprocess.run([programs / "participants", str(SMALL), path], check=True)
        out = path.with_suffix(".out")
        out.write_bytes(answer(programs, path, 1))
        wrong = standard.same(standard.answers(out), standard.exactly(path))
        if wrong:
            sys.exit(f"wrong answer: {wrong}")
        subprocess.run([programs / "participants", str(DIVIDED), path], check=True)
        if answer(programs, path, 1) != answer(programs, path, 2):
            sys.exit("two threads answer otherwise than one")


main()
