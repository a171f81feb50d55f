// The parties beside each other: agreement, what each unit becomes, which conclusions turn. Tables are built once for a set of
// files; a changed weight touches only the column of the page's own weights.
const parties = [];
const byParty = { results: [], mean: null, variants: {} };
const totalOf = (i) => parties.reduce((total, p) => total + p.weights[i], 0), meanOf = (i) => totalOf(i) / parties.length;
const meanPoints = () => every.map((i) => lowest(totalOf(i), 10 * parties.length));
function changedParties() {
  byParty.results = parties.map((p) => units.map((u) => compute(u, inPoints(p.weights))));
  byParty.mean = parties.length ? units.map((u) => compute(u, meanPoints())) : null;
  byParty.variants = {};
  built.parties = false;
  refresh();
}
// Highest minus lowest against an average row: as much is some difference, half as much again disagreement.
function spreadOf(values, row) {
  const low = Math.min(...values), high = Math.max(...values), mean = values.reduce((a, b) => a + b, 0) / values.length;
  const level = high - low >= 1.5 * row && high > low ? 2 : high - low >= row && high > low ? 1 : 0;
  const far = values.reduce((best, x, k) => (Math.abs(x - mean) > Math.abs(values[best] - mean) ? k : best), 0);
  return { low, high, mean, level, far: level === 2 ? far : -1 };
}
// What is published only as a total is hardly ever weighed anew: it would hide that the parties differ about the indicators.
const onIndicators = () => listed.reduce((total, i) => total + meanOf(i), 0), averageRow = () => onIndicators() / (listed.length || 1), averageArea = () => onIndicators() / (areas.length || 1);
const agreement = (i) => spreadOf(parties.map((p) => p.weights[i]), averageRow());
const agreementWord = (level) => [`≈ ${t('agree')}`, `~ ${t('some difference')}`, `<span class="differ">≠ ${t('disagree')}</span>`][level];
const example = () => (parties.some((p) => p.example) ? `<p class="differ">${t('Weights that are marked as an example are made up and are no party\'s.')}</p>` : '');
const partyHeads = () => parties.map((p) => th(`${brief(p)}${p.example ? ` (${t('example')})` : ''}`, 'num')).join('');
function spreadRow(head, values, row, now) {
  const s = spreadOf(values, row);
  return `${head}<td class="num" data-now="${now}"></td>${values.map((x, k) => `<td class="num${k === s.far ? ' far' : ''}">${points(x)}</td>`).join('')}<td class="num">${number(s.mean / 10, 1)}</td><td class="num">${points(s.low)}–${points(s.high)}</td><td>${agreementWord(s.level)}</td>`;
}
function unitRows() {
  const row = (name, results) => `<tr>${rowHead(name)}${units.map((_, k) => numeric(`${shown(results[k])}<br>${mark(results[k].state)}`)).join('')}</tr>`;
  return row(t('Start'), start) + parties.map((p, k) => row(p.name, byParty.results[k])).join('') + row(t('Mean'), byParty.mean);
}
const unitMatrix = () => table(t('The index of every unit with the weights of each party'), th(t('Party')) + units.map((u) => th(escape(u.name), 'num')).join(''), unitRows());
function drawParties() {
  if (!parties.length) return put($('parties'), `<p>${t('No files yet. Each party opens the page, gives its points and saves a file; gather the files here.')}</p>`);
  if (!built.parties) {
    const differ = listed.filter((i) => agreement(i).level === 2).length;
    put($('parties'), `${example()}<p><strong>${differ ? t('The parties disagree about {0} of {1} indicators.', differ, listed.length) : t('The parties agree on the whole.')}</strong> ${t('The measure is an average row: {0} points. As much between highest and lowest is some difference, one and a half times as much disagreement.', number(averageRow() / 10, 1))}</p>`
      + `<p class="row">${parties.map((p, k) => `<button type="button" data-use="${k}">${escape(t('Use {0}', p.name))}</button><button type="button" data-remove="${k}">${escape(t('Take away {0}', p.name))}</button>`).join('')}<button type="button" data-use="mean">${t('Use the mean')}</button></p>${unitMatrix()}`
      + table(t('The points of each party'), th(t('Area and indicator')) + th(t('Here now'), 'num') + partyHeads() + th(t('Mean'), 'num') + th(t('Lowest to highest'), 'num') + th(t('Agreement')),
        outline((a) => spreadRow(areaHead(a), parties.map((p) => within[a].reduce((x, i) => x + p.weights[i], 0)), averageArea(), 'a' + a), (i) => spreadRow(rowHead(indicators[i].text), parties.map((p) => p.weights[i]), averageRow(), 'i' + i))
          .map(([cls, html]) => `<tr${cls ? ` class="${cls}"` : ''}>${html}</tr>`).join('')));
    built.parties = true;
    built.cells = [...$('parties').querySelectorAll('[data-now]')];
  }
  for (const cell of built.cells) {
    const text = points(given(cell.dataset.now));
    if (cell.textContent !== text) cell.textContent = text;
  }
}
const built = { parties: false, cells: [] };
function listenToParties() {
  $('parties').addEventListener('click', (event) => {
    const { use, remove } = event.target.dataset;
    if (use === 'mean') {
      const weights = every.map((i) => Math.round(meanOf(i) * 1e6));
      share(every, budget, weights);
      state.weights = weights;
      commit(t('The mean of the parties, in tenths of points'));
    } else if (use) {
      take(parties[+use].file, t('The weights of {0}', parties[+use].name));
    }
    if (remove) {
      const [gone] = parties.splice(+remove, 1);
      changedParties();
      say(t('{0} is taken away.', gone.name));
      $('open2').focus();
    }
  });
}

