// Checks HTML reports as their readers meet them: valid HTML (Nu validator), WCAG 2.1 A and AA (axe-core) at the width
// of a desk and of a phone, in light and dark, nothing fetched from elsewhere, nothing wider than the screen.
//
//   node check.mjs [--refuses FILE] FILE-OR-FOLDER...      every *.html in the folders, at any depth
//
// FILE after --refuses has mistakes for each of these checks, and each of them must find its own: so that the test is
// known to be able to fail. Exit status 0: nothing found; 1: something found; 2: the test itself cannot run.
//
// What runs where. All rules run on all elements once, at 1200 px in light. A colour scheme changes colours only, so in dark,
// and on a phone, the rules of colour run again, on one element for each way in which text is set (a table of 300 rows
// asks the same question 300 times); a width changes what is shown and what scrolls, so the rules of that run again on a phone.
// The remaining rules read markup, which neither changes. The width of the page is measured at every width in both schemes,
// with folded tables open. Two pages at a time, the validator beside them; one browser and one Java machine for all files.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const problems = [];

function cannot(message) {
  console.error(`browser test cannot run: ${message}`);
  process.exit(2);
}

function need(name) {
  try {
    return require(name);
  } catch {
    return cannot(`${name} is not installed. Run: npm ci --prefix tests/browser`);
  }
}

function htmlFiles(path) {
  if (!existsSync(path)) cannot(`${path} does not exist`);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? htmlFiles(join(path, entry.name))
      : entry.name.endsWith('.html') ? [join(path, entry.name)] : []));
}

function report(file, where, message, detail) {
  problems.push({ file: relative(process.cwd(), file), where, message, detail });
}

// The one thing that the validator's style checker does not know: standard CSS, which opens folded tables in print.
const unknownToValidator = /^CSS: Unknown pseudo-element or pseudo-class “::details-content”/;

