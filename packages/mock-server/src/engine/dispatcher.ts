import { matches, sign, signatureHeader } from '@lgcd/core-client/webhook';
import type { Row } from '../resources/tables.ts';
import type { Bus } from './bus.ts';
import { type Clock, isoTime } from './clock.ts';
import { isDelivered, isRetried } from './delivery-schedule.ts';
import { createLanes } from './lanes.ts';
import { post } from './post.ts';
import type { Db } from './store/db.ts';
import { decode, insertRow, updateRow } from './store/rows.ts';
import type { Timed } from './timeline.ts';

export interface DispatcherOptions {
  /** Seconds after the event at which a delivery is tried. */
  retryLadder: readonly number[];
  timeoutMs: number;
}

/** Turns events of the outbox into deliveries, and posts them. Nothing else sends. */
export interface Dispatcher extends Timed {
  /** How long a receiver may take. */
  readonly timeoutMs: number;
  /** Puts one event on its way to one webhook, signed. */
  enqueue(event: Row<'events'>, webhook: Row<'webhooks'>, replayOf?: number | null): Row<'deliveries'>;
  /** Resolves when no attempt is under way. */
  idle(): Promise<void>;
  /** Breaks off what is under way; it stays pending, and nothing more is posted until `resume`. */
  pause(): Promise<void>;
  resume(): void;
}

/** The headers that are ours; Node adds `Host`, `Content-Length` and `Connection`. */
export const deliveryHeaders = (signature: string) => ({
  'Content-Type': 'application/json',
  'User-Agent': 'LGCD-Webhooks/1.0',
  [signatureHeader]: signature,
});

/**
 * Deliveries to one webhook go one after the other, so that first attempts keep the order of the events; webhooks do
 * not wait for each other. `onIdle` is called when a webhook has nothing more that is due.
 */
export function createDispatcher(
  db: Db,
  clock: Clock,
  bus: Bus,
  options: DispatcherOptions,
  onIdle: () => void,
  onError: (error: unknown) => void,
): Dispatcher {
  const stepMs = (attempt: number) => Math.round((options.retryLadder[attempt] ?? 0) * 1000);

  function enqueue(event: Row<'events'>, webhook: Row<'webhooks'>, replayOf: number | null = null) {
    const now = clock.now();
    const delivery = insertRow(db, 'deliveries', {
      agency_id: event.agency_id,
      webhook_id: webhook.id,
      event_id: event.id,
      status: 'pending',
      replay_of: replayOf,
      signature: sign(event.body, webhook.secret),
      attempts_made: 0,
      due_at: now + stepMs(0),
      queued_at: now,
      created_at: event.created_at,
    });
    bus.tell({ type: 'delivery', agencyId: event.agency_id, id: delivery.id });
    return delivery;
  }

  /** Events that no delivery has been made for yet. Part of the work of `run`, so that a restart picks them up. */
  function fanOut(): void {
    db.transaction(() => {
      for (const stored of db.all('select * from events where dispatched = 0 order by id')) {
        const event = decode('events', stored);
        updateRow(db, 'events', { dispatched: true }, 'id = ?', [event.id]);
        const webhooks = db
          .all('select * from webhooks where agency_id = ? and active = 1 order by id', [event.agency_id])
          .map((row) => decode('webhooks', row));
        for (const webhook of webhooks) {
          if (webhook.events.some((pattern) => matches(pattern, event.event))) enqueue(event, webhook);
        }
      }
    });
  }

  const nextOf = (webhookId: number): Row<'deliveries'> | undefined => {
    const stored = db.get(
      'select * from deliveries where webhook_id = ? and due_at <= ? order by due_at, id limit 1',
      [webhookId, clock.now()],
    );
    return stored && decode('deliveries', stored);
  };

  /** When the attempt after `made` attempts is due, null when there is none. */
  function nextAttempt(queuedAt: number, made: number): number | null {
    if (made >= options.retryLadder.length) return null;
    const planned = queuedAt + stepMs(made);
    const now = clock.now();
    // A server that was down does not make up for what it missed all at once.
    return planned > now ? planned : now + stepMs(made) - stepMs(made - 1);
  }

  async function attempt(delivery: Row<'deliveries'>): Promise<void> {
    const event = decode('events', db.get('select * from events where id = ?', [delivery.event_id]) ?? {});
    const webhook = decode(
      'webhooks',
      db.get('select * from webhooks where id = ?', [delivery.webhook_id]) ?? {},
    );
    const attemptedAt = clock.now();
    const { signal } = lanes;
    const outcome = await post(
      webhook.url,
      event.body,
      deliveryHeaders(delivery.signature),
      options.timeoutMs,
      signal,
    );
    if (signal.aborted) return;
    const number = delivery.attempts_made + 1;
    const due = isRetried(outcome.statusCode) ? nextAttempt(delivery.queued_at, number) : null;
    const status = isDelivered(outcome.statusCode) ? 'delivered' : due === null ? 'failed' : 'pending';
    db.transaction(() => {
      const changes = { status, attempts_made: number, due_at: due };
      const changed = updateRow(db, 'deliveries', changes, 'id = ?', [delivery.id]);
      // The webhook may have been deleted while its receiver was thinking.
      if (!changed) return;
      insertRow(db, 'delivery_attempts', {
        delivery_id: delivery.id,
        number,
        attempted_at: isoTime(attemptedAt),
        status_code: outcome.statusCode,
        duration_ms: outcome.durationMs,
        response_excerpt: outcome.excerpt,
        error: outcome.error,
      });
    });
    bus.tell({ type: 'attempt', agencyId: delivery.agency_id, id: delivery.id });
  }

  const lanes = createLanes(nextOf, attempt, onIdle, onError);

  return {
    timeoutMs: options.timeoutMs,
    enqueue,
    nextDue() {
      if (lanes.signal.aborted) return null;
      if (db.get('select 1 from events where dispatched = 0 limit 1')) return clock.now();
      const busy = lanes.busy();
      const stored = db.get(
        `select min(due_at) as due from deliveries where due_at is not null and webhook_id not in (${busy.map(() => '?').join(', ')})`,
        busy,
      );
      return stored?.due == null ? null : Number(stored.due);
    },
    run(now) {
      fanOut();
      const due = db.all('select distinct webhook_id from deliveries where due_at <= ? order by webhook_id', [
        now,
      ]);
      for (const { webhook_id } of due) lanes.start(Number(webhook_id));
    },
    idle: lanes.idle,
    pause: lanes.pause,
    resume: lanes.resume,
  };
}
