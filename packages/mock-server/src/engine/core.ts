import type { EventName } from '@lgcd/core-client/contract';
import { createLodgifyDispatcher } from '../lodgify/dispatcher.ts';
import { createWork } from './background.ts';
import { type Bus, createBus } from './bus.ts';
import { type ClockState, createClock, isoDate, isoTime, type MovableClock } from './clock.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { Actor, Domain } from './domain.ts';
import type { Engine, Timed } from './engine.ts';
import { createFaults, type Faults } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import { envelopeOf, putIntoOutbox } from './outbox.ts';
import { createRateLimiter, type RateLimiter } from './rate-limit.ts';
import { type Db, openDb } from './store/db.ts';
import { createScope } from './store/scope.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export interface CoreOptions {
  /** File of the database, `:memory:` by default. */
  db: string;
  clock: ClockState | undefined;
  rateLimit: number;
  retryLadder: readonly number[];
  deliveryTimeoutMs: number;
  /** Every answer and event is compared with the contract; one that does not fit is a failure. */
  checkAnswers: boolean;
  createScheduler: (engine: Engine) => Timed;
  /** Hears of every failure at once; the command line prints it. */
  onFailure: ((error: Error) => void) | undefined;
}

/** The state of one server and everything that works on it without HTTP. */
export interface Core extends Engine {
  readonly clock: MovableClock;
  /** How the clock stood when the server started; a reset brings it back. */
  readonly initialClock: ClockState;
  readonly bus: Bus;
  readonly dispatcher: Dispatcher;
  readonly timeline: Timeline;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly rateLimiter: RateLimiter;
  readonly checkAnswers: boolean;
  /** `http://127.0.0.1:4010`, known once the server listens. */
  origin: string;
  /** What must not happen: answers off the contract, errors that no request can be blamed for. */
  readonly failures: Error[];
  fail(error: unknown): void;
  /** One transaction; when it is through, what it put into the outbox is sent and its slow work starts. */
  write<T>(fn: () => T): T;
  /** Moves the clock and remembers it in the database. */
  setClock(change: (clock: MovableClock) => void): void;
  /** Moves the clock to `ms` and does what becomes due on the way, in order. Resolves when all of it is done. */
  advanceTo(ms: number): Promise<void>;
  /** Stops what is under way, so that the state can be exchanged as a whole; goes on after `change`. */
  exchange(change: () => void): Promise<void>;
  close(): Promise<void>;
}

const clockSetting = 'clock';
/** Kept for `close`; a server that fails all day must not fill the memory. */
const mostFailures = 100;

function storedClock(db: Db): ClockState | undefined {
  const stored = db.get('select value from settings where key = ?', [clockSetting]);
  return stored && (JSON.parse(String(stored.value)) as ClockState);
}

const storeClock = (db: Db, state: ClockState) =>
  db.run(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [clockSetting, JSON.stringify(state)],
  );

const system: Actor = { type: 'system', name: null, ip: null };

export function createCore(options: CoreOptions): Core {
  const db = openDb(options.db);
  const clock = createClock(options.clock ?? storedClock(db) ?? { mode: 'real', offset: 0 });
  storeClock(db, clock.state);
  const bus = createBus();
  const work = createWork((error) => core.fail(error));
  const kick = () => core.timeline.kick();
  const dispatcher = createDispatcher(
    db,
    clock,
    bus,
    { retryLadder: options.retryLadder, timeoutMs: options.deliveryTimeoutMs },
    kick,
    (error) => core.fail(error),
  );

  const lodgify = createLodgifyDispatcher(db, clock, bus, options.deliveryTimeoutMs, kick, (error) =>
    core.fail(error),
  );
  const pauseDispatchers = () => Promise.all([dispatcher.pause(), lodgify.pause()]);

  function domain(agencyId: number, actor: Actor = system): Domain {
    const now = () => isoTime(clock.now());
    const store = createScope(db, agencyId, now);
    const record = (event: EventName, data: object, dispatched: boolean) => {
      const envelope = envelopeOf(agencyId, event, data, clock.now());
      const row = putIntoOutbox(store, envelope, { check: options.checkAnswers, dispatched });
      bus.tell({ type: 'event', agencyId, id: row.id });
      return row;
    };
    return {
      agencyId,
      actor,
      clock,
      now,
      today: () => isoDate(clock.now()),
      store,
      get baseUrl() {
        return `${core.origin}/v1`;
      },
      emit: (event, data) => {
        core.write(() => record(event, data, false));
      },
      deliver: (webhook, event, data) =>
        core.write(() => dispatcher.enqueue(record(event, data, true), webhook)),
      replay: (delivery) =>
        core.write(() => {
          const event = store.find('events', delivery.event_id);
          const webhook = store.find('webhooks', delivery.webhook_id);
          if (!event || !webhook) throw new Error(`Delivery ${delivery.id} has lost its event or webhook.`);
          return dispatcher.enqueue(event, webhook, delivery.id);
        }),
      transaction: (fn) => core.write(fn),
      background: (task) => core.write(() => work.plan(task)),
    };
  }

  let closed = false;
  const core: Core = {
    db,
    clock,
    initialClock: clock.state,
    bus,
    dispatcher,
    journal: createJournal(bus),
    faults: createFaults(bus),
    rateLimiter: createRateLimiter(clock, options.rateLimit),
    checkAnswers: options.checkAnswers,
    origin: 'http://127.0.0.1',
    failures: [],
    fail(error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (core.failures.length < mostFailures) core.failures.push(failure);
      options.onFailure?.(failure);
    },
    domain,
    agencyIds: () => db.all('select id from agencies order by id').map(({ id }) => Number(id)),
    write(fn) {
      if (db.inTransaction) return fn();
      try {
        const result = db.transaction(fn);
        work.start();
        return result;
      } catch (error) {
        work.forget();
        throw error;
      } finally {
        kick();
      }
    },
    setClock(change) {
      change(clock);
      storeClock(db, clock.state);
      bus.tell({ type: 'clock' });
      kick();
    },
    async advanceTo(ms) {
      await core.timeline.advanceTo(ms);
      // A server that was closed on the way has kept its clock as it stood.
      if (!closed) core.setClock(() => undefined);
    },
    async exchange(change) {
      await Promise.all([pauseDispatchers(), work.abort()]);
      try {
        await core.timeline.standing(() => db.transaction(change));
      } finally {
        dispatcher.resume();
        lodgify.resume();
      }
      bus.tell({ type: 'reset' });
      kick();
    },
    async close() {
      await Promise.all([pauseDispatchers(), work.abort()]);
      await core.timeline.close();
      closed = true;
      storeClock(db, clock.state);
      db.close();
    },
    timeline: undefined as unknown as Timeline,
  };
  const idle = async () => {
    await Promise.all([dispatcher.idle(), lodgify.idle(), work.idle()]);
  };
  const timeline = createTimeline(
    clock,
    [options.createScheduler(core), dispatcher, lodgify],
    idle,
    (error) => core.fail(error),
  );
  return Object.assign(core, { timeline });
}