// One machine for all files, beside the browser.
async function validate(files) {
  const jar = need('vnu-jar');
  let text;
  try {
    ({ stdout: text } = await promisify(execFile)('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
      { encoding: 'utf8', maxBuffer: 1 << 28 }));
  } catch (error) {
    cannot(error.code === 'ENOENT' ? 'java is missing: apt-get install default-jre-headless' : error.message);
  }
  for (const message of JSON.parse(text).messages) {
    if (message.type !== 'error' || unknownToValidator.test(message.message)) continue;
    report(new URL(message.url).pathname, `line ${message.lastLine ?? '?'}`, message.message, message.extract);
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const full = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
const only = (...values) => ({ runOnly: { type: 'rule', values }, resultTypes: ['violations'] });
const ofColour = only('color-contrast', 'link-in-text-block');
// Narrow screens show other drawings, show goal tables as cards, and scroll: names and roles of what is shown then, too.
const ofWidth = only('scrollable-region-focusable', 'svg-img-alt', 'role-img-alt', 'aria-hidden-focus', 'link-name',
  'nested-interactive', 'td-has-header', 'th-has-data-cells', 'td-headers-attr', 'label-content-name-mismatch');
const widths = [1200, 720, 360, 320];

// The functions until `look` run in the page.
function widerThanScreen() {
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  if (!wide) return null;
  const culprit = [...document.querySelectorAll('main *, header *')].find((element) =>
    element.getBoundingClientRect().right > window.innerWidth + 1 && element.closest('.scroll, .vh, svg') === null);
  return culprit ? `${culprit.tagName.toLowerCase()}.${culprit.className}: ${culprit.textContent.slice(0, 60)}` : 'the page';
}

// One element with text for each way in which text is set: its own colours, size, weight and line, those of the text
// around it, and every ground below it. All that contrast is computed from; elements alike in it have the same result.
function onePerSetting() {
  const styles = new Map();
  const of = (element) => {
    if (element === null) return { ground: '' };
    if (styles.has(element)) return styles.get(element);
    const css = getComputedStyle(element);
    const own = [css.color, css.fill, css.stroke, css.fontSize, css.fontWeight, css.textDecorationLine, css.textDecorationColor,
      css.textShadow, css.display === 'none', css.visibility].join();
    const painted = [css.backgroundColor, css.backgroundImage, css.opacity, css.filter, css.mixBlendMode, css.position].join();
    const below = of(element.parentElement).ground;
    const style = { own, ground: painted === 'rgba(0, 0, 0, 0),none,1,none,normal,static' ? below : `${below}/${painted}` };
    styles.set(element, style);
    return style;
  };
  const found = new Map();
  for (const element of document.body.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')) continue;
    const key = `${element.tagName} ${of(element).own} ${of(element.parentElement).own} ${of(element).ground}`;
    if (!found.has(key) && element.checkVisibility()) found.set(key, element);
  }
  return [...found.values()];
}

async function rules(page, file, where, options, narrowed) {
  const result = await page.evaluate(([settings, one]) =>
    window.axe.run(one ? { include: window.onePerSetting() } : document, settings), [options, narrowed]);
  for (const violation of result.violations)
    for (const node of violation.nodes)
      report(file, where, `${violation.id}: ${violation.help}`, `${node.target.join(' ')}\n${node.failureSummary}`);
}

async function lookIn(page, file, place, colorScheme) {
  await page.emulateMedia({ colorScheme });
  for (const width of widths) {
    place.where = `${width} px, ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    const culprit = await page.evaluate(widerThanScreen);
    if (culprit) report(file, place.where, 'wider than the screen', culprit);
    if (width === 1200 && colorScheme === 'light') await rules(page, file, place.where, full, false);
    else if (width === 1200 || width === 360) await rules(page, file, place.where, ofColour, true);
    if (width === 360 && colorScheme === 'light') await rules(page, file, place.where, ofWidth, false);
  }
}

async function look(browser, axe, file) {
  const place = { where: 'loading' };
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) report(file, place.where, `fetches ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') report(file, place.where, `console: ${message.text()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  await page.evaluate(`${axe}; window.onePerSetting = ${onePerSetting}; undefined`);
  for (const scheme of ['light', 'dark']) await lookIn(page, file, place, scheme);
  await context.close();
}

// The largest first, each page taking the next file when it is done with one.
async function lookAll(files) {
  const { chromium } = need('playwright-core');
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) cannot('chromium is missing: apt-get install chromium');
  const home = mkdtempSync(join(tmpdir(), 'samrapport-browser-'));
  const browser = await chromium.launch({ executablePath, env: { ...process.env, HOME: home },
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'] });
  const waiting = [...files].sort((a, b) => statSync(b).size - statSync(a).size);
  const lookOn = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await look(browser, axe, file);
  };
  try {
    await Promise.all([lookOn(), lookOn()]);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

// Every check must have found its mistake in the file that is wrong on purpose.
const expected = [/^Bad value “banana”/, /^Duplicate ID/, /^color-contrast:.*\(1200 px, light\)/, /^color-contrast:.*\(1200 px, dark\)/,
  /^color-contrast:.*\(360 px, dark\)/, /^image-alt:/, /^scrollable-region-focusable:.*\(360 px/, /^fetches /,
  /^wider than.*\(1200 px/, /^wider than.*\(360 px, dark/];

function splitRefused(refused) {
  if (refused === null) return;
  const name = relative(process.cwd(), refused);
  const found = problems.filter((problem) => problem.file === name);
  problems.splice(0, problems.length, ...problems.filter((problem) => problem.file !== name));
  for (const pattern of expected)
    if (!found.some((problem) => pattern.test(`${problem.message} (${problem.where})`)))
      report(refused, 'wrong on purpose', `the check did not find ${pattern}`);
}

function tell(files) {
  for (const problem of problems) {
    console.log(`${problem.file} (${problem.where}): ${problem.message}`);
    if (problem.detail) console.log(problem.detail.replace(/^/gm, '    '));
  }
  console.log(`${files.length} file${files.length === 1 ? '' : 's'}, ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
}

const given = process.argv.slice(2);
const refused = given[0] === '--refuses' ? resolve(given[1]) : null;
const files = given.slice(refused === null ? 0 : 2).flatMap((path) => htmlFiles(resolve(path)));
if (files.length === 0) cannot('no HTML files given');
const all = refused === null ? files : [...files, refused];
await Promise.all([validate(all), lookAll(all)]);
problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
splitRefused(refused);
tell(files);
process.exit(problems.length === 0 ? 0 : 1);
