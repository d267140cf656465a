import { setTimeout as sleep } from 'node:timers/promises';
import type { EventName } from '@lgcd/core-client/contract';
import { sign, signatureHeader } from '@lgcd/core-client/webhook';
import type { Row } from '../resources/tables.ts';
import { isDeliverable, notAllowed } from '../resources/webhook/rules.ts';
import type { Later } from './backoff.ts';
import type { Bus } from './bus.ts';
import { type Clock, isoTime } from './clock.ts';
import type { Connections } from './connections.ts';
import { isDelivered, isRetried } from './delivery-schedule.ts';
import { type Faults, faultBody } from './faults.ts';
import { createLanes } from './lanes.ts';
import { answerExcerpt, type Outcome, post } from './post.ts';
import { createRecorder } from './recorder.ts';
import { eventSweeper, type Retention } from './retention.ts';
import type { Db } from './store/db.ts';
import { addRow, decode } from './store/rows.ts';
import { subscribersOf } from './subscriptions.ts';
import type { Timed } from './timeline.ts';
import { createWaiting } from './waiting.ts';

export interface DispatcherOptions {
  /** Seconds after the event at which a delivery is tried. */
  retryLadder: readonly number[];
  timeoutMs: number;
  retention: Retention;
  connections?: Connections | undefined;
  later?: Later | undefined;
  /** What goes wrong with deliveries on purpose. */
  faults?: Pick<Faults, 'takeDelivery'> | undefined;
  /** Hosts beside this machine that plain http may go to. */
  allowHttpHosts?: readonly string[] | undefined;
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

/** The headers that are LGCD's; those of the connection are added to them. */
export const deliveryHeaders = (signature: string) => ({
  'Content-Type': 'application/json',
  'User-Agent': 'LGCD-Webhooks/1.0',
  [signatureHeader]: signature,
});

/** What an attempt needs of its delivery, event and webhook. */
interface Next {
  id: number;
  agency_id: number;
  webhook_id: number;
  signature: string;
  attempts_made: number;
  queued_at: number;
  body: string;
  event: EventName;
  url: string;
}

interface Attempted {
  delivery: Next;
  at: number;
  outcome: Outcome;
}

/** The index of what waits leads: what is stored besides costs nothing. */
const nextSql = `select d.id, d.agency_id, d.webhook_id, d.signature, d.attempts_made, d.queued_at, e.body, e.event, w.url
  from deliveries d cross join events e on e.id = d.event_id cross join webhooks w on w.id = d.webhook_id
  where d.webhook_id = ? and d.due_at <= ? order by d.due_at, d.id limit 1`;

/** Events that are fanned out in one go; then the server has time for others. */
const perRun = 100;

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
  const waiting = createWaiting(db, 'deliveries', 'webhook_id');
  const sweep = eventSweeper(db, clock, options.retention);

  /** Signed with the webhook's secret of now. */
  function put(event: Row<'events'>, webhook: Row<'webhooks'>, replayOf: number | null): number {
    const now = clock.now();
    const due_at = now + stepMs(0);
    const id = addRow(db, 'deliveries', {
      agency_id: event.agency_id,
      webhook_id: webhook.id,
      event_id: event.id,
      status: 'pending',
      replay_of: replayOf,
      signature: sign(event.body, webhook.secret),
      attempts_made: 0,
      due_at,
      queued_at: now,
      created_at: event.created_at,
    });
    waiting.added(webhook.id, due_at);
    bus.tell({ type: 'delivery', agencyId: event.agency_id, id });
    return id;
  }

  /** Events that no delivery has been made for yet. Part of the work of `run`, so that a restart picks them up. */
  function fanOut(): void {
    const fresh = db.all(`select * from events where dispatched = 0 order by id limit ${perRun}`);
    if (fresh.length === 0) return;
    db.transaction(() => {
      for (const stored of fresh) {
        const event = decode('events', stored);
        db.run('update events set dispatched = 1 where id = ?', [event.id]);
        for (const webhook of subscribersOf(db, event.agency_id, event.event)) put(event, webhook, null);
      }
    });
    sweep(fresh.length);
  }

