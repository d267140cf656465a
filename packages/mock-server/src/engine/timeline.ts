import { createBackoff, type Later } from './backoff.ts';
import type { MovableClock } from './clock.ts';
import { soonest } from './soonest.ts';

/** A timer waits at most this long (2^31 - 1 ms); what lies farther off is waited for again. */
const longestTimer = 2_147_483_647;

/** A source that says it is due and does nothing about it must not hang the server. */
const mostRounds = 100_000;

/** Something that happens because time passes. */
export interface Timed {
  /** Epoch milliseconds of the next thing to do, null when there is none. Called often: keep it cheap. */
  nextDue(): number | null;
  /** Does what is due at `now`, which is also what the clock says. */
  run(now: number): void | Promise<void>;
}

/** Moves the clock and does what becomes due, in the order of what is due. */
export interface Timeline {
  /** Something may be due: called after every change of the state. Returns at once. */
  kick(): void;
  /** Moves the clock to `ms`, stopping on the way at all that is due, and resolves when it is done. */
  advanceTo(ms: number): Promise<void>;
  /** Resolves when nothing is due and nothing is under way. */
  settled(): Promise<void>;
  /** Runs `change` when the clock is not on its way anywhere. */
  standing(change: () => void): Promise<void>;
  close(): Promise<void>;
}

/** `idle` resolves when no slow work is under way (deliveries, iCal syncs). */
export function createTimeline(
  clock: MovableClock,
  sources: readonly Timed[],
  idle: () => Promise<void>,
  onError: (error: unknown) => void,
  after?: Later,
): Timeline {
  const backoff = createBackoff(after);
  let timer: NodeJS.Timeout | undefined;
  let chain: Promise<void> = Promise.resolve();
  let closed = false;
  let kicked = false;

  const nextDue = (): number | null => soonest(sources.map((source) => source.nextDue()));

  function arm(): void {
    clearTimeout(timer);
    timer = undefined;
    // What fails is tried again at the end of its rest.
    if (closed || backoff.resting || clock.mode !== 'real') return;
    const due = nextDue();
    if (due === null) return;
    timer = setTimeout(kick, Math.min(Math.max(0, due - clock.now()), longestTimer));
    // A server that is left alone must not keep the process alive.
    timer.unref();
  }

  /** Starts what is due now. Sources that do slow work (the dispatcher) go on by themselves. */
  async function runDue(): Promise<void> {
    for (const source of sources) {
      const now = clock.now();
      const due = source.nextDue();
      if (due !== null && due <= now) await source.run(now);
    }
  }

  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const done = chain.then(work);
    chain = done.catch(() => undefined);
    return done;
  };

  function kick(): void {
    if (closed || kicked || backoff.resting) return;
    kicked = true;
    enqueue(async () => {
      kicked = false;
      if (closed) return;
      await runDue();
      backoff.succeeded();
    })
      .catch((error) => {
        backoff.failed(kick);
        onError(error);
      })
      .finally(arm);
  }

  async function settle(): Promise<void> {
    await idle();
    let rounds = 0;
    for (let due = nextDue(); due !== null && due <= clock.now() && !closed; due = nextDue()) {
      if (++rounds > mostRounds) throw new Error(`Something is due at ${due} again and again.`);
      await runDue();
      await idle();
    }
  }

  return {
    kick,
    advanceTo: (target) =>
      enqueue(async () => {
        await settle();
        for (let due = nextDue(); due !== null && due <= target && !closed; due = nextDue()) {
          if (due > clock.now()) clock.moveTo(due);
          await settle();
        }
        clock.moveTo(target);
        await settle();
      }).finally(arm),
    settled: () => enqueue(settle),
    standing: (change) => enqueue(async () => change()),
    async close() {
      closed = true;
      clearTimeout(timer);
      backoff.stop();
      await chain;
    },
  };
}
