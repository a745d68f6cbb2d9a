// A PostgreSQL and a RabbitMQ for tests and measurements: own data in a temporary folder, free ports, gone with the run.
// As a program (node servers.mjs [--durable] [postgres-setting=value…]) it prints where they are and holds them until its input ends.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, freePorts, options, verb, wait } from './lib.mjs';

const password = 'dev-only';
const isRoot = process.getuid() === 0;

function idOf(user) {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${user}:`));
  if (!line) throw new Failure(`there is no user ${user}; its package is not installed.`);
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Both servers refuse root or should not have it: as root they run as the users that their packages made. */
function folderFor(user, ...parts) {
  const folder = path.join(...parts);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isRoot) {
    const { uid, gid } = idOf(user);
    chownSync(folder, uid, gid);
  }
  return folder;
}

// setpriv becomes the program (the pid is the server's), and the kernel ends it when this process dies.
function asUser(user, program, args, log, environment = {}) {
  const drop = isRoot ? [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'] : [];
  const out = openSync(log, 'a');
  return spawn('setpriv', [...drop, '--pdeathsig', 'INT', program, ...args], {
    cwd: '/',
    stdio: ['ignore', out, out],
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', ...environment },
  });
}

async function until(what, child, log, ready) {
  const deadline = Date.now() + 60_000;
  while (!(await ready())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Failure(`${what} did not start:\n${readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')}`);
    }
    await wait(50);
  }
}

async function startPostgres(base, port, { durable, settings }) {
  const bin = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin'].find(existsSync);
  if (!bin) throw new Failure('PostgreSQL is not installed.');
  const folder = folderFor('postgres', base, 'postgres');
  const data = path.join(folder, 'data');
  const drop = isRoot ? ['--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  const secret = path.join(folder, 'password');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (isRoot) chownSync(secret, idOf('postgres').uid, idOf('postgres').gid);
  const made = spawnSync('setpriv', [...drop, `${bin}/initdb`, '-D', data, '-U', 'postgres', '--auth-local=trust',
    '--auth-host=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8', '--lc-collate=C', '--no-sync'], { cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Failure(`initdb failed: ${made.stderr}`);
  const log = path.join(base, 'postgres.log');
  // Tests keep nothing, so they do not wait for the disk; measurements do.
  const forgetful = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const all = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'shared_buffers=256MB', 'max_connections=300',
    'max_wal_size=2GB', 'random_page_cost=1.1', ...forgetful, ...settings];
  const child = asUser('postgres', `${bin}/postgres`, ['-D', data, ...all.flatMap((setting) => ['-c', setting])], log);
  await until('PostgreSQL', child, log, () => spawnSync('pg_isready', ['-q', '-h', '127.0.0.1', '-p', port]).status === 0);
  return child;
}

/** RabbitMQ is up when it answers the AMQP header, not when its port is open. */
const answersAmqp = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(Buffer.from('AMQP\0\0\x09\x01', 'latin1')));
    socket.setTimeout(1000, () => socket.destroy());
    socket.once('data', (data) => {
      resolve(data[0] === 1);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

async function startRabbit(base, port, distribution, epmdPort) {
  const folder = folderFor('rabbitmq', base, 'rabbitmq');
  const file = (name, text) => {
    const full = path.join(folder, name);
    writeFileSync(full, text);
    chmodSync(full, 0o644);
    return full;
  };
  const environment = {
    HOME: folder,
    PATH: '/usr/lib/rabbitmq/bin:/usr/bin:/bin',
    RABBITMQ_BASE: folder,
    RABBITMQ_MNESIA_BASE: path.join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: path.join(folder, 'log'),
    RABBITMQ_PID_FILE: path.join(folder, 'rabbit.pid'),
    RABBITMQ_GENERATED_CONFIG_DIR: path.join(folder, 'config'),
    RABBITMQ_CONF_ENV_FILE: file('rabbitmq-env.conf', ''),
    RABBITMQ_ADVANCED_CONFIG_FILE: file('advanced.config', '[].\n'),
    RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins', '[].\n'),
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf', [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      'default_user = hubs',
      `default_pass = ${password}`,
      'disk_free_limit.absolute = 200MB',
      'vm_memory_high_watermark.absolute = 1GB',
      'log.console.level = warning',
      '',
    ].join('\n')),
    RABBITMQ_NODENAME: `hubs-test-${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    RABBITMQ_LOGS: '-',
    // The start script becomes the Erlang machine; and its schedulers do not sleep in start-up, which halves it.
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_SCHEDULER_BUSY_WAIT_THRESHOLD: 'very_short',
  };
  const log = path.join(base, 'rabbitmq.log');
  const epmd = asUser('rabbitmq', '/usr/bin/epmd', ['-address', '127.0.0.1', '-port', String(epmdPort)], log);
  const child = asUser('rabbitmq', '/usr/lib/rabbitmq/bin/rabbitmq-server', [], log, environment);
  await until('RabbitMQ', child, log, () => answersAmqp(port));
  return { child, epmd };
}

const ended = (child) => (child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve)));

async function stop(child, signal) {
  child.kill(signal);
  await Promise.race([ended(child), wait(8000)]);
  child.kill('SIGKILL');
}

/** Starts both and says where they are; `stop()` ends them and removes their data. */
export async function startServers({ durable = false, settings = [] } = {}) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'hubs-test-'));
  chmodSync(base, 0o755);
  const [postgresPort, rabbitPort, distribution, epmdPort] = await freePorts(4);
  const [postgres, rabbit] = await Promise.all([startPostgres(base, postgresPort, { durable, settings }), startRabbit(base, rabbitPort, distribution, epmdPort)]);
  return {
    environment: {
      HUBS_TEST_POSTGRES: `Host=127.0.0.1;Port=${postgresPort};Username=postgres;Password=${password};Database=postgres`,
      HUBS_TEST_RABBITMQ: `amqp://hubs:${password}@127.0.0.1:${rabbitPort}`,
    },
    async stop() {
      await Promise.all([stop(postgres, 'SIGINT'), stop(rabbit.child, 'SIGTERM')]);
      await stop(rabbit.epmd, 'SIGTERM');
      rmSync(base, { recursive: true, force: true });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await verb(async (args) => {
    const { durable, rest: settings } = options(args, { flags: ['durable'], words: Infinity });
    const servers = await startServers({ durable, settings });
    console.log(JSON.stringify(servers.environment));
    await new Promise((resolve) => {
      process.stdin.resume().once('end', resolve).once('error', resolve);
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    });
    await servers.stop();
    process.exit(0);
  });
}
