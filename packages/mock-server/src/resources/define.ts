import type { EventData, EventName, FamilyName, ResourceName } from '@lgcd/core-client/contract';
import type { Agencies, Domain } from '../engine/domain.ts';
import type { Timed } from '../engine/timeline.ts';
import type { Sowing } from '../seed/sowing.ts';
import type { AnyAction } from './action.ts';
import type { HandlersOf } from './handler.ts';

/** The data block of each event, from a real object of the agency; nothing where it has no such object. */
export type Samples = { [E in EventName]: (domain: Domain) => EventData<E> | undefined };

/** The samples of one family of events. */
export type SamplesOf<F extends FamilyName> = Pick<Samples, Extract<EventName, `${F}.${string}`>>;

/** What a database is filled with; the same moment gives the same rows. */
export interface Seed {
  /** In the empty seed too: what no route and no action can make. */
  always?: (sowing: Sowing) => void;
  demo?: (sowing: Sowing) => void;
}

/**
 * Everything about one resource: the folder is its room, and what is left out of it does not compile. `null` says that
 * there is nothing of the kind.
 */
export interface Room<
  R extends ResourceName | null = ResourceName | null,
  F extends FamilyName | null = FamilyName | null,
  A extends Record<string, AnyAction> = Record<string, AnyAction>,
> {
  /** Its name in the contract; null for objects that only events tell of. */
  resource: R;
  /** The events that are about it. */
  family: F;
  /** One for each of its operations. */
  handlers: R extends ResourceName ? HandlersOf<R> : null;
  /** One for each event of the family. */
  samples: F extends FamilyName ? SamplesOf<F> : null;
  /** What people do with it in LGCD's cockpit and the API has no route for. */
  actions: A;
  seed: Seed | null;
  /** What happens to it because time passes. */
  overTime: ((agencies: Agencies) => Timed) | null;
}

/** Checks that a room is whole; see `resources/index.ts`. */
export const defineResource = <
  const R extends ResourceName | null,
  const F extends FamilyName | null,
  A extends Record<string, AnyAction>,
>(
  room: Room<R, F, A>,
): Room<R, F, A> => room;
