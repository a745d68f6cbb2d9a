// ./hubs reset
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Failure, options, root, verb } from './lib.mjs';
import { stopEverything } from './stop.mjs';
import { data, supply } from './state.mjs';

// What the builds and the look for Aspire found out is no data of the platform.
const kept = /^(built-.*|logs)$/;

/** Aspire keeps databases and queues in volumes of the container engine, named after the path of AppHost. */
function removeVolumes() {
  const { isAspire, engine } = supply();
  if (!isAspire || engine === 'none') return;
  const host = path.join(root, 'AppHost', 'HubsPlatform.AppHost.csproj').toLowerCase();
  const prefix = `hubsplatform.apphost-${createHash('sha256').update(host).digest('hex').slice(0, 10)}-`;
  const say = (...args) => {
    const { status, stdout, stderr } = spawnSync(engine, ['volume', ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Failure(`${engine} volume ${args[0]} failed: ${stderr?.trim()}`);
    return stdout.split('\n').filter((name) => name.startsWith(prefix));
  };
  const volumes = say('ls', '--quiet');
  if (volumes.length > 0) say('rm', ...volumes);
}

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
  removeVolumes();
  for (const entry of existsSync(data) ? readdirSync(data) : []) {
    if (!kept.test(entry)) rmSync(path.join(data, entry), { recursive: true, force: true });
  }
  console.log('The data of this checkout is removed; ./hubs up starts afresh.');
  return 0;
});
