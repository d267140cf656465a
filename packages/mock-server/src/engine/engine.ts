/**
 * The state of one server and the means to change it. The parts that are not HTTP build on this: scheduler, seeds,
 * cockpit actions, iCal. `server.ts` puts one together; several in a process share nothing.
 *
 * Where what goes, and what `server.ts` imports of it:
 * - `handlers/<resource>.ts` one object of handlers each, assembled in `handlers/index.ts`
 * - `present/<resource>.ts` a row as the API shows it, for answers and events alike
 * - `seed/index.ts` `seeds: Record<'demo' | 'empty', Seed>`
 * - `scheduler.ts` `createScheduler(engine: Engine): Timed` (months that end, renewals, …)
 * - `actions/index.ts` `actions: Record<string, Action>`
 * - `samples.ts` `samples: { [E in EventName]: (domain: Domain) => EventData<E> | undefined }`, the data block of an
 *   event from a real object of the agency (POST /_mock/events, the Test button)
 * - `audit.ts` `recordRejectedToken(engine: Engine, rejected: RejectedToken): void`
 */
import type { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Actor, Domain } from './domain.ts';
import type { Db } from './store/db.ts';

export interface Engine {
  readonly db: Db;
  readonly clock: Clock;
  /** The world of one agency for someone who acts; `system` when left out. */
  domain(agencyId: number, actor?: Actor): Domain;
  /** Ids of all agencies, ascending. */
  agencyIds(): number[];
}

/** Something that happens because time passes. The timeline runs all of them in the order of what is due. */
export interface Timed {
  /** Epoch milliseconds of the next thing to do, null when there is none. Called often: keep it cheap. */
  nextDue(): number | null;
  /** Does what is due at `now`, which is also what the clock says. */
  run(now: number): void | Promise<void>;
}

/** What a person does in LGCD's cockpit and the API has no route for: POST /_mock/actions/<name>. */
export interface Action<B extends z.ZodObject = z.ZodObject> {
  summary: string;
  /** Checked as Laravel would, ids with `x-resource` included; messages are Laravel's. */
  body: B;
  /** Runs in one transaction with its events; what it returns is the answer's `data`. */
  run(domain: Domain, input: z.output<B>): unknown;
}

export const action = <B extends z.ZodObject>(given: Action<B>): Action<B> => given;

/** Fills an empty database. The same `now` gives the same rows. Tokens are rows of `tokens`, see `tokens.ts`. */
export type Seed = (db: Db, now: number) => void;

/** A request with a token that is unknown, revoked or expired. */
export interface RejectedToken {
  /** The agency of the token with that id, where there is one. */
  agencyId: number | null;
  ip: string | null;
}
