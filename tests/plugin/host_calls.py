#!/usr/bin/env python3
"""Writes, from functions.def, a test for each function of the host: one call with sound arguments, and for each argument
that a plugin chooses one call for each bad value of it. host_calls.py FUNCTIONS.DEF OUT.INC"""
import re
import sys

HANDLES = {
    "samrapport_context *": "&f->context", "samrapport_document *": "&f->document", "samrapport_error *": "&f->error",
    "samrapport_registry *": "&f->own", "samrapport_table_builder *": "&f->table",
}
# type: (sound value, bad values)
VALUES = {
    "const char *": ('"nyckel"', ["NULL", '""', '"\\xff\\xfe"', '"finns inte"', "f->long_text"]),
    "const char *const *": ("f->names", ["NULL", "f->nulls"]),
    "const samrapport_view *": ("f->view", ["NULL", "&f->no_table"]),
    "const samrapport_groups *": ("f->groups", ["NULL"]),
    "const samrapport_quantity *": ("f->quantity", ["NULL", "f->missing"]),
    "const samrapport_quantity *const *": ("f->quantities", ["NULL", "f->no_quantities"]),
    "const samrapport_text *": ("f->cells", ["NULL", "f->empty_texts"]),
    "samrapport_text": ("f->cells[0]", ["(samrapport_text){NULL, 0}"]),
    "samrapport_column *": ("&f->column", ["NULL", "&f->small_column"]),
    "const samrapport_measure_spec *": ("&f->measure", ["NULL", "&f->empty_measure", "&f->small_measure"]),
    "const samrapport_section_spec *": ("&f->section", ["NULL", "&f->empty_section", "&f->small_section"]),
    "const samrapport_check_spec *": ("&f->check", ["NULL", "&f->empty_check", "&f->small_check"]),
    "samrapport_read": ("read_nothing", ["NULL"]),
    "void *": ("NULL", []),
    "int *": ("&f->integer", ["NULL"]),
    "int64_t *": ("&f->number", ["NULL"]),
    "size_t": ("1", ["0"]),
    "uint32_t": ("2", ["0", "UINT32_MAX"]),
    "unsigned": ("2", ["0", "UINT_MAX"]),
    "int": ("1", ["-1", "INT_MAX", "INT_MIN"]),
    "int64_t": ("3", ["0", "-1", "INT64_MAX", "INT64_MIN"]),
    "double": ("0.5", ["NAN", "INFINITY", "-DBL_MAX"]),
}
ENUMS = ["999", "-1"]


def parameters(text):
    for part in text.split(","):
        match = re.match(r"(.*?)(\w+)$", part.strip())
        yield match[1].strip(), match[2]


def values(kind):
    if kind in HANDLES:
        return HANDLES[kind], []
    if kind in VALUES:
        return VALUES[kind]
    assert kind.startswith("samrapport_"), kind
    return f"({kind})0", [f"({kind}){value}" for value in ENUMS]


def main(definitions, out):
    text = re.sub(r"/\*.*?\*/", "", open(definitions, encoding="utf-8").read(), flags=re.S)
    functions = [(m[2], list(parameters(m[3]))) for m in re.finditer(r"^X\((.+?), (\w+), \((.*)\)\)", text, flags=re.M)]
    lines = ["/* Generated from functions.def. */"]
    for name, of in functions:
        sound = [values(kind)[0] for kind, _ in of]
        calls = [("sound arguments", sound)]
        for i, (kind, parameter) in enumerate(of):
            for bad in values(kind)[1]:
                calls.append((f"{parameter} = {bad}", sound[:i] + [bad] + sound[i + 1:]))
        nothing = [values(kind)[0] if kind in HANDLES else (values(kind)[1] or [values(kind)[0]])[0] for kind, _ in of]
        calls.append(("everything bad", nothing))
        lines.append(f"static void test_{name}(void **state)\n{{\n    fixture *f = *state;")
        for said, arguments in calls:
            said = said.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'    begin(f, "{name}: {said}");\n    (void)sr_host_table.{name}({", ".join(arguments)});\n    end(f);')
        lines.append("}")
    lines.append("static const struct CMUnitTest host_calls[] = {")
    lines += [f"    cmocka_unit_test_setup_teardown(test_{name}, open_fixture, close_fixture)," for name, _ in functions]
    lines.append("};")
    open(out, "w", encoding="utf-8").write("\n".join(lines) + "\n")


main(*sys.argv[1:])
