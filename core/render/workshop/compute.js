'use strict';
// Points are whole tenths. A score is a fraction; all scores of a unit are brought to one denominator, so that sums and every
// comparison with the target are exact whole numbers. The rules behind the scores are the program's: this page only adds.
const data = JSON.parse(document.getElementById('data').textContent);
const { areas, indicators, units } = data;
const count = indicators.length, every = [...Array(count).keys()], budget = Math.round(data.points * 10);
const within = areas.map((_, a) => every.filter((i) => { // also what lies in areas inside it
  let at = indicators[i].area;
  while (at !== a && at >= 0 && areas[at].inside >= 0) at = areas[at].inside;
  return at === a;
}));
const directly = areas.map((_, a) => every.filter((i) => indicators[i].area === a));

const divisor = (a, b) => { while (b) [a, b] = [b, a % b]; return a; };
const multiple = (a, b) => a / divisor(a, b) * b;

// One denominator for a unit; 1 when numbers would no longer be exact, and then they are doubles.
function scale(unit) {
  let common = 1;
  for (const cell of unit.cells) if (cell.score) common = multiple(common, cell.score[1]);
  for (const row of unit.kept) common = multiple(common, row.factor[1] * row.earns[1]);
  const exact = Number.isSafeInteger(common) && common * budget * 100 * data.target_parts < Number.MAX_SAFE_INTEGER / 2;
  unit.one = exact ? common : 1;
  const part = ([n, d]) => (exact ? n * (common / d) : n / d);
  unit.scores = unit.cells.map((cell) => (cell.score ? part(cell.score) : null));
  unit.measured = unit.cells.map((cell) => cell.measured);
  unit.rest = unit.kept.map((row) => ({ area: row.area, weight: part(row.factor),
    earns: exact ? row.factor[0] * row.earns[0] * (common / (row.factor[1] * row.earns[1])) : row.factor[0] / row.factor[1] * row.earns[0] / row.earns[1] }));
}
units.forEach(scale);

// Whether an area holds a row; -1 stands for the whole, and for what lies in no area.
function covers(area, of) {
  while (area !== of && area >= 0 && of >= 0) of = areas[of].inside;
  return area === of;
}

// Sums of one area: what is earned and could be, in points × `one`; what is declared and measured, for the coverage.
function tally(unit, weights, rows, area, total) {
  const t = { earned: 0, possible: 0, declared: 0, measured: 0 };
  for (const i of rows) {
    t.declared += weights[i] * unit.one;
    if (unit.measured[i]) t.measured += weights[i] * unit.one;
    if (unit.scores[i] === null) continue;
    t.earned += weights[i] * unit.scores[i];
    t.possible += weights[i] * unit.one;
  }
  for (const row of unit.rest) {
    if (!covers(area, row.area)) continue;
    t.earned += total * row.earns;
    for (const name of ['possible', 'declared', 'measured']) t[name] += total * row.weight;
  }
  return t;
}
const tooLittle = (t) => data.coverage !== null && t.declared > 0 && t.measured * data.coverage[1] < data.coverage[0] * t.declared;

function standing(t, out) {
  const known = t.possible > 0 && !out;
  const state = !known ? 'none' : data.target === null ? 'no_target'
    : 100 * t.earned * data.target[1] >= data.target[0] * t.possible ? 'met' : 'not_met';
  return { earned: t.earned, possible: t.possible, value: known ? 100 * t.earned / t.possible : null, state };
}

// The index of a unit: an area of which too little is measured has no value and is left out of the whole.
function compute(unit, weights) {
  const total = weights.reduce((a, b) => a + b, 0);
  const parts = areas.map((_, a) => tally(unit, weights, within[a], a, total));
  const whole = { earned: 0, possible: 0, declared: 0, measured: 0 };
  const add = (t) => { for (const name in whole) whole[name] += t[name]; };
  areas.forEach((area, a) => { if (area.inside < 0 && !tooLittle(parts[a])) add(parts[a]); });
  add(tally(unit, weights, [], -1, total));
  const all = tally(unit, weights, every, null, total);
  for (const row of unit.rest) { all.declared += total * row.weight; all.measured += total * row.weight; }
  return { total, ...standing(whole, tooLittle(all)), areas: parts.map((t) => standing(t, tooLittle(t))) };
}

// Mulberry32: the same draws for the same seed, so that a new result means new weights.
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
function robustness(unit, weights) {
  if (draws.factors === null) {
    const next = generator(draws.seed);
    draws.factors = Float64Array.from({ length: draws.count * count }, () => 1 + draws.spread * (2 * next() - 1));
  }
  const values = new Float64Array(draws.count);
  let met = 0;
  const total = weights.reduce((a, b) => a + b, 0);
  for (let d = 0, at = 0; d < draws.count; d++) {
    let earned = 0, possible = 0;
    for (let i = 0; i < count; i++, at++) {
      if (unit.scores[i] === null) continue;
      const w = weights[i] * draws.factors[at];
      earned += w * unit.scores[i];
      possible += w * unit.one;
    }
    for (const row of unit.rest) { earned += total * row.earns; possible += total * row.weight; }
    values[d] = possible > 0 ? 100 * earned / possible : 0;
    if (data.target !== null && 100 * earned * data.target[1] >= data.target[0] * possible * (1 - 1e-12)) met++;
  }
  values.sort();
  return { met, low: values[Math.floor(0.05 * draws.count)], high: values[Math.ceil(0.95 * draws.count) - 1] };
}
