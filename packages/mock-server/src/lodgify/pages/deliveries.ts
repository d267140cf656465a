import { lodgifyEventNames } from '@lgcd/core-client/lodgify';
import type { Part } from '../../cockpit/app.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import { nameColumn, statusColumn, statusFilter } from '../../cockpit/columns.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { body } from '../../cockpit/ui/code.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { httpPill, statusPill } from '../../cockpit/ui/pill.ts';
import { milliseconds } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../../resources/tables.ts';
import { dueText } from '../../resources/webhook-delivery/pages/table.ts';

type Delivery = Row<'lodgify_deliveries'>;

const target = ({ subscription_id }: Delivery, { domain }: View): string =>
  domain.store.find('lodgify_subscriptions', subscription_id)?.target_url ?? '–';

function answer({ attempts }: Delivery): Content {
  const last = attempts.at(-1);
  if (!last) return html`<span class="muted">Not tried yet</span>`;
  return html`<span title="${last.error ?? ''}">${httpPill(last.status_code)}</span>`;
}

const attempt = (one: Delivery['attempts'][number]): Content => html`
  <li class="${one.status_code === 200 ? 'ok' : 'bad'}">
    <div class="row"><strong>Attempt ${one.number}</strong>${httpPill(one.status_code)}<span class="muted small">${milliseconds(one.duration_ms)}</span></div>
    <div class="small">${time(one.attempted_at)}</div>
    ${one.error ? html`<div class="bad-text">${one.error}</div>` : ''}
    ${one.response_excerpt ? html`<div class="excerpt" tabindex="0" role="region" aria-label="Answer to attempt ${one.number}">${one.response_excerpt}</div>` : ''}
  </li>`;

/** What Lodgify told, delivery by delivery: 200 is success, anything else is tried ten times more. */
export const page: Part = collectionPart<'lodgify_deliveries'>({
  table: 'lodgify_deliveries',
  path: '/lodgify/deliveries',
  title: 'Lodgify deliveries',
  one: 'Lodgify delivery',
  lead: 'What Lodgify sends, signed in ms-signature. Anything but 200 is tried ten times more, each time after twice as long.',
  order: 'id desc',
  none: 'Nothing sent yet. Someone has to subscribe at Lodgify first: POST /lodgify/webhooks/v1/subscribe',
  filters: () => [
    {
      name: 'event',
      label: 'Event',
      none: 'Any',
      choices: lodgifyEventNames,
      where: (value) => ['event = ?', value],
    },
    statusFilter(['pending', 'delivered', 'failed']),
  ],
  columns: (view) => [
    nameColumn(view, '/lodgify/deliveries', 'Event', ({ event }) => event),
    statusColumn,
    { title: 'Answer', show: answer },
    { title: 'Attempts', kind: 'num', aside: true, show: ({ attempts }) => attempts.length },
    { title: 'Next attempt', show: ({ due_at }) => dueText(due_at, view.frame) },
    {
      title: 'To',
      kind: 'clip',
      show: (row) => html`<span title="${target(row, view)}">${target(row, view)}</span>`,
    },
    { title: 'Created', show: ({ created_at }) => time(created_at) },
  ],
  name: ({ event, id }) => `${event}, delivery ${id}`,
  beside: ({ status }) => statusPill(status),
  whole: (row, view) =>
    html`${card(
      {},
      facts([
        ['To', target(row, view)],
        ['Created', time(row.created_at)],
        ['ms-signature', html`<code>${row.signature}</code>`],
        ['Next attempt', dueText(row.due_at, view.frame)],
      ]),
    )}${row.attempts.length > 0 ? card({ title: 'Attempts' }, html`<ol class="timeline">${row.attempts.map(attempt)}</ol>`) : ''}${card(
      { title: 'Body' },
      body(row.body, 'The body of the delivery'),
    )}`,
});
