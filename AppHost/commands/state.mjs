// What AppHost says of itself. It keeps `state.json` in its data folder (HUBS_DATA, else .run/) up to date while it runs:
// { pid, startTime, gateway, identity, dashboard, healthy, processes: [{ pid, startTime }],
//   resources: [{ name, resource, state, health, exitCode, pid, urls, endpoints: { http: { url, process } }, log }] }
// startTime is field 22 of /proc/PID/stat, so that a process number that was given again is not taken for ours.
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { readJson, run, startTime } from './lib.mjs';

export const data = path.resolve(process.env.HUBS_DATA ?? run);

export function readState() {
  try {
    return readJson(path.join(data, 'state.json'));
  } catch {
    return null; // being written
  }
}

export const matches = (process) => process?.pid > 0 && startTime(process.pid) === process.startTime;

export function runningState() {
  const state = readState();
  return matches(state) ? state : null;
}

export const remains = (state) => (state?.processes ?? []).filter(matches);

const well = ({ state, health }) => state === 'Running' && health === 'Healthy';
export const waitingFor = (state) => (state?.resources ?? []).filter((resource) => !well(resource));
export const isHealthy = (state) => (state?.resources?.length ?? 0) > 0 && waitingFor(state).length === 0;

export const describe = ({ name, state, health, exitCode }) =>
  `${name} (${[state, state === 'Running' ? health : null, exitCode ? `exit code ${exitCode}` : null].filter(Boolean).join(', ').toLowerCase()})`;

/** The last lines of a file, read from its end. */
export function tail(file, lines = 20) {
  if (!file || !existsSync(file)) return '';
  const size = statSync(file).size;
  const length = Math.min(size, lines * 400);
  const buffer = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  readSync(handle, buffer, 0, length, size - length);
  closeSync(handle);
  return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** Whether `Directory.Build.local.props` chose real Aspire, which writes no state file. */
export function underAspire(root) {
  const file = path.join(root, 'Directory.Build.local.props');
  return existsSync(file) && /<FullFeed>true</.test(readFileSync(file, 'utf8'));
}
