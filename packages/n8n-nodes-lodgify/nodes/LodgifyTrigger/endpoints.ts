import { isLodgifyEvent, type LodgifyEventName } from '@lgcd/core-client/lodgify';

/**
 * The address of one event: Lodgify wants another for each subscription, and n8n's router does not look at the query.
 * It also tells which secret a delivery is signed with; what it carries is told by the signed body alone.
 */
export const endpointOf = (webhookUrl: string, event: LodgifyEventName): string =>
  `${webhookUrl}?event=${event}`;

/** Whether a subscription delivers to this trigger, for whatever event. */
export const isOurs = (webhookUrl: string, targetUrl: string): boolean =>
  targetUrl === webhookUrl || targetUrl.startsWith(`${webhookUrl}?`);

/** Whether it is the same node's address under another origin: that of a former address, or of a copy elsewhere. */
export function isElsewhere(webhookUrl: string, targetUrl: string): boolean {
  if (isOurs(webhookUrl, targetUrl) || !URL.canParse(targetUrl)) return false;
  return new URL(targetUrl).pathname === new URL(webhookUrl).pathname;
}

/** The event that the query of a request names. */
export function eventIn(query: object): LodgifyEventName | undefined {
  const { event } = query as { event?: unknown };
  return isLodgifyEvent(event) ? event : undefined;
}
