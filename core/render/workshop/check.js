// Files of samrapport-weights/1 are held against the index by the program's own rules and messages (model/weights), so that what the page takes
// the program takes too. A draft may lack points: it is nobody's weights yet.
const ids = indicators.map((x) => x.id), mostTold = 20;
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
  return best && best[0] <= 3 ? t('did you mean {0}?', best[1]) : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string' && value !== '';
const present = (value) => value !== undefined && value !== null; // an optional member that is null is absent
const types = {
  object: [isObject, t('an object, in braces')], list: [Array.isArray, t('a list, in brackets')], text: [(x) => typeof x === 'string', t('a text')],
  number: [(x) => typeof x === 'number', t('a number')], flag: [(x) => typeof x === 'boolean', t('true or false')],
};
// A value as it stands in the file, in short.
function quoted(value) {
  const text = JSON.stringify(value);
  return text.length > 60 ? text.slice(0, 57) + '…' : text;
}
// Gathers what is wrong in one file. What costs time to say is said for as many as are shown.
function complaints(name) {
  const list = [];
  const wrong = (where, message, more = {}) => {
    const found = 'found' in more ? ` (${t('found: ')}${quoted(more.found)}${more.expected ? `; ${t('expected: ')}${more.expected}` : ''})` : '';
    const hint = more.hint && list.length < mostTold ? more.hint() : '';
    list.push(`${name}: ${where ? where + ': ' : ''}${message}${found}${hint ? `. ${hint[0].toUpperCase()}${hint.slice(1)}` : ''}`);
    return false;
  };
  const is = (where, value, type) => types[type][0](value) || wrong(where, t('the value has the wrong type'), { found: value, expected: types[type][1] });
  const filled = (where, value) => is(where, value, 'text') && (value !== '' || wrong(where, t('the text is empty')));
  return { list, wrong, is, filled };
}
function checkMembers({ wrong }, where, object, known, needed) {
  for (const name of needed) if (!(name in object)) wrong(where, t('the member {0} is missing', name));
  for (const name of Object.keys(object)) if (!known.includes(name)) wrong(where, t('there is no member {0} here', name), { hint: () => nearest(name, known) });
}
function isDay(text) {
  const parts = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text);
  if (!parts) return false;
  const day = new Date(`${parts[1]}-${parts[3]}-${parts[4]}T00:00:00Z`);
  return !isNaN(day) && day.getUTCDate() === +parts[4];
}

// ---- the head ----
const headMembers = ['schema', 'index', 'period', 'version', 'party', 'status', 'decided', 'example', 'points', 'weights', 'locked', 'pairs', 'comment'];
const headNeeded = ['schema', 'index', 'period', 'version', 'party', 'status', 'points', 'weights'];
const statusWords = ['draft', 'proposed', 'decided'], partyMembers = ['id', 'short', 'name'], decidedMembers = ['date', 'paragraph'];
function checkSame(to, file, name, expected, message, hint) {
  if (name in file && to.filled(name, file[name]) && file[name] !== expected) to.wrong(name, message, { found: file[name], expected: quoted(expected), hint });
}
function checkParty(to, party) {
  if (!to.is('party', party, 'object')) return;
  checkMembers(to, 'party', party, partyMembers, partyMembers);
  for (const name of partyMembers) if (name in party) to.filled(`party.${name}`, party[name]);
  if (isText(party.id) && !/^[a-zåäö][a-zåäö0-9_-]*(\.[a-zåäö][a-zåäö0-9_-]*)*$/.test(party.id)) to.wrong('party.id', t('{0} is not an id', party.id), { found: party.id, expected: t('small letters, digits, - and _, a letter first') });
}
function checkDecision(to, decided) {
  if (!to.is('decided', decided, 'object')) return;
  checkMembers(to, 'decided', decided, decidedMembers, decidedMembers);
  if ('paragraph' in decided) to.filled('decided.paragraph', decided.paragraph);
  if ('date' in decided && to.is('decided.date', decided.date, 'text') && !isDay(decided.date)) to.wrong('decided.date', t('{0} is not a day', decided.date), { found: decided.date, expected: t('a day such as {0}', '2021-06-01') });
}
function checkStatus(to, file) {
  if ('status' in file && to.is('status', file.status, 'text') && !statusWords.includes(file.status)) to.wrong('status', t('the word {0} is not known here', file.status), { found: file.status, expected: t('one of {0}', statusWords.join(', ')), hint: () => nearest(file.status, statusWords) });
  if (file.status === 'decided' && !present(file.decided)) to.wrong('status', t('weights that are decided say when and where'), { found: file.status, expected: t('a member decided with date and paragraph') });
  else if (file.status === 'proposed' && present(file.decided)) to.wrong('decided', t('weights that are proposed have no decision'), { found: file.decided, expected: t('null, or the status decided') });
  else if (present(file.decided)) checkDecision(to, file.decided);
}
function checkHead(to, file) {
  checkMembers(to, '', file, headMembers, headNeeded);
  checkSame(to, file, 'schema', 'samrapport-weights/1', t('the file is no file of weights'));
  checkSame(to, file, 'index', data.index, t('the weights are of another index'));
  checkSame(to, file, 'period', data.period, t('the weights are of another period'));
  checkSame(to, file, 'version', data.version, t('the weights were set for another version of the index'), () => t('The indicators, areas, targets, points or rules of the index are others now. Make the page of the workshop again and let the party look at its weights there.'));
  if ('party' in file) checkParty(to, file.party);
  checkStatus(to, file);
  if (present(file.example)) to.is('example', file.example, 'flag');
  if (present(file.comment)) to.is('comment', file.comment, 'text');
}

