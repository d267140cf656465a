import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { harnessRoot } from './paths.ts';
import { freePort, loopback } from './ports.ts';
import { type GuardedProcess, spawnGuarded } from './process.ts';

const run = promisify(execFile);

/** The programs that queue mode needs beside n8n. */
interface Programs {
  redis: string;
  initdb: string;
  postgres: string;
}

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** Debian keeps the server's programs out of the path, by version. */
const ofPostgres = (name: string): string | undefined =>
  onPath(name) ?? globSync(`/usr/lib/postgresql/*/bin/${name}`).sort().at(-1);

/** What of Redis and PostgreSQL is not installed; empty when queue mode can run here. */
export function missingServices(): string[] {
  const redis = onPath('redis-server') ? [] : ['Redis (Debian: redis-server)'];
  return [...redis, ...(hasPostgres() ? [] : ['PostgreSQL (Debian: postgresql)'])];
}

/** Whether a PostgreSQL can be started here. */
export const hasPostgres = (): boolean =>
  ofPostgres('postgres') !== undefined && ofPostgres('initdb') !== undefined;

function programs(): Programs {
  const missing = missingServices();
  if (missing.length > 0)
    throw new Error(`Queue mode needs ${missing.join(' and ')}; install what is missing.`);
  return { redis: onPath('redis-server') as string, ...ofDatabase() };
}

function ofDatabase(): Pick<Programs, 'initdb' | 'postgres'> {
  if (!hasPostgres()) throw new Error('PostgreSQL (Debian: postgresql) is not installed.');
  return {
    initdb: ofPostgres('initdb') as string,
    postgres: ofPostgres('postgres') as string,
  };
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function unprivileged(): { uid?: number; gid?: number; prefix: readonly string[] } {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const prefix = ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--'];
  return { uid: idOf('-u'), gid: idOf('-g'), prefix };
}

export interface Services {
  /** What n8n needs to know of them, as its environment. */
  env: Readonly<Record<string, string>>;
  /** Ends both and removes what they stored. */
  stop(): Promise<void>;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, loopback);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy()).setTimeout(1000, () => socket.destroy());
    socket.once('connect', () => socket.end());
  });

async function untilAccepting(name: string, process: GuardedProcess, port: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await accepts(port)); await sleep(50)) {
    const end = process.ended();
    if (end !== undefined || Date.now() > deadline)
      throw new Error(`${name} does not come up (${end ?? 'after 30 s'}):\n${process.logs()}`);
  }
}

/** Any program under the orphan guard, so that it ends with this process at the latest. */
const guarded = (cwd: string, command: readonly string[]) =>
  spawnGuarded(join(harnessRoot, 'run-command.ts'), command, { cwd, env: process.env });

async function startRedis(folder: string, program: string, password: string) {
  const port = await freePort();
  const settings = ['--port', port, '--bind', loopback, '--requirepass', password, '--dir', folder];
  const redis = guarded(folder, [program, ...settings.map(String), '--save', '', '--appendonly', 'no']);
  await untilAccepting('Redis', redis, port);
  return { process: redis, port };
}

/** A new cluster with one user; nothing is kept, so that nothing needs to reach the disk. */
async function startPostgres(
  folder: string,
  { initdb, postgres }: Pick<Programs, 'initdb' | 'postgres'>,
  password: string,
) {
  const { uid, gid, prefix } = unprivileged();
  const data = join(folder, 'postgres');
  const secret = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) {
    await chown(data, uid, gid);
    await chown(secret, uid, gid);
  }
  const create = [initdb, '-D', data, '-U', 'n8n', '--auth=scram-sha-256', `--pwfile=${secret}`];
  const [command = '', ...args] = [...prefix, ...create, '--encoding=UTF8', '--no-locale', '--no-sync'];
  await run(command, args, { cwd: folder });
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=120'];
  const options = [`listen_addresses=${loopback}`, `port=${port}`, 'unix_socket_directories=', ...settings];
  const server = guarded(folder, [
    ...prefix,
    postgres,
    '-D',
    data,
    ...options.flatMap((option) => ['-c', option]),
  ]);
  await untilAccepting('PostgreSQL', server, port);
  return { process: server, port };
}

/** A fast shutdown gives the system its shared memory back, which an end by force would not. */
async function stopPostgres(folder: string, server: GuardedProcess): Promise<void> {
  const [pid] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGINT');
  await Promise.race([server.end, sleep(10_000, undefined, { ref: false })]);
}

/**
 * Starts Redis and PostgreSQL on free ports of the loopback interface, with passwords and a temporary folder of
 * their own.
 * @throws Error when one is not installed or does not come up
 */
export async function startServices(): Promise<Services> {
  const installed = programs();
  const folder = await mkdtemp(join(tmpdir(), 'lgcd-services-'));
  // PostgreSQL's user must get through to its own folder.
  await chmod(folder, 0o711);
  const passwords = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')] as const;
  const started: GuardedProcess[] = [];
  const stop = async () => {
    const [, server] = started;
    if (server && server.ended() === undefined) await stopPostgres(folder, server);
    await Promise.all(started.map((process) => process.stop()));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const redis = await startRedis(folder, installed.redis, passwords[0]);
    started.push(redis.process);
    const postgres = await startPostgres(folder, installed, passwords[1]);
    started.push(postgres.process);
    return {
      env: {
        DB_TYPE: 'postgresdb',
        DB_POSTGRESDB_HOST: loopback,
        DB_POSTGRESDB_PORT: String(postgres.port),
        DB_POSTGRESDB_DATABASE: 'postgres',
        DB_POSTGRESDB_USER: 'n8n',
        DB_POSTGRESDB_PASSWORD: passwords[1],
        QUEUE_BULL_REDIS_HOST: loopback,
        QUEUE_BULL_REDIS_PORT: String(redis.port),
        QUEUE_BULL_REDIS_PASSWORD: passwords[0],
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface Database {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Ends it and removes what it stored. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL alone, as `startServices` does it.
 * @throws Error when it is not installed or does not come up
 */
export async function startDatabase(): Promise<Database> {
  const installed = ofDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'lgcd-database-'));
  await chmod(folder, 0o711);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const password = randomBytes(12).toString('hex');
  try {
    const { process: server, port } = await startPostgres(folder, installed, password);
    return {
      host: loopback,
      port,
      user: 'n8n',
      password,
      database: 'postgres',
      async stop() {
        if (server.ended() === undefined) await stopPostgres(folder, server);
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
