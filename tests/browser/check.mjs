// Checks HTML reports as their readers meet them: valid HTML (Nu validator), WCAG 2.1 A and AA (axe-core) at the width
// of a desk and of a phone, in light and dark, nothing fetched from elsewhere, nothing wider than the screen.
//
//   node check.mjs [--refuses FILE] FILE-OR-FOLDER...      every *.html in the folders, at any depth
//
// FILE after --refuses has one mistake for each of these checks, and each of them must find it: so that the test is
// known to be able to fail. One browser for all files. Exit status 0: nothing found; 1: something found; 2: the test itself cannot run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

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

function validate(files) {
  const jar = need('vnu-jar');
  let text;
  try {
    text = execFileSync('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
      { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    cannot(error.code === 'ENOENT' ? 'java is missing: apt-get install default-jre-headless' : error.message);
  }
  for (const message of JSON.parse(text).messages) {
    if (message.type !== 'error' || unknownToValidator.test(message.message)) continue;
    report(new URL(message.url).pathname, `line ${message.lastLine ?? '?'}`, message.message, message.extract);
  }
}

const screens = [
  { width: 1200, colorScheme: 'light' }, { width: 1200, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' }, { width: 360, colorScheme: 'dark' },
];
const rules = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }, resultTypes: ['violations'] };

// Runs in the page.
function widerThanScreen() {
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  if (!wide) return null;
  const culprit = [...document.querySelectorAll('main *, header *')].find((element) =>
    element.getBoundingClientRect().right > window.innerWidth + 1 && element.closest('.scroll, .vh, svg') === null);
  return culprit ? `${culprit.tagName.toLowerCase()}.${culprit.className}: ${culprit.textContent.slice(0, 60)}` : 'the page';
}

async function look(browser, axe, file, screen) {
  const where = `${screen.width} px, ${screen.colorScheme}`;
  const context = await browser.newContext({ viewport: { width: screen.width, height: 900 }, colorScheme: screen.colorScheme });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) report(file, where, `fetches ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') report(file, where, `console: ${message.text()}`);
  });
  await page.goto(pathToFileURL(file).href);
  const culprit = await page.evaluate(widerThanScreen);
  if (culprit) report(file, where, 'wider than the screen', culprit);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  await page.evaluate(axe);
  const result = await page.evaluate((options) => window.axe.run(document, options), rules);
  for (const violation of result.violations)
    for (const node of violation.nodes)
      report(file, where, `${violation.id}: ${violation.help}`, `${node.target.join(' ')}\n${node.failureSummary}`);
  await context.close();
}

async function lookAll(files) {
  const { chromium } = need('playwright-core');
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) cannot('chromium is missing: apt-get install chromium');
  const home = mkdtempSync(join(tmpdir(), 'samrapport-browser-'));
  const browser = await chromium.launch({ executablePath, env: { ...process.env, HOME: home },
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'] });
  try {
    for (const file of files)
      for (const screen of screens) await look(browser, axe, file, screen);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

// Every check must have found its mistake in the file that is wrong on purpose.
const expected = [/^Bad value “banana”/, /^Duplicate ID/, /^color-contrast:/, /^image-alt:/, /^fetches /, /^wider than/];

function splitRefused(refused) {
  if (refused === null) return;
  const name = relative(process.cwd(), refused);
  const found = problems.filter((problem) => problem.file === name);
  problems.splice(0, problems.length, ...problems.filter((problem) => problem.file !== name));
  for (const pattern of expected)
    if (!found.some((problem) => pattern.test(problem.message)))
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
validate(all);
await lookAll(all);
splitRefused(refused);
tell(files);
process.exit(problems.length === 0 ? 0 : 1);
