import type { Part } from '../../../cockpit/app.ts';
import { show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { longLink } from '../../../cockpit/ui/long.ts';
import { pill } from '../../../cockpit/ui/pill.ts';
import { type Column, table } from '../../../cockpit/ui/table.ts';
import { time } from '../../../cockpit/ui/time.ts';
import { type WebhookLine, webhookLines } from './lines.ts';

export const activePill = (active: boolean): Content =>
  active ? pill('Active', 'ok') : pill('Paused', 'idle');

/** What it subscribes to; a long list is cut, the page of the webhook has the whole. */
const subscriptions = (events: readonly string[]): Content => {
  const shown = events.slice(0, 4);
  return html`<span class="tags">${shown.map((event) => html`<span class="tag">${event}</span>`)}${events.length > shown.length ? html`<span class="muted small">and ${events.length - shown.length} more</span>` : ''}</span>`;
};

const recent = ({ outcomes }: WebhookLine, frame: Frame): Content =>
  outcomes.length === 0
    ? html`<span class="muted">None yet</span>`
    : html`<span class="strip">${outcomes.map(
        ({ id, status, event }) =>
          html`<a class="${{ delivered: 'ok', failed: 'bad', pending: 'warn' }[status]}" href="${frame.to(`/deliveries/${id}`)}" title="${event}: ${status}" aria-label="${event}: ${status}"></a>`,
      )}</span>`;

const columns = (frame: Frame): Column<WebhookLine>[] => [
  {
    title: 'Sends to',
    names: true,
    show: ({ id, url, description }) =>
      html`${longLink(frame.to(`/webhooks/${id}`), url)}${description ? html`<span class="sub">${description}</span>` : ''}`,
  },
  { title: 'Status', show: ({ active }) => activePill(active) },
  { title: 'Events', show: ({ events }) => subscriptions(events) },
  { title: 'Last deliveries', show: (row) => recent(row, frame) },
  { title: 'Created', show: ({ created_at }) => time(created_at) },
];

export const webhookList: Part = (app) => {
  app.get('/webhooks', (c) => {
    const { frame, domain } = c.var;
    const create = html`<a class="button primary" href="${frame.to('/webhooks/new')}">Create a webhook</a>`;
    const empty = html`<p>No webhook yet. A webhook sends the events of this agency to an address of yours, signed.</p>${create}`;
    return show(
      c,
      {
        title: 'Webhooks',
        section: '/webhooks',
        lead: 'Where events are sent. Each has a secret of its own, and a log of everything it was sent.',
        actions: create,
      },
      card(
        { bare: true, live: { id: 'webhooks', on: 'delivery attempt request reset' } },
        table({
          caption: 'Webhooks',
          columns: columns(frame),
          rows: webhookLines(domain),
          empty,
          key: ({ id }) => id,
        }),
      ),
    );
  });
};
