import type { Returned } from '@lgcd/core-client/contract';
import type { Row } from '../tables.ts';

export type Webhook = Returned<'webhook.get'>;
export type WebhookWithSecret = Returned<'webhook.create'>;

/** Without its secret. */
export function presentWebhook({ agency_id: _, secret: __, ...row }: Row<'webhooks'>): Webhook {
  return row;
}

/** For the two answers that show the secret. */
export const presentWithSecret = (row: Row<'webhooks'>): WebhookWithSecret => ({
  ...presentWebhook(row),
  secret: row.secret,
});
