import { isoTime } from '../../engine/clock.ts';
import { percentage } from '../../figures/allocate.ts';
import { addDays } from '../../figures/dates.ts';
import { toCents } from '../../figures/money.ts';
import { groupBy } from '../../figures/night.ts';
import { priceOfStay } from '../../figures/price.ts';
import { type SeedAgency, seedAgencies, seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { type Plan, publishedBooking } from '../../seed/plan.ts';
import { createRandom } from '../../seed/random.ts';
import { at, type Sowing, within } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import { seedRates } from '../rate/seed.ts';
import type { Row } from '../tables.ts';
import { bookingReference } from './reference.ts';
import { staysOfAgency } from './seed-stays.ts';

type Booking = Row<'bookings'>;

/** Bookings reach this far past the clock's start, and at least past the published one. Source: the figures that must come out. */
const reachDays = 400;
const reachAtLeast = '2027-03-31';
const depositRate = 30;

const properties = new Map(
  seedProperties.map((each) => [each.id, { ...each, base_price_cents: toCents(each.base) }]),
);
const rates = groupBy(seedRates, ({ property_id }) => property_id);

function priced({ property_id, check_in, check_out }: Pick<Plan, 'property_id' | 'check_in' | 'check_out'>) {
  const property = properties.get(property_id);
  if (!property) throw new Error(`The seed has no property ${property_id}.`);
  const total_cents = priceOfStay(property, rates.get(property_id) ?? [], check_in, check_out);
  return { total_cents, commission_cents: percentage(total_cents, property.commission_rate) };
}

/** How far a stay has come at the moment of sowing. */
function statusOf(plan: Plan, arrival: number, departure: number, now: number): Booking['status'] {
  if (plan.fate === 'cancelled') return 'cancelled';
  if (plan.fate === 'no_show' && arrival <= now) return 'no_show';
  if (departure <= now) return 'checked_out';
  if (arrival <= now) return 'checked_in';
  return plan.fate === 'pending' ? 'pending' : 'confirmed';
}

function bookingOf(sowing: Sowing, agencyId: number, id: number, plan: Plan): Booking {
  const random = createRandom(id);
  const arrival = at(plan.check_in, random.int(14 * 60, 20 * 60));
  const departure = at(plan.check_out, random.int(8 * 60, 10 * 60 + 30));
  const status = statusOf(plan, arrival, departure, sowing.now);
  const asked = at(addDays(plan.check_in, -plan.lead), random.int(7 * 60, 22 * 60));
  // Who arrives in a year has booked already: within the last 240 days, as far as the clock is concerned.
  const made = asked <= sowing.now ? asked : sowing.now - random.int(60, 240 * 1440) * 60_000;
  const created_at = within(sowing, made);
  const later = (minutes: number) => within(sowing, Date.parse(created_at) + minutes * 60_000);
  const confirmed_at = status === 'pending' ? null : later(random.int(0, 180));
  const cancelled_at = status === 'cancelled' ? later(random.int(200, 2880)) : null;
  const checked_in_at = ['checked_in', 'checked_out'].includes(status) ? isoTime(arrival) : null;
  const checked_out_at = status === 'checked_out' ? isoTime(departure) : null;
  const price = priced(plan);
  const deposit =
    status === 'confirmed' && random.chance(0.5) ? percentage(price.total_cents, depositRate) : 0;
  return {
    id,
    agency_id: agencyId,
    property_id: plan.property_id,
    reference: bookingReference(id),
    status,
    source: plan.source,
    check_in: plan.check_in,
    check_out: plan.check_out,
    guests_count: plan.guests_count,
    guest_name: plan.guest.name,
    guest_email: plan.guest.email,
    guest_phone: plan.guest.phone,
    ...price,
    paid_cents: checked_in_at ? price.total_cents : deposit,
    notes: random.chance(0.1) ? 'Arrivée tardive, prévoir la boîte à clés.' : null,
    external_reference: null,
    cancellation_reason:
      cancelled_at && random.pick(['Vol annulé', 'Changement de dates', 'Raison personnelle']),
    confirmed_at,
    checked_in_at,
    checked_out_at,
    cancelled_at,
    created_at,
    updated_at: checked_out_at ?? checked_in_at ?? cancelled_at ?? confirmed_at ?? created_at,
  };
}

/** Booking 9876, to the letter of LGCD's page and whatever the clock. */
function published(): Booking {
  const { created_at, confirmed_at, ...stay } = publishedBooking;
  return {
    ...stay,
    ...priced(stay),
    agency_id: 42,
    reference: bookingReference(stay.id),
    status: 'confirmed',
    source: 'airbnb',
    guests_count: 2,
    guest_name: 'Karim B.',
    guest_email: 'karim@example.com',
    guest_phone: '+212600000042',
    paid_cents: 0,
    notes: null,
    external_reference: null,
    cancellation_reason: null,
    confirmed_at,
    checked_in_at: null,
    checked_out_at: null,
    cancelled_at: null,
    created_at,
    updated_at: confirmed_at,
  };
}

/** The bookings of an agency. Ids follow the days of arrival and do not depend on the clock. */
function sowBookings(sowing: Sowing, agency: SeedAgency): Booking[] {
  const reach = addDays(sowing.today, reachDays);
  const bookings = staysOfAgency(agency.id, reach > reachAtLeast ? reach : reachAtLeast).map(
    ({ plan, place }) => bookingOf(sowing, agency.id, agency.firstBooking + place, plan),
  );
  return agency.id === 42 ? [...bookings, published()] : bookings;
}

export const seed: Seed = {
  demo(sowing) {
    sowing.bookings = seedAgencies.flatMap((agency) => sowBookings(sowing, agency));
    bulk(sowing.db, 'bookings', sowing.bookings);
  },
};
