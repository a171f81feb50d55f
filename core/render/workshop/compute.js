// The index with some weights: the declared rules, step by step as the program computes them. How outcomes are scored or normalised is the
// program's: the page has what each of them earns, and only combines.
const data = JSON.parse(document.getElementById('data').textContent);
const { areas, indicators, units } = data; // a published total without its indicators is a row like an indicator
const count = indicators.length, every = [...Array(count).keys()], budget = Math.round(data.points * 10);
const listed = every.filter((i) => !indicators[i].total), totals = every.filter((i) => indicators[i].total);
const within = areas.map((_, a) => every.filter((i) => { // also what lies in areas inside it
  let at = indicators[i].area;
  while (at !== a && at >= 0) at = areas[at].inside;
  return at === a;
}));
const directly = areas.map((_, a) => every.filter((i) => indicators[i].area === a)), inside = (a) => areas.map((_, k) => k).filter((k) => areas[k].inside === a);
const inner = areas.map((_, a) => inside(a)), tops = inside(-1), shared = every.filter((i) => indicators[i].area < 0);
const coverage = asNumber(data.coverage), worst = asNumber(data.worst);
const target = data.target === null ? null : { ...data.target, value: asNumber(data.target.value), tolerance: asNumber(data.target.tolerance) };
for (const area of areas) area.weight = asNumber(area.weight);
for (const row of indicators) Object.assign(row, { declared: asNumber(row.declared), best: asNumber(row.best ?? null) });
for (const unit of units) {
  unit.scores = unit.cells.map((x) => asNumber(x.score));
  unit.measured = unit.cells.map((x) => x.measured);
  unit.factors = unit.cells.map((x) => (x.factor === undefined ? [1, 1] : asNumber(x.factor))); // null: the unit has no such total
  unit.variants = unit.variants.map((scores) => scores.map(asNumber));
}
const inPoints = (weights) => weights.map((tenths) => lowest(tenths, 10));

function stateOf(value) {
  if (value === null) return 'none';
  if (target === null) return 'no_target';
  value = settled(value);
  const side = compare(value, target.value);
  const met = { at_least: side >= 0, at_most: side <= 0, above: side > 0, below: side < 0 }[target.comparator];
  if (met !== undefined) return met ? 'met' : 'not_met';
  const off = side < 0 ? minus(target.value, value) : minus(value, target.value);
  return compare(off, target.tolerance) <= 0 ? 'met' : 'not_met';
}
// An area whose rows have no points has nothing to say: it is not unmeasured, and turns nothing.
const areaStanding = (a, weights, result) => (within[a].length && compare(sumOf(within[a], weights), zero) === 0 ? { ...result, state: 'no_weight' } : result);
const hasTurned = (was, is) => was.state !== is.state && was.state !== 'no_weight' && is.state !== 'no_weight';
const standing = (value, more) => ({ value: value === null ? null : real(value), state: stateOf(value), ...more });

// ---- weights that count ----
const sumOf = (rows, weights) => rows.reduce((sum, i) => plus(sum, weights[i]), zero);
const areaWeights = (weights) => areas.map((area, a) => area.weight ?? (data.by_area ? [1, 1] : sumOf(within[a], weights)));
// The script sets the weight of the area; the points divide it within.
const isFixed = (a) => data.by_area || areas[a].weight !== null;
// What each row counts of the whole: where areas have weights, its part of its area's, and so on outwards.
function counting(weights) {
  if (!data.areas_decide) return weights;
  const own = areaWeights(weights), whole = areas.map((_, a) => plus(sumOf(directly[a], weights), sumOf(inner[a], own)));
  return weights.map((weight, i) => {
    for (let a = indicators[i].area; a >= 0; a = areas[a].inside) weight = compare(whole[a], zero) === 0 ? zero : times(weight, over(own[a], whole[a]));
    return weight;
  });
}
const effective = (weights) => (data.composed ? weights : counting(weights)); // level by level the areas' weights come later

