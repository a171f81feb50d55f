#!/bin/sh
# install.sh BUILD SOURCE WORK: installs the build, copies the template as `new` does, builds it
# against the installed package by CMake and by pkg-config, and looks at what the result exports and needs.
set -eu
build=$1 source=$2 work=$3
rm -rf "$work"
mkdir -p "$work/own"
cmake --install "$build" --prefix "$work/installed" >"$work/install.log"
new=$(find "$work/installed" -path '*/new/plugin' -type d)
for file in "$new"/*; do
    sed 's/@ID@/min-kommun/g; s/@SYMBOL@/min_kommun/' "$file" >"$work/own/$(basename "$file")"
done
if grep -rnE 'template|@' "$work/own"; then
    echo "something was not replaced"
    exit 1
fi

cmake -S "$work/own" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/installed" -DCMAKE_C_FLAGS=-Werror >"$work/cmake.log"
cmake --build "$work/build" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
cmake --install "$work/build" >>"$work/install.log"
find "$work/installed" -path '*/samrapport/plugins/min-kommun.so' | grep -q . || { echo "not installed where plugins are"; exit 1; }

PKG_CONFIG_PATH=$(dirname "$(find "$work/installed" -name samrapport-plugin.pc)")
export PKG_CONFIG_PATH
cc -std=c17 -Wall -Wextra -Werror $(pkg-config --cflags samrapport-plugin) "$work/own/plugin.c" \
    $(pkg-config --libs samrapport-plugin) -o "$work/by-hand.so"

for object in "$work/build/min-kommun.so" "$work/by-hand.so" "$build"/lib*/samrapport/plugins/*.so "$build"/lib/*/samrapport/plugins/*.so; do
    [ -e "$object" ] || continue
    names=$(nm -D --defined-only "$object" | awk '{print $NF}')
    [ "$names" = samrapport_plugin ] || { echo "$object exports: $names"; exit 1; }
    needs=$(readelf -d "$object" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -v -E '^(libc|libm|libgcov|libasan|libubsan)\.so' || true)
    [ -z "$needs" ] || { echo "$object needs: $needs"; exit 1; }
done

# A call of something that the C library does not have is an error when the plugin is linked.
printf '#include <samrapport/plugin.h>\nint nowhere(void);\nSAMRAPPORT_PLUGIN(x) { return nowhere() ? (void *)0 : (void *)0; }\n' >"$work/undefined.c"
if cc -std=c17 $(pkg-config --cflags samrapport-plugin) "$work/undefined.c" $(pkg-config --libs samrapport-plugin) \
    -o "$work/undefined.so" 2>"$work/undefined.log"; then
    echo "an undefined function was linked"
    exit 1
fi
grep -q nowhere "$work/undefined.log"
