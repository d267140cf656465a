import { afterEach } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { forgetClaims, forgetStates } from '@lgcd/core-client/n8n';
import { sign } from '@lgcd/core-client/webhook';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type HostOptions, N8nHost } from './host.mts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  forgetClaims();
  forgetStates();
});

/** Lodgify, and LGCD beside it. */
export async function startMock(): Promise<MockServer> {
  const mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  open.push(mock);
  return mock;
}

export async function startHost(
  mock: MockServer,
  given: Partial<HostOptions> & Pick<HostOptions, 'events'>,
): Promise<N8nHost> {
  const host = await new N8nHost({ baseUrl: `${mock.url}/lodgify`, ...given }).listen();
  open.push(host);
  return host;
}

/** Lodgify's API with the demo key. */
export async function lodgify(mock: MockServer, method: string, path: string, body?: unknown) {
  const response = await fetch(`${mock.url}/lodgify${path}`, {
    method,
    headers: { 'X-ApiKey': 'lodgify-demo-42' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { id: string; event: string; target_url: string }[];
}

export const subscriptions = (mock: MockServer) => lodgify(mock, 'GET', '/webhooks/v1/list');

/** The secret that the trigger keeps for an event. */
export function secretOf(host: N8nHost, event: string): string {
  const { subscriptions: kept } = host.state as unknown as {
    subscriptions: Record<string, { secret?: string }>;
  };
  return kept[event]?.secret ?? '';
}

export interface Sending {
  event: string;
  body: string;
  secret?: string;
  headers?: Record<string, string>;
}

/** A delivery of Lodgify's, made here. */
export async function send(host: N8nHost, { event, body, secret, headers }: Sending): Promise<Response> {
  const signature = sign(body, secret ?? secretOf(host, event));
  const response = await fetch(`${host.webhookUrl}?event=${event}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'ms-signature': `sha256=${signature}`, ...headers },
    body,
  });
  await host.settled();
  return response;
}

/** Has Lodgify send an event, and waits until nothing runs any more. */
export async function emit(mock: MockServer, host: N8nHost, input: object): Promise<void> {
  await fetch(`${mock.url}/_mock/lodgify/events`, { method: 'POST', body: JSON.stringify(input) });
  await mock.settled();
  await host.settled();
}

/** The booking of Lodgify's page. */
export const page = () => JSON.parse(lodgifyFixtures.booking_change);

/** Its text, with what a test changes in it. */
export const body = (changes: object = {}, booking: object = {}) =>
  JSON.stringify({ ...page(), ...changes, booking: { ...page().booking, ...booking } });
