// One row for each area and indicator: slider, number field, share, lock.
const parts = {};
const rowsOf = (id) => (id[0] === 'a' ? within[+id.slice(1)] : [+id.slice(1)]);
const given = (id) => sum(rowsOf(id));
const nameOf = (id) => (id[0] === 'a' ? areas[+id.slice(1)].title : indicators[+id.slice(1)].text);
const isLocked = (id) => rowsOf(id).length > 0 && rowsOf(id).every((i) => state.locked[i]);
const give = (id, tenths) => (id[0] === 'a' ? giveArea(+id.slice(1), tenths) : giveRow(+id.slice(1), tenths));

function controls(id, name, most) {
  const label = escape(name);
  return `<input type="range" min="0" max="${most}" step="1" data-slide="${id}" aria-label="${label}, ${t('slider')}"><span class="spin"><button type="button" tabindex="-1" data-less="${id}" aria-label="${t('Less for {0}', label)}">−</button>`
    + `<input data-field="${id}" role="spinbutton" inputmode="decimal" autocomplete="off" aria-label="${label}, ${t('points')}" aria-valuemin="0" aria-valuemax="${data.points}" aria-valuenow="0"><button type="button" tabindex="-1" data-more="${id}" aria-label="${t('More for {0}', label)}">+</button></span>`
    + `<span class="num" data-share="${id}"></span><button type="button" data-lock="${id}" aria-pressed="false" aria-label="${t('Lock {0}', label)}">${t('Lock')}</button>`;
}
const fromDetails = (i, html) => `<details class="from oc"${html ? '' : ` data-from="${i}"`}><summary>${t('Where from?')}<span class="vh"> ${escape(indicators[i].text)}</span></summary><div>${html ?? ''}</div></details>`;
const longest = (i) => (indicators[i].total ? data.points : Math.max(15, Math.round(data.points / 3)));
function aboutRow(i) {
  const row = indicators[i];
  return `<span class="oc" data-outcome="${i}"></span>${row.target === null ? '' : ` ${t('target')}: ${escape(row.target)}`}${row.assumed ? ` · ${t('assumption')}: ${escape(row.assumed)}` : ''}${row.note ? ` · ${escape(row.note)}` : ''}`;
}
const item = (i) => `<li class="item${indicators[i].total ? ' total' : ''}" data-row="i${i}"><div class="text"><strong>${escape(indicators[i].text)}</strong><div class="meta">${aboutRow(i)} ${fromDetails(i)}</div>${indicators[i].total ? `<div class="meta">${t('Published only as a total: it is weighed as a whole, and earns the same share whatever it weighs. It begins locked.')}</div>` : ''}`
  + `</div>${controls('i' + i, indicators[i].text, longest(i))}</li>`;
// An area folds, and the goals inside it; what it has is said also while it is folded.
const areaOf = (a) => `<details open class="area" data-area="${a}"><summary>${escape(areas[a].title)} <span class="fold"><span data-sum="${a}"></span><span class="oc" data-standing="${a}"></span></span></summary>`
  + (isFixed(a) ? `<p class="meta">${t('The script sets the weight of the area; the points divide it within the area.')}</p>` : within[a].length ? `<div class="item sumrow" data-row="a${a}"><div class="text">${areas[a].inside < 0 ? t('The whole area') : t('The whole goal')}</div>${controls('a' + a, `${t('The whole area')} ${areas[a].title}`, data.points)}</div>` : '')
  + `${directly[a].length ? `<ul>${directly[a].map(item).join('')}</ul>` : ''}${inner[a].map(areaOf).join('')}</details>`;
