#!/usr/bin/env python3
"""draws.py DRAWS_PROGRAM [RUNS]: 100 000 draws of weights over 99 indicators and 8 units, beside numpy on the same job in the same run.

Both draw weights, compute the index of each unit in each draw, and tell the 2.5, 50 and 97.5 per cent of the values, the ranks of the
units and the share of draws in which the target is reached. Python starts before the clock does. Prints medians; never fails on a time.
"""
import statistics
import subprocess
import sys
import time

DRAWS, INDICATORS, UNITS = 100_000, 99, 8
TARGET_SHARE = 0.5  # of numpy's time

try:
    import numpy
except ImportError:
    numpy = None


def own(program, spread, threads):
    done = subprocess.run([program, str(DRAWS), str(INDICATORS), str(UNITS), spread, str(threads)], capture_output=True, text=True, check=True)
    drawing, telling, met, middle = done.stdout.split()
    return float(drawing) + float(telling), int(met), float(middle)


def with_numpy(spread):
    weights = 1.0 + numpy.arange(INDICATORS) % 5
    i, u = numpy.meshgrid(numpy.arange(INDICATORS), numpy.arange(UNITS), indexing="ij")
    scores = ((i * 7 + u * 3) % 10 < 7).astype(float)
    random = numpy.random.default_rng(1)
    begin = time.perf_counter()
    if spread == "dirichlet":
        drawn = random.dirichlet(200 * weights / weights.sum(), size=DRAWS)
    else:
        drawn = weights * random.uniform(0.75, 1.25, size=(DRAWS, INDICATORS))
    values = 100 * (drawn @ scores) / drawn.sum(axis=1, keepdims=True)
    low, middle, high = numpy.quantile(values, [0.025, 0.5, 0.975], axis=0)
    ranks = (-values).argsort(axis=1).argsort(axis=1) + 1
    rank_low, rank_high = numpy.quantile(ranks, [0.025, 0.975], axis=0)
    met = (values >= 70).sum(axis=0)
    end = time.perf_counter()
    assert low[0] <= middle[0] <= high[0] and rank_low[0] <= rank_high[0]
    return (end - begin) * 1000, int(met[0]), float(middle[0])


def main():
    program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11
    print(f"{DRAWS} draws, {INDICATORS} indicators, {UNITS} units; median of {runs}, ms")
    for spread in ("within", "dirichlet"):
        rows = {"1 thread": lambda: own(program, spread, 1), "2 threads": lambda: own(program, spread, 2)}
        if numpy:
            rows[f"numpy {numpy.__version__}"] = lambda: with_numpy(spread)
        times = {name: [] for name in rows}
        for _ in range(runs):
            for name, job in rows.items():
                times[name].append(job())
        medians = {name: statistics.median(t[0] for t in found) for name, found in times.items()}
        for name, median in medians.items():
            share = f"{median / medians[list(rows)[-1]]:6.2f} of numpy" if numpy else ""
            print(f"  {spread:10} {name:14} {median:8.1f}  {share}  middle {times[name][0][2]:.2f}, reached {times[name][0][1]}")
    if not numpy:
        print("  numpy is not installed (apt install python3-numpy): nothing to compare with")


if __name__ == "__main__":
    main()
