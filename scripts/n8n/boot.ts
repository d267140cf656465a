import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createN8nApi, type N8nApi, type Owner } from './api.ts';
import { n8nEnvironment } from './environment.ts';
import { installN8n, type Log } from './install.ts';
import { type PackedPackage, unpackPackage } from './packages.ts';
import { n8nVersion } from './paths.ts';
import { assertPortFree, freePort, loopback } from './ports.ts';
import { spawnN8n } from './process.ts';
import { stopInOrder, waitUntilReady } from './ready.ts';
import { owner, seedUserFolder } from './template.ts';

export interface StartOptions {
  /** Where n8n keeps everything; kept on stop. A temporary folder, removed on stop, unless told. */
  userFolder?: string;
  /** A free one unless told. */
  port?: number;
  /** Node packages to unpack into the user folder, over what is there. */
  packages?: readonly PackedPackage[];
  /** Serve the web editor; costs about 2 s. Off unless told. */
  editor?: boolean;
  /** Added to n8n's environment; wins over the harness's own. */
  env?: Readonly<Record<string, string>>;
  /** Receives lines of progress. */
  log?: Log;
  /** 120 000 unless told. */
  timeoutMs?: number;
}

export interface N8n {
  /** Without a slash at the end. */
  url: string;
  owner: Owner;
  userFolder: string;
  /** n8n's process, which leads a group of its own. */
  pid: number;
  /** Logged in as the owner. */
  api: N8nApi;
  /** Everything n8n wrote so far. */
  logs(): string;
  /** Ends n8n and its children, waits for it, and removes a temporary user folder. Can be repeated. */
  stop(): Promise<void>;
}

/**
 * Installs n8n when it is not there yet, starts it with the given packages and answers when it serves.
 * n8n ends with this process at the latest, however that ends.
 *
 * @throws Error when the port is taken, a tarball is missing, or n8n does not come up (with the end of its log)
 */
export async function startN8n(options: StartOptions = {}): Promise<N8n> {
  const { packages = [], editor = false, env = {}, log = () => {}, timeoutMs = 120_000 } = options;
  if (options.port !== undefined) await assertPortFree(options.port);
  await installN8n({ log });

  const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'lgcd-n8n-')));
  const removeTemporary = () => {
    process.off('exit', removeTemporary);
    if (options.userFolder === undefined) rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', removeTemporary);
  try {
    await mkdir(userFolder, { recursive: true });
    await seedUserFolder(userFolder, log);
    for (const packed of packages) await unpackPackage(userFolder, packed);

    const started = Date.now();
    const port = options.port ?? (await freePort());
    const url = `http://${loopback}:${port}`;
    const n8n = spawnN8n('start', {
      cwd: userFolder,
      env: n8nEnvironment({ userFolder, port, brokerPort: await freePort(), editor }, env),
    });
    const api = createN8nApi(url);
    try {
      await waitUntilReady(n8n, url, timeoutMs);
      await api.login(owner);
    } catch (error) {
      await n8n.stop();
      throw error;
    }
    log(`n8n ${n8nVersion()} serves at ${url} after ${((Date.now() - started) / 1000).toFixed(1)} s.`);

    let stopped: Promise<void> | undefined;
    return {
      url,
      owner,
      userFolder,
      pid: n8n.pid,
      api,
      logs: n8n.logs,
      stop: () => (stopped ??= stopInOrder(n8n).then(removeTemporary)),
    };
  } catch (error) {
    removeTemporary();
    throw error;
  }
}
