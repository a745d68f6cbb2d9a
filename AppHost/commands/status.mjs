// ./hubs status
import { bold, dim, green, options, red, verb, yellow } from './lib.mjs';
import { currentState, isHealthy } from './state.mjs';

await verb(async (args) => {
  const { json } = options(args, { flags: ['json'] });
  const state = await currentState();
  const resources = (state?.resources ?? []).map(({ name, state: phase, health, exitCode, urls, pid }) => ({ name, state: phase, health, exitCode, urls, pid }));
  const healthy = isHealthy(state);
  if (json) {
    console.log(JSON.stringify({ running: state !== null, healthy, gateway: state?.gateway ?? null, dashboard: state?.dashboard ?? null, resources }, null, 2));
  } else if (!state) {
    console.log('Nothing is running; ./hubs up starts it.');
  } else {
    for (const { name, state: phase, health, exitCode, urls, pid } of resources) {
      const paint = phase === 'Running' && health === 'Healthy' ? green : phase === 'Running' ? yellow : red;
      const words = [phase, phase === 'Running' ? health : exitCode ? `exit code ${exitCode}` : null].filter(Boolean).join(', ');
      console.log(`${paint('●')} ${name.padEnd(16)} ${words.padEnd(24)} ${dim(String(pid ?? '').padEnd(8))} ${(urls ?? []).join('  ')}`);
    }
    console.log(`\n${bold('Dashboard')} ${state.dashboard}`);
  }
  return !state ? 3 : healthy ? 0 : 1;
});
