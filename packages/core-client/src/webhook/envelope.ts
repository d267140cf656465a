import type { EventData, EventName } from '../contract/events.ts';
import { eventNames } from '../generated/events.ts';
import { WebhookVerificationError } from './error.ts';
import { type RawBody, rawBodyOf, textOf } from './raw-body.ts';

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

/** Whether a name is that of an event; patterns such as `booking.*` are none. */
export const isEventName = (name: unknown): name is EventName => typeof name === 'string' && known.has(name);

const uuid = /^[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}$/;
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (id: unknown): boolean => typeof id === 'string' && uuid.test(id);
const isTime = (time: unknown): boolean => typeof time === 'string' && dateTime.test(time);
const isAgency = (id: unknown): boolean => Number.isSafeInteger(id) && (id as number) > 0;

const refuse = (message: string): never => {
  throw new WebhookVerificationError('not_an_envelope', message);
};

function parse(rawBody: RawBody): unknown {
  try {
    return JSON.parse(textOf(rawBodyOf(rawBody) as string | Buffer));
  } catch {
    // The parser's own message quotes the body, which may carry a guest's data.
    return refuse('The body is not JSON, so it is no delivery of LGCD.');
  }
}

function must(body: Record<string, unknown>, name: string, what: string): never {
  const is = Object.hasOwn(body, name) ? `its ${name} is not ${what}` : `it has no ${name}`;
  return refuse(`The body is not the envelope of an event: ${is}.`);
}

/**
 * Reads the envelope without verifying it: for bodies that were verified before. What else stands in it is kept.
 * @throws WebhookVerificationError `not_an_envelope`, `unknown_event`
 */
export function parseEvent(rawBody: RawBody): WebhookEvent {
  const body = parse(rawBody);
  if (!isObject(body)) return refuse('The body is JSON, but not the envelope of an event: it is no object.');
  if (!isId(body.id)) must(body, 'id', 'a UUID');
  if (!isTime(body.created_at)) must(body, 'created_at', 'an ISO 8601 time with offset');
  if (!isAgency(body.agency_id)) must(body, 'agency_id', 'an agency id');
  if (!isObject(body.data)) must(body, 'data', 'an object');
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
