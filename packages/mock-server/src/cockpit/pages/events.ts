import { type EventName, events, families } from '@lgcd/core-client/contract';
import type { Part } from '../app.ts';
import { type EventCount, eventCounts } from '../reads/events.ts';
import { show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { button } from '../ui/form.ts';
import { html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { type Column, table } from '../ui/table.ts';
import { count } from '../ui/text.ts';
import { time } from '../ui/time.ts';

interface Line {
  name: EventName;
  sent: EventCount | undefined;
}

const columns = (frame: Frame): Column<Line>[] => [
  {
    title: 'Event',
    names: true,
    show: ({ name }) => {
      const { description, timed } = events[name];
      return html`<a href="${frame.to(`/events/${name}`)}">${name}</a>${timed ? html` <span class="tag" title="Comes of a moment in time: advance the clock">timed</span>` : ''}<span class="sub">${description}</span>`;
    },
  },
  { title: 'Happened', kind: 'num', show: ({ sent }) => count(sent?.n ?? 0) },
  { title: 'Last', show: ({ sent }) => time(sent?.last ?? null) },
  {
    title: 'Send',
    kind: 'actions-cell',
    show: ({ name }) =>
      html`<a class="button small quiet" href="${frame.to(`/events/${name}`)}">Edit and send</a> ${button(frame.to(`/events/${name}`), html`Send<span class="sr"> ${name}</span>`, { kind: 'small' })}`,
  },
];

/** All events, by the families of LGCD's page. */
export const eventCatalogue: Part = (app) => {
  app.get('/events', (c) => {
    const { frame, domain } = c.var;
    const counts = eventCounts(domain);
    return show(
      c,
      {
        title: 'Events',
        section: '/events',
        lead: 'All 31, by family. They come out of what happens here; Send makes one of a real object, and so does every change of data.',
        actions: html`<a class="button" href="${frame.to('/events/log')}">What happened</a>`,
      },
      card(
        { bare: true, live: { id: 'events', on: 'event reset' } },
        table({
          caption: 'Events',
          columns: columns(frame),
          groups: Object.entries(families).map(([family, { label, events: own, ability }]) => ({
            title: html`${label} <span class="muted small">needs <code>${ability}</code></span>`,
            rows: Object.keys(own).map((key) => {
              const name = `${family}.${key}` as EventName;
              return { name, sent: counts.get(name) };
            }),
          })),
        }),
      ),
    );
  });
};
