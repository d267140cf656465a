import { textOf } from '../figures/dates.ts';

/** The server's clock. Nothing else in this package asks the machine for the time of day. */
export interface Clock {
  /** `real` runs, perhaps shifted; `fixed` stands still until it is moved. */
  readonly mode: 'real' | 'fixed';
  /** Epoch milliseconds. */
  now(): number;
}

/** What is kept of a clock over a restart. */
export type ClockState = { mode: 'real'; offset: number } | { mode: 'fixed'; at: number };

export interface MovableClock extends Clock {
  readonly state: ClockState;
  /** Stands still at `ms`. */
  set(ms: number): void;
  /** Moves to `ms` and goes on as before: a running clock runs on from there. */
  moveTo(ms: number): void;
  /** Runs with the machine's clock. */
  run(): void;
  restore(state: ClockState): void;
}

const daySeconds = 86_400;
const digits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** A request asks for the same second several times. */
let lastSecond = Number.NaN;
let lastWritten = '';

/** ISO 8601 with offset and without fraction, as published: `2026-07-15T10:23:41+00:00`. */
export function isoTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (second !== lastSecond) {
    const day = Math.floor(second / daySeconds);
    const rest = second - day * daySeconds;
    const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
    lastWritten = `${textOf(day)}T${digits[hours]}:${digits[minutes]}:${digits[rest % 60]}+00:00`;
    lastSecond = second;
  }
  return lastWritten;
}

export const isoDate = (ms: number): string => textOf(Math.floor(ms / 1000 / daySeconds));

/**
 * @param machine the time of day of the machine, in epoch milliseconds; a test hands over its own.
 */
export function createClock(initial: ClockState, machine: () => number = Date.now): MovableClock {
  let state = initial;
  const now = () => (state.mode === 'fixed' ? state.at : machine() + state.offset);
  return {
    get mode() {
      return state.mode;
    },
    get state() {
      return state;
    },
    now,
    set(ms) {
      state = { mode: 'fixed', at: ms };
    },
    moveTo(ms) {
      state = state.mode === 'fixed' ? { mode: 'fixed', at: ms } : { mode: 'real', offset: ms - machine() };
    },
    run() {
      state = { mode: 'real', offset: 0 };
    },
    restore(given) {
      state = given;
    },
  };
}

/** Where the clock may stand: the API writes months as 20xx. */
const first = Date.parse('2000-01-01T00:00:00Z');
const last = Date.parse('2099-12-31T23:59:59Z');

export const isClockTime = (ms: number): boolean => ms >= first && ms <= last;

export const clockRange = 'between 2000-01-01 and 2099-12-31';

/**
 * Reads `real` or an ISO 8601 time; one without a zone is UTC.
 * @throws RangeError that says what is accepted.
 */
export function parseClock(given: string): ClockState {
  if (given === 'real') return { mode: 'real', offset: 0 };
  const at = parseTime(given);
  if (at === undefined || !isClockTime(at)) {
    throw new RangeError(
      `The clock "${given}" is neither "real" nor an ISO 8601 time ${clockRange}, such as 2026-07-15T10:00:00Z.`,
    );
  }
  return { mode: 'fixed', at };
}

/** Epoch milliseconds of an ISO 8601 date or time, undefined for anything else. */
export function parseTime(given: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/i.exec(
    given.trim(),
  );
  if (!match) return undefined;
  const [, date = '', time = '00:00', zone = 'Z'] = match;
  const ms = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  // `Date` turns February 30th into March 2nd.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(midnight).toISOString().slice(0, 10) !== date ? undefined : ms;
}
