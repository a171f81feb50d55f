// What has been given: points, locks, answered pairs; one step of undo for each change. Nothing moves by itself. A published total begins
// locked: it stands as published until somebody wants to weigh it as a whole.
const beginning = indicators.map((x) => x.start), lockedAtFirst = indicators.map((x) => x.total);
const state = { weights: beginning.slice(), locked: lockedAtFirst.slice(), pairs: {} };
const steps = { list: [JSON.stringify(state)], forms: [], at: 0 }; // forms: whose weights they are, where a step changed that
// The start is the program's own: weights as declared, before they are brought to the points.
const declared = indicators.every((x) => x.declared !== null) ? indicators.map((x) => x.declared) : null, start = units.map((u) => ({ ...u.start, areas: u.start.areas.map((result, a) => areaStanding(a, declared ?? inPoints(beginning), result)) }));
const isStart = (weights) => declared !== null && weights.every((x, i) => x === beginning[i]);
const resultOf = (unit, weights) => compute(unit, isStart(weights) ? declared : inPoints(weights));
let unit = 0, blind = false, now = units.map((u) => resultOf(u, state.weights));
const sum = (rows) => rows.reduce((total, i) => total + state.weights[i], 0);
const restore = (text) => Object.assign(state, JSON.parse(text));
const sumText = () => {
  const left = budget - sum(every);
  return left > 0 ? t('{0} points left to give.', points(left)) : left < 0 ? t('{0} points too many.', points(-left)) : t('All points are given.');
};

function commit(what, quiet) {
  const text = JSON.stringify(state);
  if (text === steps.list[steps.at]) return refresh();
  const before = resultOf(units[unit], JSON.parse(steps.list[steps.at]).weights);
  steps.list = [...steps.list.slice(0, steps.at + 1), text];
  steps.at++;
  steps.forms.length = steps.at;
  refresh();
  const after = now[unit];
  const turned = areas.flatMap((area, a) => (!hasTurned(before.areas[a], after.areas[a]) ? [] : [`${area.title}: ${verdict(after.areas[a])}.`]));
  const change = quiet ? `${what}.` : `${what}: ${before.value === after.value ? t('the index does not change') : `${shown(before)} → ${shown(after)}`}. ${turned.join(' ')}`;
  $('last').textContent = change;
  say(blind ? `${what}. ${sumText()}` : `${change} ${verdict(after)}. ${sumText()}`);
}
function step(by) {
  if (steps.list[steps.at + by] === undefined) return;
  const form = steps.forms[by < 0 ? steps.at : steps.at + 1];
  if (form) { // what has been written since comes back with the step in the other direction
    form[by < 0 ? 'after' : 'before'] = formNow();
    setForm(by < 0 ? form.before : form.after);
  }
  steps.at += by;
  restore(steps.list[steps.at]);
  refresh();
  $('last').textContent = by < 0 ? t('The last change is undone.') : t('The change is made again.');
  say($('last').textContent + ' ' + (blind ? '' : `${t('Index')} ${shown(now[unit])}. `) + sumText());
}

// A total over rows in proportion to what they have, in whole tenths: the largest remainders get the rest.
function share(rows, total, weights = state.weights) {
  const had = rows.reduce((a, i) => a + weights[i], 0);
  const wanted = rows.map((i) => (had ? total * weights[i] / had : total / rows.length)), floors = wanted.map((x) => Math.floor(x + 1e-9));
  let left = total - floors.reduce((a, b) => a + b, 0);
  const order = wanted.map((x, k) => [x - floors[k], k]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, k] of order) if (left-- > 0) floors[k]++;
  rows.forEach((i, k) => { weights[i] = floors[k]; });
}
const free = (rows) => rows.filter((i) => !state.locked[i]);
// With the sum kept, the other unlocked rows give or take.
function keepSum(fixed) {
  const others = free(every.filter((i) => !fixed.includes(i))), need = budget - (sum(every) - sum(others));
  if ($('hold').checked && others.length && need >= 0) share(others, need);
}
const roomFor = (rows) => ($('hold').checked ? budget - sum(every.filter((i) => state.locked[i] && !rows.includes(i))) : budget);
const limit = (tenths, most) => Math.max(0, Math.min(most, Math.round(tenths)));
function giveRow(i, tenths) {
  if (state.locked[i]) return;
  state.weights[i] = limit(tenths, roomFor([i]));
  keepSum([i]);
}
function giveArea(a, tenths) {
  const rows = free(within[a]), held = sum(within[a]) - sum(rows);
  if (!rows.length) return;
  share(rows, Math.max(0, limit(tenths, roomFor(within[a])) - held));
  keepSum(within[a]);
}
function distributeRest() {
  const rows = free(every), need = budget - (sum(every) - sum(rows));
  if (!rows.length) return tell('', [t('All rows are locked. Unlock at least one.')]);
  if (sum(every) === budget) return say(t('Nothing to distribute: all points are given.'));
  if (need < 0) return tell('', [t('The locked rows have more points than there are.')]);
  share(rows, need);
  commit(t('The rest is distributed in proportion over the unlocked rows'));
}
