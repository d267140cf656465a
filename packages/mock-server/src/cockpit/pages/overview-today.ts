import type { Domain } from '../../engine/domain.ts';
import { isIn } from '../../engine/store/conditions.ts';
import { endsAfter } from '../../resources/booking/availability.ts';
import type { Row } from '../../resources/tables.ts';
import { doIt } from '../commands/offer.ts';
import { propertyNames } from '../reads/names.ts';
import { card } from '../ui/card.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { statusPill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { plural } from '../ui/text.ts';

type Booking = Row<'bookings'>;

const columns = (
  frame: Frame,
  names: ReadonlyMap<number, string>,
  what: 'arrivals' | 'departures',
): Column<Booking>[] => [
  {
    title: 'Guest',
    names: true,
    show: ({ id, guest_name, guests_count }) =>
      html`<a href="${frame.to(`/bookings/${id}`)}">${guest_name}</a><span class="sub">${plural(guests_count, 'guest')}</span>`,
  },
  { title: 'Property', show: ({ property_id }) => names.get(property_id) ?? '' },
  { title: 'Status', show: ({ status }) => statusPill(status) },
  {
    title: 'Action',
    kind: 'actions-cell',
    show: ({ id, status, guest_name }) => {
      const offer = { input: { booking_id: id }, about: guest_name, back: '', kind: 'small' };
      if (what === 'arrivals' && status === 'confirmed')
        return doIt(frame, { ...offer, name: 'booking.check_in', words: 'Check in' });
      if (what === 'departures' && status === 'checked_in')
        return doIt(frame, { ...offer, name: 'booking.check_out', words: 'Check out' });
      return '';
    },
  },
];

/** Who comes and who goes today. */
export function today(domain: Domain, frame: Frame): Content {
  const names = propertyNames(domain);
  const date = domain.today();
  const arrivals = domain.store.list(
    'bookings',
    [['check_in = ?', date], isIn('status', ['pending', 'confirmed', 'checked_in'])],
    'status, id',
  );
  const departures = domain.store.list(
    'bookings',
    [
      ['check_out = ?', date],
      ...endsAfter(domain, date, '>='),
      isIn('status', ['checked_in', 'checked_out', 'confirmed']),
    ],
    'status, id',
  );
  const list = (title: string, rows: Booking[], what: 'arrivals' | 'departures', empty: string) =>
    card(
      {
        title: html`${title} <span class="muted">${rows.length}</span>`,
        width: 'half',
        bare: true,
        live: { id: what, on: 'event clock reset' },
      },
      table({
        caption: title,
        columns: columns(frame, names, what),
        rows,
        empty: html`<p>${empty}</p>`,
        key: ({ id }) => id,
      }),
    );
  return [
    list("Today's arrivals", arrivals, 'arrivals', 'Nobody arrives today.'),
    list("Today's departures", departures, 'departures', 'Nobody leaves today.'),
  ];
}
