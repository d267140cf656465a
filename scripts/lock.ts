import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheRoot } from './n8n/paths.ts';

/** SQLite's code for "another connection holds the lock". */
const busy = 5;

const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === busy;

/**
 * Runs `work` while no other process (and no other call in this one) runs work of the same name.
 *
 * The lock is an exclusive transaction on an empty database: the operating system gives it up when its
 * holder dies, however it dies, so that no stale lock is ever left to guess about.
 *
 * @param onWait called at most every `everyMs` milliseconds while another holds the lock, with the seconds waited
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  onWait: (seconds: number) => void = () => {},
  everyMs = 5000,
): Promise<T> {
  mkdirSync(cacheRoot, { recursive: true });
  const database = new DatabaseSync(join(cacheRoot, `${name}.lock`));
  try {
    const started = Date.now();
    let told = started - everyMs;
    while (!acquired(database)) {
      if (Date.now() - told >= everyMs) {
        told = Date.now();
        onWait(Math.round((told - started) / 1000));
      }
      await sleep(200);
    }
    return await work();
  } finally {
    database.close();
  }
}

function acquired(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
