import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createN8nApi, type N8nApi } from './api.ts';
import { n8nEnvironment } from './environment.ts';
import { installN8n, type Log } from './install.ts';
import { type PackedPackage, unpackPackage } from './packages.ts';
import { freePort, loopback } from './ports.ts';
import { type GuardedProcess, spawnN8n } from './process.ts';
import { waitUntilReady } from './ready.ts';
import { startServices } from './services.ts';
import { owner } from './template.ts';

export interface QueueOptions {
  packages: readonly PackedPackage[];
  /** 2 unless told. */
  workers?: number;
  /** Executions that one worker runs at a time; 10 unless told, as n8n itself. */
  concurrency?: number;
  /** Added to the environment of every process. */
  env?: Readonly<Record<string, string>>;
  log?: Log;
}

/** n8n in queue mode: one main, one process that receives webhooks, workers, Redis and PostgreSQL. */
export interface Queue {
  /** Of the main process, logged in as the owner. */
  api: N8nApi;
  /** Where webhooks are received: not the main process. */
  webhookUrl: string;
  main: GuardedProcess;
  webhook: GuardedProcess;
  workers: GuardedProcess[];
  /** Starts one more worker, and waits until it takes jobs. */
  addWorker(): Promise<GuardedProcess>;
  /** Ends all of it, and removes what it stored. */
  stop(): Promise<void>;
}

/** What each process says when it is up; n8n has no other sign that is the same for both. */
const upWords = { webhook: 'Webhook listener waiting for requests', worker: 'n8n worker is now ready' };

async function untilUp(kind: keyof typeof upWords, n8n: GuardedProcess): Promise<void> {
  for (const deadline = Date.now() + 180_000; !n8n.logs().includes(upWords[kind]); await sleep(100)) {
    const end = n8n.ended();
    if (end !== undefined || Date.now() > deadline)
      throw new Error(
        `n8n's ${kind} does not come up (${end ?? 'after 180 s'}):\n${n8n.logs().slice(-3000)}`,
      );
  }
}

/**
 * Starts n8n in queue mode. Every process has a user folder of its own with the packages in it, as it has in a
 * container of its own.
 * @throws Error when Redis or PostgreSQL is not installed, or when a process does not come up
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const { packages, workers: count = 2, concurrency = 10, env = {}, log = () => {} } = options;
  await installN8n({ log });
  const services = await startServices();
  const folder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-queue-'));
  const started: GuardedProcess[] = [];
  const stop = async () => {
    // Main and webhook process first, so that nothing new is queued; PostgreSQL last.
    for (const n8n of started) await n8n.stop();
    await services.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };

  try {
    const [mainPort, webhookPort] = [await freePort(), await freePort()];
    const webhookUrl = `http://${loopback}:${webhookPort}`;
    const shared = {
      ...services.env,
      EXECUTIONS_MODE: 'queue',
      N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
      N8N_WEBHOOK_URL: `${webhookUrl}/`,
      N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
      N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
      ...env,
    };
    const spawn = async (command: 'start' | 'webhook' | 'worker', port: number) => {
      const userFolder = await mkdtemp(join(folder, `${command}-`));
      for (const packed of packages) await unpackPackage(userFolder, packed);
      const settings = { userFolder, port, brokerPort: await freePort(), editor: false };
      const n8n = spawnN8n(command, { cwd: userFolder, env: n8nEnvironment(settings, shared) });
      started.push(n8n);
      return n8n;
    };

    const begun = Date.now();
    const main = await spawn('start', mainPort);
    const url = `http://${loopback}:${mainPort}`;
    // An empty PostgreSQL: all of n8n's migrations run.
    await waitUntilReady(main, url, 240_000);
    const api = createN8nApi(url);
    await api.setUpOwner(owner);
    await api.login(owner);
    const webhook = await spawn('webhook', webhookPort);
    const workers: GuardedProcess[] = [];
    const addWorker = async () => {
      const worker = await spawn('worker', await freePort());
      workers.push(worker);
      await untilUp('worker', worker);
      return worker;
    };
    await Promise.all([untilUp('webhook', webhook), ...Array.from({ length: count }, addWorker)]);
    log(`n8n in queue mode, ${count} workers, after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
    return { api, webhookUrl, main, webhook, workers, addWorker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
