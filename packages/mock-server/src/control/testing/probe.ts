import { randomUUID } from 'node:crypto';
import { sign, signatureHeader } from '@lgcd/core-client/webhook';
import { deliveryHeaders } from '../../engine/dispatcher.ts';
import { type Outcome, post } from '../../engine/post.ts';
import { phpJson } from '../../http/laravel/json.ts';

/** One request to a receiver: the bytes of an event, and the headers that go with them. */
export interface Probe {
  body: string;
  headers: Record<string, string>;
}

/** What LGCD itself would send. */
export const genuine = (body: string, secret: string): Probe => ({
  body,
  headers: deliveryHeaders(sign(body, secret)),
});

/** The same bytes under another signature; none with null. */
export function signedWith(body: string, signature: string | null): Probe {
  const { [signatureHeader]: _, ...headers } = deliveryHeaders('');
  return { body, headers: signature === null ? headers : { ...headers, [signatureHeader]: signature } };
}

/** Names in a data block that hold what people wrote. */
const prose = ['name', 'guest_name', 'title', 'author', 'customer_name', 'owner_name', 'description'];

function touch(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const name = prose.find((each) => typeof fields[each] === 'string');
  if (!name) return Object.values(fields).some(touch);
  fields[name] = `${fields[name]} é/`;
  return true;
}

/**
 * The event with characters that PHP escapes, where it has none: only such bytes tell a receiver that hashes what
 * came from one that hashes what it writes again.
 */
export function telling(body: string): string {
  if (/\\[/u]/.test(body)) return body;
  const envelope = JSON.parse(body) as { data: unknown };
  touch(envelope.data);
  return phpJson(envelope);
}

/** A new id, so that a receiver that has seen the event does not take the probe for a repetition. */
export const withNewId = (body: string): string => {
  const { id } = JSON.parse(body) as { id: string };
  return body.replaceAll(id, randomUUID());
};

export const send = (url: string, { body, headers }: Probe, timeoutMs: number): Promise<Outcome> =>
  post(url, body, headers, timeoutMs, new AbortController().signal);

export const accepted = ({ statusCode }: Outcome): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;
