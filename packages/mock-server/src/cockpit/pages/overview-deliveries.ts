import { isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import type { Row } from '../../resources/tables.ts';
import { dueText } from '../../resources/webhook-delivery/pages/table.ts';
import { card, facts } from '../ui/card.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { httpPill, pill } from '../ui/pill.ts';
import { percent, plural } from '../ui/text.ts';

interface Outcome {
  id: number;
  status: Row<'deliveries'>['status'];
  event: string;
}

interface Trouble extends Outcome {
  due_at: number | null;
  status_code: number | null;
  error: string | null;
}

const shown = 60;
const tones = { delivered: 'ok', failed: 'bad', pending: 'warn' } as const;

function counts({ store }: Domain, since: string): Record<Outcome['status'], number> {
  const rows = store.query<{ status: Outcome['status']; n: number }>(
    'select status, count(*) as n from deliveries where agency_id = :agency and created_at > :since group by status',
    { since },
  );
  return {
    delivered: 0,
    failed: 0,
    pending: 0,
    ...Object.fromEntries(rows.map(({ status, n }) => [status, n])),
  };
}

/** The deliveries that went wrong last, with the reason. */
const troubles = (domain: Domain, frame: Frame): Content => {
  const rows = domain.store.query<Trouble>(
    `select d.id, d.status, d.due_at, e.event, a.status_code, a.error
     from deliveries d join events e on e.id = d.event_id
     join delivery_attempts a on a.delivery_id = d.id and a.number = d.attempts_made
     where d.agency_id = :agency and d.status <> 'delivered' order by d.id desc limit 3`,
  );
  if (rows.length === 0) return '';
  return html`<ul class="stack">${rows.map(
    ({ id, status, event, status_code, error, due_at }) =>
      html`<li class="row"><a href="${frame.to(`/deliveries/${id}`)}">${event}</a>${httpPill(status_code)}<span class="small muted">${error ?? ''} ${status === 'failed' ? 'Given up.' : html`Again ${dueText(due_at, frame)}.`}</span></li>`,
  )}</ul>`;
};

/** How the last day's deliveries went. */
export function deliveryHealth(domain: Domain, frame: Frame): Content {
  const last = domain.store
    .query<Outcome>(
      `select d.id, d.status, e.event from deliveries d join events e on e.id = d.event_id
       where d.agency_id = :agency order by d.id desc limit :shown`,
      { shown },
    )
    .reverse();
  const { delivered, failed, pending } = counts(domain, isoTime(frame.clock.now - 86_400_000));
  const next = domain.store.query<{ due: number | null }>(
    'select min(due_at) as due from deliveries where agency_id = :agency and due_at is not null',
  )[0]?.due;
  const ended = delivered + failed;
  const content =
    last.length === 0
      ? html`<p class="muted">Nothing was sent yet.</p><div><a class="button" href="${frame.to('/webhooks/new')}">Create a webhook</a></div>`
      : html`<div class="strip">${last.map(
          ({ id, status, event }) =>
            html`<a class="${tones[status]}" href="${frame.to(`/deliveries/${id}`)}" title="${event}: ${status}" aria-label="${event}: ${status}"></a>`,
        )}</div>
        ${facts([
          [
            'Last 24 hours',
            html`${pill(`${delivered} delivered`, 'ok')} ${pending > 0 ? pill(`${pending} pending`, 'warn') : ''} ${failed > 0 ? pill(`${failed} failed`, 'bad') : ''}`,
          ],
          [
            'Success',
            ended === 0
              ? '–'
              : `${percent((delivered / ended) * 100)} of ${plural(ended, 'delivery', 'deliveries')}`,
          ],
          ['Next attempt', dueText(next ?? null, frame)],
        ])}
        ${troubles(domain, frame)}`;
  return card(
    {
      title: 'Delivery health',
      width: 'half',
      live: { id: 'health', on: 'delivery attempt clock reset' },
      actions: html`<a class="button small" href="${frame.to('/deliveries')}">Log</a>`,
    },
    content,
  );
}
