import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardedProcess } from './process.ts';

const tail = (log: string): string => log.trimEnd().split('\n').slice(-30).join('\n');

/**
 * Waits until n8n serves: its own readiness (database migrated, REST API there) and, after that, its word that
 * active workflows are running again, which comes last.
 * @throws Error with the end of n8n's log when it ends instead, or when the time is over
 */
export async function waitUntilReady(n8n: GuardedProcess, url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await serves(url)) || !n8n.logs().includes('Editor is now accessible')) {
    const end = n8n.ended();
    if (end !== undefined)
      throw new Error(`n8n ended before it was ready (${end}). The end of its log:\n${tail(n8n.logs())}`);
    if (Date.now() > deadline) {
      throw new Error(
        `n8n was not ready after ${timeoutMs / 1000} s. The end of its log:\n${tail(n8n.logs())}`,
      );
    }
    await sleep(50);
  }
}

/**
 * Stops n8n, but not while its task runner is just announcing itself: asked to end in that moment, n8n waits
 * for the runner until its patience is over.
 */
export async function stopInOrder(n8n: GuardedProcess, runnerTimeoutMs = 5000): Promise<void> {
  const deadline = Date.now() + runnerTimeoutMs;
  while (!n8n.logs().includes('Registered runner') && n8n.ended() === undefined && Date.now() < deadline) {
    await sleep(50);
  }
  await n8n.stop();
}

async function serves(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
