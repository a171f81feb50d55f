# Turns a gettext catalogue into a C table sorted by the bytes of the ids. Escapes of PO are escapes of C too.
# Run with LC_ALL=C, so that strings compare by bytes.

function quoted(line) {
    sub(/^[^"]*"/, "", line)
    sub(/"[ \t\r]*$/, "", line)
    return line
}

# The text that a C compiler makes of it, for sorting.
function plain(text,    out, i, c) {
    out = ""
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "\\") {
            i++
            c = substr(text, i, 1)
            c = c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "\r" : c
        }
        out = out c
    }
    return out
}

function keep() {
    if (id != "" && str != "" && !fuzzy) {
        count++
        ids[count] = id
        strs[count] = str
        keys[count] = plain(id)
    }
    id = ""
    str = ""
}

function fail(why) {
    printf "%s:%d: %s\n", FILENAME, FNR, why > "/dev/stderr"
    failed = 1
    exit 1
}

function literal(text) {
    gsub(/\?\?/, "?\\?", text) # no trigraphs
    return "\"" text "\""
}

function sort(    gap, i, j, at) {
    for (i = 1; i <= count; i++) order[i] = i
    for (gap = int(count / 2); gap > 0; gap = int(gap / 2)) {
        for (i = gap + 1; i <= count; i++) {
            at = order[i]
            for (j = i; j > gap && keys[order[j - gap]] > keys[at]; j -= gap) order[j] = order[j - gap]
            order[j] = at
        }
    }
}

/^#,.*fuzzy/ { next_fuzzy = 1; next }
/^#/ { next }
/^msgid_plural/ || /^msgctxt/ { fail("plural forms and contexts are not used here") }
/^msgid[ \t]*"/ { keep(); fuzzy = next_fuzzy; next_fuzzy = 0; part = "id"; id = quoted($0); next }
/^msgstr[ \t]*"/ { part = "str"; str = quoted($0); next }
/^"/ { if (part == "id") id = id quoted($0); else str = str quoted($0); next }
/[^ \t\r]/ { fail("not a line of a catalogue") }

END {
    if (failed) exit 1
    keep()
    sort()
    print "#include \"base/catalogue.h\""
    print "const sr_catalogue_entry sr_catalogue_swedish[] = {"
    for (i = 1; i <= count; i++) {
        if (i > 1 && keys[order[i]] == keys[order[i - 1]]) fail("twice: " ids[order[i]])
        printf "    {%s,\n     %s},\n", literal(ids[order[i]]), literal(strs[order[i]])
    }
    print "    {0, 0},"
    print "};"
    printf "const size_t sr_catalogue_swedish_count = %d;\n", count
}
