// Drives the page of the weights workshop as a meeting does, and holds it against the program: the index and the areas as declared, of each
// party and by each other scoring to 1e-9; axe in light, dark and at 360 px in every tab; files that are wrong.
//
//   node workshop.mjs COMMAND FOLDER [use]    FOLDER is made by workshop.py: small, large, random/NN and examples/NAME, a page and files of parties
//                                             each, and pages for workshop_use.mjs; use: only what that does
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { uses } from './workshop_use.mjs';

const require = createRequire(import.meta.url);
const [command, root, only] = process.argv.slice(2), small = join(root, 'small'), large = join(root, 'large');
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const close = (a, b, what) => (a === null || b === null ? assert.equal(a, b, what) : assert.ok(Math.abs(a - b) <= 1e-9, `${what}: ${a} ${b}`));

const about = (folder) => JSON.parse(readFileSync(join(folder, 'prov.json'), 'utf8'));
function engine(folder, files) {
  const { space, period } = about(folder);
  return JSON.parse(execFileSync(command, ['index', space, '--period', period, '--json', '--weights', ...files], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })).weights;
}
const partyFiles = (folder) => readdirSync(folder).filter((name) => /^vikter-.*\.json$/.test(name)).sort().map((name) => join(folder, name));
const pageOf = (folder) => join(folder, 'sida.html'), foldersIn = (name) => readdirSync(join(root, name)).sort().map((each) => join(root, name, each));

function compare(page, wanted, what) {
  wanted.units.forEach((unit, k) => {
    close(page[k].value, unit.value, `${what}, ${unit.unit_id}`);
    assert.equal(page[k].state === 'none', unit.value === null);
    if (unit.value !== null) assert.equal(page[k].state, unit.assessment, `${what}, ${unit.unit_id}`);
    unit.areas.forEach((area, a) => close(page[k].areas[a].value, area.value, `${what}, ${unit.unit_id}, ${area.id}`));
  });
}

// The page forbids the evaluation of texts, so that it is asked again instead of waiting within it.
async function until(page, holds, given) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate(holds, given)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`never so: ${holds}`);
}

async function open(browser, file, options = {}) {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  page.problems = [];
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) page.problems.push(`fetches ${request.url()}`); });
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.problems.push(message.text()); });
  await page.goto(pathToFileURL(file).href);
  return page;
}

// The page as it opens is the index as the program has it, also by the other scorings that the index declares.
async function asDeclared(page, folder) {
  const found = await page.evaluate(() => ({ now, start, variants: units.map((u) => u.variants.map((scores) => compute(u, declared ?? inPoints(beginning), scores).value)), note: units.map((_, k) => { unit = k; const text = startNote(); unit = 0; return text; }) }));
  const { indices } = about(folder).results;
  compare(found.start, { units: indices }, `${folder}, declared`);
  if (indices.some((each) => each.value !== null)) compare(found.now, { units: indices }, `${folder}, as it opens`);
  assert.ok(!found.note.some((text) => /motsäger/.test(text)), found.note);
  indices.forEach((each, k) => {
    const wanted = each.robustness?.variants ?? [];
    assert.equal(found.variants[k].length, wanted.length, folder);
    wanted.forEach((variant, v) => close(found.variants[k][v], variant.value, `${folder}, scoring ${v}`));
  });
}
async function againstEngine(browser, folder) {
  const page = await open(browser, pageOf(folder)), files = partyFiles(folder), wanted = engine(folder, files);
  await asDeclared(page, folder);
  await page.setInputFiles('#file', files);
  await until(page, (n) => parties.length === n, files.length);
  const found = await page.evaluate(() => ({ results: byParty.results, mean: byParty.mean }));
  wanted.parties.forEach((party, p) => compare(found.results[p], party, `${folder}, ${party.id}`));
  compare(found.mean, wanted.mean, `${folder}, mean`);
  const spread = await page.evaluate(() => every.map((i) => agreement(i)));
  [...wanted.indicators, ...wanted.totals].forEach((row, i) => assert.equal(['agree', 'some', 'disagree'][spread[i].level], row.agreement, row.id));
  assert.deepEqual(page.problems, [], folder);
  return page;
}
// In doubles, for the draws, the index is the same as in fractions.
async function drawsAgree(page, folder) {
  const pairs = await page.evaluate(() => units.flatMap((u) => parties.map((p) => { const r = compute(u, inPoints(p.weights)); return [quickly(u, asDoubles(u.scores))(r.weights.map(real)), r.value]; })));
  for (const [quick, value] of pairs) close(quick, value, `${folder}, doubles`);
}

// A change by keyboard, what is left, the rest distributed, undo, and the saved file through the program.
async function change(page, folder) {
  const field = page.locator('[data-field=i0]');
  const before = await page.evaluate(() => state.weights.slice());
  await field.focus();
  await page.keyboard.press('PageUp');
  assert.equal(await page.evaluate(() => state.weights[0]), before[0] + 50);
  assert.match(await page.textContent('#sum'), /5 poäng för mycket/);
  await page.click('#undo');
  assert.deepEqual(await page.evaluate(() => state.weights), before);
  await field.fill('0,5');
  await page.keyboard.press('Enter');
  await page.click('[data-lock=i0]');
  await page.click('#rest');
  const now = await page.evaluate(() => ({ sum: sum(every), first: state.weights[0], now }));
  assert.deepEqual([now.sum, now.first], [await page.evaluate(() => budget), 5]);
  await page.click('#tab5');
  await page.selectOption('#mwho', 'styrelsen');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  const saved = join(folder, 'sparad.json');
  await download.saveAs(saved);
  compare(now.now, engine(folder, [saved]).parties[0], 'saved');
  await page.click('#tab0');
  const other = page.locator('[data-field=i1]');
  await other.fill('400');
  await page.keyboard.press('Enter');
  assert.equal(await other.getAttribute('aria-invalid'), 'true');
  assert.match(await page.textContent('#message'), /kan inte vara poäng/);
}

