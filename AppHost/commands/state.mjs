// What AppHost says of itself. It keeps `state.json` in its data folder (HUBS_DATA, else .run/) up to date while it runs:
// { pid, startTime, gateway, identity, dashboard, healthy, processes: [{ pid, startTime }],
//   resources: [{ name, resource, state, health, exitCode, pid, urls, endpoints: { http: { url, process } }, log }] }
// startTime is field 22 of /proc/PID/stat, so that a process number that was given again is not taken for ours.
// Under real Aspire, which keeps its state to itself, `hubs up` writes what the other verbs have to know.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answers, readJson, root, run, startTime } from './lib.mjs';

export const data = path.resolve(process.env.HUBS_DATA ?? run);
export const hostLog = path.join(data, 'logs', 'apphost.log');

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

/** The run that there is. Of one under real Aspire only the door is known, and asked now; the rest is in the dashboard. */
export async function currentState() {
  const state = runningState();
  if (!state?.aspire) return state;
  const health = (await answers(`${state.gateway}/health/ready`)) ? 'Healthy' : 'Unhealthy';
  return { ...state, healthy: health === 'Healthy', resources: state.resources.map((resource) => ({ ...resource, health })) };
}

export function writeAspireState(pid, dashboard) {
  const profile = readJson(path.join(root, 'gateway', 'Properties', 'launchSettings.json')).profiles.http;
  const gateway = profile.applicationUrl.replace(/\/$/, '');
  const host = { name: 'apphost', resource: 'apphost', state: 'Running', health: 'Unhealthy', pid, urls: [gateway], log: hostLog };
  mkdirSync(data, { recursive: true });
  writeFileSync(
    path.join(data, 'state.json'),
    JSON.stringify({ aspire: true, pid, startTime: startTime(pid), gateway, identity: 'http://localhost:8180', dashboard, processes: [], resources: [host] }),
  );
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

/** What `Directory.Build.local.props` chose: real Aspire or local mode, and the container engine that was found. */
export function supply() {
  const file = path.join(root, 'Directory.Build.local.props');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return { isAspire: /<FullFeed>true</.test(text), engine: /<ContainerEngine>(\w+)</.exec(text)?.[1] ?? 'none' };
}
