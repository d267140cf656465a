import { type Client, NotFoundError, RefusedError, type Returned } from '@lgcd/core-client';
import type { Bundle } from 'zapier-platform-core';
import { withClient } from '../platform.ts';

/** What Zapier keeps for a Zap and hands back with every delivery. */
export interface Subscription {
  id: string;
  /** Signs the deliveries of this webhook alone. */
  secret: string;
  /** The properties that the Zap asks for, as they were found when it was turned on. */
  property_ids?: number[];
}

type Wanted = {
  url: string;
  events: string[];
  description: string;
};

async function webhookAt(client: Client, url: string): Promise<Returned<'webhook.get'> | undefined> {
  for await (const webhook of client.paginate('webhook.getAll', {})) {
    if (webhook.url === url) return webhook;
  }
  return undefined;
}

/** Zapier's address is that of one Zap: a webhook that has it already is left from a subscribe whose answer was lost. */
async function takeOver(client: Client, { id }: { id: number }, { events, description }: Wanted) {
  await client.call('webhook.update', { id, events, description, active: true });
  return client.call('webhook.rotateSecret', { id });
}

async function ensure(client: Client, wanted: Wanted): Promise<Subscription> {
  const existing = await webhookAt(client, wanted.url);
  const webhook = existing
    ? await takeOver(client, existing, wanted)
    : await client.call('webhook.create', wanted);
  return { id: String(webhook.id), secret: webhook.secret };
}

/** What a trigger asks LGCD for, and what it keeps beside the webhook. */
export interface Ask {
  label: string;
  eventsOf(bundle: Bundle): string[];
  /** Found out before anything is made; it may refuse. */
  keep?(client: Client, bundle: Bundle): Promise<Partial<Subscription>>;
}

/** Subscribes a Zap's address once, however often Zapier asks for it. */
export const subscribe = ({ label, eventsOf, keep }: Ask) =>
  withClient(async (client, bundle) => {
    const kept = await keep?.(client, bundle);
    const webhook = await ensure(client, {
      url: bundle.targetUrl ?? '',
      events: eventsOf(bundle),
      description: `Zapier: ${label}`,
    });
    return { ...webhook, ...kept };
  });

const isGone = (error: unknown): boolean =>
  error instanceof NotFoundError || (error instanceof RefusedError && error.status === 410);

/** Ends the subscription; that someone has deleted the webhook in LGCD is as good. */
export const unsubscribe = withClient(async (client, { subscribeData }) => {
  const id = Number(subscribeData?.id);
  if (!id) return {};
  try {
    await client.call('webhook.delete', { id });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  return {};
});
