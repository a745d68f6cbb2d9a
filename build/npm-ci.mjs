// Installs what package-lock.json names, once, when node_modules is missing or stale.
// Several projects build at the same time, so the first one takes a lock and the others wait for it.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const lock = path.join(root, 'build', 'obj', 'npm.lock');
const stamp = path.join(root, 'node_modules', '.installed');
const wanted = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function acquire() {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }

    // A holder that was killed leaves its lock behind; an empty file is one whose holder has not written its number yet.
    let holder = '';
    try {
      holder = fs.readFileSync(lock, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    if (holder && !alive(Number(holder))) fs.rmSync(lock, { force: true });
    await sleep(200);
  }
}

if (!installed()) {
  await acquire();
  try {
    if (!installed()) {
      console.log('npm ci: installing what package-lock.json names');
      execSync('npm ci --prefer-offline --loglevel=error', { cwd: root, stdio: 'inherit' });
      fs.writeFileSync(stamp, wanted);
    }
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

// MSBuild compares times: say that this lock file, however young, is installed.
fs.utimesSync(stamp, new Date(), new Date());
