// Ends what this checkout started, by process number and start time only.
import { readdirSync, readFileSync } from 'node:fs';
import { startTime, wait } from './lib.mjs';
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

function read(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    // Aspire's orchestrator names the process that it watches over, and is no child of it.
    const watched = /--monitor\0(\d+)\0/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1];
    return { pid, parent, watched: Number(watched) };
  } catch {
    return null; // it ended meanwhile
  }
}

/** The processes with all that they started, directly or not, and what watches over them. */
function withFamily(processes) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => read(Number(name))).filter(Boolean);
  const family = new Set(processes.filter(matches).map(({ pid }) => pid));
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent, watched } of all) {
      if (family.has(parent) || family.has(watched)) family.add(pid);
    }
  }
  return [...family].map((pid) => ({ pid, startTime: startTime(pid) })).filter((process) => process.startTime !== null);
}

/** Asks AppHost to end, waits for all it started, and ends by force what is left. Returns what was found running. */
export async function stopEverything() {
  const state = readState();
  const host = matches(state) ? [{ pid: state.pid, startTime: state.startTime }] : [];
  const others = withFamily([...host, ...remains(state)]).filter(({ pid }) => pid !== host[0]?.pid && pid !== process.pid);
  if (host.length > 0) {
    signal(host, 'SIGTERM');
    if (!(await gone(host, 30_000))) signal(host, 'SIGKILL');
  }
  // Aspire's orchestrator notices the end of AppHost by itself and takes a few seconds to end the rest, containers some more.
  if (!(await gone(others, host.length === 0 ? 0 : state.aspire ? 60_000 : 10_000))) {
    signal(others, 'SIGTERM');
    if (!(await gone(others, 5_000))) signal(others, 'SIGKILL');
    await gone(others, 2_000);
  }
  return { host: host.length, others: others.length };
}

