import type { Domain } from '../../engine/domain.ts';
import { invalid, selectedInvalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { Parsed } from '../handler.ts';
import type { Row } from '../tables.ts';
import { presentReview } from './present.ts';

/** Up to this rating a review calls for somebody. Source: published ("low-rating alert"); the number is inferred. */
const lowRating = 2;

/** @throws Invalid when the external reference is taken, or the booking was in another property. */
export function createReview(domain: Domain, given: Parsed<'review.create'>): Row<'reviews'> {
  const { store } = domain;
  const errors: Record<string, string> = {};
  if (
    given.booking_id != null &&
    store.find('bookings', given.booking_id)?.property_id !== given.property_id
  ) {
    errors.booking_id = selectedInvalid('booking_id');
  }
  if (
    given.external_reference &&
    store.first('reviews', [['external_reference = ?', given.external_reference]])
  ) {
    errors.external_reference = 'The external reference has already been taken.';
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const row = store.insert('reviews', {
    property_id: given.property_id,
    booking_id: given.booking_id ?? null,
    rating: given.rating,
    author: given.author,
    comment: given.comment ?? null,
    source: given.source ?? 'direct',
    external_reference: given.external_reference ?? null,
  });
  domain.emit('review.received', { review: presentReview(row) });
  audit(domain, {
    severity: row.rating <= lowRating ? 'warning' : 'info',
    action: 'review.received',
    description: `${row.author} gave property ${row.property_id} ${row.rating} of 5.`,
    subject: ['review', row.id],
  });
  return row;
}
