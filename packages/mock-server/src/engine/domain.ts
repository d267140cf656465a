import type { EventData, EventName } from '@lgcd/core-client/contract';
import type { Row } from '../resources/tables.ts';
import type { Clock } from './clock.ts';
import type { Db } from './store/db.ts';
import type { Scope } from './store/scope.ts';

/** Who acts, for the audit log. */
export interface Actor {
  type: 'user' | 'token' | 'system';
  name: string | null;
  ip: string | null;
}

/** One agency's world, with or without a request: handlers, actions and what time brings get it. */
export interface Domain {
  readonly agencyId: number;
  readonly actor: Actor;
  readonly store: Scope;
  readonly clock: Clock;
  /** `2026-07-15T10:23:41+00:00` by the server's clock. */
  now(): string;
  /** `2026-07-15` by the server's clock, UTC. */
  today(): string;
  /** `http://127.0.0.1:4010/v1`, for links in objects. */
  readonly baseUrl: string;
  /** Whether a webhook may be at this address: https, or http on this machine and on hosts that were allowed. */
  isDeliverable(url: string): boolean;
  /** Puts an event into the outbox, in the running transaction. */
  emit<E extends EventName>(event: E, data: EventData<E>): void;
  /** Sends an event to one webhook only, subscribed or not: the Test button. */
  deliver<E extends EventName>(webhook: Row<'webhooks'>, event: E, data: EventData<E>): Row<'deliveries'>;
  /** Sends the same bytes again, signed with the webhook's secret of now. */
  replay(delivery: Row<'deliveries'>): Row<'deliveries'>;
  /** All or nothing; joins a running transaction. What `emit` put out is sent after it. */
  transaction<T>(fn: () => T): T;
  /**
   * Starts slow work after the running transaction. The clock's `advance` and `close` wait for it; `signal` aborts on
   * close. It writes through `transaction`.
   */
  background(work: (signal: AbortSignal) => Promise<void>): void;
}

/** All agencies of a server, for what is nobody's request. */
export interface Agencies {
  readonly db: Db;
  readonly clock: Clock;
  /** The world of one agency for someone who acts; `system` when left out. */
  domain(agencyId: number, actor?: Actor): Domain;
  /** Ids of all agencies, ascending. */
  agencyIds(): number[];
}
