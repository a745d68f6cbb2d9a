// ./hubs up: starts AppHost, waits until everything is healthy, says where it is.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { age, bold, configuration, dim, Failure, isAlive, options, root, terminal, verb, wait, yellow } from './lib.mjs';
import { stopEverything } from './stop.mjs';
import { currentState, data, describe, hostLog as log, isHealthy, runningState, supply, tail, waitingFor, writeAspireState } from './state.mjs';

const { isAspire, engine } = supply();
const patience = isAspire ? 900_000 : 600_000; // a first start under Aspire fetches images; a real Keycloak takes minutes on a busy machine
const underWay = ['Running', 'Waiting', 'Starting', 'NotStarted'];

function launchEnvironment() {
  const file = path.join(root, 'AppHost', 'Properties', 'launchSettings.json');
  const profile = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).profiles?.http : null;
  const environment = { ASPNETCORE_ENVIRONMENT: 'Development', DOTNET_ENVIRONMENT: 'Development', ...profile?.environmentVariables };
  if (profile?.applicationUrl) environment.ASPNETCORE_URLS = profile.applicationUrl;
  if (isAspire) environment.ASPIRE_CONTAINER_RUNTIME = engine;
  return { ...environment, ...process.env };
}

function openLog() {
  try {
    mkdirSync(path.dirname(log), { recursive: true });
    return openSync(log, 'w');
  } catch (error) {
    throw new Failure(`${data} cannot be written (${error.code}). HUBS_DATA names another folder for the data.`);
  }
}

/** Another `up` has begun, and nothing of it has ended: it deserves the patience of its own. */
const isStarting = (state) => age(state.pid) < patience && (state.resources ?? []).every((resource) => underWay.includes(resource.state ?? 'NotStarted'));

async function untilStarted(pid) {
  console.log(`- another start is under way (pid ${pid}): waiting for it`);
  for (;;) {
    const state = await currentState();
    if (state?.pid !== pid || isHealthy(state) || !isStarting(state)) return;
    await wait(150);
  }
}

// In the foreground the kernel ends AppHost with us, whatever becomes of us; AppHost ends all it started.
function startAppHost(detach) {
  const out = openLog();
  const dll = path.join(root, 'AppHost', 'bin', configuration, 'net10.0', 'HubsPlatform.AppHost.dll');
  const [program, ...args] = detach ? ['dotnet', dll] : ['setpriv', '--pdeathsig', 'TERM', 'dotnet', dll];
  return spawn(program, args, { cwd: path.join(root, 'AppHost'), detached: true, stdio: ['ignore', out, out], env: launchEnvironment() });
}

/** The resources of the run as far as it says, each with whether it is well; null before it says anything. */
async function progress(child) {
  const state = await currentState();
  if (state?.pid !== child.pid || !(state.resources?.length > 0)) return null;
  const waiting = new Set(waitingFor(state).map(({ name }) => name));
  return state.resources.map((resource) => ({ ...resource, well: !waiting.has(resource.name) }));
}

async function untilHealthy(child) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const told = new Set();
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Failure(`AppHost ended before everything was healthy:\n${tail(log, 15)}`);
    const resources = await progress(child);
    if (terminal) process.stdout.write('\r\x1b[K');
    for (const { name } of (resources ?? []).filter(({ well, urls }) => well && urls?.length > 0)) {
      if (!told.has(name)) console.log(`${terminal ? '  ✓' : '-'} ${name} is healthy (${seconds()} s)`);
      told.add(name);
    }
    if (resources?.every(({ well }) => well)) return seconds();
    const awaited = resources?.filter(({ well, pid }) => !well && pid).map(describe) ?? ['AppHost'];
    if (performance.now() - started > patience) throw new Failure(`after ${seconds()} s this is still awaited: ${awaited.join(', ')}.\n${tail(log, 15)}`);
    if (terminal) process.stdout.write(dim(`  … waiting for ${awaited.join(', ') || 'the first process'} (${seconds()} s)`.slice(0, process.stdout.columns - 1)));
    await wait(150);
  }
}

/** Real Aspire says it once, in its log. */
const dashboardAddress = () => /https?:\S+\/login\?t=\S+/.exec(readFileSync(log, 'utf8'))?.[0] ?? 'http://localhost:18888';

function welcome(headline, detached) {
  const { gateway, dashboard } = runningState();
  const line = (title, text) => console.log(`  ${title.padEnd(22)}${text}`);
  console.log(`\n${bold(headline)}`);
  line('Portal and APIs', gateway.replace(/\/$/, ''));
  line('Dashboard', dashboard);
  line('Mails', `.eml files in ${path.join(data, 'mail')}, unless AppHost names a server (section Mail)`);
  console.log(`\n${bold('Demonstration accounts')} (Development only; password ${yellow('Hubs-Demo-2026!')})`);
  line('operatrice', 'national operator');
  line('admin.HUB', 'administrator of a hub, for example admin.mednum-bfc');
  line('membre.HUB', 'staff; mediateur.HUB a digital mediator; lecteur.HUB reads');
  line('jury', 'member of the national jury');
  console.log(`\n  ${dim('Try it: ./hubs import docs/examples/recensement-bfc.csv --hub mednum-bfc')}`);
  console.log(dim('  ./hubs status and ./hubs logs NAME say how things are.'));
  console.log(dim(detached ? '  ./hubs down stops everything.' : '  Ctrl-C stops everything.'));
}

await verb(async (args) => {
  const { detach } = options(args, { flags: ['detach'] });
  const begun = await currentState();
  if (begun && !isHealthy(begun) && isStarting(begun)) await untilStarted(begun.pid);
  const already = await currentState();
  if (already && isHealthy(already)) {
    welcome('HubsPlatform is already running.', true);
    return 0;
  }
  if (already) {
    console.log(`- stopping an earlier start (pid ${already.pid}) that is not healthy: ${waitingFor(already).map(describe).join(', ') || 'it has just begun'}`);
    await stopEverything();
  }
  const child = startAppHost(detach);
  if (isAspire) writeAspireState(child.pid, null);
  const exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGKILL' ? 9 : 15))));
  let interrupted = false;
  const stop = () => {
    if (!interrupted) process.stdout.write(`${terminal ? '\r\x1b[K' : ''}- stopping\n`);
    interrupted = true;
    child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

  try {
    const seconds = await untilHealthy(child);
    if (isAspire) writeAspireState(child.pid, dashboardAddress());
    welcome(`HubsPlatform is up (${seconds} s).`, detach);
  } catch (error) {
    if (isAlive(child.pid)) child.kill('SIGTERM');
    await exit;
    // Where another start was quicker by a moment, what runs is its.
    if ((runningState() ?? child).pid === child.pid) await stopEverything();
    if (interrupted) return 130;
    throw error;
  }
  if (detach) {
    child.unref();
    process.exit(0);
  }
  const code = await exit;
  await stopEverything();
  if (interrupted || code === 0) {
    console.log('Everything is stopped.');
    return 0;
  }
  throw new Failure(`AppHost ended by itself (exit code ${code}):\n${tail(log, 12)}`);
});
