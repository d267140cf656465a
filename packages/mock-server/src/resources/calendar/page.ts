import type { Part } from '../../cockpit/app.ts';
import { askFor } from '../../cockpit/commands/offer.ts';
import { monthFrom } from '../../cockpit/months.ts';
import { show } from '../../cockpit/respond.ts';
import { card } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import type { Frame } from '../../cockpit/ui/layout.ts';
import { monthSteps } from '../../cockpit/ui/month-steps.ts';
import { pageOf, pager } from '../../cockpit/ui/pager.ts';
import { plural, sentence } from '../../cockpit/ui/text.ts';
import { dayText, monthText, weekdayOf } from '../../cockpit/ui/time.ts';
import { addDays, days, firstDay, lastDay } from '../../figures/dates.ts';
import { calendarMonth, type PropertyMonth, type Span } from './month.ts';

const heading = (date: string, today: string): Content => {
  const weekday = weekdayOf(date);
  const kind = [weekday === 'Sat' || weekday === 'Sun' ? 'rest' : '', date === today ? 'now' : '']
    .filter(Boolean)
    .join(' ');
  return html`<th scope="col"${kind ? html` class="${kind}"` : ''}><span aria-hidden="true">${weekday.slice(0, 2)}</span><br><span class="sr">${weekday} </span>${Number(date.slice(8))}${date === today ? html`<span class="sr">, today</span>` : ''}</th>`;
};

const ends = ({ before, after }: Span): string => `${before ? ' from-before' : ''}${after ? ' goes-on' : ''}`;

function stay(span: Span, frame: Frame): Content {
  const { booking, block, nights, from } = span;
  if (booking) {
    const words = `${booking.guest_name}, ${sentence(booking.status).toLowerCase()}, ${dayText(booking.check_in)} to ${dayText(booking.check_out)}`;
    return html`<td class="stay" colspan="${nights}"><a class="${booking.status}${ends(span)}" href="${frame.to(`/bookings/${booking.id}`)}" title="${words}" aria-label="${words}" dir="auto">${booking.guest_name}</a></td>`;
  }
  if (block) {
    const words = `Blocked: ${block.summary ?? 'no reason given'}, ${dayText(block.start_date)} to ${dayText(addDays(block.end_date, -1))}`;
    return html`<td class="stay" colspan="${nights}"><span class="block${ends(span)}" title="${words}">${block.summary ?? 'Blocked'}</span></td>`;
  }
  return html`<td class="stay"><span class="sr">${Number(from.slice(8))}: free</span></td>`;
}

const rows = ({ property, days: own, spans }: PropertyMonth, frame: Frame): Content => html`
  <tbody>
    <tr>
      <th scope="rowgroup" rowspan="2" class="name"><a href="${frame.to(`/properties/${property.id}`)}">${property.name}</a><small>${property.city}, ${plural(property.capacity, 'guest')}</small></th>
      ${own.map(({ date, price, min_stay, season }) => html`<td class="price${season ? ' season' : ''}${price >= 1000 ? ' long' : ''}" title="${dayText(date)}: ${price} MAD, at least ${plural(min_stay, 'night')}${season ? ', seasonal rate' : ''}">${Math.round(price)}</td>`)}
    </tr>
    <tr>${spans.map((span) => stay(span, frame))}</tr>
  </tbody>`;

/** A month of all properties: prices above, stays and blocks below. */
export const page: Part = (app, core) => {
  app.get('/calendar', async (c) => {
    const { frame, domain } = c.var;
    const today = domain.today();
    const month = monthFrom(c.req.query('month'), today);
    const found = await calendarMonth(core, domain, month, pageOf(c.req.query('page')));
    const all = days(firstDay(month), lastDay(month));
    const content =
      found.items.length === 0
        ? html`<div class="empty"><p>No property that could be booked.</p></div>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Calendar of ${monthText(month)}">
            <table class="month">
              <caption class="sr">Prices, stays and blocks of ${monthText(month)}</caption>
              <thead><tr><th scope="col" class="name">Property</th>${all.map((date) => heading(date, today))}</tr></thead>
              ${found.items.map((item) => rows(item, frame))}
            </table>
          </div>`;
    return show(
      c,
      {
        title: 'Calendar',
        section: '/calendar',
        lead: 'Every property, night by night: what it costs, who stays, what is blocked. Tinted prices are seasonal rates.',
        actions: askFor(frame, {
          name: 'booking.create',
          words: 'Create a booking',
          back: '/calendar',
          kind: 'primary',
        }),
      },
      card(
        {
          title: monthText(month),
          actions: monthSteps(month),
          bare: true,
          live: { id: 'month', on: 'event request reset' },
        },
        html`${content}${pager(found, { month })}`,
      ),
    );
  });
};
