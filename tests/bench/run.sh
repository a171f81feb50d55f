#!/bin/sh
# Times of the command on the examples, beside pandoc's on the same content; of a workbook, beside openpyxl's; and of the standard
# job on up to ten million rows, beside DuckDB's, and as scripts of a workspace. Prints tables; fails on a wrong answer, never on a time.
#   tests/bench/run.sh [BUILD [RUNS]]
set -eu
cd "$(dirname "$0")/../.."
unset LANGUAGE
export LC_ALL=C.UTF-8
build=${1:-build/release}
# The interpreter of Debian, which the packages openpyxl and numpy are installed for; another may stand before it in PATH.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
"$python" tests/bench/bench.py "$build/bin/samrapport" "${2:-31}"
tests/bench/setup.sh
"$python" tests/bench/standard.py "$build/tests"
"$python" tests/bench/workspace.py "$build/bin/samrapport" "$build/tests" "${BENCH_FOLDER:-build/bench}"/participants-10000.csv \
    "${BENCH_FOLDER:-build/bench}"/participants-1000000.csv
"$python" tests/bench/xlsx.py "$build/tests/read_source"
"$python" tests/bench/draws.py "$build/tests/draws"
