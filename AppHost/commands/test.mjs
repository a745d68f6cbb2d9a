// ./hubs test: every test project and the house-keeping checks, one summary.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checks } from './check.mjs';
import { bold, configuration, Failure, dim, green, options, red, root, run, terminal, verb, yellow } from './lib.mjs';
import { startServers } from './servers.mjs';

const results = path.join(run, 'tests');
// These start whole platforms and measure time: nothing else runs beside them.
const alone = ['AppHost', 'Platform'];
const sideBySide = Number(process.env.HUBS_TEST_PARALLEL ?? 1);
const hangMinutes = 12;

const projects = () =>
  readdirSync(path.join(root, 'tests'))
    .filter((name) => name.endsWith('.Tests'))
    .map((name) => ({ name: name.replace(/\.Tests$/, ''), assembly: `HubsPlatform.${name}` }))
    .sort((a, b) => alone.indexOf(a.name) - alone.indexOf(b.name) || a.name.localeCompare(b.name));

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text) =>
  text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name) =>
    name.startsWith('#x') ? String.fromCodePoint(parseInt(name.slice(2), 16))
      : name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1)))
        : entities[name] ?? whole);

const inside = (element, name) => decode(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(element)?.[1] ?? '').trim();

function readTrx(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(([, attributes, body = '']) => {
    const attribute = (name) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    const outcome = { Passed: 'passed', NotExecuted: 'skipped' }[attribute('outcome')] ?? 'failed';
    const message = inside(body, 'Message') || (outcome === 'skipped' ? inside(body, 'StdOut') : '');
    return { name: attribute('testName'), outcome, message, stack: inside(body, 'StackTrace') };
  });
}

const children = new Set();

function runProject({ name, assembly }, environment) {
  return new Promise((resolve) => {
    const dll = path.join(root, 'tests', `${name}.Tests`, 'bin', configuration, 'net10.0', `${assembly}.dll`);
    const trx = path.join(results, `${name}.trx`);
    if (!existsSync(dll)) {
      resolve([{ name: assembly, outcome: 'failed', message: `${path.relative(root, dll)} was not built.` }]);
      return;
    }
    const log = createWriteStream(path.join(results, `${name}.log`));
    const child = spawn('dotnet', ['test', dll, '--logger', `trx;LogFileName=${name}.trx`, '--results-directory', results,
      '--blame-hang', '--blame-hang-timeout', `${hangMinutes}m`, '--blame-hang-dump-type', 'none'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    children.add(child);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('close', (code) => {
      children.delete(child);
      log.end();
      const tests = existsSync(trx) ? readTrx(trx) : [];
      const broken = code !== 0 && !tests.some((test) => test.outcome === 'failed');
      // A project that has no test yet is no failure; a run that ended in the middle is one.
      const empty = tests.length === 0 && /No test is available/.test(readFileSync(path.join(results, `${name}.log`), 'utf8'));
      if (broken && !empty) {
        const last = readFileSync(path.join(results, `${name}.log`), 'utf8').trim().split('\n').slice(-12).join('\n');
        tests.push({ name: `${assembly} (the run ended with code ${code})`, outcome: 'failed', message: last });
      }
      resolve(tests);
    });
  });
}

const count = (tests, outcome) => tests.filter((test) => test.outcome === outcome).length;

function report(name, tests, seconds) {
  const failed = count(tests, 'failed');
  const skipped = count(tests, 'skipped');
  const mark = failed > 0 ? red('✗') : tests.length === 0 ? dim('·') : green('✓');
  const parts = [`${count(tests, 'passed')} passed`, failed > 0 ? red(`${failed} failed`) : '', skipped > 0 ? yellow(`${skipped} skipped`) : ''];
  process.stdout.write(`${terminal ? '\r\x1b[K' : ''}${mark} ${name.padEnd(16)} ${parts.filter(Boolean).join(', ')}  ${dim(`${seconds.toFixed(0)} s`)}\n`);
  for (const test of tests.filter(({ outcome }) => outcome === 'failed')) {
    const text = [test.message, ...(test.stack ?? '').split('\n').slice(0, 6)].filter(Boolean).join('\n');
    console.log(`    ${red(test.name)}\n${text.split('\n').slice(0, 24).map((line) => `      ${line}`).join('\n')}`);
  }
}

await verb(async (args) => {
  const { only } = options(args, { values: ['only'] });
  const plain = (name) => name.toLowerCase().replace(/^hubsplatform\./, '').replace(/\.tests$/, '');
  const known = [...projects(), { name: 'check' }];
  const chosen = only ? known.filter(({ name }) => plain(name) === plain(only)) : known;
  if (chosen.length === 0) throw new Failure(`there is no test project '${only}'. Known: ${known.map(({ name }) => name).join(', ')}.`);

  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const environment = {};
  let servers;
  const interrupted = () => {
    for (const child of children) child.kill('SIGINT');
    void servers?.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  if (chosen.some(({ assembly }) => assembly) && !(process.env.HUBS_TEST_POSTGRES && process.env.HUBS_TEST_RABBITMQ)) {
    process.stdout.write(terminal ? '  … starting PostgreSQL and RabbitMQ for the tests' : '- starting PostgreSQL and RabbitMQ for the tests\n');
    servers = await startServers();
    Object.assign(environment, servers.environment);
    if (terminal) process.stdout.write('\r\x1b[K');
  }

  const all = [];
  const one = async (project) => {
    const started = performance.now();
    if (terminal) process.stdout.write(dim(`  … ${project.name}`));
    const tests = project.assembly ? await runProject(project, environment) : await checks();
    report(project.name, tests, (performance.now() - started) / 1000);
    all.push(...tests.map((test) => ({ ...test, project: project.name })));
  };
  try {
    const queue = chosen.filter(({ name }) => !alone.includes(name));
    await Promise.all(Array.from({ length: sideBySide }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await one(next);
    }));
    for (const project of chosen.filter(({ name }) => alone.includes(name))) await one(project);
  } finally {
    await servers?.stop();
  }

  const named = (outcome) => all.filter((test) => test.outcome === outcome);
  const firstLine = (text) => (text ?? '').split('\n')[0];
  if (named('skipped').length > 0) console.log(`\n${bold('Skipped')}`);
  for (const test of named('skipped')) console.log(`  ${test.project}: ${test.name}: ${firstLine(test.message)}`);
  if (named('failed').length > 0) console.log(`\n${bold('Failed')}`);
  for (const test of named('failed')) console.log(`  ${test.project}: ${test.name}: ${firstLine(test.message)}`);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((outcome) => named(outcome).length);
  if (passed + failed === 0) console.log('\nNo test ran.');
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