// A file that is wrong changes nothing and says all that is wrong.
async function wrongFiles(page, folder) {
  const file = JSON.parse(readFileSync(partyFiles(folder)[0], 'utf8')), wrong = join(folder, 'fel.json');
  const ids = Object.keys(file.weights), count = await page.evaluate(() => parties.length);
  file.version = 'annan';
  file.weights[ids[0]] = -1;
  file.weights[ids[1]] = 1.25;
  file.weights[ids[2] + 'x'] = 1;
  delete file.weights[ids[3]];
  writeFileSync(wrong, JSON.stringify(file));
  const before = await page.evaluate(() => JSON.stringify([state, parties]));
  await page.setInputFiles('#file', [wrong]);
  await until(page, () => !$('message').hidden && $('message').querySelectorAll('li').length === 5);
  assert.equal(await page.evaluate(() => JSON.stringify([state, parties])), before);
  assert.match(await page.textContent('#message'), new RegExp(`Menade du ${ids[2]}`));
  assert.equal(await page.evaluate(() => parties.length), count);
}

async function pairsAndBlind(page) {
  await page.click('#tab1');
  await page.click('[data-do=equal]');
  assert.match(await page.textContent('#pairsresult'), /konsistenskvot 0,00/);
  await page.click('[data-do=use]');
  assert.match(await page.textContent('#message'), /Låsta rader behöll sina poäng/); // a published total begins locked
  await page.click('#tab0');
  const locked = page.locator('li [data-lock][aria-pressed=true]');
  while (await locked.count()) await locked.first().click();
  await page.click('#tab1');
  await page.click('[data-do=use]');
  const areas = await page.evaluate(() => outer.map((a) => sum(within[a])));
  assert.ok(Math.max(...areas) - Math.min(...areas) <= areas.length, areas);
  await page.click('#tab0');
  await page.check('#blind');
  assert.equal(await page.isVisible('#value'), false);
  assert.equal(await page.isVisible('[data-outcome="0"]'), false);
  assert.equal(await page.isVisible('#tab2'), false);
  await page.uncheck('#blind');
  assert.equal(await page.isVisible('#value'), true);
}

async function accessible(page, where) {
  await page.evaluate(`${axe}; undefined`);
  for (let tab = 0; tab < 6; tab++) {
    await page.click(`#tab${tab}`);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].failureSummary}`), [], `${where}, tab ${tab}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${where}, tab ${tab}: wider than the screen`);
  }
}

async function tabsByKeyboard(page) {
  await page.click('#tab0');
  for (const [key, tab] of [['ArrowRight', 1], ['End', 5], ['Home', 0], ['ArrowLeft', 5]]) {
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.id), `tab${tab}`);
  }
}

// Time of the page's thread for one change, until it stands on the screen, in each of the tabs where changes are looked at.
async function time(page) {
  const devtools = await page.context().newCDPSession(page), times = [], most = 50;
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => 1000 * (await devtools.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;
  for (const tab of [0, 3, 4]) {
    await page.click(`#tab${tab}`);
    const changes = (count) => page.evaluate(async (n) => {
      for (let k = 0; k < n; k++) {
        change('i5', given('i5') + (k % 2 ? 10 : -10));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }, count);
    await changes(4);
    const before = await busy();
    await changes(20);
    times.push((await busy() - before) / 20);
  }
  assert.ok(Math.max(...times) <= most, `a change takes ${times.map((t) => t.toFixed(1))} ms, at most ${most}`);
  return times.map((t) => t.toFixed(1)).join(', ');
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
async function againstProgram() {
  for (const folder of [...foldersIn('random'), ...foldersIn('examples')]) {
    const page = await againstEngine(browser, folder);
    await drawsAgree(page, folder);
    await page.context().close();
  }
  const page = await againstEngine(browser, small);
  await change(page, small);
  await wrongFiles(page, small);
  await pairsAndBlind(page);
  await tabsByKeyboard(page);
  await accessible(page, '1200 px, light');
  await page.click('#dark');
  await accessible(page, '1200 px, dark');
  await page.setViewportSize({ width: 360, height: 800 });
  await accessible(page, '360 px, dark');
  await page.click('#dark');
  await accessible(page, '360 px, light');
  const many = await againstEngine(browser, large);
  console.log(`99 indicators, 12 parties, 8 units: a change is shown after ${await time(many)} ms (points, parties, what changes)`);
  assert.deepEqual([...page.problems, ...many.problems], []);
}
try {
  if (only !== 'use') await againstProgram();
  for (const use of uses) await use({ browser, open, until, command, root });
} finally {
  await browser.close();
}
