// What is always in view: the index of the unit, its gauge, areas, robustness, and the other units.
function refreshGauge(result) {
  const level = target === null ? null : real(target.value), filled = Math.max(0, Math.min(100, result.value ?? 0)), part = (cls, wide) => (wide > 0 ? `<i class="${cls}" style="width:${wide}%"></i>` : '');
  $('gauge').hidden = !data.of_hundred;
  put($('gauge'), `<div class="bar">${result.value === null ? '' : part('', filled) + part('lost', 100 - filled)}</div>`
    + (level === null || level < 0 || level > 100 ? '' : `<span class="mark" style="left:${level}%"></span><span class="label" style="left:${Math.min(level, 80)}%">${t('target {0}', targetText)}</span>`));
  $('gauge').setAttribute('aria-label', `${t('Index')} ${shown(result)} ${t('of 100')}. ${verdict(result)}. ${t('Filled is earned, hatched is missed.')}`);
}
function robustText(of, result) {
  if (result.value === null || target === null) return t('Nothing to try: the index has no value or no target.');
  const drawn = robustness(of, result), agree = result.state === 'met' ? drawn.met : drawn.count - drawn.met, rate = agree / drawn.count;
  const strength = rate >= 0.95 ? t('The conclusion stands other weights') : rate >= 0.8 ? t('The conclusion mostly stands other weights') : t('The conclusion depends on the weights');
  const said = result.state === 'met' ? t('the target is reached in {0} of {1} draws', number(agree, 0), number(drawn.count, 0)) : t('the target is missed in {0} of {1} draws', number(agree, 0), number(drawn.count, 0));
  const held = drawn.count === 0 ? '' : `<strong>${strength}</strong>: ${said}. ${t('Nine of ten lie between {0} and {1}.', number(drawn.low, 1), number(drawn.high, 1))}`;
  return held + (drawn.count === draws.count ? '' : ' ' + t('In {0} of {1} draws too little of the weight is measured for the index to have a value.', number(draws.count - drawn.count, 0), number(draws.count, 0)));
}
// Of every unit, for the minutes; drawn once for the same weights and draws.
const tried = { by: '', texts: [] };
function robustTexts() {
  const by = JSON.stringify([state.weights, draws.seed, draws.spread]);
  if (tried.by !== by) Object.assign(tried, { by, texts: units.map((u, k) => robustText(u, now[k])) });
  return tried.texts;
}
// The draws wait until nothing has changed for a moment, so that a change is shown at once.
let trying = 0;
function tryWeights() {
  clearTimeout(trying);
  put($('robust'), robustText(units[unit], now[unit]));
  if (tab === 5) drawMinutes();
}
// What is to be known of the start: published figures that do not add up, points that had to be rounded, weights that nobody published.
function startNote(k = unit) {
  const first = start[k], untouched = resultOf(units[k], beginning), off = first.value !== null && (untouched.value === null || Math.abs(untouched.value - first.value) > 1e-9);
  return [declared === null && t('Weights that are not published begin with equal shares of the points that are left, marked as an assumption; the index as declared has no value.'),
    declared !== null && off && t('The published figures contradict each other: the index is {0} as published, and {1} when its rows are added.', shown(first), shown(untouched)),
    declared !== null && data.rounded && t('The points of the start are rounded to tenths. With the rounded points the index is {0}.', shown(compute(units[k], inPoints(beginning))))].filter(Boolean).join(' ');
}
const depth = (a) => (areas[a].inside < 0 ? 0 : 1 + depth(areas[a].inside));
const areaHead = (a) => `<th scope="row"${depth(a) ? ` class="in${Math.min(depth(a), 3)}"` : ''}>${escape(areas[a].title)}</th>`;
function refreshPanel() {
  const result = now[unit], first = start[unit];
  put($('value'), shown(result));
  put($('badge'), mark(result.state, verdict(result)));
  refreshGauge(result);
  put($('brief'), `<span class="oc">${t('Index')} ${shown(result)} ${mark(result.state, verdict(result))} · </span>${escape(sumText())}`);
  put($('delta'), result.value === first.value || isStart(state.weights) ? t('As at the start') : `${t('Start')} ${shown(first)} → ${shown(result)}`);
  put($('startnote'), startNote());
  put($('arealist'), `<table><caption class="vh">${t('The areas')}</caption><thead><tr>${th(t('Area'))}${th(t('Index'), 'num')}${th(t('State'))}</tr></thead><tbody>${areas.map((_, a) => {
    const own = result.areas[a];
    return `<tr>${areaHead(a)}<td class="num">${shown(own)}</td><td>${units[unit].hidden[a] ? t('published only together') : mark(own.state)}${!hasTurned(first.areas[a], own) ? '' : ` <span class="differ">⇄ ${t('turned')}</span>`}</td></tr>`;
  }).join('')}</tbody></table>`);
  const without = listed.filter((i) => units[unit].scores[i] === null);
  put($('cover'), `${t('{0} of {1} indicators have an outcome that counts; {2} points lie on the others.', listed.length - without.length, listed.length, points(sum(without)))}${totals.length ? ' ' + t('What is published only as a total is one row, which earns what it earned as published whatever its weight.') : ''}`);
  put($('samples'), units[unit].samples.map(escape).join(' '));
  clearTimeout(trying);
  trying = setTimeout(tryWeights, 50);
  put($('units'), units.length < 2 ? '' : `<h3>${t('Units')}</h3><table><caption class="vh">${t('Index of every unit')}</caption><thead><tr>${th(t('Unit'))}${th(t('Index'), 'num')}${th(t('State'))}</tr></thead><tbody>${units.map((u, k) => `<tr><th scope="row">${escape(u.name)}</th><td class="num">${shown(now[k])}</td><td>${mark(now[k].state)}</td></tr>`).join('')}</tbody></table>`);
}
// The rows of a table over the whole index: areas, goals inside them, indicators, and what is published for several areas together.
const outline = (areaCells, cells) => [...areas.flatMap((_, a) => [['whole', areaCells(a)], ...directly[a].map((i) => ['', cells(i)])]), ...shared.map((i) => ['', cells(i)])];
function drawIndicators() {
  const result = now[unit], own = units[unit], gains = instead(own, result);
  const cells = (i) => {
    const cell = own.cells[i], known = gains[i] !== null;
    return [rowHead(indicators[i].text), td(escape(indicators[i].target ?? '')), numeric(escape(cell.shown)), td(mark(cell.state)), numeric(points(state.weights[i])), numeric(known ? number(gains[i].gives, 2) : '..'), numeric(known ? number(gains[i].misses, 2) : '..'), td(fromDetails(i, fromText(i)))];
  };
  const areaCells = (a) => [areaHead(a), td(''), numeric(shown(result.areas[a])), td(units[unit].hidden[a] ? '' : mark(result.areas[a].state)), numeric(points(sum(within[a]))), td(''), td(''), td('')];
  putTable($('indicators'), `${own.name}: ${t('Index')} ${shown(result)}`, [t('Indicator'), t('Target')].map((x) => th(x)).join('') + th(t('Outcome'), 'num') + th(t('State')) + [t('Points'), t('Gives'), t('Misses')].map((x) => th(x, 'num')).join('') + th(t('Source')), outline(areaCells, cells));
}