// ---- points, pooled ----
function tally(unit, weights, scores, rows) {
  const t = { earned: zero, possible: zero, declared: zero, measured: zero, judged: 0 };
  for (const i of rows) {
    if (unit.factors[i] === null) continue;
    t.declared = plus(t.declared, weights[i]);
    if (unit.measured[i]) t.measured = plus(t.measured, weights[i]);
    if (scores[i] === null) continue;
    t.judged++;
    t.possible = plus(t.possible, weights[i]);
    t.earned = plus(t.earned, times(weights[i], scores[i]));
  }
  t.little = coverage !== null && compare(t.declared, zero) > 0 && compare(over(t.measured, t.declared), coverage) < 0;
  return t;
}
function ratio(t, known) {
  const has = known && t.judged > 0 && compare(t.possible, zero) > 0;
  return standing(has ? times(over(t.earned, t.possible), hundred) : null, { earned: real(t.earned), possible: real(t.possible) });
}
// An area of which too little is measured has no value and is left out of the whole.
function pooled(unit, points, scores) {
  const weights = effective(points).map((weight, i) => (indicators[i].total && unit.factors[i] !== null ? times(unit.factors[i], weight) : weight));
  const parts = areas.map((_, a) => tally(unit, weights, scores, within[a])), whole = { earned: zero, possible: zero, judged: 0 };
  for (const t of [...tops.map((a) => parts[a]), tally(unit, weights, scores, shared)]) {
    if (t.judged === 0 || t.little) continue;
    whole.earned = plus(whole.earned, t.earned);
    whole.possible = plus(whole.possible, t.possible);
    whole.judged += t.judged;
  }
  return { ...ratio(whole, !tally(unit, weights, scores, every).little), areas: parts.map((t, a) => areaStanding(a, weights, ratio(t, !t.little && !unit.hidden[a]))), weights };
}

// ---- level by level ----
const means = {
  arithmetic: (t) => over(t.values.reduce((sum, x, k) => plus(sum, times(t.weights[k], x)), zero), t.weight),
  geometric: (t) => (t.zero ? zero : t.values.every((x) => compare(x, t.values[0]) === 0) ? t.values[0] : exp(t.values.reduce((sum, x, k) => sum + real(t.weights[k]) * log(real(x)), 0) / real(t.weight))),
  harmonic: (t) => (t.zero ? zero : over(t.weight, t.values.reduce((sum, x, k) => plus(sum, over(t.weights[k], x)), zero))),
  penalised: (t) => {
    const mean = means.arithmetic(t);
    if (compare(mean, zero) <= 0) return zero;
    const squares = t.values.reduce((sum, x, k) => { const off = minus(x, mean); return plus(sum, times(t.weights[k], times(off, off))); }, zero);
    const value = minus(mean, over(over(squares, t.weight), mean));
    return compare(value, zero) < 0 ? zero : value;
  },
};
// What has no weight counts for nothing. A value below zero has an arithmetic mean only.
function combineNode(kind, children) {
  const used = children.filter((c) => c.value !== null && compare(c.weight, zero) > 0), t = { values: used.map((c) => c.value), weights: used.map((c) => c.weight) };
  const weight = children.reduce((sum, c) => plus(sum, c.weight), zero), covered = children.filter((c) => c.value !== null).reduce((sum, c) => plus(sum, times(c.weight, c.covered)), zero);
  const node = { value: null, covered: compare(weight, zero) > 0 ? over(covered, weight) : zero, broken: children.some((c) => c.broken) };
  t.weight = t.weights.reduce(plus, zero);
  t.zero = t.values.some((x) => compare(x, zero) === 0);
  node.broken ||= used.length > 0 && kind !== 'arithmetic' && t.values.some((x) => compare(x, zero) < 0);
  if (!node.broken && used.length) node.value = means[kind](t);
  if (node.value !== null && !Number.isFinite(real(node.value))) Object.assign(node, { value: null, broken: true });
  if (coverage !== null && compare(node.covered, coverage) < 0) node.value = null;
  return node;
}
const kindOf = (a) => (directly[a].length ? data.within : data.between);
function byLevels(weights, scores) {
  const own = areaWeights(weights), nodes = [];
  const leaf = (i) => ({ weight: weights[i], value: scores[i] ?? (data.counts_missing ? worst : null), covered: scores[i] === null ? zero : [1, 1], broken: false });
  const child = (a) => ({ weight: own[a], ...nodes[a] });
  for (let a = areas.length - 1; a >= 0; a--) nodes[a] = combineNode(kindOf(a), [...directly[a].map(leaf), ...inner[a].map(child)]);
  const root = combineNode(data.between, tops.map(child));
  return { ...standing(root.value), areas: nodes.map((node, a) => areaStanding(a, weights, standing(node.value))), weights };
}
const compute = (unit, weights, scores = unit.scores) => (data.composed ? byLevels(weights, scores) : pooled(unit, weights, scores));