  /** When the attempt after `made` attempts is due, null when there is none. */
  function nextAttempt(queuedAt: number, made: number): number | null {
    if (made >= options.retryLadder.length) return null;
    const planned = queuedAt + stepMs(made);
    const now = clock.now();
    // A server that was down does not make up for what it missed all at once.
    return planned > now ? planned : now + stepMs(made) - stepMs(made - 1);
  }

  function write({ delivery, at, outcome }: Attempted): void {
    const number = delivery.attempts_made + 1;
    const due = isRetried(outcome.statusCode) ? nextAttempt(delivery.queued_at, number) : null;
    const status = isDelivered(outcome.statusCode) ? 'delivered' : due === null ? 'failed' : 'pending';
    const { changes } = db.run(
      'update deliveries set status = ?, attempts_made = ?, due_at = ? where id = ?',
      [status, number, due, delivery.id],
    );
    waiting.changed();
    // The webhook may have been deleted while its receiver was thinking.
    if (changes === 0) return;
    addRow(db, 'delivery_attempts', {
      delivery_id: delivery.id,
      number,
      attempted_at: isoTime(at),
      status_code: outcome.statusCode,
      duration_ms: outcome.durationMs,
      response_excerpt: outcome.excerpt,
      error: outcome.error,
    });
  }

  const recorder = createRecorder<Attempted>(
    db,
    write,
    ({ delivery }) => bus.tell({ type: 'attempt', agencyId: delivery.agency_id, id: delivery.id }),
    onIdle,
    onError,
    options.later,
  );

  const nextOf = (webhookId: number): Next | undefined =>
    recorder.held.has(webhookId)
      ? undefined
      : (db.get(nextSql, [webhookId, clock.now()]) as Next | undefined);

  /** One attempt, unless a fault was asked for: then LGCD hears what that says instead of the receiver's answer. */
  async function faulty(
    { event, webhook_id }: Next,
    signal: AbortSignal,
    send: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const fault = options.faults?.takeDelivery(event, webhook_id);
    if (!fault) return send();
    if (fault.delay_ms) await sleep(fault.delay_ms, undefined, { signal, ref: false }).catch(() => undefined);
    const dropped = { statusCode: null, excerpt: null, error: 'The connection was dropped (fault).' };
    if (fault.drop === true || fault.drop === 'before') return { ...dropped, durationMs: 0 };
    const outcome = await send();
    if (fault.drop === 'after') return { ...outcome, ...dropped };
    const body = faultBody(fault);
    if (fault.status === undefined && body === undefined) return outcome;
    return {
      ...outcome,
      statusCode: fault.status ?? 200,
      excerpt: body === undefined ? null : answerExcerpt(Buffer.from(body)),
      error: null,
    };
  }

  async function attempt(delivery: Next): Promise<void> {
    const at = clock.now();
    const { signal } = lanes;
    const headers = deliveryHeaders(delivery.signature);
    const { url, body } = delivery;
    const outcome = isDeliverable(url, options.allowHttpHosts ?? [])
      ? await faulty(delivery, signal, () =>
          post(url, body, headers, options.timeoutMs, signal, options.connections),
        )
      : { statusCode: null, excerpt: null, error: notAllowed(url), durationMs: 0 };
    if (!signal.aborted) await recorder.record(delivery.webhook_id, { delivery, at, outcome });
  }

  const lanes = createLanes(
    nextOf,
    attempt,
    (webhookId) => {
      waiting.refresh(webhookId);
      onIdle();
    },
    onError,
  );

  return {
    timeoutMs: options.timeoutMs,
    enqueue(event, webhook, replayOf = null) {
      const id = put(event, webhook, replayOf);
      return decode('deliveries', db.get('select * from deliveries where id = ?', [id]) ?? {});
    },
    nextDue() {
      if (lanes.signal.aborted) return null;
      if (db.get('select 1 from events where dispatched = 0 limit 1')) return clock.now();
      return waiting.soonest((lane) => lanes.busy.has(lane) || recorder.held.has(lane));
    },
    run(now) {
      fanOut();
      for (const lane of waiting.due(now)) lanes.start(lane);
    },
    idle: lanes.idle,
    async pause() {
      await lanes.pause();
      recorder.drop();
    },
    resume: lanes.resume,
  };
}
