import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A lock whose owner has died is free. */
async function dropStale(path: string): Promise<void> {
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  if (owner > 0 && !alive(owner)) await rm(path, { force: true });
}

/** Runs `work` while no other process of this machine holds the lock file: jest's workers share one app folder. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    const file = await open(path, 'wx').catch(() => undefined);
    if (file) {
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    }
    await dropStale(path);
    await pause(50);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
