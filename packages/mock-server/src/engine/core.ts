import { createLodgifyDispatcher } from '../lodgify/dispatcher.ts';
import { endInterruptedSyncs } from '../resources/ical-source/interrupted.ts';
import { overTime } from '../resources/index.ts';
import type { DemoTokens } from '../seed/demo-tokens.ts';
import { createAgencies } from './agencies.ts';
import { createBackground } from './background.ts';
import { type Bus, createBus } from './bus.ts';
import { type Clock, type ClockState, createClock, isoTime, type MovableClock } from './clock.ts';
import { createConnections } from './connections.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { Agencies } from './domain.ts';
import { createFaults, type Faults } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import { createRateLimiter, type RateLimiter } from './rate-limit.ts';
import { type Retention, tooOld } from './retention.ts';
import { type Db, openDb } from './store/db.ts';
import { remembered } from './store/remembered.ts';
import { remember, setting } from './store/settings.ts';
import { troubleOf, troubleText } from './store/trouble.ts';
import { createTimeline, type Timed, type Timeline } from './timeline.ts';

export interface CoreOptions {
  /** File of the database, `:memory:` by default. */
  db: string;
  clock: ClockState | undefined;
  rateLimit: number;
  retryLadder: readonly number[];
  deliveryTimeoutMs: number;
  retention: Retention;
  /** Hosts beside this machine that webhooks may be on over plain http. */
  allowHttpHosts: readonly string[];
  /** Every answer and event is compared with the contract; one that does not fit is a failure. */
  checkAnswers: boolean;
  /** Hears of every failure at once; the command line prints it. */
  onFailure: ((error: Error) => void) | undefined;
}