// ---- what changes ----
const conclusions = () => [[rowHead(t('The whole index')), (r) => r], ...areas.map((_, a) => [areaHead(a), (r) => r.areas[a]])];
const brief = (p) => `<abbr title="${escape(p.name)}">${escape(p.short)}</abbr>`;
const conclusionCell = (result, turned, hidden) => td(`${shown(result)}<br>${hidden ? t('published only together') : mark(result.state)}${turned ? `<br><span class="differ">⇄ ${t('turned')}</span>` : ''}`, `num${turned ? ' turned' : ''}`);
// What each missed indicator would lift the index by, were its target met.
function lifts() {
  const result = now[unit], gains = instead(units[unit], result);
  return listed.filter((i) => gains[i] !== null && gains[i].misses > hair).sort((a, b) => gains[b].best - gains[a].best).slice(0, 10).map((i) => {
    const value = gains[i].best, then = { value, state: target === null ? 'no_target' : reached(value) ? 'met' : 'not_met' };
    return { i, then, enough: result.state === 'not_met' && then.state === 'met' };
  });
}
// The same weights under the other scorings that the index declares; a conclusion turns against the declared one with the same weights.
const byScoring = (u, weights) => units[u].variants.map((scores) => compute(units[u], weights, scores));
const variantsOf = (u) => (byParty.variants[u] ??= [byScoring(u, declared ?? inPoints(beginning)), ...parties.map((p) => byScoring(u, inPoints(p.weights))), ...(parties.length ? [byScoring(u, meanPoints())] : [])]);
function drawVariants(columns) {
  const said = units[unit].variants.length ? data.variants : [];
  if (!said.length) return put($('scorings'), `<p class="note">${t('The index declares no other scoring to try.')}</p>`);
  const [first, ...others] = variantsOf(unit), here = byScoring(unit, isStart(state.weights) ? declared : inPoints(state.weights)), all = [first, here, ...others];
  const row = (title, results) => ['', [rowHead(title), ...results.map((r, k) => conclusionCell(r, hasTurned(columns[k][1], r)))]];
  putTable($('scorings'), t('The index with another scoring'), th(t('Scoring')) + columns.map(([name]) => th(name, 'num')).join(''), [row(t('as declared'), columns.map(([, r]) => r)), ...said.map((title, v) => row(title, all.map((results) => results[v])))]);
}
function drawChanges() {
  const columns = [[t('Start'), start[unit]], [t('Here now'), now[unit]], ...parties.map((p, k) => [brief(p), byParty.results[k][unit]]), ...(parties.length ? [[t('Mean'), byParty.mean[unit]]] : [])];
  const all = conclusions(), turns = (of, r) => hasTurned(of(start[unit]), of(r)), turned = all.filter(([, of]) => columns.some(([, r]) => turns(of, r)));
  put($('turned'), `${example()}<p><strong>${turned.length ? t('{0} of {1} conclusions depend on whose weights count.', turned.length, all.length) : t('Every conclusion is the same, whoever\'s weights count.')}</strong></p>`);
  putTable($('conclusions'), `${units[unit].name}: ${t('Conclusions')}`, th(t('Conclusion')) + columns.map(([name]) => th(name, 'num')).join(''), all.map(([head, of], k) => [k ? '' : 'whole', [head, ...columns.map(([, r]) => conclusionCell(of(r), turns(of, r), k > 0 && units[unit].hidden[k - 1]))]]));
  drawVariants(columns);
  put($('lifts'), lifts().map(({ i, then, enough }) => `<li>${escape(indicators[i].text)}: ${t('would make the index {0}', shown(then))}${enough ? ` <span class="differ">⇄ ${t('enough alone')}</span>` : ''}</li>`).join('') || `<li>${t('nothing')}</li>`);
}

