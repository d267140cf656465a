import type { Domain } from '../../engine/domain.ts';
import { percentage } from '../../figures/allocate.ts';
import { mad, toCents } from '../../figures/money.ts';
import { nightsCount } from '../../figures/night.ts';
import { priceOfStay } from '../../figures/price.ts';
import { invalid, selectedInvalid } from '../../http/laravel/errors.ts';
import type { Row } from '../tables.ts';
import { whyTaken } from './availability.ts';

export interface StayInput {
  property_id: number;
  check_in: string;
  check_out: string;
  guests_count: number;
  total_amount?: number | null | undefined;
  external_reference?: string | null | undefined;
}

export interface Priced {
  total_cents: number;
  commission_cents: number;
}

/** Longest stay, in nights, and highest price, in centimes: what the contract's amounts can hold. */
const mostNights = 365;
const mostCents = 99_999_999 * 100;

/** The seasons that a stay touches. */
export const seasonsOf = (
  { store }: Pick<Domain, 'store'>,
  { property_id, check_in, check_out }: Pick<StayInput, 'property_id' | 'check_in' | 'check_out'>,
) =>
  store.list('rates', [
    ['property_id = ?', property_id],
    ['start_date < ?', check_out],
    ['end_date >= ?', check_in],
  ]);

function bookable(domain: Domain, id: number): Row<'properties'> {
  const property = domain.store.find('properties', id);
  if (property?.status !== 'active') throw invalid({ property_id: selectedInvalid('property_id') });
  return property;
}

/**
 * Checks a new or changed stay against the data and prices it: from the calendar unless the request names a price,
 * with the commission of the property. The fewest nights of a season are advice for channels, not a rule here.
 * @throws Invalid with all that is wrong at once.
 */
export function checkAndPrice(domain: Domain, stay: StayInput, except?: Row<'bookings'>): Priced {
  const property = bookable(domain, stay.property_id);
  const errors: Record<string, string> = {};
  const taken = whyTaken(domain, stay, except?.id);
  if (taken) errors.check_in = taken;
  const nights = nightsCount(stay);
  if (nights < 1) errors.check_out = 'The check out field must be a date after check in.';
  if (nights > mostNights) errors.check_out = `The stay must not be longer than ${mostNights} nights.`;
  if (stay.guests_count > property.capacity) {
    errors.guests_count = `The guests count field must not be greater than ${property.capacity}.`;
  }
  if (stay.external_reference) {
    const other = domain.store.first('bookings', [
      ['external_reference = ?', stay.external_reference],
      ["status <> 'cancelled'"],
      ['id <> ?', except?.id],
    ]);
    if (other) errors.external_reference = 'The external reference has already been taken.';
  }
  const total =
    stay.total_amount != null || errors.check_out
      ? toCents(stay.total_amount ?? 0)
      : priceOfStay(property, seasonsOf(domain, stay), stay.check_in, stay.check_out);
  // The mock knows no refunds, so a stay cannot become cheaper than what the guest has paid for it.
  if (except && total < except.paid_cents) {
    errors.total_amount = `The total amount field must be at least ${mad(except.paid_cents)}, which the guest has paid.`;
  }
  if (total > mostCents) errors.total_amount = 'The total amount field must not be greater than 99999999.';
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return { total_cents: total, commission_cents: percentage(total, property.commission_rate) };
}
