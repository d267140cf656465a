import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withLock } from '../lock.ts';
import { createN8nApi, type Owner } from './api.ts';
import { n8nEnvironment } from './environment.ts';
import type { Log } from './install.ts';
import { cacheRoot, installKey } from './paths.ts';
import { freePort, loopback } from './ports.ts';
import { spawnN8n } from './process.ts';
import { stopInOrder, waitUntilReady } from './ready.ts';

/** The owner of every n8n that is started here; it listens on the loopback interface only. */
export const owner: Owner = { email: 'owner@example.com', password: 'Lgcd-demo-42' };

const templateKey = (): string =>
  createHash('sha256').update(`${installKey()} ${owner.email} ${owner.password}`).digest('hex').slice(0, 16);

const hasDatabase = (userFolder: string): boolean => existsSync(join(userFolder, '.n8n', 'database.sqlite'));

/**
 * Gives a new user folder n8n's settings and a database that is migrated and has its owner, copied from a
 * template that is made once for each n8n version: the migrations take longer than all the rest of a start.
 * Leaves a folder that has a database as it is.
 */
export async function seedUserFolder(userFolder: string, log: Log): Promise<void> {
  if (hasDatabase(userFolder)) return;
  const template = join(cacheRoot, `template-${templateKey()}`);
  if (!existsSync(template)) {
    await withLock(
      'template',
      async () => {
        if (!existsSync(template)) await makeTemplate(template, log);
      },
      (seconds) => log(`Another process is preparing n8n's database; waiting for it (${seconds} s) ...`),
    );
  }
  await cp(template, join(userFolder, '.n8n'), { recursive: true });
}

async function makeTemplate(template: string, log: Log): Promise<void> {
  log("Preparing n8n's database (once for each version) ...");
  const folder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-template-'));
  try {
    const port = await freePort();
    const env = n8nEnvironment({ userFolder: folder, port, brokerPort: await freePort(), editor: false });
    const n8n = spawnN8n('start', { cwd: folder, env });
    try {
      const url = `http://${loopback}:${port}`;
      await waitUntilReady(n8n, url, 180_000);
      await createN8nApi(url).setUpOwner(owner);
    } finally {
      await stopInOrder(n8n);
    }
    await keep(join(folder, '.n8n'), template);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only the settings (they hold the database's encryption key) and the database; renamed into place when whole. */
async function keep(from: string, template: string): Promise<void> {
  const draft = `${template}.${process.pid}`;
  await mkdir(dirname(template), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  for (const name of await readdir(from)) {
    if (name === 'config' || name.startsWith('database.sqlite'))
      await cp(join(from, name), join(draft, name));
  }
  await rename(draft, template);
}
