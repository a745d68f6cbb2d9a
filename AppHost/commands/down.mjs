// ./hubs down
import { options, verb } from './lib.mjs';
import { stopEverything } from './stop.mjs';
import { runningState } from './state.mjs';

await verb(async (args) => {
  options(args, {});
  const state = runningState();
  if (state) console.log(`- stopping HubsPlatform (pid ${state.pid})`);
  const { host, others } = await stopEverything();
  if (host > 0) console.log('Everything is stopped.');
  else if (others > 0) console.log(`An earlier run had left ${others} processes; they are ended.`);
  else console.log('Nothing was running.');
  return 0;
});
