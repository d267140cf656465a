import type { EventData, EventName } from '../contract/events.ts';
import { eventNames } from '../generated/events.ts';
import { WebhookVerificationError } from './error.ts';
import { textOf } from './hmac.ts';

/** A delivery of one event. Source: published. */
export interface Envelope<E extends EventName> {
  /** UUID; the same in every retry and replay, so it is the key to deduplicate by. */
  id: string;
  event: E;
  /** ISO 8601 with offset. */
  created_at: string;
  agency_id: number;
  data: EventData<E>;
}

/** A delivery of any event; `event` tells which, and narrows `data`. */
export type WebhookEvent = { [E in EventName]: Envelope<E> }[EventName];

const known: ReadonlySet<string> = new Set(eventNames);

export const isEventName = (name: unknown): name is EventName => typeof name === 'string' && known.has(name);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parts: Record<Exclude<keyof WebhookEvent, 'event'>, { is(value: unknown): boolean; must: string }> = {
  id: { is: (value) => typeof value === 'string' && uuid.test(value), must: 'a UUID' },
  created_at: {
    is: (value) => typeof value === 'string' && dateTime.test(value) && !Number.isNaN(Date.parse(value)),
    must: 'an ISO 8601 time with offset',
  },
  agency_id: { is: (value) => Number.isSafeInteger(value) && (value as number) > 0, must: 'an agency id' },
  data: { is: isObject, must: 'an object' },
};

const refuse = (message: string): never => {
  throw new WebhookVerificationError('not_an_envelope', message);
};

function parse(rawBody: string | Uint8Array): unknown {
  try {
    return JSON.parse(textOf(rawBody));
  } catch {
    // The parser's own message quotes the body, which may carry a guest's data.
    return refuse('The body is not JSON, so it is no delivery of LGCD.');
  }
}

/**
 * Reads the envelope without verifying it: for bodies that were verified before. What else stands in it is kept.
 * @throws WebhookVerificationError `not_an_envelope`, `unknown_event`
 */
export function parseEvent(rawBody: string | Uint8Array): WebhookEvent {
  const body = parse(rawBody);
  if (!isObject(body)) return refuse('The body is JSON, but not the envelope of an event: it is no object.');
  for (const [name, { is, must }] of Object.entries(parts)) {
    if (!Object.hasOwn(body, name))
      return refuse(`The body is not the envelope of an event: it has no ${name}.`);
    if (!is(body[name]))
      return refuse(`The body is not the envelope of an event: its ${name} is not ${must}.`);
  }
  if (typeof body.event !== 'string')
    return refuse('The body is not the envelope of an event: it names no event.');
  if (!isEventName(body.event)) {
    throw new WebhookVerificationError(
      'unknown_event',
      'The delivery names an event that this version does not know. Update the package if LGCD has added it.',
    );
  }
  return body as unknown as WebhookEvent;
}
