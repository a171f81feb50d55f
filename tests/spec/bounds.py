"""What a reader can say about hidden numbers of persons: persons are whole and not negative, what is printed is an equation, what is hidden
is not zero. A hidden number that only one number fits is disclosed. Needs scipy (Debian: python3-scipy)."""
import os
import sys

try:
    import numpy
    from scipy import optimize
except ImportError:  # another Python stands first in the path: Debian's has it
    SYSTEM = "/usr/bin/python3"
    if os.path.realpath(sys.executable) == os.path.realpath(SYSTEM):
        sys.exit("scipy is missing: cmake/setup.sh test installs it (python3-scipy)")
    os.execv(SYSTEM, [SYSTEM, *sys.argv])

MOST_PERSONS = 999  # in a cell: so that everything has an end
LEAST = 0.01        # parts of a person that are a difference


class Bounds:
    """Numbers of persons in cells that are not known to the reader. `truth` holds them; a set is a vector with a coefficient for each."""

    def __init__(self, truth):
        self.truth = numpy.array(truth)
        self.printed, self.least = set(), set()

    def number(self, vector):
        return int(numpy.dot(vector, self.truth))

    def equal(self, vector):
        """The number is printed."""
        self.printed.add(tuple(vector))

    def at_least_one(self, vector):
        if self.number(vector) < 1:
            raise AssertionError("the reader would conclude what is wrong")
        self.least.add(tuple(vector))

    def _prepare(self):
        """Cells that are told to be empty fall away, and of sets that hold one another the smallest says it all."""
        empty = numpy.zeros(len(self.truth), dtype=bool)
        for vector in self.printed:
            if min(vector) >= 0 and self.number(vector) == 0:
                empty |= numpy.array(vector) > 0
        self.cells = ~empty
        least = sorted({tuple(numpy.array(v)[self.cells]) for v in self.least}, key=sum)
        small = []
        for vector in least:
            if min(vector) < 0 or not any(all(a <= b for a, b in zip(other, vector)) for other in small):
                small.append(vector)
        equal = {tuple(numpy.array(v)[self.cells]): self.number(v) for v in self.printed}
        self.rows = numpy.array(list(equal) + small)
        self.low = numpy.array(list(equal.values()) + [1] * len(small))
        self.high = numpy.array(list(equal.values()) + [numpy.inf] * len(small))

    def _world(self, vector, low, high, whole):
        """Numbers of persons that fit what is printed, and give the vector a number between two; None: there are none."""
        rows, vector = numpy.vstack([self.rows, vector]), numpy.array(vector)
        lows, highs = numpy.append(self.low, low), numpy.append(self.high, high)
        for fewest, most in ((0, MOST_PERSONS), (1, MOST_PERSONS), (1, 99)):  # where rounding spoils it, the world of the fewest persons
            done = optimize.milp(numpy.full(rows.shape[1], fewest), options={"presolve": not fewest}, integrality=numpy.full(rows.shape[1], int(whole)),
                                 bounds=optimize.Bounds(0, most), constraints=optimize.LinearConstraint(rows, lows, highs))
            if done.status == 2:
                return None
            if done.x is None:
                raise AssertionError(done.message)
            world = numpy.rint(done.x).astype(int) if whole else done.x
            sums = rows @ world
            if (sums >= lows - LEAST / 9).all() and (sums <= highs + LEAST / 9).all():
                return world
        raise AssertionError("the solver's world does not fit what is printed")

    def determined(self, hidden, whole=True):
        """The names of those of {name: vector} that have one possible number only. Not `whole`: also with parts of persons."""
        self._prepare()
        hidden = {name: numpy.array(vector)[self.cells] for name, vector in hidden.items()}
        truth, worlds, found, step = self.truth[self.cells], [], [], 1 if whole else LEAST
        for name, vector in hidden.items():
            number = int(vector @ truth)
            if any(abs(vector @ world - number) > step / 2 for world in worlds):
                continue
            world = self._world(vector, number + step, numpy.inf, whole)
            if world is None:
                world = self._world(vector, -numpy.inf, number - step, whole)
            if world is None:
                found.append(name)
            else:
                worlds.append(world)
        return found
