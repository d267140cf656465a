import type { Part } from '../../../cockpit/app.ts';
import { missing, show } from '../../../cockpit/respond.ts';
import { card, facts } from '../../../cockpit/ui/card.ts';
import { field } from '../../../cockpit/ui/field.ts';
import { filters } from '../../../cockpit/ui/filters.ts';
import { button, sheet } from '../../../cockpit/ui/form.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { pageOf, pager } from '../../../cockpit/ui/pager.ts';
import { sentence } from '../../../cockpit/ui/text.ts';
import { time } from '../../../cockpit/ui/time.ts';
import { idOf } from '../../../cockpit/values.ts';
import type { Row } from '../../tables.ts';
import { deliveries } from '../../webhook-delivery/pages/lines.ts';
import { deliveryStatuses, eventChoices } from '../../webhook-delivery/pages/log.ts';
import { deliveryTable } from '../../webhook-delivery/pages/table.ts';
import { eventsOf } from '../rules.ts';
import { activePill } from './list.ts';
import { examine } from './receiver.ts';

const perPage = 20;

/** The "Test" button of LGCD's page; without a choice the first event subscribed to. */
const testForm = (webhook: Row<'webhooks'>, path: string): Content => html`
  <form method="post" action="${path}/test" class="inline">
    ${field({ name: 'event', label: 'Event', choices: eventsOf(webhook.events), prefix: 'test' })}
    <button class="button primary">Test</button>
  </form>`;

const settings = (webhook: Row<'webhooks'>, frame: Frame): Content => {
  const path = frame.to(`/webhooks/${webhook.id}`);
  return card(
    {
      title: 'Settings',
      width: 'two-thirds',
      actions: html`<a class="button small" href="${path}/edit">Edit</a>`,
    },
    html`${facts([
      [
        'Events',
        html`<span class="tags">${webhook.events.map((event) => html`<span class="tag">${event}</span>`)}</span>`,
      ],
      ['Description', webhook.description ?? html`<span class="muted">–</span>`],
      ['Secret', html`<span class="muted">Shown once, when it is made</span>`],
      ['Created', time(webhook.created_at)],
      ['Changed', time(webhook.updated_at)],
    ])}
    <div class="row">
      ${button(`${path}/active`, webhook.active ? 'Pause' : 'Resume', { values: { active: webhook.active ? 0 : 1 } })}
      ${sheet('Rotate secret…', html`<form method="post" action="${path}/rotate" class="stack"><p>The old secret ends at once. Deliveries that are under way keep their old signature.</p><div><button class="button primary">Rotate the secret</button></div></form>`)}
      ${sheet('Delete…', html`<form method="post" action="${path}/delete" class="stack"><p>Its delivery log goes with it.</p><div><button class="button danger">Delete the webhook</button></div></form>`, 'danger')}
    </div>`,
  );
};

/** One webhook: its settings, the Test button and its log. */
export const webhookPage: Part = (app) => {
  app.get('/webhooks/:id{[0-9]+}', (c) => {
    const { frame, domain } = c.var;
    const webhook = domain.store.find('webhooks', idOf(c));
    if (!webhook) return missing(c, 'such webhook', '/webhooks');
    const path = frame.to(`/webhooks/${webhook.id}`);
    const given = { status: c.req.query('status'), event: c.req.query('event') };
    const found = deliveries(
      domain,
      { webhook_id: webhook.id, status: given.status || undefined, event: given.event || undefined },
      pageOf(c.req.query('page')),
      perPage,
    );
    const empty = html`<p>${given.status || given.event ? 'No delivery matches the filter.' : 'Nothing was sent to it yet. Test sends the first.'}</p>`;
    return show(
      c,
      {
        title: webhook.url,
        section: '/webhooks',
        trail: [['/webhooks', 'Webhooks']],
        beside: activePill(webhook.active),
      },
      html`<div class="grid">
        ${settings(webhook, frame)}
        ${card(
          { title: 'Try the receiver', width: 'third' },
          html`<p class="muted">A test is a dummy payload, signed like any other. It is sent even while the webhook is paused.</p>
            ${testForm(webhook, path)}
            ${examine(webhook, frame)}`,
        )}
      </div>
      ${card(
        { title: 'Delivery log', bare: true },
        html`${filters([
          {
            name: 'status',
            label: 'Status',
            none: 'Any',
            choices: deliveryStatuses.map((s) => [s, sentence(s)]),
            value: given.status,
          },
          {
            name: 'event',
            label: 'Event',
            none: 'Any',
            choices: eventChoices,
            value: given.event,
            size: 'grow',
          },
        ])}
        <div id="log" data-live="event delivery attempt clock reset">${deliveryTable(found.items, frame, empty, false)}${pager(found, given)}</div>`,
      )}`,
    );
  });
};
