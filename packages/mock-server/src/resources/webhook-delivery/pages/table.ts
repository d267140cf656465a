import { type Content, type Html, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { long } from '../../../cockpit/ui/long.ts';
import { httpPill, statusPill } from '../../../cockpit/ui/pill.ts';
import { type Column, table } from '../../../cockpit/ui/table.ts';
import { milliseconds } from '../../../cockpit/ui/text.ts';
import { distanceText, logTime } from '../../../cockpit/ui/time.ts';
import type { DeliveryLine } from './lines.ts';

/** When it is tried again, counted down by the page where the clock runs. */
export const dueText = (dueAt: number | null, frame: Frame): Content =>
  dueAt === null
    ? html`<span class="muted">–</span>`
    : html`<span class="nowrap" data-due="${dueAt}">${distanceText(dueAt, frame.clock.now)}</span>`;

const answer = ({ attempts_made, status_code, error, duration_ms }: DeliveryLine): Content => {
  if (attempts_made === 0) return html`<span class="muted">Not tried yet</span>`;
  return html`<span class="nowrap"><span title="${error ?? ''}">${httpPill(status_code)}</span> <span class="muted small nowrap">${milliseconds(duration_ms ?? 0)}</span></span>`;
};

const columns = (frame: Frame, withWebhook: boolean): Column<DeliveryLine>[] => [
  {
    title: 'Event',
    names: true,
    show: ({ id, event, replay_of }) =>
      html`<a href="${frame.to(`/deliveries/${id}`)}">${event}</a>${replay_of === null ? '' : html` <span class="tag">replay</span>`}`,
  },
  { title: 'Status', show: ({ status }) => statusPill(status) },
  { title: 'Answer', show: answer },
  { title: 'Attempts', kind: 'num', aside: true, show: ({ attempts_made }) => attempts_made },
  { title: 'Next attempt', show: ({ due_at }) => dueText(due_at, frame) },
  ...(withWebhook
    ? [
        {
          title: 'To',
          show: ({ url }: DeliveryLine) => long(url),
        },
      ]
    : []),
  { title: 'Created', show: ({ created_at }) => logTime(created_at, frame) },
];

export const deliveryTable = (
  rows: readonly DeliveryLine[],
  frame: Frame,
  empty: Content,
  withWebhook = true,
): Html =>
  table({ caption: 'Deliveries', columns: columns(frame, withWebhook), rows, empty, key: ({ id }) => id });
