// Ends what this checkout started, by process number and start time only.
import { wait } from './lib.mjs';
import { matches, readState, remains } from './state.mjs';

async function gone(processes, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (processes.some(matches) && Date.now() < deadline) await wait(100);
  return !processes.some(matches);
}

function signal(processes, name) {
  for (const entry of processes.filter(matches)) {
    try {
      process.kill(entry.pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** Asks AppHost to end, waits for all it started, and ends by force what is left. Returns what was found running. */
export async function stopEverything() {
  const state = readState();
  const host = matches(state) ? [{ pid: state.pid, startTime: state.startTime }] : [];
  const others = remains(state);
  if (host.length > 0) {
    signal(host, 'SIGTERM');
    if (!(await gone(host, 30_000))) signal(host, 'SIGKILL');
  }
  // Aspire's orchestrator notices the end of AppHost by itself and takes a few seconds to end the rest.
  if (!(await gone(others, host.length > 0 ? 10_000 : 0))) {
    signal(others, 'SIGTERM');
    if (!(await gone(others, 5_000))) signal(others, 'SIGKILL');
    await gone(others, 2_000);
  }
  return { host: host.length, others: others.length };
}