// ---- for the minutes ----
function standingOf(left) {
  const form = formNow(), decided = form.status === 'decided', paragraph = form.paragraph.trim(), when = `${form.date ? ` ${escape(form.date)}` : ''}${paragraph ? ` § ${escape(paragraph)}` : ''}`;
  const missing = left ? sumText() : decided && !(form.date && paragraph) ? t('The day of the meeting or the paragraph is missing.') : '';
  return `<strong>${left ? t('Draft') : decided ? t('Decided') : t('Proposed')}</strong>${when}.</p>${missing ? `<p>${mark('not_met', missing)}</p>` : ''}`;
}
// What is said of a unit names it, where there are several.
const ofUnits = (texts) => units.map((u, k) => (texts[k] ? `<p class="note">${units.length > 1 ? `<strong>${escape(u.name)}:</strong> ` : ''}${texts[k]}</p>` : '')).join('');
function outcomeNotes() {
  return ofUnits(units.map((_, k) => escape(startNote(k)))) + ofUnits(robustTexts())
    + `<p class="note">${t('Each weight is changed by chance')} ${t('up to ±{0} %', number(100 * draws.spread, 0))}. ${t('Seed of the draws')}: ${draws.seed}.</p>${parties.length ? example() + unitMatrix() : ''}`;
}
// While the outcomes are hidden, nothing that follows from them is on paper either.
function drawMinutes() {
  const left = budget - sum(every), shareOf = sharesOf(state.weights), comment = $('mcomment').value.trim();
  put($('said'), `<h2>${escape(data.title)}, ${escape(data.period)}</h2><p>${escape(data.forbund)}. ${escape(memberNow().name)}. ${standingOf(left)}${comment ? `<p><strong>${t('Reason')}:</strong> ${escape(comment)}</p>` : ''}`);
  $('outcome').hidden = blind;
  putTable($('outcome'), t('Index of every unit'), th(t('Unit')) + th(t('Start'), 'num') + th(t('Index'), 'num') + th(t('State')), units.map((u, k) => ['', [rowHead(u.name), numeric(shown(start[k])), numeric(shown(now[k])), td(mark(now[k].state))]]));
  const cells = (head, rows) => [head, numeric(points(rows.reduce((x, i) => x + beginning[i], 0))), numeric(points(sum(rows))), numeric(shareOf(rows))];
  putTable($('weights'), t('The weights'), th(t('Area and indicator')) + th(t('Start'), 'num') + th(t('Points'), 'num') + th(t('Share'), 'num'),
    outline((a) => cells(areaHead(a), within[a]), (i) => cells(`<th scope="row">${escape(indicators[i].text)}${indicators[i].assumed ? ' *' : ''}</th>`, [i])));
  put($('how'), `<p class="note">${indicators.some((row) => row.assumed) ? `* ${t('assumption')}. ` : ''}${totals.length ? t('What is published only as a total is one row, which earns what it earned as published whatever its weight.') + ' ' : ''}${escape(data.method)} ${t('Index {0}, definition {1}.', escape(data.index), data.version)}</p>${blind ? '' : outcomeNotes()}`);
}
