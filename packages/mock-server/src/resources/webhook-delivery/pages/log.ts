import { redact } from '@lgcd/core-client';
import { families } from '@lgcd/core-client/contract';
import type { Part } from '../../../cockpit/app.ts';
import { show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { filters } from '../../../cockpit/ui/filters.ts';
import { html } from '../../../cockpit/ui/html.ts';
import { pageOf, pager } from '../../../cockpit/ui/pager.ts';
import { sentence } from '../../../cockpit/ui/text.ts';
import { filterOf, whatIs } from './filter.ts';
import { deliveries } from './lines.ts';
import { replayFailedButton } from './replay-failed.ts';
import { deliveryTable } from './table.ts';

/** Statuses of a delivery, in the words of the log. */
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

/** Families and single events to choose from; a family is the beginning of its names. */
export const eventChoices: readonly (readonly [string, string])[] = Object.entries(families).flatMap(
  ([family, { label, events }]) => [
    [`${family}.`, `${label}: all`] as const,
    ...Object.keys(events).map((key) => [`${family}.${key}`, `${family}.${key}`] as const),
  ],
);

const perPage = 25;

/** The log of everything that went out, over all webhooks. */
export const deliveryLog: Part = (app) => {
  app.get('/deliveries', (c) => {
    const { frame, domain } = c.var;
    const given = filterOf((name) => c.req.query(name));
    const found = deliveries(domain, whatIs(given), pageOf(c.req.query('page')), perPage);
    const webhooks = domain.store.list('webhooks');
    const empty = Object.values(given).some(Boolean)
      ? html`<p>No delivery matches the filter.</p><a class="button" href="${frame.to('/deliveries')}">Show all</a>`
      : html`<p>Nothing was sent yet. Create a webhook, then send an event or change something.</p><a class="button primary" href="${frame.to('/webhooks/new')}">Create a webhook</a>`;
    return show(
      c,
      {
        title: 'Deliveries',
        section: '/deliveries',
        actions: replayFailedButton(domain, frame, given),
        lead: 'What went out to webhooks, newest first. The list follows by itself.',
      },
      card(
        { bare: true },
        html`${filters([
          {
            name: 'status',
            label: 'Status',
            none: 'Any',
            choices: deliveryStatuses.map((s) => [s, sentence(s)]),
            value: given.status,
          },
          { name: 'event', label: 'Event', none: 'Any', choices: eventChoices, value: given.event },
          {
            name: 'webhook',
            label: 'Webhook',
            none: 'Any',
            choices: webhooks.map(({ id, url }) => [String(id), `${id} · ${redact(url)}`]),
            value: given.webhook,
            size: 'grow',
          },
          {
            name: 'text',
            label: 'Event id or payload contains',
            type: 'search',
            value: given.text,
            size: 'grow',
          },
        ])}
        <div id="log" data-live="event delivery attempt clock reset">${deliveryTable(found.items, frame, empty)}${pager(found, given)}</div>`,
      ),
    );
  });
};