// ---- points ----
function isPoints(to, where, value) {
  if (!to.is(where, value, 'number')) return false;
  if (!(value >= 0) || value > 1e6) return to.wrong(where, t('points are zero or more'), { found: value, expected: t('a number from {0} to {1}', '0', '1000000') });
  return Math.round(value * 10) / 10 === value || to.wrong(where, t('points have at most one decimal'), { found: value });
}
const unknownRow = (to, where, id) => to.wrong(where, t('the index {0} has no indicator {1}', data.id, id), { hint: () => nearest(id, ids) });
function checkPoints(to, file) {
  if ('points' in file && isPoints(to, 'points', file.points) && file.points !== data.points) to.wrong('points', t('the index distributes another number of points'), { found: file.points, expected: String(data.points) });
  if (!('weights' in file) || !to.is('weights', file.weights, 'object')) return;
  const known = new Set(ids);
  let right = true, total = 0;
  for (const [id, value] of Object.entries(file.weights)) {
    const points = isPoints(to, `weights.${id}`, value);
    right = (known.has(id) || unknownRow(to, 'weights', id)) && points && right;
    total += right ? Math.round(value * 10) : 0;
  }
  for (const id of ids) if (!Object.hasOwn(file.weights, id)) right = to.wrong('weights', t('{0} has no points', id));
  if (!right || file.status === 'draft') return;
  if (total === 0) to.wrong('weights', t('no indicator has any points'));
  else if (total !== budget) to.wrong('weights', t('the points add up to {0}, not to the {1} of the index', points(total), points(budget)));
}

// ---- what does not affect the index, and is right all the same ----
function checkWork(to, file) {
  if (present(file.locked) && to.is('locked', file.locked, 'list')) {
    const known = new Set(ids);
    file.locked.forEach((id, k) => to.is(`locked[${k}]`, id, 'text') && (known.has(id) || unknownRow(to, `locked[${k}]`, id)));
  }
  if (!present(file.pairs) || !to.is('pairs', file.pairs, 'object')) return;
  const known = new Set(areas.map((area) => area.id));
  for (const [key, step] of Object.entries(file.pairs)) {
    const [first, ...rest] = key.split('/');
    if (!known.has(first) || !known.has(rest.join('/')) || !Number.isInteger(step) || Math.abs(step) > 8) to.wrong('pairs', t('{0} compares no two areas of the index', key), { found: step, expected: t('two areas with / between, and a whole number from {0} to {1}', '-8', '8') });
  }
}

// ---- the text ----
// What JSON.parse does not tell alike everywhere, or not at all: a text that ends too early, and a key that stands twice in an object.
function scan(text) {
  const open = [], twice = [];
  let last = null, end = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[^])*"?|[{}[\]:,]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':' && last !== null && open.length) {
      const keys = open[open.length - 1];
      if (keys.has(last)) twice.push(last);
      keys.add(last);
    }
    last = token[0] === '"' ? token : null;
    end = token[0] === '"' && !/^"(?:[^"\\]|\\[^])*"$/.test(token) ? -1 : index + token.length;
  }
  return { cut: text.trim() === '' || open.length > 0 || end < 0, twice };
}
function parseFile(to, text) {
  const { cut, twice } = scan(text);
  try {
    const file = JSON.parse(text);
    for (const key of twice) to.wrong('', t('the key "{0}" occurs twice in the same object', JSON.parse(key)));
    return file;
  } catch (error) {
    const at = /line (\d+) column (\d+)/.exec(error.message);
    return void to.wrong(at && !cut ? t('line {0}, column {1}', at[1], at[2]) : '', cut ? t('the file ends before it is complete: it is empty or cut off. Save it again, or fetch it anew.') : t('this is no JSON'));
  }
}
function readFile(text, name) {
  const to = complaints(name), file = parseFile(to, text);
  if (file === undefined || !to.is('', file, 'object')) return { errors: to.list, file: null };
  checkHead(to, file);
  checkPoints(to, file);
  checkWork(to, file);
  return { errors: to.list, file };
}
