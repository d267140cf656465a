import type { EventName } from '@lgcd/core-client/contract';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export interface Heard {
  event: EventName;
  agency_id: number;
  created_at: string;
  // biome-ignore lint/suspicious/noExplicitAny: a data block of any event
  data: any;
}

export interface Listener {
  /** What was heard since the last call, in order. */
  heard(): Promise<Heard[]>;
  /** The names of it. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

/** Subscribes to every event of an agency and hears what is really delivered. */
export async function listen(mock: MockServer, token = mock.tokens[0]?.token): Promise<Listener> {
  const receiver: Receiver = await startReceiver();
  const body = { url: receiver.url, events: ['*'] };
  const { status } = await call(mock, '/v1/webhooks', { method: 'POST', token: token ?? null, body });
  if (status !== 201) throw new Error(`The webhook was refused with ${status}.`);
  const listener: Listener = {
    async heard() {
      await mock.settled();
      const all = receiver.received.splice(0).map(({ body }) => JSON.parse(body) as Heard & { id: string });
      return all;
    },
    names: async () => (await listener.heard()).map(({ event }) => event),
    close: () => receiver.close(),
  };
  return listener;
}
