import { eventNames } from '@lgcd/core-client/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { checkInput, readJson } from './input.ts';
import { abilitiesUsed } from './testing/abilities-used.ts';
import { attack } from './testing/battery.ts';
import { diagnose } from './testing/doctor.ts';
import { expectDelivery } from './testing/expect-delivery.ts';
import { dropSnapshot, restoreSnapshot, type Snapshot, takeSnapshot } from './testing/snapshot.ts';

const expectation = z.object({
  event: z.enum(eventNames),
  where: z.record(z.string(), z.unknown()).nullish(),
  status: z.enum(['pending', 'delivered', 'failed']).nullish(),
  webhook_id: z.int().min(1).nullish(),
  agency_id: z.int().min(1).nullish(),
  timeout_ms: z.int().min(0).max(60_000).nullish(),
});
const receiver = z.object({ webhook_id: z.int().min(1), delivery_id: z.int().min(1).nullish() });
const run = z.object({ token_id: z.int().min(1).optional() });
const target = z.object({ webhook_id: z.int().min(1) });

function snapshotRoutes(app: Hono<Env>, core: Core): void {
  const snapshots = new Map<number, Snapshot>();
  const named = (id: string): Snapshot => {
    const snapshot = snapshots.get(Number(id));
    if (!snapshot) throw new HttpError(404, `There is no snapshot ${id}.`);
    return snapshot;
  };
  app.post('/snapshots', (c) => {
    const snapshot = takeSnapshot(core);
    snapshots.set(snapshot.id, snapshot);
    return c.json({ data: { id: snapshot.id } }, 201);
  });
  app.post('/snapshots/:id/restore', async (c) => {
    await restoreSnapshot(core, named(c.req.param('id')));
    return c.json({ data: { id: Number(c.req.param('id')) } });
  });
  app.delete('/snapshots/:id', (c) => {
    const snapshot = named(c.req.param('id'));
    dropSnapshot(core, snapshot);
    snapshots.delete(snapshot.id);
    return c.body(null, 204);
  });
}

/** For tests of one's own integration, from a shell or another language; `startMockServer` has the same as methods. */
export function testingRoutes(app: Hono<Env>, core: Core): void {
  snapshotRoutes(app, core);
  app.post('/expect-delivery', async (c) => {
    const { webhook_id, agency_id, timeout_ms, event, where, status } = checkInput(
      expectation,
      await readJson(c),
    );
    try {
      const data = await expectDelivery(core, {
        event,
        where: where ?? undefined,
        status: status ?? undefined,
        webhookId: webhook_id ?? undefined,
        agencyId: agency_id ?? undefined,
        timeoutMs: timeout_ms ?? undefined,
      });
      return c.json({ data });
    } catch (error) {
      throw new HttpError(404, (error as Error).message);
    }
  });
  app.post('/diagnose', async (c) => {
    const { webhook_id, delivery_id } = checkInput(receiver, await readJson(c));
    return c.json({ data: await diagnose(core, webhook_id, delivery_id ?? undefined) });
  });
  app.post('/attack', async (c) => {
    const { webhook_id } = checkInput(target, await readJson(c));
    return c.json({ data: await attack(core, webhook_id) });
  });
  app.get('/abilities', (c) => {
    const { token_id } = checkInput(run, c.req.query());
    return c.json({ data: abilitiesUsed(core, token_id) });
  });
}
