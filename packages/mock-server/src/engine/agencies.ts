import type { EventName } from '@lgcd/core-client/contract';
import { isDeliverable } from '../resources/webhook/rules.ts';
import type { Background } from './background.ts';
import type { Bus } from './bus.ts';
import { type Clock, isoDate, isoTime } from './clock.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Actor, Agencies, Domain } from './domain.ts';
import { envelopeOf, putIntoOutbox } from './outbox.ts';
import type { Db } from './store/db.ts';
import { createScope, type Scope } from './store/scope.ts';

interface Parts {
  db: Db;
  clock: Clock;
  bus: Bus;
  dispatcher: Dispatcher;
  background: Background;
  /** One transaction, and what comes after it. */
  write: <T>(fn: () => T) => T;
  /** Whether every event is compared with the contract. */
  checkEvents: boolean;
  baseUrl: () => string;
  allowHttpHosts: readonly string[];
}

const system: Actor = { type: 'system', name: null, ip: null };

/** The agencies of a server, each with a store of its own and the means to change it. */
export function createAgencies(parts: Parts): Agencies {
  const { db, clock, bus, dispatcher, background, write } = parts;
  const now = () => isoTime(clock.now());
  const today = () => isoDate(clock.now());
  const scopes = new Map<number, Scope>();
  const scopeOf = (agencyId: number): Scope => {
    const scope = scopes.get(agencyId) ?? createScope(db, agencyId, now);
    scopes.set(agencyId, scope);
    return scope;
  };

  function domain(agencyId: number, actor: Actor = system): Domain {
    const store = scopeOf(agencyId);
    const record = (event: EventName, data: object, dispatched: boolean) => {
      const envelope = envelopeOf(agencyId, event, data, clock.now());
      const row = putIntoOutbox(store, envelope, { check: parts.checkEvents, dispatched });
      bus.tell({ type: 'event', agencyId, id: row.id });
      return row;
    };
    return {
      agencyId,
      actor,
      clock,
      now,
      today,
      store,
      get baseUrl() {
        return parts.baseUrl();
      },
      isDeliverable: (url) => isDeliverable(url, parts.allowHttpHosts),
      emit: (event, data) => {
        write(() => record(event, data, false));
      },
      deliver: (webhook, event, data) => write(() => dispatcher.enqueue(record(event, data, true), webhook)),
      replay: (delivery) =>
        write(() => {
          const event = store.find('events', delivery.event_id);
          const webhook = store.find('webhooks', delivery.webhook_id);
          if (!event || !webhook) throw new Error(`Delivery ${delivery.id} has lost its event or webhook.`);
          return dispatcher.enqueue(event, webhook, delivery.id);
        }),
      transaction: write,
      background: (task) => write(() => background.plan(task)),
    };
  }

  return {
    db,
    clock,
    domain,
    agencyIds: () => db.all('select id from agencies order by id').map(({ id }) => Number(id)),
  };
}