/** The state of one server and everything that works on it without HTTP. */
export interface Core extends Agencies {
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
  /** What whoever started the server should know; null for nothing. */
  readonly notice: string | null;
  /** `http://127.0.0.1:4010`, known once the server listens. */
  origin: string;
  /** What random demo tokens are made of; undefined where the fixed ones hold. */
  demoSecret: string | undefined;
  /** The tokens of an own seed, in plain text; undefined where the database has none. */
  seedTokens: DemoTokens | undefined;
  /** What must not happen: answers off the contract, errors that no request can be blamed for. */
  readonly failures: Error[];
  fail(error: unknown): void;
  /** One transaction; when it is through, what it put into the outbox is sent and its slow work starts. */
  write<T>(fn: () => T): T;
  /** Moves the clock and remembers it in the database. */
  setClock(change: (clock: MovableClock) => void): void;
  /** Moves the clock to `ms` and does what becomes due on the way, in order. Resolves when all of it is done. */
  advanceTo(ms: number): Promise<void>;
  /**
   * Stops what is under way, so that the state can be exchanged as a whole; goes on after `change`, a transaction, or
   * `instead` of it where that did it all.
   */
  exchange(change: () => void, instead?: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const clockSetting = 'clock';
/** Kept for `close`; a server that fails all day must not fill the memory. */
const mostFailures = 100;

function storedClock(db: Db): ClockState | undefined {
  const stored = setting(db, clockSetting);
  return stored === undefined ? undefined : (JSON.parse(stored) as ClockState);
}

const storeClock = (db: Db, state: ClockState) => remember(db, clockSetting, JSON.stringify(state));

/** What the log of deliveries holds decides of nothing else that time brings. */
const remembering = (db: Db, source: Timed): Timed => {
  const nextDue = remembered(db, () => source.nextDue());
  return { ...source, nextDue };
};

const seenSetting = 'last_seen';

/** The latest moment that the database knows of; a killed server has left its last event. */
function lastSeen(db: Db): number {
  const seen = setting(db, seenSetting);
  const event = db.get('select created_at as at from events order by id desc limit 1')?.at;
  const stored = storedClock(db);
  return Math.max(
    Number(seen ?? 0),
    event === undefined ? 0 : Date.parse(String(event)),
    stored?.mode === 'fixed' ? stored.at : 0,
  );
}

/** What it means that time has gone back, for the person who started the server. */
const wentBack = (clock: Clock, seen: number): string | null =>
  // Times in the database have no fractions.
  clock.now() > seen - 1000
    ? null
    : `The clock stands at ${isoTime(clock.now())}, earlier than the last moment of this database, ${isoTime(seen)}. Nothing is undone: what happened stays, deliveries and other things that wait keep their moments, and months that are closed are not closed again.`;

export function createCore(options: CoreOptions): Core {
  const db = openDb(options.db);
  const clock = createClock(options.clock ?? storedClock(db) ?? { mode: 'real', offset: 0 });
  const notice = wentBack(clock, lastSeen(db));
  storeClock(db, clock.state);
  endInterruptedSyncs(db, clock);
  const bus = createBus();
  const failures: Error[] = [];
  let told: Db['trouble'] = null;
  const fail = (error: unknown) => {
    // A full disk fails everything that is tried, and is told once.
    if (troubleOf(error) !== undefined && db.trouble !== null) {
      if (told === db.trouble) return;
      told = db.trouble;
      error = new Error(troubleText(options.db, db.trouble), { cause: error });
    }
    const failure = error instanceof Error ? error : new Error(String(error));
    if (failures.length < mostFailures) failures.push(failure);
    options.onFailure?.(failure);
  };
  const kick = () => timeline.kick();
  const { retryLadder, deliveryTimeoutMs: timeoutMs, retention } = options;
  const connections = createConnections();
  const faults = createFaults(bus);
  const dispatcher = createDispatcher(
    db,
    clock,
    bus,
    { retryLadder, timeoutMs, retention, connections, faults, allowHttpHosts: options.allowHttpHosts },
    kick,
    fail,
  );
  const lodgify = createLodgifyDispatcher(db, clock, bus, timeoutMs, connections, retention, kick, fail);
  const background = createBackground(fail);
  const slow = [dispatcher, lodgify, background];
  const stop = () => Promise.all([dispatcher.pause(), lodgify.pause(), background.abort()]);

  function write<T>(fn: () => T): T {
    if (db.inTransaction) return fn();
    try {
      const result = db.transaction(fn);
      background.start();
      return result;
    } catch (error) {
      background.forget();
      throw error;
    } finally {
      kick();
    }
  }

  const agencies = createAgencies({
    db,
    clock,
    bus,
    dispatcher,
    background,
    write,
    checkEvents: options.checkAnswers,
    allowHttpHosts: options.allowHttpHosts,
    baseUrl: () => `${core.origin}/v1`,
  });
  const timeline = createTimeline(
    clock,
    [...overTime.map((begin) => remembering(db, begin(agencies))), dispatcher, lodgify],
    async () => {
      await Promise.all(slow.map((each) => each.idle()));
    },
    fail,
  );

  let closed = false;
  const core: Core = {
    ...agencies,
    clock,
    initialClock: clock.state,
    bus,
    dispatcher,
    timeline,
    journal: createJournal(bus, retention.requests, () => tooOld(retention, clock)),
    faults,
    rateLimiter: createRateLimiter(clock, options.rateLimit),
    checkAnswers: options.checkAnswers,
    notice,
    origin: 'http://127.0.0.1',
    demoSecret: undefined,
    seedTokens: undefined,
    failures,
    fail,
    write,
    setClock(change) {
      change(clock);
      storeClock(db, clock.state);
      bus.tell({ type: 'clock' });
      kick();
    },
    async advanceTo(ms) {
      await timeline.advanceTo(ms);
      // A server that was closed on the way has kept its clock as it stood.
      if (!closed) core.setClock(() => undefined);
    },
    async exchange(change, instead = () => false) {
      await stop();
      try {
        await timeline.standing(() => {
          if (instead()) return;
          db.transaction(() => {
            change();
            endInterruptedSyncs(db, clock);
          });
        });
      } finally {
        dispatcher.resume();
        lodgify.resume();
      }
      bus.tell({ type: 'reset' });
      kick();
    },
    async close() {
      await stop();
      await timeline.close();
      connections.close();
      closed = true;
      try {
        db.transaction(() => {
          storeClock(db, clock.state);
          remember(db, seenSetting, String(clock.now()));
        });
      } catch (error) {
        fail(error);
      } finally {
        db.close();
      }
    },
  };
  return core;
}
