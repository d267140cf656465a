import { isoTime } from '../engine/clock.ts';
import type { Db } from '../engine/store/db.ts';
import { insertRow } from '../engine/store/rows.ts';
import { type BookingEdit, edited, pageBooking } from './wire.ts';

/** Lodgify bookings of the demo agency: one of each status that matters, at the property of Lodgify's page. */
const demo: readonly (BookingEdit & { id: number })[] = [
  {
    id: 200_001,
    arrival: '2027-04-05',
    departure: '2027-04-09',
    people: 2,
    guest_name: 'Nadia Benali',
    guest_email: 'nadia@example.com',
    guest_phone: '+212600000101',
    total: '4800',
    currency: 'MAD',
    status: 'Booked',
  },
  {
    id: 200_002,
    arrival: '2027-04-15',
    departure: '2027-04-18',
    people: 3,
    guest_name: 'Tom Baker',
    guest_email: 'tom@example.com',
    guest_phone: '+447700900123',
    total: '615.5',
    currency: 'EUR',
    status: 'Tentative',
  },
  {
    id: 200_003,
    arrival: '2027-05-01',
    departure: '2027-05-03',
    people: 1,
    guest_name: 'Inès Moreau',
    guest_email: 'ines@example.com',
    guest_phone: '+33600000102',
    total: '2100',
    currency: 'MAD',
    status: 'Open',
  },
];

export function seedLodgify(db: Db, now: number): void {
  const at = isoTime(now);
  for (const { id, ...edit } of demo) {
    const object = edited(pageBooking(), edit);
    object.booking.id = id;
    object.booking.source = 'Manual';
    object.booking.source_text = '';
    insertRow(db, 'lodgify_bookings', { id, agency_id: 42, object, created_at: at, updated_at: at });
  }
}
