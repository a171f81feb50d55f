// The same in doubles, for many weights at once: how far the conclusion holds when the weights are drawn around those of now, and what one
// outcome would change. Mulberry32: the same draws for the same seed, so that a new result means new weights.
function generator(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const draws = { count: 2000, seed: 1, spread: 0.5, factors: null };

// How a value enters the sum of its mean, and how the mean comes out of the sums again.
const enters = { arithmetic: (x) => x, geometric: (x) => (x > 0 ? log(x) : 0), harmonic: (x) => (x > 0 ? 1 / x : 0), penalised: (x) => x };
const leaves = {
  arithmetic: (sum, weight) => sum / weight,
  geometric: (sum, weight, squares, least) => (least > 0 ? exp(sum / weight) : 0),
  harmonic: (sum, weight, squares, least) => (least > 0 ? weight / sum : 0),
  penalised: (sum, weight, squares) => { const mean = sum / weight; return mean > 0 ? Math.max(0, mean - (squares / weight - mean * mean) / mean) : 0; },
};
// A function from weights that count to the index; `scores` are doubles, null where there is none. Shares of weight are the same but for rounding.
const leastCovered = coverage === null ? null : real(coverage) - 1e-12;
const tooLittle = (covered, whole) => leastCovered !== null && whole > 0 && covered / whole < leastCovered;
function quickly(unit, scores) {
  const rows = every.filter((i) => unit.factors[i] !== null);
  return data.composed ? quickLevels(rows, scores) : quickPooled(unit, rows, scores);
}
// An area of which too little is measured is left out of the whole, as the program leaves it out.
function quickPooled(unit, rows, scores) {
  const shared = areas.length, outermost = (a) => (a < 0 ? shared : areas[a].inside < 0 ? a : outermost(areas[a].inside)), of = indicators.map((row) => outermost(row.area));
  const earned = new Float64Array(shared + 1), possible = new Float64Array(shared + 1), covered = new Float64Array(shared + 1), whole = new Float64Array(shared + 1);
  const sumAll = (numbers) => numbers.reduce((sum, x) => sum + x, 0);
  return (weights) => {
    for (const sums of [earned, possible, covered, whole]) sums.fill(0);
    for (const i of rows) {
      whole[of[i]] += weights[i];
      if (unit.measured[i]) covered[of[i]] += weights[i];
      if (scores[i] === null) continue;
      earned[of[i]] += weights[i] * scores[i];
      possible[of[i]] += weights[i];
    }
    if (tooLittle(sumAll(covered), sumAll(whole))) return null;
    let given = 0, most = 0;
    for (let a = 0; a <= shared; a++) {
      if (tooLittle(covered[a], whole[a])) continue;
      given += earned[a];
      most += possible[a];
    }
    return most > 0 ? 100 * given / most : null;
  };
}
function quickLevels(rows, scores) {
  const root = areas.length, kinds = [...areas.map((_, a) => kindOf(a)), data.between], parent = areas.map((area) => (area.inside < 0 ? root : area.inside));
  const of = indicators.map((row) => row.area), value = every.map((i) => scores[i] ?? real(worst)), entered = every.map((i) => (of[i] >= 0 ? enters[kinds[of[i]]](value[i]) : 0));
  const counting = rows.filter((i) => scores[i] !== null || data.counts_missing), measured = rows.filter((i) => scores[i] !== null);
  const fixed = areas.map((area) => (area.weight !== null ? real(area.weight) : data.by_area ? 1 : null));
  const sums = () => new Float64Array(root + 1), weight = sums(), sum = sums(), squares = sums(), least = sums(), below = sums(), covered = sums(), whole = sums();
  const put = (a, w, x, entering) => {
    if (!(w > 0)) return;
    weight[a] += w;
    sum[a] += w * entering;
    squares[a] += w * x * x;
    if (x < least[a]) least[a] = x;
  };
  const take = (a) => (!(weight[a] > 0) || (least[a] < 0 && kinds[a] !== 'arithmetic') || tooLittle(covered[a], whole[a]) ? null : leaves[kinds[a]](sum[a], weight[a], squares[a], least[a]));
  return (weights) => {
    for (const each of [weight, sum, squares, below, covered, whole]) each.fill(0);
    least.fill(Infinity);
    for (const i of every) {
      below[of[i]] += weights[i];
      whole[of[i]] += weights[i];
    }
    for (const i of counting) put(of[i], weights[i], value[i], entered[i]);
    for (const i of measured) covered[of[i]] += weights[i];
    for (let a = root - 1; a >= 0; a--) {
      const own = fixed[a] ?? below[a], x = take(a);
      below[parent[a]] += below[a];
      whole[parent[a]] += own;
      if (x === null) continue;
      if (whole[a] > 0) covered[parent[a]] += own * covered[a] / whole[a];
      put(parent[a], own, x, enters[kinds[parent[a]]](x));
    }
    return take(root);
  };
}
const asDoubles = (scores) => scores.map((x) => (x === null ? null : real(x)));
const hair = 1e-9;
function reached(value) {
  const level = real(target.value);
  return { at_least: value >= level - hair, above: value > level + hair, at_most: value <= level + hair, below: value < level - hair }[target.comparator]
    ?? Math.abs(value - level) <= real(target.tolerance) + hair;
}
function robustness(unit, result) {
  if (draws.factors === null) {
    const next = generator(draws.seed);
    draws.factors = Float64Array.from({ length: draws.count * count }, () => 1 + draws.spread * (2 * next() - 1));
  }
  const weights = result.weights.map(real), drawn = new Float64Array(count), value = quickly(unit, asDoubles(unit.scores)), values = [];
  let met = 0;
  for (let d = 0, at = 0; d < draws.count; d++) {
    for (let i = 0; i < count; i++, at++) drawn[i] = weights[i] * draws.factors[at];
    const x = value(drawn);
    if (x === null) continue;
    values.push(x);
    if (target !== null && reached(x)) met++;
  }
  values.sort((a, b) => a - b);
  return { met, count: values.length, low: values[Math.floor(0.05 * values.length)], high: values[Math.ceil(0.95 * values.length) - 1] };
}
// What each outcome gives, which is what the index would lose were it as bad as can be, and what it misses; null where there is none.
function instead(unit, result) {
  const scores = asDoubles(unit.scores), weights = result.weights.map(real), at = (i, score) => {
    const kept = scores[i];
    scores[i] = score;
    const value = quickly(unit, scores)(weights);
    scores[i] = kept;
    return value;
  };
  return every.map((i) => {
    const known = scores[i] !== null && result.value !== null, high = known ? at(i, data.composed ? real(indicators[i].best) : 1) : null, low = known ? at(i, data.composed ? real(worst) : 0) : null;
    return high === null || low === null ? null : { best: high, misses: Math.max(0, high - result.value), gives: result.value - low };
  });
}
