import { lodgifySignatureHeader } from '@lgcd/core-client/lodgify';
import type { Bus } from '../engine/bus.ts';
import { type Clock, isoTime } from '../engine/clock.ts';
import type { Connections } from '../engine/connections.ts';
import { createLanes } from '../engine/lanes.ts';
import { type Outcome, post } from '../engine/post.ts';
import { createRecorder } from '../engine/recorder.ts';
import { lodgifySweeper, type Retention } from '../engine/retention.ts';
import type { Db } from '../engine/store/db.ts';
import { decode, updateRow } from '../engine/store/rows.ts';
import type { Timed } from '../engine/timeline.ts';
import { createWaiting } from '../engine/waiting.ts';
import type { Row } from '../resources/tables.ts';

/** Posts what Lodgify has to tell. Subscriptions do not wait for each other, so events of one change may overtake. */
export interface LodgifyDispatcher extends Timed {
  idle(): Promise<void>;
  pause(): Promise<void>;
  resume(): void;
}

interface Attempted {
  delivery: Row<'lodgify_deliveries'>;
  attemptedAt: number;
  outcome: Outcome;
}

/** Source: Lodgify's reference, "10 retries at most". */
const mostRetries = 10;

/** Seconds before each retry. Inferred: Lodgify only says "with delay"; each is twice the one before. */
const retryDelay = (retry: number): number => 60 * 2 ** (retry - 1);

function verdict(
  { statusCode }: Outcome,
  made: number,
): { status: Row<'lodgify_deliveries'>['status']; retry: boolean } {
  // "The target answers 200 OK; any other answer is retried."
  if (statusCode === 200) return { status: 'delivered', retry: false };
  const retry = statusCode !== 410 && made <= mostRetries;
  return { status: retry ? 'pending' : 'failed', retry };
}

export function createLodgifyDispatcher(
  db: Db,
  clock: Clock,
  bus: Bus,
  timeoutMs: number,
  connections: Connections,
  retention: Retention,
  onIdle: () => void,
  onError: (error: unknown) => void,
): LodgifyDispatcher {
  const sweep = lodgifySweeper(db, clock, retention);
  const waiting = createWaiting(db, 'lodgify_deliveries', 'subscription_id');

  const nextOf = (subscriptionId: number): Row<'lodgify_deliveries'> | undefined => {
    if (recorder.held.has(subscriptionId)) return undefined;
    const stored = db.get(
      'select * from lodgify_deliveries where subscription_id = ? and due_at <= ? order by due_at, id limit 1',
      [subscriptionId, clock.now()],
    );
    return stored && decode('lodgify_deliveries', stored);
  };

  function settle({ delivery, attemptedAt, outcome }: Attempted): void {
    const made = delivery.attempts.length + 1;
    const { status, retry } = verdict(outcome, made);
    const attempt = {
      number: made,
      attempted_at: isoTime(attemptedAt),
      status_code: outcome.statusCode,
      duration_ms: outcome.durationMs,
      response_excerpt: outcome.excerpt,
      error: outcome.error,
    };
    updateRow(
      db,
      'lodgify_deliveries',
      {
        status,
        attempts: [...delivery.attempts, attempt],
        due_at: retry ? clock.now() + retryDelay(made) * 1000 : null,
      },
      'id = ?',
      [delivery.id],
    );
    waiting.changed();
    // "Lodgify plans to remove the subscription on it."
    if (outcome.statusCode === 410) {
      db.run('delete from lodgify_subscriptions where id = ?', [delivery.subscription_id]);
    }
  }

  const recorder = createRecorder<Attempted>(
    db,
    settle,
    ({ delivery }) => {
      bus.tell({ type: 'lodgify', agencyId: delivery.agency_id, id: delivery.id });
      sweep(1);
    },
    onIdle,
    onError,
  );

  async function attempt(delivery: Row<'lodgify_deliveries'>): Promise<void> {
    const stored = db.get('select * from lodgify_subscriptions where id = ?', [delivery.subscription_id]);
    if (!stored) return;
    const { target_url } = decode('lodgify_subscriptions', stored);
    const attemptedAt = clock.now();
    const { signal } = lanes;
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Lodgify-Webhooks',
      [lodgifySignatureHeader]: delivery.signature,
    };
    const outcome = await post(target_url, delivery.body, headers, timeoutMs, signal, connections);
    if (!signal.aborted) await recorder.record(delivery.subscription_id, { delivery, attemptedAt, outcome });
  }

  const lanes = createLanes(
    nextOf,
    attempt,
    (subscriptionId) => {
      waiting.refresh(subscriptionId);
      onIdle();
    },
    onError,
  );

  return {
    nextDue: () =>
      lanes.signal.aborted
        ? null
        : waiting.soonest((lane) => lanes.busy.has(lane) || recorder.held.has(lane)),
    run(now) {
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
