// What the verbs of ./hubs share.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = process.env.HUBS_ROOT ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const run = path.join(root, '.run');
export const configuration = process.env.HUBS_CONFIGURATION ?? 'Debug';
export const terminal = process.stdout.isTTY === true;

const colour = (code) => (text) => (terminal ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = colour(1);
export const green = colour(32);
export const red = colour(31);
export const yellow = colour(33);
export const dim = colour(2);

/** What a user can do something about: a sentence, and a code for programs that read --json. */
export class Failure extends Error {
  constructor(message, code = 'not_done') {
    super(message);
    this.code = code;
  }
}

/** Runs a verb: a Failure ends it with its sentence, anything else with its stack; with --json there is JSON on the standard output in any case. */
export async function verb(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    process.stderr.write(`\nhubs: ${error instanceof Failure ? error.message : error.stack}\n`);
    if (process.argv.includes('--json')) console.log(JSON.stringify({ state: 'failed', problem: { code: error instanceof Failure ? error.code : 'unexpected', detail: error.message } }));
    process.exitCode = 1;
  }
}

/** Reads `--name value`, `--flag` and at most so many other words; refuses what is not declared. */
export function options(args, { values = [], flags = [], words = 0 }) {
  const read = { rest: [] };
  for (let i = 0; i < args.length; i++) {
    const [name, inline] = args[i].startsWith('--') ? args[i].slice(2).split(/=(.*)/s) : [];
    if (name === undefined) read.rest.push(args[i]);
    else if (flags.includes(name)) read[name] = true;
    else if (values.includes(name)) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new Failure(`--${name} wants a value.`, 'usage');
      read[name] = value;
    } else throw new Failure(`there is no option --${name}; see --help.`, 'usage');
  }
  if (read.rest.length > words) throw new Failure(`'${read.rest[words]}' is not understood; see --help.`, 'usage');
  return read;
}

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether an address answers well within two seconds. */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** A path as the caller meant it: ./hubs changes into its own folder first. */
export const fromCaller = (file) => path.resolve(process.env.HUBS_CALLED_FROM ?? process.cwd(), file);

/** Start time of a process in clock ticks since boot, as /proc tells it; null when it is gone or a zombie. */
export function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : Number(fields[19]);
  } catch {
    return null;
  }
}

/** Milliseconds that a process has lived; Linux counts its ticks in hundredths of a second. */
export const age = (pid) => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000 - (startTime(pid) ?? 0) * 10;

export const isAlive = (pid) => startTime(pid) !== null;

const isFree = (port) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Free ports below the range from which outgoing connections take theirs. */
export async function freePorts(count) {
  const found = [];
  for (let tries = 0; found.length < count && tries < 500; tries++) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    if (!found.includes(port) && (await isFree(port))) found.push(port);
  }
  if (found.length < count) throw new Failure('no free port between 20000 and 32000.');
  return found;
}

/** Runs a program to its end. */
export function command(program, args, settings = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...settings });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 128, signal, output }));
  });
}

export function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
