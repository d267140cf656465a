import type { Returned } from '@lgcd/core-client/contract';
import { int, looseRef, nullable, ref, text, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Review = Returned<'review.get'>;

export const tables = {
  reviews: {
    ...tenant,
    property_id: ref('properties'),
    booking_id: looseRef('bookings'),
    rating: int,
    author: text,
    comment: nullable(text),
    source: word<Review['source']>(),
    external_reference: nullable(text),
    ...stamps,
  },
} as const;

export const indexes = [
  'create unique index reviews_external on reviews (agency_id, external_reference) where external_reference is not null',
];
