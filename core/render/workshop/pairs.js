// The areas compared in pairs: principal eigenvector and consistency ratio (Saaty). Only areas that lie in none, and have something to weigh.
const outer = tops.filter((a) => within[a].length);
const pairs = outer.flatMap((a, k) => outer.slice(k + 1).map((b) => [a, b]));
const areasFixed = tops.some(isFixed); // what the pairs would weigh, the script weighs
const pairKey = ([a, b]) => `${areas[a].id}/${areas[b].id}`;
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];
function saidOf([a, b], value) {
  if (value === 0) return t('{0} and {1} are equally important', areas[a].title, areas[b].title);
  return t('{0} is {1} times as important as {2}', areas[value < 0 ? a : b].title, Math.abs(value) + 1, areas[value < 0 ? b : a].title);
}
function eigen() {
  const n = outer.length, matrix = outer.map(() => Array(n).fill(1));
  for (const pair of pairs) {
    const value = state.pairs[pairKey(pair)] ?? 0, times = value <= 0 ? 1 - value : 1 / (1 + value), [x, y] = pair.map((a) => outer.indexOf(a));
    matrix[x][y] = times;
    matrix[y][x] = 1 / times;
  }
  let weights = Array(n).fill(1 / n), root = n;
  for (let round = 0; round < 200; round++) {
    const next = matrix.map((row) => row.reduce((total, x, j) => total + x * weights[j], 0));
    root = next.reduce((a, b) => a + b);
    weights = next.map((x) => x / root);
  }
  const off = pairs.map((pair) => { const [x, y] = pair.map((a) => outer.indexOf(a)); return Math.abs(Math.log(matrix[x][y] * weights[y] / weights[x])); });
  const chance = randomIndex[Math.min(n, randomIndex.length - 1)];
  return { weights, ratio: chance ? Math.max(0, (root - n) / (n - 1) / chance) : 0, odd: off.indexOf(Math.max(...off)) };
}
const buildPairs = () => { $('pairs').innerHTML = pairs.map(([a, b], k) => `<div class="pair"><b>${escape(areas[a].title)}</b><input type="range" min="-8" max="8" step="1" data-pair="${k}" aria-label="${escape(t('{0} compared with {1}', areas[a].title, areas[b].title))}"><b>${escape(areas[b].title)}</b><p><span></span> <button type="button" data-equal="${k}" aria-label="${escape(saidOf([a, b], 0))}">${t('Equal')}</button></p></div>`).join('') || `<p>${t('One area needs no comparison.')}</p>`; };
function drawPairs() {
  const open = pairs.filter((pair) => !(pairKey(pair) in state.pairs)).length, result = pairs.length ? eigen() : null, bad = !open && result && result.ratio > 0.1;
  pairs.forEach((pair, k) => {
    const input = document.querySelector(`[data-pair="${k}"]`), value = state.pairs[pairKey(pair)], text = value === undefined ? t('Not answered yet') : saidOf(pair, value);
    input.value = value ?? 0;
    input.setAttribute('aria-valuetext', text);
    put(input.parentNode.querySelector('span'), escape(text));
    input.parentNode.querySelector('button').setAttribute('aria-pressed', value === 0);
    input.parentNode.classList.toggle('odd', bad && k === result.odd);
  });
  if (!result) return put($('pairsresult'), '');
  if (open) return put($('pairsresult'), `<p>${t('{0} of {1} pairs are answered. The result waits until all are.', pairs.length - open, pairs.length)}</p><p><button type="button" data-do="equal">${t('Count the others as equally important')}</button></p>`);
  put($('pairsresult'), table(t('What the answers lead to'), th(t('Area')) + th(t('Share'), 'num') + th(t('Points'), 'num') + th(t('Points now'), 'num'), outer.map((a, k) => `<tr><th scope="row">${escape(areas[a].title)}</th><td class="num">${percent(result.weights[k], 1)}</td><td class="num">${number(toAreas() / 10 * result.weights[k], 1)}</td><td class="num">${points(sum(within[a]))}</td></tr>`).join(''))
    + `<p>${mark(bad ? 'partly' : 'met', bad ? t('The answers partly contradict each other') : t('The answers hold together'))} (${t('consistency ratio {0}; at most {1} is good', number(result.ratio, 2), number(0.1, 2))}). ${bad ? t('Most at odds: {0}.', escape(saidOf(pairs[result.odd], state.pairs[pairKey(pairs[result.odd])]))) : ''}</p><p><button type="button" class="prim" data-do="use">${t('Use as the points of the areas')}</button></p>`);
}
// What is published for several areas together keeps its points, and so do locked rows.
const toAreas = () => budget - sum(shared);
function usePairs() {
  const { weights } = eigen(), rows = [], held = $('hold').checked;
  let left = toAreas();
  $('hold').checked = false;
  outer.forEach((a, k) => {
    const tenths = k === outer.length - 1 ? left : Math.round(toAreas() * weights[k]);
    left -= tenths;
    rows.push([a, tenths]);
  });
  for (const [a, tenths] of rows) giveArea(a, tenths);
  $('hold').checked = held;
  commit(t('The points of the areas follow the compared pairs'));
  if (sum(every) !== budget) tell('', [t('Locked rows kept their points, so that the areas could not follow exactly. {0}', sumText())]);
}
function listenToPairs() {
  $('pairs').addEventListener('input', (event) => { if (event.target.dataset.pair) state.pairs[pairKey(pairs[+event.target.dataset.pair])] = +event.target.value; drawPairs(); });
  const answer = (k, value) => {
    state.pairs[pairKey(pairs[k])] = value;
    commit(saidOf(pairs[k], value), true);
  };
  // A slider that is clicked in the middle, or comes back there, has not changed: it is an answer all the same.
  for (const kind of ['change', 'pointerup', 'click']) $('pairs').addEventListener(kind, ({ target }) => { if (target.dataset.pair) answer(+target.dataset.pair, +target.value); });
  $('pairs').addEventListener('click', ({ target }) => { if (target.dataset.equal) answer(+target.dataset.equal, 0); });
  $('pairsresult').addEventListener('click', (event) => {
    if (event.target.dataset.do === 'use') usePairs();
    if (event.target.dataset.do !== 'equal') return;
    for (const pair of pairs) state.pairs[pairKey(pair)] ??= 0;
    commit(t('The pairs without answer count as equally important'), true);
  });
}
