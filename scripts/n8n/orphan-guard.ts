import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into n8n before n8n: when whoever started it is gone, however it went, its end of our standard input
 * closes, and the whole group (n8n and its task runner) goes too. n8n's worker threads load this file as well
 * and have a standard input of their own that closes at once.
 */
if (isMainThread) {
  process.stdin.on('error', () => {});
  process.stdin.once('close', () => process.kill(-process.pid, 'SIGKILL'));
  process.stdin.resume();
  // Listening must not keep n8n alive.
  (process.stdin as unknown as { unref?: () => void }).unref?.();
}
