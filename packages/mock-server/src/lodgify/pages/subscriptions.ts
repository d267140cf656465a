import type { Part } from '../../cockpit/app.ts';
import { collectionPart } from '../../cockpit/collection.ts';
import { nameColumn } from '../../cockpit/columns.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { html } from '../../cockpit/ui/html.ts';
import { time } from '../../cockpit/ui/time.ts';

/** Who hears of Lodgify's events. Made over Lodgify's own API only, as there. */
export const page: Part = collectionPart<'lodgify_subscriptions'>({
  table: 'lodgify_subscriptions',
  path: '/lodgify/subscriptions',
  title: 'Lodgify subscriptions',
  one: 'Lodgify subscription',
  lead: 'One event at one address each. The Lodgify Trigger of n8n makes and removes its own.',
  order: 'id desc',
  none: 'Nobody has subscribed. The demo key of this account goes into the header X-ApiKey.',
  filters: () => [],
  columns: (view) => [
    nameColumn(view, '/lodgify/subscriptions', 'Event', ({ event }) => event),
    {
      title: 'Address',
      kind: 'clip',
      show: ({ target_url }) => html`<span title="${target_url}">${target_url}</span>`,
    },
    { title: 'Made', show: ({ created_at }) => time(created_at) },
  ],
  name: ({ event }) => `Subscription to ${event}`,
  whole: (row) =>
    card(
      {},
      facts([
        ['Event', row.event],
        ['Address', row.target_url],
        ['ID', html`<code>${row.uuid}</code>`],
        ['Made', time(row.created_at)],
        ['Secret', html`<span class="muted">Shown once, in the answer to the subscription.</span>`],
      ]),
    ),
});
