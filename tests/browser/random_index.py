"""Random indices that are computed in every way there is, for holding the page of the workshop against the program. All made up; the same
number gives the same index."""
import random

MEANS = ("arithmetic", "geometric", "harmonic", "penalised")
# Scales on which every mean has a value; the last of each may give zeros.
SCALES = {"min_max": ("{ 1, 100 }", "{ 0, 100 }"), "z_score": ("{ 50, 60 }",), "rank": (None,), "percentile_rank": ("{ 1, 100 }", "{ 0, 100 }"),
          "distance_to_target": ("{ 1, 100 }",), "goalposts": ("{ 1, 100 }", "{ 0, 100 }")}
POOLED = ('scoring = "share_reached",', 'scoring = "share_reached_uncapped",', 'scoring = { { "90 %", "50 %" }, { "50 %", "25 %" } },', 'near = 5, near_earns = "50 %",')
TARGETS = ('at_least "60"', 'above "55,5"', 'at_most "45"', 'below "50"', 'equals "50"')
UNITS = ("alfa", "beta", "gamma", "delta")


def methods():
    """Every normalisation with every mean, means of scores, and points in every scoring."""
    for normalise, scales in SCALES.items():
        for k, kind in enumerate(MEANS):
            scale = scales[k % len(scales)]
            yield f'normalise = "{normalise}", aggregation = "{kind}",' + (f" scale = {scale}," if scale else ""), normalise
    yield 'aggregation = { within = "arithmetic", between = "geometric" }, scoring = "share_reached",', None
    yield 'aggregation = { within = "penalised", between = "arithmetic" }, normalise = "goalposts",', "goalposts"
    yield 'aggregation = "harmonic", robustness = { scoring = { "share_reached" }, near = { 1, 4 } },', None
    yield 'scoring = "share_reached",', "many"
    for scoring in POOLED:
        yield scoring + ' robustness = { scoring = { "share_reached", "share_reached_uncapped" }, near = { 1, 8 } },', None


def indicator(chance, name, normalise):
    lower = chance.random() < (0.9 if normalise == "many" else 0.3) # their shares have no denominator in common
    target = f'{"at_most" if lower else "at_least"} "{chance.randint(30, 70)}"' if normalise in (None, "many", "distance_to_target") else "nil"
    more = ', direction = "lower"' if lower and target == "nil" else ""
    if normalise == "goalposts":
        worst, best = ("95", "4") if lower else ("2,5", "90")
        more += f', goalposts = {{ "{worst}", "{best}" }}'
    return f'{{ {chance.choice(["1", "2", "3", "4", "2.5", "0"])}, "Indikator {name}", "m.{name}", {target}, id = "{name}"{more} }},'


def area(chance, name, names, normalise, weighted, depth):
    """An area with its indicators, or (every other time) with goals inside it."""
    head = f'area "Område {name}" {{ id = "{name}",' + (f" weight = {chance.randint(1, 4)}," if weighted else "")
    if depth == 0 and len(names) > 3 and chance.random() < 0.6:
        cut = chance.randint(1, len(names) - 1)
        inner = [area(chance, f"{name}{k}", part, normalise, weighted, 1) for k, part in enumerate((names[:cut], names[cut:]))]
        return head + "\n" + "\n".join(inner) + " },"
    return head + "\n" + "\n".join(indicator(chance, n, normalise) for n in names) + " },"


def make(number, head, normalise, lua_list):
    """(script, units, values) of one index."""
    chance = random.Random(number)
    names = [f"i{k}" for k in range(40 if normalise == "many" else chance.randint(7, 12))]
    values = {n: {u: None if chance.random() < 0.12 else f"{chance.randint(100, 9900) / 100:g}" for u in UNITS} for n in names}
    weighting, weighted = chance.choice([("given", False), ("by_area", False), ("given", True), ("by_area", True)])
    cut = sorted(chance.sample(range(2, len(names) - 1), 2))
    parts = [p for p in (names[:cut[0]], names[cut[0]:cut[1]], names[cut[1]:]) if p]
    rules = f' weighting = "{weighting}", target = {chance.choice(TARGETS)}, points = {chance.choice([50, 100, 37])},'
    rules += chance.choice(["", ' missing = "counts_as_missed",', ' coverage = "60 %",'])
    areas = "\n".join(area(chance, f"a{k}", part, normalise, weighted, 0) for k, part in enumerate(parts))
    return f'index "prov" {{ title = "Prov", units = {lua_list(UNITS)}, {head}{rules}\n{areas} }}\n', UNITS, values
