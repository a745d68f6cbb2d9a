// ./hubs logs NAME
import { createReadStream, existsSync, statSync, watchFile } from 'node:fs';
import { Failure, options, verb } from './lib.mjs';
import { readState, tail } from './state.mjs';

await verb(async (args) => {
  const { rest: [name], follow, tail: lines = '200' } = options(args, { values: ['tail'], flags: ['follow'], words: 1 });
  if (!/^\d{1,6}$/.test(lines)) throw new Failure(`--tail wants a number of lines, not '${lines}'.`);
  const { resources = [], aspire, dashboard } = readState() ?? {};
  if (resources.length === 0) throw new Failure('nothing has run here yet; ./hubs up starts it.');
  const names = [...new Set(resources.filter(({ log }) => log).map((resource) => resource.name))].join(', ');
  if (!name) {
    console.log(`Resources with a log: ${names}`);
    return 0;
  }
  const files = resources.filter((resource) => resource.name === name || resource.resource === name).map(({ log }) => log).filter((log) => log && existsSync(log));
  if (files.length === 0) throw new Failure(`there is no log of '${name}'. Known: ${names}.${aspire ? ` Aspire keeps the others: ${dashboard}` : ''}`);
  for (const file of files) {
    const text = tail(file, Number(lines));
    if (text) console.log(text);
    if (!follow) continue;
    let read = statSync(file).size;
    watchFile(file, { interval: 300 }, ({ size }) => {
      if (size > read) createReadStream(file, { start: read, end: size - 1 }).pipe(process.stdout, { end: false });
      read = size;
    });
  }
  if (follow) await new Promise(() => {});
  return 0;
});
