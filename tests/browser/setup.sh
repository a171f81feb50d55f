#!/bin/sh
# Installs the tools of the browser tests by the committed lock file into tests/browser/node_modules, once.
set -eu
cd "$(dirname "$0")"
if [ -f node_modules/.installed ] && cmp -s package-lock.json node_modules/.installed; then exit 0; fi
npm ci --ignore-scripts --no-audit --no-fund --silent || {
    echo "The tools of the browser tests could not be installed. When the npm registry can be reached, run:" >&2
    echo "  npm ci --ignore-scripts --prefix tests/browser" >&2
    exit 1
}
cp package-lock.json node_modules/.installed