function buildRows() {
  $('rows').innerHTML = tops.map(areaOf).join('') + (shared.length ? `<section class="area"><h3>${t('Published for several areas together')}</h3><ul>${shared.map(item).join('')}</ul></section>` : '');
  for (const row of document.querySelectorAll('[data-row]')) {
    const id = row.dataset.row, find = (what) => row.querySelector(`[data-${what}]`);
    parts[id] = { row, slide: find('slide'), field: find('field'), share: find('share'), lock: find('lock') };
  }
}
// What each row counts of the whole.
function sharesOf(tenths) {
  const counted = data.areas_decide ? counting(inPoints(tenths)).map(real) : tenths, whole = counted.reduce((a, b) => a + b, 0);
  return (rows) => percent(rows.reduce((total, i) => total + counted[i], 0), whole);
}
function refreshRow(id, shareOf) {
  const part = parts[id], tenths = given(id), locked = isLocked(id), share = shareOf(rowsOf(id));
  const refused = part.field.getAttribute('aria-invalid') === 'true' && document.activeElement !== part.field;
  if (part.text !== share) part.share.textContent = part.text = share;
  if (part.tenths === tenths && part.locked === locked && !refused) return;
  const text = points(tenths);
  Object.assign(part, { tenths, locked });
  if (document.activeElement !== part.field || part.field.value !== text) part.field.value = text;
  part.field.removeAttribute('aria-invalid');
  for (const control of [part.field, part.slide]) control.setAttribute('aria-valuetext', `${text} ${t('points')}`);
  part.field.setAttribute('aria-valuenow', tenths / 10);
  part.field.readOnly = locked;
  if (tenths / 10 > +part.slide.max) part.slide.max = Math.ceil(tenths / 10);
  part.slide.value = tenths / 10;
  part.slide.disabled = locked;
  part.lock.setAttribute('aria-pressed', locked);
}
function outcomeText(i) {
  const cell = units[unit].cells[i];
  return `${mark(cell.state)}${cell.shown === '..' ? '' : ` ${t('outcome')} ${escape(cell.shown)}`} ·`;
}
// What the method appendix of a report says of the figure.
function fromText(i) {
  const from = units[unit].cells[i].from;
  if (!from) return `<p>${t('No outcome is measured here.')}</p>`;
  const line = (name, text) => (text ? `<dt>${name}</dt><dd>${text}</dd>` : '');
  const files = from.files.map((file) => `${escape(file.text)}${file.marks ? ` (${escape(file.marks)})` : ''}`).join('<br>') || t('no file');
  return `<dl>${line(t('What'), escape(from.what ?? ''))}${line(t('Number'), `${escape(units[unit].cells[i].shown)}${from.base ? ` (${escape(from.base)})` : ''}`)}${line(t('How it was computed'), escape(from.how))}${line(t('Source'), files)}`
    + `${line(t('Definition'), escape(from.definition ?? ''))}${line(t('assumption'), escape(from.assumed ?? ''))}${line(t('Every row'), from.key ? `<code>samrapport explain --period ${data.period} "${escape(from.key)}"</code>` : '')}</dl>`;
}
const fillFrom = (details) => { if (details.open) put(details.querySelector('div'), fromText(+details.dataset.from)); };
function refreshRows() {
  const total = sum(every), shareOf = sharesOf(state.weights);
  for (const id in parts) refreshRow(id, shareOf);
  areas.forEach((_, a) => {
    put(document.querySelector(`[data-sum="${a}"]`), `${points(sum(within[a]))} ${t('points')} · `);
    put(document.querySelector(`[data-standing="${a}"]`), `${units[unit].hidden[a] ? t('published only together') : `${t('Index')} ${shown(now[unit].areas[a])} ${mark(now[unit].areas[a].state, verdict(now[unit].areas[a]))}`}`);
  });
  const left = budget - total;
  put($('sum'), `${t('{0} of {1} points are given.', points(total), points(budget))} ${left ? mark(left > 0 ? 'partly' : 'not_met', sumText()) : mark('met', t('Done'))}`);
}
function refreshOutcomes() {
  for (const place of document.querySelectorAll('[data-outcome]')) put(place, outcomeText(+place.dataset.outcome));
  document.querySelectorAll('details[data-from]').forEach(fillFrom);
}
// Which rows are shown; an area without any is not, and one with hits is open when they are asked for.
function filterRows(open) {
  const kind = $('filter').value, words = $('search').value.trim().toLowerCase();
  const wanted = (i) => (kind === 'locked' ? state.locked[i] : kind === 'missing' ? units[unit].scores[i] === null
    : kind === 'disagree' ? parties.length > 0 && agreement(i).level === 2 : true) && (!words || indicators[i].text.toLowerCase().includes(words));
  const seen = new Set(every.filter(wanted));
  for (const i of every) parts['i' + i].row.hidden = !seen.has(i);
  for (const area of document.querySelectorAll('.area')) {
    area.hidden = !(area.dataset.area ? within[+area.dataset.area] : shared).some((i) => seen.has(i));
    if (open && !area.hidden && (kind || words) && area.dataset.area) area.open = true;
  }
  return seen.size;
}

function change(id, tenths) {
  const from = given(id);
  if (isLocked(id)) return say(t('{0} is locked.', nameOf(id)));
  give(id, tenths);
  commit(`${nameOf(id)} ${points(from)} → ${points(given(id))} ${t('points')}`);
}
function readField(field) {
  const id = field.dataset.field, text = field.value.replace(/\s/g, '').replace(',', '.'), right = /^\d+(\.\d)?$/.test(text) && +text <= data.points;
  field.setAttribute('aria-invalid', !right);
  if (right) return change(id, Math.round(+text * 10));
  tell('', [t('”{0}” is no number of points for {1}: a number from 0 to {2} with at most one decimal.', field.value, nameOf(id), points(budget))]);
}
const keySteps = { ArrowUp: 10, ArrowDown: -10, PageUp: 50, PageDown: -50 };
function listenToRows() {
  const rows = $('rows');
  rows.addEventListener('toggle', (event) => { if (event.target.dataset.from) fillFrom(event.target); }, true);
  rows.addEventListener('input', (event) => {
    const id = event.target.dataset.slide;
    if (!id) return;
    restore(steps.list[steps.at]); // from the last committed state: a drag never drifts
    give(id, +event.target.value * 10);
    refresh();
  });
  rows.addEventListener('change', (event) => {
    const { slide, field } = event.target.dataset;
    if (slide) commit(`${nameOf(slide)}: ${points(given(slide))} ${t('points')}`);
    if (field) readField(event.target);
  });
  rows.addEventListener('keydown', (event) => {
    const id = event.target.dataset.field;
    if (id && keySteps[event.key]) {
      event.preventDefault();
      change(id, given(id) + keySteps[event.key]);
    }
    if (id && event.key === 'Enter') readField(event.target);
  });
  rows.addEventListener('click', (event) => {
    const { less, more, lock } = event.target.dataset;
    if (less || more) change(less || more, given(less || more) + (less ? -10 : 10));
    if (!lock) return;
    const on = !isLocked(lock);
    for (const i of rowsOf(lock)) state.locked[i] = on;
    commit(on ? t('{0} is locked', nameOf(lock)) : t('{0} is unlocked', nameOf(lock)), true);
  });
}
