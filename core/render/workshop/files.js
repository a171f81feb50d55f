// Files of the parties: opened, which changes all or nothing, and saved.
const field = { who: 'mwho', status: 'mstatus', date: 'mdate', paragraph: 'mparagraph', comment: 'mcomment' };
const formNow = () => Object.fromEntries(Object.entries(field).map(([name, id]) => [name, $(id).value]));
const setForm = (form) => { for (const name in form) $(field[name]).value = form[name]; };
const memberNow = () => data.members.find((m) => m.id === $('mwho').value);
// A party that forbund.json does not have is one all the same.
function addMember(party) {
  if (data.members.some((m) => m.id === party.id)) return;
  data.members.push({ id: party.id, short: party.short, name: party.name });
  $('mwho').add(new Option(party.name, party.id));
}
function formOf(file) {
  addMember(file.party);
  const decided = file.decided ?? null;
  return { who: file.party.id, status: decided ? 'decided' : 'proposed', date: decided ? decided.date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : '', paragraph: decided?.paragraph ?? '', comment: file.comment ?? '' };
}
// Weights to go on with, and whose they are; undone together.
function take(file, what) {
  const before = formNow(), { at } = steps;
  state.weights = ids.map((id) => Math.round(file.weights[id] * 10));
  state.locked = ids.map((id) => (file.locked ?? []).includes(id));
  state.pairs = Object.fromEntries(pairs.map((pair) => [pairKey(pair), (file.pairs ?? {})[pairKey(pair)]]).filter(([, value]) => value !== undefined));
  setForm(formOf(file));
  commit(what);
  if (steps.at !== at) steps.forms[steps.at] = { before, after: formNow() };
  savedNow();
}

// ---- opened ----
async function readAll(files) {
  const errors = [], good = [];
  for (const each of files) {
    try {
      const { errors: own, file } = readFile(await each.text(), each.name);
      for (const error of own) errors.push(error);
      if (!own.length) good.push({ name: each.name, file });
    } catch (error) {
      errors.push(`${each.name}: ${t('the file cannot be read')}: ${error.message}`);
    }
  }
  return { errors, good };
}
// Of what there can only be one no two are opened at once: which of them counts is nothing to guess.
function withoutDoubles(good, errors) {
  const keyOf = ({ file }) => (file.status === 'draft' ? '' : file.party.id), alike = (one) => good.filter((other) => keyOf(other) === keyOf(one));
  return good.filter((one) => {
    const others = alike(one), [first] = others;
    if (others.length > 1 && one !== first) errors.push(`${one.name}: ${keyOf(one) === '' ? t('another draft is opened with it: {0}', first.name) : t('the party {0} has a file already: {1}', one.file.party.id, first.name)}. ${keyOf(one) === '' ? t('Open one draft at a time.') : t('Open one file for each party: the one that counts.')}`);
    return others.length === 1;
  });
}
function takeIn({ name, file }) {
  if (file.status === 'draft') {
    take(file, t('The draft {0} is opened', name));
    return file.party.name;
  }
  const at = parties.findIndex((p) => p.id === file.party.id), party = { ...file.party, file, example: file.example === true, weights: ids.map((id) => Math.round(file.weights[id] * 10)) };
  if (at < 0) parties.push(party); else parties[at] = party;
  return at < 0 ? file.party.name : t('{0} (replaces the earlier file of the party)', file.party.name);
}
async function load(files) {
  const { errors, good } = await readAll(files), single = withoutDoubles(good, errors);
  const before = { parties: parties.slice(), steps: { ...steps, forms: steps.forms.slice() }, form: formNow(), savedText };
  let read = [];
  try {
    read = single.map(takeIn);
    changedParties();
  } catch (error) { // nothing that the checks know of; nothing of it stays
    parties.splice(0, parties.length, ...before.parties);
    Object.assign(steps, before.steps);
    restore(steps.list[steps.at]);
    setForm(before.form);
    savedText = before.savedText;
    tell(t('No file was read.'), [...errors, `${t('the files cannot be opened')}: ${error.message}`]);
    return changedParties();
  }
  tell(read.length ? t('Read: {0}.', read.join(', ')) : t('No file was read.'), errors);
}

// ---- saved ----
function fileOfNow() {
  const { status, date, comment, ...form } = formNow(), { id, short, name } = memberNow(), paragraph = form.paragraph.trim(), whole = sum(every) === budget, says = status === 'decided' && date && paragraph;
  return { schema: 'samrapport-weights/1', index: data.index, period: data.period, version: data.version, party: { id, short, name }, status: whole ? status : 'draft',
    decided: says ? { date, paragraph } : null, example: false, points: data.points,
    weights: Object.fromEntries(ids.map((id, i) => [id, state.weights[i] / 10])), locked: ids.filter((_, i) => state.locked[i]), pairs: state.pairs, comment };
}
const textOfNow = () => JSON.stringify([fileOfNow(), formNow()]);
let savedText = null;
function savedNow() { savedText = textOfNow(); }
const isUnsaved = () => textOfNow() !== savedText;
function save() {
  const file = fileOfNow(), draft = file.status === 'draft';
  if (file.status === 'decided' && !file.decided) return tell('', [t('weights that are decided say when and where')]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + '\n'], { type: 'application/json' }));
  link.download = `vikter-${data.id}-${data.period}-${file.party.id}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  savedNow();
  const further = draft ? t('The file is among the downloads of the browser. To go on another day, open it here.')
    : t('The file is among the downloads of the browser. To go on another day, open it here and choose Use {0} under The parties; there the files of all parties are gathered too.', file.party.name);
  tell(`${t('Saved {0} for {1}.', link.download, file.party.name)} ${further}`, draft ? [t('All points are not given: the file is a draft and no party’s weights.')] : []);
}
