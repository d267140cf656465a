import { randomUUID } from 'node:crypto';
import type { EventData, EventName } from '../contract/events.ts';
import { sign, signatureHeader } from './hmac.ts';
import { phpJson } from './php-json.ts';

/** A request as LGCD would send it: post `rawBody` with `headers` as they are. */
export interface TestDelivery {
  rawBody: string;
  headers: { 'Content-Type': string; 'X-Signature': string };
  signature: string;
}

/** What a test wants to send; whatever is left out takes a plausible value. */
export interface TestEvent<E extends EventName> {
  event: E;
  data: EventData<E>;
  secret: string;
  /** UUID; a new one each time when left out. */
  id?: string;
  /** ISO 8601 with offset; LGCD's own example when left out. */
  created_at?: string;
  agency_id?: number;
}

/** A delivery as LGCD would make it, for tests of whoever receives one: the bytes PHP writes, and their signature. */
export function testDelivery<E extends EventName>(given: TestEvent<E>): TestDelivery {
  const { event, data, secret, agency_id = 42 } = given;
  const { id = randomUUID(), created_at = '2026-07-15T10:23:41+00:00' } = given;
  const rawBody = phpJson({ id, event, created_at, agency_id, data });
  const signature = sign(rawBody, secret);
  return {
    rawBody,
    signature,
    headers: { 'Content-Type': 'application/json', [signatureHeader]: signature },
  };
}
