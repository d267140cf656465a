import { events } from '@lgcd/core-client/contract';
import { deliveries } from '../../resources/webhook-delivery/pages/lines.ts';
import { eventChoices } from '../../resources/webhook-delivery/pages/log.ts';
import { deliveryTable } from '../../resources/webhook-delivery/pages/table.ts';
import type { Part } from '../app.ts';
import { type EventLine, eventLines } from '../reads/events.ts';
import { missing, show } from '../respond.ts';
import { card, facts } from '../ui/card.ts';
import { body } from '../ui/code.ts';
import { filters } from '../ui/filters.ts';
import { html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { pageOf, pager } from '../ui/pager.ts';
import { pill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { logTime, time } from '../ui/time.ts';
import { idOf } from '../values.ts';

const perPage = 25;

const outcome = ({ deliveries: all, delivered, failed }: EventLine) => {
  if (all === 0) return html`<span class="muted">No webhook subscribed</span>`;
  if (failed > 0) return pill(`${failed} of ${all} failed`, 'bad');
  return delivered === all
    ? pill(`${all} delivered`, 'ok')
    : pill(`${delivered} of ${all} delivered`, 'warn');
};

const columns = (frame: Frame): Column<EventLine>[] => [
  {
    title: 'Event',
    names: true,
    show: ({ id, event }) => html`<a href="${frame.to(`/events/log/${id}`)}">${event}</a>`,
  },
  { title: 'Deliveries', show: outcome },
  { title: 'Happened', show: ({ created_at }) => logTime(created_at, frame) },
  { title: 'Event id', kind: 'clip', show: ({ uuid }) => html`<code>${uuid}</code>` },
];

const trail = [['/events', 'Events']] as const;

/** The outbox: every event that happened, whether or not someone heard of it. */
export const eventLog: Part = (app) => {
  app.get('/events/log', (c) => {
    const { frame, domain } = c.var;
    const event = c.req.query('event');
    const found = eventLines(domain, event || undefined, pageOf(c.req.query('page')), perPage);
    const empty = html`<p>${event ? 'No such event happened yet.' : 'Nothing happened yet.'}</p>`;
    return show(
      c,
      {
        title: 'What happened',
        section: '/events',
        trail,
        lead: 'Every event of the agency, newest first, also those that no webhook subscribes to.',
      },
      card(
        { bare: true },
        html`${filters([{ name: 'event', label: 'Event', none: 'Any', choices: eventChoices, value: event, size: 'grow' }])}
        <div id="log" data-live="event delivery attempt reset">${table({ caption: 'Events', columns: columns(frame), rows: found.items, empty, key: ({ id }) => id })}${pager(found, { event })}</div>`,
      ),
    );
  });

  app.get('/events/log/:id{[0-9]+}', (c) => {
    const { frame, domain } = c.var;
    const event = domain.store.find('events', idOf(c));
    if (!event) return missing(c, 'such event', '/events');
    const sent = deliveries(domain, { event_id: event.id }, 1, 100);
    const empty = html`<p>No active webhook subscribed to it when it happened.</p>`;
    return show(
      c,
      {
        title: event.event,
        section: '/events',
        trail: [...trail, ['/events/log', 'What happened']],
        lead: events[event.event].description,
      },
      html`${card({ title: 'Deliveries', bare: true, live: { id: 'log', on: 'delivery attempt clock reset' } }, deliveryTable(sent.items, frame, empty))}
        ${card(
          { title: 'Event' },
          html`${facts([
            ['Event id', html`<code>${event.uuid}</code>`],
            ['Happened', time(event.created_at)],
          ])}${body(event.body, 'Envelope')}`,
        )}`,
    );
  });
};
