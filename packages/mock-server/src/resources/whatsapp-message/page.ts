import type { Part } from '../../cockpit/app.ts';
import { messageStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  bookingLink,
  nameColumn,
  searchFilter,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentMessage } from './present.ts';

const ended = ['delivered', 'failed'];

function actions(row: Row<'whatsapp_messages'>, { frame }: View): Content {
  if (ended.includes(row.status)) return '';
  const offer = { input: { message_id: row.id }, back: `/messages/${row.id}` };
  return html`<div class="row">
    ${doIt(frame, { ...offer, name: 'whatsapp.deliver', words: 'Let it arrive now', kind: 'primary' })}
    ${askFor(frame, { ...offer, name: 'whatsapp.fail', words: 'Let it fail…' })}
  </div>`;
}

export const page: Part = collectionPart<'whatsapp_messages'>({
  table: 'whatsapp_messages',
  path: '/messages',
  title: 'Messages',
  one: 'message',
  lead: 'The WhatsApp outbox. Messages move on as the clock does; one to a number that ends in 0999 fails.',
  order: 'id desc',
  none: 'No message yet.',
  filters: () => [
    statusFilter(messageStatus),
    searchFilter(['"to"', 'template', 'body'], 'Number, template or text'),
  ],
  columns: (view) => [
    nameColumn(view, '/messages', 'To', ({ to }) => to),
    statusColumn,
    {
      title: 'Template',
      show: ({ template, language }) => html`<code>${template}</code> <span class="muted">${language}</span>`,
    },
    { title: 'Text', kind: 'clip', show: ({ body }) => body },
    { title: 'Prepared', show: ({ created_at }) => time(created_at) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, {
      name: 'whatsappMessage.create',
      words: 'Prepare a message',
      back: '/messages',
      kind: 'primary',
    }),
  name: ({ to }) => `Message to ${to}`,
  beside: ({ status }) => statusPill(status),
  rowActions: actions,
  whole: (row, view) => html`
    ${card(
      {},
      html`<p class="bubble" lang="${row.language}" dir="auto">${row.body}</p>${facts([
        ['Booking', bookingLink(view, row.booking_id)],
        ['Template', html`<code>${row.template}</code>`],
        ['Language', row.language],
        ['Prepared', time(row.created_at)],
        ['Sent', time(row.sent_at)],
        ['Delivered', time(row.delivered_at)],
        [
          'Failed',
          html`${time(row.failed_at)} ${row.error ? html`<span class="bad-text">${row.error}</span>` : ''}`,
        ],
      ])}`,
    )}${asApi(presentMessage(row))}`,
});
