import type { DeliveryFilter } from './lines.ts';

/** What the log is filtered by, as it stands in the address and in forms. */
export type GivenFilter = Record<'status' | 'event' | 'webhook' | 'text', string | undefined>;

export const filterOf = (value: (name: string) => string | undefined): GivenFilter => ({
  status: value('status'),
  event: value('event'),
  webhook: value('webhook'),
  text: value('text'),
});

export const whatIs = ({ status, event, webhook, text }: GivenFilter): DeliveryFilter => ({
  status: status || undefined,
  event: event || undefined,
  webhook_id: Number(webhook) || undefined,
  text: text?.trim() || undefined,
});
