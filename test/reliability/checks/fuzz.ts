import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { type Server, startServer } from '../../../packages/mock-server/src/http/server.ts';
import { reseed } from '../../../packages/mock-server/src/seed/index.ts';
import { type Attempt, send } from '../../../packages/mock-server/test/hostile.ts';
import { type Outcome, Promises, type Sizes } from '../outcome.ts';
import { forge } from './forgery.ts';
import { type Surface, surfaces } from './surfaces.ts';

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

export interface FuzzSizes extends Sizes {
  /** To each surface. */
  requests: number;
  verifications: number;
}

/** Fewer requests leave nothing to be measured. */
const enoughForMemory = 1000;

/** What the process holds on to when the server is back at its seed. */
async function heldBy(server: Server): Promise<number> {
  server.core.faults.clear();
  server.core.journal.clear();
  await reseed(server.core, 'demo');
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function attack(surface: Surface, times: number, seed: number, promises: Promises) {
  const server = await startServer({
    clock: '2026-07-15T10:00:00Z',
    rateLimit: 0,
    retryLadder: [0],
    deliveryTimeoutMs: 500,
  });
  try {
    const headers = surface.headers(server);
    let sent = 0;
    let succeeded = 0;
    const batch = async (count: number, from: number) => {
      const requests = await surface.requests(server);
      await fc.assert(
        fc.asyncProperty(requests, async (attempt: Attempt) => {
          if (attempt.path.includes('/live')) return;
          sent += 1;
          const label = `${attempt.method} ${attempt.path} ${attempt.body ?? ''}`.slice(0, 600);
          const { status, text } = await send(server, attempt, headers).catch((error: Error) => ({
            status: 0,
            text: error.message,
          }));
          promises.hold(status > 0, `No answer to ${label}: ${text}`);
          promises.hold(status < 500, `${status} for ${label}`);
          promises.hold(
            !/<script>alert\(1\)/.test(text) || surface.name !== '/cockpit',
            `Raw markup after ${label}`,
          );
          if (status > 0 && status < 400) succeeded += 1;
        }),
        { numRuns: count, seed: from, endOnFailure: true },
      );
    };
    // What is loaded and compiled at first use is no leak.
    await batch(Math.ceil(times / 4), seed);
    const before = times < enoughForMemory ? undefined : await heldBy(server);
    await batch(Math.floor((times * 3) / 4), seed + 1);
    const growth = before && (await heldBy(server)) / before;
    promises.hold(
      (growth ?? 1) < 1.3,
      `${surface.name} holds ${growth?.toFixed(2)} times the memory after the requests.`,
    );
    for (const failure of server.core.failures)
      promises.hold(false, `${surface.name} failed: ${failure.message}`);
    return { sent, succeeded, growth };
  } finally {
    await server.close().catch(() => undefined);
  }
}

/**
 * Hostile values on every surface: no answer of 500 or later, none missing, nothing of it held on to; and forged
 * deliveries of all kinds, none of which is believed.
 */
export async function fuzz(sizes: FuzzSizes, attacked = surfaces): Promise<Outcome> {
  const promises = new Promises();
  const counts: Record<string, number> = {};
  for (const surface of attacked) {
    const { sent, succeeded, growth } = await attack(surface, sizes.requests, sizes.seed, promises);
    counts[`${surface.name}: requests`] = sent;
    counts[`${surface.name}: of them carried out`] = succeeded;
    if (growth) counts[`${surface.name}: memory after them, times`] = Math.round(growth * 100) / 100;
  }
  const { verifications, genuine, accepted } = forge(sizes.verifications, sizes.seed, promises);
  return {
    name: 'Fuzz',
    sizes,
    counts: { ...counts, verifications, 'genuine of them': genuine, 'accepted of them': accepted },
    broken: promises.broken,
  };
}
