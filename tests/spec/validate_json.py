#!/usr/bin/env python3
"""validate_json.py SCHEMA FILE...: tells every place where a file does not follow the JSON Schema; status 1 then.

With --refuses, the status is 0 when every file breaks the schema, so that a test can show that the schema says no."""
import json
import sys

import jsonschema


def no_duplicates(pairs):
    seen = dict(pairs)
    if len(seen) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError("key twice: " + ", ".join(sorted({n for n in names if names.count(n) > 1})))
    return seen


def errors_of(validator, path):
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file, object_pairs_hook=no_duplicates, parse_constant=lambda name: 1 / 0)
    except (ValueError, ZeroDivisionError) as error:
        return [f"{path}: {error}"]
    found = sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.absolute_path)))
    return [f"{path}: /{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in found]


def main(arguments):
    refuses = arguments[:1] == ["--refuses"]
    schema_path, *files = arguments[1:] if refuses else arguments
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file, object_pairs_hook=no_duplicates)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    status = 0 if files else 2
    for path in files:
        errors = errors_of(validator, path)
        print("\n".join(errors[:50]) if errors else f"{path}: valid")
        if bool(errors) != refuses:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
