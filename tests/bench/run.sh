#!/bin/sh
# Times of the command on the examples, beside pandoc's on the same content. Prints a table; never fails on a time.
#   tests/bench/run.sh [COMMAND] [RUNS]
set -eu
cd "$(dirname "$0")/../.."
unset LANGUAGE
export LC_ALL=C.UTF-8
exec python3 tests/bench/bench.py "${1:-build/release/bin/samrapport}" "${2:-31}"
