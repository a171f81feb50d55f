#!/bin/sh
# The whole suite: gcc with shared plugins, clang with sanitizers and static plugins, the child process on the
# release build, format, lint and the browser. Stops at the first part that fails. Tests that time anything (limits of the
# child, the workshop page) run alone.
set -eu
cd "$(dirname "$0")/.."
unset LANGUAGE
export LC_ALL=C.UTF-8
mkdir -p build

part() { printf '\n== %s\n' "$*"; }

build() {
    cmake --preset "$1" >"build/$1.log" 2>&1 || { cat "build/$1.log"; return 1; }
    cmake --build --preset "$1" >>"build/$1.log" 2>&1 || { tail -n 80 "build/$1.log"; return 1; }
}

part "tools of the browser tests"
tests/browser/setup.sh

part "gcc, debug, shared plugins: unit, spec and golden tests"
build dev
ctest --preset dev -LE 'hostile|browser' -j "$(nproc)"

part "gcc, release: the child process against hostile scripts and plugins, and the reports in a browser"
build release
ctest --preset release -L 'hostile|browser'

part "clang, AddressSanitizer and UBSan, static plugins: unit, spec and golden tests, failing allocations"
build asan
ctest --preset asan -LE 'hostile|browser|lint' -j "$(nproc)"

part "format, lint and structure"
tests/lint.sh
