// The parties beside each other: agreement, what each unit becomes, which conclusions turn. Tables are built once for a set of
// files; a changed weight touches only the column of the page's own weights.
const parties = [];
const byParty = { results: [], mean: null };
const meanOf = (i) => parties.reduce((total, p) => total + p.weights[i], 0) / parties.length;
function changedParties() {
  byParty.results = parties.map((p) => units.map((u) => compute(u, p.weights)));
  byParty.mean = parties.length ? units.map((u) => compute(u, every.map(meanOf))) : null;
  built.parties = false;
  refresh();
  filterRows();
}
// Highest minus lowest against an average row: as much is some difference, half as much again disagreement.
function spreadOf(values, row) {
  const low = Math.min(...values), high = Math.max(...values), mean = values.reduce((a, b) => a + b, 0) / values.length;
  const level = high - low >= 1.5 * row && high > low ? 2 : high - low >= row && high > low ? 1 : 0;
  const far = values.reduce((best, x, k) => (Math.abs(x - mean) > Math.abs(values[best] - mean) ? k : best), 0);
  return { low, high, mean, level, far: level === 2 ? far : -1 };
}
const agreement = (i) => spreadOf(parties.map((p) => p.weights[i]), budget / count);
const agreementWord = (level) => [`≈ ${t('agree')}`, `~ ${t('some difference')}`, `<span class="differ">≠ ${t('disagree')}</span>`][level];
const example = () => (parties.some((p) => p.example) ? `<p class="differ">${t('Weights that are marked as an example are made up and are no party\'s.')}</p>` : '');
const partyHeads = () => parties.map((p) => th(`<abbr title="${escape(p.name)}">${escape(p.short)}</abbr>${p.example ? ` (${t('example')})` : ''}`, 'num')).join('');
function spreadRow(title, values, row, now, cls) {
  const s = spreadOf(values, row);
  return `<tr${cls}><th scope="row">${escape(title)}</th><td class="num" data-now="${now}"></td>${values.map((x, k) => `<td class="num${k === s.far ? ' far' : ''}">${points(x)}</td>`).join('')}<td class="num">${number(s.mean / 10, 1)}</td><td class="num">${points(s.low)}–${points(s.high)}</td><td>${agreementWord(s.level)}</td></tr>`;
}
function unitMatrix() {
  const cells = (results) => units.map((_, k) => `<td class="num">${shown(results[k])}<br>${mark(results[k].state)}</td>`).join('');
  const row = (name, results) => `<tr><th scope="row">${escape(name)}</th>${cells(results)}</tr>`;
  return table(t('The index of every unit with the weights of each party'), th(t('Party')) + units.map((u) => th(escape(u.name), 'num')).join(''),
    row(t('Start'), start) + parties.map((p, k) => row(p.name, byParty.results[k])).join('') + row(t('Mean'), byParty.mean));
}
function drawParties() {
  if (!parties.length) return put($('parties'), `<p>${t('No files yet. Each party opens the page, gives its points and saves a file; gather the files here.')}</p>`);
  if (!built.parties) {
    const differ = every.filter((i) => agreement(i).level === 2).length;
    put($('parties'), `${example()}<p><strong>${differ ? t('The parties disagree about {0} of {1} indicators.', differ, count) : t('The parties agree on the whole.')}</strong> ${t('The measure is an average row: {0} points. As much between highest and lowest is some difference, one and a half times as much disagreement.', number(data.points / count, 1))}</p>`
      + `<p class="row">${parties.map((p, k) => `<button type="button" data-use="${k}">${escape(t('Use {0}', p.name))}</button><button type="button" data-remove="${k}">${escape(t('Take away {0}', p.name))}</button>`).join('')}<button type="button" data-use="mean">${t('Use the mean')}</button></p>${unitMatrix()}`
      + table(t('The points of each party'), th(t('Area and indicator')) + th(t('Here now'), 'num') + partyHeads() + th(t('Mean'), 'num') + th(t('Lowest to highest'), 'num') + th(t('Agreement')),
        areas.map((area, a) => spreadRow(area.title, parties.map((p) => within[a].reduce((x, i) => x + p.weights[i], 0)), budget / areas.length, 'a' + a, ' class="whole"')
          + directly[a].map((i) => spreadRow(indicators[i].text, parties.map((p) => p.weights[i]), budget / count, 'i' + i, '')).join('')).join('')));
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
      take(parties[+use].file);
      commit(t('The weights of {0}', parties[+use].name));
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
const conclusions = () => [[t('The whole index'), (r) => r], ...areas.map((area, a) => [area.title, (r) => r.areas[a]])];
// What each missed indicator would lift the index by, were its target met.
function lifts() {
  const own = units[unit], result = now[unit];
  if (result.value === null) return [];
  return every.filter((i) => own.scores[i] !== null && own.scores[i] < own.one && state.weights[i] > 0).map((i) => {
    const earned = result.earned + state.weights[i] * (own.one - own.scores[i]);
    const then = standing({ earned, possible: result.possible }, false);
    return { i, then, enough: result.state === 'not_met' && then.state === 'met' };
  }).sort((a, b) => b.then.earned - a.then.earned).slice(0, 10);
}
function drawChanges() {
  const columns = [[t('Start'), start[unit]], [t('Here now'), now[unit]], ...parties.map((p, k) => [p.short, byParty.results[k][unit]]), ...(parties.length ? [[t('Mean'), byParty.mean[unit]]] : [])];
  const all = conclusions(), turned = all.filter(([, of]) => columns.some(([, r]) => of(r).state !== of(start[unit]).state));
  const cell = (of, r) => `<td class="num${of(r).state === of(start[unit]).state ? '' : ' turned'}">${shown(of(r))}<br>${mark(of(r).state)}${of(r).state === of(start[unit]).state ? '' : `<br><span class="differ">⇄ ${t('turned')}</span>`}</td>`;
  put($('changes'), `${example()}<p><strong>${turned.length ? t('{0} of {1} conclusions depend on whose weights count.', turned.length, all.length) : t('Every conclusion is the same, whoever\'s weights count.')}</strong></p>`
    + table(`${units[unit].name}: ${t('Conclusions')}`, th(t('Conclusion')) + columns.map(([name]) => th(escape(name), 'num')).join(''), all.map(([title, of], k) => `<tr${k ? '' : ' class="whole"'}><th scope="row">${escape(title)}</th>${columns.map(([, r]) => cell(of, r)).join('')}</tr>`).join(''))
    + `<h3>${t('What would lift the index?')}</h3><ul>${lifts().map(({ i, then, enough }) => `<li>${escape(indicators[i].text)}: ${t('would make the index {0}', shown(then))}${enough ? ` <span class="differ">⇄ ${t('enough alone')}</span>` : ''}</li>`).join('') || `<li>${t('nothing')}</li>`}</ul>`);
}

// ---- for the minutes ----
function drawMinutes() {
  const party = data.members.find((m) => m.id === $('mwho').value), decided = $('mstatus').value === 'decided', left = budget - sum(every);
  const results = units.map((u, k) => `<tr><th scope="row">${escape(u.name)}</th><td class="num">${shown(start[k])}</td><td class="num">${shown(now[k])}</td><td>${mark(now[k].state)}</td></tr>`).join('');
  put($('minutes'), `<h2>${escape(data.title)}, ${escape(data.period)}</h2><p>${escape(data.forbund)}. ${escape(party.name)}. <strong>${decided ? t('Decided') : t('Proposed')}</strong>${$('mdate').value ? ` ${escape($('mdate').value)}` : ''}${$('mparagraph').value.trim() ? ` § ${escape($('mparagraph').value.trim())}` : ''}.</p>`
    + (left ? `<p>${mark('not_met', sumText())}</p>` : '') + ($('mcomment').value.trim() ? `<p><strong>${t('Reason')}:</strong> ${escape($('mcomment').value.trim())}</p>` : '')
    + table(t('Index of every unit'), th(t('Unit')) + th(t('Start'), 'num') + th(t('Index'), 'num') + th(t('State')), results)
    + table(t('The weights'), th(t('Area and indicator')) + th(t('Start'), 'num') + th(t('Points'), 'num') + th(t('Share'), 'num'), areas.map((area, a) => `<tr class="whole"><th scope="row">${escape(area.title)}</th><td class="num">${points(within[a].reduce((x, i) => x + beginning[i], 0))}</td><td class="num">${points(sum(within[a]))}</td><td class="num">${percent(sum(within[a]), sum(every))}</td></tr>`
      + directly[a].map((i) => `<tr><th scope="row">${escape(indicators[i].text)}${indicators[i].assumed ? ' *' : ''}</th><td class="num">${points(beginning[i])}</td><td class="num">${points(state.weights[i])}</td><td class="num">${percent(state.weights[i], sum(every))}</td></tr>`).join('')).join(''))
    + `<p class="note">* ${t('assumption')}. ${escape(data.method)} ${t('Index {0}, definition {1}.', escape(data.index), data.version)} ${escape($('robust').textContent)} ${t('Seed of the draws')}: ${draws.seed}.</p>${parties.length ? example() + unitMatrix() : ''}<div class="sign"><span>${t('Chair')}</span><span>${t('Approver of the minutes')}</span></div>`);
}
