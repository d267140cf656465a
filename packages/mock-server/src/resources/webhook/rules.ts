import { randomBytes } from 'node:crypto';
import {
  type Ability,
  type EventName,
  type EventPattern,
  eventNames,
  events,
  families,
} from '@lgcd/core-client/contract';
import { matches, speaksHttp } from '@lgcd/core-client/webhook';
import type { Row } from '../tables.ts';

const patterns: ReadonlySet<string> = new Set<EventPattern>([
  '*',
  ...eventNames,
  ...(Object.keys(families) as (keyof typeof families)[]).map((family) => `${family}.*` as const),
]);

export const isPattern = (given: string): given is EventPattern => patterns.has(given);

/** Events that a subscription covers, in the order of LGCD's page. */
export const eventsOf = (subscribed: readonly string[]): EventName[] =>
  eventNames.filter((name) => subscribed.some((pattern) => matches(pattern, name)));

/** The event that a subscription names first. */
export const firstEventOf = (subscribed: readonly string[]): EventName | undefined =>
  subscribed.flatMap((pattern) => eventsOf([pattern]))[0];

/**
 * Whether a token may have these events: it needs the read ability of every family, so `*` needs them all. Source:
 * inferred; see decisions/webhook-abilities.md.
 */
export function maySubscribe(token: Row<'tokens'> | null, subscribed: readonly string[]): boolean {
  const held = new Set<Ability>(token?.abilities);
  return eventsOf(subscribed).every((name) => held.has(events[name].ability));
}

/** 64 hex characters, unique for each webhook (published). */
export const newWebhookSecret = (): string => randomBytes(32).toString('hex');

/** Deliveries go to https; http stays on the machine, where nobody listens in, and on hosts that were allowed. */
export function isDeliverable(url: string, allowHttpHosts: readonly string[]): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return speaksHttp(hostname, allowHttpHosts);
}

/** Why nothing is sent to an address over plain http, and how a person lets it be. */
export function notAllowed(url: string): string {
  const { hostname } = new URL(url);
  return `Plain http is for this machine only; the mock server takes it for ${hostname} when it is started with --allow-http-hosts ${hostname} (allowHttpHosts).`;
}
