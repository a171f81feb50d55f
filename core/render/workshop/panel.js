// What is always in view: the index of the unit, its gauge, areas, robustness, and the other units.
function refreshGauge(result) {
  const part = (cls, amount) => (amount > 0 ? `<i class="${cls}" style="width:${100 * amount / result.possible}%"></i>` : '');
  const at = data.target === null ? null : data.target[0] / data.target[1];
  put($('gauge'), `<div class="bar">${result.possible > 0 ? part('', Math.min(result.earned, result.possible)) + part('lost', result.possible - result.earned) : ''}</div>`
    + (at === null ? '' : `<span class="mark" style="left:${at}%"></span><span class="label" style="left:${Math.min(at, 80)}%">${t('target {0}', targetText)}</span>`));
  $('gauge').setAttribute('aria-label', `${t('Index')} ${shown(result)} ${t('of 100')}. ${verdict(result)}. ${t('Filled is earned, hatched is missed.')}`);
}
function refreshRobustness(result) {
  if (result.value === null || data.target === null) return put($('robust'), t('Nothing to try: the index has no value or no target.'));
  const drawn = robustness(units[unit], state.weights), agree = result.state === 'met' ? drawn.met : draws.count - drawn.met, rate = agree / draws.count;
  const strength = rate >= 0.95 ? t('The conclusion stands other weights') : rate >= 0.8 ? t('The conclusion mostly stands other weights') : t('The conclusion depends on the weights');
  const said = result.state === 'met' ? t('the target is reached in {0} of {1} draws', number(agree, 0), number(draws.count, 0)) : t('the target is missed in {0} of {1} draws', number(agree, 0), number(draws.count, 0));
  put($('robust'), `<strong>${strength}</strong>: ${said}. ${t('Nine of ten lie between {0} and {1}.', number(drawn.low, 1), number(drawn.high, 1))}`);
}
function refreshPanel() {
  const result = now[unit], first = start[unit];
  put($('value'), shown(result));
  put($('badge'), mark(result.state, verdict(result)));
  refreshGauge(result);
  put($('delta'), result.value === first.value ? t('As at the start') : `${t('Start')} ${shown(first)} → ${shown(result)}`);
  put($('arealist'), `<table><caption class="vh">${t('The areas')}</caption><thead><tr>${th(t('Area'))}${th(t('Index'), 'num')}${th(t('State'))}</tr></thead><tbody>${areas.map((area, a) => {
    const own = result.areas[a];
    return `<tr><th scope="row">${escape(area.title)}</th><td class="num">${shown(own)}</td><td>${mark(own.state)}${own.state === first.areas[a].state ? '' : ` <span class="differ">⇄ ${t('turned')}</span>`}</td></tr>`;
  }).join('')}</tbody></table>`);
  const without = every.filter((i) => units[unit].scores[i] === null);
  put($('cover'), `${t('{0} of {1} indicators have an outcome that counts; {2} points lie on the others.', count - without.length, count, points(sum(without)))}${units[unit].kept.length ? ' ' + t('What is published only as a total keeps its share of the whole, whatever the weights.') : ''}`);
  put($('samples'), units[unit].samples.map(escape).join(' '));
  refreshRobustness(result);
  put($('units'), units.length < 2 ? '' : `<h3>${t('Units')}</h3><table><caption class="vh">${t('Index of every unit')}</caption><thead><tr>${th(t('Unit'))}${th(t('Index'), 'num')}${th(t('State'))}</tr></thead><tbody>${units.map((u, k) => `<tr><th scope="row">${escape(u.name)}</th><td class="num">${shown(now[k])}</td><td>${mark(now[k].state)}</td></tr>`).join('')}</tbody></table>`);
}
function drawIndicators() {
  const result = now[unit], own = units[unit];
  const row = (i) => {
    const cell = own.cells[i], known = cell.score !== null && result.possible > 0;
    const worth = known ? 100 * state.weights[i] / result.possible : 0;
    return `<tr><th scope="row">${escape(indicators[i].text)}</th><td>${escape(indicators[i].target)}</td><td class="num">${escape(cell.shown)}</td><td>${mark(cell.state)}</td><td class="num">${points(state.weights[i])}</td><td class="num">${known ? number(worth * own.scores[i], 2) : '..'}</td><td class="num">${known ? number(worth * (own.one - own.scores[i]), 2) : '..'}</td><td>${escape(cell.source)}</td></tr>`;
  };
  put($('indicators'), table(`${own.name}: ${t('Index')} ${shown(result)}`, [t('Indicator'), t('Target')].map((x) => th(x)).join('') + th(t('Outcome'), 'num') + th(t('State')) + [t('Points'), t('Gives'), t('Misses')].map((x) => th(x, 'num')).join('') + th(t('Read from')),
    areas.map((area, a) => `<tr class="whole"><th scope="row">${escape(area.title)}</th><td></td><td class="num">${shown(result.areas[a])}</td><td>${mark(result.areas[a].state)}</td><td class="num">${points(sum(within[a]))}</td><td></td><td></td><td></td></tr>${directly[a].map(row).join('')}`).join('')));
}
