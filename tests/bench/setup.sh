#!/bin/sh
# Installs what stands beside the program in make bench by the committed lock file into tests/bench/node_modules, once.
# Without it the bench says so and goes on.
set -eu
cd "$(dirname "$0")"
if [ -f node_modules/.installed ] && cmp -s package-lock.json node_modules/.installed; then exit 0; fi
if command -v npm >/dev/null 2>&1 && npm ci --ignore-scripts --no-audit --no-fund --silent; then
    cp package-lock.json node_modules/.installed
else
    echo "DuckDB could not be installed. When the npm registry can be reached: npm ci --ignore-scripts --prefix tests/bench" >&2
fi
