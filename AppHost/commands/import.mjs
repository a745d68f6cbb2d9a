// ./hubs import: uploads a census file through the gateway, follows it to its end, prints the report.
import { accessSync, constants, openAsBlob, statSync } from 'node:fs';
import path from 'node:path';
import { bold, dim, Failure, fromCaller, green, options, red, terminal, verb, wait, yellow } from './lib.mjs';
import { runningState } from './state.mjs';
import { signIn } from './token.mjs';

const finished = ['completed', 'cancelled', 'failed'];
const outcomes = ['created', 'updated', 'unchanged', 'outside', 'rejected'];

async function bearerToken(user, identity) {
  if (process.env.HUBS_TOKEN) return process.env.HUBS_TOKEN;
  try {
    return await signIn(user, process.env.HUBS_DEMO_PASSWORD ?? 'Hubs-Demo-2026!', identity);
  } catch (error) {
    throw new Failure(`signing in as ${user} failed: ${error.message}`, 'sign_in_failed');
  }
}

/** The administrators of the demonstration are named after their hubs: who cannot sign in may have misspelt the hub. */
async function knowsHub(hub, server) {
  let known;
  try {
    known = (await (await fetch(new URL('/api/directory/hubs', server))).json()).items.map(({ alias }) => alias);
  } catch {
    return; // nothing is known
  }
  if (!known.includes(hub)) throw new Failure(`there is no hub '${hub}'. Known: ${known.join(', ')}.`, 'hub_not_found');
}

function readable(name) {
  let is;
  try {
    is = statSync(fromCaller(name));
    accessSync(fromCaller(name), constants.R_OK);
  } catch (error) {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? new Failure(`there is no file ${name}.`, 'file_missing')
      : new Failure(`${name} cannot be read (${error.code}).`, 'file_unreadable');
  }
  if (!is.isFile()) throw new Failure(`${name} is no file.`, 'file_unreadable');
}

/** Nobody answered, or a gateway for somebody who restarts: the same question may be answered a moment later. */
class Unanswered extends Failure {}

function client(server, token) {
  return async (method, address, body) => {
    let response, text;
    try {
      response = await fetch(new URL(address, server), { method, body, headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
      text = await response.text();
    } catch (error) {
      throw new Unanswered(`${server} does not answer (${error.cause?.code ?? error.message}); is the platform up?`, 'no_answer');
    }
    const json = /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : null;
    if (!response.ok) {
      const details = (json?.errors ?? []).map(({ field, message }) => `\n  ${field ? `${field}: ` : ''}${message}`).join('');
      const remedy = json?.code === 'volume_dropped' ? '\nIf the file is complete, run it again with --confirm-volume; if another source delivers it, name that with --source.' : '';
      const reason = json?.code ? `${json.detail ?? json.title} (${json.code})${details}${remedy}` : `${method} ${address} answered ${response.status}.`;
      throw [502, 503, 504].includes(response.status) ? new Unanswered(reason, json?.code) : new Failure(reason, json?.code);
    }
    return { json, location: response.headers.get('location') };
  };
}

/** An import goes on while a service restarts, and so does asking for it: half a minute, then the last failure counts. */
async function patiently(ask) {
  for (let more = 60; ; more--) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unanswered) || more === 0) throw error;
      await wait(500);
    }
  }
}

function bar({ processed = 0, total }, started) {
  const share = total > 0 ? processed / total : 0;
  const width = 30;
  const filled = Math.round(share * width);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  return `  ${'█'.repeat(filled)}${dim('░'.repeat(width - filled))} ${total > 0 ? `${processed} of ${total} rows` : 'reading the file'} (${seconds} s)`;
}

function printReport(report, page) {
  const total = outcomes.reduce((sum, outcome) => sum + report[outcome], 0);
  const mark = { completed: green('✓'), cancelled: yellow('■'), failed: red('✗') }[report.state];
  console.log(`${mark} ${bold(report.source)}: ${report.state}${report.dryRun ? ' (dry run: nothing was written)' : ''}, ${total} rows`);
  for (const outcome of outcomes) console.log(`    ${outcome.padEnd(10)} ${String(report[outcome]).padStart(7)}`);
  if (report.warnings > 0) console.log(`    ${yellow(`${report.warnings} rows with a warning`)}`);
  if (report.left > 0) console.log(`    ${yellow(`${report.left} places that the file no longer has, to be confirmed in the census`)}`);
  if (report.state === 'completed' && report.created + report.updated === 0) console.log('    Nothing changed: everything in the file was known already.');
  if (report.problem) console.log(red(`    ${report.problem.detail ?? report.problem.message ?? JSON.stringify(report.problem)}`));
  console.log(dim(`    Row by row: ${page}`));
}

await verb(async (args) => {
  const given = options(args, { values: ['hub', 'mapping', 'source', 'user', 'server', 'identity'], flags: ['national', 'json', 'dry-run', 'confirm-volume'], words: 1 });
  const [file] = given.rest;
  if (!file) throw new Failure('which file? ./hubs import FILE --hub HUB; see --help.', 'usage');
  if (Boolean(given.hub) === Boolean(given.national)) throw new Failure('say either --hub HUB or --national.', 'usage');
  for (const name of [file, given.mapping].filter(Boolean)) readable(name);
  const state = runningState();
  const server = given.server ?? state?.gateway ?? 'http://localhost:8080';
  const identity = given.identity ?? state?.identity ?? 'http://localhost:8180';
  const user = given.user ?? (given.national ? 'operatrice' : `admin.${given.hub}`);
  if (given.hub) await knowsHub(given.hub, server);
  const call = client(server, await bearerToken(user, identity));

  const form = new FormData();
  form.set('file', await openAsBlob(fromCaller(file), { type: 'application/octet-stream' }), path.basename(file));
  if (given.mapping) form.set('mapping', await openAsBlob(fromCaller(given.mapping), { type: 'application/json' }), path.basename(given.mapping));
  if (given.source) form.set('source', given.source);
  if (given['confirm-volume']) form.set('confirmVolume', 'true');
  if (given['dry-run']) form.set('dryRun', 'true');
  const collection = given.national ? '/api/directory/national/imports' : `/api/directory/hubs/${given.hub}/imports`;
  const { location } = await call('POST', collection, form);
  const address = new URL(location, server).pathname;

  let cancelled = false;
  const cancel = () => {
    if (cancelled) process.exit(130);
    cancelled = true;
    call('POST', `${address}/cancel`).catch((error) => process.stderr.write(`\nhubs: the import could not be cancelled: ${error.message}\n`));
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);

  const started = performance.now();
  const show = terminal && !given.json;
  let report;
  for (;;) {
    report = (await patiently(() => call('GET', address))).json;
    if (show) process.stdout.write(`\r\x1b[K${bar(report, started)}`);
    if (finished.includes(report.state)) break;
    await wait(200);
  }
  if (show) process.stdout.write('\r\x1b[K');
  if (given.json) console.log(JSON.stringify(report));
  else printReport(report, new URL(address.replace('/api/directory', ''), server)); // the portal's page of the import
  return { completed: 0, cancelled: 130, failed: 1 }[report.state];
});
