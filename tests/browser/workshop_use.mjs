// What people do with the page of the weights workshop beyond the ordinary: files that are wrong, work that is gone on with another day,
// indices whose areas decide, long indices. Each part is given the browser and the folders that workshop.py made.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pageOf = (folder) => join(folder, 'sida.html');
const notes = (page) => page.evaluate(() => [...$('message').querySelectorAll('p, li')].map((x) => x.textContent).join('\n'));
async function give(page, id, text) {
  await page.locator(`[data-field=${id}]`).fill(text);
  await page.keyboard.press('Enter');
}
async function offer(page, { until }, ...files) {
  await page.evaluate(() => { $('message').hidden = true; });
  await page.setInputFiles('#file', files);
  await until(page, () => !$('message').hidden);
  return notes(page);
}
async function save(page, to) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  await download.saveAs(to);
  return JSON.parse(readFileSync(to, 'utf8'));
}

// ---- files ----

// What is wrong with a file, what the page says of it, and (but for a draft) that the program refuses it too.
const draft = (file) => { file.status = 'draft'; };
const wrongFiles = [
  ['weights: null', (f) => { f.weights = null; }, /weights: värdet är av fel typ \(hittade: null; väntade: ett objekt, inom klamrar\)/],
  ['weights: a list', (f) => { f.weights = []; }, /weights: värdet är av fel typ/],
  ['weights: a list, draft', (f) => { f.weights = [1]; draft(f); }, /weights: värdet är av fel typ/],
  ['null', () => 'null', /värdet är av fel typ/],
  ['a list', () => '[]', /värdet är av fel typ/],
  ['empty', () => '', /tom eller avkortad/],
  ['cut off', (f) => JSON.stringify(f).slice(0, 300), /tom eller avkortad/],
  ['no JSON', (f) => JSON.stringify(f, null, 1).replace('"index":', '"index"'), /rad 3, kolumn \d+: detta är inte JSON/],
  ['a key twice', (f) => JSON.stringify(f).replace('"a":', '"a":1,"a":'), /nyckeln ”a” förekommer två gånger/],
  ['id of a party', (f) => { f.party.id = 'Af & Co!'; }, /party\.id: Af & Co! är inget id/],
  ['a party with more', (f) => { f.party.mail = 'x'; }, /party: här finns ingen medlem mail\. Menade du id\?/],
  ['no day', (f) => { f.status = 'decided'; f.decided = { date: '2022-02-30', paragraph: 'x' }; }, /decided\.date: 2022-02-30 är inget datum/],
  ['paragraph of numbers', (f) => { f.status = 'decided'; f.decided = { date: '2022-02-03', paragraph: 12 }; }, /decided\.paragraph: värdet är av fel typ/],
  ['decided without more', (f) => { f.status = 'decided'; }, /beslutade vikter säger när/],
  ['proposed with a decision', (f) => { f.decided = { date: '2022-02-03', paragraph: '1' }; }, /föreslagna/],
  ['example', (f) => { f.example = 'true'; }, /example: värdet är av fel typ/],
  ['comment', (f) => { f.comment = { a: 1 }; }, /comment: värdet är av fel typ/],
  ['comment, draft', (f) => { f.comment = { a: 1 }; draft(f); }, /comment: värdet är av fel typ/],
  ['locked', (f) => { f.locked = ['aa']; }, /locked\[0\]: indexet prov har ingen indikator aa/],
  ['pairs', (f) => { f.pairs = { 'o1/o2': 9 }; }, /o1\/o2 jämför inte två av indexets områden/],
  ['points as text', (f) => { f.points = '60'; }, /points: värdet är av fel typ \(hittade: "60"; väntade: ett tal\)/],
  ['other points', (f) => { f.points = 61; }, /points: .* \(hittade: 61; väntade: 60\)/],
  ['version', (f) => { f.version = 'x'; }, /annan version .*Gör om verkstadens sida/],
];
async function filesThatAreWrong(of) {
  const { browser, open, command, root } = of, folder = join(root, 'plain'), path = join(folder, 'fel.json'), page = await open(browser, pageOf(folder));
  const now = () => page.evaluate(() => JSON.stringify([state, steps, parties, formNow(), shown(now[0])]));
  const before = await now(), good = await page.evaluate(() => fileOfNow());
  for (const [name, change, says] of wrongFiles) {
    const file = structuredClone(good), raw = change(file) ?? JSON.stringify(file);
    writeFileSync(path, raw);
    assert.match(await offer(page, of, path), says, name);
    assert.equal(await now(), before, name);
    const done = spawnSync(command, ['index', join(folder, 'w'), '--period', '2022', '--weights', path]);
    assert.equal(done.status, 1, `${name}: the program takes the file`);
  }
  // An error that no check knows of is told, and changes nothing.
  writeFileSync(path, JSON.stringify({ ...good, status: 'draft' }));
  await page.evaluate(() => { window.kept = refreshPanel; window.broken = 1; refreshPanel = () => { if (broken-- > 0) throw new Error('oväntat'); kept(); }; });
  assert.match(await offer(page, of, path), /filerna kan inte öppnas: oväntat/);
  assert.equal(await now(), before);
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

async function filesOfOneParty(of) {
  const { browser, open, root } = of, folder = join(root, 'plain'), page = await open(browser, pageOf(folder)), paths = ['ena.json', 'andra.json'].map((name) => join(folder, name));
  const good = await page.evaluate(() => fileOfNow());
  for (const status of ['proposed', 'draft']) {
    for (const path of paths) writeFileSync(path, JSON.stringify({ ...good, status }));
    assert.match(await offer(page, of, ...paths), /^Ingen fil lästes in\.\nandra\.json: .*ena\.json\. Öppna e/);
    assert.equal(await page.evaluate(() => parties.length + steps.at), 0);
  }
  for (const path of paths) writeFileSync(path, JSON.stringify(good));
  assert.equal(await offer(page, of, paths[0]), `Inläst: ${good.party.name}.`);
  assert.equal(await offer(page, of, paths[1]), `Inläst: ${good.party.name} (ersätter partens tidigare fil).`);
  assert.equal(await page.evaluate(() => parties.length), 1);
  await page.context().close();
}

// A file that is gone on with is the same party's, with its reason and decision, and an undone one is not.
async function goingOn(of) {
  const { browser, open, root } = of, folder = join(root, 'plain'), path = join(folder, 'sparad.json');
  let page = await open(browser, pageOf(folder));
  await page.selectOption('#mwho', 'styrelsen');
  await page.click('#tab5');
  await page.fill('#mcomment', 'Därför');
  await page.fill('#mdate', '2022-05-05');
  await page.fill('#mparagraph', '7');
  await page.selectOption('#mstatus', 'decided');
  const files = { whole: await save(page, path) };
  assert.match(await notes(page), /välj Använd Styrelsen under Parterna/);
  await page.click('#tab0');
  await give(page, 'i0', '0');
  files.draft = await save(page, path);
  assert.match(await notes(page), /öppna den här\.\nAlla poäng/);
  assert.deepEqual(files.draft.decided, files.whole.decided);
  files.unknown = { ...files.whole, party: { id: 'ny', short: 'N', name: 'Ny part' } };
  for (const [name, file] of Object.entries(files)) {
    await page.context().close();
    page = await open(browser, pageOf(folder));
    const before = await page.evaluate(() => formNow());
    await give(page, 'i1', '1');
    writeFileSync(path, JSON.stringify(file));
    await offer(page, of, path);
    if (name !== 'draft') {
      await page.click('#tab3');
      await page.click('[data-use="0"]');
    }
    assert.deepEqual(await page.evaluate(() => formNow()), { who: file.party.id, status: 'decided', date: '2022-05-05', paragraph: '7', comment: 'Därför' }, name);
    assert.deepEqual(await page.evaluate(() => fileOfNow()), file, name);
    assert.equal(await page.evaluate(() => isUnsaved()), false, name);
    await page.click('#undo');
    assert.deepEqual(await page.evaluate(() => formNow()), before, name);
    await page.click('#redo');
    assert.deepEqual(await page.evaluate(() => fileOfNow()), file, name);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

// Closing asks where something is not saved: other weights by as many steps, or a reason only.
async function unsaved(of) {
  const { browser, open, root } = of, folder = join(root, 'plain');
  const asks = async (act) => {
    const page = await open(browser, pageOf(folder));
    let asked = 0;
    page.on('dialog', (dialog) => { asked++; dialog.accept(); });
    await act(page);
    await page.close({ runBeforeUnload: true });
    for (let i = 0; i < 40 && !page.isClosed(); i++) await new Promise((done) => setTimeout(done, 50));
    await page.context().close();
    return asked;
  };
  const path = join(folder, 'stang.json');
  assert.equal(await asks(async (page) => { await page.click('#tab1'); }), 0, 'nothing done');
  assert.equal(await asks(async (page) => { await give(page, 'i0', '1'); await save(page, path); }), 0, 'saved');
  assert.equal(await asks(async (page) => { await give(page, 'i0', '1'); await save(page, path); await page.click('#undo'); await give(page, 'i1', '9'); }), 1, 'another step in place of the saved one');
  assert.equal(await asks(async (page) => { await page.click('#tab5'); await page.fill('#mcomment', 'Därför'); }), 1, 'a reason');
}

// ---- the minutes ----

// Every unit has its sentence, and what is not decided does not say that it is.
async function minutes(of) {
  const { browser, open, until, root } = of, page = await open(browser, pageOf(join(root, 'plain')));
  const said = () => page.innerText('#said'), how = () => page.innerText('#how');
  await page.click('#tab5');
  assert.match(await said(), /Föreslagna\./);
  for (const name of await page.evaluate(() => units.map((u) => u.name))) assert.match(await how(), new RegExp(`${name}: .*i [\\d\\s]+ av 2\\s000 dragningar`));
  assert.match(await how(), /Varje vikt ändras slumpvis upp till ±25\s%/);
  await page.selectOption('#mstatus', 'decided');
  assert.match(await said(), /Beslutad\.\s+Mötets dag eller paragraf saknas\./);
  await page.fill('#mdate', '2022-05-05');
  await page.fill('#mparagraph', '7');
  assert.match(await said(), /Beslutad 2022-05-05 § 7\.$/);
  await page.click('#tab0');
  await give(page, 'i0', '0');
  await page.click('#tab5');
  assert.match(await said(), /Utkast 2022-05-05 § 7\.\s+[\d,]+ poäng kvar/);
  await page.click('#tab0');
  await page.check('#blind');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const text = await page.innerText('body'), hidden = await page.evaluate(() => [shown(now[0]), shown(start[0]), t('Index of every unit'), stateWord('met'), stateWord('not_met'), t('Seed of the draws')]);
  for (const each of hidden) assert.ok(!text.includes(each), `${each} is printed while the outcomes are hidden`);
  assert.match(text, /Vikterna[^]*Indikator a/);
  await page.emulateMedia({ media: 'screen' });
  await page.uncheck('#blind');
  await page.click('#tab5');
  await until(page, () => !$('outcome').hidden);
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

// ---- indices whose areas decide ----

// Where the script sets the weights of the areas nothing pretends to: shares are what counts, and there are no pairs and no points of areas.
async function areasDecide(of) {
  const { browser, open, root } = of, page = await open(browser, pageOf(join(root, 'byarea')));
  assert.equal(await page.isVisible('#tab1'), false);
  assert.equal(await page.locator('[data-field^=a]').count(), 0);
  assert.match(await page.innerText('#rows'), /Skriptet anger områdets vikt/);
  assert.match(await page.innerText('#intro'), /Skriptet anger områdenas vikter/);
  await page.focus('#tab0');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => tab), 2);
  await page.click('#tab0');
  await give(page, 'i0', '20');
  await give(page, 'i1', '5');
  const third = (part) => `${(100 * part / 3).toFixed(1).replace('.', ',')}\u00a0%`;
  assert.equal(await page.textContent('[data-share=i0]'), third(0.8));
  assert.equal(await page.textContent('[data-share=i1]'), third(0.2));
  await page.click('#tab5');
  const row = async (name) => (await page.locator('#weights tr', { hasText: name }).first().locator('td').last().textContent());
  assert.deepEqual([await row('Område 1'), await row('Indikator a'), await row('Indikator b')], [third(1), third(0.8), third(0.2)]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

// An area without points has no weight; that is no outcome that is missing, and no conclusion that turns.
async function withoutWeight(of) {
  const { browser, open, root } = of, page = await open(browser, pageOf(join(root, 'plain')));
  await give(page, 'a0', '0');
  await page.click('#rest');
  const area = page.locator('#arealist tr', { hasText: 'Område 1' });
  assert.match(await area.innerText(), /\.\.\s+ingen vikt$/);
  assert.doesNotMatch(await page.textContent('#last'), /Område 1/);
  await page.click('#tab4');
  assert.match(await page.innerText('#turned'), /samma/);
  assert.match(await page.locator('#conclusions tr', { hasText: 'Område 1' }).innerText(), /ingen vikt/);
  assert.doesNotMatch(await page.innerText('#conclusions'), /vänder|⇄/);
  await page.context().close();
}

// ---- what is answered and written ----

async function equalPairs(of) {
  const { browser, open, root } = of, page = await open(browser, pageOf(join(root, 'plain')));
  const answers = () => page.evaluate(() => Object.values(state.pairs));
  await page.click('#tab1');
  const box = await page.locator('[data-pair="0"]').boundingBox(), y = box.y + box.height / 2, x = box.x + box.width / 2;
  await page.mouse.click(x, y);
  assert.deepEqual(await answers(), [0]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y);
  await page.mouse.move(x, y);
  await page.mouse.up();
  await page.click('[data-equal="1"]');
  assert.equal(await page.getAttribute('[data-equal="1"]', 'aria-pressed'), 'true');
  await page.locator('[data-pair="2"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await answers(), [0, 0, 0]);
  await page.click('#tab0');
  await page.locator('[data-slide=i0]').focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await answers(), [0, 0, 0]);
  await page.click('#undo');
  await page.click('#undo');
  await page.click('#undo');
  assert.deepEqual(await answers(), [0, 0]);
  await page.context().close();
}

async function writing(of) {
  const { browser, open, root } = of, page = await open(browser, pageOf(join(root, 'p2000'))), weights = () => page.evaluate(() => state.weights.join());
  const field = page.locator('[data-field=a2]'), invalid = () => field.getAttribute('aria-invalid');
  await give(page, 'a2', '1234,5');
  assert.equal(await field.inputValue(), '1\u00a0234,5');
  await page.keyboard.press('Enter'); // its own text
  assert.notEqual(await invalid(), 'true');
  for (const [text, tenths] of [['1 000', 10000], ['1\u202f100,5', 11005]]) {
    await give(page, 'a2', text);
    assert.equal(await page.evaluate(() => given('a2')), tenths);
  }
  const before = await weights();
  await field.pressSequentially('7');
  await page.keyboard.press('Control+z'); // the browser's own
  assert.equal(await weights(), before);
  for (const [tab, id] of [[0, '#search'], [5, '#mparagraph']]) {
    await page.click(`#tab${tab}`);
    await page.locator(id).pressSequentially('ab');
    await page.keyboard.press('Control+z');
    assert.equal(await weights(), before, id);
  }
  await page.click('#tab0');
  await page.fill('#search', '');
  await page.focus('#undo');
  await page.keyboard.press('Control+z');
  assert.notEqual(await weights(), before);
  // A text that is refused goes with the others.
  await page.click('#reset');
  await give(page, 'a2', 'x');
  assert.equal(await invalid(), 'true');
  await page.click('#reset');
  assert.notEqual(await invalid(), 'true');
  assert.notEqual(await field.inputValue(), 'x');
  await page.context().close();
}

// What is asked for is shown: of the unit that is chosen, after each change, in areas that were folded.
async function filters(of) {
  const { browser, open, root } = of, page = await open(browser, pageOf(join(root, 'plain')));
  const shownRows = () => page.evaluate(() => every.filter((i) => parts['i' + i].row.checkVisibility()).join());
  const missing = (k) => page.evaluate((at) => every.filter((i) => units[at].scores[i] === null).join(), k);
  await page.click('#fold');
  await page.selectOption('#filter', 'missing');
  assert.equal(await shownRows(), await missing(0));
  await page.selectOption('#unit', '1');
  assert.notEqual(await missing(0), await missing(1));
  assert.equal(await shownRows(), await missing(1));
  await page.selectOption('#filter', 'locked');
  assert.equal(await shownRows(), '');
  await page.selectOption('#filter', '');
  await page.click('[data-lock=i3]');
  await page.selectOption('#filter', 'locked');
  assert.equal(await shownRows(), '3');
  await page.click('[data-lock=i3]');
  assert.equal(await shownRows(), '');
  await page.selectOption('#filter', '');
  await page.evaluate(() => document.querySelectorAll('.area').forEach((area) => { area.open = false; }));
  await page.fill('#search', 'Indikator e');
  assert.equal(await shownRows(), '4');
  await page.context().close();
}

export const uses = [filesThatAreWrong, filesOfOneParty, goingOn, unsaved, minutes, areasDecide, withoutWeight, equalPairs, writing, filters];
