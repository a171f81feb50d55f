// Texts, numbers and marks. Every text is one of the program's own, by its English id; {0} … are filled in.
const $ = (id) => document.getElementById(id);
const t = (id, ...given) => (data.texts[id] ?? id).split('|')[0].replace(/\{(\d)\}/g, (_, n) => given[n]);
const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
const comma = data.language === 'sv' ? ',' : '.', gap = '\u00a0';
// Half up, as the program rounds; a minus is a minus sign.
function number(x, decimals, sign) {
  const power = 10 ** decimals, rounded = Math.floor(Math.abs(x) * power + 0.5 + 1e-9) / power;
  const [whole, part] = rounded.toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, gap) + (part ? comma + part : '');
  return (rounded === 0 ? '' : x < 0 ? '−' : sign ? '+' : '') + text;
}
const points = (tenths) => number(tenths / 10, tenths % 10 ? 1 : 0);
const percent = (part, whole) => (whole ? number(100 * part / whole, 1) + gap + '%' : '..');
const targetText = target === null ? '' : target.comparator === 'at_least' ? target.shown : target.text;
// One decimal more while rounding would make a missed target look met.
function shown(result) {
  if (result.value === null) return '..';
  let decimals = 2;
  while (decimals < 8 && result.state === 'not_met' && stateOf(Math.round(result.value * 10 ** decimals) / 10 ** decimals) === 'met') decimals++;
  return number(result.value, decimals);
}
const stateWord = (state) => ({ met: t('Reached'), partly: t('Near'), not_met: t('Not reached'), none: t('no outcome'), no_target: t('No target'), total: t('As published'), no_weight: t('no weight') }[state] ?? t('no outcome'));
const mark = (state, text) => {
  const shape = ['met', 'partly', 'not_met'].includes(state) ? state : 'none';
  return `<span class="st ${shape}"><svg aria-hidden="true"><use href="#s-${shape}"/></svg>${text ?? stateWord(state)}</span>`;
};
const verdict = (result) => (result.state === 'no_weight' ? t('no weight') : result.value === null ? t('cannot be computed') : target === null ? '' : result.state === 'met'
  ? t('reaches the target {0}', targetText) : t('misses the target {0}', targetText));
// The page is touched only where something differs.
function put(element, html) {
  if (element.written === html) return;
  element.written = html;
  element.innerHTML = html;
}
let telling;
function say(text) {
  clearTimeout(telling);
  telling = setTimeout(() => { $('live').textContent = text; }, 350);
}
// What is wrong, all at once (twenty of them, then the total), or what went well.
function tell(good, wrong) {
  const box = $('message'), list = wrong.slice(0, 20).map((w) => `<li>${escape(w)}</li>`).join('');
  box.hidden = false;
  box.className = 'message' + (wrong.length ? '' : ' good');
  box.innerHTML = (good ? `<p>${escape(good)}</p>` : '') + (list ? `<ul>${list}</ul>` : '')
    + (wrong.length > 20 ? `<p>${t('{0} mistakes; the first 20 are shown.', wrong.length)}</p>` : '') + `<button type="button">${t('Close')}</button>`;
  box.querySelector('button').onclick = () => { box.hidden = true; };
}
const table = (caption, head, body, label) => `<div class="scroll" role="region" tabindex="0" aria-label="${escape(label ?? caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
// A table of rows [class, cells] is built once; later only the cells that differ are touched.
function putTable(place, caption, head, rows) {
  const shape = JSON.stringify([head, rows.map(([cls, cells]) => [cls, cells.length])]);
  if (place.shape !== shape) {
    place.innerHTML = table(caption, head, rows.map(([cls, cells]) => `<tr${cls ? ` class="${cls}"` : ''}>${cells.join('')}</tr>`).join(''));
    place.body = place.querySelector('tbody');
  } else {
    const region = place.firstElementChild;
    put(region.querySelector('caption'), escape(caption));
    if (region.getAttribute('aria-label') !== caption) region.setAttribute('aria-label', caption);
    rows.forEach(([, cells], r) => cells.forEach((html, c) => { if (place.cells[r][c] !== html) place.body.rows[r].cells[c].outerHTML = html; }));
  }
  Object.assign(place, { shape, cells: rows.map(([, cells]) => cells) });
}
const td = (html, cls) => `<td${cls ? ` class="${cls}"` : ''}>${html}</td>`, numeric = (html) => td(html, 'num'), rowHead = (text) => `<th scope="row">${escape(text)}</th>`;
const th = (text, cls) => `<th scope="col"${cls ? ` class="${cls}"` : ''}>${text}</th>`;
