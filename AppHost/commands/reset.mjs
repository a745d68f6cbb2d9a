// ./hubs reset
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Failure, options, verb } from './lib.mjs';
import { stopEverything } from './stop.mjs';
import { data } from './state.mjs';

// What the builds and the look for Aspire found out is no data of the platform.
const kept = /^(built-.*|logs)$/;

await verb(async (args) => {
  const { yes } = options(args, { flags: ['yes'] });
  if (!yes) {
    if (!process.stdin.isTTY) throw new Failure('reset asks before it removes data; say --yes where nobody can answer.');
    const questions = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await questions.question(`This removes the databases, queues and generated passwords in ${data}. Type yes to go on: `);
    questions.close();
    if (answer.trim().toLowerCase() !== 'yes') {
      console.log('Nothing was removed.');
      return 1;
    }
  }
  await stopEverything();
  for (const entry of existsSync(data) ? readdirSync(data) : []) {
    if (!kept.test(entry)) rmSync(path.join(data, entry), { recursive: true, force: true });
  }
  console.log('The data of this checkout is removed; ./hubs up starts afresh.');
  return 0;
});
