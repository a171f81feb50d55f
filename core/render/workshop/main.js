// Tabs, settings, start.
const panels = [...document.querySelectorAll('[role=tabpanel]')], drawn = [() => {}, drawPairs, drawIndicators, drawParties, drawChanges, drawMinutes];
let tab = 0;
function refresh() {
  now = units.map((u) => resultOf(u, state.weights));
  refreshRows();
  filterRows();
  refreshPanel();
  drawn[tab]();
  $('undo').disabled = steps.at === 0;
  $('redo').disabled = steps.at === steps.list.length - 1;
}
// Which parts there are: what is hidden while the outcomes are, and the pairs only where they decide something.
const openTabs = () => panels.map((_, k) => k).filter((k) => !(blind && k > 1) && !(areasFixed && k === 1));
function select(at, focus) {
  const open = openTabs();
  tab = at;
  panels.forEach((panel, k) => {
    const button = $('tab' + k), on = k === tab;
    panel.hidden = !on;
    button.hidden = !open.includes(k);
    button.setAttribute('aria-selected', on);
    button.tabIndex = on ? 0 : -1;
    if (on && focus) button.focus();
  });
  drawn[tab]();
}
function buildTabs() {
  panels.forEach((panel, k) => {
    panel.setAttribute('aria-labelledby', 'tab' + k);
    $('tabs').insertAdjacentHTML('beforeend', `<button type="button" role="tab" id="tab${k}" aria-controls="${panel.id}">${panel.dataset.tab}</button>`);
  });
  $('tabs').addEventListener('click', (event) => { if (event.target.role === 'tab' || event.target.getAttribute('role') === 'tab') select(+event.target.id.slice(3)); });
  $('tabs').addEventListener('keydown', (event) => {
    const open = openTabs(), here = open.indexOf(tab), at = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
    if (at === undefined) return;
    event.preventDefault();
    select(open[(at + open.length) % open.length], true);
  });
}
const press = (id, set) => { $(id).onclick = () => { const on = $(id).getAttribute('aria-pressed') !== 'true'; $(id).setAttribute('aria-pressed', on); set(on); }; };
function listenToSettings() {
  $('rest').onclick = distributeRest;
  $('reset').onclick = () => { state.weights = beginning.slice(); state.locked = lockedAtFirst.slice(); commit(t('Back to the start')); };
  $('undo').onclick = () => step(-1);
  $('redo').onclick = () => step(1);
  $('save').onclick = save;
  $('open').onclick = $('open2').onclick = () => $('file').click();
  $('file').onchange = (event) => { load([...event.target.files]); event.target.value = ''; };
  $('clear').onclick = () => { parties.length = 0; changedParties(); say(t('All parties are taken away.')); };
  $('filter').onchange = $('search').oninput = () => say(t('{0} indicators are shown.', filterRows(true)));
  $('fold').onclick = () => { const areaRows = [...document.querySelectorAll('[data-area]')], open = areaRows.some((area) => area.open); areaRows.forEach((area) => { area.open = !open; }); };
  $('blind').onchange = (event) => { blind = event.target.checked; document.documentElement.classList.toggle('blind', blind); drawMinutes(); select(0); say(blind ? t('Outcomes and index are hidden.') : `${t('Index')} ${shown(now[unit])}. ${verdict(now[unit])}.`); };
  $('unit').onchange = (event) => { unit = +event.target.value; refreshOutcomes(); refresh(); filterRows(true); say(`${units[unit].name}: ${t('Index')} ${shown(now[unit])}. ${verdict(now[unit])}.`); };
  $('spread').onchange = (event) => { draws.spread = +event.target.value; draws.factors = null; refresh(); };
  $('seed').onchange = (event) => {
    if (!/^\d{1,9}$/.test(event.target.value)) { event.target.value = draws.seed; return tell('', [t('The seed is a whole number of at most nine digits.')]); }
    draws.seed = +event.target.value;
    draws.factors = null;
    refresh();
  };
  press('big', (on) => document.documentElement.classList.toggle('large', on));
  press('dark', (on) => { document.documentElement.dataset.theme = on ? 'dark' : 'light'; });
  for (const id of ['mwho', 'mstatus', 'mdate', 'mparagraph', 'mcomment']) $(id).addEventListener('input', drawMinutes);
  $('print').onclick = () => print();
}
// A text that is being written: its own undo is the browser's.
const isTyping = (place) => place.matches('textarea, #search, #mparagraph, #mdate, #seed') || (place.dataset.field !== undefined && place.value !== points(given(place.dataset.field)));
function listenToPage() {
  addEventListener('beforeprint', () => { tryWeights(); drawMinutes(); });
  addEventListener('beforeunload', (event) => { if (isUnsaved()) event.preventDefault(); });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => { event.preventDefault(); if (event.dataTransfer.files.length) load([...event.dataTransfer.files]); });
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase(), act = { z: () => step(event.shiftKey ? 1 : -1), y: () => step(1), s: save }[key];
    if (!act || (key !== 's' && isTyping(event.target))) return;
    event.preventDefault();
    act();
  });
}
// As the index tries it, where it does.
function chooseSpread() {
  draws.spread = data.spread === null ? 0.5 : real(asNumber(data.spread));
  if (![...$('spread').options].some((option) => +option.value === draws.spread)) $('spread').insertAdjacentHTML('afterbegin', `<option value="${draws.spread}">${t('up to ±{0} %', number(100 * draws.spread, 0))}</option>`);
  $('spread').value = String(draws.spread);
}
function begin() {
  $('sub').textContent = `${data.forbund}. ${data.title}, ${data.period}.`;
  $('intro').textContent = totals.length ? t('{0} points are distributed over {1} indicators and {2} published totals, with at most one decimal. Nothing moves by itself.', points(budget), listed.length, totals.length)
    : t('{0} points are distributed over {1} indicators, with at most one decimal. Nothing moves by itself.', points(budget), listed.length);
  if (areasFixed) $('intro').textContent += ' ' + t('The script sets the weights of the areas: the points divide each of them.');
  $('unit').innerHTML = units.map((u, k) => `<option value="${k}">${escape(u.name)}</option>`).join('');
  $('mwho').innerHTML = data.members.map((m) => `<option value="${escape(m.id)}">${escape(m.name)}</option>`).join('');
  $('seed').value = draws.seed;
  $('meaning').textContent = `${data.composed ? '' : t('Of the points that can be earned, so many are earned, from 0 to 100. What has no outcome is neither earned nor missed, unless the index says otherwise.') + ' '}${data.method}`;
  chooseSpread();
  if (matchMedia('(max-width: 40rem)').matches) $('guide').open = false;
  buildTabs();
  buildRows();
  buildPairs();
  listenToRows();
  listenToPairs();
  listenToParties();
  listenToSettings();
  listenToPage();
  if (matchMedia('(prefers-color-scheme: dark)').matches) $('dark').click();
  refreshOutcomes();
  refresh();
  savedNow();
  select(0);
}
begin();
