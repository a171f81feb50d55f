#!/bin/sh
# Installs the Debian packages of the named groups (build, test, bench) that are missing. Does nothing when none is.
set -eu
here=$(dirname "$0")
missing=
for group in "$@"; do
    for entry in $(sed -n "s/^$group  *//p" "$here/packages.txt"); do
        package=${entry%%|*}
        case $entry in *'|'*) command -v "${entry#*|}" >/dev/null 2>&1 && continue ;; esac
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ]; then as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then as_root=sudo
else
    echo "These Debian packages are missing and cannot be installed without root or sudo:" >&2
    echo " $missing" >&2
    echo "Run, as root:  apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
    echo "apt-get could not install:$missing" >&2
    exit 1
}
