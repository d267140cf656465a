// Runs in a process of its own, in the folder of the unzipped app, with nothing of ours around it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

interface Call {
  id: number;
  /** The time at which this call finds the clock standing; the machine's when left out. */
  now?: number;
  event: object;
}

const appDir = process.argv[2] ?? '';
process.chdir(appDir);
const started = performance.now();
const { handler } = createRequire(join(appDir, '/'))('./zapierwrapper.js') as {
  handler(event: object, context: object): Promise<{ results: unknown }>;
};
process.send?.({ ready: performance.now() - started });

const machineNow = Date.now;

process.on('message', ({ id, now, event }: Call) => {
  Date.now = now === undefined ? machineNow : () => now;
  const begun = performance.now();
  const answer = (what: object) => process.send?.({ id, milliseconds: performance.now() - begun, ...what });
  handler(event, {}).then(
    ({ results }) => answer({ results }),
    ({ name, message }: Error) => answer({ error: { name, message } }),
  );
});
