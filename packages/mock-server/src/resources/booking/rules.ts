import type { Domain } from '../../engine/domain.ts';
import { audit } from '../audit-log/audit.ts';
import { cleanAfter } from '../cleaning-task/rules.ts';
import type { Parsed } from '../handler.ts';
import { cancelInvoicesOf, refreshDraftOf } from '../invoice/rules.ts';
import { refuseUnless } from '../refuse-unless.ts';
import type { Row } from '../tables.ts';
import { checkAndPrice } from './check-and-price.ts';
import { bookingBlock } from './present.ts';
import { bookingReference } from './reference.ts';

type Booking = Row<'bookings'>;
type Change = 'created' | 'confirmed' | 'updated' | 'cancelled' | 'checked_in' | 'checked_out' | 'no_show';

/** Tells of a change by its event and in the audit log. */
function tell(domain: Domain, row: Booking, change: Change, description: string, metadata = {}): void {
  domain.emit(`booking.${change}`, { booking: bookingBlock(row) });
  audit(domain, { action: `booking.${change}`, description, subject: ['booking', row.id], metadata });
}

const changed = (domain: Domain, row: Booking, change: Change, values: Partial<Booking>): Booking => {
  const after = domain.store.update('bookings', row.id, values);
  tell(domain, after, change, `Booking ${row.reference} is now ${after.status.replaceAll('_', ' ')}.`);
  return after;
};

export type NewBooking = Parsed<'booking.create'>;

/** @throws Invalid when the stay overlaps another, is over the capacity, or its external reference is taken. */
export function createBooking(domain: Domain, given: NewBooking): Booking {
  const priced = checkAndPrice(domain, given);
  const status = given.status ?? 'confirmed';
  const inserted = domain.store.insert('bookings', {
    ...priced,
    property_id: given.property_id,
    reference: 'new',
    status,
    source: given.source ?? 'api',
    check_in: given.check_in,
    check_out: given.check_out,
    guests_count: given.guests_count,
    guest_name: given.guest_name,
    guest_email: given.guest_email ?? null,
    guest_phone: given.guest_phone ?? null,
    paid_cents: 0,
    notes: given.notes ?? null,
    external_reference: given.external_reference ?? null,
    confirmed_at: status === 'confirmed' ? domain.now() : null,
  });
  const row = domain.store.update('bookings', inserted.id, { reference: bookingReference(inserted.id) });
  tell(domain, row, 'created', `Booking ${row.reference} from ${row.check_in} to ${row.check_out} was made.`);
  if (status === 'confirmed') tell(domain, row, 'confirmed', `Booking ${row.reference} is confirmed.`);
  return row;
}

export function confirmBooking(domain: Domain, row: Booking): Booking {
  refuseUnless(row.status, ['pending'], 'booking', 'confirmed');
  return changed(domain, row, 'confirmed', { status: 'confirmed', confirmed_at: domain.now() });
}

/** Frees the nights; what was charged and is not paid is charged no more. */
export function cancelBooking(domain: Domain, row: Booking, reason?: string | null): Booking {
  refuseUnless(row.status, ['pending', 'confirmed'], 'booking', 'cancelled');
  const after = changed(domain, row, 'cancelled', {
    status: 'cancelled',
    cancelled_at: domain.now(),
    cancellation_reason: reason ?? null,
  });
  cancelInvoicesOf(domain, after);
  return after;
}

export function checkIn(domain: Domain, row: Booking): Booking {
  refuseUnless(row.status, ['confirmed'], 'booking', 'checked in');
  return changed(domain, row, 'checked_in', { status: 'checked_in', checked_in_at: domain.now() });
}

/** The property needs cleaning after it. */
export function checkOut(domain: Domain, row: Booking): Booking {
  refuseUnless(row.status, ['checked_in'], 'booking', 'checked out');
  const after = changed(domain, row, 'checked_out', { status: 'checked_out', checked_out_at: domain.now() });
  cleanAfter(domain, after);
  return after;
}

export function markNoShow(domain: Domain, row: Booking): Booking {
  refuseUnless(row.status, ['confirmed'], 'booking', 'marked as a no-show');
  return changed(domain, row, 'no_show', { status: 'no_show' });
}

export interface BookingEdit {
  property_id?: number | undefined;
  check_in?: string | undefined;
  check_out?: string | undefined;
  guest_name?: string | undefined;
  guests_count?: number | undefined;
  guest_email?: string | null | undefined;
  guest_phone?: string | null | undefined;
  total_amount?: number | undefined;
  notes?: string | null | undefined;
}

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** New dates or another property are priced anew unless the edit names a price. */
export function editBooking(domain: Domain, row: Booking, edit: BookingEdit): Booking {
  refuseUnless(row.status, ['pending', 'confirmed', 'checked_in'], 'booking', 'edited');
  const { total_amount, ...fields } = given(edit);
  const next = { ...row, ...fields };
  const moved =
    next.property_id !== row.property_id ||
    next.check_in !== row.check_in ||
    next.check_out !== row.check_out;
  const priced = checkAndPrice(
    domain,
    { ...next, total_amount: total_amount ?? (moved ? undefined : row.total_cents / 100) },
    row,
  );
  const after = domain.store.update('bookings', row.id, { ...fields, ...priced });
  tell(domain, after, 'updated', `Booking ${row.reference} was edited.`, {
    fields: Object.keys(given(edit)),
  });
  refreshDraftOf(domain, after);
  return after;
}
