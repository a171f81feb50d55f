// Files of samrapport-weights/1: the same rules and messages as the program's. A file that is wrong changes nothing.
const ids = indicators.map((x) => x.id);
function nearest(word, among) {
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      row = next;
    }
    return row[b.length];
  };
  const [best] = among.map((x) => [distance(word, x), x]).sort((a, b) => a[0] - b[0]);
  return best && best[0] <= 3 ? ' ' + t('did you mean {0}?', best[1]) : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const members = ['schema', 'index', 'period', 'version', 'party', 'status', 'decided', 'example', 'points', 'weights', 'locked', 'pairs', 'comment'];
const needed = ['schema', 'index', 'period', 'version', 'party', 'status', 'points', 'weights'];
function checkHead(file, wrong) {
  for (const name of needed) if (!(name in file)) wrong(t('the member {0} is missing', name));
  for (const name of Object.keys(file)) if (!members.includes(name)) wrong(t('there is no member {0} here', name) + '.' + nearest(name, members));
  if ('schema' in file && file.schema !== 'samrapport-weights/1') wrong(t('the file is no file of weights'));
  if ('index' in file && file.index !== data.index) wrong(`${t('the weights are of another index')}: ${file.index}, ${data.index}`);
  if ('period' in file && file.period !== data.period) wrong(`${t('the weights are of another period')}: ${file.period}, ${data.period}`);
  if ('version' in file && file.version !== data.version) wrong(t('the weights were set for another version of the index'));
  if ('points' in file && file.points !== data.points) wrong(`${t('the index distributes another number of points')}: ${file.points}, ${data.points}`);
  if ('party' in file && !(isObject(file.party) && ['id', 'short', 'name'].every((name) => typeof file.party[name] === 'string' && file.party[name]))) wrong(t('the party needs id, short and name'));
  if ('status' in file && !['draft', 'proposed', 'decided'].includes(file.status)) wrong(t('the word {0} is not known here', file.status));
  if (file.status === 'decided' && !(isObject(file.decided) && file.decided.date && file.decided.paragraph)) wrong(t('weights that are decided say when and where'));
  if (file.status === 'proposed' && file.decided) wrong(t('weights that are proposed have no decision'));
}
function checkWeights(file, wrong) {
  if (!isObject(file.weights)) return;
  let right = true, total = 0;
  const bad = (text) => { right = false; wrong(text); };
  for (const [id, value] of Object.entries(file.weights)) {
    if (!ids.includes(id)) bad(t('the index {0} has no indicator {1}', data.id, id) + '.' + nearest(id, ids));
    else if (typeof value !== 'number') bad(`${id}: ${t('a number')}`);
    else if (!(value >= 0) || value > 1e6) bad(`${id}: ${t('points are zero or more')}`);
    else if (Math.round(value * 10) / 10 !== value) bad(`${id}: ${t('points have at most one decimal')}`);
    else total += Math.round(value * 10);
  }
  for (const id of ids) if (!(id in file.weights)) bad(t('{0} has no points', id));
  if (!right || file.status === 'draft') return;
  if (total === 0) wrong(t('no indicator has any points'));
  else if (total !== budget) wrong(t('the points add up to {0}, not to the {1} of the index', points(total), points(budget)));
}
function readFile(text, name) {
  const errors = [], wrong = (what) => errors.push(`${name}: ${what}`);
  let file = null;
  try { file = JSON.parse(text); } catch (error) { wrong(t('this is no JSON')); }
  if (file !== null && !isObject(file)) wrong(t('the file is no file of weights'));
  if (isObject(file)) {
    checkHead(file, wrong);
    checkWeights(file, wrong);
  }
  return { errors, file };
}
function take(file) {
  state.weights = ids.map((id) => Math.round(file.weights[id] * 10));
  state.locked = ids.map((id) => Array.isArray(file.locked) && file.locked.includes(id));
  state.pairs = Object.fromEntries(pairs.map((pair) => [pairKey(pair), (file.pairs ?? {})[pairKey(pair)]]).filter(([, value]) => Number.isInteger(value) && Math.abs(value) <= 8));
}
async function load(files) {
  const errors = [], read = [];
  for (const each of files) {
    const { errors: own, file } = readFile(await each.text(), each.name);
    errors.push(...own);
    if (own.length) continue;
    if (file.status === 'draft') {
      take(file);
      $('mcomment').value = file.comment ?? '';
      commit(t('The draft {0} is opened', each.name));
    } else {
      const at = parties.findIndex((p) => p.id === file.party.id);
      const party = { ...file.party, file, example: file.example === true, weights: ids.map((id) => Math.round(file.weights[id] * 10)) };
      if (at < 0) parties.push(party); else parties[at] = party;
    }
    read.push(file.party.name);
  }
  changedParties();
  tell(read.length ? t('Read: {0}.', read.join(', ')) : t('No file was read.'), errors);
}
function fileOfNow() {
  const party = data.members.find((m) => m.id === $('mwho').value), whole = sum(every) === budget, status = whole ? $('mstatus').value : 'draft';
  const paragraph = $('mparagraph').value.trim(), date = $('mdate').value;
  return { schema: 'samrapport-weights/1', index: data.index, period: data.period, version: data.version, party, status,
    decided: status === 'decided' ? { date, paragraph } : null, example: false, points: data.points,
    weights: Object.fromEntries(ids.map((id, i) => [id, state.weights[i] / 10])), locked: ids.filter((_, i) => state.locked[i]), pairs: state.pairs, comment: $('mcomment').value };
}
function save() {
  const file = fileOfNow();
  if (file.status === 'decided' && !(file.decided.date && file.decided.paragraph)) return tell('', [t('weights that are decided say when and where')]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + '\n'], { type: 'application/json' }));
  link.download = `vikter-${data.id}-${data.period}-${file.party.id}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  steps.saved = steps.at;
  tell(`${t('Saved {0} for {1}.', link.download, file.party.name)} ${t('The file is among the downloads of the browser. Open it here to go on another day, or gather the files of all parties under The parties.')}`, file.status === 'draft' ? [t('All points are not given: the file is a draft and no party’s weights.')] : []);
}
