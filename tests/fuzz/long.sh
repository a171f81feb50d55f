#!/bin/sh
# Fuzzes the readers for long: RUNS executions (ten million) of each target of tests/fuzz, one after the other, with corpora
# that grow outside of the tree. Prints for each how many executions were done, and ends with status 1 at the first finding.
#
#     tests/fuzz/long.sh [RUNS] [TARGET ...]        TARGET: csv, csv_threads, sie, xlsx, …: fuzz_TARGET.c
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=${TMPDIR:-/tmp}/samrapport-fuzz
runs=${1:-10000000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- $(cd "$root/tests/fuzz" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')
mkdir -p "$work"
# Without comparisons traced an execution takes half the time; the corpora know the words of the formats already.
cmake --preset fuzz -S "$root" -B "$work/build" -DCMAKE_C_FLAGS=-fno-sanitize-coverage=trace-cmp >"$work/build.log" 2>&1 || { tail -20 "$work/build.log"; exit 1; }
for target in "$@"; do
    cmake --build "$work/build" --target "fuzz_$target" >>"$work/build.log" 2>&1 || { tail -20 "$work/build.log"; exit 1; }
    mkdir -p "$work/$target"
    status=0
    ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=8 nice -n 19 "$work/build/tests/fuzz_$target" -runs="$runs" -max_len=1000 \
        -timeout=10 -rss_limit_mb=2000 -entropic=0 -print_final_stats=1 -artifact_prefix="$work/$target-" \
        "$work/$target" "$root/tests/fuzz/corpus/${target%%_*}" >"$work/$target.log" 2>&1 || status=$?
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log") executions, $(find "$work/$target" -type f | wc -l) inputs kept"
    [ $status -eq 0 ] || { tail -30 "$work/$target.log"; echo "$target: a finding, in $work/$target-*"; exit 1; }
done
